"""XML of strangers in: elements, texts and attributes, and nothing that a document can order the reader to do.

A document type is passed over, never fetched; a document that declares entities is refused, so nothing
can expand (CWE-776) or bring in another file (CWE-611). Size and depth have limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from annotator.errors import BadInput
from annotator.formats import plaintext

LIMIT = 32 * 1024 * 1024
"""Bytes of the largest XML file that is read."""
_DEEPEST = 100


@dataclass
class Element:
    """An element: its name without namespace, in lower case; ``parts`` are texts and elements in order."""

    name: str
    attributes: Mapping[str, str]
    parts: list[str | Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below this one, in document order."""
        for part in self.parts:
            if isinstance(part, Element):
                if part.name in names:
                    yield part
                yield from part.all(*names)

    @property
    def text(self) -> str:
        """The whole text in it, blanks and line ends as one space."""
        return " ".join("".join(self.texts()).split())

    @property
    def lang(self) -> str:
        """The language it declares, two letters in lower case, or an empty string."""
        return (self.attributes.get("lang") or "")[:2].lower()

    def texts(self) -> Iterator[str]:
        """Yield the pieces of text in it, in document order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.texts()
            else:
                yield part


def read(path: str | Path) -> Element:
    """Return the root element of an XML file.

    Raises:
        BadInput: the file cannot be read (see ``plaintext.read``), is not well-formed (with line and
            column), declares entities or is nested too deeply.
    """
    return parse(plaintext.read(path, limit=LIMIT).text, str(path))


def parse(text: str, name: str = "") -> Element:
    """Return the root element of an XML text; errors are those of :func:`read`."""
    parser = expat.ParserCreate()
    builder = _Builder(name, parser)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.refuse_entity
    parser.buffer_text = True
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "") if error.code else ""
        raise BadInput(name, line=error.lineno, column=error.offset + 1, detail=reason) from error
    return builder.root


class _Builder:
    def __init__(self, name: str, parser: expat.XMLParserType) -> None:
        self._name = name
        self._parser = parser
        self._open = [Element("", {})]

    @property
    def root(self) -> Element:
        return next(part for part in self._open[0].parts if isinstance(part, Element))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise self._fault("nested too deeply")
        element = Element(_bare(name), {_bare(key): value for key, value in attributes.items()})
        self._open[-1].parts.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser has matched it
        self._open.pop()

    def text(self, data: str) -> None:
        self._open[-1].parts.append(data)

    def refuse_entity(self, *declaration: object) -> None:  # noqa: ARG002
        raise self._fault("declares entities")

    def _fault(self, detail: str) -> BadInput:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return BadInput(self._name, line=line, column=column, detail=detail)


def _bare(name: str) -> str:
    return name.rpartition(":")[2].lower()
