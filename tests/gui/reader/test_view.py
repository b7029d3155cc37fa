"""The reader through its widget: mouse, keyboard, clipboard, signals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui import theme
from annotator.gui.reader.footnote_popup import FootnotePopup
from annotator.gui.reader.page import Cell, Highlight, Piece, ReaderPage, ReaderRow, SearchHit
from annotator.gui.reader.selection import Place, Selection
from annotator.gui.reader.view import ReaderTarget, ReaderView
from tests.gui.reader.pages import (
    DAMS_EN,
    DAMS_FA,
    LATIN_FIRST_FA,
    ONLY_FA,
    POLICY_EN,
    RIVERS_EN,
    RIVERS_FA,
    cell,
    long_page,
    small_page,
    span,
)

NONE = Qt.KeyboardModifier.NoModifier
ZWNJ = "\u200c"
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


def click(view: ReaderView, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifiers, place)


def clicks(view: ReaderView, place: QPoint, count: int) -> None:
    """Click as Qt reports it: every second click within the interval is a double click."""
    for number in range(count):
        if number % 2:
            QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
        else:
            QTest.mousePress(view.viewport(), LEFT, NONE, place)
            QTest.mouseRelease(view.viewport(), LEFT, NONE, place)


def put_caret(view: ReaderView, language: str, row: int, position: int) -> None:
    view.select(Selection(language, Place(row, position), Place(row, position)))


def caret(view: ReaderView) -> tuple[str, int, int]:
    selection = view.selection()
    assert selection is not None
    return selection.language, selection.caret.row, selection.caret.position


def press(view: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(view, key, modifiers)


# -- mouse -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("block_id", "text"), [("en-1", RIVERS_EN), ("fa-1", RIVERS_FA), ("fa-2", ONLY_FA)])
def test_a_drag_selects_in_logical_order(view: ReaderView, block_id: str, text: str) -> None:
    start, end = 3, len(text) - 5
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, block_id, start))
    QTest.mouseMove(view.viewport(), point_of(view, block_id, end))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, point_of(view, block_id, end))
    assert view.selected_spans() == [(block_id, start, end)]
    assert view.selected_text() == text[start:end]


@pytest.mark.parametrize(("block_id", "text"), [("en-3", DAMS_EN), ("fa-4", LATIN_FIRST_FA), ("fa-2", ONLY_FA)])
def test_a_click_puts_the_caret_where_every_character_stands(view: ReaderView, block_id: str, text: str) -> None:
    row, language, _ = view._index.position(block_id, 0) or pytest.fail("not on the page")
    shown = view.cell_of(row, language)
    assert shown is not None
    for at in range(len(text)):
        rectangles = shown.rectangles(at, at + 1)
        if text[at] in (ZWNJ, "\u0654", "\u064b") or not rectangles:
            continue
        middle = rectangles[0].center()
        assert shown.character_at(middle.x(), middle.y()) == at
        assert shown.position_at(middle.x(), middle.y()) in (at, at + 1, at + 2)


def test_a_drag_across_rows_selects_in_one_language_only(view: ReaderView) -> None:
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, "fa-1", 12))
    QTest.mouseMove(view.viewport(), point_of(view, "en-3", 10))
    QTest.mouseMove(view.viewport(), point_of(view, "fa-3", 15))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, point_of(view, "fa-3", 15))
    assert view.selected_spans() == [
        ("fa-1", 12, len(RIVERS_FA)), ("fa-2", 0, len(ONLY_FA)), ("fa-3", 0, 15)]
    assert view.selected_text() == f"{RIVERS_FA[12:]}\n{ONLY_FA}\n{DAMS_FA[:15]}"


def test_a_drag_backwards_selects_the_same(view: ReaderView) -> None:
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, "fa-3", 15))
    QTest.mouseMove(view.viewport(), point_of(view, "fa-1", 12))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, point_of(view, "fa-1", 12))
    assert view.selected_spans()[0] == ("fa-1", 12, len(RIVERS_FA))
    assert view.selected_spans()[-1] == ("fa-3", 0, 15)


@pytest.mark.parametrize(("count", "wanted"), [
    (2, f"سال{ZWNJ}های"), (3, RIVERS_FA), (4, RIVERS_FA)])
def test_more_clicks_select_word_sentence_and_paragraph(view: ReaderView, count: int, wanted: str) -> None:
    clicks(view, point_of(view, "fa-1", RIVERS_FA.index(f"سال{ZWNJ}های") + 1, inside=True), count)
    assert view.selected_text() == wanted


def test_a_sentence_is_less_than_its_paragraph(view: ReaderView) -> None:
    view.set_page(ReaderPage((ReaderRow("r", 1, en=cell("b", "First one.", "Second one.")),)))
    place = point_of(view, "b", 14, inside=True)
    clicks(view, place, 3)
    assert view.selected_text() == "Second one."
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    clicks(view, place, 4)
    assert view.selected_text() == "First one. Second one."


def test_a_drag_after_a_double_click_goes_on_by_words(view: ReaderView) -> None:
    first, last = RIVERS_EN.index("change"), RIVERS_EN.index("course")
    start = point_of(view, "en-1", first + 2, inside=True)
    click(view, start)
    held = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(start), QPointF(view.viewport().mapToGlobal(start)), LEFT, LEFT, NONE)
    QApplication.sendEvent(view.viewport(), held)
    QTest.mouseMove(view.viewport(), point_of(view, "en-1", last + 2, inside=True))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, point_of(view, "en-1", last + 2, inside=True))
    assert view.selected_text().endswith("river's course")


def test_shift_and_click_carry_the_selection_on(view: ReaderView) -> None:
    click(view, point_of(view, "fa-2", 4))
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    click(view, point_of(view, "fa-2", 40), SHIFT)
    assert view.selected_spans() == [("fa-2", 4, 40)]


def test_holding_a_drag_below_the_view_scrolls_and_selects_on(view: ReaderView) -> None:
    view.set_page(long_page(300))
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, "fa-1", 5))
    bottom = view.viewport().height()
    for _ in range(12):
        view.scroll_while_dragging(QPointF(900, bottom + 120))
    assert view.verticalScrollBar().value() > 600
    blocks = [block_id for block_id, _, _ in view.selected_spans()]
    assert len(blocks) > 8
    assert blocks == [f"fa-{index}" for index in range(1, len(blocks) + 1)]
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(900, bottom - 5))


def test_a_click_on_a_citation_tells_its_id(view: ReaderView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.citation_selected) as told:
        click(view, point_of(view, "fa-2", ONLY_FA.index("1953"), inside=True))
    assert told.args == ["k2"]


def test_clicks_cycle_through_the_claims_at_a_place(view: ReaderView) -> None:
    told: list[str] = []
    view.claim_selected.connect(told.append)
    place = point_of(view, "en-3", DAMS_EN.index("river"), inside=True)
    for _ in range(3):
        click(view, place)
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    assert told == ["c8", "c9", "c8"] or told == ["c9", "c8", "c9"]


def test_a_click_beside_every_highlight_selects_no_claim(view: ReaderView) -> None:
    told: list[str] = []
    view.claim_selected.connect(told.append)
    click(view, point_of(view, "en-3", 4, inside=True))
    assert told == []


def test_the_tooltip_names_the_claims_as_plain_text(view: ReaderView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    view.set_claim_names(lambda claim_id: f"<b>{claim_id}</b> & more")
    for place in (point_of(view, "en-1", 10, inside=True), point_of(view, "fa-2", 3, inside=True)):
        QApplication.sendEvent(
            view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place)))
    assert shown == ["<p>&lt;b&gt;c7&lt;/b&gt; &amp; more</p>"]


def test_a_footnote_opens_where_it_is_called(view: ReaderView) -> None:
    shown = view.cell_of(2, "fa")
    assert shown is not None
    rectangle, placed = shown.marker_rectangles()[0]
    assert placed.marker.number == "1"
    layout = view._layouts.get(2)
    corner = QPointF(view._geometry.columns["fa"].text_left, (view._row_top(2) or 0) + layout.tops["fa"])
    click(view, (rectangle.center() + corner).toPoint())
    popup = view._popup
    assert popup is not None
    assert popup.isVisible()
    assert view.viewport().rect().contains(popup.geometry())
    assert popup.findChild(QLabel).text() == "Ann Lambton"
    press(popup, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert view.hasFocus()
    assert view.viewport().findChild(FootnotePopup) is None


def test_a_right_click_asks_for_a_menu_for_what_lies_there(view: ReaderView, qtbot: QtBot) -> None:
    place = point_of(view, "fa-1", RIVERS_FA.index("1990"), inside=True)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    with qtbot.waitSignal(view.menu_requested) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args[1] == ReaderTarget("r1", "fa", (), "k1", False)


def test_control_and_wheel_zoom(view: ReaderView, qtbot: QtBot) -> None:
    event = QWheelEvent(
        QPointF(300, 300), QPointF(300, 300), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )
    with qtbot.waitSignal(view.zoom_changed) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [110]


# -- keyboard ----------------------------------------------------------------------------------


def test_the_left_arrow_goes_on_in_persian_and_back_in_english(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 5)
    press(view, Qt.Key.Key_Left)
    assert caret(view) == ("fa", 1, 6)
    put_caret(view, "en", 1, 5)
    press(view, Qt.Key.Key_Left)
    assert caret(view) == ("en", 1, 4)


@pytest.mark.parametrize(("language", "text", "row"), [("fa", LATIN_FIRST_FA, 4), ("en", DAMS_EN, 3)])
def test_arrows_pass_every_cluster_once_in_logical_order(
    view: ReaderView, language: str, text: str, row: int,
) -> None:
    put_caret(view, language, row, 0)
    stops = [0]
    while stops[-1] < len(text):
        press(view, Qt.Key.Key_Left if language == "fa" else Qt.Key.Key_Right)
        assert caret(view)[1] == row
        assert caret(view)[2] > stops[-1]
        stops.append(caret(view)[2])
    passed = set(range(len(text) + 1)) - set(stops)
    assert {text[index] for index in passed} <= {ZWNJ, "\u064b", "\u0654"}


def test_the_caret_goes_on_to_the_next_row_and_skips_empty_cells(view: ReaderView) -> None:
    put_caret(view, "en", 1, len(RIVERS_EN))
    press(view, Qt.Key.Key_Right)
    assert caret(view) == ("en", 3, 0)
    press(view, Qt.Key.Key_Left)
    assert caret(view) == ("en", 1, len(RIVERS_EN))


def test_control_and_arrows_go_by_words(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 0)
    for _ in range(3):
        press(view, Qt.Key.Key_Left, CONTROL | SHIFT)
    assert view.selected_text() == "با تغییر مسیر "
    press(view, Qt.Key.Key_Right, CONTROL)
    assert caret(view) == ("fa", 1, 9)


def test_up_and_down_keep_to_their_x(view: ReaderView) -> None:
    put_caret(view, "en", 1, 30)
    before = view.cell_of(1, "en").caret(30)  # type: ignore[union-attr]
    press(view, Qt.Key.Key_Down)
    below = view.cell_of(1, "en").caret(caret(view)[2])  # type: ignore[union-attr]
    assert below.y() > before.y()
    assert abs(below.x() - before.x()) < 8
    press(view, Qt.Key.Key_Up)
    assert caret(view) == ("en", 1, 30)


def test_down_from_the_last_line_reaches_the_next_text_below(view: ReaderView) -> None:
    put_caret(view, "en", 1, len(RIVERS_EN) - 1)
    press(view, Qt.Key.Key_Down)
    assert caret(view)[:2] == ("en", 3)


def test_home_and_end_go_to_the_ends_of_the_line(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 80)
    press(view, Qt.Key.Key_Home)
    start = caret(view)[2]
    press(view, Qt.Key.Key_End, SHIFT)
    line = view.selected_text()
    assert 0 < start < 80
    assert RIVERS_FA[start:start + len(line)] == line
    assert view.cell_of(1, "fa").caret(start).y() == view.cell_of(1, "fa").caret(caret(view)[2]).y()  # type: ignore[union-attr]


def test_control_home_and_end_go_to_the_ends_of_the_text(view: ReaderView) -> None:
    put_caret(view, "en", 3, 4)
    press(view, Qt.Key.Key_Home, CONTROL)
    assert caret(view) == ("en", 0, 0)
    press(view, Qt.Key.Key_End, CONTROL)
    assert caret(view) == ("en", 3, len(DAMS_EN))


def test_page_keys_turn_pages_and_reach_both_ends(view: ReaderView) -> None:
    view.set_page(long_page(60))
    put_caret(view, "fa", 0, 0)
    rows = [0]
    for _ in range(60):
        press(view, Qt.Key.Key_PageDown)
        assert caret(view)[1] >= rows[-1]
        rows.append(caret(view)[1])
    assert caret(view) == ("fa", 59, len(view.text_of(59, "fa")))
    for _ in range(60):
        press(view, Qt.Key.Key_PageUp, SHIFT)
    assert caret(view) == ("fa", 0, 0)
    assert len(view.selected_spans()) == 60


def test_the_caret_is_kept_in_view(view: ReaderView) -> None:
    view.set_page(long_page(200))
    put_caret(view, "fa", 0, 0)
    for _ in range(80):
        press(view, Qt.Key.Key_Down)
        y = view._caret_y(view.caret_or_first())
        assert 0 <= y <= view.viewport().height()
    assert caret(view)[1] > 10


def test_control_a_selects_the_paragraph_then_the_whole_language(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 5)
    press(view, Qt.Key.Key_A, CONTROL)
    assert view.selected_text() == RIVERS_FA
    press(view, Qt.Key.Key_A, CONTROL)
    assert view.selected_spans()[0][0] == "fa-0"
    assert view.selected_spans()[-1][0] == "fa-8"
    press(view, Qt.Key.Key_Escape)
    assert view.selected_spans() == []


@pytest.mark.parametrize("text", [
    f"نیم{ZWNJ}فاصله و می{ZWNJ}روم (Scott, 1998)", "a 😀 emoji and 𝒜 letter", "دشت 😀 است", "پایان\u00a0جمله"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_copied_text_is_exactly_the_stored_text(view: ReaderView, text: str, language: str) -> None:
    row = ReaderRow("r", 1, **{language: cell("b", text)})
    view.set_page(ReaderPage((row,), chips=()))
    put_caret(view, language, 0, 0)
    press(view, Qt.Key.Key_End, CONTROL | SHIFT)
    press(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == text
    assert view.selected_spans() == [("b", 0, len(text))]


def test_nothing_selected_copies_nothing(view: ReaderView) -> None:
    QGuiApplication.clipboard().setText("before")
    put_caret(view, "en", 1, 3)
    press(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize(("text", "number"), [("3", 3), ("۳", 3), ("٩", 9)])
def test_digit_keys_of_every_script_ask_for_a_tag(
    view: ReaderView, qtbot: QtBot, text: str, number: int,
) -> None:
    with qtbot.waitSignal(view.tag_key_pressed) as told:
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, text))
    assert told.args == [number]


@pytest.mark.parametrize(
    ("text", "wish"), [("n", "claim_new"), ("د", "claim_new"), ("T", None), ("ف", "add_translation")])
def test_letter_keys_wish(view: ReaderView, text: str, wish: str | None) -> None:
    told: list[str] = []
    view.key_wish.connect(told.append)
    modifiers = SHIFT if text.isupper() else NONE
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, text))
    assert told == ([wish] if wish else [])


def test_enter_opens_the_footnote_at_the_caret_and_else_wishes_a_note(view: ReaderView) -> None:
    told: list[str] = []
    view.key_wish.connect(told.append)
    put_caret(view, "fa", 2, 3)
    press(view, Qt.Key.Key_Return)
    assert told == ["claim_note"]
    put_caret(view, "fa", 2, ONLY_FA.index("لمبتون") + 6)
    press(view, Qt.Key.Key_Return)
    assert told == ["claim_note"]
    assert view.viewport().findChild(FootnotePopup) is not None


# -- what is shown -----------------------------------------------------------------------------


def test_selection_changes_are_told_as_block_spans(view: ReaderView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selection_changed) as told:
        view.select_span("fa-2", 4, 12)
    assert told.args == [[("fa-2", 4, 12)]]
    with qtbot.waitSignal(view.row_changed) as row:
        view.go_to_block("en-3", 2)
    assert row.args == ["r3"]


def test_a_span_over_rows_of_one_block_is_selected_whole(view: ReaderView) -> None:
    rows = tuple(
        ReaderRow(f"r{index}", index, en=Cell((Piece("b", index * 10, index * 10 + 9, "Sentence."),)),
                  block_first=index == 0) for index in range(3))
    view.set_page(ReaderPage(rows))
    assert view.select_span("b", 2, 25)
    assert view.selected_spans() == [("b", 2, 25)]
    assert view.selected_text() == "ntence. Sentence. Sente"


def test_a_page_of_the_same_paper_keeps_place_and_selection(view: ReaderView) -> None:
    page = long_page(300)
    view.set_page(page)
    view.go_to_row("r151")
    view.select_span("fa-151", 3, 12)
    before = view.verticalScrollBar().value(), view._row_top(151)
    view.set_page(ReaderPage(page.rows, (), paper_id=page.paper_id))
    assert view._row_top(151) == before[1]
    assert view.selected_spans() == [("fa-151", 3, 12)]
    view.set_page(small_page())
    assert view.verticalScrollBar().value() == 0
    assert view.selected_spans() == []


def test_a_new_highlight_lays_no_text_out_again(view: ReaderView, qtbot: QtBot) -> None:
    view.set_page(long_page(300))
    QApplication.processEvents()
    made = view.laid_out_rows()
    before = view.viewport().grab().toImage()
    view.update_highlights([Highlight("new", "fa-0", 0, 3, "#2e9e5b", "Th"), Highlight("n", "fa-1", 4, 30, "#2e9e5b")])
    after = view.viewport().grab().toImage()
    assert before != after
    assert view.laid_out_rows() == made


def test_a_resolved_citation_lays_its_own_row_out_again_only(view: ReaderView) -> None:
    QApplication.processEvents()
    made = view.laid_out_rows()
    page = small_page()
    chips = [chip if chip.citation_id != "k2" else type(chip)("k2", "fa-2", chip.start, chip.end, "resolved")
             for chip in page.chips]
    view.update_chips(chips)
    view.viewport().grab()
    assert view.laid_out_rows() == made + 1


def test_search_hits_and_the_current_claim_change_the_picture_not_the_layout(view: ReaderView) -> None:
    made = view.laid_out_rows()
    plain = view.viewport().grab().toImage()
    view.set_search([SearchHit("en-3", *span(DAMS_EN, "region"), True), SearchHit("fa-3", *span(DAMS_FA, "سد"))])
    found = view.viewport().grab().toImage()
    view.set_search([])
    view.set_current_claim("c9")
    claimed = view.viewport().grab().toImage()
    assert plain != found
    assert plain != claimed
    assert POLICY_EN in DAMS_EN
    assert view.laid_out_rows() == made


def test_only_rows_near_the_view_are_laid_out(view: ReaderView) -> None:
    made = view.laid_out_rows()
    view.set_page(long_page(20_000))
    for _ in range(20):
        QApplication.processEvents()
    in_view = len(view._scroller.visible())
    assert view.laid_out_rows() - made <= 3 * in_view + 4
    made = view.laid_out_rows()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.viewport().grab()
    assert view.laid_out_rows() - made <= in_view + 4


def test_scrolling_through_unseen_rows_never_jumps(view: ReaderView) -> None:
    view.set_page(long_page(2_000))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    for step in (37, 60, -45, -60, 200, -333, 90, -90) * 6:
        before = {entry.row: entry.top for entry in view._scroller.visible()}
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)
        after = {entry.row: entry.top for entry in view._scroller.visible()}
        assert {before[row] - after[row] for row in before.keys() & after.keys()} <= {step}


def test_the_end_of_the_page_can_be_reached_and_is_not_passed(view: ReaderView) -> None:
    view.set_page(long_page(500))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view._scroller.visible()[-1]
    assert (last.row, last.top + last.height) == (499, view.viewport().height())


@pytest.mark.parametrize("zoom", [50, 200, 300])
def test_zoom_keeps_the_row_at_the_top(view: ReaderView, zoom: int) -> None:
    view.set_page(long_page(400))
    view.go_to_row("r200")
    top = view._scroller.top[0]
    view.set_zoom(zoom)
    assert view._scroller.top[0] == top
    assert view.zoom == zoom


def test_zoom_stays_between_its_ends(view: ReaderView) -> None:
    view.set_zoom(10)
    assert view.zoom == 50
    view.zoom_out()
    assert view.zoom == 50
    view.set_zoom(1000)
    view.zoom_in()
    assert view.zoom == 300
    view.set_zoom(100)
    view.zoom_in()
    view.zoom_out()
    assert view.zoom == 100


def test_one_language_alone_leaves_out_rows_it_lacks(view: ReaderView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.columns_changed) as told:
        view.set_columns("en")
    assert told.args == ["en"]
    assert [entry.row for entry in view._scroller.visible()] == [0, 1, 3]
    view.set_columns("both")
    assert len(view._scroller.visible()) == len(view.page.rows)


def test_the_sides_stay_whatever_the_direction_of_the_interface(view: ReaderView) -> None:
    before = point_of(view, "en-1", 0)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert point_of(view, "en-1", 0) == before
    view.swap_sides()
    assert point_of(view, "en-1", 0).x() > view.viewport().width() / 2
    assert view.is_swapped


def test_going_places_can_be_taken_back(view: ReaderView) -> None:
    view.set_page(long_page(400))
    told: list[tuple[bool, bool]] = []
    view.places_changed.connect(lambda back, forward: told.append((back, forward)))
    view.go_to_row(1)
    view.go_to_row("r300")
    assert view.go_to_page(20)
    assert view.current_row().page == 20  # type: ignore[union-attr]
    view.go_back()
    assert view.current_row().row_id == "r300"  # type: ignore[union-attr]
    view.go_back()
    assert view.current_row().row_id == "r0"  # type: ignore[union-attr]
    view.go_forward()
    assert view.current_row().row_id == "r300"  # type: ignore[union-attr]
    assert told[-1] == (True, True)


def test_places_that_are_not_there_are_refused(view: ReaderView) -> None:
    assert not view.go_to_row("none")
    assert not view.go_to_row(999)
    assert not view.go_to_block("none")
    assert not view.go_to_page(999)
    assert not view.select_span("none", 0, 1)


def test_the_counterpart_is_in_the_same_row(view: ReaderView) -> None:
    put_caret(view, "en", 1, 100)
    assert view.go_to_counterpart()
    language, row, position = caret(view)
    assert (language, row) == ("fa", 1)
    assert 80 < position < 220
    put_caret(view, "fa", 2, 0)
    assert not view.go_to_counterpart()


def test_a_persian_paragraph_that_begins_with_latin_still_runs_from_the_right(view: ReaderView) -> None:
    shown = view.cell_of(4, "fa")
    assert shown is not None
    first = shown.rectangles(0, 5)[0]
    after = shown.rectangles(*span(LATIN_FIRST_FA, "می‌نویسد"))[0]
    assert first.left() > after.right()


@pytest.mark.parametrize("width", range(520, 1000, 40))
def test_no_citation_that_fits_a_line_is_broken_and_no_bracket_is_left_alone(
    view: ReaderView, width: int,
) -> None:
    view.resize(width, 1100)
    for chip in view.page.chips:
        row, language, at = view._index.position(chip.block_id, chip.start) or pytest.fail("not on the page")
        shown = view.cell_of(row, language)
        assert shown is not None
        rectangles = shown.rectangles(at, at + chip.end - chip.start)
        assert len({rectangle.top() for rectangle in rectangles}) == 1
        assert len(rectangles) == 1
        last = at + chip.end - chip.start - 1
        opening, closing = shown.rectangles(at, at + 1)[0], shown.rectangles(last, last + 1)[0]
        assert opening.left() < closing.left(), "a Latin citation reads from the left"


def test_an_empty_page_can_be_shown_and_typed_at(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        press(view, key)
    click(view, QPoint(50, 50))
    view.viewport().grab()
    assert view.selection() is None
    assert view.selected_text() == ""


def test_an_empty_cell_says_how_to_fill_it_once_in_a_run(view: ReaderView) -> None:
    rows = tuple(ReaderRow(f"r{index}", index, fa=cell(f"b{index}", ONLY_FA)) for index in range(6))
    view.set_page(ReaderPage(rows))
    hints = [view._hints(index, row) for index, row in enumerate(rows)]
    assert "Press T" in hints[0]["en"]
    assert hints[1:] == [{}] * 5
    put_caret(view, "fa", 3, 0)
    assert "Press T" in view._hints(3, rows[3])["en"]


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda palette: palette.name)
def test_a_theme_colours_the_paper(view: ReaderView, palette: theme.Theme) -> None:
    view.set_theme(palette)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 3, image.height() - 3).name() in (palette.base, palette.hatch)


def test_a_selection_outlives_a_new_division_into_rows(view: ReaderView) -> None:
    apart = tuple(
        ReaderRow(f"r{index}", index, en=Cell((Piece("b", index * 10, index * 10 + 9, "Sentence."),)))
        for index in range(3))
    view.set_page(ReaderPage(apart, paper_id="p"))
    view.select_span("b", 12, 26)
    told: list[object] = []
    view.selection_changed.connect(told.append)
    joined = ReaderRow("new", 1, en=Cell(tuple(row.en.pieces[0] for row in apart[1:])))
    view.set_page(ReaderPage((apart[0], joined), paper_id="p"))
    assert view.selected_spans() == [("b", 12, 26)]
    assert told == []
    view.set_page(ReaderPage(apart[:1], paper_id="p"))
    assert view.selected_spans() == []
    assert told == [[]]


def test_where_one_is_after_a_jump_back_is_where_one_was(view: ReaderView) -> None:
    view.set_page(long_page(400))
    view.go_to_row("r101")
    put_caret(view, "fa", 101, 7)
    top = view._row_top(101)
    view.go_to_row("r300")
    view.go_back()
    assert caret(view) == ("fa", 101, 7)
    assert view._row_top(101) == top


def test_a_page_of_the_same_paper_leaves_a_caret_out_of_view_where_it_is(view: ReaderView) -> None:
    page = long_page(300)
    view.set_page(page)
    put_caret(view, "fa", 3, 7)
    view.verticalScrollBar().setValue(5_000)
    top = view._scroller.top
    view.set_page(ReaderPage(page.rows, (), paper_id=page.paper_id))
    assert caret(view) == ("fa", 3, 7)
    assert view._scroller.top == top


def test_a_footnote_goes_away_when_the_text_is_scrolled(view: ReaderView) -> None:
    view.resize(1000, 400)
    put_caret(view, "fa", 2, ONLY_FA.index("لمبتون") + 6)
    press(view, Qt.Key.Key_Return)
    assert view.viewport().findChild(FootnotePopup) is not None
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 90)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert view.viewport().findChild(FootnotePopup) is None


def test_a_row_taller_than_the_view_can_be_read_through(view: ReaderView) -> None:
    view.set_page(ReaderPage((ReaderRow("tall", 1, fa=cell("b", *[ONLY_FA] * 60)), *long_page(5).rows)))
    view.resize(700, 400)
    for _ in range(10):
        QApplication.processEvents()
    tops = []
    for _ in range(5):
        press(view, Qt.Key.Key_PageDown)
        tops.append(view._scroller.top)
    assert [row for row, _ in tops] == [0] * 5
    assert [below for _, below in tops] == sorted({below for _, below in tops})
    press(view, Qt.Key.Key_End, CONTROL)
    assert caret(view)[1] == 5


def test_the_other_script_alone_in_a_cell_still_starts_on_the_cells_side(view: ReaderView) -> None:
    view.set_page(ReaderPage((ReaderRow("r", 1, en=cell("e", "دشت خشک است."), fa=cell("f", "Only Latin here.")),)))
    english, persian = view.cell_of(0, "en"), view.cell_of(0, "fa")
    assert english is not None
    assert persian is not None
    assert min(box.left() for box in english.rectangles(0, 12)) < 2
    assert max(box.right() for box in persian.rectangles(0, 16)) > view._geometry.columns["fa"].text_width - 2


def test_persian_punctuation_goes_with_its_sentence_and_not_with_the_latin_before_it(view: ReaderView) -> None:
    text = "کتاب Seeing Like a State؛ نمونه است."
    view.set_page(ReaderPage((ReaderRow("r", 1, fa=cell("f", text)),)))
    shown = view.cell_of(0, "fa")
    assert shown is not None
    latin = shown.rectangles(*span(text, "Seeing Like a State"))[0]
    stop = shown.rectangles(*span(text, "؛"))[0]
    assert stop.right() <= latin.left() + 1
