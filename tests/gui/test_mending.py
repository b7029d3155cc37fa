"""Repairs in the window: shown, refused at the caret, switched by rule, quotations confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.model import Anchor, Repair
from annotator.gui.conducting.mending import reader_mark
from annotator.gui.dialogs.repairs_dialog import RepairsDialog
from annotator.gui.models.repair_records import Candidate, QuotationLine, RuleLine
from annotator.gui.reader.page import RepairMark
from annotator.gui.reader.view import ReaderTarget
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.labels import PlainLabel
from annotator.services import views
from tests.gui.conftest import Opened


def trigger(opened: Opened, action_id: str) -> None:
    action = opened.window.actions_table[action_id]
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def settle(opened: Opened, qtbot: QtBot) -> None:
    """Wait until the text was derived anew and shown."""
    qtbot.waitUntil(lambda: not opened.conductor.files._works, timeout=20_000)
    QApplication.processEvents()


def marks(opened: Opened) -> list[RepairMark]:
    return [mark for found in opened.reader._overlays._repairs.values() for mark in found]


def mark_of(opened: Opened, rule: str) -> RepairMark:
    ids = {one.id for one in opened.desk.workspace.rederiving.repairs(rule=rule, state="applied")}
    return next(mark for mark in marks(opened) if mark.repair_id in ids)


def body(opened: Opened, block_id: str) -> str:
    assert opened.desk.page is not None
    return opened.desk.page.blocks[block_id].body


def waiting_anchors(opened: Opened) -> list[Anchor]:
    return [one for one in opened.desk.workspace.library.all(Anchor) if one.state != "exact"]


@pytest.fixture
def shown(opened: Opened) -> Opened:
    trigger(opened, "show_repairs")
    return opened


def dialog_of(opened: Opened) -> RepairsDialog:
    trigger(opened, "paper_repairs")
    dialog = opened.conductor.mending._dialog
    assert dialog is not None
    return dialog


def press(dialog: RepairsDialog, text: str) -> None:
    QApplication.processEvents()
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_repairs_are_marked_on_wish_and_the_wish_is_kept(opened: Opened) -> None:
    assert marks(opened) == []
    assert not opened.window.actions_table["repair_refuse"].isEnabled()
    trigger(opened, "show_repairs")
    found = opened.desk.workspace.reading.repairs(opened.desk.focus.paper_id)
    assert len(marks(opened)) == len(found) > 100
    assert all(mark.end > mark.start for mark in marks(opened))
    assert opened.window.actions_table["show_repairs"].isChecked()
    assert opened.settings.is_on("reader/repairs")
    trigger(opened, "show_repairs")
    assert marks(opened) == []
    assert not opened.settings.is_on("reader/repairs")


def test_the_words_of_a_mark_say_rule_change_and_reason() -> None:
    found = views.RepairMark("m", "b", 5, 5, "kashida", "ــ", "", "applied", "stretching sign")
    mark = reader_mark(found, "Kashida")
    assert mark.text == "Kashida: \u2067ــ\u2069 → ∅ (stretching sign)"
    assert (mark.start, mark.end) == (4, 5)
    first = views.RepairMark("m", "b", 0, 0, "spaces", " ", "\u200c", "refused", "")
    mark = reader_mark(first, "Spaces")
    assert mark.text.endswith("\u2068␣\u2069 → \u2068⟨ZWNJ⟩\u2069 – refused")
    assert (mark.start, mark.end) == (0, 1)


def test_the_repair_at_the_caret_is_refused_applied_again_and_undone(shown: Opened, qtbot: QtBot) -> None:
    mark = mark_of(shown, "brackets")
    before = body(shown, mark.block_id)
    shown.reader.go_to_block(mark.block_id, mark.start)
    trigger(shown, "repair_refuse")
    settle(shown, qtbot)
    assert body(shown, mark.block_id) != before
    assert next(one for one in marks(shown) if one.repair_id == mark.repair_id).state == "refused"
    assert shown.window.actions_table["undo"].text().startswith("Undo refuse repair")
    trigger(shown, "repair_accept")
    settle(shown, qtbot)
    assert body(shown, mark.block_id) == before
    trigger(shown, "undo")
    trigger(shown, "undo")
    assert body(shown, mark.block_id) == before
    assert shown.desk.workspace.library.require(Repair, mark.repair_id).state == "applied"


def test_nothing_at_the_caret_is_said(shown: Opened) -> None:
    row = next(row for row in shown.reader.page.rows if row.kind == "paragraph" and row.en.pieces)
    shown.reader.go_to_block(row.en.pieces[0].block_id, 0)
    shown.reader.set_repairs([])
    trigger(shown, "repair_refuse")
    assert "no such repair" in shown.window.messages.text


def test_the_menu_refuses_the_repair_it_was_opened_on(
    shown: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    popped: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: popped.append(menu))
    mark = mark_of(shown, "kashida")
    target = ReaderTarget("", "fa", repair_ids=(mark.repair_id,))
    shown.conductor._menus.show_for_text(QPoint(5, 5), target)
    assert shown.desk.focus.repair_ids == (mark.repair_id,)
    (menu,) = popped
    assert {"repair_refuse", "repair_accept"} <= {action.objectName() for action in menu.actions()}
    menu.aboutToHide.emit()
    trigger(shown, "repair_refuse")
    settle(shown, qtbot)
    assert shown.desk.focus.repair_ids == ()
    assert shown.desk.workspace.library.require(Repair, mark.repair_id).state == "refused"


def test_a_rule_is_switched_in_the_dialog_and_its_quotations_confirmed(opened: Opened, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    assert {"brackets", "kashida"} <= dialog.switches.keys()
    dialog.switches["zwnj_inflection"].click()
    assert not dialog.switches["kashida"].isEnabled()
    settle(opened, qtbot)
    waiting = opened.desk.workspace.tagging.check_anchors(opened.desk.focus.paper_id)
    assert waiting
    assert "words changed" in opened.window.messages.text
    texts = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert any(waiting[0].anchor.exact in text for text in texts)
    assert any(waiting[0].words in text for text in texts)
    assert not dialog.switches["zwnj_inflection"].isChecked()
    dialog.go_to_quotations()
    press(dialog, "Show")
    assert opened.reader.selection() is not None
    press(dialog, "Confirm")
    left = opened.desk.workspace.tagging.check_anchors(opened.desk.focus.paper_id)
    assert len(left) == len(waiting) - 1
    dialog.switches["zwnj_inflection"].click()
    settle(opened, qtbot)
    assert len(opened.desk.workspace.tagging.check_anchors(opened.desk.focus.paper_id)) == 1
    dialog.close()


def test_the_message_offers_a_look_at_what_changed(opened: Opened, qtbot: QtBot) -> None:
    opened.conductor.mending.switch("zwnj_inflection", False)
    settle(opened, qtbot)
    assert waiting_anchors(opened)
    offer = next(one for one in opened.window.messages.findChildren(QPushButton) if one.text() == "Look at them")
    offer.click()
    dialog = opened.conductor.mending._dialog
    assert isinstance(dialog, RepairsDialog)
    press(dialog, "Confirm")
    assert dialog._tabs.tabText(1).startswith("Quotations to confirm")
    dialog.close()


def test_what_cannot_be_done_is_said_and_the_switch_goes_back(opened: Opened, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    opened.desk.workspace.rederiving.switch_rule(opened.desk.focus.paper_id, "brackets", False)
    dialog.rule_switched.emit("brackets", False)
    settle(opened, qtbot)
    assert "off already" in opened.window.messages.text
    assert not dialog.switches["brackets"].isChecked()
    dialog.close()


def test_a_lost_quotation_says_what_to_do_and_an_ambiguous_one_offers_its_places(qtbot: QtBot) -> None:
    dialog = RepairsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    places = (Candidate(0, 9, "the river"), Candidate(20, 29, "The River"))
    lines = [
        QuotationLine("a1", "#1", "orphan", "fa", "گم شده", ""),
        QuotationLine("a2", "#2", "ambiguous", "en", "the river", "b", places),
    ]
    dialog.show_quotations(lines, can_write=True)
    dialog.go_to_quotations()
    texts = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert any("stand nowhere" in text for text in texts)
    box = next(one for one in dialog.findChildren(ChoiceBox) if one.count() == 2)
    box.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.quotation_confirmed) as told:
        press(dialog, "Confirm")
    assert told.args == ["a2", "b", 20, 29]


def test_rules_that_found_nothing_are_left_out_unless_they_are_off(qtbot: QtBot) -> None:
    dialog = RepairsDialog()
    qtbot.addWidget(dialog)
    rules = [
        RuleLine("a", "A & B", "", True, 2, 1, 3, (("x", "y"),)),
        RuleLine("b", "B", "", True),
        RuleLine("c", "C", "", False),
    ]
    dialog.show_rules(rules, can_write=False)
    assert list(dialog.switches) == ["a", "c"]
    assert dialog.switches["a"].text() == "A && B   2 · suggested 1 · refused 3"
    assert not dialog.switches["a"].isEnabled()
    assert not dialog.switches["c"].isChecked()
    kept = dialog.switches["a"]
    dialog.show_rules([RuleLine("a", "A", "", True, 5), rules[2]], can_write=True)
    assert dialog.switches["a"] is kept
    assert (kept.text(), kept.isEnabled()) == ("A   5", True)


def test_marks_follow_the_setting_of_the_last_time(
    make_window: Callable[..., Opened], library: Path, tmp_path: Path
) -> None:
    one = make_window(folder=tmp_path / "kept")
    one.settings.set("reader/repairs", True)
    other = make_window(folder=tmp_path / "kept")
    other.conductor.opening.open(str(library), other.conductor.take)
    assert marks(other)
    assert other.window.actions_table["show_repairs"].isChecked()
