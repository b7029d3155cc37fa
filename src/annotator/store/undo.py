"""Undo and redo out of the journal.

A deed is taken back field by field: what it set is set back where it still stands as the deed left it.
Contents are compared, not counters, so long chains of undo and redo hold. What is open to undo is read from
the deeds table, so it survives a restart; a new deed closes what was open to redo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from annotator.core.model import Deed, Person
from annotator.errors import UndoRefused
from annotator.store.engine import Engine
from annotator.store.journal import Journal, RowChange
from annotator.store.rows import Values, table_of

Way = Literal["undo", "redo"]

_UNDO_STACK = """
    SELECT d.name, d.detail, d.txn, d.actor, d.at, d.seq FROM deeds d
    WHERE d.actor = :actor AND d.kind = 'do' AND coalesce(
      (SELECT t.kind FROM deeds t WHERE t.undoes = d.txn ORDER BY t.seq DESC LIMIT 1), 'redo') = 'redo'
    ORDER BY d.seq DESC LIMIT :limit"""
_REDO_STACK = """
    SELECT d.name, d.detail, d.txn, d.actor, d.at, d.seq FROM deeds u JOIN deeds d ON d.txn = u.undoes
    WHERE u.actor = :actor AND u.kind = 'undo'
      AND u.seq > (SELECT max(n.seq) FROM deeds n WHERE n.actor = :actor AND n.kind = 'do')
      AND u.seq = (SELECT max(t.seq) FROM deeds t WHERE t.undoes = d.txn)
    ORDER BY u.seq DESC LIMIT :limit"""


@dataclass(frozen=True)
class _Step:
    """What a deed made of a record from its first to its last revision of it."""

    first: RowChange
    last: RowChange

    def wanted(self, way: Way) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return, in column values of the fields concerned, what has to stand now and what then."""
        names = self.first.table.names
        after = dict(zip(names, self.last.after, strict=True))
        if self.first.before is None:  # a creation is taken back by deleting; all its fields must still stand
            before = {**after, "deleted": 1}
            concerned = set(names)
        else:
            before = dict(zip(names, self.first.before, strict=True))
            concerned = {name for name in names if before[name] != after[name]}
        old, new = (after, before) if way == "undo" else (before, after)
        return {name: old[name] for name in concerned}, {name: new[name] for name in concerned}


def stack(engine: Engine, actor: str, way: Way, limit: int) -> list[Deed]:
    """Return the deeds of a person open to undo or redo, the next one first; their changes are left out."""
    sql = _UNDO_STACK if way == "undo" else _REDO_STACK
    rows = engine.rows(sql, {"actor": actor, "limit": limit})
    return [Deed(name, (), detail, txn, actor_id, at, seq) for name, detail, txn, actor_id, at, seq in rows]


def plan(engine: Engine, journal: Journal, txn: str, way: Way) -> list[RowChange]:
    """Return the changes that take a deed back, or do it again.

    Raises:
        UndoRefused: a field the deed set was changed since.
    """
    steps = _steps(journal.row_changes_of(txn))
    rows = {}
    for name in dict.fromkeys(step.first.table.name for step in steps):
        of_table = [step for step in steps if step.first.table.name == name]
        table = of_table[0].first.table
        rows.update(
            {row[0]: row[2] for row in journal.rows_of(table, [step.first.record_id for step in of_table])}
        )
    ordered = reversed(steps) if way == "undo" else steps
    return [_way_back(engine, journal, step, rows[step.first.record_id], way) for step in ordered]


def _steps(changes: Sequence[RowChange]) -> list[_Step]:
    steps: dict[str, _Step] = {}
    for change in changes:
        earlier = steps.get(change.record_id)
        steps[change.record_id] = _Step(earlier.first if earlier else change, change)
    return list(steps.values())


def _way_back(engine: Engine, journal: Journal, step: _Step, now: Values, way: Way) -> RowChange:
    table = step.first.table
    expected, wanted = step.wanted(way)
    current = dict(zip(table.names, now, strict=True))
    overtaken = tuple(sorted(name for name, value in expected.items() if current[name] != value))
    then = tuple(wanted.get(name, current[name]) for name in table.names)
    if overtaken:
        actor = _last_to_change(engine, journal, step, overtaken)
        raise UndoRefused(
            table.name, step.first.record_id, overtaken, actor, table.fields_of(then), table.fields_of(now)
        )
    return RowChange(table, step.first.record_id, now, then)


def _last_to_change(engine: Engine, journal: Journal, step: _Step, fields: Sequence[str]) -> str:
    """Return the name of the person whose revision last changed one of the fields."""
    where = "entity = :entity AND record_id = :record_id"
    facts = {"entity": step.first.table.name, "record_id": step.first.record_id}
    revisions = journal.revisions(where, facts, newest_first=True, limit=None)
    for later, earlier in pairwise(revisions):
        if any(later.fields.get(name) != earlier.fields.get(name) for name in fields):
            return name_of(engine, later.actor)
    return name_of(engine, revisions[0].actor)


def name_of(engine: Engine, person_id: str) -> str:
    """Return the name of a person, or the id of one this library does not know."""
    people = table_of(Person)
    rows = engine.rows(f"{people.select} WHERE id = :id", {"id": person_id})
    if not rows:
        return person_id
    person = people.record_of(rows[0])
    return person.name or person.login
