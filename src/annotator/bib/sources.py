"""A source on its way in or out: one bibliographic entry in Unicode.

``fields`` maps biblatex field names to text without TeX, creators excepted. Both scripts of a source
travel in fields every biblatex style accepts:

========================  =====================================================================
``author``, ``title`` …   the form in the language of the source (``langid``)
``namea`` + ``nameatype``  the authors in the other script; ``nameb`` the editors, ``namec`` the translators
``usere``                 the title in the other script, as biblatex-chicago uses it
``userd``                 the journal, book or series title in the other script
``userc``                 the publisher or institution in the other script
``usera``                 the Solar Hijri date of the source, as printed: ``1403`` or ``1403-05-12``
========================  =====================================================================

A name list in the other script repeats the form of the language where a name has one form only, so that
both lists have the same length and a reader pairs them by position.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.bib.names import script_of

OTHER_TITLE: Final = "usere"
OTHER_CONTAINER: Final = "userd"
OTHER_PUBLISHER: Final = "userc"
SOLAR_DATE: Final = "usera"

OTHER_NAMES: Final = {"author": "namea", "editor": "nameb", "translator": "namec"}
"""Role to the name list that holds the other script; ``<list>type`` repeats the role."""

CREATOR_ROLES: Final = (
    "author", "editor", "translator", "editora", "editorb", "editorc", "annotator", "commentator",
    "introduction",
    "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor", "namea", "nameb", "namec",
)
"""The fields of biblatex's data model that are name lists."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedCreator:
    """A creator in both scripts; the columns of ``core.model.Creator``."""

    role: str = "author"
    ord: int = 0
    family_latin: str = ""
    given_latin: str = ""
    family_fa: str = ""
    given_fa: str = ""
    is_organisation: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportedSource:
    """A source as read. ``raw`` is the entry as it stood; ``problems`` are stable words, most with a field
    name
    after a colon: ``unknown_command:title``.
    """

    entry_type: str
    citekey: str
    fields: Mapping[str, str]
    creators: tuple[ImportedCreator, ...] = ()
    langid: str = ""
    raw: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExportedSource:
    """A source to be written.

    ``langid`` may be empty: it is then taken from the fields, or found by the script of the title.
    ``imported``
    is the raw entry the source came from: values nobody changed go out as they came in, where that is safe.
    """

    entry_type: str
    citekey: str
    fields: Mapping[str, str]
    creators: tuple[ImportedCreator, ...] = ()
    langid: str = ""
    imported: str | None = field(default=None, repr=False)


def langid_of(fields: Mapping[str, str], creators: tuple[ImportedCreator, ...] = ()) -> str:
    """Return the language of a source as babel names it.

    ``langid`` if given, else by the title's letters: ``persian`` for the Arabic script, ``english`` for plain
    ASCII, unknown (an empty string) for accented Latin; without a title by the first creator.
    """
    given = fields.get("langid", "").strip().lower()
    if given:
        return given
    title = fields.get("title") or fields.get("booktitle") or ""
    if re.search(r"\w", title):
        return _language_of(title)
    if creators:
        return _language_of(creators[0].family_latin or creators[0].family_fa)
    return ""


def _language_of(text: str) -> str:
    if script_of(text) == "persian":
        return "persian"
    return "english" if all(letter.isascii() for letter in text if letter.isalpha()) else ""
