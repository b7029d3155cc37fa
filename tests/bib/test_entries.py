"""Entries become sources: names of fields, dates, both scripts."""

import pytest

from annotator.bib.bibtex import read
from annotator.bib.entries import entries_to_sources
from annotator.bib.sources import ImportedCreator, ImportedSource
from annotator.bib.strings import StringTable


def source(text: str) -> ImportedSource:
    file = read(text)
    [found] = entries_to_sources(file.entries, StringTable(file.strings))
    return found


def test_both_scripts_of_a_source_are_kept() -> None:
    found = source(r"""
        @article{haidari2024, author = {حیدری، محمد and سیمبر، رضا and others}, langid = {persian},
          namea = {Haidari, Mohammad and Simbar, Reza and others}, nameatype = {author},
          title = {رویکرد روسیه}, usere = {Russia's {NATO} Approach}, usera = {1403}, date = {2024}}""")
    assert found.creators == (
        ImportedCreator(ord=0, family_latin="Haidari", given_latin="Mohammad", family_fa="حیدری",
        given_fa="محمد"),
        ImportedCreator(ord=1, family_latin="Simbar", given_latin="Reza", family_fa="سیمبر", given_fa="رضا"),
        ImportedCreator(ord=2, family_latin="others"),
    )
    assert found.fields == {
        "title": "رویکرد روسیه", "usere": "Russia's NATO Approach", "usera": "1403", "date": "2024",
        "langid": "persian",
    }
    assert not found.problems


@pytest.mark.parametrize("field", ["title_en", "translatedtitle", "usere"])
def test_other_programs_fields_for_the_other_title_are_understood(field: str) -> None:
    assert source(f"@book{{k, title={{کتاب}}, {field}={{Book}}}}").fields["usere"] == "Book"


def test_a_name_list_of_another_length_is_named() -> None:
    found = source("@book{k, author={حیدری، محمد}, author_en={Haidari, M and Simbar, R}}")
    assert "names_differ:author" in found.problems
    assert [creator.family_latin for creator in found.creators] == ["Haidari", "Simbar"]


def test_a_foreign_namea_stays_a_list_of_its_own() -> None:
    found = source("@book{k, author={A, B}, namea={C, D}}")
    assert [creator.role for creator in found.creators] == ["author", "namea"]


@pytest.mark.parametrize(("fields", "date"), [
    ("year = 2024", "2024"),
    ("year = {2024}, month = may", "2024-05"),
    ("year = {2024}, month = {May}, day = {7}", "2024-05-07"),
    ("year = {2024}, month = {12 March}", "2024-03-12"),
    ("year = {۱۴۰۲}", "1402"),
    ("year = {[2011]}", "2011"),
    ("year = {2011--2012}", "2011/2012"),
    ("date = {2024-05-07}, year = {2024}", "2024-05-07"),
])
def test_years_become_dates(fields: str, date: str) -> None:
    assert source(f"@book{{k, {fields}}}").fields["date"] == date


@pytest.mark.parametrize("year", ["n.d.", "XXXX", "بی‌تا"])
def test_words_for_no_date_are_dropped(year: str) -> None:
    assert source(f"@book{{k, year={{{year}}}}}").fields == {}


def test_other_words_for_a_year_are_kept() -> None:
    assert source("@book{k, year={in press}, month={Sommer}}").fields == {"year": "in press",
    "month": "Sommer"}


@pytest.mark.parametrize(("written", "entry_type", "work"), [
    ("PhDThesis", "thesis", "phdthesis"), ("mastersthesis", "thesis", "mathesis"),
    ("techreport", "report", "techreport"), ("conference", "inproceedings", None), ("www", "online", None),
    ("dataset", "dataset", None),
])
def test_old_types_become_biblatex_types(written: str, entry_type: str, work: str | None) -> None:
    found = source(f"@{written}{{k, title={{x}}}}")
    assert (found.entry_type, found.fields.get("type")) == (entry_type, work)


@pytest.mark.parametrize(("text", "langid"), [
    ("title={کتاب}", "persian"), ("title={Book, 2nd ed.}", "english"), ("title={B{\\\"u}cher}", ""),
    ("title={Book}, langid={french}", "french"), ("author={حیدری، محمد}", "persian"), ("", ""),
])
def test_the_language_is_given_or_seen_by_the_script(text: str, langid: str) -> None:
    assert source(f"@book{{k, {text}}}").langid == langid


def test_repeated_fields_are_joined_or_named() -> None:
    found = source("@book{k, note={a}, note={b}, title={x}, title={y}, title={x}}")
    assert found.fields == {"note": "a; b", "title": "x"}
    assert found.problems == ("duplicate_field:title",)


def test_problems_name_their_field() -> None:
    found = source(r"@book(k, title={\foo{x}} note=xyz)")
    assert found.problems == ("unknown_command:title", "string_undefined:note", "recovered:punctuation")


def test_addresses_and_keys_are_left_alone() -> None:
    found = source(r"@book{k, url={http://x.org/~a_b--c}, crossref={a_b~c}, file={:a\_b.pdf:PDF}}")
    assert found.fields == {"url": "http://x.org/~a_b--c", "crossref": "a_b~c", "file": r":a\_b.pdf:PDF"}


def test_an_address_old_styles_print_from_howpublished_is_not_kept_twice() -> None:
    found = source(r"@misc{k, title={T}, howpublished={\url{https://example.org/a_b}}, url={https://example.org/a_b}}")
    assert found.fields == {"title": "T", "url": "https://example.org/a_b"}
