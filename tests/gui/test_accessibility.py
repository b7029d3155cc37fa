"""Whatever the keyboard can reach has a name, and every colour pair can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.icons import icon
from annotator.gui.theme import DARK, LIGHT, Theme, contrast
from annotator.gui.widgets.chips import state_colours
from tests.gui.conftest import Opened

STATES = ("waiting", "accepted", "rejected", "disputed", "stale", "unresolved", "ambiguous", "supports", "disputes")


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def test_every_control_has_a_name(opened: Opened) -> None:
    desk = opened.desk
    nameless: set[str] = set()
    for show in (
        lambda: desk.show_claim(next(iter(desk.claims))), lambda: desk.show_citation(next(iter(desk.citations))),
        lambda: desk.show_source(next(iter(desk.sources))),
    ):
        show()
        for widget in opened.window.findChildren(QWidget):
            is_reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if is_reached and not isinstance(widget, QScrollArea) and not name_of(widget):
                nameless.add(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == set()


def test_tab_reaches_search_navigator_reader_tables_and_inspector(opened: Opened) -> None:
    window = opened.window
    opened.desk.show_claim(next(iter(opened.desk.claims)))
    window.top_bar.search.setFocus()
    reached: list[str] = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        for part in ("navigator", "inspector", "tables", "reader", "top_bar"):
            if widget is not None and (getattr(window, part) is widget or getattr(window, part).isAncestorOf(widget)):
                reached.append(part)
        window.focusNextChild()
    assert set(reached) == {"navigator", "inspector", "tables", "reader", "top_bar"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("state", STATES)
def test_a_chip_can_be_read(theme: Theme, state: str) -> None:
    text, ground = state_colours(theme, state)
    assert contrast(text, ground) >= 4.5


def test_icons_take_the_colour_of_the_palette(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtGui import QColor, QIcon

    made = icon("tag", QColor("#ff0000"), disabled=QColor("#00ff00"))
    for mode, channel in ((QIcon.Mode.Normal, "red"), (QIcon.Mode.Disabled, "green")):
        image = made.pixmap(16, 16, mode).toImage()
        inked = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
                 if image.pixelColor(x, y).alpha() > 200]
        assert inked
        assert all(getattr(colour, channel)() > 200 for colour in inked)
