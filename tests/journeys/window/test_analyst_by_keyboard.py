"""The analyst's path with the keyboard alone: read, tag, state, link, review, undo, redo, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.link_dialog import LinkDialog
from annotator.gui.dialogs.reason_dialog import ReasonDialog
from tests.gui.conftest import Opened


def the_dialog(kind: type[QWidget]) -> QWidget:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert len(found) == 1, found
    return found[0]


def type_letter(widget: QWidget, letter: str) -> None:
    """Send a letter QTest knows no key for."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter))


def select_a_sentence(opened: Opened, qtbot: QtBot) -> str:
    """Put the caret at a paragraph and select ten words by keys; return the words selected."""
    row = next(row for row in opened.reader.page.rows if row.kind == "paragraph" and row.en.pieces and row.fa.pieces)
    assert opened.reader.go_to_row(row.row_id)
    selection = opened.reader.selection()
    if selection is not None and selection.language == "fa":
        qtbot.keyClick(opened.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    word_by_word = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(10):
        qtbot.keyClick(opened.reader, Qt.Key.Key_Right, word_by_word)
    assert opened.desk.focus.selections
    return opened.reader.selected_text()


def test_an_analyst_works_without_a_mouse(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window, desk, reader = opened.window, opened.desk, opened.reader
    before = set(desk.claims)

    words = select_a_sentence(opened, qtbot)
    qtbot.keyClick(reader, Qt.Key.Key_1)
    (claim_id,) = set(desk.claims) - before
    assert desk.claims[claim_id].quotes["en"] == words.strip()
    assert [tag.shortcut for tag in desk.claims[claim_id].tags] == [1]
    assert window.inspector.claim.claim_id == claim_id

    qtbot.keyClick(window, Qt.Key.Key_F2)
    statement = window.inspector.claim.statement
    assert statement.hasFocus()
    qtbot.keyClicks(statement, "Water is a matter of security now.")
    qtbot.keyClick(statement, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.claims[claim_id].claim.statement == "Water is a matter of security now."
    assert reader.hasFocus()

    qtbot.keyClick(reader, Qt.Key.Key_L)
    dialog = the_dialog(LinkDialog)
    qtbot.keyClicks(dialog.search, desk.sources[next(iter(desk.sources))].key)
    dialog.locator.setText("12")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (link,) = desk.claims[claim_id].links
    assert link.link.locator == "12"

    reader.setFocus()
    qtbot.keyClick(reader, Qt.Key.Key_A)
    assert desk.claims[claim_id].review.standing == "accepted"

    qtbot.keyClick(reader, Qt.Key.Key_R)
    reason = the_dialog(ReasonDialog)
    qtbot.keyClicks(reason.field, "The page does not say so.")
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.claims[claim_id].review.standing == "rejected"

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.claims[claim_id].review.standing == "accepted"
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.claims[claim_id].links == ()
    assert desk.claims[claim_id].claim.statement == ""
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.claims[claim_id].claim.statement == "Water is a matter of security now."
    assert len(desk.claims[claim_id].links) == 1
    assert desk.claims[claim_id].review.standing == "accepted"

    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    export = the_dialog(ExportDialog)
    target = tmp_path / "out.bib"
    export.target.setText(str(target))
    assert "@" in export.preview.toPlainText()
    qtbot.keyClick(export, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    written = target.read_text(encoding="utf-8")
    assert written.count("@") >= len(desk.sources)


def test_what_was_done_can_be_undone_after_a_restart(opened: Opened, qtbot: QtBot, library: Path) -> None:
    select_a_sentence(opened, qtbot)
    count = len(opened.desk.claims)
    qtbot.keyClick(opened.reader, Qt.Key.Key_2)
    assert len(opened.desk.claims) == count + 1
    assert "‘" in opened.window.actions_table["undo"].text()

    opened.conductor.opening.open(str(library), opened.conductor.take)
    assert len(opened.desk.claims) == count + 1
    opened.window.actions_table["undo"].trigger()
    assert len(opened.desk.claims) == count
    opened.conductor.opening.open(str(library), opened.conductor.take)
    opened.window.actions_table["redo"].trigger()
    assert len(opened.desk.claims) == count + 1


def test_persian_digits_and_letters_work_like_latin_ones(opened: Opened, qtbot: QtBot) -> None:
    select_a_sentence(opened, qtbot)
    count = len(opened.desk.claims)
    type_letter(opened.reader, "۳")
    assert len(opened.desk.claims) == count + 1
    assert [tag.shortcut for tag in opened.desk.claims[opened.desk.focus.claim_id].tags] == [3]
    type_letter(opened.reader, "ش")  # the key of A
    assert opened.desk.claims[opened.desk.focus.claim_id].review.standing == "accepted"


def test_a_key_that_cannot_be_answered_says_why(opened: Opened, qtbot: QtBot) -> None:
    opened.reader.clear_selection()
    qtbot.keyClick(opened.reader, Qt.Key.Key_N)
    assert opened.window.messages.text == "Select text in the reader first."
