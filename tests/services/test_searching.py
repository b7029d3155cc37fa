"""Search in everything, whichever way it is spelt."""

from __future__ import annotations

import pytest

from annotator.core.model import Paper
from annotator.services.searching import Searching
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim


@pytest.mark.parametrize("query", ["اندازه‌گیری مشترک", "اندازه گيري مشترك", "اندازهگیری مشترک"])
def test_persian_is_found_in_any_spelling_with_its_place(
    workspace: Workspace, paper: Paper, query: str
) -> None:
    assert isinstance(workspace.searching, Searching)
    hits = [hit for hit in workspace.searching.search(query) if hit.entity == "blocks"]
    assert len(hits) == 2
    blocks = workspace.reading.page(paper.id).blocks
    for hit in hits:
        assert (hit.lang, hit.paper_id, hit.block_id) == ("fa", paper.id, hit.record_id)
        marked = hit.snippet[slice(*hit.marks[0])]
        assert marked.startswith(("اندازه", "مشترک"))
        assert blocks[hit.record_id].body[hit.position :].startswith(marked)


def test_claims_notes_comments_and_sources_are_found_with_their_paper(
    workspace: Workspace, paper: Paper
) -> None:
    claim_id = make_claim(workspace, paper)
    workspace.tagging.edit_claim(claim_id, note="A zebra crossed")
    comment = workspace.reviewing.comment("claims", claim_id, "Which zebra?").changes[0].record_id
    source_id = workspace.bibliography.source_of(
        workspace.bibliography.add_source("book", fields={"title": "Zebra"})
    )
    link_id = workspace.bibliography.link(claim_id, source_id).changes[0].record_id
    below_link = workspace.reviewing.comment("links", link_id, "No zebra there").changes[0].record_id

    found = {hit.record_id: (hit.entity, hit.paper_id) for hit in workspace.searching.search("ZEBRA")}
    assert found == {
        claim_id: ("claims", paper.id),
        comment: ("comments", paper.id),
        below_link: ("comments", paper.id),
        source_id: ("sources", None),
    }


@pytest.mark.parametrize("query", ["", "   ", '"', "AND OR NOT", "a* b:c (", "\x00", "nowhere-to-be-found"])
def test_no_query_is_an_error(workspace: Workspace, paper: Paper, query: str) -> None:
    assert workspace.searching.search(query) == ()


def test_what_was_deleted_is_not_found(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    workspace.tagging.edit_claim(claim_id, note="A zebra crossed")
    workspace.tagging.delete_claim(claim_id)
    assert workspace.searching.search("zebra") == ()


def test_the_limit_is_kept(workspace: Workspace, paper: Paper) -> None:
    assert len(workspace.searching.search("2017", limit=1)) == 1
