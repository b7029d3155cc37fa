"""The bar and the outline follow the text that is in view."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opened


def page_shown(opened: Opened) -> str:
    texts = [one.text() for one in opened.window.reader_bar.findChildren(QPushButton)]
    return next(text for text in texts if text.startswith("Page"))


def test_the_page_in_the_bar_follows_the_scrolling_and_stays_when_all_is_read_anew(
    opened: Opened, qtbot: QtBot
) -> None:
    first = page_shown(opened)
    bar = opened.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page_shown(opened) != first)
    shown = page_shown(opened)
    opened.desk.show_changes({"claims"})
    assert page_shown(opened) == shown


def test_the_outline_marks_the_heading_in_view(opened: Opened, qtbot: QtBot) -> None:
    view = opened.window.navigator._view
    bar = opened.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = opened.window.navigator._model
    chosen = lambda: last.entry(view.currentIndex().row()) if view.currentIndex().isValid() else None  # noqa: E731
    qtbot.waitUntil(lambda: chosen() is not None and chosen().section == "outline" and chosen().id != "")
    here = opened.desk.places.number_of(opened.reader.row_in_view())
    assert opened.desk.places.number_of(chosen().id) <= here
