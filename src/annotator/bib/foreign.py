"""The formats of other programs by their names, and which one a file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from annotator.bib import csljson, endnote, mods, nbib, ris
from annotator.bib.interchange import ForeignFile
from annotator.bib.sources import ExportedSource

READERS: Final[dict[str, Callable[[str], ForeignFile]]] = {
    "ris": ris.read, "csl-json": csljson.read, "endnote-xml": endnote.read, "mods": mods.read, "nbib": nbib.read,
}
WRITERS: Final[dict[str, Callable[[Iterable[ExportedSource]], str]]] = {"ris": ris.write, "csl-json": csljson.write}
ENDINGS: Final = {"ris": "ris", "csl-json": "json", "endnote-xml": "xml", "mods": "xml", "nbib": "nbib"}
"""Format to the ending its files mostly have."""


def format_of(text: str) -> str:
    """Return the format a text is in, by its first characters; what is no other is taken for BibTeX."""
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if start.startswith(("[", "{")):
        return "csl-json"
    if start.startswith("<"):
        return "mods" if re.search(r"<(?:\w+:)?mods", start) else "endnote-xml"
    if re.match(r"PMID *- ", start):
        return "nbib"
    return "ris" if re.search(r"^TY  ?-", start, re.MULTILINE) else "bibtex"
