"""What a source looks like as an entry of biblatex or of old BibTeX: type, names of fields, their order.

biblatex takes our fields as they are. BibTeX's styles (*BibTeXing*, section 3) know fewer types and older
names,
so ``date`` becomes ``year`` and ``month``, ``online`` becomes ``misc`` with ``howpublished``, and so on;
fields they do
not know are written all the same, for BibTeX skips them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from annotator.bib.dates import date_to_write, latin_digits
from annotator.bib.entries import FIELD_ALIASES, NO_TITLE
from annotator.bib.sources import SOLAR_DATE, langid_of

Dialect = Literal["biblatex", "bibtex"]
DIALECTS: Final = ("biblatex", "bibtex")

MONTH_MACROS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

FIELD_ORDER: Final = {name: number for number, name in enumerate((
    "crossref", "xdata", "author", "namea", "nameatype", "editor", "editortype", "nameb", "namebtype",
    "translator",
    "namec", "namectype", "title", "subtitle", "titleaddon", "usere", "maintitle", "booktitle",
    "booksubtitle",
    "journaltitle", "journal", "userd", "series", "volume", "number", "issue", "edition", "date", "year",
    "month",
    "usera", "publisher", "institution", "school", "organization", "userc", "location", "address", "type",
    "howpublished", "pages", "eid", "pubstate", "isbn", "issn", "doi", "eprint", "eprinttype", "url",
    "urldate",
    "language", "langid", "note", "addendum", "abstract", "keywords", "annotation", "file",
))}
"""Fields in the order they are written; others follow in alphabetical order."""

INTEGER_FIELDS: Final = frozenset(("volume", "volumes", "sortyear"))
"""Fields biber leaves out unless they are ASCII digits (data model of biblatex 3.18)."""

_BIBTEX_TYPES: Final = {
    "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
    "mvreference": "book",
    "mvproceedings": "proceedings", "bookinbook": "inbook", "suppbook": "inbook",
    "inreference": "incollection",
    "suppcollection": "incollection", "suppperiodical": "article", "review": "article",
    "report": "techreport",
    "online": "misc", "electronic": "misc", "www": "misc", "dataset": "misc", "software": "misc",
    "patent": "misc",
    "periodical": "misc", "image": "misc", "video": "misc", "audio": "misc", "movie": "misc", "music": "misc",
    "artwork": "misc", "letter": "misc", "legal": "misc", "legislation": "misc", "jurisdiction": "misc",
}
_BIBTEX_FIELDS: Final = {
    biblatex: bibtex for bibtex, biblatex in FIELD_ALIASES.items() if bibtex not in ("pdf", "key", "school")
}
_EDTF: Final = re.compile(
    r"(-?\d{4})(?:-(\d\d)(?:-\d\d)?)?[~?%]?(?:/(?:(-?\d{4})(?:-\d\d){0,2}[~?%]?|\.\.)?)?"
)
_DATELESS: Final = {"persian": "بی‌تا", "": "n.d."}


def in_dialect(entry_type: str, fields: Mapping[str, str], dialect: Dialect) -> tuple[str, dict[str, str]]:
    """Return the type and the text fields (name lists excepted) of an entry in a dialect.

    A title or date that biblatex asks for and nobody knows is written as ``[no title]`` and ``XXXX`` (EDTF:
    year
    unknown); a source with a Solar Hijri date only gets the Gregorian one. Reading drops all of these again.
    """
    fields = {name: text for name, text in fields.items() if text.strip()}
    for name in INTEGER_FIELDS & fields.keys():
        if fields[name].strip().isdigit():
            fields[name] = latin_digits(fields[name])
    inherits = "crossref" in fields or "xdata" in fields
    if "title" not in fields and not inherits and entry_type not in ("set", "xdata"):
        fields["title"] = NO_TITLE.get(langid_of(fields), NO_TITLE[""])
    if dialect == "bibtex":
        return _in_bibtex(entry_type, fields, inherits=inherits)
    if not inherits and not {"date", "year"} & fields.keys() and entry_type not in ("set", "xdata"):
        fields["date"] = date_to_write(fields) or "XXXX"
    return entry_type, fields


def bibtex_field(name: str, entry_type: str) -> str:
    """Return what old BibTeX calls a field in an entry of its type."""
    if name == "institution" and entry_type in ("mastersthesis", "phdthesis"):
        return "school"
    return _BIBTEX_FIELDS.get(name, name)


def bibtex_type(entry_type: str, fields: Mapping[str, str]) -> str:
    """Return what old BibTeX calls a type; theses are told apart by their ``type`` field."""
    if entry_type == "thesis":
        return "mastersthesis" if fields.get("type") == "mathesis" else "phdthesis"
    return _BIBTEX_TYPES.get(entry_type, entry_type)


def field_rank(name: str) -> tuple[int, str]:
    """Return what fields are sorted by."""
    return FIELD_ORDER.get(name, len(FIELD_ORDER)), name


def _in_bibtex(entry_type: str, fields: dict[str, str], *, inherits: bool) -> tuple[str, dict[str, str]]:
    is_thesis = entry_type == "thesis"
    if is_thesis:
        work = fields.get("type", "")
        entry_type = "mastersthesis" if work == "mathesis" else "phdthesis"
        if work in ("mathesis", "phdthesis"):
            del fields["type"]
        if "institution" in fields:
            fields["school"] = fields.pop("institution")
    if entry_type == "report" and fields.get("type") == "techreport":
        del fields["type"]
    if entry_type in ("online", "electronic", "www") and "url" in fields:
        fields.setdefault("howpublished", "")
    entry_type = _BIBTEX_TYPES.get(entry_type, entry_type)
    _join_titles(fields)
    _split_date(fields, inherits=inherits)
    return entry_type, {_BIBTEX_FIELDS.get(name, name): text for name, text in fields.items()}


def _join_titles(fields: dict[str, str]) -> None:
    for kind in ("", "book", "journal", "main"):
        subtitle = fields.pop(f"{kind}subtitle", "")
        title = f"{kind}title"
        if subtitle:
            fields[title] = f"{fields[title]}: {subtitle}" if title in fields else subtitle


def _split_date(fields: dict[str, str], *, inherits: bool) -> None:
    date = fields.pop("date", "")
    match = _EDTF.fullmatch(date)
    if match is None:
        if date:
            fields.setdefault("year", date)
    else:
        year, month, until = match.groups()
        fields["year"] = f"{year}–{until}" if until and until != year else year
        if month and 1 <= int(month) <= 12:
            fields["month"] = MONTH_MACROS[int(month) - 1]
    if "year" not in fields and SOLAR_DATE in fields:
        fields["year"] = latin_digits(fields[SOLAR_DATE])[:4]
    elif "year" not in fields and not inherits:
        fields["year"] = _DATELESS.get(langid_of(fields), _DATELESS[""])
