"""Finding records by what a person typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Paper
from annotator.errors import Ambiguous, NotFound
from annotator.services import lookup
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim


@pytest.mark.parametrize("reference", ["", "abc", "99", "no such title", "#7"])
def test_nothing_is_found_for_what_nothing_answers_to(
    workspace: Workspace, paper: Paper, reference: str
) -> None:
    for find in (
        lookup.find_paper,
        lookup.find_claim,
        lookup.find_tag,
        lookup.find_source,
        lookup.find_citation,
        lookup.find_link,
    ):
        with pytest.raises(NotFound):
            find(workspace.library, reference)


def test_a_number_in_two_papers_is_a_question_until_the_paper_is_named(
    workspace: Workspace,
    paper: Paper,
    paper_file: Path,
) -> None:
    other, _ = workspace.reading.import_file(paper_file, again=True)
    first, second = make_claim(workspace, paper), make_claim(workspace, other)
    with pytest.raises(Ambiguous) as question:
        lookup.find_claim(workspace.library, "1")
    assert set(question.value.candidates) == {first, second}
    assert lookup.find_claim(workspace.library, "1", other).id == second
    with pytest.raises(Ambiguous):
        lookup.find_paper(workspace.library, "lakes")


def test_a_citation_is_found_by_its_text_and_a_link_by_claim_and_key(
    workspace: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    workspace.bibliography.import_bib(bib_file)
    assert lookup.find_citation(workspace.library, "(alder, 2018, p. ۱۲)").locator == "12"
    make_claim(workspace, paper)
    link_id = (
        workspace.bibliography.link(
            workspace.tagging.claim("1").claim.id, workspace.bibliography.source("alder2018").id
        )
        .changes[0]
        .record_id
    )
    assert lookup.find_link(workspace.library, "#1:alder2018").id == link_id
    assert lookup.find_link(workspace.library, link_id[-6:]).id == link_id


def test_what_was_deleted_is_not_found_by_its_id(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    workspace.tagging.delete_claim(claim_id)
    with pytest.raises(NotFound):
        lookup.find_claim(workspace.library, claim_id)
