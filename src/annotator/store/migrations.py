"""The numbered SQL files: which there are, and what they say for an engine.

``db/NNNN_name.sql`` holds what both engines understand, ``db/<engine>/NNNN_name.sql`` the rest. The number of
the last one is the schema number of a library. An engine runs each number in one transaction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from annotator import assets

_FILE = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")


@dataclass(frozen=True)
class Migration:
    """One step: its number, its name and the SQL of both files."""

    number: int
    name: str
    script: str


@lru_cache
def migrations_for(engine: str) -> tuple[Migration, ...]:
    """Return all steps for an engine (the name of its folder), in order.

    Raises:
        AssetMissing: the SQL files are not installed.
    """
    folder = assets.migrations()
    steps = []
    for path in sorted(folder.glob("*.sql")):
        match = _FILE.fullmatch(path.name)
        if match:
            own = folder / engine / path.name
            script = _text_of(path) + (_text_of(own) if own.exists() else "")
            steps.append(Migration(int(match.group(1)), match.group(2), script))
    return tuple(steps)


def newest_schema(engine: str) -> int:
    """Return the schema number this version of the program writes."""
    return migrations_for(engine)[-1].number


def steps_after(engine: str, schema: int) -> tuple[Migration, ...]:
    """Return the steps a library with this schema number still lacks."""
    return tuple(step for step in migrations_for(engine) if step.number > schema)


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") + "\n"
