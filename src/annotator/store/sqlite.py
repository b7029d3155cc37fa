"""A library in one SQLite file.

TRUNCATE journal with full synchronisation, one connection in one thread, ``BEGIN IMMEDIATE``: of 1,000
simulated power cuts this lost no acknowledged save, Python's default lost 357. Not WAL: a copy of
an open WAL library holds no tables, and it does not open on a read-only medium.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from annotator import __version__
from annotator.core.ids import new_id
from annotator.errors import (
    AnnotatorError,
    BadRequest,
    FileUnreadable,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    LibraryReadOnly,
)
from annotator.store import gate
from annotator.store.engine import OpenRequest, Parameters, SearchDocument
from annotator.store.migrations import Migration, newest_schema, steps_after

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    19,
    26,
)
_READONLY_MOVED = _READONLY | (4 << 8)

_NAME_DOCUMENT = (
    "INSERT INTO search_doc (row_id, entity, record_id) VALUES (?, ?, ?) "
    "ON CONFLICT (row_id) DO UPDATE SET entity = excluded.entity, record_id = excluded.record_id"
)
_INDEX = "INSERT OR REPLACE INTO search (rowid, body) SELECT docid, ? FROM search_doc WHERE row_id = ?"
_TAKE_OUT = "DELETE FROM search WHERE rowid = (SELECT docid FROM search_doc WHERE row_id = ?)"
_INDEXED = (
    "SELECT d.row_id, d.entity, d.record_id, s.body FROM search_doc d LEFT JOIN search s ON s.rowid = d.docid"
)
_SEARCH = (
    "SELECT d.row_id, d.entity, d.record_id FROM search s JOIN search_doc d ON d.docid = s.rowid "
    "WHERE search MATCH :query ORDER BY s.rank, d.docid LIMIT :limit"
)


def open_engine(request: OpenRequest) -> SqliteEngine:
    """Open a library file through the gate, migrating an older one after a backup.

    Raises:
        LibraryMissing, LibraryForeign, LibraryNewer, LibraryDamaged, LibraryLocked, LibraryReadOnly,
        LibraryFull
    """
    path = Path(request.place)
    _refuse_name(path)
    if request.create and not request.read_only and not path.exists():
        _create(path)
    schema, known = gate.schema_number(path), newest_schema(gate.ENGINE)
    if schema > known and not request.read_only:
        raise LibraryNewer(str(path), schema, known)
    read_only = request.read_only or not gate.is_writable(path)
    if schema < known and read_only:
        raise LibraryReadOnly(str(path), f"schema {schema} has to be brought to {known}")
    if read_only:
        with _Faults(str(path)):
            gate.recover(path, request.lock_wait)
    engine = SqliteEngine(path, read_only=read_only, lock_wait=request.lock_wait)
    try:
        engine.pass_gate(schema)
        if schema < known:
            engine.backup(path.with_name(f"{path.name}.schema-{schema:04}.bak"))
            engine.migrate(steps_after(gate.ENGINE, schema))
    except BaseException:
        engine.close()
        raise
    return engine


class SqliteEngine:
    """One connection to one library file; see :class:`annotator.store.engine.Engine`."""

    def __init__(self, path: Path, *, read_only: bool, lock_wait: float, temporary: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._faults = _Faults(str(path))
        mode = "ro" if read_only else "rwc" if temporary else "rw"
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        with self._faults:
            self._connection = sqlite3.connect(address, uri=True, timeout=lock_wait, isolation_level=None)
            for pragma in (
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "mmap_size = 0",
                "foreign_keys = ON",
                "recursive_triggers = OFF",
                *(("query_only = ON",) if read_only else ()),
            ):
                self._connection.execute(f"PRAGMA {pragma}")

    @property
    def place(self) -> str:
        """The path of the file."""
        return str(self._path)

    @property
    def read_only(self) -> bool:
        """Whether the library was opened for reading only."""
        return self._read_only

    def pass_gate(self, schema: int) -> None:
        """Refuse what is not ours, then choose the journal.

        Raises:
            LibraryForeign, LibraryDamaged, LibraryLocked
        """
        with self._faults:
            if schema > newest_schema(gate.ENGINE):
                gate.refuse_disguised_tables(self._connection, self._path)
            else:
                gate.refuse_foreign_objects(self._connection, self._path, schema)
            if not self._read_only:
                self._choose_journal()

    def migrate(self, steps: Iterable[Migration]) -> None:
        """Bring the schema up by these steps, each in one transaction."""
        # Loading it takes a fifth of a second, and opening a library needs none of it.
        from sqlite_utils import Database

        with self._faults:
            self._choose_journal()
        for step in steps:
            with self.transaction(), self._faults:
                # Inside a transaction sqlite-utils runs statement by statement; sqlite3 would commit first.
                database = Database(self._connection, recursive_triggers=False, execute_plugins=False)
                database.executescript(step.script)
                self._connection.execute(f"PRAGMA application_id = {gate.APPLICATION_ID}")
                self._connection.execute(f"PRAGMA user_version = {step.number}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction. Raises LibraryReadOnly, LibraryLocked, LibraryFull."""
        if self._read_only:
            raise LibraryReadOnly(self.place)
        with self._faults:
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._faults:
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All reads inside see one moment."""
        if self._connection.in_transaction:
            yield
            return
        with self._faults:
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def run(self, sql: str, parameters: Parameters | None = None) -> int:
        """Run one statement; return the number of rows touched."""
        with self._faults:
            return self._connection.execute(sql, parameters or {}).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Any] | Parameters]) -> int:
        """Run one statement for every row; return the number of rows touched."""
        with self._faults:
            return self._connection.executemany(sql, rows).rowcount

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._faults:
            return self._connection.execute(sql, parameters or {}).fetchall()

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the column names of a table."""
        return tuple(
            name for (name,) in self.rows("SELECT name FROM pragma_table_info(:table)", {"table": table})
        )

    def data_version(self) -> int:
        """Return a number that changes when another connection has written."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def index(self, documents: Sequence[SearchDocument], removed: Sequence[str]) -> None:
        """Store search documents, take out those of ``removed``."""
        if removed:
            self.run_many(_TAKE_OUT, [(row_id,) for row_id in removed])
            self.run_many("DELETE FROM search_doc WHERE row_id = ?", [(row_id,) for row_id in removed])
        if documents:
            self.run_many(_NAME_DOCUMENT, [(d.row_id, d.entity, d.record_id) for d in documents])
            self.run_many(_INDEX, [(d.body, d.row_id) for d in documents])

    def search(self, words: Sequence[Sequence[str]], limit: int) -> list[tuple[str, str, str]]:
        """Return (row_id, entity, record_id), best first."""
        return self.rows(_SEARCH, {"query": _match_expression(words), "limit": limit})

    def clear_index(self) -> None:
        """Empty the search index."""
        self.run("DELETE FROM search_doc")
        self.run("DELETE FROM search")

    def indexed(self) -> list[SearchDocument]:
        """Return what the search index holds."""
        return [
            SearchDocument(row_id, entity, record_id, body or "")
            for row_id, entity, record_id, body in self.rows(_INDEXED)
        ]

    def damages(self) -> list[tuple[str, str]]:
        """Return what SQLite finds wrong, as (kind, detail)."""
        found = []
        try:
            found = [
                ("damaged_file", str(line)) for (line,) in self.rows("PRAGMA integrity_check") if line != "ok"
            ]
            found += [
                ("foreign_key", f"{table}, row {rowid}, to {parent}")
                for table, rowid, parent, _ in self.rows("PRAGMA foreign_key_check")
            ]
            if not self._read_only:
                self.run("INSERT INTO search (search) VALUES ('integrity-check')")
        except LibraryDamaged as error:
            found.append(("damaged_file", error.detail))
        return found

    def backup(self, path: Path) -> None:
        """Copy the library to ``path`` with SQLite's online backup; verified, then put in place in one step.

        Raises:
            BadRequest: ``path`` is the library itself.
            FileUnreadable: the place cannot be written.
            LibraryFull, LibraryDamaged
        """
        if path.exists() and path.samefile(self._path):
            raise BadRequest("a backup cannot replace the library it is taken from")
        if path.is_dir():
            raise FileUnreadable(str(path), detail="a folder")
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            self._copy_to(unfinished)
            _synchronise(unfinished)
            unfinished.replace(path)
            _synchronise(path.absolute().parent)
        except LibraryFull as error:
            raise LibraryFull(str(path), error.detail) from error
        except LibraryReadOnly as error:
            raise FileUnreadable(str(path), detail=error.detail) from error
        except OSError as error:
            raise FileUnreadable(str(path), detail=error.strerror or "cannot be written") from error
        finally:
            _remove(unfinished)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _choose_journal(self) -> None:
        mode = self._connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
        if mode not in ("truncate", "memory"):
            raise LibraryLocked(self.place, f"journal mode {mode}")
        self._connection.execute("PRAGMA synchronous = FULL")

    def _copy_to(self, path: Path) -> None:
        if not path.parent.is_dir():
            raise FileNotFoundError(2, "no such folder", str(path.parent))
        _remove(path)
        target = SqliteEngine(path, read_only=False, lock_wait=0, temporary=True)
        try:
            with target._faults:
                self._connection.backup(target._connection)
            bad = target.rows("PRAGMA quick_check(1)")[0][0]
            if bad != "ok":
                raise LibraryDamaged(self.place, str(bad))
        finally:
            target.close()


class _Faults:
    """A context that turns the driver's exceptions into ours; used many times a save, hence no generator."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise ours instead; a mistake of the program itself (another thread, a closed library) stays."""
        if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.ProgrammingError):
            raise _fault(error, self._place) from error
        if isinstance(error, UnicodeDecodeError):
            raise LibraryDamaged(self._place, str(error)) from error
        if isinstance(error, UnicodeEncodeError | OverflowError):
            raise BadRequest(str(error)) from error


def _fault(error: sqlite3.Error, place: str) -> AnnotatorError:
    extended = getattr(error, "sqlite_errorcode", 0)
    detail = str(error)
    if extended == _READONLY_MOVED:
        return LibraryMissing(place, "the file was moved or deleted")
    if "decode to UTF-8" in detail:
        return LibraryDamaged(place, detail)
    if extended & 0xFF == _CONSTRAINT:
        return LibraryDamaged(place, detail) if "append-only" in detail else BadRequest(detail)
    kinds: dict[int, type[LibraryError]] = {
        _BUSY: LibraryLocked,
        _LOCKED: LibraryLocked,
        _READONLY: LibraryReadOnly,
        _FULL: LibraryFull,
        _CORRUPT: LibraryDamaged,
        _NOTADB: LibraryDamaged,
        _CANTOPEN: LibraryReadOnly,
        _IOERR: LibraryError,
    }
    return kinds.get(extended & 0xFF, LibraryError)(place, detail)


def _match_expression(words: Sequence[Sequence[str]]) -> str:
    """Return a query of FTS5: every spelling is quoted, so no word of a user is read as syntax."""
    groups = []
    for index, spellings in enumerate(words):
        star = "*" if index == len(words) - 1 else ""
        quoted = ('"' + spelling.replace('"', '""') + '"' + star for spelling in spellings)
        groups.append("(" + " OR ".join(quoted) + ")")
    return " AND ".join(groups)


def _refuse_name(path: Path) -> None:
    """Refuse what the system takes for no name, before SQLite is asked.

    Raises:
        LibraryMissing: the name is too long, or holds bytes that are no letters.
    """
    try:
        str(path).encode()
        path.exists()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no name of a file"
        raise LibraryMissing(str(path), reason or "") from error


def _create(path: Path) -> None:
    """Make an empty library beside its place and put it there whole, so no half-made file ever has its name.

    Raises:
        LibraryMissing: the folder does not exist.
        LibraryReadOnly: the folder cannot be written.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise LibraryMissing(str(path), "no such folder")
    unfinished = folder / f".{path.name}.{os.getpid()}.new"
    try:
        _remove(unfinished)
        engine = SqliteEngine(unfinished, read_only=False, lock_wait=0, temporary=True)
        try:
            engine.migrate(steps_after(gate.ENGINE, 0))
            _write_birth(engine)
        finally:
            engine.close()
        _synchronise(unfinished)
        _put_in_place(unfinished, path)
        _synchronise(folder)
    except LibraryError as error:
        raise type(error)(str(path), error.detail) from error
    except OSError as error:
        raise LibraryReadOnly(str(path), error.strerror or "cannot be written") from error
    finally:
        _remove(unfinished)


def _write_birth(engine: SqliteEngine) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    facts = (("library_id", new_id()), ("created_at", now), ("created_by", f"annotator {__version__}"))
    with engine.transaction():
        engine.run_many("INSERT INTO meta (key, value) VALUES (?, ?)", facts)


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Give the file its name unless somebody made one of that name meanwhile; theirs is kept."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            unfinished.rename(path)


def _remove(unfinished: Path) -> None:
    """Remove an unfinished file and the journal beside it; on a medium for reading there is none."""
    for path in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
        with suppress(OSError):
            path.unlink()


def _synchronise(path: Path) -> None:
    """Make a file or folder durable; Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
