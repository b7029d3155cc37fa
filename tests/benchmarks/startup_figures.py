"""Start-up: whole processes, from their start to the first painted window with the sample in it.

The peer is a process that shows a bare ``QMainWindow``. Both run offscreen on warm caches, in turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from annotator.services.sample import make_sample
from tests.benchmarks.figures import Figure, from_ratios

LIMIT = 2.5

BARE = """
import os, sys, time
from PySide6.QtCore import QObject, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(os.environ["STARTED"]), flush=True)
            os._exit(0)
        return False

application = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
"""

OURS = """
import os, sys, time
from annotator.gui import app

def leave():
    print(time.time() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)

def watch():
    from PySide6 import QtCore
    from annotator.gui.conductor import Conductor

    class Painted(QtCore.QObject):
        def eventFilter(self, watched, event):
            if event.type() == QtCore.QEvent.Type.Paint and watched.parent().current_row():
                # this event draws the paper; the timer set here runs when it is drawn
                QtCore.QTimer.singleShot(0, leave)
            return False

    take = Conductor.take_in_turns
    painted = Painted()

    def taken(self, workspace):
        self.parent().reader.viewport().installEventFilter(painted)
        take(self, workspace)

    Conductor.take_in_turns = taken

build = app._run

def watched_build(*arguments):
    watch()
    return build(*arguments)

app._run = watched_build
app.run(sys.argv[1], "reader", "en")
"""


def first_paint(script: str, folder: Path, *arguments: str) -> float:
    """Return the seconds from the start of a process to its first painted window."""
    import time

    # an installed program has its byte code beside it; the first, untimed start writes it here
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited, "QT_QPA_PLATFORM": "offscreen", "ANNOTATOR_CONFIG": str(folder / "config"),
        "ANNOTATOR_DATA": str(folder / "data"), "STARTED": str(time.time()),
    }
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=False,
        timeout=60,
    )
    if not result.stdout.strip():
        raise RuntimeError(result.stderr)
    return float(result.stdout.split()[0])


def figures(*, short: bool = False) -> list[Figure]:
    """Return the ratio of our start to a bare window's."""
    rounds = 2 if short else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "sample.annotator"
        make_sample(library, "reader").close()
        first_paint(BARE, folder)
        first_paint(OURS, folder, str(library))
        pairs = [
            (first_paint(OURS, folder, str(library)), first_paint(BARE, folder)) for _ in range(rounds)
        ]
    against = f"bare QMainWindow, {min(bare for _, bare in pairs) * 1000:.0f} ms"
    return [
        from_ratios("first painted window with the sample", [ours / bare for ours, bare in pairs],
                    against=against, limit=LIMIT),
    ]
