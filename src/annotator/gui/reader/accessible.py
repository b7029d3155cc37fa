"""The reader for screen readers: where the caret is, in words, and the text there, spoken.

A book has too many rows to be offered whole, and nobody listens to it whole: name, description and
value are those of the cell with the caret, and moving announces what was reached (a character,
the selection, another cell).

PySide6 cannot hand a text or table interface to the system: overriding ``interface_cast``, the only
way there, ends the process as soon as a screen reader asks (seen with 6.11.3 and AT-SPI; the
result of a ``void *`` method is not converted). So it is not overridden, and
:class:`ReaderTextInterface` can be asked from Python only, through ``textInterface()``.
Accessibility interfaces count UTF-16 units, blocks count code points; they are exchanged here.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from annotator.core.spans import code_points_from_utf16, utf16_from_code_points
from annotator.gui.reader.selection import Place, Selection

_LONGEST_ANNOUNCEMENT = 400


class Readable(Protocol):
    """What the interfaces need of the view."""

    def accessible_cell(self) -> tuple[Selection, str]:
        """Return the caret and the text of its cell."""

    def describe_place(self) -> str:
        """Return row, language and state of the caret's cell in words."""

    def screen_rectangle(self, position: int) -> QRect:
        """Return where a character of the caret's cell stands on screen."""

    def position_on_screen(self, point: QPoint) -> int | None:
        """Return the position in the caret's cell under a point of the screen, or None."""

    def select(self, selection: Selection) -> None:
        """Select, and put the caret at the selection's end."""

    def reveal_caret(self) -> None:
        """Scroll the caret's line into view."""


class ReaderTextInterface(QAccessibleTextInterface):
    """The text of the caret's cell. Offsets are UTF-16 units."""

    def __init__(self, view: Readable) -> None:
        super().__init__()
        self._view = view

    def text(self, start: int, end: int) -> str:
        """Return a part of the text."""
        cell = self._text()
        first = code_points_from_utf16(cell, start)
        return cell[first:] if end < 0 else cell[first:code_points_from_utf16(cell, end)]

    def characterCount(self) -> int:
        """Return the length of the text."""
        return self._units(len(self._text()))

    def cursorPosition(self) -> int:
        """Return the caret's offset."""
        return self._units(self._view.accessible_cell()[0].caret.position)

    def setCursorPosition(self, position: int) -> None:
        """Move the caret; nothing is selected."""
        self.setSelection(0, position, position)

    def selectionCount(self) -> int:
        """Return 1 when something is selected."""
        selection, text = self._view.accessible_cell()
        return int(selection.span_in(selection.caret.row, len(text)) is not None)

    def addSelection(self, start: int, end: int) -> None:
        """Select; there is never more than one selection."""
        self.setSelection(0, start, end)

    def setSelection(self, index: int, start: int, end: int) -> None:  # noqa: ARG002 - Qt's signature
        """Select from ``start`` to ``end``, where the caret goes."""
        selection, text = self._view.accessible_cell()
        row = selection.caret.row
        places = [Place(row, min(code_points_from_utf16(text, at), len(text))) for at in (start, end)]
        self._view.select(Selection(selection.language, *places))
        self._view.reveal_caret()

    def removeSelection(self, index: int) -> None:  # noqa: ARG002 - Qt's signature
        """Select nothing."""
        selection, _ = self._view.accessible_cell()
        self._view.select(Selection(selection.language, selection.caret, selection.caret))

    def characterRect(self, offset: int) -> QRect:
        """Return where a character stands on screen."""
        return self._view.screen_rectangle(code_points_from_utf16(self._text(), offset))

    def offsetAtPoint(self, point: QPoint) -> int:
        """Return the offset under a point of the screen, -1 outside the cell."""
        position = self._view.position_on_screen(point)
        return -1 if position is None else self._units(position)

    def scrollToSubstring(self, start: int, end: int) -> None:  # noqa: ARG002 - Qt's signature
        """Scroll a part of the text into view by putting the caret there."""
        self.setCursorPosition(start)

    def _text(self) -> str:
        return self._view.accessible_cell()[1]

    def _units(self, position: int) -> int:
        return utf16_from_code_points(self._text(), position)


class ReaderInterface(QAccessibleInterface):
    """The reader as an accessible document."""

    def __init__(self, view: QWidget, readable: Readable) -> None:
        super().__init__()
        self._view = view
        self._readable = readable
        self._text = ReaderTextInterface(readable)

    def isValid(self) -> bool:
        """Tell whether the view still exists."""
        return isValid(self._view)

    def object(self) -> QObject:
        """Return the view."""
        return self._view

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window the view is in."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of what the view is in."""
        above = self._view.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        """Return 0: cells are told one at a time."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        """Return nothing."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        """Return nothing."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 - Qt's signature
        """Return that there is no such child."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return name, description (where the caret is) or value (the cell's text)."""
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        if kind == QAccessible.Text.Description:
            return self._readable.describe_place() or self._view.accessibleDescription()
        return self._readable.accessible_cell()[1] if kind == QAccessible.Text.Value else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave the text as it is: it is stored, not typed."""

    def rect(self) -> QRect:
        """Return where the view is on screen."""
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        """Return that this is a document."""
        return QAccessible.Role.Document

    def state(self) -> QAccessible.State:
        """Return what can be done: focus, select, not edit."""
        state = QAccessible.State()
        state.focusable, state.focused = True, self._view.hasFocus()
        state.readOnly = state.multiLine = state.selectableText = True
        state.invisible = not self._view.isVisible()
        return state

    def textInterface(self) -> QAccessibleTextInterface:
        """Return the text of the caret's cell."""
        return self._text


def tell_caret(view: QWidget, readable: Readable) -> None:
    """Announce to a running screen reader what is selected or, if nothing is, what stands at the caret."""
    if not QAccessible.isActive():
        return
    selection, text = readable.accessible_cell()
    position = selection.caret.position
    start, end = selection.span_in(selection.caret.row, len(text)) or (position, position + 1)
    _announce(view, text[start:end][:_LONGEST_ANNOUNCEMENT])


def tell_cell(view: QWidget, readable: Readable) -> None:
    """Announce to a running screen reader that the caret is in another cell: which, and its text."""
    if not QAccessible.isActive():
        return
    for kind in (QAccessible.Event.DescriptionChanged, QAccessible.Event.ValueChanged):
        QAccessible.updateAccessibility(QAccessibleEvent(view, kind))
    _announce(view, f"{readable.describe_place()}. {readable.accessible_cell()[1]}")


def _announce(view: QWidget, text: str) -> None:
    if text.strip():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))


@cache
def install() -> None:
    """Have Qt ask here for the interface of a reader; once a process."""
    QAccessible.installFactory(_interface_of)


def _interface_of(key: str, thing: QObject) -> QAccessibleInterface | None:  # noqa: ARG001 - Qt's signature
    make = getattr(thing, "accessible_interface", None)
    return make() if make is not None else None
