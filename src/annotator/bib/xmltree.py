"""XML of strangers into elements: no document types, no entities, no depths, namespaces left out.

Expat does the parsing; what makes XML dangerous (entity bombs, external entities) is refused before it begins.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

DEPTH: Final = 60
"""Elements within elements; no bibliography needs half of it."""


class XmlRefused(Exception):
    """A file that is no XML we read: ``line`` counts from 1, ``reason`` is a stable word."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def parse(text: str) -> Element:
    """Return the root element; names come without their namespaces.

    Raises:
        XmlRefused: the text is not well formed, declares a document type or an entity, or is too deep.
    """
    return _Reading().run(text)


class _Reading:
    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._parser = expat.ParserCreate("utf-8")
        self._depth = 0
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def run(self, text: str) -> Element:
        try:
            self._parser.Parse(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            raise XmlRefused(error.lineno, "not_understood") from error
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise XmlRefused(self._parser.CurrentLineNumber, "too_deep")
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self._builder.start(name.rpartition(":")[2], plain)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(name.rpartition(":")[2])

    def _refuse(self, *_: object) -> None:
        raise XmlRefused(self._parser.CurrentLineNumber, "document_type")


def text_of(element: Element | None) -> str:
    """Return all text in an element on one line, or nothing."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def texts_of(element: Element, path: str) -> list[str]:
    """Return the texts of the elements at a path, without the empty ones."""
    return [text for one in element.findall(path) if (text := text_of(one))]


def first_of(element: Element, *paths: str) -> str:
    """Return the first text that stands at one of some paths, or nothing."""
    return next((text for path in paths for text in texts_of(element, path)), "")
