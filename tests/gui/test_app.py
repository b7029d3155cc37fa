"""Without a display or Qt's libraries the program says one helpful sentence; it does not abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.gui import app

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("environment", "platform", "missing"), [
    ({}, "linux", True),
    ({"DISPLAY": ":0"}, "linux", False),
    ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
    ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
    ({"QT_QPA_PLATFORM": "minimal:enable_fonts"}, "linux", False),
    ({"QT_QPA_PLATFORM": "xcb"}, "linux", True),
    ({"DISPLAY": ""}, "linux", True),
    ({}, "darwin", False),
    ({}, "win32", False),
])
def test_a_display_is_looked_for(environment: dict[str, str], platform: str, missing: bool) -> None:
    assert app.missing_display(environment, platform) == missing


def run_without(environment: dict[str, str], script: str) -> subprocess.CompletedProcess[str]:
    taken = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in taken}
    return subprocess.run(
        [sys.executable, "-c", script], env={**kept, **environment}, capture_output=True, text=True, check=False,
        timeout=60,
    )


def test_without_a_display_one_sentence_is_printed() -> None:
    result = run_without({}, "from annotator.gui.app import run; raise SystemExit(run(None, 'me', None))")
    assert result.returncode == app.UNAVAILABLE
    assert "annotator demo" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_display_that_does_not_answer_gets_one_sentence() -> None:
    script = "from annotator.gui.app import run; raise SystemExit(run(None, 'me', None))"
    result = run_without({"DISPLAY": ":4711"}, script)
    assert result.returncode == app.UNAVAILABLE, result.stderr
    assert ":4711" in result.stderr
    assert "annotator demo" in result.stderr


def test_a_library_only_the_platform_plugin_needs_is_named_before_qt_aborts(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(app.ctypes, "CDLL", refuse)
    words = app.x11_problem({"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor.so.0" in words
    assert f"apt install {app.QT_PACKAGES}" in words
    assert app.x11_problem({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""
    assert app.x11_problem({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == ""


def test_the_readme_names_the_line_the_program_names() -> None:
    assert f"apt install {app.QT_PACKAGES}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_missing_system_libraries_are_named_with_the_line_that_installs_them() -> None:
    script = (
        "import sys, importlib.abc\n"
        "class Broken(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name in ('PySide6.QtGui', 'PySide6.QtWidgets'):\n"
        "            raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')\n"
        "sys.meta_path.insert(0, Broken())\n"
        "from annotator.gui.app import run\n"
        "raise SystemExit(run(None, 'me', None))\n"
    )
    result = run_without({"QT_QPA_PLATFORM": "offscreen"}, script)
    assert result.returncode == app.UNAVAILABLE
    assert "libEGL.so.1" in result.stderr
    assert "apt install libegl1" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_first_window_needs_no_bibliography_parser() -> None:
    script = (
        "import sys\n"
        "import annotator.gui.app, annotator.gui.main_window, annotator.gui.reader.view\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('bibtexparser', 'sqlite_utils')))\n"
    )
    result = run_without({"QT_QPA_PLATFORM": "offscreen"}, script)
    assert result.stdout.strip() == "[]", result.stderr
