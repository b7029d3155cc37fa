"""Undo below the window: one command class around a deed, the library does the rest.

The stack of the window mirrors what the library says can be undone, so it survives a restart;
undoing calls the workspace, which takes back the deed whose name the menu shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand, QUndoStack

from annotator.core.model import Deed
from annotator.gui.words import deed_text


class DeedCommand(QUndoCommand):
    """A deed that was done already: the first ``redo``, which Qt calls when it is pushed, does nothing."""

    def __init__(self, deed: Deed, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(deed_text(deed.name, deed.detail))
        self._undo = undo
        self._redo = redo
        self._is_done = False

    def undo(self) -> None:
        """Take the deed back."""
        self._undo()

    def redo(self) -> None:
        """Do it again."""
        if self._is_done:
            self._redo()
        self._is_done = True


class DeedStack:
    """The undo stack of a window.

    ``undo`` and ``redo`` call the workspace; they are given when a library is opened and handle
    its errors themselves.
    """

    def __init__(self) -> None:
        self.stack = QUndoStack()
        self._undo: Callable[[], None] = _nothing
        self._redo: Callable[[], None] = _nothing
        self._is_loading = False

    def load(
        self, done: Sequence[Deed], undone: Sequence[Deed], undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        """Show what can be undone (newest first) and redone (next first)."""
        self._undo, self._redo = undo, redo
        self._is_loading = True
        self.stack.clear()
        for deed in reversed(done):
            self.push(deed)
        for deed in undone:
            self.push(deed)
        for _ in undone:
            self.stack.undo()
        self._is_loading = False

    def push(self, deed: Deed) -> None:
        """Add a deed that was just done."""
        self.stack.push(DeedCommand(deed, lambda: self._turn(self._undo), lambda: self._turn(self._redo)))

    def _turn(self, way: Callable[[], None]) -> None:
        if not self._is_loading:
            way()


def _nothing() -> None:
    """Do nothing: no library is open."""
