"""Looking for damage: what is stored is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.core.model import RECORD_TYPE_BY_TABLE, RECORD_TYPES, Comment, Record, Tag
from annotator.core.revisions import revision_id
from annotator.errors import LibraryDamaged
from annotator.store import search
from annotator.store.engine import Engine
from annotator.store.journal import Journal
from annotator.store.rows import Table, table_of

ProblemKind = Literal[
    "damaged_file",
    "foreign_key",
    "revision_changed",
    "revision_unknown",
    "revision_order",
    "row_differs",
    "row_behind",
    "row_missing",
    "parent_missing",
    "search_stale",
]

_HISTORY = """
    SELECT rev, seq, entity, record_id, parent, parent2, verb, txn, actor, at, data
    FROM history ORDER BY seq"""


@dataclass(frozen=True)
class Problem:
    """Something found wrong with a record, or with the file when ``entity`` is empty.

    ``damaged_file``: pages or indexes; ``foreign_key``: a reference to nothing; ``revision_changed``: its id
    is not the hash of it; ``revision_unknown``: of a record this version does not know; ``revision_order``:
    numbers with a gap; ``row_differs``: not what its revision says; ``row_behind``: a later revision exists;
    ``row_missing``: only the journal knows it; ``parent_missing``: a child without its parent;
    ``search_stale``: the index holds something else.
    """

    kind: ProblemKind
    entity: str
    record_id: str
    detail: str


@dataclass
class _Heads:
    """The last revision of every record, and what its row should be."""

    revs: dict[str, str]
    data: dict[str, str]
    entities: dict[str, str]


def problems(engine: Engine, journal: Journal) -> list[Problem]:
    """Return everything found wrong, the file first. Reads one moment of the library.

    A file too damaged to be read on yields what was found until then.
    """
    kinds: dict[str, ProblemKind] = {"damaged_file": "damaged_file", "foreign_key": "foreign_key"}
    found = [Problem(kinds[kind], "", "", detail) for kind, detail in engine.damages()]
    try:
        with engine.reading():
            heads = _Heads({}, {}, {})
            found += _history_problems(engine, journal, heads)
            for kind in RECORD_TYPES:
                found += _row_problems(engine, table_of(kind), heads)
            found += [
                Problem("row_missing", heads.entities[record_id], record_id, rev)
                for record_id, rev in heads.revs.items()
            ]
            for kind in (Tag, Comment):
                found += _orphans(engine, kind)
            found += _search_problems(engine)
    except LibraryDamaged as error:
        found.append(Problem("damaged_file", "", "", error.detail))
    return found


def _history_problems(engine: Engine, journal: Journal, heads: _Heads) -> Iterator[Problem]:
    expected_seq = 0
    for rev, seq, entity, record_id, parent, parent2, verb, txn, actor, at, data in engine.rows(_HISTORY):
        real = revision_id(
            entity=entity,
            record_id=record_id,
            parent=parent,
            parent2=parent2,
            verb=verb,
            txn=txn,
            actor=actor,
            at=at,
            data=data,
        )
        if real != rev:
            yield Problem("revision_changed", entity, record_id, rev)
        if entity not in RECORD_TYPE_BY_TABLE:
            yield Problem("revision_unknown", entity, record_id, rev)
            continue
        expected_seq += 1
        if seq != expected_seq:
            yield Problem("revision_order", entity, record_id, f"{seq} instead of {expected_seq}")
            expected_seq = seq
        heads.revs[record_id], heads.data[rev], heads.entities[record_id] = rev, data, entity
    if journal.seq() != expected_seq:
        yield Problem(
            "revision_order", "", "", f"the clock shows {journal.seq()}, the last revision is {expected_seq}"
        )


def _row_problems(engine: Engine, table: Table[Record], heads: _Heads) -> Iterator[Problem]:
    for row in engine.rows(f"{table.select} ORDER BY id"):
        record_id, rev, values = row[0], row[1], tuple(row[2:])
        head = heads.revs.pop(record_id, None)
        if heads.data.get(rev) != table.data_of(values):
            yield Problem("row_differs", table.name, record_id, rev)
        elif head != rev:
            yield Problem("row_behind", table.name, record_id, f"{rev} instead of {head}")


def _orphans(engine: Engine, kind: type[Record]) -> Iterator[Problem]:
    name = kind.TABLE
    sql = (
        f"SELECT c.id, c.parent_id FROM {name} c LEFT JOIN {name} p ON p.id = c.parent_id "  # noqa: S608 - our tables
        "WHERE c.parent_id IS NOT NULL AND p.id IS NULL ORDER BY c.id"
    )
    for record_id, parent_id in engine.rows(sql):
        yield Problem("parent_missing", name, record_id, parent_id)


def _search_problems(engine: Engine) -> Iterator[Problem]:
    indexed = {document.row_id: document for document in engine.indexed()}
    for kind in search.SEARCHED:
        table = table_of(kind)
        for row in engine.rows(f"{table.select} ORDER BY id"):
            if indexed.pop(row[0], None) != search.document_of(table, row[0], tuple(row[2:])):
                yield Problem("search_stale", table.name, row[0], "")
    for document in indexed.values():
        yield Problem("search_stale", document.entity, document.record_id, document.row_id)
