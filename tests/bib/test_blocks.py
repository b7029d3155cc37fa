"""The blocks of a file know their fields, their counts and, together, every character."""

from __future__ import annotations

import pytest

from annotator.bib.blocks import BibComment, BibEntry, BibFailed, BibFile, BibString, BibText

RAW = "@book{k, Title = {Water}, title = {Again}, year = 1402}"
FIELDS_AT = (RAW.index(", Title") + 1, len(RAW) - 1)


def entry() -> BibEntry:
    return BibEntry(RAW, 0, 1, "book", "k", FIELDS_AT)


def test_fields_are_split_when_somebody_asks_and_once() -> None:
    book = entry()
    assert book.split_fields is None
    assert book.fields == (("Title", "{Water}"), ("title", "{Again}"), ("year", "1402"))
    assert book.fields is book.fields


@pytest.mark.parametrize(("name", "value"), [("title", "{Water}"), ("year", "1402"), ("author", None)])
def test_a_value_is_found_by_its_name_in_lower_case_the_first_of_several(name: str, value: str | None) -> None:
    assert entry().raw_value(name) == value


def test_a_file_is_the_sum_of_its_blocks() -> None:
    blocks = (
        BibText("remark\n", 0, 1), entry(), BibString('@string{a = "b"}', 60, 2, "a", '"b"'),
        BibComment("@comment{x}", 80, 3), BibFailed("@book{l, @book{m,", 95, 4, "unclosed", entries=2),
    )
    file = BibFile(blocks)
    assert file.text == "".join(block.raw for block in blocks)
    assert [found.key for found in file.entries] == ["k"]
    assert [found.name for found in file.strings] == ["a"]
    assert [found.reason for found in file.failed] == ["unclosed"]
    assert file.entries_in_file == 3


def test_an_empty_file_has_nothing() -> None:
    assert (BibFile().text, BibFile().entries, BibFile().entries_in_file) == ("", (), 0)
