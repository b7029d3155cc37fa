"""Where the caret goes: by character, word, line, page and to the ends, in logical order."""

from __future__ import annotations

from typing import Protocol

from annotator.gui.reader.cell_layout import CellLayout
from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.selection import Place


class Rows(Protocol):
    """What caret movement asks of the view."""

    def count(self) -> int:
        """Return the number of rows."""

    def has_text(self, row: int, language: str) -> bool:
        """Tell whether a row's cell has something to read."""

    def text_of(self, row: int, language: str) -> CellText:
        """Return the text of a row's cell."""

    def cell_of(self, row: int, language: str) -> CellLayout | None:
        """Return the cell set in lines; None where it is empty."""


class CaretWalk:
    """Caret movement in the column of one language; cells without text are stepped over."""

    def __init__(self, rows: Rows, language: str) -> None:
        self._rows = rows
        self._language = language

    def character(self, place: Place, step: int) -> Place:
        """Return the place one grapheme cluster on (+1) or back (-1)."""
        cell = self._rows.cell_of(place.row, self._language)
        found = cell.neighbour(place.position, step) if cell else None
        if found is not None:
            return Place(place.row, found)
        return self._edge_of_next(place, step)

    def word(self, place: Place, step: int) -> Place:
        """Return the start of the next or previous word."""
        text = self._rows.text_of(place.row, self._language)
        found = text.next_word(place.position) if step > 0 else text.previous_word(place.position)
        if found != place.position:
            return Place(place.row, found)
        other = self.next_row(place.row, step)
        if other is None:
            return place
        text = self._rows.text_of(other, self._language)
        return Place(other, 0 if step > 0 else text.previous_word(len(text)))

    def line(self, place: Place, step: int, x: float) -> Place:
        """Return the place at ``x`` (pixels from the cell's left) one line down (+1) or up (-1)."""
        cell = self._rows.cell_of(place.row, self._language)
        found = cell.beside(place.position, x, step) if cell else None
        if found is not None:
            return Place(place.row, found)
        other = self.next_row(place.row, step)
        cell = self._rows.cell_of(other, self._language) if other is not None else None
        if other is None or cell is None:
            return place
        return Place(other, cell.position_at(x, 0.0 if step > 0 else cell.height - 1))

    def line_edge(self, place: Place, step: int) -> Place:
        """Return the start (-1) or end (+1) of the line."""
        cell = self._rows.cell_of(place.row, self._language)
        if cell is None:
            return place
        start, end = cell.line_span(place.position)
        return Place(place.row, end if step > 0 else start)

    def page_edge(self, step: int) -> Place:
        """Return the first (-1) or last (+1) place of the language."""
        start = -1 if step < 0 else self._rows.count()
        row = self.next_row(start, -step)
        if row is None:
            return Place(0, 0)
        return Place(row, len(self._rows.text_of(row, self._language)) if step > 0 else 0)

    def next_row(self, row: int, step: int) -> int | None:
        """Return the nearest row below (+1) or above (-1) with text in the language."""
        row += step
        while 0 <= row < self._rows.count():
            if self._rows.has_text(row, self._language):
                return row
            row += step
        return None

    def _edge_of_next(self, place: Place, step: int) -> Place:
        other = self.next_row(place.row, step)
        if other is None:
            return place
        return Place(other, 0 if step > 0 else len(self._rows.text_of(other, self._language)))
