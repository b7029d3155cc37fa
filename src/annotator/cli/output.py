"""From records and views to JSON and to aligned text. JSON keys are the field names of ``core/model.py``."""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotator.core.model import Deed, Record

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that embed, override or isolate a direction; left open they would turn the columns beside them."""
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_UNPRINTABLE = re.compile(f"[{re.escape(_TURNS + _CONTROLS)}]")
_VISIBLE = dict.fromkeys(_TURNS, "") | dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}")


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return a value made of dicts, lists, strings and numbers only."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def record(value: Record, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a record's fields, with keys added that the contract allows."""
    return {**plain(value), **{key: plain(item) for key, item in more.items()}}


def deed(value: Deed) -> dict[str, Any]:
    """Return a deed with the verb of each change; ``before`` is left out, the library's history keeps it."""
    changes = [
        {"verb": change.verb, "entity": change.entity, "record_id": change.record_id, "after": plain(change.after)}
        for change in value.changes
    ]
    return {"name": value.name, "detail": value.detail, "txn": value.txn, "actor": value.actor, "at": value.at,
            "seq": value.seq, "changes": changes}


def print_json(value: Any) -> None:  # noqa: ANN401
    """Print one JSON document; Persian stays readable."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def width(text: str) -> int:
    """Return the columns a terminal gives a text: none for marks and joiners, two for wide letters."""
    return sum(
        0 if unicodedata.combining(character) or unicodedata.category(character) == "Cf"
        else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def harmless(text: str) -> str:
    """Return a line without what would move the cursor, change colours or turn the direction of what follows."""
    return "".join(_VISIBLE.get(character, character) for character in text) if _UNPRINTABLE.search(text) else text


def shorten(text: str, columns: int) -> str:
    """Return a one-line text of at most so many columns, cut at its end with an ellipsis."""
    line = harmless(" ".join(text.split()))
    used = end = 0
    for position, character in enumerate(line):
        used += width(character)
        if used > columns:
            return line[:end] + "…"
        if used < columns:
            end = position + 1
    return line


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an aligned text table; long cells are shortened to 60 columns."""
    cells = [[shorten(str("" if cell is None else cell), 60) for cell in row] for row in rows]
    widths = [max([width(heading), *(width(row[index]) for row in cells)]) for index, heading in enumerate(headings)]
    lines = [headings, ["─" * columns for columns in widths], *cells]
    return "\n".join(
        "  ".join(cell + " " * (columns - width(cell)) for cell, columns in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
