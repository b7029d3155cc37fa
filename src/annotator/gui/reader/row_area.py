"""Rows drawn in a scroll area: laid out when they come into view, drawn ahead when nobody waits.

Nothing here knows a caret; :class:`~annotator.gui.reader.caret_area.CaretArea` adds it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.gui.reader.cell_layout import CellLayout
from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.geometry import Columns, Geometry, geometry
from annotator.gui.reader.overlays import Overlays
from annotator.gui.reader.page import (
    EMPTY_PAGE,
    Chip,
    FootnoteMarker,
    Highlight,
    ReaderPage,
    ReaderRow,
    RepairMark,
    SearchHit,
)
from annotator.gui.reader.painting import PATTERNS, PLAIN, RowLook, RowPainter
from annotator.gui.reader.row_layouts import RowLayout, RowLayouts
from annotator.gui.reader.row_pictures import RowPictures
from annotator.gui.reader.scrolling import RowScroller, VisibleRow
from annotator.gui.reader.slim_scroll_bar import SlimScrollBar
from annotator.gui.reader.typography import Typography
from annotator.gui.theme import FACES, LIGHT, Theme, load_fonts

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_ROWS_AHEAD_AT_ONCE = 4
_REST = 60
"""Milliseconds between telling which row is at the top while one scrolls."""


class RowArea(QAbstractScrollArea):
    """Shows the rows of a page, their highlights, citations, footnote numbers and search hits.

    Signals:
        zoom_changed(int): the zoom in per cent.
        columns_changed(str): the languages shown: both, en or fa.
        row_in_view_changed(str): another row is the first in view; its id. Told a few times a second.
    """

    zoom_changed = Signal(int)
    columns_changed = Signal(str)
    row_in_view_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        if not set(FACES) <= set(QFontDatabase.families()):
            load_fonts()
        self._theme = theme
        self._page = EMPTY_PAGE
        self._zoom = 100
        self._spacing = 1.0
        self._shown = Columns.BOTH
        self._is_swapped = False
        self._current_claim = ""
        self._hovered_row = -1
        self._overlays = Overlays()
        self._layouts = RowLayouts(self._overlays)
        self._scroller = RowScroller(self._layouts.height)
        self._scroll_value = 0
        self._scrolls_up = False
        self._is_syncing = False
        self._pictures = RowPictures()
        self._hatched: dict[int, int] = {}
        self._hatch_top = 0
        self._dims = False
        self._has_patterns = False
        self._row_in_view = ""
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._resting.timeout.connect(self._tell_row_in_view)
        self._bar = SlimScrollBar(theme)
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self._geometry: Geometry
        self._typography: Typography
        self._painter: RowPainter
        self._prepare_widget()
        self._apply_look()

    @property
    def page(self) -> ReaderPage:
        """The page shown."""
        return self._page

    def set_page(self, page: ReaderPage) -> None:
        """Show a page from its top."""
        self._take_page(page)
        # rows of the page before must not be measured on this one, which may have fewer or none
        self._scroller.reset(len(page.rows), self._layouts.estimate(), self.viewport().height())
        self._scroller.place(0)
        self._apply_look()

    def update_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Replace the highlights; no text is laid out again."""
        if self._overlays.set_highlights(highlights):
            self._choose_patterns()
            self._forget_decorations()

    def update_chips(self, chips: Iterable[Chip]) -> None:
        """Replace the citations; only rows whose citations changed are laid out again."""
        self._forget_blocks(self._overlays.set_chips(chips))

    def update_markers(self, markers: Iterable[FootnoteMarker]) -> None:
        """Replace the footnote numbers; only rows where they changed are laid out again."""
        self._forget_blocks(self._overlays.set_markers(markers))

    def set_search(self, hits: Iterable[SearchHit]) -> None:
        """Mark found text; an empty list takes the marks away."""
        if self._overlays.set_hits(hits):
            self._forget_decorations()

    def set_repairs(self, repairs: Iterable[RepairMark]) -> None:
        """Mark repaired places; an empty list takes the marks away."""
        if self._overlays.set_repairs(repairs):
            self._forget_decorations()

    def set_current_claim(self, claim_id: str) -> None:
        """Make one claim's highlights stand out; an empty id none."""
        self._current_claim = claim_id
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Change the palette."""
        self._theme = theme
        self._bar.set_theme(theme)
        self._apply_look()

    @property
    def zoom(self) -> int:
        """The zoom in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the text size, 50 to 300 per cent."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if percent != self._zoom:
            self._zoom = percent
            self._apply_look()
            self.zoom_changed.emit(percent)

    def zoom_in(self) -> None:
        """Go to the next larger zoom step."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller zoom step."""
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    def set_line_spacing(self, factor: float) -> None:
        """Set the line spacing, 1.0 being normal; kept between 0.8 and 2.5."""
        self._spacing = min(max(factor, 0.8), 2.5)
        self._apply_look()

    @property
    def columns(self) -> Columns:
        """The languages shown."""
        return self._shown

    def set_columns(self, shown: Columns | str) -> None:
        """Show ``both`` languages, ``en`` or ``fa`` only."""
        shown = Columns(shown)
        if shown is not self._shown:
            self._shown = shown
            self._apply_look()
            self.columns_changed.emit(shown.value)

    @property
    def is_swapped(self) -> bool:
        """Tell whether Persian stands left."""
        return self._is_swapped

    def swap_sides(self) -> None:
        """Exchange the sides of the two languages."""
        self._is_swapped = not self._is_swapped
        self._apply_look()

    def row_in_view(self) -> str:
        """Return the id of the first row that is seen from its top; without rows an empty string."""
        visible = [entry for entry in self._scroller.visible() if entry.height] if self._page.rows else []
        if not visible:
            return ""
        first = next((entry for entry in visible if entry.top >= 0), visible[0])
        return self._page.rows[first.row].row_id

    def set_focus_mode(self, is_on: bool) -> None:
        """Dim all rows but the current one."""
        self._dims = is_on
        self.viewport().update()

    def set_patterns(self, is_on: bool) -> None:
        """Give the highlights of every colour a pattern of its own."""
        if is_on != self._has_patterns:
            self._has_patterns = is_on
            self._apply_look()

    def _choose_patterns(self) -> None:
        self._painter.patterns = {}
        if self._has_patterns:
            colours = sorted({QColor(colour).name() for colour in self._overlays.highlight_colours()})
            chosen = {colour: PATTERNS[place % len(PATTERNS)] for place, colour in enumerate(colours)}
            self._painter.patterns = chosen

    # -- rows and cells ---------------------------------------------------------------------------

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._page.rows)

    def has_text(self, row: int, language: str) -> bool:
        """Tell whether a row's cell has something to read."""
        return not self._page.rows[row].cell(language).is_empty

    def text_of(self, row: int, language: str) -> CellText:
        """Return the text of a row's cell."""
        return self._layouts.text(row, language)

    def cell_of(self, row: int, language: str) -> CellLayout | None:
        """Return the cell set in lines; None where it is empty or not shown."""
        return self._layouts.get(row).cells.get(language)

    def laid_out_rows(self) -> int:
        """Return how many rows have been laid out since the view was made (for tests and figures)."""
        return self._layouts.made

    def cells_in_view(self) -> list[tuple[CellLayout, QPointF]]:
        """Return the cells in view with their top left corners in the viewport (for figures and tests)."""
        found = []
        for entry in self._scroller.visible():
            layout = self._layouts.get(entry.row)
            for language, cell in layout.cells.items():
                left = self._geometry.columns[language].text_left
                found.append((cell, QPointF(left, entry.top + layout.tops[language])))
        return found

    def look_of(self, entry: VisibleRow, row: ReaderRow, layout: RowLayout) -> RowLook:
        """Return what a row looks like at this moment, beside its text."""
        has_empty_cell = len(layout.cells) < len(self._geometry.columns)
        if not (has_empty_cell or self._current_claim):
            return PLAIN
        hints = self._hints(entry.row, row) if has_empty_cell else {}
        return RowLook(current_claim=self._current_claim, hints=hints)

    def current_index(self) -> int:
        """Return the number of the current row, -1 for none."""
        return -1

    # -- Qt ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.base))
        top, bottom = event.rect().top(), event.rect().bottom() + 1
        phase = self._hatch_phase()
        rows = [entry for entry in self._scroller.visible()
                if entry.top < bottom and entry.top + entry.height > top]
        for entry in rows:
            self._paint_row(painter, entry, phase)
        lines = [entry.top for entry in rows if entry.row and self._page.rows[entry.row].block_first]
        self._painter.paint_lines(painter, lines, self.viewport().height())
        painter.end()
        self._ahead.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew at the new width."""
        super().resizeEvent(event)
        self._apply_look()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        """Follow the scroll bar: small steps over measured rows, long ones by estimate."""
        if self._is_syncing:
            return
        value = self.verticalScrollBar().value()
        step = value - self._scroll_value
        self._scroll_value = value
        self._scrolls_up = step < 0
        before = self._scroller.visible()
        if abs(step) <= 3 * self.viewport().height() and not self.verticalScrollBar().isSliderDown():
            self._scroller.move_by(step)
        else:
            self._scroller.move_to(value)
        self._lay_out()
        self._shift(before, self._scroller.visible())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    # -- private: look ----------------------------------------------------------------------------

    def _prepare_widget(self) -> None:
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Paper text"))
        self.setAccessibleDescription(self.tr("English and Persian text in aligned rows"))
        self.setMinimumSize(320, 160)

    def _take_page(self, page: ReaderPage) -> None:
        self._page = page
        self._overlays.set_highlights(page.highlights)
        self._overlays.set_chips(page.chips)
        self._overlays.set_markers(page.markers)
        self._layouts.set_page(page)

    def _apply_look(self) -> None:
        """Take over width, zoom, spacing, columns and theme; the top row stays where it is."""
        row, offset = self._scroller.top
        height = self._layouts.get(row).height if row in self._layouts else 0
        width = self.viewport().width()
        self._typography = Typography(self._zoom / 100, self._spacing)
        self._geometry = geometry(width, self._zoom / 100, self._shown, swapped=self._is_swapped)
        self._pictures.clear()
        self._layouts.configure(self._geometry, self._typography, self._theme)
        self._painter = RowPainter(self._theme, self._geometry, self._typography)
        self._choose_patterns()
        self._scroller.reset(len(self._page.rows), self._layouts.estimate(), self.viewport().height())
        if self._page.rows:
            self._scroller.place(row, offset * self._layouts.height(row) // height if height else 0)
        self._show()

    def _show(self) -> None:
        """Lay out what is in view, correct the scroll bar, ask for a repaint."""
        self._lay_out()
        self.viewport().update()

    def _shift(self, before: list[VisibleRow], after: list[VisibleRow]) -> None:
        """Move the picture by what a row that stays in view moved by, so only the rest is drawn."""
        old_tops = {entry.row: entry.top for entry in before}
        shift = next((entry.top - old_tops[entry.row] for entry in after if entry.row in old_tops), None)
        whole_pixels = self.devicePixelRatioF().is_integer()
        if shift is None or not whole_pixels or abs(shift) > self.viewport().height() // 2:
            self.viewport().update()
        else:
            self.viewport().scroll(0, shift)

    def _lay_out(self) -> None:
        """Lay out what is in view and correct the scroll bar, unless it is held."""
        self._scroller.visible()
        bar = self.verticalScrollBar()
        self._is_syncing = True
        view = self.viewport().height()
        if not bar.isSliderDown():
            bar.setRange(0, max(0, self._scroller.total - view))
            bar.setPageStep(view)
            bar.setSingleStep(int(self._typography.style("paragraph", None, "en").pitch))
            bar.setValue(self._scroller.position)
        self._is_syncing = False
        self._scroll_value = bar.value()
        if not self._resting.isActive():
            self._resting.start()

    def _tell_row_in_view(self) -> None:
        here = self.row_in_view()
        if here and here != self._row_in_view:
            self._row_in_view = here
            self.row_in_view_changed.emit(here)

    def _forget_decorations(self) -> None:
        self._layouts.forget_decorations()
        self._pictures.clear()
        self.viewport().update()

    def _forget_blocks(self, block_ids: set[str]) -> None:
        for row in self._layouts.forget_blocks(block_ids):
            self._scroller.forget(row)
        self._pictures.clear()
        if block_ids:
            self._show()

    def _lay_out_ahead(self) -> None:
        """When idle, set a page of rows to either side of the view, and draw those ahead, a few at a time."""
        visible = self._scroller.visible()
        if not visible or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        first, last, page = visible[0].row, visible[-1].row, len(visible) + 1
        below, above = range(last, last + 1 + page), range(first, first - 1 - page, -1)
        ahead = above if self._scrolls_up else below
        missing = [row for row in (*below, *above) if 0 <= row < self.count() and row not in self._layouts]
        undrawn = [row for row in ahead if 0 <= row < self.count() and row not in self._pictures]
        for row in missing[:_ROWS_AHEAD_AT_ONCE]:
            self._layouts.height(row)
        if not missing:
            for row in undrawn[:_ROWS_AHEAD_AT_ONCE]:
                self._draw_ahead(row)
            self._pictures.keep(first - page - 1, last + page + 1)
        if len(missing) > _ROWS_AHEAD_AT_ONCE or undrawn:
            self._ahead.start()

    def _draw_ahead(self, number: int) -> None:
        if not 0 < self._layouts.height(number) <= self.viewport().height():
            self._pictures.skip(number)
            return
        row, layout = self._page.rows[number], self._layouts.get(number)
        look = self.look_of(VisibleRow(number, 0, layout.height), row, layout)
        decorations = {language: self._layouts.decorations(number, language) for language in layout.cells}
        picture = self._painter.picture(row, layout, look, decorations, self.devicePixelRatioF())
        self._pictures.add(number, look, picture)

    def _paint_row(self, painter: QPainter, entry: VisibleRow, phase: int) -> None:
        row = self._page.rows[entry.row]
        layout = self._layouts.get(entry.row)
        look = self.look_of(entry, row, layout)
        picture = self._pictures.find(entry.row, look)
        if picture is not None:
            painter.drawPixmap(0, entry.top, picture)
        else:
            cells = {language: self._layouts.decorations(entry.row, language) for language in layout.cells}
            self._painter.paint(painter, row, layout, entry.top, look, cells)
        if len(layout.cells) < len(self._geometry.columns):
            self._painter.paint_empty_cells(painter, row, layout, entry.top, look, phase)
        if self._dims and entry.row != self.current_index():
            self._painter.paint_veil(painter, entry.top, entry.height)

    def _hatch_phase(self) -> int:
        """Return where the stripes of empty cells begin; they move with the rows they are under."""
        tops = {entry.row: entry.top for entry in self._scroller.visible()}
        moved = next((top - self._hatched[row] for row, top in tops.items() if row in self._hatched), 0)
        self._hatched = tops
        self._hatch_top += moved
        return self._hatch_top

    def _hints(self, index: int, row: ReaderRow) -> dict[str, str]:
        """Return what empty cells say: the first of a run of them, the current row and the one hovered."""
        rows = self._page.rows
        hints: dict[str, str] = {}
        for language in self._geometry.columns:
            if not row.cell(language).is_empty:
                continue
            above = rows[index - 1] if index else None
            is_first = above is None or not above.cell(language).is_empty
            if row.kind == "footnote":
                hints[language] = self.tr("Footnotes") if above is None or above.kind != "footnote" else ""
            elif is_first or index in (self.current_index(), self._hovered_row):
                hints[language] = (
                    self.tr("No English text here. Press T to add a translation.") if language == "en"
                    else self.tr("No Persian text here. Press T to add a translation.")
                )
        return hints

    def _row_top(self, row: int) -> int | None:
        return next((entry.top for entry in self._scroller.visible() if entry.row == row), None)

    def _in_viewport(self, row: int, language: str, point: QPointF) -> QPoint:
        layout = self._layouts.get(row)
        left = self._geometry.columns[language].text_left
        top = (self._row_top(row) or 0) + layout.tops[language]
        return (point + QPointF(left, top)).toPoint()
