"""Nothing foreign is ever read as HTML: every label of every part and dialog shows plain text."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.about_dialog import AboutDialog, HelpDialog
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.link_dialog import LinkDialog
from annotator.gui.dialogs.paper_dialog import PaperDialog
from annotator.gui.dialogs.reason_dialog import ReasonDialog
from annotator.gui.dialogs.settings_dialog import Preferences, SettingsDialog
from annotator.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from annotator.gui.dialogs.source_dialog import SourceDialog
from annotator.gui.dialogs.tag_dialog import TagDialog
from annotator.gui.dialogs.trouble_dialog import TroubleDialog
from annotator.gui.models.records import ExportChoice, PaperDraft, SourceItem, TagItem
from tests.gui.conftest import Opened

HOSTILE = '<img src="file:///etc/passwd"><b>bold</b>'
GUI = Path(__file__).resolve().parents[2] / "src" / "annotator" / "gui"

DIALOGS: dict[str, Callable[[], QWidget]] = {
    "about": lambda: AboutDialog("0"),
    "help": HelpDialog,
    "export": lambda: ExportDialog(ExportChoice(), ""),
    "import": lambda: ImportDialog(HOSTILE),
    "link": lambda: LinkDialog(HOSTILE, [SourceItem("s", "k", label=HOSTILE, fields={"title": HOSTILE})]),
    "paper": lambda: PaperDialog(PaperDraft(HOSTILE, HOSTILE)),
    "reason": lambda: ReasonDialog("reject", HOSTILE),
    "settings": lambda: SettingsDialog(Preferences("system", "", "me")),
    "shortcuts": lambda: ShortcutsDialog(lambda _: ()),
    "source": lambda: SourceDialog(SourceItem("s", "k", "odd", {"title": HOSTILE, "x": HOSTILE}), frozenset()),
    "tag": lambda: TagDialog(None, ()),
    "trouble": lambda: TroubleDialog("report", HOSTILE),
}


def labels_not_plain(part: QWidget) -> list[str]:
    return [
        label.text() for label in part.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]


def rich_fields(part: QWidget) -> list[QTextEdit]:
    return part.findChildren(QTextEdit)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_shows_plain_text(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert labels_not_plain(dialog) == []
    assert rich_fields(dialog) == []


def test_the_window_with_all_pages_of_the_inspector_shows_plain_text(opened: Opened) -> None:
    desk = opened.desk
    for claim_id in desk.claims:
        desk.show_claim(claim_id)
        assert labels_not_plain(opened.window) == []
    desk.show_citation(next(iter(desk.citations)))
    desk.show_source(next(iter(desk.sources)))
    opened.window.messages.say(HOSTILE)
    assert opened.window.messages.text == HOSTILE
    assert labels_not_plain(opened.window) == []
    assert rich_fields(opened.window) == []


def test_tooltips_of_foreign_text_show_it_as_it_stands(opened: Opened) -> None:
    opened.conductor.deeds.store_tag(TagItem("", HOSTILE, colour="#112233", shortcut=8))
    navigator = opened.window.navigator._model
    tips = [opened.window.actions_table["tag_8"].toolTip(), opened.window.actions_table["undo"].toolTip()]
    tips += [
        navigator.data(navigator.index(row), Qt.ItemDataRole.ToolTipRole) or "" for row in range(navigator.rowCount())
    ]
    assert sum("&lt;img" in tip for tip in tips) == 3
    assert [tip for tip in tips if "<img" in tip] == []


def test_no_source_file_makes_a_label_or_a_box_that_guesses() -> None:
    """``QLabel`` and ``QMessageBox`` guess whether a text is HTML, unless they are told."""
    found = []
    for path in GUI.rglob("*.py"):
        if "setTextFormat(Qt.TextFormat.PlainText)" in path.read_text(encoding="utf-8"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in ("QLabel", "QMessageBox", "setHtml", "QTextBrowser", "QTextEdit"):
                    found.append(f"{path.name}:{node.lineno} {name}")
    assert found == []


def test_long_text_in_a_plain_field_stays_plain(qtbot: QtBot) -> None:
    dialog = TroubleDialog(HOSTILE, "")
    qtbot.addWidget(dialog)
    (field,) = dialog.findChildren(QPlainTextEdit)
    assert field.toPlainText() == HOSTILE
