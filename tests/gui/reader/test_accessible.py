"""What a screen reader hears, asked through Qt's own interface."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from annotator.gui.reader.accessible import ReaderInterface
from annotator.gui.reader.page import ReaderPage, ReaderRow
from annotator.gui.reader.selection import Place, Selection
from annotator.gui.reader.view import ReaderView
from tests.gui.reader.pages import RIVERS_FA, cell, small_page


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.set_page(small_page())
    made.show()
    qtbot.waitExposed(made)
    return made


def put_caret(view: ReaderView, language: str, row: int, position: int) -> None:
    view.select(Selection(language, Place(row, position), Place(row, position)))


def interface(view: ReaderView) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def text_of(view: ReaderView) -> QAccessibleTextInterface:
    return interface(view).textInterface()


def test_the_reader_is_a_read_only_document_with_a_name(view: ReaderView) -> None:
    found = interface(view)
    assert found.role() == QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "Paper text"
    state = found.state()
    assert state.readOnly
    assert state.focusable
    assert state.selectableText
    assert not state.invisible
    assert found.isValid()
    assert found.object() is view
    assert found.rect().size() == view.size()
    assert (found.childCount(), found.child(0), found.childAt(1, 1), found.indexOfChild(found)) == (0, None, None, -1)


def test_the_place_of_the_caret_is_told_in_words(view: ReaderView) -> None:
    put_caret(view, "fa", 2, 0)
    assert interface(view).text(QAccessible.Text.Description) == "Persian, row 13, no counterpart"
    put_caret(view, "en", 0, 0)
    assert interface(view).text(QAccessible.Text.Description) == "English, row 1, heading"


def test_the_text_is_that_of_the_carets_cell(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 4)
    text = text_of(view)
    assert text.text(0, -1) == RIVERS_FA
    assert text.text(3, 10) == RIVERS_FA[3:10]
    assert text.characterCount() == len(RIVERS_FA)
    assert text.cursorPosition() == 4
    assert interface(view).text(QAccessible.Text.Value) == RIVERS_FA


def test_offsets_count_utf_16_units_and_blocks_code_points(view: ReaderView) -> None:
    view.set_page(ReaderPage((ReaderRow("r", 1, en=cell("b", "a 😀 word")),)))
    put_caret(view, "en", 0, 4)
    text = text_of(view)
    assert text.characterCount() == 9
    assert text.cursorPosition() == 5
    text.setSelection(0, 2, 4)
    assert view.selected_spans() == [("b", 2, 3)]
    assert text.text(2, 4) == "😀"


def test_a_screen_reader_can_move_the_caret_and_select(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 0)
    text = text_of(view)
    text.setCursorPosition(7)
    assert text.cursorPosition() == 7
    assert text.selectionCount() == 0
    text.addSelection(3, 9)
    assert text.selectionCount() == 1
    assert view.selected_spans() == [("fa-1", 3, 9)]
    text.removeSelection(0)
    assert view.selected_spans() == []
    text.scrollToSubstring(20, 30)
    assert text.cursorPosition() == 20


def test_points_of_the_screen_and_characters_answer_to_each_other(view: ReaderView) -> None:
    put_caret(view, "fa", 1, 0)
    text = text_of(view)
    for offset in (0, 9, 60, 200):
        rectangle = text.characterRect(offset)
        assert rectangle.width() > 0
        assert text.offsetAtPoint(rectangle.center()) in (offset, offset + 1)
    assert text.offsetAtPoint(view.mapToGlobal(view.rect().topLeft())) == -1


def test_a_caret_out_of_view_has_no_place_on_screen(view: ReaderView) -> None:
    view.resize(1000, 200)
    put_caret(view, "fa", 7, 0)
    view.verticalScrollBar().setValue(0)
    assert text_of(view).characterRect(0).isEmpty()


def test_moves_are_announced_to_a_running_screen_reader(view: ReaderView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility",
        lambda event: told.append(event.message() if isinstance(event, QAccessibleAnnouncementEvent) else ""))
    put_caret(view, "fa", 1, 3)
    assert [text for text in told if text] == [f"Persian, row 12. {RIVERS_FA}"]
    told.clear()
    put_caret(view, "fa", 1, 4)
    view.select(Selection("fa", Place(1, 3), Place(1, 8)))
    assert told == [RIVERS_FA[4], RIVERS_FA[3:8]]
    told.clear()
    put_caret(view, "en", 1, 0)
    assert told[-1].startswith("English, row 12. With the change")


def test_the_cast_that_ends_the_process_is_left_to_qt() -> None:
    assert "interface_cast" not in vars(ReaderInterface)


def test_an_empty_page_has_an_empty_text(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    assert text_of(view).characterCount() == 0
    assert interface(view).text(QAccessible.Text.Description) == "English and Persian text in aligned rows"
