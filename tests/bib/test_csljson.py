"""CSL-JSON there and back, and as others write it."""

from __future__ import annotations

import json

import pytest

from annotator.bib import csljson
from annotator.bib.sources import ExportedSource, ImportedCreator
from tests.bib.foreign_sources import SOURCES, told


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.citekey)
def test_a_source_comes_back_as_it_went(source: ExportedSource) -> None:
    (found,) = csljson.read(csljson.write([source])).sources
    assert told(found) == told(source)


def test_items_are_what_citation_processors_expect() -> None:
    article, book = json.loads(csljson.write(SOURCES[:2]))
    assert article["type"] == "article-journal"
    assert article["author"][0] == {"family": "حیدری", "given": "محمد"}
    assert article["custom"]["namea"][0] == {"family": "Heidari", "given": "Mohammad"}
    assert (article["language"], article["page"], article["container-title"]) == ("fa", "12-34", "فصلنامه مطالعات")
    assert article["issued"] == {"date-parts": [[2024], [2025]]}
    assert book["issued"] == {"date-parts": [[2019, 5, 12]]}


def test_items_of_other_programs_are_understood() -> None:
    (found,) = csljson.read(json.dumps([{
        "id": "http://zotero.org/users/1/items/AB", "type": "thesis", "title": "On <i>Power</i>", "publisher": "Tehran",
        "author": [{"family": "Berg", "non-dropping-particle": "van der", "given": "A.", "suffix": "Jr."},
                   {"literal": "United Nations"}],
        "issued": {"date-parts": [["1403"]]}, "language": "fa-IR", "page": "1-9", "number": 7,
    }])).sources
    assert (found.entry_type, found.citekey) == ("thesis", "")
    assert found.fields == {
        "title": "On Power", "institution": "Tehran", "usera": "1403", "langid": "persian", "pages": "1–9",
        "number": "7"}
    assert found.creators == (
        ImportedCreator(ord=0, family_latin="van der Berg, Jr.", given_latin="A."),
        ImportedCreator(ord=1, family_latin="United Nations", is_organisation=1))


@pytest.mark.parametrize(("text", "reasons"), [
    ("{", ["not_understood"]), ("[1, null]", ["no_item", "no_item"]), ("[" * 100_000, ["too_deep"]),
    ('"x"', ["no_item"]),
])
def test_what_is_no_item_is_refused(text: str, reasons: list[str]) -> None:
    file = csljson.read(text)
    assert (file.sources, [reason for _, reason in file.refused]) == ((), reasons)


@pytest.mark.parametrize("item", [
    {"type": 7, "title": ["x"], "author": "me", "issued": 2024}, {"author": [None, {"family": 3}]}, {},
    {"issued": {"date-parts": [[None], "x", [99999]]}, "custom": {"A B": "x", "namea": "y"}},
])
def test_odd_values_never_make_reading_fail(item: dict[str, object]) -> None:
    assert len(csljson.read(json.dumps([item])).sources) == 1
