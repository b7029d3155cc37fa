"""How tall rows are: measured ones exactly, unseen ones by estimate, at a cost that does not grow.

Heights lie in chunks with a sum each, so the offset of a row is a sum over chunks plus a sum
inside one, and correcting a row touches one chunk. All heights are whole device-independent pixels.
Plain arrays do: a book of 100,000 rows has 200 chunks, and numpy would cost the first window 0.1 s.
"""

from __future__ import annotations

from array import array

_CHUNK = 512


class RowHeights:
    """Heights of ``count`` rows, each ``estimate`` until it is set."""

    def __init__(self, count: int, estimate: int) -> None:
        self._heights = array("q", [estimate]) * count
        self._sums = array("q", (estimate * min(_CHUNK, count - first) for first in range(0, count, _CHUNK)))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        """Return the height of a row, known or estimated."""
        return self._heights[row]

    def __setitem__(self, row: int, height: int) -> None:
        """Correct the height of a row."""
        self._sums[row // _CHUNK] += height - self._heights[row]
        self._heights[row] = height

    @property
    def total(self) -> int:
        """The height of all rows."""
        return sum(self._sums)

    def offset(self, row: int) -> int:
        """Return the distance from the top of the first row to the top of a row."""
        chunk = row // _CHUNK
        return sum(self._sums[:chunk]) + sum(self._heights[chunk * _CHUNK:row])

    def row_at(self, offset: int) -> tuple[int, int]:
        """Return the row at a distance from the top, and how far below that row's top it lies."""
        if not self._heights:
            return 0, 0
        rest = max(offset, 0)
        for chunk, total in enumerate(self._sums):
            if rest < total:
                return self._row_inside(chunk * _CHUNK, rest)
            rest -= total
        last = len(self._heights) - 1
        return last, self._heights[last]

    def _row_inside(self, first: int, rest: int) -> tuple[int, int]:
        """Return the row at a distance from the top of row ``first``, which its chunk is known to hold."""
        row = first
        while rest >= self._heights[row]:
            rest -= self._heights[row]
            row += 1
        return row, rest
