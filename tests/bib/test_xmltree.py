"""XML of strangers: read or refused, never obeyed."""

from __future__ import annotations

import pytest

from annotator.bib.xmltree import XmlRefused, first_of, parse, text_of, texts_of

BOMB = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<x>&b;</x>"""


def test_namespaces_are_left_out_and_texts_joined() -> None:
    root = parse('\ufeff<m:a xmlns:m="x" m:k="v"><m:b>one <i>two</i>\n three</m:b><m:b/></m:a>')
    assert (root.tag, root.get("k")) == ("a", "v")
    assert texts_of(root, "b") == ["one two three"]
    assert (first_of(root, "c", "b"), first_of(root, "c"), text_of(None)) == ("one two three", "", "")


@pytest.mark.parametrize(("text", "line", "reason"), [
    (BOMB, 2, "document_type"), ("<a>\n<b></a>", 2, "not_understood"), ("", 1, "not_understood"),
    ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', 1, "document_type"), ("<a>" * 100, 1, "too_deep"),
    ("<a>&undefined;</a>", 1, "not_understood"),
])
def test_what_is_dangerous_or_broken_is_refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(XmlRefused) as refused:
        parse(text)
    assert (refused.value.line, refused.value.reason) == (line, reason)
