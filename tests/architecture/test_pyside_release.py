"""The installed PySide6 survives ordinary use on this Python.

PySide6 6.12.0 over-releases ``None`` and ``True`` on Python 3.11, which has no immortal
objects: the process aborts after some thousand calls, without a traceback. Only a process of
its own can show that, because the abort takes the test runner with it.
"""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    said = Signal()

application = QCoreApplication([])
sender = Sender()
heard = []
sender.said.connect(lambda: heard.append(1))
for _ in range(50_000):
    sender.setObjectName("name")
for _ in range(5_000):
    sender.said.emit()
    application.processEvents()
print(len(heard))
"""


def test_fifty_thousand_void_calls_and_five_thousand_emits_leave_the_process_alive() -> None:
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "5000"
