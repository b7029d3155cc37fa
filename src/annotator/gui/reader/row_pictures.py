"""Rows drawn while nobody waits, so that the next page appears at once.

A picture holds for one look of a row: a selection, the caret or another hint make it unusable,
and the row is drawn anew. Only rows near the view are kept, within a budget of memory.
"""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from annotator.gui.reader.painting import RowLook

_BUDGET_BYTES = 24_000_000


class RowPictures:
    """Pictures of rows by row number."""

    def __init__(self) -> None:
        self._pictures: dict[int, tuple[RowLook | None, QPixmap | None]] = {}
        self._bytes = 0

    def __contains__(self, row: int) -> bool:
        """Tell whether a row was drawn ahead, or found not worth it."""
        return row in self._pictures

    def add(self, row: int, look: RowLook, picture: QPixmap | None) -> None:
        """Keep a row's picture as long as the budget allows."""
        size = picture.width() * picture.height() * 4 if picture is not None else 0
        if self._bytes + size > _BUDGET_BYTES:
            picture, size = None, 0
        self._bytes += size
        self._pictures[row] = (look, picture)

    def skip(self, row: int) -> None:
        """Remember that there is nothing to draw."""
        self._pictures[row] = (None, None)

    def find(self, row: int, look: RowLook) -> QPixmap | None:
        """Return the picture of a row if it has one with this very look."""
        found = self._pictures.get(row)
        return found[1] if found is not None and found[0] == look else None

    def keep(self, first: int, last: int) -> None:
        """Drop every picture outside the rows ``first`` to ``last``."""
        for row in [row for row in self._pictures if not first <= row <= last]:
            _, picture = self._pictures.pop(row)
            self._bytes -= picture.width() * picture.height() * 4 if picture is not None else 0

    def clear(self) -> None:
        """Drop every picture."""
        self._pictures.clear()
        self._bytes = 0
