"""A library at work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.core.model import Deed
from annotator.errors import AnnotatorError, LibraryMissing, LibraryReadOnly, NothingToUndo
from annotator.services.workspace import Workspace
from annotator.store.backup import backups_of


def test_a_new_library_begins_with_five_tags_on_the_keys_one_to_five(workspace: Workspace) -> None:
    tags = [view.tag for view in workspace.tagging.tags()]
    assert [tag.shortcut for tag in tags] == [1, 2, 3, 4, 5]
    assert (tags[0].name_en, tags[0].name_fa) == ("Finding", "یافته")


def test_an_old_library_keeps_its_codebook(workspace: Workspace, library_path: Path) -> None:
    workspace.tagging.delete_tag(workspace.tagging.tag("Finding").id)
    with Workspace.open(library_path, user="ana", create=True) as again:
        assert len(again.tagging.tags()) == 4


def test_a_missing_library_is_not_made_by_the_way(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Workspace.open(tmp_path / "none.annotator", user="ana")


def test_every_deed_is_published_and_can_be_undone_and_done_again(workspace: Workspace) -> None:
    heard: list[Deed] = []
    workspace.hub.subscribe(heard.append)

    deed = workspace.tagging.add_tag("Security", "امنیت")
    undone = workspace.undo()
    redone = workspace.redo()

    assert [one.txn for one in heard] == [deed.txn, undone.txn, redone.txn]
    assert undone.name == "create tag"
    assert workspace.tagging.tag("Security").name_fa == "امنیت"


def test_undo_survives_the_end_of_the_program(workspace: Workspace, library_path: Path) -> None:
    workspace.tagging.add_tag("Security")
    workspace.close()
    with Workspace.open(library_path, user="ana") as again:
        undoable = again.undoable()
        assert undoable is not None
        assert (undoable.name, undoable.detail) == ("create tag", "Security")
        again.undo()
        assert "Security" not in [view.tag.name_en for view in again.tagging.tags()]


def test_somebody_else_has_nothing_to_undo(reviewer: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        reviewer.undo()


def test_what_another_program_wrote_is_noticed_once_and_ones_own_deeds_are_not(
    workspace: Workspace,
    reviewer: Workspace,
) -> None:
    heard: list[Deed] = []
    workspace.tagging.add_tag("Mine")
    workspace.hub.subscribe(heard.append)

    reviewer.tagging.add_tag("Theirs")
    others = workspace.notice_others()

    assert [(deed.name, deed.detail) for deed in others] == [("create tag", "Theirs")]
    assert heard == list(others)
    assert workspace.notice_others() == ()


def test_the_history_tells_who_did_what_newest_first(workspace: Workspace, reviewer: Workspace) -> None:
    workspace.tagging.add_tag("First")
    reviewer.tagging.add_tag("Second")
    told = [(one.actor, one.name, one.detail) for one in workspace.history(limit=50)]
    assert told[:2] == [("bo", "create tag", "Second"), ("ana", "create tag", "First")]


def test_the_facts_name_place_user_and_counts(workspace: Workspace, library_path: Path) -> None:
    facts = workspace.facts()
    assert Path(facts.path).name == library_path.name
    assert (facts.user, facts.read_only, facts.counts["tags"]) == ("ana", False, 5)
    assert workspace.check() == []


def test_a_library_opened_for_reading_refuses_deeds(workspace: Workspace, library_path: Path) -> None:
    workspace.close()
    with Workspace.open(library_path, user="ana", read_only=True) as reading:
        with pytest.raises(LibraryReadOnly):
            reading.tagging.add_tag("Security")
        assert len(reading.tagging.tags()) == 5


def test_the_first_opening_of_a_day_makes_a_backup(workspace: Workspace, library_path: Path) -> None:
    assert backups_of(library_path) == []
    workspace.close()
    Workspace.open(library_path, user="ana").close()
    Workspace.open(library_path, user="ana").close()
    assert len(backups_of(library_path)) == 1


def test_a_backup_that_cannot_be_made_does_not_stop_the_work(
    workspace: Workspace, library_path: Path
) -> None:
    workspace.close()
    library_path.with_name(f"{library_path.name}.backups").write_text("in the way", encoding="utf-8")
    with Workspace.open(library_path, user="ana") as again:
        assert isinstance(again.backup_problem, AnnotatorError)
        again.tagging.add_tag("Security")


def test_opening_a_library_loads_neither_text_engine_nor_bibtex_reader() -> None:
    """They take longer to load than the window does to open."""
    heavy = ("numpy", "bibtexparser", "annotator.text.pipeline", "annotator.bib.grammar")
    script = f"import sys, annotator.services.workspace; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
