"""The journal: every change of a library, and the one place that writes records.

A save is one transaction: the clock is advanced, the revisions are appended, the rows are compared and
set, the search index follows. Revisions are never changed, so what was once saved can always be read.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.core.ids import new_id
from annotator.core.model import RECORD_TYPES, Change, Deed, Record
from annotator.core.revisions import Revision, frozen_json, revision_id
from annotator.errors import Conflict
from annotator.store import search
from annotator.store.engine import Engine
from annotator.store.rows import Table, Values, table_named, table_of

_CHUNK = 400
"""Ids in one query: SQLite before 3.32 takes 999 parameters."""

_REVISION_COLUMNS = "rev, seq, entity, record_id, parent, parent2, verb, txn, actor, via, at, data"
_REVISIONS = f"SELECT {_REVISION_COLUMNS} FROM history"  # noqa: S608 - our own columns
_APPEND = (
    "INSERT INTO history (rev, seq, entity, record_id, parent, parent2, verb, txn, actor, via, at, data) "
    "VALUES (:rev, :seq, :entity, :record_id, :parent, NULL, :verb, :txn, :actor, :actor, :at, :data)"
)
_OF_DEED = """
    SELECT h.entity, h.record_id, p.data, h.data
    FROM deeds d JOIN history h ON h.seq BETWEEN d.first_seq AND d.seq AND h.txn = d.txn
    LEFT JOIN history p ON p.rev = h.parent
    WHERE d.txn = :txn ORDER BY h.seq"""
_TICK = "UPDATE clock SET seq = seq + :count WHERE id = 1 RETURNING seq"
_WRITE_DEED = (
    "INSERT INTO deeds (seq, first_seq, txn, name, detail, actor, at, kind, undoes) "
    "VALUES (:seq, :first_seq, :txn, :name, :detail, :actor, :at, :kind, :undoes)"
)


@dataclass(frozen=True)
class RowChange:
    """A change with its contents as column values; ``before`` is None for a record not yet there."""

    table: Table[Record]
    record_id: str
    before: Values | None
    after: Values


@dataclass(frozen=True)
class Written:
    """What a transaction wrote: number, time and the contents that really stood before and after."""

    txn: str
    at: str
    seq: int
    changes: tuple[RowChange, ...]


@dataclass
class _State:
    """Where a record stands in the course of a transaction; ``rev`` is None as long as it is not there."""

    stored_rev: str | None = None
    stored_values: Values | None = None
    rev: str | None = None
    values: Values | None = None


class Journal:
    """Writes deeds into one library and reads them back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def write(
        self,
        name: str,
        detail: str,
        changes: Sequence[RowChange],
        *,
        actor: str,
        kind: str = "do",
        undoes: str | None = None,
    ) -> Written | None:
        """Write a deed within the engine's open transaction; None when a new one would change nothing.

        Raises:
            Conflict: a record does not stand as the change says.
            BadRequest: a text no engine could store, a constraint of the schema.
        """
        states = self._states_of(changes)
        txn, at = new_id(), _now()
        revisions, done = [], []
        for change in changes:
            state = states[change.record_id]
            real = _checked(change, state)
            if real.before == real.after and kind == "do":
                continue  # a turn is recorded all the same, or the same deed would be next again
            line = _revision_line(real, state.rev, txn, actor, at)
            state.rev, state.values = line["rev"], real.after
            revisions.append(line)
            done.append(real)
        if not revisions:
            return None
        seq = self._tick(len(revisions))
        first_seq = seq - len(revisions) + 1
        for number, line in enumerate(revisions, start=first_seq):
            line["seq"] = number
        self._engine.run(
            _WRITE_DEED,
            {
                "txn": txn,
                "name": name,
                "detail": detail,
                "actor": actor,
                "at": at,
                "seq": seq,
                "first_seq": first_seq,
                "kind": kind,
                "undoes": undoes,
            },
        )
        self._engine.run_many(_APPEND, revisions)
        self._write_rows(done, states)
        return Written(txn, at, seq, tuple(done))

    def seq(self) -> int:
        """Return the number of the last revision."""
        return int(self._engine.rows("SELECT seq FROM clock WHERE id = 1")[0][0])

    def revisions(
        self, where: str, parameters: dict[str, Any], *, newest_first: bool, limit: int | None
    ) -> list[Revision]:
        """Return revisions in order of arrival; ``where`` is SQL of this room."""
        sql = f"{_REVISIONS} WHERE {where} ORDER BY seq {'DESC' if newest_first else 'ASC'}"
        if limit is not None:
            sql, parameters = f"{sql} LIMIT :limit", {**parameters, "limit": limit}
        return [_revision_of(row) for row in self._engine.rows(sql, parameters)]

    def row_changes_of(self, txn: str) -> list[RowChange]:
        """Return what a deed did, in its order: one change a revision."""
        return [
            RowChange(table_named(entity), record_id, _values_of(entity, before), _content_of(entity, after))
            for entity, record_id, before, after in self._engine.rows(_OF_DEED, {"txn": txn})
        ]

    def rows_of(self, table: Table[Record], ids: Sequence[str]) -> Iterator[tuple[str, str, Values]]:
        """Yield (id, rev, values) of the rows that are there."""
        for start in range(0, len(ids), _CHUNK):
            chunk = {f"id{index}": record_id for index, record_id in enumerate(ids[start : start + _CHUNK])}
            marks = ", ".join(f":{name}" for name in chunk)
            for row in self._engine.rows(f"{table.select} WHERE id IN ({marks})", chunk):
                yield row[0], row[1], tuple(row[2:])

    def _tick(self, count: int) -> int:
        return int(self._engine.rows(_TICK, {"count": count})[0][0])

    def _states_of(self, changes: Iterable[RowChange]) -> dict[str, _State]:
        """Read every record of the changes once. Ids are unique over all tables."""
        ids_by_table: dict[str, list[str]] = {}
        states: dict[str, _State] = {}
        for change in changes:
            if change.record_id not in states:
                states[change.record_id] = _State()
                ids_by_table.setdefault(change.table.name, []).append(change.record_id)
        for name, ids in ids_by_table.items():
            for record_id, rev, values in self.rows_of(table_named(name), ids):
                states[record_id] = _State(rev, values, rev, values)
        return states

    def _write_rows(self, done: Sequence[RowChange], states: dict[str, _State]) -> None:
        """Insert and update the rows, parents before children, each to what it is at the end."""
        by_table: dict[str, dict[str, RowChange]] = {}
        for change in done:
            whole = replace(change, before=states[change.record_id].stored_values)
            by_table.setdefault(change.table.name, {})[change.record_id] = whole
        for kind in RECORD_TYPES:
            changes = by_table.get(kind.TABLE)
            if changes:
                self._write_table(table_of(kind), changes.values(), states)
        search.follow(self._engine, [change for changes in by_table.values() for change in changes.values()])

    def _write_table(
        self, table: Table[Any], changes: Iterable[RowChange], states: dict[str, _State]
    ) -> None:
        new: list[dict[str, Any]] = []
        updates: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for change in changes:
            state = states[change.record_id]
            row = table.row_of(change.record_id, state.rev or "", change.after)
            if change.before is None:
                new.append(row)
            else:
                names = table.differing(change.before, change.after)
                updates.setdefault(names, []).append({**row, "base_rev": state.stored_rev})
        if new:
            self._engine.run_many(table.insert, new)
        for names, rows in updates.items():
            if self._engine.run_many(table.update_of(names), rows) != len(rows):
                self._refuse_overtaken(table, rows)

    def _refuse_overtaken(self, table: Table[Any], changed: Sequence[dict[str, Any]]) -> None:
        """Name the record another connection changed between our reading and our writing."""
        now = {
            record_id: (rev, values)
            for record_id, rev, values in self.rows_of(table, [row["id"] for row in changed])
        }
        for row in changed:
            rev, values = now.get(row["id"], (None, None))
            if rev != row["rev"]:
                mine = table.fields_of(tuple(row[name] for name in table.names))
                raise Conflict(
                    table.name, row["id"], mine, None if values is None else table.fields_of(values)
                )


def row_change_of(change: Change) -> RowChange:
    """Return a change in column values.

    Raises:
        BadRequest: a record or field that does not exist, or a value of the wrong kind.
    """
    table = table_named(change.entity)
    if change.before is None:
        return RowChange(table, change.record_id, None, table.encode(change.after))
    after = {**change.before, **change.after}  # a field that is not named stays
    return RowChange(table, change.record_id, table.encode(change.before), table.encode(after))


def creation_of(record: Record) -> RowChange:
    """Return the creation of a record."""
    table = table_named(record.TABLE)
    return RowChange(table, record.id, None, table.encode_record(record))


def change_of(row_change: RowChange) -> Change:
    """Return a change with the fields' own values."""
    table = row_change.table
    before = None if row_change.before is None else table.fields_of(row_change.before)
    return Change(table.name, row_change.record_id, before, table.fields_of(row_change.after))


def filled(deed: Deed, written: Written, actor: str) -> Deed:
    """Return the deed with what the library added, and the changes as they were made."""
    changes = tuple(change_of(change) for change in written.changes)
    return replace(deed, changes=changes, txn=written.txn, actor=actor, at=written.at, seq=written.seq)


def _checked(change: RowChange, state: _State) -> RowChange:
    """Compare what the change expects with what is there.

    A record made of others' ids may be there as a deleted row: storing it again restores it.

    Raises:
        Conflict: the contents differ.
    """
    if change.before == state.values:
        return change
    if change.before is None and state.values is not None and _is_deleted(change.table, state.values):
        return replace(change, before=state.values)
    theirs = None if state.values is None else change.table.fields_of(state.values)
    raise Conflict(change.table.name, change.record_id, change.table.fields_of(change.after), theirs)


def _is_deleted(table: Table[Record], values: Values) -> bool:
    return bool(values[table.names.index("deleted")])


def _revision_line(change: RowChange, parent: str | None, txn: str, actor: str, at: str) -> dict[str, Any]:
    data, verb = change.table.data_of(change.after), _verb_of(change)
    entity = change.table.name
    rev = revision_id(
        entity=entity,
        record_id=change.record_id,
        parent=parent,
        parent2=None,
        verb=verb,
        txn=txn,
        actor=actor,
        at=at,
        data=data,
    )
    return {
        "rev": rev,
        "entity": entity,
        "record_id": change.record_id,
        "parent": parent,
        "verb": verb,
        "txn": txn,
        "actor": actor,
        "at": at,
        "data": data,
    }


def _verb_of(change: RowChange) -> str:
    if change.before is None:
        return "create"
    was_deleted, is_deleted = (
        _is_deleted(change.table, change.before),
        _is_deleted(change.table, change.after),
    )
    if was_deleted == is_deleted:
        return "edit"
    return "delete" if is_deleted else "restore"


def _content_of(entity: str, data: str) -> Values:
    return table_named(entity).encode(json.loads(data))


def _values_of(entity: str, data: str | None) -> Values | None:
    return None if data is None else _content_of(entity, data)


def _revision_of(row: tuple[Any, ...]) -> Revision:
    facts = dict(zip(_REVISION_COLUMNS.split(", "), row, strict=True))
    fields = frozen_json(json.loads(facts.pop("data")))
    return Revision(fields=fields, **facts)


def _now() -> str:
    """Return the time as ISO 8601 UTC with milliseconds, which sorts as text."""
    seconds, millisecond = divmod(time.time_ns() // 1_000_000, 1000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{millisecond:03d}Z"
