"""The caret by keyboard: arrows, words, lines, pages, ends. Arrows go where they point in the text."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.reader.caret import CaretWalk, Rows
from annotator.gui.reader.selection import Place, Selection

_VERTICAL = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_FORWARD = {"en": Qt.Key.Key_Right, "fa": Qt.Key.Key_Left}


class Surface(Rows, Protocol):
    """What the keyboard needs of the view."""

    def caret_or_first(self) -> Selection:
        """Return the selection, or an empty one at the first text in view."""

    def turn_page(self, here: Selection, step: int, x: float) -> Place | None:
        """Scroll a page on (+1) or back (-1); return the place at the caret's height, None at the end."""

    def select(self, selection: Selection) -> None:
        """Select, and put the caret at the selection's end."""

    def reveal_caret(self) -> None:
        """Scroll as little as needed to have the caret's line in view."""


class KeyboardCaret:
    """Moves the caret for a key; up and down keep to the x they started from."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._goal_x: float | None = None

    def forget_goal(self) -> None:
        """Start the next move up or down from where the caret then is."""
        self._goal_x = None

    def press(self, event: QKeyEvent) -> bool:
        """Move the caret; Shift carries the selection along. False for a key that moves nothing."""
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        here = self._surface.caret_or_first()
        goal = self._x_of(here) if self._goal_x is None else self._goal_x
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        target = self._target(key, here, goal, control=control)
        if target is None:
            return False
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._surface.select(Selection(here.language, here.anchor if extend else target, target))
        self._goal_x = goal if key in _VERTICAL else None
        self._surface.reveal_caret()
        return True

    def _target(self, key: Qt.Key, here: Selection, x: float, *, control: bool) -> Place | None:
        walk = CaretWalk(self._surface, here.language)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == _FORWARD[here.language] else -1
            return walk.word(here.caret, step) if control else walk.character(here.caret, step)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            step = 1 if key == Qt.Key.Key_End else -1
            return walk.page_edge(step) if control else walk.line_edge(here.caret, step)
        if control or key not in _VERTICAL:
            return None
        step = 1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return walk.line(here.caret, step, x)
        return self._surface.turn_page(here, step, x) or walk.page_edge(step)

    def _x_of(self, here: Selection) -> float:
        cell = self._surface.cell_of(here.caret.row, here.language)
        return cell.caret(here.caret.position).x() if cell else 0.0
