"""``python -m tests``: the whole test suite, also where Qt's system libraries are missing.

There the window's tests cannot run; they are left out with the one line that installs what
they need, and everything below the window is tested.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WITHOUT_WINDOW = ["-p", "no:pytest-qt", "--ignore=tests/gui", "--ignore=tests/journeys/window",
                  "--ignore=tests/architecture/test_pyside_release.py", "-o", "addopts=--strict-markers -ra",
                  "-W", "ignore::pytest.PytestConfigWarning"]
"""Without the plugin its options are unknown words, which the strict configuration takes for mistakes."""


def qt_loads() -> bool:
    """Tell whether Qt's libraries can be loaded; asked in a process of its own, for the answer may be an abort."""
    ask = [sys.executable, "-c", "import PySide6.QtWidgets"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if qt_loads():
        return int(pytest.main(arguments))
    from annotator.gui.app import QT_PACKAGES

    if os.environ.get("ANNOTATOR_NO_SKIPS"):
        print(f"Qt's system libraries are missing. Install them: apt install {QT_PACKAGES}", file=sys.stderr)
        return 1
    status = int(pytest.main([*WITHOUT_WINDOW, *arguments]))
    print("The window's tests were left out: Qt's system libraries are missing.")
    print(f"Install them: apt install {QT_PACKAGES}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
