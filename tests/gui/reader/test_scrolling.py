"""Heights by estimate, corrected where they are seen; what is on screen never jumps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reader.heights import RowHeights
from annotator.gui.reader.scrolling import RowScroller

HEIGHTS = st.lists(st.integers(0, 90), min_size=1, max_size=60)


def scroller(heights: list[int], *, estimate: int = 30, view: int = 100) -> tuple[RowScroller, list[int]]:
    measured: list[int] = []

    def measure(row: int) -> int:
        measured.append(row)
        return heights[row]

    made = RowScroller(measure)
    made.reset(len(heights), estimate, view)
    return made, measured


@given(st.lists(st.tuples(st.integers(0, 1299), st.integers(0, 500)), max_size=30), st.integers(0, 60_000))
def test_offsets_and_rows_agree_whatever_was_corrected(changes: list[tuple[int, int]], offset: int) -> None:
    heights = RowHeights(1300, 40)
    plain = [40] * 1300
    for row, height in changes:
        heights[row] = plain[row] = height
    assert heights.total == sum(plain)
    row, inside = heights.row_at(offset)
    if offset < sum(plain):
        assert sum(plain[:row]) + inside == offset
        assert 0 <= inside < plain[row]
    assert heights.offset(row) == sum(plain[:row])


def test_no_rows_have_no_height() -> None:
    heights = RowHeights(0, 10)
    assert (heights.total, heights.row_at(5), len(heights)) == (0, (0, 0), 0)


@given(HEIGHTS, st.lists(st.integers(-150, 150), max_size=20))
def test_a_row_that_stays_in_view_moves_by_exactly_the_step(heights: list[int], steps: list[int]) -> None:
    made, _ = scroller(heights)
    for step in steps:
        before = {entry.row: entry.top for entry in made.visible()}
        made.move_by(step)
        after = {entry.row: entry.top for entry in made.visible()}
        moves = {before[row] - after[row] for row in before.keys() & after.keys()}
        assert len(moves) <= 1, "rows moved apart"
        position = sum(heights[:made.top[0]]) + made.top[1]
        assert position in (0, sum(heights) - 100) or moves <= {step}


@given(HEIGHTS, st.lists(st.integers(-400, 400), max_size=20))
def test_the_view_is_filled_and_never_left(heights: list[int], steps: list[int]) -> None:
    made, _ = scroller(heights)
    for step in steps:
        made.move_by(step)
        rows = made.visible()
        if sum(heights) >= 100:
            assert rows[0].top <= 0
            assert rows[-1].top + rows[-1].height >= 100
        for upper, lower in pairwise(rows):
            assert upper.top + upper.height == lower.top


def test_only_rows_in_view_are_measured() -> None:
    made, measured = scroller([50] * 10_000)
    made.visible()
    assert measured == [0, 1]
    made.move_to(150_000)
    made.visible()
    assert len(measured) <= 6


def test_the_last_row_ends_at_the_bottom_of_the_view() -> None:
    made, _ = scroller([70] * 50)
    made.move_to(10**9)
    last = made.visible()[-1]
    assert (last.row, last.top + last.height) == (49, 100)


def test_rows_without_height_are_not_in_view() -> None:
    made, _ = scroller([0, 40, 0, 0, 80, 0])
    assert [entry.row for entry in made.visible()] == [1, 4]


@pytest.mark.parametrize(
    ("row", "offset", "top"),
    [
        (3, 0, (3, 0)), (3, 10, (3, 10)), (0, -50, (0, 0)), (5, 500, (17, 20)), (10, -50, (8, 30)),
        (-4, 0, (0, 0)),
    ],
)
def test_a_row_is_put_where_it_is_asked_for(row: int, offset: int, top: tuple[int, int]) -> None:
    made, _ = scroller([40] * 100)
    made.place(row, offset)
    assert made.top == top


def test_a_row_measured_anew_takes_its_new_height() -> None:
    heights = [40] * 20
    made, _ = scroller(heights)
    made.visible()
    heights[1] = 60
    made.forget(1)
    assert [entry.top for entry in made.visible()] == [0, 40]
    assert made.total == 40 + 60 + 40 + 17 * 30
