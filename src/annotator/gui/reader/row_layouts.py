"""Rows set for painting, the last few hundred kept; every other row costs nothing."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from annotator.gui.reader.cell_layout import CellLayout, CellMarks
from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.decorations import Decorations, decorate
from annotator.gui.reader.geometry import Geometry
from annotator.gui.reader.overlays import Overlays
from annotator.gui.reader.page import EMPTY_PAGE, Cell, ReaderPage, ReaderRow
from annotator.gui.reader.typography import Typography
from annotator.gui.theme import Theme

_KEPT_ROWS = 400
_KEPT_TEXTS = 2000
_SAMPLED_ROWS = 48
_PADDING = 10.0
_PADDING_INSIDE_BLOCK = 3.0


@dataclass(slots=True)
class RowLayout:
    """A row set in the shown columns: a layout and its top for each language with text.

    ``gutter`` is the picture of what stands in the gutter, once it was drawn.
    """

    height: int
    cells: dict[str, CellLayout]
    tops: dict[str, float]
    decorations: dict[str, Decorations]
    gutter: QPixmap | None = None


class RowLayouts:
    """Sets rows on demand. ``made`` counts the rows set so far, which tests hold against what is in view."""

    def __init__(self, overlays: Overlays) -> None:
        self.made = 0
        self.page: ReaderPage = EMPTY_PAGE
        self._overlays = overlays
        self._rows: OrderedDict[int, RowLayout] = OrderedDict()
        self._texts: OrderedDict[tuple[int, str], CellText] = OrderedDict()
        self._geometry: Geometry
        self._typography: Typography
        self._theme: Theme
        self._inks: dict[str, str] = {}

    def __contains__(self, row: int) -> bool:
        """Tell whether a row is set already."""
        return row in self._rows

    def set_page(self, page: ReaderPage) -> None:
        """Take another page; nothing of the old one is kept."""
        self.page = page
        self._texts.clear()
        self._rows.clear()

    def configure(self, geometry: Geometry, typography: Typography, theme: Theme) -> None:
        """Take another look; every row is set anew when it is next asked for."""
        self._geometry, self._typography, self._theme = geometry, typography, theme
        self._inks = {
            "resolved": theme.chip_resolved, "ambiguous": theme.chip_ambiguous,
            "unresolved": theme.chip_unresolved,
        }
        self._rows.clear()

    def text(self, row: int, language: str) -> CellText:
        """Return the text of a row's cell."""
        key = (row, language)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = CellText(self.page.rows[row].cell(language))
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.popitem(last=False)
        return found

    def height(self, row: int) -> int:
        """Return the height of a row, set if need be; 0 for a row with nothing in the one language shown."""
        languages = self._geometry.languages
        if len(languages) == 1 and self.page.rows[row].cell(languages[0]).is_empty:
            return 0
        return self.get(row).height

    def get(self, row: int) -> RowLayout:
        """Return a row's layout."""
        found = self._rows.get(row)
        if found is None:
            found = self._rows[row] = self._set(row)
            self.made += 1
            if len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(row)
        return found

    def decorations(self, row: int, language: str) -> Decorations:
        """Return the highlights, chips and hits of a cell as rectangles; kept until they change."""
        layout = self.get(row)
        found = layout.decorations.get(language)
        if found is None:
            found = decorate(layout.cells[language], self._overlays, self._theme, self._typography.zoom)
            layout.decorations[language] = found
        return found

    def forget_decorations(self) -> None:
        """Have highlights and hits placed again; no text is set again."""
        for layout in self._rows.values():
            layout.decorations.clear()

    def forget_blocks(self, block_ids: set[str]) -> list[int]:
        """Drop the set rows that show one of these blocks and return their numbers."""
        dropped = [
            row for row in self._rows
            if any(not block_ids.isdisjoint(self.text(row, language).block_ids) for language in ("en", "fa"))
        ]
        for row in dropped:
            del self._rows[row]
        return dropped

    def estimate(self) -> int:
        """Return the likely height of a row, from the text lengths of a few rows spread over the page."""
        rows = self.page.rows
        if not rows:
            return 1
        step = max(1, len(rows) // _SAMPLED_ROWS)
        sample = rows[::step][:_SAMPLED_ROWS]
        return max(1, round(sum(self._estimated(row) for row in sample) / len(sample)))

    def _estimated(self, row: ReaderRow) -> float:
        tallest = 0.0
        for language, column in self._geometry.columns.items():
            style = self._typography.style(row.kind, row.level, language)
            length = _length(row.cell(language))
            lines = math.ceil(length * style.average_advance / column.text_width)
            tallest = max(tallest, lines * style.pitch)
        return tallest + 2 * self._typography.pixels(_PADDING) if tallest else 0.0

    def _set(self, number: int) -> RowLayout:
        row = self.page.rows[number]
        cells: dict[str, CellLayout] = {}
        for language, column in self._geometry.columns.items():
            text = self.text(number, language)
            if text.segments:
                style = self._typography.style(row.kind, row.level, language)
                marks = CellMarks(
                    self._overlays.chips(text), self._overlays.markers(text), self._inks, self._theme.accent,
                )
                cells[language] = CellLayout(text, language, style, column.text_width, marks)
        return self._stacked(number, cells)

    def _stacked(self, number: int, cells: dict[str, CellLayout]) -> RowLayout:
        """Put the cells' first baselines on one height, with padding lighter inside a block."""
        rows = self.page.rows
        outside, inside = self._typography.pixels(_PADDING), self._typography.pixels(_PADDING_INSIDE_BLOCK)
        above = outside if rows[number].block_first else inside
        goes_on = number + 1 < len(rows) and not rows[number + 1].block_first
        below = inside if goes_on else outside
        baseline = max((cell.first_baseline for cell in cells.values()), default=0.0)
        tops = {language: above + baseline - cell.first_baseline for language, cell in cells.items()}
        bottom = max((tops[language] + cell.height for language, cell in cells.items()), default=0.0)
        least = self._typography.style("paragraph", None, "en").pitch + above
        return RowLayout(math.ceil(max(bottom, least)) + below, cells, tops, {})


def _length(cell: Cell) -> int:
    if cell.table is not None:
        return sum(max((len(piece.text) for piece in row), default=0) for row in cell.table.rows) * 2
    return sum(len(piece.text) for piece in cell.pieces)
