"""Rules no import contract can see: where SQL, translations and long functions may stand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "annotator"
ROOT = SOURCE.parents[1]
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|TRIGGER)|PRAGMA\s+\w)",
    re.IGNORECASE | re.DOTALL,
)
NAMELESS_ROOMS = {"utils", "util", "common", "helpers", "helper", "misc"}
LONGEST_FILE = 500
TABLES_OF_RECORDS = {"core/model.py", "services/views.py"}
"""Nothing but plain dataclasses, read like a table; half of either would not be easier to read."""
LONGEST_FUNCTION = 70


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders or ("",) for path in (SOURCE / folder).rglob("*.py"))


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def sql_places(source: str) -> list[int]:
    return [line for line, text in strings(ast.parse(source)) if SQL.match(text)]


def translation_places(source: str) -> list[int]:
    """Lines that call ``x.tr(…)`` or ``QCoreApplication.translate(…)``, not ``str.translate(table)``."""
    places = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr == "tr" or (node.func.attr == "translate" and owner.endswith("Application")):
                places.append(node.lineno)
    return places


def test_sql_stands_in_the_store_only() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in python_files()
        if path.relative_to(SOURCE).parts[0] != "store"
        for line in sql_places(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_sql_rule_notices_a_query() -> None:
    assert sql_places('x = "SELECT id FROM claims"') == [1]
    assert sql_places('x = "Update it from the list"') == []


def test_translation_calls_stand_in_the_window_only() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in python_files()
        if path.relative_to(SOURCE).parts[0] != "gui"
        for line in translation_places(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_translation_rule_notices_a_call() -> None:
    assert translation_places("self.tr('Open')") == [1]
    assert translation_places("QCoreApplication.translate('main', 'Open')") == [1]
    assert translation_places("text.translate(table)") == []


@pytest.mark.parametrize("module", ["annotator.services.workspace", "annotator.cli.main", "annotator.store.library"])
def test_importing_below_the_window_loads_no_qt(module: str) -> None:
    script = f"import sys, {module}; print(sorted(name for name in sys.modules if name.startswith('PySide6')))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


NOT_FOR_THE_FIRST_WINDOW = (
    "numpy", "rapidfuzz", "regex", "bibtexparser", "sqlite_utils", "http", "email", "annotator.text.pipeline",
    "annotator.text.align", "annotator.bib.reader", "annotator.formats.report_html",
    "annotator.gui.dialogs.import_dialog",
)


def test_the_first_window_loads_nothing_it_does_not_show() -> None:
    """What a user waits for at every start; the figure is ``python -m tests.benchmarks --only startup``."""
    script = (
        "import sys, annotator.gui.conductor, annotator.gui.main_window, annotator.gui.starting\n"
        f"print([name for name in {NOT_FOR_THE_FIRST_WINDOW!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_package_has_a_room_card() -> None:
    missing = [
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("__init__.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert missing == []


def test_no_module_is_a_place_for_anything() -> None:
    assert [str(path) for path in python_files() if path.stem in NAMELESS_ROOMS] == []


def test_no_file_and_no_function_outgrows_a_reader() -> None:
    long = []
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE and path.relative_to(SOURCE).as_posix() not in TABLES_OF_RECORDS:
            long.append(f"{path.relative_to(SOURCE)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}: {length} lines")
    assert long == []


def imported_modules(path: Path) -> set[str]:
    """Modules a test file names in its imports: ``from a.b import c`` names both ``a.b`` and ``a.b.c``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("room", ["core", "text", "bib", "formats", "store", "services"])
def test_every_module_is_tested_in_the_folder_of_its_room(room: str) -> None:
    """Tests mirror the rooms, so that nobody has to search for what keeps a module right."""
    tested: set[str] = set()
    for path in (ROOT / "tests" / room).rglob("*.py"):
        tested |= imported_modules(path)
    modules = {
        "annotator." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for path in python_files(room) if path.name not in ("__init__.py", "__main__.py")
    }
    assert sorted(modules - tested) == []
