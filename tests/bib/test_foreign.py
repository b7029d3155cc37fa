"""Which format a file is in."""

from __future__ import annotations

import pytest

from annotator.bib.foreign import ENDINGS, READERS, WRITERS, format_of


@pytest.mark.parametrize(("text", "kind"), [
    ("@book{k}", "bibtex"), ("% remark\n@book{k}", "bibtex"), ("", "bibtex"), ("\ufeff\r\nTY  - BOOK", "ris"),
    ("Provider: X\nTY  - BOOK", "ris"), (" [{}]", "csl-json"),
    ("<?xml version='1.0'?><xml><records/></xml>", "endnote-xml"),
    ("<m:modsCollection xmlns:m='x'/>", "mods"), ("PMID- 1", "nbib"), ('{"items": []}', "csl-json"),
])
def test_the_first_characters_tell_the_format(text: str, kind: str) -> None:
    assert format_of(text) == kind


def test_every_format_that_is_written_is_read() -> None:
    assert WRITERS.keys() <= READERS.keys()
    assert ENDINGS.keys() <= READERS.keys()
