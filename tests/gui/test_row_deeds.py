"""Rows in the window: translations, the alignment run anew, counterparts chosen and claimed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.model import RELATIONS
from annotator.gui.dialogs.translation_dialog import TranslationDialog
from annotator.gui.models.records import PlaceItem
from annotator.gui.reader.page import ReaderRow
from annotator.gui.widgets.cards import QuoteFrame
from tests.gui.conftest import Opened


def row_where(opened: Opened, fits: Callable[[ReaderRow], bool]) -> ReaderRow:
    return next(row for row in opened.reader.page.rows if row.kind == "paragraph" and fits(row))


def dialog_after(opened: Opened, action: str) -> TranslationDialog:
    opened.window.actions_table[action].trigger()
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, TranslationDialog) and one.isVisible()
    )


@pytest.fixture
def persian_only(opened: Opened) -> ReaderRow:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and row.en.is_empty)
    opened.reader.go_to_row(row.row_id)
    return row


def test_a_translation_is_written_shown_changed_and_taken_out(
    opened: Opened, persian_only: ReaderRow, qtbot: QtBot
) -> None:
    def shown() -> ReaderRow:
        return next(row for row in opened.reader.page.rows if row.row_id == persian_only.row_id)

    dialog = dialog_after(opened, "add_translation")
    assert not dialog.deed_button.isEnabled()
    dialog.field.setPlainText("My own words.")
    dialog.accept()
    cell = shown().en
    assert (cell.is_translation, cell.pieces[0].text, cell.author) == (True, "My own words.", "Ana")
    assert cell.pieces[1].text == "✎ Ana"

    opened.reader.go_to_row(persian_only.row_id)
    dialog = dialog_after(opened, "add_translation")
    dialog.field.setPlainText("Better words.")
    dialog.accept()
    assert shown().en.pieces[0].text == "Better words."
    assert opened.reader.grab().width() > 0

    dialog = dialog_after(opened, "add_translation")
    dialog.delete_requested.emit()
    dialog.reject()
    assert shown().en.is_empty


def test_a_row_of_both_languages_takes_no_translation(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    opened.reader.go_to_row(row.row_id)
    opened.window.actions_table["add_translation"].trigger()
    assert "both languages" in opened.window.messages.text.lower()


def test_a_selection_is_claimed_with_its_counterpart(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    piece = row.en.pieces[0]
    before = set(opened.desk.claims)
    assert opened.reader.select_span(piece.block_id, piece.start, piece.end)
    opened.window.actions_table["claim_both"].trigger()
    (made,) = set(opened.desk.claims) - before
    assert sorted(anchor.lang for anchor in opened.desk.claims[made].anchors) == ["en", "fa"]


def test_a_claim_of_one_language_gets_the_counterpart_it_lacks(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    piece = row.fa.pieces[0]
    before = set(opened.desk.claims)
    assert opened.reader.select_span(piece.block_id, piece.start, piece.end)
    opened.window.actions_table["claim_new"].trigger()
    (made,) = set(opened.desk.claims) - before
    opened.desk.show_claim(made)
    opened.reader.clear_selection()
    opened.window.actions_table["claim_both"].trigger()
    assert sorted(anchor.lang for anchor in opened.desk.claims[made].anchors) == ["en", "fa"]
    opened.window.actions_table["claim_both"].trigger()
    assert len(opened.desk.claims[made].anchors) == 2


def test_counterparts_are_offered_and_one_is_chosen(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    opened.reader.go_to_row(row.row_id)
    page = opened.window.inspector.row
    page.candidates_requested.emit(row.row_id)
    assert len(page.findChildren(QuoteFrame)) >= 5
    sentence = opened.desk.places.row(row.row_id).en[0].sentence_id
    target = row_where(opened, lambda one: bool(one.fa.pieces) and one.en.is_empty)
    page.show_candidates(row.row_id, [PlaceItem(sentence, target.row_id, 1, "متن", 0.4)])
    page.candidate_chosen.emit(sentence, target.row_id)
    assert sentence in {one.sentence_id for one in opened.desk.places.row(target.row_id).en}
    assert opened.desk.places.row(target.row_id).state == "confirmed"


def test_the_paper_is_aligned_anew(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    opened.reader.go_to_row(row.row_id)
    opened.window.actions_table["unlink_row"].trigger()
    reading = opened.desk.workspace.reading
    for one in opened.desk.page.rows:
        if one.state == "confirmed":
            reading.unconfirm_row(one.row_id)
    before = sum(bool(one.en and one.fa) for one in opened.desk.page.rows)
    opened.window.actions_table["realign"].trigger()
    assert sum(bool(one.en and one.fa) for one in opened.desk.page.rows) > before


def test_a_selection_shows_what_the_other_language_says(opened: Opened, qtbot: QtBot) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    piece = row.en.pieces[0]
    shown = opened.window.status._proposal
    assert opened.reader.select_span(piece.block_id, piece.start, piece.end)
    qtbot.waitUntil(lambda: "Ctrl+Shift+E" in shown.text(), timeout=5000)
    assert row.fa.pieces[0].text.split()[0] in shown.text()
    opened.reader.clear_selection()
    qtbot.waitUntil(lambda: not shown.text(), timeout=5000)


def test_a_sentence_moves_to_the_row_below_and_back(opened: Opened) -> None:
    row = row_where(opened, lambda row: bool(row.fa.pieces) and bool(row.en.pieces))
    piece = row.en.pieces[0]
    sentence = opened.desk.places.row(row.row_id).en[0].sentence_id
    below = opened.desk.places.row_below(row.row_id)

    def go_there() -> None:
        assert opened.reader.select_span(piece.block_id, piece.start, piece.end)
        opened.desk.show_row(opened.desk.places.row_at(piece.block_id, piece.start))

    go_there()
    opened.window.actions_table["sentence_down"].trigger()
    assert sentence in {one.sentence_id for one in opened.desk.places.row(below.row_id).en}
    go_there()
    opened.window.actions_table["sentence_up"].trigger()
    assert sentence in {one.sentence_id for one in opened.desk.places.row(row.row_id).en}


def test_how_the_languages_of_a_claim_agree_is_chosen_in_the_inspector(opened: Opened) -> None:
    claim_id = next(iter(opened.desk.claims))
    opened.desk.show_claim(claim_id)
    box = opened.window.inspector.claim._relation
    assert [box.itemData(place) for place in range(box.count())] == ["", *RELATIONS]
    box.setCurrentIndex(box.findData("narrower"))
    box.activated.emit(box.currentIndex())
    assert opened.desk.claims[claim_id].claim.relation == "narrower"
    opened.desk.show_claim(claim_id)
    assert box.currentData() == "narrower"
