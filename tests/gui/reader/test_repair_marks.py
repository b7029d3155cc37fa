"""Repaired places, when they are shown: a dotted line, words in the tooltip, found at pointer and caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui import theme
from annotator.gui.reader.page import RepairMark
from annotator.gui.reader.view import ReaderView
from tests.gui.reader.pages import RIVERS_FA, small_page, span

WORD = "رودخانه"
APPLIED = RepairMark("m1", "fa-1", *span(RIVERS_FA, WORD), "Kashida: <ـ> → ∅")
REFUSED = RepairMark("m2", "fa-1", *span(RIVERS_FA, "کشاورزی"), "Spaces", "refused")


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    theme.load_fonts()
    made = ReaderView()
    made.resize(1000, 1100)
    made.set_page(small_page())
    made.show()
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def point_of(view: ReaderView, block_id: str, position: int) -> QPoint:
    """Return the viewport point of the middle of a character."""
    row, language, at = view._index.position(block_id, position) or pytest.fail("not on the page")
    layout = view._layouts.get(row)
    middle = layout.cells[language].rectangles(at, at + 1)[0].center()
    corner = QPointF(view._geometry.columns[language].text_left, (view._row_top(row) or 0) + layout.tops[language])
    return (middle + corner).toPoint()


def picture(view: ReaderView) -> QImage:
    return view.viewport().grab().toImage()


def test_repairs_are_underlined_only_while_they_are_shown(view: ReaderView) -> None:
    before = picture(view)
    view.set_repairs([APPLIED, REFUSED])
    marked = picture(view)
    assert marked != before
    made = view._layouts.decorations(1, "fa")
    assert [line.colour for line in made.mended] == [QColor(theme.LIGHT.accent), QColor(theme.LIGHT.warning)]
    width = view.cell_of(1, "fa").rectangles(*span(RIVERS_FA, WORD))[0].width()  # type: ignore[union-attr]
    assert made.mended[0].rectangle.width() == pytest.approx(width)
    view.set_repairs([])
    assert picture(view) == before


def test_marks_of_other_blocks_change_nothing(view: ReaderView) -> None:
    view.set_repairs([RepairMark("m9", "nowhere", 0, 5, "")])
    assert view._layouts.decorations(1, "fa").repairs == []


def test_the_tooltip_says_what_was_repaired_in_plain_text(view: ReaderView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    view.set_claim_names(lambda claim_id: claim_id)
    view.set_repairs([APPLIED])
    place = point_of(view, "fa-1", APPLIED.start + 1)
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), help_wanted)
    assert shown == ["<p>c7<br>Kashida: &lt;ـ&gt; → ∅</p>"]


def test_the_menu_is_asked_for_the_repairs_under_the_pointer(view: ReaderView, qtbot: QtBot) -> None:
    view.set_repairs([APPLIED, REFUSED])
    place = point_of(view, "fa-1", REFUSED.start + 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    with qtbot.waitSignal(view.menu_requested) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args[1].repair_ids == ("m2",)


def test_the_repair_at_the_caret_is_known_from_either_side(view: ReaderView) -> None:
    view.set_repairs([APPLIED])
    assert view.repairs_at_caret() == []
    for position, found in ((APPLIED.start, True), (APPLIED.end, True), (APPLIED.end + 1, False)):
        view.go_to_block("fa-1", position)
        assert bool(view.repairs_at_caret()) is found, position
