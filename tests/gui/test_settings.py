"""Settings live in one file of the user's folder, and only those of the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.settings import SETTINGS, Settings, config_folder
from tests.gui.conftest import Opened


def test_defaults_come_from_the_table(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.text("theme") == "system"
    assert settings.number("reader/zoom") == 100
    assert not settings.is_on("card_dismissed")
    assert settings.plain("window/hidden") == []


def test_values_survive_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("reader/zoom", 125)
    settings.set("card_dismissed", True)
    settings.set("keys", {"claim_new": ["ی"]})
    settings.save()
    again = Settings(tmp_path)
    assert (again.number("reader/zoom"), again.is_on("card_dismissed")) == (125, True)
    assert again.remapped_keys() == {"claim_new": ("ی",)}


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Settings(tmp_path).set("colour", "red")


def test_a_damaged_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "annotator.ini").write_text("[General]\nkeys={broken\n[reader]\nzoom=large\n", encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.remapped_keys() == {}
    assert settings.number("reader/zoom") == 100


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANNOTATOR_CONFIG", str(tmp_path))
    assert config_folder() == tmp_path


def test_the_window_looks_as_it_was_left(make_window: Callable[..., Opened], tmp_path: Path, qtbot: QtBot) -> None:
    first = make_window(folder=tmp_path / "same")
    first.window.show_part("navigator", False)
    first.reader.set_zoom(150)
    first.window.tables.page("claims").view.setColumnWidth(0, 77)
    first.window.close()
    second = make_window(folder=tmp_path / "same")
    assert not second.window.navigator.isVisible()
    assert not second.window.actions_table["show_navigator"].isChecked()
    assert second.window.inspector.isVisible()
    assert second.reader.zoom == 150


def test_no_setting_is_unused() -> None:
    gui = Path(__file__).resolve().parents[2] / "src" / "annotator" / "gui"
    source = "".join(path.read_text(encoding="utf-8") for path in gui.rglob("*.py"))
    assert [name for name in SETTINGS if source.count(f'"{name}"') < 2] == []
