"""The window's undo stack mirrors the library's; undoing goes below the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.core.model import Deed
from annotator.gui.undo import DeedStack
from annotator.services.workspace import Workspace
from tests.gui.conftest import Opened


def test_pushing_a_deed_does_not_do_it_again(qtbot: QtBot) -> None:
    calls: list[str] = []
    stack = DeedStack()
    stack.load([], [], lambda: calls.append("undo"), lambda: calls.append("redo"))
    stack.push(Deed("tag claim", (), "Security"))
    assert calls == []
    stack.stack.undo()
    stack.stack.redo()
    assert calls == ["undo", "redo"]


def test_a_stack_read_from_the_library_names_the_next_deeds(qtbot: QtBot) -> None:
    calls: list[str] = []
    stack = DeedStack()
    stack.load(
        [Deed("edit claim", ()), Deed("create claim", ())], [Deed("tag claim", (), "Security"), Deed("comment", ())],
        lambda: calls.append("undo"), lambda: calls.append("redo"),
    )
    assert calls == []
    assert stack.stack.undoText() == "edit claim"
    assert stack.stack.redoText() == "tag ‘\u2068Security\u2069’"


def test_the_menu_says_what_will_be_undone(opened: Opened) -> None:
    claim_id = next(iter(opened.desk.claims))
    tag = opened.desk.tags[3]
    opened.conductor.deeds.add_tag_to(claim_id, tag.id)
    undo = opened.window.actions_table["undo"]
    assert undo.text() == f"Undo tag ‘\u2068{tag.name_en}\u2069’"
    undo.trigger()
    assert opened.window.actions_table["redo"].text() == f"Redo tag ‘\u2068{tag.name_en}\u2069’"
    assert not undo.isEnabled()


def test_an_undo_that_is_refused_changes_nothing_and_says_who(opened: Opened, library: Path, qtbot: QtBot) -> None:
    claim_id = next(iter(opened.desk.claims))
    opened.conductor.deeds.edit_note(claim_id, "mine")
    with Workspace.open(library, user="Ben") as other:
        other.tagging.edit_claim(claim_id, note="theirs")
    opened.conductor.refresh()
    assert opened.desk.claims[claim_id].claim.note == "theirs"
    opened.window.actions_table["undo"].trigger()
    assert "Ben" in opened.window.messages.text
    qtbot.waitUntil(lambda: opened.window.actions_table["undo"].isEnabled())
    assert opened.desk.claims[claim_id].claim.note == "theirs"
