"""Positions of a cell answer to positions of its blocks, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.page import Cell, Piece, TableCells
from tests.gui.reader.pages import cell

ZWNJ = "\u200c"


def test_sentences_of_one_block_are_joined_by_a_space_and_blocks_by_a_line_feed() -> None:
    text = CellText(Cell((Piece("a", 0, 3, "One"), Piece("a", 4, 7, "Two"), Piece("b", 0, 5, "Three"))))
    assert text.text == "One Two\nThree"
    assert text.segments == [(0, 7), (8, 13)]


def test_pieces_that_touch_in_their_block_touch_in_the_cell() -> None:
    assert CellText(Cell((Piece("a", 0, 3, "One"), Piece("a", 3, 6, "Two")))).text == "OneTwo"


def test_a_span_over_two_sentences_is_one_span_of_the_block() -> None:
    text = CellText(cell("a", "First one.", "Second one."))
    assert text.block_spans(6, 17) == [("a", 6, 17)]


def test_a_span_over_two_blocks_is_one_span_in_each() -> None:
    text = CellText(Cell((Piece("a", 10, 13, "One"), Piece("b", 5, 8, "Two"))))
    assert text.block_spans(1, 6) == [("a", 11, 13), ("b", 5, 7)]


def test_pieces_far_apart_in_a_block_are_not_joined() -> None:
    text = CellText(Cell((Piece("a", 0, 3, "One"), Piece("a", 50, 53, "Two"))))
    assert text.block_spans(0, 7) == [("a", 0, 3), ("a", 50, 53)]
    assert text.cell_spans("a", 0, 60) == [(0, 3), (4, 7)]


def test_a_highlight_over_two_sentences_covers_the_gap_between_them() -> None:
    text = CellText(cell("a", "First one.", "Second one.", start=100))
    assert text.cell_spans("a", 106, 117) == [(6, 17)]


TEXTS = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), min_size=1, max_size=5)


@given(TEXTS, st.data())
def test_every_position_of_a_piece_comes_back(texts: list[str], data: st.DataObject) -> None:
    made = CellText(cell("a", *texts, start=data.draw(st.integers(0, 1000))))
    for part in made.parts:
        for inside in range(part.end - part.start):
            place = part.piece.start + inside
            assert made.position_of("a", place) == part.start + inside
            assert made.block_position(part.start + inside) == ("a", place)


@given(TEXTS, st.data())
def test_spans_to_the_blocks_and_back_cover_the_same_text(texts: list[str], data: st.DataObject) -> None:
    made = CellText(cell("a", *texts))
    start = data.draw(st.integers(0, len(made)))
    end = data.draw(st.integers(start, len(made)))
    covered = {index for part in made.parts for index in range(part.start, part.end) if start <= index < end}
    back = {
        index for block_id, first, last in made.block_spans(start, end)
        for span in made.cell_spans(block_id, first, last) for index in range(*span)
    }
    assert covered <= back <= set(range(start, end))


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        (f"می{ZWNJ}روم خانه", 1, f"می{ZWNJ}روم"), (f"می{ZWNJ}روم خانه", 4, f"می{ZWNJ}روم"),
        ("خانهٔ ما", 2, "خانهٔ"), ("the river's course", 6, "river's"), ("(Ostrom, 1990)", 3, "Ostrom"),
        ("سال ۱۳۹۷ بود", 6, "۱۳۹۷"), ("end.", 4, "."), ("«زمین» تشنه", 2, "زمین"), ("a 😀 b", 2, "😀"),
    ],
)
def test_a_word_keeps_its_joiners_and_leaves_its_punctuation(text: str, position: int, word: str) -> None:
    start, end = CellText(cell("a", text)).word_at(position)
    assert text[start:end] == word


def test_words_are_stepped_over_forth_and_back() -> None:
    text = CellText(cell("a", f"او می{ZWNJ}رود، و تو"))
    stops = [0]
    while stops[-1] < len(text):
        stops.append(text.next_word(stops[-1]))
    assert stops == [0, 3, 11, 13, 15]
    assert [text.previous_word(stop) for stop in stops[1:]] == [0, 3, 11, 13]


def test_the_cells_of_a_table_are_found_in_the_text_of_their_block() -> None:
    table = TableCells.located("t", "year rain 1397 212", ("year", "rain"), (("1397", "212"), ("1398", "")))
    assert [[(p.start, p.end) for p in row] for row in table.rows] == [
        [(0, 4), (5, 9)], [(10, 14), (15, 18)], [(18, 18), (18, 18)]]
    text = CellText(Cell(table=table))
    assert text.text == "year\train\n1397\t212\n1398\t"
    assert text.grid == ((0, 1), (2, 3), (4, 5))
    assert text.block_spans(0, len(text)) == [("t", 0, 18)]
    assert text.block_spans(2, 12) == [("t", 2, 12)]


def test_an_empty_cell_has_no_text_and_no_place() -> None:
    text = CellText(Cell())
    assert (text.text, text.block_position(0)) == ("", None)
    assert (text.word_at(0), text.sentence_at(3), text.segment_at(0)) == ((0, 0), (0, 0), (0, 0))
