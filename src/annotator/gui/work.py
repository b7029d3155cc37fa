"""Work longer than a blink, off the window's thread, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Progress = Callable[[str, float], None]


class Cancelled(Exception):
    """The user does not want the work any more."""


class Work(QThread):
    """One piece of work. It must not touch widgets, nor a library connection of the window.

    Signals:
        progressed(stage, share): how far it is, 0 to 1.
        succeeded(result): what the work returned.
        failed(error): the exception it raised; never after a cancel.
        cancelled: it stopped because it was asked to.
    """

    progressed = Signal(str, float)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def run(self) -> None:
        """Run the job in its thread."""
        try:
            result = self._job(self._report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread, which judges it
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)

    def _report(self, stage: str, share: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(stage, share)
