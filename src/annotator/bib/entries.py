"""An entry of a file becomes a source: biblatex's names for types and fields, Unicode, creators in both
scripts.

BibTeX's older names are taken to biblatex's (section 2.2.5 of its manual), ``year`` and ``month`` to
``date``. Where the other script stands is told in ``sources``; the spellings other programs use for it
(``title_en``,
    ``translatedtitle`` …) are understood too. Nothing is dropped: what finds no place stays in ``raw``
and is named in ``problems``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from annotator.bib.blocks import BibEntry
from annotator.bib.dates import latin_digits, without_derived_date
from annotator.bib.latex import VERBATIM_FIELDS, decode_field
from annotator.bib.names import CreatorName, parse_names
from annotator.bib.sources import (
    CREATOR_ROLES,
    OTHER_CONTAINER,
    OTHER_NAMES,
    OTHER_PUBLISHER,
    OTHER_TITLE,
    ImportedCreator,
    ImportedSource,
    langid_of,
)
from annotator.bib.strings import StringTable

FIELD_ALIASES: Final = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "pdf": "file", "key": "sortkey",
}
TYPE_ALIASES: Final = {
    "conference": ("inproceedings", ""), "electronic": ("online", ""), "www": ("online", ""),
    "mastersthesis": ("thesis", "mathesis"), "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
}
OTHER_SCRIPT_ALIASES: Final = {
    "translatedtitle": OTHER_TITLE, "titletranslation": OTHER_TITLE, "title_en": OTHER_TITLE,
    "title-en": OTHER_TITLE,
    "title_fa": OTHER_TITLE, "title-fa": OTHER_TITLE, "titleen": OTHER_TITLE, "titlefa": OTHER_TITLE,
    "journal_en": OTHER_CONTAINER, "journal_fa": OTHER_CONTAINER, "journaltitle_en": OTHER_CONTAINER,
    "publisher_en": OTHER_PUBLISHER, "publisher_fa": OTHER_PUBLISHER,
    "author_en": "namea", "author-en": "namea", "authoren": "namea", "author_fa": "namea",
    "author-fa": "namea",
    "editor_en": "nameb", "editor_fa": "nameb", "translator_en": "namec", "translator_fa": "namec",
}
KEY_FIELDS: Final = frozenset(("crossref", "xref", "xdata", "related", "ids", "entryset"))
"""Fields that name other entries by their keys."""

NO_TITLE: Final = {"persian": "[بدون عنوان]", "": "[no title]"}
NO_DATE: Final = frozenset(("XXXX", "n.d.", "n.d", "nd", "بی‌تا", "بی تا", "s.a.", ""))
"""Words that stand for a missing date; ``XXXX`` is EDTF's and what we write for biblatex."""

_JOINED: Final = frozenset(("note", "keywords", "annotation", "abstract"))
_MONTHS: Final = {
    name: number for number, names in enumerate((
        "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
        "sep sept september", "oct october", "nov november", "dec december"), 1) for name in names.split()
}
_ROLES: Final = frozenset(CREATOR_ROLES)


def entry_to_source(entry: BibEntry, strings: StringTable) -> ImportedSource:
    """Return the source an entry describes."""
    reading = _Reading(strings)
    for name, raw_value in entry.fields:
        reading.take(name.lower(), raw_value)
    entry_type, work_type = TYPE_ALIASES.get(entry.entry_type, (entry.entry_type, ""))
    if work_type:
        reading.fields.setdefault("type", work_type)
    _join_date(reading.fields)
    if reading.fields.get("title") in NO_TITLE.values():
        del reading.fields["title"]
    if reading.fields.get("howpublished", "-") == reading.fields.get("url"):
        del reading.fields["howpublished"]  # old styles know no url, so their files give the address twice
    creators = tuple(_creators(reading))
    if entry.recovered:
        reading.problems[f"recovered:{entry.recovered}"] = None
    return ImportedSource(
        entry_type=entry_type, citekey=entry.key, fields=reading.fields, creators=creators,
        langid=langid_of(reading.fields, creators), raw=entry.raw, problems=tuple(reading.problems),
    )


def entries_to_sources(entries: Iterable[BibEntry], strings: StringTable) -> tuple[ImportedSource, ...]:
    """Return the sources of several entries of one file."""
    return tuple(entry_to_source(entry, strings) for entry in entries)


def canonical_field(name: str) -> str:
    """Return our name for a field: biblatex's, or the field the other script stands in."""
    return FIELD_ALIASES.get(name) or OTHER_SCRIPT_ALIASES.get(name, name)


@dataclass
class _Reading:
    """What has been read of one entry: text fields, name lists, problems."""

    strings: StringTable
    fields: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[CreatorName, ...]] = field(default_factory=dict)
    problems: dict[str, None] = field(default_factory=dict)
    named_otherwise: set[str] = field(default_factory=set)

    def take(self, written: str, raw_value: str) -> None:
        name = canonical_field(written)
        if written in OTHER_SCRIPT_ALIASES:
            self.named_otherwise.add(name)
        resolved = self.strings.resolve(raw_value)
        for problem in resolved.problems:
            self.problems[f"{problem}:{name}"] = None
        if name in _ROLES:
            self._take_names(name, resolved.text)
        elif name in KEY_FIELDS:
            self._take_text(name, " ".join(resolved.text.split()))
        else:
            decoded = decode_field(name, resolved.text)
            for problem in decoded.problems:
                self.problems[f"{problem}:{name}"] = None
            self._take_text(name, decoded.text)

    def _take_names(self, name: str, value: str) -> None:
        names = parse_names(value)
        if name in self.names and names != self.names[name]:
            self.problems[f"duplicate_field:{name}"] = None
        self.names.setdefault(name, names)

    def _take_text(self, name: str, text: str) -> None:
        before = self.fields.get(name)
        if before is None:
            if text:
                self.fields[name] = text
        elif text and text != before:
            if name in _JOINED:
                self.fields[name] = f"{before}; {text}"
            else:
                self.problems[f"duplicate_field:{name}"] = None


def _creators(reading: _Reading) -> Iterable[ImportedCreator]:
    others = {}
    for role, other in OTHER_NAMES.items():
        is_ours = reading.fields.get(f"{other}type") == role or other in reading.named_otherwise
        if is_ours and other in reading.names and role in reading.names:
            others[role] = reading.names.pop(other)
            reading.fields.pop(f"{other}type", None)
    for role in CREATOR_ROLES:
        if role not in reading.names:
            continue
        names, other_names = reading.names[role], others.get(role, ())
        if other_names and _count(names) != _count(other_names):
            reading.problems[f"names_differ:{role}"] = None
        for position in range(max(len(names), len(other_names))):
            pair = [names[position]] if position < len(names) else []
            pair += [other_names[position]] if position < len(other_names) else []
            yield creator_of(role, position, pair)


def _count(names: Iterable[CreatorName]) -> int:
    return sum(not name.is_others for name in names)


def creator_of(role: str, position: int, names: Iterable[CreatorName]) -> ImportedCreator:
    """Return one creator of its names; the first name of a script holds."""
    columns: dict[str, str] = {}
    is_organisation = 0
    for name in names:
        suffix = "fa" if name.script == "persian" else "latin"
        if f"family_{suffix}" not in columns:
            columns |= {f"family_{suffix}": name.full_family, f"given_{suffix}": name.given}
            is_organisation = is_organisation or int(name.is_organisation)
    return ImportedCreator(role=role, ord=position, is_organisation=is_organisation, **columns)


def _join_date(fields: dict[str, str]) -> None:
    """Take ``year``, ``month`` and ``day`` to ``date`` where they make one; drop words for a missing date."""
    if "date" in fields:
        fields["date"] = latin_digits(fields["date"])
    elif "year" in fields:
        year = latin_digits(fields["year"]).strip("[]() ")
        if re.fullmatch(r"\d{4}", year):
            del fields["year"]
            fields["date"] = year + _month_and_day(fields)
        elif re.fullmatch(r"\d{4}\s*[-–/]{1,2}\s*\d{4}", year):
            del fields["year"]
            fields["date"] = "/".join(re.findall(r"\d{4}", year))
    for name in ("date", "year"):
        if fields.get(name, "-") in NO_DATE:
            del fields[name]
    without_derived_date(fields)


def _month_and_day(fields: dict[str, str]) -> str:
    month = latin_digits(fields.get("month", "")).strip(" .").lower()
    day = latin_digits(fields.get("day", ""))
    words = month.split()
    if words and len(words) == 2 and not day:  # "12 march", "march 12"
        words.sort(key=str.isdigit)
        month, day = words[0], words[1] if words[1].isdigit() else ""
    number = int(month) if re.fullmatch("[0-9]{1,2}", month) else _MONTHS.get(month, 0)
    if not 1 <= number <= 12:
        return ""
    fields.pop("month")
    if re.fullmatch("[0-9]{1,2}", day) and 1 <= int(day) <= 31:
        fields.pop("day", None)
        return f"-{number:02}-{int(day):02}"
    return f"-{number:02}"


__all__ = [
    "FIELD_ALIASES", "KEY_FIELDS", "NO_DATE", "NO_TITLE", "OTHER_SCRIPT_ALIASES", "TYPE_ALIASES",
    "VERBATIM_FIELDS",
    "canonical_field", "creator_of", "entries_to_sources", "entry_to_source",
]
