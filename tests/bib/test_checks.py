"""Checks of sources, and their mends."""

import pytest

from annotator.bib.checks import CHECKS, Problem, check_source, check_sources
from annotator.bib.sources import ExportedSource, ImportedCreator


def book(key: str = "k", *creators: ImportedCreator, **fields: str) -> ExportedSource:
    return ExportedSource(entry_type="book", citekey=key, fields=fields, creators=creators)


def found(source: ExportedSource, kind: str) -> list[Problem]:
    return [problem for problem in check_source(source) if problem.kind == kind]


RIGHT = book(
    "k", ImportedCreator(family_latin="Smith"), title="T", date="2001", langid="english", pages="1–2",
    doi="10.1000/x", isbn="978-0-393-34927-6", issn="0378-5955", url="http://x.org/a\\b",
)


def test_a_right_source_has_no_problem() -> None:
    assert check_source(RIGHT) == ()


@pytest.mark.parametrize(("kind", "fields", "field", "mended"), [
    ("wrong_calendar", {"date": "1402", "title": "کتاب"}, "date", {"usera": "1402", "title": "کتاب"}),
    ("wrong_calendar", {"year": "۱۴۰۲", "title": "کتاب"}, "year", {"usera": "1402", "title": "کتاب"}),
    ("wrong_calendar", {"date": "1402", "title": "Book"}, "date", None),
    ("mixed_letters", {"title": "علي و كتاب"}, "title", {"title": "علی و کتاب"}),
    ("page_range", {"pages": "12-20, 30 - 31"}, "pages", {"pages": "12–20, 30–31"}),
    ("missing_language", {"title": "کتاب"}, "langid", {"title": "کتاب", "langid": "persian"}),
    ("doi_prefix", {"doi": "https://doi.org/10.1000/x"}, "doi", {"doi": "10.1000/x"}),
    ("doi_prefix", {"doi": "DOI: 10.1000/x"}, "doi", {"doi": "10.1000/x"}),
    ("doi_prefix", {"doi": "x"}, "doi", None),
    ("unbalanced_braces", {"title": "a { b"}, "title", None),
    ("not_a_number", {"volume": "12 (3)"}, "volume", {"volume": "12", "number": "3"}),
    ("not_a_number", {"volume": "XII"}, "volume", None),
    ("leftover_latex", {"title": "a \\foo{b}"}, "title", None),
    ("wrong_number", {"isbn": "978-0-393-34927-5"}, "isbn", None),
    ("wrong_number", {"issn": "0378-5956"}, "issn", None),
])
def test_each_check_finds_its_problem_and_mends_what_is_safe(
    kind: str, fields: dict[str, str], field: str, mended: dict[str, str] | None
) -> None:
    [problem] = found(book(**fields), kind)
    assert problem.field == field
    assert (problem.mended and problem.mended.fields) == mended


@pytest.mark.parametrize(("kind", "fields"), [
    ("mixed_letters", {"title": "كتاب", "langid": "arabic"}), ("page_range", {"pages": "A-12"}),
    ("missing_language", {"langid": "french"}), ("wrong_calendar", {"date": "1603"}),
    ("unbalanced_braces", {"title": "{a}"}),
    ("not_a_number", {"volume": "۱۲"}), ("doi_prefix", {"doi": "10.1002/(SICI)1<2::A>3.0"}),
])
def test_what_is_right_is_left_alone(kind: str, fields: dict[str, str]) -> None:
    assert found(book(**fields), kind) == []


def test_missing_fields_go_by_the_type() -> None:
    source = ExportedSource(entry_type="online", citekey="k", fields={"usera": "1403"})
    assert [problem.field for problem in found(source, "missing_field")] == ["title", "url/doi/eprint"]
    child = ExportedSource(entry_type="inbook", citekey="k", fields={"crossref": "x"})
    assert found(child, "missing_field") == []


def test_names_joined_in_one_are_taken_apart() -> None:
    joined = ImportedCreator(family_fa="محمد حیدری، رضا سیمبر")
    source = book("k", joined, ImportedCreator(ord=1, family_fa="کریمی"))
    [problem] = found(source, "joined_names")
    assert problem.mended is not None
    assert problem.mended.creators == (
        ImportedCreator(ord=0, family_fa="حیدری", given_fa="محمد"),
        ImportedCreator(ord=1, family_fa="سیمبر", given_fa="رضا"), ImportedCreator(ord=2, family_fa="کریمی"))


def test_an_organisation_may_have_and_in_its_name() -> None:
    ministry = ImportedCreator(family_fa="وزارت علوم و فناوری", is_organisation=1)
    assert found(book("k", ministry), "joined_names") == []


def test_letters_of_names_are_mended_too() -> None:
    [problem] = found(book("k", ImportedCreator(family_fa="كريمي", given_fa="علي")), "mixed_letters")
    assert problem.mended is not None
    assert problem.mended.creators == (ImportedCreator(family_fa="کریمی", given_fa="علی"),)


def test_keys_are_checked_alone_and_together() -> None:
    [problem] = found(book("a b"), "unsafe_key")
    assert problem.mended is not None
    assert problem.mended.citekey == "ab"
    problems = check_sources([book("k"), book("K"), book("x")], off=("missing_field", "missing_language"))
    assert [problem.citekey for problem in problems if problem.kind == "duplicate_key"] == ["k", "K"]
    assert len(problems) == 2


def test_a_mended_source_passes_its_check() -> None:
    source = book(
        "a b", ImportedCreator(family_fa="علي حیدری و رضا سیمبر"), title="كتاب", date="1402", pages="1-2",
        doi="doi:10.1000/x")
    for _ in range(10):
        mends = [problem.mended for problem in check_source(source) if problem.mended]
        if not mends:
            break
        source = mends[0]
    assert check_source(source) == ()


def test_every_check_has_a_kind_of_its_own_and_says_what_it_is() -> None:
    kinds = [check.kind for check in CHECKS]
    assert len(set(kinds)) == len(kinds)
    assert all(kinds)
    assert all(type(check).__doc__ for check in CHECKS)
