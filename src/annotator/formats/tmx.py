"""Translation memories: TMX 1.4b (LISA 2005), the form in which translators exchange aligned sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from annotator.errors import BadInput
from annotator.formats import markup

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MARKUP_OF_TOOLS = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements that hold another format's codes, not words."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Annotator" creationtoolversion={version} segtype="sentence" o-tmf="annotator" \
adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"


@dataclass(frozen=True)
class TranslationUnit:
    """A pair of texts. ``kind`` is aligned or translation; ``author`` the login of whoever wrote a translation."""

    english: str
    persian: str
    id: str = ""
    kind: str = "aligned"
    author: str = ""


def write(units: Iterable[TranslationUnit], *, version: str) -> str:
    """Return a TMX document. Characters that XML cannot hold are left out."""
    return "".join([_HEAD.format(version=quoteattr(_clean(version))), *map(_unit, units), _TAIL])


def read(path: str | Path) -> list[TranslationUnit]:
    """Return the units that hold English and Persian, in their order.

    Raises:
        BadInput: the file is no TMX, or cannot be read (see ``formats.markup``).
    """
    root = markup.read(path)
    if root.name != "tmx":
        raise BadInput(str(path), detail="no TMX")
    return units_of(root)


def units_of(root: markup.Element) -> list[TranslationUnit]:
    """Return the units of a TMX document that hold English and Persian."""
    units: list[TranslationUnit] = []
    for unit in root.all("tu"):
        sides = {variant.lang: _segment(variant) for variant in unit.all("tuv")}
        if sides.get("en") and sides.get("fa"):
            kinds = [one.text for one in unit.all("prop") if one.attributes.get("type") == "x-annotator-kind"]
            units.append(
                TranslationUnit(
                    sides["en"],
                    sides["fa"],
                    unit.attributes.get("tuid", ""),
                    kinds[0] if kinds else "aligned",
                    unit.attributes.get("creationid", ""),
                )
            )
    return units


def _segment(variant: markup.Element) -> str:
    return next((_words(segment) for segment in variant.all("seg")), "")


def _words(segment: markup.Element) -> str:
    """Return the text of a segment without the codes of other formats; ``hi`` and ``sub`` hold words."""
    kept = [
        part
        if isinstance(part, str)
        else ""
        if part.name in _MARKUP_OF_TOOLS
        else _words(part)
        for part in segment.parts
    ]
    return " ".join("".join(kept).split())


def _unit(unit: TranslationUnit) -> str:
    attributes = "".join(
        f" {name}={quoteattr(_clean(value))}"
        for name, value in (("tuid", unit.id), ("creationid", unit.author))
        if value
    )
    variants = "".join(
        f'<tuv xml:lang="{lang}"><seg>{escape(_clean(text))}</seg></tuv>\n'
        for lang, text in (("en", unit.english), ("fa", unit.persian))
    )
    return f'<tu{attributes}><prop type="x-annotator-kind">{escape(_clean(unit.kind))}</prop>\n{variants}</tu>\n'


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
