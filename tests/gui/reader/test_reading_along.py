"""What goes along with the text: numbers beside it, hatching without seams, the place one has scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.gui import theme
from annotator.gui.reader.page import ReaderPage, ReaderRow
from annotator.gui.reader.painting import gutter_lines
from annotator.gui.reader.view import ReaderView
from tests.gui.reader.pages import cell


@pytest.fixture
def persian_digits() -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.Persian))
    yield
    QLocale.setDefault(QLocale(QLocale.Language.English))


def aligned(number: int) -> ReaderRow:
    return ReaderRow(f"r{number}", number, score=910, en=cell(f"e{number}", "One."), fa=cell(f"f{number}", "یک."))


def test_the_gutter_has_the_digits_of_the_interface(persian_digits: None) -> None:
    assert gutter_lines(aligned(1204))[0] == "۱۲۰۴"
    assert gutter_lines(aligned(12))[2] == "۰٫۹۱"


def test_a_footnote_is_called_by_its_number() -> None:
    note = ReaderRow("n", 9, kind="footnote", fa=cell("f", "Sun Tzu"), label="2")
    assert gutter_lines(note) == ["fn 2"]


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    theme.load_fonts()
    made = ReaderView()
    made.resize(900, 500)
    rows = [
        ReaderRow(f"r{number}", number, fa=cell(f"f{number}", "متنی که برابر انگلیسی ندارد. " * 6),
                  page=40 + number // 10, block_first=number % 3 == 0)
        for number in range(1, 60)
    ]
    made.set_page(ReaderPage(tuple(rows), paper_id="p"))
    made.show()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def seams(view: ReaderView) -> int:
    """Return how many rows of pixels differ from those one stripe (16 pixels) below."""
    picture = view.viewport().grab().toImage()
    hairline = QColor(theme.LIGHT.hairline).rgb()
    lines = [[picture.pixel(x, y) for x in range(4, 36)] for y in range(60, 440)]
    return sum(
        here != below and hairline not in here and hairline not in below
        for here, below in zip(lines, lines[16:], strict=False)
    )


def test_empty_cells_one_below_the_other_are_one_hatched_area(view: ReaderView) -> None:
    assert seams(view) == 0


def test_the_stripes_move_with_the_rows(view: ReaderView, qtbot: QtBot) -> None:
    for step in (7, 12, -5):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)
        qtbot.wait(5)
        assert seams(view) == 0


def test_scrolling_tells_which_row_is_first_in_view(view: ReaderView, qtbot: QtBot) -> None:
    assert view.row_in_view() == "r1"
    with qtbot.waitSignal(view.row_in_view_changed, timeout=2000) as told:
        view.verticalScrollBar().setValue(900)
    assert told.args == [view.row_in_view()]
    assert view.row_in_view() != "r1"


def test_nothing_is_in_view_on_an_empty_page(view: ReaderView) -> None:
    view.set_page(ReaderPage())
    assert view.row_in_view() == ""
