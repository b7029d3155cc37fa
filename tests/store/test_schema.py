"""The SQL files against the records: a column or a value known to one side only would be lost."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import get_args

import pytest

from annotator.core import model
from annotator.core.model import CHECK_STATES, RECORD_TYPES, VERDICTS, Record
from annotator.store.migrations import migrations_for, newest_schema, steps_after
from annotator.store.rows import table_named, table_of

RECORDS = pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
COMMON = migrations_for("no such engine")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    for step in migrations_for("sqlite"):
        opened.executescript(step.script)
    yield opened
    opened.close()


@RECORDS
def test_every_field_has_its_column_of_the_right_kind(
    connection: sqlite3.Connection, kind: type[Record]
) -> None:
    columns = {
        name: (sql_type, bool(not_null))
        for _, name, sql_type, not_null, _, _ in connection.execute(f"PRAGMA table_info({kind.TABLE})")
    }
    expected = {"id": ("TEXT", True), "rev": ("TEXT", True)}
    for column in table_of(kind).columns:
        expected[column.name] = ("INTEGER" if column.kind == "int" else "TEXT", not column.is_nullable)
    assert columns == expected


def test_the_library_has_a_table_for_every_record_and_no_other(connection: sqlite3.Connection) -> None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    own = {"meta", "clock", "history", "deeds", "search_doc"}
    assert {name for name in tables if not name.startswith("search")} | {"search_doc"} == own | {
        kind.TABLE for kind in RECORD_TYPES
    }


@RECORDS
def test_parents_stand_before_their_children(connection: sqlite3.Connection, kind: type[Record]) -> None:
    tables = [known.TABLE for known in RECORD_TYPES]
    for row in connection.execute(f"PRAGMA foreign_key_list({kind.TABLE})"):
        if row[2] != "history":
            assert tables.index(row[2]) < tables.index(kind.TABLE)


@RECORDS
def test_every_reference_is_declared_and_has_an_index(
    connection: sqlite3.Connection, kind: type[Record]
) -> None:
    first_columns = set()
    for index in connection.execute(f"PRAGMA index_list({kind.TABLE})").fetchall():
        first_columns.add(connection.execute(f"PRAGMA index_info({index[1]})").fetchone()[2])
    declared = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({kind.TABLE})")}
    references = {name for name in table_of(kind).names if name.endswith("_id")}
    assert references <= first_columns
    assert references - declared <= {"parent_id", "target_id"}
    assert "rev" in declared


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("texts", "lang", get_args(model.Lang)),
        ("anchors", "lang", get_args(model.Lang)),
        ("rows", "state", get_args(model.RowState)),
        ("repairs", "state", get_args(model.RepairState)),
        ("citations", "kind", get_args(model.CitationKind)),
        ("citations", "state", get_args(model.CitationState)),
        ("anchors", "state", get_args(model.AnchorState)),
        ("reviews", "verdict", VERDICTS),
        ("links", "check_state", CHECK_STATES),
    ],
)
def test_the_values_a_column_takes_are_those_of_the_model(
    connection: sqlite3.Connection,
    table: str,
    column: str,
    values: tuple[str, ...],
) -> None:
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    match = re.search(rf"{column} IN \(([^)]*)\)", sql)
    assert match is not None
    assert set(re.findall(r"'(\w+)'", match.group(1))) == set(values)


def test_the_common_files_use_only_what_both_engines_know() -> None:
    script = re.sub(r"--.*", "", "".join(step.script for step in COMMON))
    types = set(re.findall(r"^  \w+ (\w+)", script, re.MULTILINE)) - {"KEY"}
    assert types <= {"TEXT", "INTEGER"}
    assert not re.search(
        r"\b(AUTOINCREMENT|WITHOUT ROWID|TRIGGER|PRAGMA|COLLATE|GENERATED|DEFERRABLE)\b", script
    )
    assert script.count("CREATE TABLE") == script.count(") STRICT;")


def test_steps_are_numbered_without_gaps_from_one() -> None:
    assert [step.number for step in migrations_for("sqlite")] == list(range(1, newest_schema("sqlite") + 1))
    assert [step.name for step in migrations_for("sqlite")] == [step.name for step in COMMON]
    assert steps_after("sqlite", newest_schema("sqlite")) == ()


def test_a_record_of_an_unknown_kind_has_no_table() -> None:
    with pytest.raises(Exception, match="no record is called"):
        table_named("sqlite_master")
