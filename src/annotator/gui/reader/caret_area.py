"""Rows with a caret: selection, places to go to, and what screen readers ask for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from annotator.gui.reader import accessible
from annotator.gui.reader.caret import CaretWalk
from annotator.gui.reader.cell_text import BlockSpan, CellText
from annotator.gui.reader.geometry import Columns
from annotator.gui.reader.keyboard import KeyboardCaret
from annotator.gui.reader.page import EMPTY_PAGE, ReaderPage, ReaderRow
from annotator.gui.reader.page_index import PageIndex
from annotator.gui.reader.painting import PLAIN, RowLook
from annotator.gui.reader.places import Places, ReaderPlace
from annotator.gui.reader.pointer import Hit
from annotator.gui.reader.row_area import RowArea
from annotator.gui.reader.row_layouts import RowLayout
from annotator.gui.reader.scrolling import VisibleRow
from annotator.gui.reader.selection import Place, Selection
from annotator.gui.theme import LIGHT, Theme

_BlockSelection = tuple[tuple[str, int], tuple[str, int]]
"""Anchor and caret, each as (block id, position)."""


class CaretArea(RowArea):
    """Rows with a caret and a selection in one of the two languages.

    Signals:
        selection_changed(list): what is selected, as ``(block_id, start, end)``; empty when nothing is.
        row_changed(str): the caret came to another row; its id.
        places_changed(bool, bool): whether there are places to go back and forward to.
    """

    selection_changed = Signal(list)
    row_changed = Signal(str)
    places_changed = Signal(bool, bool)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT) -> None:
        self._selection: Selection | None = None
        self._caret_is_lit = True
        self._keyboard = KeyboardCaret(self)
        super().__init__(parent, theme)
        self._told_spans: list[BlockSpan] = []
        self._told_cell = ("", "")
        self._index = PageIndex(EMPTY_PAGE, self.text_of)
        self._places = Places()
        self._interface: accessible.ReaderInterface | None = None
        accessible.install()

    def set_page(self, page: ReaderPage) -> None:
        """Show a page; the same paper again keeps its place, selection and scroll position."""
        is_same = bool(page.paper_id) and page.paper_id == self._page.paper_id
        place = self.current_place() if is_same else None
        kept = self._selection_in_blocks() if is_same else None
        self._index = PageIndex(page, self.text_of)
        if place is None:
            self._overlays.set_hits(())
            self._selection = None
            self._places.clear()
            self._tell_places()
            super().set_page(page)
        else:
            self._take_page(page)
            self._selection = self._selection_from_blocks(kept)
            self._apply_look()
            self._restore_scroll(place)
        self._tell_selection()

    def set_columns(self, shown: Columns | str) -> None:
        """Show ``both`` languages, ``en`` or ``fa`` only; the place is kept."""
        if Columns(shown) is not self._shown:
            place = self.current_place()
            super().set_columns(shown)
            self._restore_scroll(place)

    # -- selection --------------------------------------------------------------------------------

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

    # -- going places -----------------------------------------------------------------------------

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

    # -- what caret and pointer ask for -----------------------------------------------------------

    def caret_or_first(self) -> Selection:
        """Return the selection, or an empty one at the first text in view, English before Persian."""
        languages = self._geometry.languages
        if self._selection is not None and self._selection.language in languages:
            return self._selection
        visible = self._scroller.visible()
        above = visible[0].row - 1 if visible else -1
        found = [(CaretWalk(self, language).next_row(above, 1), language) for language in languages]
        row, language = min(((row, language) for row, language in found if row is not None), default=(0, languages[0]))
        return Selection(language, Place(row, 0), Place(row, 0))

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

    def look_of(self, entry: VisibleRow, row: ReaderRow, layout: RowLayout) -> RowLook:
        """Return what a row looks like at this moment: selection, caret, shading of the counterpart."""
        look = super().look_of(entry, row, layout)
        selection = self._selection
        if selection is None or not selection.start.row <= entry.row <= selection.end.row:
            return look
        if look is PLAIN:
            look = RowLook()
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

    def current_index(self) -> int:
        """Return the number of the caret's row, -1 before the first click."""
        return self._selection.caret.row if self._selection else -1

    # -- what screen readers ask for --------------------------------------------------------------

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

    # -- private ----------------------------------------------------------------------------------

    def _apply_look(self) -> None:
        super()._apply_look()
        self._keyboard.forget_goal()

    def _texts(self, language: str) -> Callable[[int], CellText]:
        return lambda row: self._layouts.text(row, language)

    def _caret_y(self, here: Selection) -> float:
        top = self._row_top(here.caret.row)
        cell = self.cell_of(here.caret.row, here.language)
        if top is None or cell is None:
            return -1.0
        layout = self._layouts.get(here.caret.row)
        return top + layout.tops[here.language] + cell.caret(here.caret.position).center().y()

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
        """Put caret and scroll position back."""
        index = self._index.row(place.row_id)
        length = len(self.text_of(index, place.language)) if index is not None else 0
        if index is not None and length and place.language in self._geometry.columns:
            caret = Place(index, min(place.position, length))
            self.select(Selection(place.language, caret, caret))
        self._restore_scroll(place)

    def _restore_scroll(self, place: ReaderPlace) -> None:
        """Put the scroll position back; where the row is gone, bring the caret's row into view."""
        index = self._index.row(place.row_id)
        if index is not None:
            self._scroller.place(index)
            self._scroller.move_by(-place.pixels_above)
            self._show()
        elif self._selection is not None:
            self._reveal(self._selection.caret.row)

    def _selection_in_blocks(self) -> _BlockSelection | None:
        """Return the selection as block positions, which outlive a new division into rows."""
        selection = self._selection
        if selection is None:
            return None
        text_of = self._texts(selection.language)
        anchor, caret = (text_of(place.row).block_position(place.position)
                         for place in (selection.anchor, selection.caret))
        return (anchor, caret) if anchor and caret else None

    def _selection_from_blocks(self, kept: _BlockSelection | None) -> Selection | None:
        """Return the selection of kept block positions on the present page, None if they are gone."""
        if kept is None:
            return None
        anchor, caret = (self._index.position(*place) for place in kept)
        if anchor is None or caret is None or anchor[1] != caret[1]:
            return None
        return Selection(caret[1], Place(anchor[0], anchor[2]), Place(caret[0], caret[2]))

    def _tell_selection(self) -> None:
        spans = self.selected_spans()
        if spans != self._told_spans:
            self._told_spans = spans
            self.selection_changed.emit(list(spans))
        row = self.current_row()
        cell = (row.row_id, self._selection.language) if row and self._selection else ("", "")
        if cell == self._told_cell:
            accessible.tell_caret(self, self)
            return
        is_other_row = cell[0] != self._told_cell[0]
        self._told_cell = cell
        accessible.tell_cell(self, self)
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


def _gap(entry: VisibleRow, y: float) -> float:
    return max(entry.top - y, y - entry.top - entry.height + 1, 0.0)
