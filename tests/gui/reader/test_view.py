"""The reader through its widget: mouse, keyboard, clipboard, signals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui import theme
from annotator.gui.reader.page import Cell, Highlight, Piece, ReaderPage, ReaderRow, SearchHit
from annotator.gui.reader.selection import Place, Selection
from annotator.gui.reader.view import ReaderView
from tests.gui.reader.pages import DAMS_EN, DAMS_FA, ONLY_FA, RIVERS_EN, RIVERS_FA, cell, long_page, small_page, span

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReaderView]:
    QApplication.setDoubleClickInterval(400)
    theme.load_fonts()
    made = ReaderView()
    made.resize(1000, 1100)
    made.set_page(small_page())
    made.show()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    QApplication.setDoubleClickInterval(400)


def point_of(view: ReaderView, block_id: str, position: int, *, inside: bool = False) -> QPoint:
    """Return the viewport point of a position, of the middle of its character when ``inside``."""
    row, language, at = view._index.position(block_id, position) or pytest.fail("not on the page")
    layout = view._layouts.get(row)
    column = view._geometry.columns[language]
    shown = layout.cells[language]
    caret = shown.caret(at).center()
    if inside:
        caret = shown.rectangles(at, at + 1)[0].center()
    top = view._row_top(row)
    assert top is not None
    return (caret + QPointF(column.text_left, top + layout.tops[language])).toPoint()


def select(view: ReaderView, language: str, row: int, start: int, end: int) -> None:
    view.select(Selection(language, Place(row, start), Place(row, end)))


@pytest.mark.parametrize(("block_id", "text"), [("en-1", RIVERS_EN), ("fa-1", RIVERS_FA), ("fa-2", ONLY_FA)])
def test_a_drag_selects_in_logical_order(view: ReaderView, block_id: str, text: str) -> None:
    start, end = 3, len(text) - 5
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point_of(view, block_id, start))
    QTest.mouseMove(view.viewport(), point_of(view, block_id, end))
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point_of(view, block_id, end))
    assert view.selected_spans() == [(block_id, start, end)]
    assert view.selected_text() == text[start:end]
