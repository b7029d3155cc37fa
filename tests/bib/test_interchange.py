"""What formats of other programs have in common."""

from __future__ import annotations

import pytest

from annotator.bib.interchange import (
    cited_name,
    code_of_langid,
    langid_of_code,
    paired,
    safe_citekey,
    with_year,
)
from annotator.bib.sources import ImportedCreator


@pytest.mark.parametrize(("code", "langid"), [
    ("fa", "persian"), ("fa-IR", "persian"), ("per", "persian"), ("Farsi", "persian"), ("فارسی", "persian"),
    ("en_US", "english"), ("eng", "english"), ("persian", "persian"), ("xx", ""), ("", ""),
])
def test_languages_are_known_by_code_and_name(code: str, langid: str) -> None:
    assert langid_of_code(code) == langid


def test_a_language_without_a_code_keeps_its_name() -> None:
    assert (code_of_langid("persian"), code_of_langid("sindarin")) == ("fa", "sindarin")


@pytest.mark.parametrize(("name", "creator"), [
    ("Heidari, Mohammad", ImportedCreator(family_latin="Heidari", given_latin="Mohammad")),
    ("حیدری، محمد", ImportedCreator(family_fa="حیدری", given_fa="محمد")),
    ("Berg, A., Jr.", ImportedCreator(family_latin="Berg, Jr.", given_latin="A.")),
    ("BBC Persian,", ImportedCreator(family_latin="BBC Persian", is_organisation=1)),
    ("a\\b{c}", ImportedCreator(family_latin="a\\b{c}")),
])
def test_names_are_read_as_databases_write_them(name: str, creator: ImportedCreator) -> None:
    assert cited_name(name, "author", 0) == creator


def test_lists_of_different_length_are_not_paired() -> None:
    one = ImportedCreator(family_latin="A")
    assert paired({"author": [one], "namea": []}) == (one,)


def test_years_stand_in_their_calendar() -> None:
    fields: dict[str, str] = {}
    with_year(fields, "۱۴۰۳")
    with_year(fields, "2024-05")
    assert fields == {"usera": "1403", "date": "2024-05"}


def test_identifiers_of_other_programs_are_no_keys() -> None:
    assert [safe_citekey(key) for key in ("a:b-1", "http://x/y", "a b", "{x}")] == ["a:b-1", "", "", ""]
