"""What is wrong with sources, and which may be one work."""

from __future__ import annotations

from annotator.bib.sources import ImportedCreator
from annotator.core.model import Creator, Source
from annotator.services.bib_records import creator_records
from annotator.services.source_checks import SourceChecks


def checks(*sources: Source, **creators: list[ImportedCreator]) -> SourceChecks:
    people: dict[str, list[Creator]] = {key: creator_records(key, group) for key, group in creators.items()}
    return SourceChecks(sources, people)


BOOK = Source(id="b", citekey="walt1998", entry_type="book", fields={
    "title": "T", "date": "1998", "langid": "english", "doi": "https://doi.org/10.1234/x", "pages": "1-9"})
WALT = [ImportedCreator(family_latin="Walt")]


def test_problems_come_with_the_source_they_are_in() -> None:
    found = checks(BOOK, b=WALT).problems()
    assert [(one.citekey, one.label, one.kind, one.field, one.is_mendable) for one in found] == [
        ("walt1998", "Walt 1998", "page_range", "pages", True), ("walt1998", "Walt 1998", "doi_prefix", "doi", True)]


def test_a_stub_is_not_blamed_for_being_one() -> None:
    stub = Source(id="s", citekey="walt1998", fields={"date": "1998"}, is_stub=1)
    assert checks(stub).problems() == []
    assert {one.kind for one in checks(Source(id="s", citekey="walt1998", fields={"date": "1998"})).problems()} == {
        "missing_field", "missing_language"}


def test_all_mends_of_a_source_are_one_change() -> None:
    changes, mended = checks(BOOK, b=WALT).mends()
    (change,) = changes
    assert (change.after["fields"]["doi"], change.after["fields"]["pages"]) == ("10.1234/x", "1–9")
    assert {one.kind for one in mended} == {"page_range", "doi_prefix"}


def test_kinds_narrow_what_is_mended() -> None:
    (change,), (mended,) = checks(BOOK, b=WALT).mends({"doi_prefix"})
    assert (mended.kind, change.after["fields"]["pages"]) == ("doi_prefix", "1-9")


def test_an_unsafe_key_is_mended_to_a_free_one_and_stays_an_alias() -> None:
    fields = {"title": "T", "date": "2020", "langid": "english"}
    bad = Source(id="1", citekey="a{b", fields=fields)
    (change,), _ = checks(bad, Source(id="2", citekey="ab", fields=fields)).mends()
    assert (change.after["citekey"], change.after["fields"]["ids"]) == ("aba", "a{b")


def test_joined_names_are_parted() -> None:
    source = Source(id="j", citekey="j", fields={"title": "ت", "usera": "1400", "langid": "persian"})
    changes, _ = checks(source, j=[ImportedCreator(family_fa="حیدری و سیمبر")]).mends()
    assert [(change.verb, change.after["family_fa"]) for change in changes] == [
        ("edit", "حیدری"), ("create", "سیمبر")]


def test_one_work_in_two_scripts_is_found_with_the_reasons() -> None:
    first = Source(id="1", citekey="davoudi2024", fields={"date": "2024", "title": "Power"})
    second = Source(id="2", citekey="davudi", fields={"usera": "1403", "title": "قدرت", "usere": "Power"})
    (pair,) = checks(
        first, second,
        **{"1": [ImportedCreator(family_latin="Davoudi")], "2": [ImportedCreator(family_fa="داودی")]},
    ).duplicates()
    assert (pair.citekey, pair.other_citekey, pair.other_label) == ("davoudi2024", "davudi", "داودی، ۱۴۰۳")
    assert pair.score >= 750
    assert {"same_title", "same_year"} <= set(pair.reasons)


def test_letters_after_the_year_tell_works_apart_unless_the_title_is_one() -> None:
    def pair(**fields: str) -> SourceChecks:
        sources = [Source(id=one, citekey=f"eslami2024{one}", fields={"date": "2024", **fields}) for one in "ab"]
        return checks(*sources, **{one: [ImportedCreator(family_latin="Eslami")] for one in "ab"})

    assert pair().duplicates() == []
    assert len(pair(title="Border Policy").duplicates()) == 1
