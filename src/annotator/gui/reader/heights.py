"""How tall rows are: measured ones exactly, unseen ones by estimate, at a cost that does not grow.

Heights lie in chunks with a sum each, so the offset of a row is a sum over chunks plus a sum
inside one, and correcting a row touches one chunk. All heights are whole device-independent pixels.
"""

from __future__ import annotations

import numpy as np

_CHUNK = 512


class RowHeights:
    """Heights of ``count`` rows, each ``estimate`` until it is set."""

    def __init__(self, count: int, estimate: int) -> None:
        self._count = count
        chunks = (count + _CHUNK - 1) // _CHUNK
        self._heights = np.zeros(chunks * _CHUNK, dtype=np.int64)
        self._heights[:count] = estimate
        self._sums = self._heights.reshape(chunks, _CHUNK).sum(axis=1)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self._count

    def __getitem__(self, row: int) -> int:
        """Return the height of a row, known or estimated."""
        return int(self._heights[row])

    def __setitem__(self, row: int, height: int) -> None:
        """Correct the height of a row."""
        self._sums[row // _CHUNK] += height - self._heights[row]
        self._heights[row] = height

    @property
    def total(self) -> int:
        """The height of all rows."""
        return int(self._sums.sum())

    def offset(self, row: int) -> int:
        """Return the distance from the top of the first row to the top of a row."""
        chunk = row // _CHUNK
        return int(self._sums[:chunk].sum() + self._heights[chunk * _CHUNK:row].sum())

    def row_at(self, offset: int) -> tuple[int, int]:
        """Return the row at a distance from the top, and how far below that row's top it lies."""
        if not self._count:
            return 0, 0
        offset = max(offset, 0)
        ends = np.cumsum(self._sums)
        chunk = int(np.searchsorted(ends, offset, side="right"))
        if chunk >= len(ends):
            last = self._count - 1
            return last, int(self._heights[last])
        inside = offset - int(ends[chunk] - self._sums[chunk])
        inner = np.cumsum(self._heights[chunk * _CHUNK:(chunk + 1) * _CHUNK])
        index = int(np.searchsorted(inner, inside, side="right"))
        row = min(chunk * _CHUNK + index, self._count - 1)
        return row, inside - int(inner[index] - self._heights[chunk * _CHUNK + index])
