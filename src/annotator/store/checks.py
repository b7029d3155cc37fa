"""Looking for damage: what is stored is computed again and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from annotator.core.model import RECORD_TYPE_BY_TABLE, RECORD_TYPES, Comment, Record, Tag
from annotator.core.revisions import revision_id
from annotator.errors import BadRequest, LibraryDamaged
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

_PAGE = 2000
"""Rows read at a time, so that a large library is checked in little memory."""

_HISTORY = """
    SELECT seq, rev, entity, record_id, parent, parent2, verb, txn, actor, at, data
    FROM history WHERE seq > :after ORDER BY seq LIMIT :page"""


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
class _Journaled:
    """What the journal says: a digest of the content of every revision, and of every record the last one."""

    contents: dict[str, bytes]
    heads: dict[str, tuple[str, str]]


def problems(engine: Engine, journal: Journal) -> list[Problem]:
    """Return everything found wrong, the file first. Reads one moment of the library.

    Where a page cannot be read, the rest is looked at all the same.
    """
    kinds: dict[str, ProblemKind] = {"damaged_file": "damaged_file", "foreign_key": "foreign_key"}
    found = [Problem(kinds[kind], "", "", detail) for kind, detail in engine.damages()]
    journaled = _Journaled({}, {})
    steps = (
        _history_problems(engine, journal, journaled),
        *(_row_problems(engine, table_of(kind), journaled) for kind in RECORD_TYPES),
        _missing_rows(journaled),
        *(_orphans(engine, kind) for kind in (Tag, Comment)),
        _search_problems(engine),
    )
    with engine.reading():
        for step in steps:
            try:
                found += step
            except LibraryDamaged as error:
                found.append(Problem("damaged_file", "", "", error.detail))
            except (
                TypeError,
                ValueError,
                BadRequest,
            ) as error:  # a column holds what no program of ours writes
                found.append(Problem("damaged_file", "", "", str(error)))
    return found


def _history_problems(engine: Engine, journal: Journal, journaled: _Journaled) -> Iterator[Problem]:
    last_seq = 0
    for seq, rev, entity, record_id, *recorded in _pages(engine, _HISTORY, 0):
        names = ("parent", "parent2", "verb", "txn", "actor", "at", "data")
        facts = dict(zip(names, recorded, strict=True))
        if revision_id(entity=entity, record_id=record_id, **facts) != rev:
            yield Problem("revision_changed", entity, record_id, rev)
        if seq != last_seq + 1:
            yield Problem("revision_order", entity, record_id, f"{seq} after {last_seq}")
        last_seq = seq
        if entity not in RECORD_TYPE_BY_TABLE:
            yield Problem("revision_unknown", entity, record_id, rev)
            continue
        journaled.contents[rev] = _digest(facts["data"])
        journaled.heads[record_id] = entity, rev
    if journal.seq() != last_seq:
        yield Problem("revision_order", "", "", f"the clock shows {journal.seq()}, the last is {last_seq}")


def _row_problems(engine: Engine, table: Table[Record], journaled: _Journaled) -> Iterator[Problem]:
    for record_id, rev, *values in _pages(engine, _page_of(table), ""):
        _, head = journaled.heads.pop(record_id, ("", ""))
        if journaled.contents.get(rev) != _digest(table.data_of(tuple(values))):
            yield Problem("row_differs", table.name, record_id, rev)
        elif head != rev:
            yield Problem("row_behind", table.name, record_id, f"{rev} instead of {head}")


def _missing_rows(journaled: _Journaled) -> Iterator[Problem]:
    for record_id, (entity, rev) in journaled.heads.items():
        yield Problem("row_missing", entity, record_id, rev)


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
        for record_id, _, *values in _pages(engine, _page_of(table), ""):
            if indexed.pop(record_id, None) != search.document_of(table, record_id, tuple(values)):
                yield Problem("search_stale", table.name, record_id, "")
    for document in indexed.values():
        yield Problem("search_stale", document.entity, document.record_id, document.row_id)


def _pages(engine: Engine, sql: str, after: str | int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query whose first column is its key, a page at a time."""
    while True:
        rows = engine.rows(sql, {"after": after, "page": _PAGE})
        yield from rows
        if len(rows) < _PAGE:
            return
        if rows[-1][0] <= after:
            raise ValueError(f"keys out of order after {after}")
        after = rows[-1][0]


def _page_of(table: Table[Any]) -> str:
    return f"{table.select} WHERE id > :after ORDER BY id LIMIT :page"


def _digest(data: str) -> bytes:
    return hashlib.blake2b(data.encode(), digest_size=16).digest()
