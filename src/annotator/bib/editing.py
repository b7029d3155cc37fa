"""Edits an entry as a careful person would: the characters of the field in question change and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from annotator.bib.blocks import BibEntry, BibField


@dataclass(frozen=True)
class _Place:
    """Where a field stands in ``raw``: its name, its value, and the end of the comma after it."""

    name_start: int
    value_start: int
    value_end: int


def edit_entry(entry: BibEntry, changes: Mapping[str, str | None]) -> BibEntry:
    """Return the entry with some fields changed.

    ``changes`` maps names in lower case to raw values, braces included; None takes a field out with the line
    or blanks it stood in; a name the entry does not have is added at the end, spaced like the last field. Of a repeated
    name the first is meant. Lines keep their ends.
    """
    pieces: list[str] = []
    fields: list[BibField] = []
    left = dict(changes)
    copied = last = entry.raw.find(",") if "," in entry.raw else len(entry.raw) - 1
    pieces.append(entry.raw[:copied])
    for (name, value), place in zip(entry.fields, _places(entry), strict=True):
        new = left.pop(name.lower(), value)
        if new is None:
            pieces.append(entry.raw[copied:last])
        else:
            pieces += (entry.raw[copied:place.value_start], new)
            fields.append((name, new))
        copied = last = place.value_end
    added = [(name, value) for name, value in left.items() if value is not None]
    style = _style(entry)
    pieces += (style.format(name=name, value=value) for name, value in added)
    pieces.append(entry.raw[copied:])
    return replace(entry, raw="".join(pieces), fields_span=(0, 0), split_fields=(*fields, *added))


def _places(entry: BibEntry) -> list[_Place]:
    """Find the fields in order; values stand in ``raw`` as they are, so each is found after its name."""
    cursor = entry.raw.find(",") + 1
    places = []
    for name, value in entry.fields:
        name_start = entry.raw.index(name, cursor)
        value_start = entry.raw.index(value, entry.raw.index("=", name_start) + 1)
        cursor = value_start + len(value)
        places.append(_Place(name_start, value_start, cursor))
    return places


def _style(entry: BibEntry) -> str:
    """Return how a field is written here, comma first: with the blanks before the last one and around its ``=``."""
    places = _places(entry)
    if not places:
        return ", {name} = {value}"
    last = places[-1]
    before = re.search(r"\s*\Z", entry.raw[:last.name_start])
    between = re.search(r"\s*=\s*", entry.raw[last.name_start:last.value_start])
    blanks, equals = (before[0] if before else " "), (between[0] if between else " = ")
    return "," + blanks + "{name}" + equals + "{value}"
