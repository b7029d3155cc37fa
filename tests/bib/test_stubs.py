"""Sources made from citations."""

import pytest

from annotator.bib.bibtex import verify, write
from annotator.bib.sources import ExportedSource, ImportedCreator
from annotator.bib.stubs import is_stub_note, stub_from_citation


def test_a_stub_holds_what_the_citation_tells() -> None:
    stub = stub_from_citation(
        ["Haidari", "Simbar"], et_al=True, year="2024", citation="(Haidari et al., 2024, p. 4)")
    assert stub.entry_type == "misc"
    assert stub.fields == {
        "date": "2024", "note": "Made from the citation “Haidari et al., 2024, p. 4”; to be completed."}
    assert stub.creators == (
        ImportedCreator(ord=0, family_latin="Haidari"), ImportedCreator(ord=1, family_latin="Simbar"),
        ImportedCreator(ord=2, family_latin="others"))


def test_a_solar_year_stands_in_its_own_field() -> None:
    stub = stub_from_citation(
        ["حیدری"], year="1403", calendar="solar_hijri", lang="fa", citation="حیدری، ۱۴۰۳")
    assert stub.fields["usera"] == "1403"
    assert stub.fields["note"] == "از ارجاع «حیدری، ۱۴۰۳» ساخته شده است؛ باید کامل شود."
    assert stub.langid == "persian"
    assert stub.creators == (ImportedCreator(family_fa="حیدری"),)


def test_organisations_are_recognised_and_a_missing_year_gives_no_date() -> None:
    stub = stub_from_citation(["وزارت امور خارجه", "United Nations"], calendar="none")
    assert [creator.is_organisation for creator in stub.creators] == [1, 1]
    assert "date" not in stub.fields


def test_a_stub_can_be_written() -> None:
    stub = stub_from_citation(["BBC Persian"], year=None, calendar="none", citation="BBC Persian, n.d.")
    source = ExportedSource(entry_type="misc", citekey="bbc", fields=stub.fields, creators=stub.creators)
    assert verify(write([source]), [source]) == ()
    assert "date = {XXXX}" in write([source])


@pytest.mark.parametrize(("name", "is_organisation"), [
    ("BBC persian", 1), ("UNAMA", 1), ("Press TV", 1), ("WALT", 0), ("J. P. Morgan", 0), ("SImbar", 0), ("US Army", 1),
    ("WALT SMITH", 0),
])
def test_acronyms_tell_organisations_from_people_in_capitals(name: str, is_organisation: int) -> None:
    assert [one.is_organisation for one in stub_from_citation([name]).creators] == [is_organisation]


def test_a_note_of_ours_is_told_from_a_person_s() -> None:
    for lang in ("en", "fa"):
        assert is_stub_note(stub_from_citation(["Walt"], citation="Walt, 1998", lang=lang).fields["note"])
    assert not is_stub_note("Made from memory")
