"""What a source takes over from its parents by ``crossref`` and ``xdata``: for showing, never for export.

The rules are biblatex's defaults (its manual, appendix B): a title becomes the title of the container, the rest is
taken over as it is where the child has none, and some fields belong to the parent alone. Cycles end where they
begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from annotator.bib.sources import OTHER_CONTAINER, OTHER_TITLE, ExportedSource

DEPTH: Final = 20
"""How many generations are followed."""

_OWN: Final = frozenset((
    "crossref", "xref", "xdata", "ids", "entryset", "label", "execute", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "shorttitle",
    "sorttitle", "indextitle", "indexsorttitle",
))
_VOLUMES: Final = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_PARTS: Final = frozenset((
    "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference", "inproceedings",
))


def with_inherited(source: ExportedSource, by_key: Mapping[str, ExportedSource]) -> ExportedSource:
    """Return the source with what its parents give; ``by_key`` holds the sources by citation key."""
    return _with_parents(source, by_key, {source.citekey}, DEPTH)


def missing_parents(source: ExportedSource, by_key: Mapping[str, ExportedSource]) -> tuple[str, ...]:
    """Return the keys a source refers to that nobody has."""
    return tuple(key for _, key in _parents(source) if key not in by_key)


def _with_parents(
    source: ExportedSource, by_key: Mapping[str, ExportedSource], seen: set[str], depth: int
) -> ExportedSource:
    """Add what parents give; each is asked once, so that neither a cycle nor a thicket of them takes long."""
    fields = dict(source.fields)
    creators = source.creators
    for name, key in _parents(source):
        parent = by_key.get(key)
        if parent is None or key in seen or not depth:
            continue
        seen.add(key)
        parent = _with_parents(parent, by_key, seen, depth - 1)
        for field, text in parent.fields.items():
            if field not in _OWN:
                taken = field if name == "xdata" else _taken_as(field, parent.entry_type, source.entry_type)
                fields.setdefault(taken, text)
        roles = {creator.role for creator in creators}
        creators = (*creators, *(creator for creator in parent.creators if creator.role not in roles))
    return replace(source, fields=fields, creators=creators)


def _parents(source: ExportedSource) -> Iterator[tuple[str, str]]:
    """Yield (field, key) of the parents; ``xdata`` goes before ``crossref``, as in biber."""
    for name in ("xdata", "crossref"):
        for key in source.fields.get(name, "").split(","):
            if key.strip():
                yield name, key.strip()


def _taken_as(field: str, parent_type: str, child_type: str) -> str:
    """Return the name a field of a parent has in the child."""
    if field == OTHER_TITLE and (child_type in _PARTS or parent_type == "periodical"):
        return OTHER_CONTAINER
    kind, _, rest = field.partition("title")
    if kind not in ("", "sub") or rest not in ("", "addon"):
        return field
    if parent_type == "periodical":
        return f"journal{field}"
    if parent_type in _VOLUMES:
        return f"main{field}"
    return f"book{field}" if child_type in _PARTS else field
