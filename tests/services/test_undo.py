"""Every deed can be taken back and done again, and the library is the same as it was."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.core.model import RECORD_TYPES, Paper
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_tagging import EN, FA, make_claim


def contents(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return the living records of every table without their revisions."""
    return {
        kind.TABLE: {record.id: record.values() for record in workspace.library.all(kind)}
        for kind in RECORD_TYPES
    }


def deeds_of_a_day(workspace: Workspace, paper: Paper, bib_file: Path) -> list[Callable[[], object]]:
    tagging, sources, reading, reviewing = (
        workspace.tagging,
        workspace.bibliography,
        workspace.reading,
        workspace.reviewing,
    )

    def claim() -> str:
        return tagging.claims()[0].claim.id

    def citation(state: str) -> str:
        return reading.citations(state=state)[0].citation.id

    def row(text: str) -> str:
        return next(
            row.row_id
            for row in reading.page(paper.id).rows
            if any(text in cell.text for cell in (*row.en, *row.fa))
        )

    return [
        lambda: tagging.add_tag("Security", "امنیت"),
        lambda: make_claim(workspace, paper, EN, FA, tag="Security"),
        lambda: tagging.edit_claim(claim(), statement="s", note="n"),
        lambda: tagging.set_tag(claim(), tagging.tag("Finding").id, replace=True),
        lambda: sources.import_bib(bib_file),
        lambda: sources.source_from_citation(citation("unresolved")),
        lambda: sources.unresolve(citation("resolved")),
        lambda: sources.add_source("book", fields={"title": "T"}, creators=[CreatorName(family_fa="کریمی")]),
        lambda: sources.link(claim(), sources.source("alder2018").id, locator="3"),
        lambda: sources.edit_link(sources.links()[0].link.id, check_state="seen_in_source"),
        lambda: reviewing.review("claims", claim(), "accept"),
        lambda: reviewing.review("claims", claim(), "reject", "no"),
        lambda: reviewing.comment("links", sources.links()[0].link.id, "Why?"),
        lambda: reading.confirm_row(row("half of its")),
        lambda: reading.join_rows([row("half of its"), row("blamed each other")]),
        lambda: reading.split_row(row("half of its"), 1, 1),
        lambda: reading.unlink_row(row("blamed each other")),
        lambda: tagging.delete_tag(tagging.tag("Finding").id),
        lambda: sources.edit_source(
            sources.source("never2001").id, key="other", fields={"title": "U"}, creators=[]
        ),
        lambda: tagging.delete_claim(claim()),
        lambda: reading.delete_paper(paper.id),
    ]


def test_a_day_of_deeds_is_undone_to_the_first_and_done_again_to_the_last(
    workspace: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    states = [contents(workspace)]
    for deed in deeds_of_a_day(workspace, paper, bib_file):
        deed()
        states.append(contents(workspace))
    assert all(one != other for one, other in itertools.pairwise(states)), (
        "every deed changes something"
    )

    for before in states[-2::-1]:
        workspace.undo()
        assert contents(workspace) == before
    for after in states[1:]:
        workspace.redo()
        assert contents(workspace) == after
    assert workspace.check() == []
