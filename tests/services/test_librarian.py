"""A whole bibliography put in order."""

from __future__ import annotations

from pathlib import Path

from annotator.core.model import Paper
from annotator.services.workspace import Workspace
from tests.services.test_bibliography import states


def test_all_citations_without_a_source_become_stubs_in_one_deed(workspace: Workspace, paper: Paper) -> None:
    made = workspace.librarian.sources_from_citations()
    assert made.deed is not None
    assert made.keys == ("alder2018", "birch2020a", "birch2020b", "balouti1399", "dogwood2021")
    assert set(states(workspace, paper).values()) == {"resolved"}
    assert (made.resolved, made.left) == (7, ())
    assert workspace.librarian.sources_from_citations(paper.id).deed is None
    workspace.undo()
    assert workspace.bibliography.sources() == ()
    assert set(states(workspace, paper).values()) == {"unresolved"}


def test_a_citation_that_fits_several_works_is_left_to_a_person(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "two.txt"
    path.write_text(
        "INTRODUCTION\n\nTrust was lost (Birch, 2020a, p. 1). Then it grew (Birch, 2020b, p. 2). "
        "Others doubt it (Birch, 2020, p. 3).\n",
        encoding="utf-8",
    )
    two, _ = workspace.reading.import_file(path)
    made = workspace.librarian.sources_from_citations(two.id)
    assert made.keys == ("birch2020a", "birch2020b")
    assert [one.body for one in made.left] == ["(Birch, 2020, p. 3)"]
