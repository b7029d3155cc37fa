"""Scrolling over rows whose heights become known only when they are seen.

The place is kept as the row at the top of the view and how far it is scrolled out. Rows passed by
small steps are measured on the way, so what is on screen never jumps when an estimate turns out
wrong; only the scroll bar is corrected. Lengths are whole device-independent pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.gui.reader.heights import RowHeights


@dataclass(frozen=True, slots=True)
class VisibleRow:
    """A row in view: its number in the page, its top in the viewport, its height."""

    row: int
    top: int
    height: int


class RowScroller:
    """The scroll position over ``count`` rows; ``measure(row)`` lays a row out and returns its height."""

    def __init__(self, measure: Callable[[int], int]) -> None:
        self._measure = measure
        self._heights = RowHeights(0, 1)
        self._known: set[int] = set()
        self._view = 1
        self._row = 0
        self._offset = 0
        self._visible: list[VisibleRow] | None = None

    @property
    def top(self) -> tuple[int, int]:
        """The row at the top of the view and how many of its pixels are scrolled out."""
        return self._row, self._offset

    @property
    def position(self) -> int:
        """Pixels above the view, unseen rows estimated."""
        return self._heights.offset(self._row) + self._offset if len(self._heights) else 0

    @property
    def total(self) -> int:
        """The height of all rows, unseen ones estimated."""
        return self._heights.total

    def reset(self, count: int, estimate: int, view: int) -> None:
        """Take new rows, or new heights for the same ones, in a view of ``view`` pixels; keep the top row."""
        self._heights = RowHeights(count, max(1, estimate))
        self._known.clear()
        self._view = max(1, view)
        self._row = min(self._row, max(0, count - 1))
        self._visible = None

    def forget(self, row: int) -> None:
        """Measure a row again when it is next in view."""
        self._known.discard(row)
        self._visible = None

    def place(self, row: int, offset: int = 0) -> None:
        """Put a row's top ``offset`` pixels above the top of the view."""
        self._row = min(max(0, row), max(0, len(self._heights) - 1))
        self._offset = offset
        self._settle()

    def move_by(self, pixels: int) -> None:
        """Scroll down (or up, when negative) over rows that are measured on the way."""
        self._offset += pixels
        self._settle()

    def move_to(self, position: int) -> None:
        """Jump to a distance from the top, unseen rows estimated."""
        self._row, self._offset = self._heights.row_at(position)
        height = self._heights[self._row] if len(self._heights) else 0
        if height and self._row not in self._known:
            self._offset = self._offset * self._height(self._row) // height
        self._settle()

    def visible(self) -> list[VisibleRow]:
        """Return the rows in view from the top down; the list is kept until something changes."""
        if self._visible is None:
            self._visible = self._filled()
        return self._visible

    def _height(self, row: int) -> int:
        if row not in self._known:
            self._heights[row] = self._measure(row)
            self._known.add(row)
        return self._heights[row]

    def _settle(self) -> None:
        """Move the top row until the offset lies inside it."""
        self._visible = None
        while self._offset < 0 and self._row > 0:
            self._row -= 1
            self._offset += self._height(self._row)
        last = len(self._heights) - 1
        while self._row < last and self._offset >= self._height(self._row):
            self._offset -= self._height(self._row)
            self._row += 1
        self._offset = max(0, self._offset)

    def _filled(self) -> list[VisibleRow]:
        count = len(self._heights)
        rows: list[VisibleRow] = []
        row, top = self._row, -self._offset
        while row < count and top < self._view:
            height = self._height(row)
            if height:
                rows.append(VisibleRow(row, top, height))
            top += height
            row += 1
        if row == count and top < self._view and (self._row or self._offset):
            return self._filled_from_the_end()
        return rows

    def _filled_from_the_end(self) -> list[VisibleRow]:
        """Put the last row at the bottom of the view, or the first at its top when all rows fit."""
        row = len(self._heights)
        missing = self._view
        while row > 0 and missing > 0:
            row -= 1
            missing -= self._height(row)
        self._row, self._offset = row, max(0, -missing)
        rows: list[VisibleRow] = []
        top = -self._offset
        for index in range(row, len(self._heights)):
            height = self._height(index)
            if height:
                rows.append(VisibleRow(index, top, height))
            top += height
        return rows
