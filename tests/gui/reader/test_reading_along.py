"""What goes along with the text: numbers beside it, hatching without seams, the place one has scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.gui import theme
from annotator.gui.reader.page import Highlight, ReaderPage, ReaderRow
from annotator.gui.reader.painting import gutter_lines
from annotator.gui.reader.selection import Place, Selection
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


def lightness(view: ReaderView, row: int, language: str) -> int:
    """Return how dark the darkest pixel of a row's cell is, 0 for black."""
    entry = next(one for one in view._scroller.visible() if one.row == row)
    column = view._geometry.columns[language]
    picture = view.viewport().grab().toImage()
    return min(
        picture.pixelColor(x, y).lightness()
        for y in range(entry.top + 4, entry.top + entry.height - 4)
        for x in range(int(column.text_left) + 40, int(column.text_left + column.text_width) - 10)
    )


def test_focus_mode_dims_every_row_but_the_current_one(view: ReaderView) -> None:
    view.select(Selection("fa", Place(0, 0), Place(0, 0)))
    view.set_focus_mode(True)
    assert lightness(view, 0, "fa") < 80 < lightness(view, 1, "fa")
    view.select(Selection("fa", Place(1, 0), Place(1, 0)))
    assert lightness(view, 1, "fa") < 80 < lightness(view, 0, "fa")
    view.set_focus_mode(False)
    assert lightness(view, 0, "fa") < 80


def test_highlights_of_different_colours_get_different_patterns(view: ReaderView) -> None:
    view.update_highlights(
        (Highlight("a", "f1", 0, 20, "#e0a106"), Highlight("b", "f2", 0, 20, "#2f9e63"))
    )
    plain = view.viewport().grab().toImage()
    view.set_patterns(True)
    styles = view._painter.patterns
    assert len(set(styles.values())) == 2
    assert set(styles) == {"#e0a106", "#2f9e63"}
    assert view.viewport().grab().toImage() != plain
    view.set_patterns(False)
    assert view.viewport().grab().toImage() == plain
