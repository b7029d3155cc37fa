"""XML of strangers: read, or refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import BadInput
from annotator.formats import markup


def test_elements_are_found_by_name_with_their_text() -> None:
    root = markup.parse('<a xmlns:x="u"><x:B xml:lang="fa-IR">یک <i>دو</i>\n سه</x:B><c><b>4</b></c></a>')
    assert [(one.lang, one.text) for one in root.all("b")] == [("fa", "یک دو سه"), ("", "4")]


def test_a_document_type_is_passed_over() -> None:
    assert markup.parse('<!DOCTYPE tmx SYSTEM "http://example.org/tmx14.dtd"><tmx>1</tmx>').text == "1"


@pytest.mark.parametrize("document", [
    '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.org/b"> %b;]><a/>',
])
def test_a_document_that_declares_entities_is_refused(document: str) -> None:
    with pytest.raises(BadInput, match=r"x\.xml") as raised:
        markup.parse(document, "x.xml")
    assert (raised.value.detail, raised.value.line) == ("declares entities", 1)


def test_a_fault_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text("<a>\n<b></a>", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        markup.read(path)
    assert (raised.value.line, raised.value.column, raised.value.detail) == (2, 6, "mismatched tag")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(BadInput) as raised:
        markup.parse("<a>" * 5000 + "</a>" * 5000)
    assert raised.value.detail == "nested too deeply"


def test_utf_16_is_read_whatever_the_declaration_says(tmp_path: Path) -> None:
    path = tmp_path / "wide.xml"
    path.write_text('<?xml version="1.0" encoding="utf-16"?><a>آب</a>', encoding="utf-16")
    assert markup.read(path).text == "آب"
