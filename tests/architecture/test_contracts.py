"""Every import contract holds, and each one is shown to notice an injected violation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# contract name -> (file that is changed, line that breaks the contract)
VIOLATIONS: dict[str, list[tuple[str, str]]] = {
    "rooms, top to bottom": [
        ("core/ids.py", "import annotator.text"),
        ("text/__init__.py", "import annotator.bib"),
        ("cli/__init__.py", "import annotator.gui"),
        ("store/__init__.py", "import annotator.services"),
        ("errors.py", "import annotator.core"),
    ],
    "Qt stays in the window": [
        ("services/hub.py", "import PySide6.QtCore"),
        ("cli/main.py", "import PySide6.QtWidgets"),
        ("core/model.py", "import PySide6"),
    ],
    "database drivers stay in the store": [
        ("services/hub.py", "import sqlite3"),
        ("text/__init__.py", "import sqlite_utils"),
        ("gui/conductor.py", "import psycopg"),
    ],
    "bibtexparser stays in bib": [("services/bibliography.py", "import bibtexparser")],
    "views and models never import services": [
        ("gui/panels/inspector.py", "import annotator.services"),
        ("gui/models/__init__.py", "import annotator.store"),
    ],
    "panels do not know each other": [("gui/panels/inspector.py", "import annotator.gui.panels.navigator")],
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache",
         "--config", "pyproject.toml"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_all_contracts_hold(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_an_attack() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == set(VIOLATIONS)


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [(name, module, line) for name, attacks in VIOLATIONS.items() for module, line in attacks],
)
def test_an_injected_violation_is_noticed(copy: Path, contract: str, module: str, line: str) -> None:
    target = copy / "src" / "annotator" / module
    before = target.read_text(encoding="utf-8")
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        result = lint(copy)
    finally:
        target.write_text(before, encoding="utf-8")
    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout, result.stdout + result.stderr


def test_a_module_outside_the_rooms_is_noticed(copy: Path) -> None:
    stray = copy / "src" / "annotator" / "helpers.py"
    stray.write_text('"""A helper without a room."""\n', encoding="utf-8")
    try:
        result = lint(copy)
    finally:
        stray.unlink()
    assert result.returncode != 0
    assert "helpers" in result.stdout + result.stderr
