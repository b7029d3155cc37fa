"""The gate every SQLite file passes before the program uses it.

It looks at the first bytes without opening the file as a database, then at every schema object: a
trigger, view, index or table that our migrations did not make means the file is not ours to run.
"""

from __future__ import annotations

import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from annotator.errors import LibraryDamaged, LibraryForeign, LibraryMissing, LibraryReadOnly
from annotator.store.migrations import migrations_for

ENGINE = "sqlite"
APPLICATION_ID = 0x416E6E6F
"""``Anno``, written into the header of every library."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_SEARCH_TABLE = "search"
_SHADOWS = frozenset(f"{_SEARCH_TABLE}_{part}" for part in ("data", "idx", "content", "docsize", "config"))

SchemaObject = tuple[str, str, str]
"""Type, name and normalised SQL of an object."""


def schema_number(path: Path) -> int:
    """Return the schema number in the header of a library file.

    The header is read as bytes: nothing of a foreign file is run, and no file is made.

    Raises:
        LibraryMissing: no such file.
        LibraryForeign: not an SQLite file, or one of another program.
        LibraryDamaged: the file ends within its header.
        LibraryReadOnly: the system refuses to read it.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise LibraryForeign(str(path), "a folder" if path.is_dir() else "not a file")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise LibraryMissing(str(path)) from error
    except OSError as error:
        raise LibraryReadOnly(str(path), error.strerror or "cannot be read") from error
    if not header.startswith(_MAGIC):
        raise LibraryForeign(str(path), "not an SQLite file")
    if len(header) < _HEADER_BYTES:
        raise LibraryDamaged(str(path), f"the file ends after {len(header)} bytes")
    application_id = int.from_bytes(header[68:72], "big")
    if application_id != APPLICATION_ID:
        raise LibraryForeign(str(path), f"application id {application_id:#010x}")
    return int.from_bytes(header[60:64], "big")


def is_writable(path: Path) -> bool:
    """Tell whether the system lets us write the file and, for its journal, its folder."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def recover(path: Path, lock_wait: float) -> None:
    """Let SQLite roll back what a killed program left half written; a connection for reading cannot.

    ``lock_wait`` is seconds. The journal of a program that is saving right now is waited for and left alone.
    """
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size and is_writable(path):
        address = f"file:{quote(str(path.absolute()))}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=lock_wait, isolation_level=None)
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        finally:
            connection.close()


def refuse_foreign_objects(connection: sqlite3.Connection, path: Path, schema: int) -> None:
    """Compare every object of a library with what our migrations make.

    Raises:
        LibraryForeign: an object that is not ours; ``detail`` names it.
        LibraryDamaged: an object of ours is missing.
    """
    found, expected = _objects(connection), _expected_objects(schema)
    strange = sorted(found - expected)
    if strange:
        kind, name, _ = strange[0]
        raise LibraryForeign(str(path), f"{kind} {name}")
    missing = sorted(expected - found)
    if missing:
        kind, name, _ = missing[0]
        raise LibraryDamaged(str(path), f"{kind} {name} is missing")


def refuse_disguised_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Look at the tables of a library newer than this program: each must be a real table.

    A view of the same name would run whatever its maker wrote as soon as it is read.

    Raises:
        LibraryForeign: a table we read is missing or is a view or virtual table.
    """
    found = {name: (kind, text) for kind, name, text in _objects(connection)}
    for kind, name, _ in _expected_objects(migrations_for(ENGINE)[-1].number):
        real_kind, text = found.get(name, ("nothing", ""))
        if (
            kind == "table"
            and name != _SEARCH_TABLE
            and (real_kind != "table" or "virtual" in text[:20].lower())
        ):
            raise LibraryForeign(str(path), f"{real_kind} {name}")


def _objects(connection: sqlite3.Connection) -> frozenset[SchemaObject]:
    """Return all objects but the ones SQLite keeps for itself.

    Of the tables behind the search index only name and kind count: their SQL is the extension's.
    """
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    result = set()
    for kind, name, table, sql in rows:
        if name.startswith("sqlite_autoindex_") or name in ("sqlite_stat1", "sqlite_stat4"):
            continue
        if kind == "table" and name in _SHADOWS and not sql.lower().startswith("create virtual"):
            sql = ""
        result.add((str(kind), str(name), " ".join(f"{table} {sql}".split())))
    return frozenset(result)


@lru_cache
def _expected_objects(schema: int) -> frozenset[SchemaObject]:
    connection = sqlite3.connect(":memory:")
    try:
        for step in migrations_for(ENGINE):
            if step.number <= schema:
                connection.executescript(step.script)
        return _objects(connection)
    finally:
        connection.close()
