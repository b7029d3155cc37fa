"""Mirrored, everything changes sides but the texts; nothing has to be laid out anew for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.widgets.drawing import direction_of, draw_line, isolated, one_line
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from tests.gui.conftest import Opened

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def place_of(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.fixture
def mirrored(make_window: Callable[..., Opened], library: Path) -> Opened:
    one = make_window(mirrored=True)
    one.conductor.opening.open(str(library), one.conductor.take)
    return one


def test_the_parts_change_sides(mirrored: Opened) -> None:
    window = mirrored.window
    navigator, inspector = place_of(window.navigator, window), place_of(window.inspector, window)
    assert navigator.left() > inspector.right()


def test_the_texts_keep_their_sides(mirrored: Opened) -> None:
    mirrored.desk.show_claim(next(iter(mirrored.desk.claims)))
    english, persian = mirrored.reader._geometry.columns["en"], mirrored.reader._geometry.columns["fa"]
    assert english.text_left < persian.text_left
    header = mirrored.window.header
    titles = {label.accessibleName(): label for label in header.findChildren(QLabel)}
    page = mirrored.reader.page
    assert titles[page.title_en].x() < titles[page.title_fa].x()


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_label_stands_at_the_leading_side_whatever_its_script(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    for text in ("English", "فارسی"):
        for kind in (PlainLabel, ForeignLabel):
            label = kind(text)
            qtbot.addWidget(label)
            label.setLayoutDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if direction == RTL else Qt.AlignmentFlag.AlignLeft
            assert label.alignment() & side
            assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_a_quotation_keeps_the_side_of_its_language(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(RTL)
    english, persian = ForeignLabel("text", lang="en"), ForeignLabel("متن", lang="fa")
    qtbot.addWidget(english)
    qtbot.addWidget(persian)
    assert english.layoutDirection() == LTR
    assert persian.layoutDirection() == RTL
    assert english.alignment() & Qt.AlignmentFlag.AlignLeft
    assert persian.alignment() & Qt.AlignmentFlag.AlignRight
    qapp.setLayoutDirection(LTR)


@pytest.mark.parametrize(("text", "direction"), [
    ("1 Introduction", LTR), ("1 مقدمه", RTL), ("(Buzan, 2010)", LTR), ("«حیاط خلوت»", RTL), ("", LTR), ("355", LTR),
])
def test_direction_is_that_of_the_first_strong_letter(text: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(text) == direction


def test_a_heading_with_a_number_does_not_turn_round_in_a_mirrored_list(qtbot: QtBot) -> None:
    """``1 Introduction`` drawn at the right side begins with its 1: the left end has the digit's ink."""
    def drawn(text: str) -> QImage:
        image = QImage(240, 30, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_line(painter, QRect(0, 0, 240, 30), text, painter.font(), QColor("black"), window=RTL)
        painter.end()
        return image

    assert drawn("1 Introduction") != drawn("Introduction 1")
    right_to_left = drawn("1 Introduction")
    ink = [x for x in range(240) if any(right_to_left.pixelColor(x, y).lightness() < 128 for y in range(30))]
    assert ink[-1] > 225  # at the leading side of a mirrored window
    first_gap = next(x for x in range(ink[0], 240) if x not in ink and x + 1 not in ink and x + 2 not in ink)
    assert first_gap - ink[0] < 12  # a narrow digit stands first, not the long word


def test_line_breaks_and_controls_become_spaces() -> None:
    assert one_line("a\nb\u2028c\td") == "a b c d"


def test_isolates_close_what_they_open() -> None:
    assert isolated("متن") == "\u2068متن\u2069"


def test_no_button_is_cut_off_in_either_direction(mirrored: Opened, qtbot: QtBot) -> None:
    mirrored.window.resize(1100, 700)
    mirrored.desk.show_claim(next(iter(mirrored.desk.claims)))
    qtbot.wait(50)
    cut = [
        button.text() for button in mirrored.window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []


def test_bracketed_latin_in_persian_text_keeps_its_brackets(qtbot: QtBot) -> None:
    label = ForeignLabel("رقابت (Mersheimer, 2011, p. 355) است (همان)", lang="fa")
    qtbot.addWidget(label)
    assert label.text() == "رقابت \u2066(Mersheimer, 2011, p. 355)\u2069 است (همان)"
