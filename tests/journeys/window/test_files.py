"""Files in and out of the window: import with a preview, a .bib, a read-only library, the first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.assets import resource
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.paper_dialog import PaperDialog
from tests.gui.conftest import Opened

PAPER = """Title of the Small Paper

Abstract
Water is scarce (Buzan, 2010, p. 25). The river is long.

عنوان مقاله کوچک

چکیده
آب کمیــاب است )Buzan, 2010, p. 25(. رود بلند است.
"""


def dialog_of(opened: Opened, qtbot: QtBot) -> ImportDialog:
    def is_read() -> bool:
        shown = opened.window.findChildren(ImportDialog)
        return len(shown) == 1 and (shown[0].deed_button.isEnabled() or shown[0].problem.isVisible())

    qtbot.waitUntil(is_read, timeout=30_000)
    return opened.window.findChildren(ImportDialog)[0]


def test_a_dropped_file_is_previewed_imported_and_undone(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "small.txt"
    path.write_text(PAPER, encoding="utf-8")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    opened.window.dropEvent(QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))
    dialog = dialog_of(opened, qtbot)
    assert dialog._switches["kashida"].isChecked()
    dialog.accept()
    qtbot.waitUntil(lambda: len(opened.desk.papers) == 2, timeout=30_000)
    assert opened.desk.focus.paper_id == opened.desk.papers[1].paper.id
    assert len(opened.desk.citations) == 2
    undo = opened.window.actions_table["undo"]
    assert undo.text().startswith("Undo import paper")
    undo.trigger()
    assert len(opened.desk.papers) == 1
    assert opened.reader.page.paper_id == opened.desk.papers[0].paper.id


def test_a_paper_is_described_and_taken_out_and_brought_back(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    actions = opened.window.actions_table
    actions["paper_edit"].trigger()
    (dialog,) = opened.window.findChildren(PaperDialog)
    assert dialog.title_en.text() == opened.reader.page.title_en
    dialog.title_en.setText("Another title")
    dialog.doi.setText("10.1000/182")
    dialog.accept()
    assert opened.reader.page.title_en == "Another title"
    actions["paper_delete"].trigger()
    assert "claims" in opened.window.messages.text  # a paper with claims stays
    for claim_id in list(opened.desk.claims):
        opened.conductor.deeds.delete_claim(claim_id)
    actions["paper_delete"].trigger()
    assert opened.desk.papers == ()
    assert opened.window.welcome.isVisible()
    actions["undo"].trigger()
    assert opened.reader.page.title_en == "Another title"
    assert opened.reader.isVisible()


@pytest.mark.parametrize(("name", "content"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40)])
def test_a_file_that_is_no_paper_gives_one_sentence(
    opened: Opened, qtbot: QtBot, tmp_path: Path, name: str, content: bytes,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    opened.conductor.files.import_files([str(path)])
    dialog = dialog_of(opened, qtbot)
    assert name in dialog.problem.text()
    assert not dialog.deed_button.isEnabled()
    dialog.reject()
    assert len(opened.desk.papers) == 1


def test_closing_the_preview_calls_the_reading_off(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "small.txt"
    path.write_text(PAPER * 50, encoding="utf-8")
    opened.conductor.files.import_files([str(path)])
    opened.window.findChildren(ImportDialog)[0].reject()
    qtbot.waitUntil(lambda: not opened.conductor.files._works, timeout=30_000)
    assert len(opened.desk.papers) == 1


def test_a_cancelled_import_leaves_the_library_as_it_was(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(PAPER * 60, encoding="utf-8")
    files = opened.conductor.files
    files.import_files([str(path)])
    dialog_of(opened, qtbot).accept()
    assert files._works
    opened.window.status.cancel_requested.emit()
    qtbot.waitUntil(lambda: not files._works, timeout=60_000)
    opened.conductor.refresh()
    assert len(opened.desk.papers) == 1
    assert not opened.window.actions_table["undo"].isEnabled()


def test_a_bibliography_is_taken_over_with_a_report(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "more.bib"
    entry = "@book{new2020, author = {New, Ann}, title = {New}, date = {2020}}"
    path.write_text(f"{entry}\n@book{{broken\n", encoding="utf-8")
    before = len(opened.desk.sources)
    opened.conductor.files.import_files([str(path)])
    qtbot.waitUntil(lambda: len(opened.desk.sources) == before + 1, timeout=30_000)
    qtbot.waitUntil(lambda: "more.bib" in opened.window.messages.text, timeout=5_000)
    assert "new2020" in {source.key for source in opened.desk.sources.values()}


def test_a_library_for_reading_only_offers_no_deeds(
    make_window: Callable[..., Opened], library: Path, qtbot: QtBot,
) -> None:
    from annotator.services.workspace import Workspace

    opened = make_window()
    opened.conductor.take(Workspace.open(library, user="Ana", read_only=True))
    assert opened.desk.claims
    actions = opened.window.actions_table
    assert not actions["import"].isEnabled()
    assert "reading only" in actions["import"].toolTip()
    assert actions["export"].isEnabled()


def test_something_that_is_no_library_is_refused_with_a_sentence(
    make_window: Callable[..., Opened], tmp_path: Path,
) -> None:
    path = tmp_path / "odd.annotator"
    path.write_text("not a library", encoding="utf-8")
    opened = make_window()
    opened.conductor.opening.open(str(path), opened.conductor.take)
    assert not opened.desk.is_open
    assert "odd.annotator" in opened.window.messages.text
    assert path.read_text(encoding="utf-8") == "not a library"


def test_the_first_start_makes_the_sample_and_shows_the_card(make_window: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = make_window()
    opened.conductor.opening.open_first(None, opened.conductor.take)
    qtbot.waitUntil(lambda: opened.desk.is_open, timeout=60_000)
    assert opened.window.try_card.isVisible()
    assert opened.desk.claims
    opened.window.try_card.dismissed.emit()
    opened.window.close()
    again = make_window()
    again.conductor.opening.open_first(None, again.conductor.take)
    assert again.desk.is_open
    assert not again.window.try_card.isVisible()


def test_a_library_of_ones_own_begins_empty_and_says_what_to_do(
    make_window: Callable[..., Opened], tmp_path: Path, qapp: QApplication,
) -> None:
    opened = make_window()
    opened.conductor.opening.open(str(tmp_path / "mine.annotator"), opened.conductor.take, create=True)
    assert opened.desk.is_open
    assert opened.desk.claims == {}
    assert opened.desk.tags
    assert resource("sample").is_dir()
    assert opened.window.welcome.isVisible()
    assert not opened.reader.isVisible()
