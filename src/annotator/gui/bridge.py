"""Brings deeds to the window: own ones from the hub, those of other programs by looking twice a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.model import Deed

PERIOD = 500
"""Milliseconds between two looks; one look costs some microseconds."""


class Bridge(QObject):
    """Between the hub, which knows no Qt, and the window.

    Signals:
        done(deed): somebody did something; own deeds and those of others alike.
        others_wrote: another program wrote to the library; it is to be asked what.
    """

    done = Signal(object)
    others_wrote = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version: Callable[[], int] | None = None
        self._seen = 0
        self._leave: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self.look)

    def watch(
        self, subscribe: Callable[[Callable[[Deed], None]], Callable[[], None]], version: Callable[[], int]
    ) -> None:
        """Listen to a hub, and compare the version of a library from time to time."""
        self.leave()
        self._version = version
        self._seen = version()
        self._leave = subscribe(self.done.emit)
        self._timer.start()

    def leave(self) -> None:
        """Stop listening; the library is going to be closed."""
        self._timer.stop()
        self._version = None
        if self._leave is not None:
            self._leave()
            self._leave = None

    def look(self) -> None:
        """Look now whether another program wrote."""
        if self._version is None:
            return
        version = self._version()
        if version != self._seen:
            self._seen = version
            self.others_wrote.emit()
