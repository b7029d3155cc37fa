"""What a database engine offers the store, and how a URL chooses one.

SQL is written once, in the subset both engines share: named parameters (``:name``), TEXT and INTEGER,
``RETURNING``, ``ON CONFLICT``. What differs (search, notification, damage, backup) stands behind a
method here. A new engine is a new module named in :data:`ENGINES`, and files in ``db/<engine>/``.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from annotator.errors import LibraryUnsupported

ENGINES: Mapping[str, str] = {
    "sqlite": "annotator.store.sqlite",
    "postgresql": "annotator.store.postgresql",
    "postgres": "annotator.store.postgresql",
}
"""URL scheme → module with ``open_engine(request)``. A path without a scheme is an SQLite file."""

DEFAULT_LOCK_WAIT = 8.0
"""Seconds to wait for another program's save before giving up."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class OpenRequest:
    """What to open. ``place`` is a path, or the whole URL of a server; ``lock_wait`` is seconds."""

    place: str
    create: bool = False
    read_only: bool = False
    lock_wait: float = DEFAULT_LOCK_WAIT


@dataclass(frozen=True)
class SearchDocument:
    """Folded text of the record ``row_id``; a hit leads to ``entity`` and ``record_id``."""

    row_id: str
    entity: str
    record_id: str
    body: str


class Engine(Protocol):
    """One connection to one library, used in the thread that made it.

    Every method raises the ``Library…`` errors of :mod:`annotator.errors` for the world's faults, and
    ``BadRequest`` where a constraint of the schema is violated.
    """

    @property
    def place(self) -> str:
        """Where the library is: a path, or a URL without password."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context: one write transaction, all or nothing. Raises LibraryReadOnly."""

    def reading(self) -> AbstractContextManager[None]:
        """Return a context in which all reads see one moment; inside a transaction it adds nothing."""

    def run(self, sql: str, parameters: Parameters | None = None) -> int:
        """Run one statement; return the number of rows touched."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Any] | Parameters]) -> int:
        """Run one statement for every row; return the number of rows touched."""

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the column names of a table."""

    def data_version(self) -> int:
        """Return a number that changes when another connection has written."""

    def index(self, documents: Sequence[SearchDocument], removed: Sequence[str]) -> None:
        """Store search documents and take out those of the row ids ``removed``; within a transaction."""

    def search(self, words: Sequence[Sequence[str]], limit: int) -> list[tuple[str, str, str]]:
        """Return (row_id, entity, record_id), best first, of documents holding every word.

        A word is given as the folded spellings of which one is enough; a spelling of several tokens is a
        phrase. Spellings of the last word also match as the beginning of a longer one.
        """

    def clear_index(self) -> None:
        """Empty the search index; within a transaction."""

    def indexed(self) -> list[SearchDocument]:
        """Return what the search index holds."""

    def damages(self) -> list[tuple[str, str]]:
        """Return (kind, detail) of what the engine itself finds wrong: pages, indexes, foreign keys."""

    def backup(self, path: Path) -> None:
        """Write a complete copy to ``path``, which appears whole or not at all."""

    def close(self) -> None:
        """Close the connection."""


def open_engine(url: str | Path, *, create: bool, read_only: bool, lock_wait: float) -> Engine:
    """Return the engine for a path, ``sqlite:///absolute/path`` or ``postgresql://…``.

    Raises:
        LibraryUnsupported: no engine for the scheme in this version.
    """
    text = str(url)
    match = _SCHEME.match(text)
    scheme = match.group(1).lower() if match else "sqlite"
    module_name = ENGINES.get(scheme)
    if module_name is None or importlib.util.find_spec(module_name) is None:
        raise LibraryUnsupported(without_password(text), scheme)
    place = _file_place(text) if match and scheme == "sqlite" else text
    module = importlib.import_module(module_name)
    engine: Engine = module.open_engine(
        OpenRequest(place, create=create, read_only=read_only, lock_wait=lock_wait)
    )
    return engine


def without_password(url: str) -> str:
    """Return a URL as it may be shown: without user and password."""
    return re.sub(r"(://)[^/?#]*@", r"\1", url)


def _file_place(url: str) -> str:
    """Return the path of ``sqlite:///absolute/path``, ``sqlite://relative`` or ``sqlite:///C:/path``."""
    parts = urlsplit(url)
    place = unquote(parts.netloc + parts.path)
    return place[1:] if re.match(r"/[A-Za-z]:[/\\]", place) else place
