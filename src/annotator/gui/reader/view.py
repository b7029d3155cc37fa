"""The reader: aligned rows of English and Persian text in one scroll area.

Only the rows in view (and, when idle, a page to either side) are laid out; there is no widget a
row. Positions leave and enter as code points in blocks.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, QRect, Qt, QTimer, QTimerEvent, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontDatabase,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from annotator.gui.reader import accessible, keys
from annotator.gui.reader.caret import CaretWalk
from annotator.gui.reader.cell_layout import CellLayout
from annotator.gui.reader.cell_text import BlockSpan, CellText
from annotator.gui.reader.footnote_popup import FootnotePopup
from annotator.gui.reader.geometry import Columns, Geometry, geometry
from annotator.gui.reader.keyboard import KeyboardCaret
from annotator.gui.reader.overlays import Overlays
from annotator.gui.reader.page import (
    EMPTY_PAGE,
    Chip,
    FootnoteMarker,
    Highlight,
    ReaderPage,
    ReaderRow,
    SearchHit,
)
from annotator.gui.reader.page_index import PageIndex
from annotator.gui.reader.painting import PLAIN, RowLook, RowPainter
from annotator.gui.reader.places import Places, ReaderPlace
from annotator.gui.reader.pointer import Hit, Pointer
from annotator.gui.reader.row_layouts import RowLayout, RowLayouts
from annotator.gui.reader.row_pictures import RowPictures
from annotator.gui.reader.scrolling import RowScroller, VisibleRow
from annotator.gui.reader.selection import Place, Selection
from annotator.gui.reader.slim_scroll_bar import SlimScrollBar
from annotator.gui.reader.typography import Typography
from annotator.gui.theme import FACES, LIGHT, Theme, load_fonts

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_AUTO_SCROLL_MS = 30
_ROWS_AHEAD_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class ReaderTarget:
    """What a context menu is asked for: the row, and the claims, citation and word under the pointer."""

    row_id: str = ""
    language: str = ""
    claim_ids: tuple[str, ...] = ()
    citation_id: str = ""
    has_selection: bool = False


class ReaderView(QAbstractScrollArea):
    """Shows a :class:`ReaderPage`.

    Signals:
        selection_changed(list): what is selected, as ``(block_id, start, end)``; empty when nothing is.
        row_changed(str): the caret came to another row; its id.
        claim_selected(str): a highlight was clicked; its claim id.
        citation_selected(str): a citation was clicked; its id.
        tag_key_pressed(int): a digit key, 1 to 9, of any script.
        key_wish(str): a letter or special key that asks for a deed; an id of the action table.
        menu_requested(QPoint, object): a context menu is wanted at a global point, for a ReaderTarget.
        zoom_changed(int): the zoom in per cent.
        columns_changed(str): the languages shown: both, en or fa.
        places_changed(bool, bool): whether there are places to go back and forward to.
    """

    selection_changed = Signal(list)
    row_changed = Signal(str)
    claim_selected = Signal(str)
    citation_selected = Signal(str)
    tag_key_pressed = Signal(int)
    key_wish = Signal(str)
    menu_requested = Signal(QPoint, object)
    zoom_changed = Signal(int)
    columns_changed = Signal(str)
    places_changed = Signal(bool, bool)

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
        self._overlays = Overlays()
        self._layouts = RowLayouts(self._overlays)
        self._scroller = RowScroller(self._layouts.height)
        self._scroll_value = 0
        self._scrolls_up = False
        self._pictures = RowPictures()
        self._is_syncing = False
        self._selection: Selection | None = None
        self._told_spans: list[BlockSpan] = []
        self._told_cell = ("", "")
        self._current_claim = ""
        self._claim_names: Callable[[str], str] = str
        self._hovered_row = -1
        self._index = PageIndex(EMPTY_PAGE, self.text_of)
        self._places = Places()
        self._pointer = Pointer(self)
        self._keyboard = KeyboardCaret(self)
        self._popup: FootnotePopup | None = None
        self._interface: accessible.ReaderInterface | None = None
        accessible.install()
        self._bar = SlimScrollBar(theme)
        self._drag_timer = QBasicTimer()
        self._blink_timer = QBasicTimer()
        self._caret_is_lit = True
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self._geometry: Geometry
        self._typography: Typography
        self._painter: RowPainter
        self._prepare_widget()
        self._apply_look()

    # -- what is shown -------------------------------------------------------------------------

    @property
    def page(self) -> ReaderPage:
        """The page shown."""
        return self._page

    def set_page(self, page: ReaderPage) -> None:
        """Show a page; the same paper again keeps its place, selection and scroll position."""
        is_same = bool(page.paper_id) and page.paper_id == self._page.paper_id
        place = self.current_place() if is_same else None
        self._page = page
        self._index = PageIndex(page, self.text_of)
        self._overlays.set_highlights(page.highlights)
        self._overlays.set_chips(page.chips)
        self._overlays.set_markers(page.markers)
        self._layouts.set_page(page)
        if not is_same:
            self._overlays.set_hits(())
            self._selection = None
            self._places.clear()
            self._tell_places()
            if page.rows:
                self._scroller.place(0)
        self._apply_look()
        if place is not None:
            self._restore(place)
        self._tell_selection()

    def update_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Replace the highlights; no text is laid out again."""
        if self._overlays.set_highlights(highlights):
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

    def set_current_claim(self, claim_id: str) -> None:
        """Make one claim's highlights stand out; an empty id none."""
        self._current_claim = claim_id
        self.viewport().update()

    def set_claim_names(self, lookup: Callable[[str], str]) -> None:
        """Take the function that names a claim in the tooltip of its highlight."""
        self._claim_names = lookup

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
        if shown is self._shown:
            return
        place = self.current_place()
        self._shown = shown
        self._apply_look()
        self._restore(place)
        self.columns_changed.emit(shown.value)

    @property
    def is_swapped(self) -> bool:
        """Tell whether Persian stands left."""
        return self._is_swapped

    def swap_sides(self) -> None:
        """Exchange the sides of the two languages."""
        self._is_swapped = not self._is_swapped
        self._apply_look()

    # -- selection -----------------------------------------------------------------------------

    def selection(self) -> Selection | None:
        """Return the caret and what is selected, in rows of the page; None before the first click."""
        return self._selection

    def selected_spans(self) -> list[BlockSpan]:
        """Return what is selected as (block id, start, end) in code points."""
        return self._selection.block_spans(self._texts(self._selection.language)) if self._selection else []

    def selected_text(self) -> str:
        """Return what is selected as stored, in logical order."""
        return self._selection.text(self._texts(self._selection.language)) if self._selection else ""

    def select(self, selection: Selection) -> None:
        """Select, and put the caret at the selection's end."""
        if selection == self._selection:
            return
        self._selection = selection
        self._caret_is_lit = True
        self._keyboard.forget_goal()
        self._tell_selection()
        self.viewport().update()

    def select_span(self, block_id: str, start: int, end: int) -> bool:
        """Select a span of a block and bring it into view; False when it is not on this page."""
        found = self._index.position(block_id, start)
        if found is None:
            return False
        row, language, position = found
        length = len(self.text_of(row, language))
        spans = self.text_of(row, language).cell_spans(block_id, start, end)
        last = Place(row, spans[-1][1] if spans else min(position, length))
        if (beyond := self._index.position(block_id, end - 1)) and beyond[0] > row and beyond[1] == language:
            last = Place(beyond[0], beyond[2] + 1)
        self.leave_place()
        self.select(Selection(language, Place(row, position), last))
        self._reveal(row)
        return True

    def clear_selection(self) -> None:
        """Keep the caret, select nothing."""
        if self._selection is not None:
            self.select(Selection(self._selection.language, self._selection.caret, self._selection.caret))

    def select_all(self) -> None:
        """Select the caret's paragraph; asked again, the language's whole text."""
        here = self.caret_or_first()
        walk = CaretWalk(self, here.language)
        start, end = self.text_of(here.caret.row, here.language).segment_at(here.caret.position)
        block = Selection(here.language, Place(here.caret.row, start), Place(here.caret.row, end))
        whole = Selection(here.language, walk.page_edge(-1), walk.page_edge(1))
        self.select(whole if self._selection in (block, whole) else block)

    def copy(self) -> None:
        """Copy the selected text as stored."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    # -- going places --------------------------------------------------------------------------

    def current_place(self) -> ReaderPlace:
        """Return where the reader is, for coming back."""
        visible = self._scroller.visible()
        caret = self._selection
        top = next((entry for entry in visible if caret and entry.row == caret.caret.row), None)
        entry = top or (visible[0] if visible else None)
        if entry is None:
            return ReaderPlace("", "en", 0)
        language, position = "en", 0
        if caret is not None and entry is top:
            language, position = caret.language, caret.caret.position
        return ReaderPlace(self._page.rows[entry.row].row_id, language, position, entry.top)

    def leave_place(self) -> None:
        """Remember the present place before a jump."""
        place = self.current_place()
        if place.row_id:
            self._places.leave(place)
            self._tell_places()

    def go_to_row(self, row: str | int) -> bool:
        """Go to a row by its id or its number as shown; False when there is none."""
        index = self._index.row(row) if isinstance(row, str) else self._index.numbered(row)
        if index is None:
            return False
        self.leave_place()
        self._put_caret(index)
        self._reveal(index)
        return True

    def go_to_block(self, block_id: str, start: int = 0) -> bool:
        """Go to a position of a block; False when it is not on this page."""
        found = self._index.position(block_id, start)
        if found is None:
            return False
        row, language, position = found
        self.leave_place()
        self.select(Selection(language, Place(row, position), Place(row, position)))
        self._reveal(row)
        return True

    def go_to_page(self, number: int) -> bool:
        """Go to the first row of a printed page, or of the next one that has rows."""
        index = self._index.printed_page(number)
        return index is not None and self.go_to_row(self._page.rows[index].row_id)

    def go_to_counterpart(self) -> bool:
        """Move the caret to the same row in the other language; False when that cell is empty."""
        here = self.caret_or_first()
        other = "fa" if here.language == "en" else "en"
        text, own = self.text_of(here.caret.row, other), self.text_of(here.caret.row, here.language)
        if not len(text) or other not in self._geometry.columns:
            return False
        share = here.caret.position / max(1, len(own))
        place = Place(here.caret.row, text.word_at(round(share * len(text)))[0])
        self.select(Selection(other, place, place))
        self._reveal(place.row)
        return True

    def go_back(self) -> None:
        """Return to the place before the last jump."""
        place = self._places.back(self.current_place())
        if place is not None:
            self._restore(place)
        self._tell_places()

    def go_forward(self) -> None:
        """Undo a step back."""
        place = self._places.forward(self.current_place())
        if place is not None:
            self._restore(place)
        self._tell_places()

    def current_row(self) -> ReaderRow | None:
        """Return the row of the caret."""
        if self._selection is None or not self._page.rows:
            return None
        return self._page.rows[self._selection.caret.row]

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

    # -- what caret and pointer ask for --------------------------------------------------------

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._page.rows)

    def text_of(self, row: int, language: str) -> CellText:
        """Return the text of a row's cell."""
        return self._layouts.text(row, language)

    def cell_of(self, row: int, language: str) -> CellLayout | None:
        """Return the cell set in lines; None where it is empty or not shown."""
        return self._layouts.get(row).cells.get(language)

    def caret_or_first(self) -> Selection:
        """Return the selection, or an empty one at the first text in view."""
        if self._selection is not None and self._selection.language in self._geometry.columns:
            return self._selection
        visible = self._scroller.visible()
        for language in self._geometry.languages:
            walk = CaretWalk(self, language)
            row = walk.next_row((visible[0].row if visible else 0) - 1, 1)
            if row is not None:
                return Selection(language, Place(row, 0), Place(row, 0))
        return Selection(self._geometry.languages[0], Place(0, 0), Place(0, 0))

    def turn_page(self, here: Selection, step: int, x: float) -> Place | None:
        """Scroll a page on (+1) or back (-1); return the place at the caret's height, None at the end."""
        pitch = self._typography.style("paragraph", None, here.language).pitch
        view, y, before = self.viewport().height(), self._caret_y(here), self._scroller.position
        self._scroller.move_by(step * int(view - pitch))
        self._show()
        if self._scroller.position == before:
            return None
        column = self._geometry.columns[here.language]
        hit = self.hit(QPointF(column.text_left + x, y if 0 <= y < view else view / 2), here.language)
        return hit.place if hit is not None else here.caret

    def reveal_caret(self) -> None:
        """Scroll as little as needed to have the caret's line in view."""
        here = self.caret_or_first()
        row, view = here.caret.row, self.viewport().height()
        if self._row_top(row) is None:
            is_above = row < self._scroller.top[0]
            self._scroller.place(row)
            if not is_above:
                self._scroller.move_by(self._layouts.height(row) - view)
        pitch = self._typography.style("paragraph", None, here.language).pitch
        y = self._caret_y(here)
        if y - pitch < 0:
            self._scroller.move_by(int(y - pitch))
        elif y + pitch > view:
            self._scroller.move_by(int(y + pitch - view))
        self._show()

    def hit(self, point: QPointF, language: str | None = None) -> Hit | None:
        """Return what is under a viewport point, the nearest text in ``language`` when given."""
        wanted = language or self._geometry.language_at(point.x())
        if wanted is None:
            return None
        rows = self._scroller.visible()
        entries = [entry for entry in rows if entry.top <= point.y() < entry.top + entry.height]
        if language is not None:
            entries = sorted(rows, key=lambda entry: _gap(entry, point.y()))
        for entry in entries:
            layout = self._layouts.get(entry.row)
            cell = layout.cells.get(wanted)
            if cell is None:
                continue
            inside = point - QPointF(
                self._geometry.columns[wanted].text_left, entry.top + layout.tops[wanted])
            return Hit(entry.row, wanted, inside, cell, self._layouts.decorations(entry.row, wanted))
        return None

    def activate(self, hit: Hit, claim_id: str | None) -> None:
        """Open what was clicked: a footnote, a citation, a claim."""
        marker = hit.marker
        if marker is not None:
            place = self._in_viewport(hit.row, hit.language, marker[0].bottomLeft())
            self._open_footnote(marker[1].marker, place)
            return
        if claim_id is not None:
            self.claim_selected.emit(claim_id)
        chip = hit.decorations.chip_at(hit.point)
        if chip is not None:
            self.citation_selected.emit(chip.citation_id)

    # -- what screen readers ask for -----------------------------------------------------------

    def accessible_interface(self) -> accessible.ReaderInterface:
        """Return the interface Qt hands to screen readers, one for the life of the view."""
        if self._interface is None:
            self._interface = accessible.ReaderInterface(self, self)
        return self._interface

    def accessible_cell(self) -> tuple[Selection, str]:
        """Return the caret and the text of its cell."""
        here = self.caret_or_first()
        return here, self.text_of(here.caret.row, here.language).text if self._page.rows else ""

    def describe_place(self) -> str:
        """Return row, language and state of the caret's cell in words."""
        row = self.current_row()
        if row is None or self._selection is None:
            return ""
        language = self.tr("English") if self._selection.language == "en" else self.tr("Persian")
        kind = self.tr("heading") if row.kind == "heading" else ""
        number = self.tr("row %1").replace("%1", str(row.number)) if row.number is not None else ""
        other = row.fa if self._selection.language == "en" else row.en
        alone = self.tr("no counterpart") if other.is_empty else ""
        return ", ".join(part for part in (language, number, kind, alone) if part)

    def screen_rectangle(self, position: int) -> QRect:
        """Return where a character of the caret's cell stands on screen."""
        here = self.caret_or_first()
        cell = self.cell_of(here.caret.row, here.language)
        found = cell.rectangles(position, position + 1) if cell else []
        if cell is None or self._row_top(here.caret.row) is None:
            return QRect()
        rectangle = found[0] if found else cell.caret(position)
        corner = self._in_viewport(here.caret.row, here.language, rectangle.topLeft())
        return QRect(self.viewport().mapToGlobal(corner), rectangle.size().toSize())

    def position_on_screen(self, point: QPoint) -> int | None:
        """Return the position in the caret's cell under a point of the screen, or None."""
        here = self.caret_or_first()
        hit = self.hit(QPointF(self.viewport().mapFromGlobal(point)))
        is_here = hit is not None and hit.row == here.caret.row and hit.language == here.language
        return hit.place.position if hit is not None and is_here else None

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.base))
        top, bottom = event.rect().top(), event.rect().bottom() + 1
        rows = [entry for entry in self._scroller.visible()
                if entry.top < bottom and entry.top + entry.height > top]
        for entry in rows:
            self._paint_row(painter, entry)
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        self._press(event, is_double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word (or, as fourth click, a paragraph)."""
        self._press(event, is_double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a selection on, or show what a click would do."""
        if self._pointer.is_dragging:
            self._pointer.drag(event.position())
            outside = not self.viewport().rect().contains(event.position().toPoint())
            if outside and not self._drag_timer.isActive():
                self._drag_timer.start(_AUTO_SCROLL_MS, self)
            elif not outside:
                self._drag_timer.stop()
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection, or activate what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag_timer.stop()
            self._pointer.release(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for what lies under the pointer or, by keyboard, at the caret."""
        self.menu_requested.emit(event.globalPos(), self._target(QPointF(event.pos())))

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll while a drag is held outside; blink."""
        if event.timerId() == self._drag_timer.timerId():
            self._auto_scroll()
        elif event.timerId() == self._blink_timer.timerId():
            self._caret_is_lit = not self._caret_is_lit
            self._update_caret_row()
        else:
            super().timerEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        if self._selection is None and self._page.rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.select(self.caret_or_first())
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 0:
            self._blink_timer.start(flash // 2, self)
        self._caret_is_lit = True
        self._update_caret_row()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._blink_timer.stop()
        self._update_caret_row()

    def event(self, event: QEvent) -> bool:
        """Keep Enter on a footnote number, which opens it, from being taken as a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            opens = event.key() in _ENTER_KEYS and self._marker_at_caret() is not None
            if opens or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the claims under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, select, copy; then tag keys and wishes; leave the rest to the window."""
        if not self._page.rows or self._keyboard.press(event) or self._edit_by_key(event):
            return
        digit = keys.tag_number(event)
        marker = self._marker_at_caret()
        if digit is not None:
            self.tag_key_pressed.emit(digit)
        elif event.key() in _ENTER_KEYS and marker is not None:
            self._open_footnote(*marker)
        elif (wish := keys.wish(event)) is not None:
            self.key_wish.emit(wish)
        else:
            event.ignore()

    # -- private: look -------------------------------------------------------------------------

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
        self._scroller.reset(len(self._page.rows), self._layouts.estimate(), self.viewport().height())
        if self._page.rows:
            self._scroller.place(row, offset * self._layouts.height(row) // height if height else 0)
        self._keyboard.forget_goal()
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
        if not self._layouts.height(number):
            self._pictures.skip(number)
            return
        row, layout = self._page.rows[number], self._layouts.get(number)
        look = self._look(VisibleRow(number, 0, layout.height), row, layout)
        decorations = {language: self._layouts.decorations(number, language) for language in layout.cells}
        picture = self._painter.picture(row, layout, look, decorations, self.devicePixelRatioF())
        self._pictures.add(number, look, picture)

    def _paint_row(self, painter: QPainter, entry: VisibleRow) -> None:
        row = self._page.rows[entry.row]
        layout = self._layouts.get(entry.row)
        look = self._look(entry, row, layout)
        picture = self._pictures.find(entry.row, look)
        if picture is not None:
            painter.drawPixmap(0, entry.top, picture)
            return
        decorations = {language: self._layouts.decorations(entry.row, language) for language in layout.cells}
        self._painter.paint(painter, row, layout, entry.top, look, decorations)

    def _look(self, entry: VisibleRow, row: ReaderRow, layout: RowLayout) -> RowLook:
        selection = self._selection
        has_empty_cell = len(layout.cells) < len(self._geometry.columns)
        is_selected = selection is not None and selection.start.row <= entry.row <= selection.end.row
        if not (is_selected or has_empty_cell or self._current_claim):
            return PLAIN
        look = RowLook(
            current_claim=self._current_claim, hints=self._hints(entry.row, row) if has_empty_cell else {})
        if selection is None or not is_selected:
            return look
        look.is_current = entry.row == selection.caret.row
        cell = layout.cells.get(selection.language)
        if cell is None:
            return look
        span = selection.span_in(entry.row, len(cell.cell_text))
        if span is not None:
            look.selected = {selection.language: cell.rectangles(*span)}
            look.tinted = frozenset({"fa" if selection.language == "en" else "en"})
        if look.is_current and self._caret_is_lit and self.hasFocus():
            look.caret = {selection.language: cell.caret(selection.caret.position)}
        return look

    def _hints(self, index: int, row: ReaderRow) -> dict[str, str]:
        """Return what empty cells say: the first of a run of them, the current row and the one hovered."""
        rows = self._page.rows
        current = self._selection.caret.row if self._selection else -1
        hints: dict[str, str] = {}
        for language in self._geometry.columns:
            if not row.cell(language).is_empty:
                continue
            above = rows[index - 1] if index else None
            is_first = above is None or not above.cell(language).is_empty
            if row.kind == "footnote":
                hints[language] = self.tr("Footnotes") if above is None or above.kind != "footnote" else ""
            elif is_first or index in (current, self._hovered_row):
                hints[language] = (
                    self.tr("No English text here. Press T to add a translation.") if language == "en"
                    else self.tr("No Persian text here. Press T to add a translation.")
                )
        return hints

    # -- private: keys -------------------------------------------------------------------------

    def _edit_by_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Escape and self._selection and not self._selection.is_empty:
            self.clear_selection()
        else:
            return False
        return True

    # -- private: mouse ------------------------------------------------------------------------

    def _press(self, event: QMouseEvent, *, is_double: bool) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pointer.press(event.position(), extend=extend, is_double=is_double)

    def _auto_scroll(self) -> None:
        point = QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))
        self.scroll_while_dragging(point)

    def scroll_while_dragging(self, point: QPointF) -> None:
        """Scroll towards a point outside the viewport, faster the farther it is, and select on."""
        height = self.viewport().height()
        beyond = point.y() if point.y() < 0 else max(0.0, point.y() - height)
        if beyond:
            self._scroller.move_by(int(beyond / 2) or (1 if beyond > 0 else -1))
            self._show()
        self._pointer.drag(QPointF(point.x(), min(max(point.y(), 0.0), height - 1.0)))

    def _hover(self, point: QPointF) -> None:
        hit = self.hit(point)
        shape = Qt.CursorShape.ArrowCursor
        if hit is not None:
            is_link = hit.marker or hit.decorations.chip_at(hit.point) or hit.claims
            shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        row = next((e.row for e in self._scroller.visible() if e.top <= point.y() < e.top + e.height), -1)
        if row != self._hovered_row:
            self._hovered_row = row
            self.viewport().update()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        hit = self.hit(QPointF(event.pos()))
        names = [self._claim_names(claim_id) for claim_id in hit.claims] if hit else []
        if not names:
            QToolTip.hideText()
            event.ignore()
            return
        # Escaped and marked as rich text: Qt would guess, and draw markup found in foreign text.
        lines = "<br>".join(html.escape(name) for name in names)
        QToolTip.showText(event.globalPos(), f"<p>{lines}</p>", self.viewport())

    def _target(self, point: QPointF) -> ReaderTarget:
        hit = self.hit(point)
        if hit is None:
            row = self.current_row()
            return ReaderTarget(row.row_id if row else "")
        chip = hit.decorations.chip_at(hit.point)
        return ReaderTarget(
            self._page.rows[hit.row].row_id, hit.language, tuple(hit.claims),
            chip.citation_id if chip else "",
            bool(self._selection and not self._selection.is_empty),
        )

    # -- private: caret and places -------------------------------------------------------------

    def _texts(self, language: str) -> Callable[[int], CellText]:
        return lambda row: self._layouts.text(row, language)

    def _caret_y(self, here: Selection) -> float:
        top = self._row_top(here.caret.row)
        cell = self.cell_of(here.caret.row, here.language)
        if top is None or cell is None:
            return -1.0
        layout = self._layouts.get(here.caret.row)
        return top + layout.tops[here.language] + cell.caret(here.caret.position).center().y()

    def _row_top(self, row: int) -> int | None:
        return next((entry.top for entry in self._scroller.visible() if entry.row == row), None)

    def _reveal(self, row: int) -> None:
        """Bring a row into view: left alone when it is whole in view, else put at a quarter of the height."""
        entry = next((entry for entry in self._scroller.visible() if entry.row == row), None)
        view = self.viewport().height()
        if entry is None or entry.top < 0 or entry.top + entry.height > view:
            self._scroller.place(row)
            self._scroller.move_by(-view // 4)
        self._show()

    def _put_caret(self, row: int) -> None:
        """Put the caret at the start of a row, in the present language where it has text."""
        first = self._selection.language if self._selection else self._geometry.languages[0]
        for language in dict.fromkeys((first, *self._geometry.languages)):
            if len(self.text_of(row, language)):
                self.select(Selection(language, Place(row, 0), Place(row, 0)))
                return

    def _restore(self, place: ReaderPlace) -> None:
        """Put caret and scroll position back; a row that is gone leaves both at the nearest."""
        index = self._index.row(place.row_id)
        if index is None:
            self._selection = None
            self._show()
            return
        length = len(self.text_of(index, place.language))
        if place.language in self._geometry.columns and length:
            caret = Place(index, min(place.position, length))
            kept = self._selection
            is_kept = kept is not None and kept.caret == caret and kept.language == place.language
            if not is_kept:
                self.select(Selection(place.language, caret, caret))
        self._scroller.place(index)
        self._scroller.move_by(-place.pixels_above)
        self._show()

    # -- private: telling ----------------------------------------------------------------------

    def _tell_selection(self) -> None:
        spans = self.selected_spans()
        if spans != self._told_spans:
            self._told_spans = spans
            self.selection_changed.emit(list(spans))
        row = self.current_row()
        accessible.tell_caret(self, self)
        cell = (row.row_id, self._selection.language) if row and self._selection else ("", "")
        if cell != self._told_cell:
            is_other_row = cell[0] != self._told_cell[0]
            self._told_cell = cell
            accessible.tell_row(self)
            if is_other_row:
                self.row_changed.emit(cell[0])

    def _tell_places(self) -> None:
        self.places_changed.emit(self._places.can_go_back, self._places.can_go_forward)

    def _update_caret_row(self) -> None:
        if self._selection is None:
            return
        row = self._selection.caret.row
        for entry in self._scroller.visible():
            if entry.row == row:
                self.viewport().update(QRect(0, entry.top, self.viewport().width(), entry.height))

    # -- private: footnotes --------------------------------------------------------------------

    def _marker_at_caret(self) -> tuple[FootnoteMarker, QPoint] | None:
        """Return the footnote called at the caret, and where in the viewport to show it."""
        here = self._selection
        if here is None or not here.is_empty or here.language not in self._geometry.columns:
            return None
        cell = self.cell_of(here.caret.row, here.language)
        for box in cell.boxes if cell else ():
            for placed in box.markers:
                if placed.position == here.caret.position and cell is not None:
                    place = cell.caret(here.caret.position).bottomLeft()
                    return placed.marker, self._in_viewport(here.caret.row, here.language, place)
        return None

    def _in_viewport(self, row: int, language: str, point: QPointF) -> QPoint:
        layout = self._layouts.get(row)
        left = self._geometry.columns[language].text_left
        top = (self._row_top(row) or 0) + layout.tops[language]
        return (point + QPointF(left, top)).toPoint()

    def _open_footnote(self, marker: FootnoteMarker, place: QPoint) -> None:
        self._popup = FootnotePopup(marker, self, self._theme, self._zoom / 100)
        self._popup.show_at(place, int(self._typography.style("paragraph", None, "fa").pitch))


_ENTER_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


def _gap(entry: VisibleRow, y: float) -> float:
    return max(entry.top - y, y - entry.top - entry.height + 1, 0.0)
