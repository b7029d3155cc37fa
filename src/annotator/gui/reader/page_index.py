"""Where on a page a row, a block position or a printed page is found; indexes are made on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.page import ReaderPage


class PageIndex:
    """Finds rows of one page; ``text_of(row, language)`` gives the text of a cell."""

    def __init__(self, page: ReaderPage, text_of: Callable[[int, str], CellText]) -> None:
        self._page = page
        self._text_of = text_of

    def row(self, row_id: str) -> int | None:
        """Return the number in the page of the row with an id."""
        return self._rows_by_id.get(row_id)

    def numbered(self, number: int) -> int | None:
        """Return the number in the page of the row that shows ``number`` in the gutter."""
        return next((index for index, row in enumerate(self._page.rows) if row.number == number), None)

    def printed_page(self, page: int) -> int | None:
        """Return the first row of a printed page, or of the next one that has rows."""
        rows = enumerate(self._page.rows)
        return next((index for index, row in rows if row.page is not None and row.page >= page), None)

    def position(self, block_id: str, position: int) -> tuple[int, str, int] | None:
        """Return (row, language, cell position) of a block position.

        A position between two pieces gives the start of the row nearest before it.
        """
        best: tuple[int, str, int] | None = None
        for row, language in self._rows_by_block.get(block_id, ()):
            text = self._text_of(row, language)
            found = text.position_of(block_id, position)
            if found is not None:
                return row, language, found
            starts = [part.piece.start for part in text.parts if part.piece.block_id == block_id]
            if best is None or min(starts) <= position:
                best = row, language, 0
        return best

    @cached_property
    def _rows_by_id(self) -> dict[str, int]:
        return {row.row_id: index for index, row in enumerate(self._page.rows)}

    @cached_property
    def _rows_by_block(self) -> dict[str, list[tuple[int, str]]]:
        index: dict[str, list[tuple[int, str]]] = {}
        for number, row in enumerate(self._page.rows):
            for language, cell in (("en", row.en), ("fa", row.fa)):
                for block_id in cell.block_ids:
                    index.setdefault(block_id, []).append((number, language))
        return index
