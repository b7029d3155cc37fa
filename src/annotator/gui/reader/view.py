"""The reader: aligned rows of English and Persian text, to be read, selected, tagged.

It is built in three storeys: :mod:`row_area` draws rows, :mod:`caret_area` puts a caret into them,
and the view here listens to mouse and keyboard. Positions leave and enter as code points in blocks.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui.reader import keys
from annotator.gui.reader.caret_area import CaretArea
from annotator.gui.reader.footnote_popup import FootnotePopup
from annotator.gui.reader.page import FootnoteMarker, RepairMark
from annotator.gui.reader.pointer import Hit, Pointer
from annotator.gui.theme import LIGHT, Theme

TAG_FORMAT = "application/x-annotator-tag"
"""What a tag dragged onto the text comes as: its id."""
_AUTO_SCROLL_MS = 30
_ENTER_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


@dataclass(frozen=True, slots=True)
class ReaderTarget:
    """What a context menu is asked for: the row, and the claims, citation and repairs under the pointer."""

    row_id: str = ""
    language: str = ""
    claim_ids: tuple[str, ...] = ()
    citation_id: str = ""
    has_selection: bool = False
    repair_ids: tuple[str, ...] = ()


class ReaderView(CaretArea):
    """Shows a :class:`ReaderPage` and tells what people wish to do with it.

    Signals, beside those of :class:`RowArea` and :class:`CaretArea`:
        claim_selected(str): a highlight was clicked; its claim id.
        citation_selected(str): a citation was clicked; its id.
        tag_dropped(str): a tag was dropped on the text, for the selection; its id.
        tag_key_pressed(int): a digit key, 1 to 9, of any script.
        key_wish(str): a letter or special key that asks for a deed; an id of the action table.
        menu_requested(QPoint, object): a context menu is wanted at a global point, for a ReaderTarget.
    """

    claim_selected = Signal(str)
    citation_selected = Signal(str)
    tag_dropped = Signal(str)
    tag_key_pressed = Signal(int)
    key_wish = Signal(str)
    menu_requested = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT) -> None:
        super().__init__(parent, theme)
        self._claim_names: Callable[[str], str] = str
        self._pointer = Pointer(self)
        self._popup: FootnotePopup | None = None
        self._drag_timer = QBasicTimer()
        self._blink_timer = QBasicTimer()
        self.setAcceptDrops(True)
        # Dimmed rows are drawn anew when another one is the current row.
        self.row_changed.connect(lambda _: self.viewport().update() if self._dims else None)

    def set_claim_names(self, lookup: Callable[[str], str]) -> None:
        """Take the function that names a claim in the tooltip of its highlight."""
        self._claim_names = lookup

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

    def scroll_while_dragging(self, point: QPointF) -> None:
        """Scroll towards a point outside the viewport, faster the farther it is, and select on."""
        height = self.viewport().height()
        beyond = point.y() if point.y() < 0 else max(0.0, point.y() - height)
        if beyond:
            self._scroller.move_by(int(beyond / 2) or (1 if beyond > 0 else -1))
            self._show()
        self._pointer.drag(QPointF(point.x(), min(max(point.y(), 0.0), height - 1.0)))

    # -- Qt ---------------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; a footnote shown over the text goes away."""
        super().scrollContentsBy(dx, dy)
        for popup in self.viewport().findChildren(FootnotePopup):
            popup.close()

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a tag while something is selected; files go on to the window."""
        event.setAccepted(self._takes(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        event.setAccepted(self._takes(event))

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which tag was dropped."""
        event.setAccepted(self._takes(event))
        if event.isAccepted():
            self.tag_dropped.emit(bytes(event.mimeData().data(TAG_FORMAT).data()).decode())

    def _takes(self, event: QDropEvent) -> bool:
        is_selected = self._selection is not None and not self._selection.is_empty
        return is_selected and event.mimeData().hasFormat(TAG_FORMAT)

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
        """Name the claims under the pointer, and say what was repaired there."""
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

    # -- private ----------------------------------------------------------------------------------

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

    def _press(self, event: QMouseEvent, *, is_double: bool) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pointer.press(event.position(), extend=extend, is_double=is_double)

    def _auto_scroll(self) -> None:
        point = QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))
        self.scroll_while_dragging(point)

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
        names += [mark.text for mark in hit.repairs] if hit else []
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
            tuple(mark.repair_id for mark in hit.repairs),
        )

    def repairs_at_caret(self) -> list[RepairMark]:
        """Return the repairs shown at the caret: of the character behind it, else of the one before."""
        here = self._selection
        if here is None or here.language not in self._geometry.columns:
            return []
        if self.cell_of(here.caret.row, here.language) is None:
            return []
        decorations = self._layouts.decorations(here.caret.row, here.language)
        position = here.caret.position
        return decorations.repairs_at(position) or decorations.repairs_at(position - 1)

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

    def _open_footnote(self, marker: FootnoteMarker, place: QPoint) -> None:
        self._popup = FootnotePopup(marker, self, self._theme, self._zoom / 100)
        self._popup.show_at(place, int(self._typography.style("paragraph", None, "fa").pitch))
