"""A selection across rows, in blocks and as text."""

from __future__ import annotations

from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.page import Cell, Piece, TableCells
from annotator.gui.reader.selection import Place, Selection
from tests.gui.reader.pages import cell

ROWS = [
    CellText(cell("a", "One two.", "Three.")),
    CellText(Cell()),
    CellText(Cell((Piece("a", 16, 21, "Four."),))),
    CellText(cell("b", "Five six.")),
]


def selected(anchor: tuple[int, int], caret: tuple[int, int]) -> Selection:
    return Selection("en", Place(*anchor), Place(*caret))


def test_rows_of_one_block_give_one_span_and_are_joined_by_a_space() -> None:
    selection = selected((0, 4), (2, 4))
    assert selection.block_spans(ROWS.__getitem__) == [("a", 4, 20)]
    assert selection.text(ROWS.__getitem__) == "two. Three. Four"


def test_rows_of_two_blocks_give_two_spans_and_are_joined_by_a_line_feed() -> None:
    selection = selected((2, 0), (3, 4))
    assert selection.block_spans(ROWS.__getitem__) == [("a", 16, 21), ("b", 0, 4)]
    assert selection.text(ROWS.__getitem__) == "Four.\nFive"


def test_a_selection_made_backwards_is_the_same_text() -> None:
    forth, back = selected((0, 4), (3, 2)), selected((3, 2), (0, 4))
    assert forth.text(ROWS.__getitem__) == back.text(ROWS.__getitem__)
    assert (back.start, back.end) == (Place(0, 4), Place(3, 2))


def test_nothing_selected_is_no_text_and_no_span() -> None:
    assert selected((1, 3), (1, 3)).is_empty
    assert selected((0, 3), (0, 3)).text(ROWS.__getitem__) == ""
    assert selected((0, 3), (0, 3)).block_spans(ROWS.__getitem__) == []
    assert selected((0, 3), (0, 5)).span_in(1, 10) is None


def test_a_table_is_copied_row_by_row() -> None:
    table = CellText(Cell(table=TableCells.located("t", "a b c d", ("a", "b"), (("c", "d"),))))
    assert selected((0, 0), (0, len(table))).text([table].__getitem__) == "a\tb\nc\td"
