"""Whatever is selected, every action that is offered can be done without a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from annotator.gui.action_table import ACTIONS
from tests.gui.conftest import Opened

LEAVES = {"quit", "paper_delete"}
"""Actions after which there is nothing left to try the others on."""


@pytest.fixture(autouse=True)
def _nobody_answers_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (1, True))


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def select_text(opened: Opened) -> None:
    row = next(row for row in opened.reader.page.rows if row.kind == "paragraph" and row.fa.pieces)
    piece = row.fa.pieces[0]
    assert opened.reader.select_span(piece.block_id, piece.start, piece.start + 20)


STATES: dict[str, Callable[[Opened], object]] = {
    "nothing": lambda opened: opened.window.inspector.show_nothing(),
    "a claim": lambda opened: opened.desk.show_claim(next(iter(opened.desk.claims)), goes_there=True),
    "a citation": lambda opened: opened.desk.show_citation(next(iter(opened.desk.citations)), goes_there=True),
    "a source": lambda opened: opened.desk.show_source(next(iter(opened.desk.sources))),
    "a row": lambda opened: opened.reader.go_to_row(opened.reader.page.rows[3].row_id),
    "text": select_text,
}


@pytest.mark.parametrize("state", STATES)
def test_every_action_can_be_done_with(opened: Opened, qtbot: QtBot, state: str) -> None:
    actions = opened.window.actions_table
    done = []
    for spec in ACTIONS:
        STATES[state](opened)
        if spec.id in LEAVES or not actions[spec.id].isEnabled():
            continue
        actions[spec.id].trigger()
        done.append(spec.id)
        close_dialogs()
        if not opened.desk.claims or not opened.desk.is_open:
            break
    assert len(done) > 30
    assert opened.desk.is_open


def test_every_action_can_be_done_without_a_library(make_window: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = make_window()
    actions = opened.window.actions_table
    done = [spec.id for spec in ACTIONS if actions[spec.id].isEnabled() and spec.id not in (*LEAVES, "library_sample")]
    for action_id in done:
        actions[action_id].trigger()
        close_dialogs()
    assert {"library_open", "settings", "help", "shortcuts"} <= set(done)
    assert not {"import", "export", "undo", "claim_new"} & set(done)


def test_every_action_can_be_done_in_an_empty_library(
    make_window: Callable[..., Opened], tmp_path: Path, qtbot: QtBot,
) -> None:
    opened = make_window()
    opened.conductor.opening.open(str(tmp_path / "mine.annotator"), opened.conductor.take, create=True)
    actions = opened.window.actions_table
    for spec in ACTIONS:
        if actions[spec.id].isEnabled() and spec.id not in (*LEAVES, "library_sample"):
            actions[spec.id].trigger()
            close_dialogs()
    assert opened.desk.is_open
    assert not actions["claim_new"].isEnabled()


def test_every_row_of_every_table_can_be_opened(opened: Opened, qtbot: QtBot) -> None:
    opened.conductor.looking.search("آب")
    for kind in ("claims", "citations", "sources", "review", "search", "history"):
        opened.window.tables.show_kind(kind)
        page = opened.window.tables.page(kind)
        assert page.model.total, kind
        for row in range(min(page.model.matching, 8)):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            page.view.selectionModel().setCurrentIndex(page.model.index(row, 0), flags)
            page.view.opened.emit(page.model.record(row))
            close_dialogs()
        assert page.view.selected_text().count("\n") == 1


def test_every_entry_of_the_navigator_can_be_activated(opened: Opened, qtbot: QtBot) -> None:
    model = opened.window.navigator._model
    for row in range(model.rowCount()):
        opened.window.navigator._activate(model.index(row))
    page = opened.window.tables.page("claims")
    assert page.model.matching < page.model.total
    page.clear_scope()
    assert page.model.matching == page.model.total


def test_a_library_without_papers_after_one_with_papers_empties_the_reader(opened: Opened, tmp_path: Path) -> None:
    opened.reader.go_to_row(opened.reader.page.rows[-1].row_id)
    opened.conductor.opening.open(str(tmp_path / "mine.annotator"), opened.conductor.take, create=True)
    assert opened.reader.page.rows == ()
    assert opened.window.welcome.isVisible()
