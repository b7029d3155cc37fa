"""A fault becomes a report without document text; the language sets digits and direction."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.trouble_dialog import TroubleDialog
from annotator.gui.starting import fault_report, report_faults, set_language, store_report
from tests.gui.conftest import Opened

SECRET = "a sentence of the paper"


def failing() -> None:
    raise ValueError(SECRET)


def test_a_report_names_the_place_and_nothing_of_the_paper() -> None:
    try:
        failing()
    except ValueError as error:
        report = fault_report(type(error), error.__traceback__)
    assert "ValueError" in report
    assert "test_starting.py" in report
    assert "failing" in report
    assert SECRET not in report


def test_a_report_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert store_report("x", blocked / "reports") == ""
    place = store_report("x", tmp_path / "reports")
    assert Path(place).read_text(encoding="utf-8") == "x\n"


def test_the_user_sees_a_sentence_and_can_go_on(
    make_window: Callable[..., Opened], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = make_window()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_faults(opened.window)
    try:
        failing()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (dialog,) = opened.window.findChildren(TroubleDialog)
    texts = " ".join(label.text() for label in dialog.findChildren(type(dialog.problem)))
    assert "Nothing you saved is lost" in texts
    assert SECRET not in texts
    dialog.accept()
    assert opened.window.isVisible()


def test_persian_sets_digits_and_direction(qapp: QApplication) -> None:
    try:
        assert set_language(qapp, "fa") == "fa"
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert QLocale().toString(12) == "۱۲"
    finally:
        set_language(qapp, "en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_keys_keep_their_names_in_a_persian_menu(qapp: QApplication) -> None:
    before = {child for child in qapp.children() if isinstance(child, QTranslator)}
    try:
        set_language(qapp, "fa")
        assert QKeySequence("Ctrl+Shift+P").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Shift+P"
    finally:
        for translator in (child for child in qapp.children() if isinstance(child, QTranslator)):
            if translator not in before:
                qapp.removeTranslator(translator)
        set_language(qapp, "en")
