"""What is printed: JSON made of plain values, tables aligned in both scripts."""

from __future__ import annotations

import json
import time

import pytest

from annotator.cli import output
from annotator.core.model import Change, Deed, Tag


def test_a_record_prints_under_its_field_names_with_keys_added(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json([output.record(Tag(id="t", name_en="Finding", name_fa="یافته"), claims=3)])
    (printed,) = json.loads(capsys.readouterr().out)
    assert printed["name_fa"] == "یافته"
    assert printed["claims"] == 3
    assert printed["shortcut"] is None


def test_a_deed_prints_the_verb_of_each_change() -> None:
    deed = Deed("delete tag", (Change("tags", "t", {"deleted": 0}, {"deleted": 1}),), seq=4)
    assert output.deed(deed)["changes"][0]["verb"] == "delete"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("سلام", 4), ("می‌شود", 5), ("بُعد", 3), ("漢", 2)],
)
def test_width_counts_what_a_terminal_shows(text: str, columns: int) -> None:
    assert output.width(text) == columns


def test_a_long_cell_is_cut_with_an_ellipsis_on_one_line() -> None:
    assert output.shorten("one\ntwo three", 8) == "one two…"


def test_columns_stand_under_each_other() -> None:
    lines = output.table(("a", "b"), [("می‌شود", "x"), ("y", "z")]).splitlines()
    assert len(lines) == 4
    assert lines[3].index("z") == 7


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("بُعد", 3, "بُعد"), ("ab漢", 3, "ab…"), ("漢漢漢", 4, "漢…"), ("", 3, "")],
)
def test_a_cell_is_cut_where_its_columns_end(text: str, columns: int, shown: str) -> None:
    assert output.shorten(text, columns) == shown


def test_a_cell_of_great_length_is_cut_at_once() -> None:
    start = time.perf_counter()
    assert output.shorten("x" * 2_000_000, 60) == "x" * 59 + "…"
    assert time.perf_counter() - start < 5


def test_a_cell_neither_steers_the_terminal_nor_turns_the_columns_beside_it() -> None:
    assert output.shorten("\x1b[31mred\u202eevil\u2066 می\u200cشود", 60) == "\ufffd[31mredevil می\u200cشود"
