"""A library: typed reading, deeds as transactions, undo, search, checks, backup.

The same code serves a file and a server; the engine is chosen by the URL. A library is used in the thread
that opened it; another thread opens its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from annotator.core.ids import pair_id
from annotator.core.model import Change, Deed, Person, Record
from annotator.core.revisions import Revision
from annotator.errors import BadRequest, LibraryDamaged, NotFound, NothingToUndo
from annotator.store import checks, queries, search, undo
from annotator.store.checks import Problem
from annotator.store.engine import DEFAULT_LOCK_WAIT, Engine, open_engine
from annotator.store.journal import Journal, RowChange, Written, change_of, creation_of, filled, row_change_of
from annotator.store.queries import FieldValue
from annotator.store.rows import Table, refuse_characters, table_of
from annotator.store.search import SearchHit
from annotator.store.undo import Way

R = TypeVar("R", bound=Record)


def open_library(
    url: str | Path,
    *,
    actor: str,
    create: bool = False,
    read_only: bool = False,
    lock_wait: float = DEFAULT_LOCK_WAIT,
) -> Library:
    """Open a library for a person, given by login name.

    ``create`` makes it when there is none. A file or medium that cannot be written opens for reading only.
    ``lock_wait`` is how many seconds a save waits for another program's.

    Raises:
        LibraryMissing, LibraryForeign, LibraryNewer, LibraryDamaged, LibraryLocked, LibraryReadOnly,
        LibraryFull, LibraryUnsupported: it cannot be opened.
        BadRequest: no login name.
    """
    if not actor.strip():
        raise BadRequest("a login name is needed")
    refuse_characters("login", actor)
    engine = open_engine(url, create=create, read_only=read_only, lock_wait=lock_wait)
    try:
        return Library(engine, actor.strip())
    except BaseException:
        engine.close()
        raise


class DeedBuilder:
    """Collects the changes of one deed; see :meth:`Library.deed`."""

    def __init__(self, name: str, detail: str) -> None:
        self._deed = Deed(name, (), detail)
        self._changes: list[Change] = []

    @property
    def done(self) -> Deed:
        """The deed: as it was saved, once the context has been left."""
        return self._deed

    def add(self, *changes: Change) -> None:
        """Take changes in, in order."""
        self._changes.extend(changes)

    def save_into(self, library: Library) -> None:
        """Apply what was collected."""
        self._deed = library.apply(replace(self._deed, changes=tuple(self._changes)))


class Library:
    """An open library. Every method may raise the ``Library…`` errors for the world's faults."""

    def __init__(self, engine: Engine, login: str) -> None:
        self._engine = engine
        self._journal = Journal(engine)
        self._actor = self._find_person(login)

    def __enter__(self) -> Library:
        """Return the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    @property
    def path(self) -> str:
        """The path of the file, or the URL of the server without password."""
        return self._engine.place

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._engine.read_only

    @property
    def actor(self) -> Person:
        """The person at work. The record is stored with the first deed; until then its ``rev`` is empty."""
        return self._actor

    def close(self) -> None:
        """Close the library; nothing can be done with it afterwards."""
        self._engine.close()

    # reading

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return the record of this id, deleted or not, or None."""
        table = table_of(kind)
        rows = self._engine.rows(f"{table.select} WHERE id = :id", {"id": record_id})
        return next(iter(self._records(table, rows)), None)

    def require(self, kind: type[R], record_id: str) -> R:
        """Return the record of this id, deleted or not.

        Raises:
            NotFound: there is none.
        """
        record = self.get(kind, record_id)
        if record is None:
            raise NotFound(kind.TABLE, record_id)
        return record

    def all(
        self,
        kind: type[R],
        /,
        *,
        deleted: bool | None = False,
        order: str | tuple[str, ...] = "id",
        limit: int | None = None,
        offset: int = 0,
        **equal: FieldValue,
    ) -> list[R]:
        """Return records in order.

        ``deleted``: False the living, True the deleted, None both. ``order`` names fields; ``-field``
        descends. ``field=value`` keeps the equal ones (None: those without), ``field=(a, b)`` those in it.

        Raises:
            BadRequest: a field the record does not have.
        """
        wanted = queries.Selection(table_of(kind), deleted, equal)
        rows = wanted.rows(self._engine, order, limit, offset)
        return self._records(wanted.table, rows)

    def count(self, kind: type[R], /, *, deleted: bool | None = False, **equal: FieldValue) -> int:
        """Return how many records :meth:`all` would return."""
        return queries.Selection(table_of(kind), deleted, equal).count(self._engine)

    def search(self, query: str, limit: int = 100) -> list[SearchHit]:
        """Return what holds all words of the query in any spelling, best first. Never fails for its words."""
        return search.find(self._engine, query, limit)

    # writing

    def apply(self, deed: Deed) -> Deed:
        """Do a deed: all of its changes, or none.

        Returns the deed with ``txn``, ``actor``, ``at``, ``seq`` and the changes as made. Changes that change
        nothing are left out; when none is left, nothing is written and ``txn`` stays empty.

        Raises:
            Conflict: a record is not as a change says it was before.
            BadRequest: a value that cannot be stored, or a reference to a record that is not there.
            LibraryReadOnly, LibraryLocked, LibraryFull: nothing was written.
        """
        return self._write(deed, [row_change_of(change) for change in deed.changes])

    def bulk(self, name: str, records: Iterable[Record], detail: str = "") -> Deed:
        """Store many new records as one deed, which can be undone as one. The deed returned lists no changes.

        Raises:
            Conflict: a record of an id is already there.
        """
        return self._write(Deed(name, (), detail), [creation_of(record) for record in records], listed=False)

    @contextmanager
    def deed(self, name: str, detail: str = "") -> Iterator[DeedBuilder]:
        """Collect changes and apply them as one deed when the block is left without an exception."""
        builder = DeedBuilder(name, detail)
        yield builder
        builder.save_into(self)

    def rebuild_search(self) -> None:
        """Make the search index anew."""
        with self._engine.transaction():
            search.rebuild(self._engine)

    # undo

    def undo_stack(self, limit: int = 100) -> list[Deed]:
        """Return one's own deeds that can be undone, newest first, without their changes."""
        return undo.stack(self._engine, self._actor.id, "undo", limit)

    def redo_stack(self, limit: int = 100) -> list[Deed]:
        """Return one's own undone deeds that can be done again, the next one first, without their changes."""
        return undo.stack(self._engine, self._actor.id, "redo", limit)

    def undoable(self) -> Deed | None:
        """Return the deed :meth:`undo` would take back."""
        return next(iter(self.undo_stack(1)), None)

    def redoable(self) -> Deed | None:
        """Return the deed :meth:`redo` would do again."""
        return next(iter(self.redo_stack(1)), None)

    def undo(self) -> Deed:
        """Take back one's own last deed; return what was done for it, under the deed's name.

        Raises:
            NothingToUndo: no deed of one's own is left.
            UndoRefused: somebody changed a field since that the deed had set.
        """
        return self._turn("undo")

    def redo(self) -> Deed:
        """Do one's own last undone deed again.

        Raises:
            NothingToUndo: nothing was undone, or a new deed was done since.
            UndoRefused: somebody changed a field since that the deed would set.
        """
        return self._turn("redo")

    # journal

    def seq(self) -> int:
        """Return the number of the last revision."""
        return self._journal.seq()

    def data_version(self) -> int:
        """Return a number that changes when another window or program has written."""
        return self._engine.data_version()

    def since(self, seq: int) -> list[Revision]:
        """Return what was written after revision number ``seq``, in order."""
        return self._journal.revisions("seq > :after", {"after": seq}, newest_first=False, limit=None)

    def deeds_since(self, seq: int) -> list[Deed]:
        """Return the deeds written after revision number ``seq``, in order, with their changes."""
        return [
            replace(deed, changes=self.changes_of(deed.txn))
            for deed in queries.deeds_after(self._engine, seq)
        ]

    def changes_of(self, txn: str) -> tuple[Change, ...]:
        """Return what a deed changed, in its order."""
        return tuple(change_of(change) for change in self._journal.row_changes_of(txn))

    def history(
        self,
        entity: str | None = None,
        record_id: str | None = None,
        limit: int | None = 200,
    ) -> list[Revision]:
        """Return revisions, newest first: of the library, of a kind of record, or of one record."""
        wanted = {"entity": entity, "record_id": record_id}
        given = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in given) or "1 = 1"
        return self._journal.revisions(where, given, newest_first=True, limit=limit)

    # keeping

    def check(self) -> list[Problem]:
        """Return everything found wrong: pages, references, revision hashes, rows, search index."""
        return checks.problems(self._engine, self._journal)

    def backup(self, path: str | Path) -> None:
        """Write a complete, verified copy, which appears under ``path`` whole or not at all.

        Raises:
            FileUnreadable: the place cannot be written.
        """
        self._engine.backup(Path(path))

    def _records(self, table: Table[R], rows: list[tuple[Any, ...]]) -> list[R]:
        try:
            return [table.record_of(row) for row in rows]
        except (ValueError, TypeError) as error:  # JSON or text that is none: the page was damaged
            raise LibraryDamaged(self.path, f"{table.name}: {error}") from error

    def _write(self, deed: Deed, changes: list[RowChange], *, listed: bool = True) -> Deed:
        refuse_characters("deed", [deed.name, deed.detail])
        with self._engine.transaction():
            self._store_actor()
            written = self._journal.write(deed.name, deed.detail, changes, actor=self._actor.id)
        if written is None:
            return replace(deed, changes=())
        self._reread_actor(written)
        if listed:
            return filled(deed, written, self._actor.id)
        return replace(deed, txn=written.txn, actor=self._actor.id, at=written.at, seq=written.seq)

    def _turn(self, way: Way) -> Deed:
        with self._engine.transaction():
            deed = next(iter(undo.stack(self._engine, self._actor.id, way, 1)), None)
            if deed is None:
                raise NothingToUndo(way)
            changes = undo.plan(self._engine, self._journal, deed.txn, way)
            written = self._journal.write(
                deed.name, deed.detail, changes, actor=self._actor.id, kind=way, undoes=deed.txn
            )
        if written is None:
            return deed
        self._reread_actor(written)
        return filled(deed, written, self._actor.id)

    def _find_person(self, login: str) -> Person:
        """Return the person of this login; the id is made of the login, so that two copies agree on it."""
        known = self.all(Person, login=login, deleted=None, order=("deleted", "id"), limit=1)
        return known[0] if known else Person(id=pair_id(Person.TABLE, login), login=login, name=login)

    def _store_actor(self) -> None:
        """Store the person with their first deed; this is no deed of theirs and cannot be undone."""
        if not self._actor.rev and self.get(Person, self._actor.id) is None:
            person = creation_of(self._actor)
            self._journal.write(
                "join library", self._actor.login, [person], actor=self._actor.id, kind="system"
            )

    def _reread_actor(self, written: Written) -> None:
        """Follow a deed that stored or changed the person at work."""
        if not self._actor.rev or any(change.record_id == self._actor.id for change in written.changes):
            self._actor = self.get(Person, self._actor.id) or self._actor
