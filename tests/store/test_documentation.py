"""db/README.md is read by people who write other programs: its picture and its queries are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import assets
from annotator.core.model import RECORD_TYPES, Record
from annotator.store.gate import APPLICATION_ID
from annotator.store.library import open_library
from annotator.store.rows import table_of

PAGE = (assets.migrations() / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_runs(query: str, tmp_path: Path) -> None:
    with open_library(tmp_path / "a", actor="sara", create=True) as library:
        assert library._engine.rows(query.rstrip("; \n").replace("?", ":id"), {"id": ""}) == []


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.TABLE)
def test_every_table_is_named(kind: type[Record]) -> None:
    assert re.search(rf"\b{kind.TABLE}\b", PAGE, re.IGNORECASE)


def test_every_reference_is_a_line_of_the_picture(tmp_path: Path) -> None:
    lines = {frozenset(pair) for pair in re.findall(r"^    (\w+) \S+--\S+ (\w+) :", PAGE, re.MULTILINE)}
    with open_library(tmp_path / "a", actor="sara", create=True) as library:
        for kind in RECORD_TYPES:
            for row in library._engine.rows(f"PRAGMA foreign_key_list({kind.TABLE})"):
                parent = row[2]
                through_block = parent == "texts" and "block_id" in table_of(kind).names
                optional_sentence = (kind.TABLE, parent) == ("citations", "sentences")
                if parent != "history" and not through_block and not optional_sentence:
                    assert frozenset((kind.TABLE, parent)) in lines


def test_every_json_column_and_the_mark_of_the_file_are_named() -> None:
    listed = next(line for line in PAGE.splitlines() if line.startswith("| JSON columns"))
    named = set(re.findall(r"`(\w+)`", listed))
    assert named == {
        column.name for kind in RECORD_TYPES for column in table_of(kind).columns if column.kind == "Json"
    }
    assert f"{APPLICATION_ID:#x}" == re.search(r"0x[0-9A-F]+", PAGE, re.IGNORECASE)[0].lower()  # type: ignore[index]
