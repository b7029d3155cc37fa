"""Claims, their anchors and the codebook."""

from __future__ import annotations

import pytest

from annotator.core.model import Anchor, ClaimTag, Link, Paper, Review
from annotator.errors import Ambiguous, BadRequest, Conflict, NotFound
from annotator.services.tagging import Tagging
from annotator.services.views import Selection
from annotator.services.workspace import Workspace

EN = "Shared measurement reduces blame"
FA = "اندازه‌گیری مشترک سرزنش را کم می‌کند"


def make_claim(workspace: Workspace, paper: Paper, *quotes: str, tag: str | None = "Finding") -> str:
    selections = [workspace.reading.find_quote(paper.id, quote) for quote in quotes or (EN, FA)]
    tag_id = workspace.tagging.tag(tag).id if tag else None
    return Tagging.claim_of(workspace.tagging.claim_from_selection(paper.id, selections, tag_id=tag_id))


def make_source(workspace: Workspace) -> str:
    return workspace.bibliography.source_of(workspace.bibliography.add_source("book", fields={"title": "T"}))


def test_a_claim_holds_an_anchor_in_both_languages_tag_and_number(workspace: Workspace, paper: Paper) -> None:
    view = workspace.tagging.claim(make_claim(workspace, paper))

    assert view.quotes == {"en": EN, "fa": FA}
    assert [tag.name_en for tag in view.tags] == ["Finding"]
    assert (view.claim.number, view.author.login, view.review.standing) == (1, "ana", "waiting")


def test_the_deed_is_named_and_undone_as_one(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    deed = workspace.undoable()
    assert deed is not None
    assert (deed.name, deed.detail) == ("tag claim", "Finding")
    workspace.undo()
    assert workspace.tagging.claims() == ()
    assert workspace.library.count(Anchor) == workspace.library.count(ClaimTag) == 0
    workspace.redo()
    assert workspace.tagging.claims()[0].quotes == {"en": EN, "fa": FA}


def test_numbers_go_on_from_the_highest(workspace: Workspace, paper: Paper) -> None:
    first, second = make_claim(workspace, paper), make_claim(workspace, paper, EN, tag=None)
    workspace.tagging.delete_claim(first)
    third = make_claim(workspace, paper, FA)
    numbers = [workspace.tagging.claim(one).claim.number for one in (second, third)]
    assert numbers == [2, 3]


def test_a_claim_is_found_by_number_and_by_the_end_of_its_id(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    for reference in ("1", "#1", "۱", claim_id, claim_id[-8:]):
        assert workspace.tagging.claim(reference).claim.id == claim_id
    with pytest.raises(NotFound):
        workspace.tagging.claim("#2")


def test_an_empty_selection_or_one_in_no_block_makes_no_claim(workspace: Workspace, paper: Paper) -> None:
    block_id = next(iter(workspace.reading.page(paper.id).blocks))
    for selections in ([], [Selection(block_id, 3, 3)], [Selection(block_id, 0, 100_000)]):
        with pytest.raises(BadRequest):
            workspace.tagging.claim_from_selection(paper.id, selections)
    with pytest.raises(NotFound):
        workspace.tagging.claim_from_selection(paper.id, [Selection("no-such-block", 0, 3)])
    assert workspace.tagging.claims() == ()


def test_tags_are_put_on_taken_off_and_put_on_again(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    contested, finding = workspace.tagging.tag("مناقشه برانگیز"), workspace.tagging.tag("1")

    workspace.tagging.set_tag(claim_id, contested.id)
    workspace.tagging.unset_tag(claim_id, finding.id)
    workspace.tagging.set_tag(claim_id, finding.id)
    assert {tag.id for tag in workspace.tagging.claim(claim_id).tags} == {contested.id, finding.id}

    workspace.tagging.set_tag(claim_id, contested.id, replace=True)
    assert [tag.id for tag in workspace.tagging.claim(claim_id).tags] == [contested.id]
    with pytest.raises(BadRequest):
        workspace.tagging.set_tag(claim_id, contested.id)


def test_edits_change_only_what_is_given(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    workspace.tagging.edit_claim(claim_id, statement="Measuring helps", note="یادداشت")
    workspace.tagging.edit_claim(claim_id, kind="causal")
    claim = workspace.tagging.claim(claim_id).claim
    assert (claim.statement, claim.note, claim.kind) == ("Measuring helps", "یادداشت", "causal")
    with pytest.raises(BadRequest):
        workspace.tagging.edit_claim(claim_id, kind="causal")


def test_an_edit_of_somebody_who_read_an_older_version_does_not_overwrite(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim_id = make_claim(workspace, paper)
    old = reviewer.tagging.claim(claim_id).claim
    workspace.tagging.edit_claim(claim_id, note="first")
    monkeypatch.setattr(reviewer.library, "require", lambda kind, record_id: old)
    with pytest.raises(Conflict):
        reviewer.tagging.edit_claim(claim_id, note="second")
    assert workspace.tagging.claim(claim_id).claim.note == "first"


def test_deleting_a_claim_takes_all_that_hangs_on_it_and_undo_brings_it_back(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
) -> None:
    claim_id = make_claim(workspace, paper)
    source_id = make_source(workspace)
    link = workspace.bibliography.link(claim_id, source_id).changes[0].record_id
    reviewer.reviewing.review("claims", claim_id, "accept")
    reviewer.reviewing.review("links", link, "accept")

    workspace.tagging.delete_claim(claim_id)
    assert [workspace.library.count(kind) for kind in (Anchor, ClaimTag, Link, Review)] == [0, 0, 0, 0]
    with pytest.raises(NotFound):
        workspace.tagging.edit_claim(claim_id, note="late")

    workspace.undo()
    view = workspace.tagging.claim(claim_id)
    assert (len(view.anchors), len(view.tags), len(view.links)) == (2, 1, 1)
    assert view.review.standing == "accepted"


def test_an_anchor_is_added_and_removed_but_not_the_last_one(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper, EN)
    workspace.tagging.add_anchor(claim_id, workspace.reading.find_quote(paper.id, FA))
    english, persian = workspace.tagging.claim(claim_id).anchors
    assert (english.lang, persian.lang) == ("en", "fa")
    workspace.tagging.remove_anchor(english.id)
    with pytest.raises(BadRequest):
        workspace.tagging.remove_anchor(persian.id)


def test_the_codebook_nests_names_its_uses_and_refuses_twins(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    finding = workspace.tagging.tag("Finding")
    deed = workspace.tagging.add_tag("Strong finding", "یافته قوی", parent_id=finding.id)
    views = workspace.tagging.tags()

    assert [(view.tag.name_en, view.depth, view.claims) for view in views[:2]] == [
        ("Finding", 0, 1),
        ("Strong finding", 1, 0),
    ]
    assert views[1].tag.shortcut == 6
    with pytest.raises(BadRequest):
        workspace.tagging.add_tag("FINDING")
    with pytest.raises(BadRequest):
        workspace.tagging.add_tag("Other", shortcut=1)
    with pytest.raises(BadRequest):
        workspace.tagging.edit_tag(finding.id, parent_id=finding.id)

    workspace.tagging.edit_tag(deed.changes[0].record_id, colour="#123456", shortcut=0)
    changed = workspace.tagging.tag("Strong finding")
    assert (changed.colour, changed.shortcut) == ("#123456", None)


def test_a_tag_cannot_stand_below_its_own_child(workspace: Workspace) -> None:
    finding = workspace.tagging.tag("Finding")
    child = workspace.tagging.add_tag("Child", parent_id=finding.id).changes[0].record_id
    with pytest.raises(BadRequest):
        workspace.tagging.edit_tag(finding.id, parent_id=child)


def test_a_deleted_tag_leaves_its_claims_and_its_children_move_up(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    finding = workspace.tagging.tag("Finding")
    workspace.tagging.add_tag("Child", parent_id=finding.id)
    workspace.tagging.delete_tag(finding.id)
    assert workspace.tagging.claim(claim_id).tags == ()
    assert workspace.tagging.tag("Child").parent_id is None
    workspace.undo()
    assert [tag.id for tag in workspace.tagging.claim(claim_id).tags] == [finding.id]


def test_claims_are_filtered_by_tag_source_and_missing_source(workspace: Workspace, paper: Paper) -> None:
    linked, bare = make_claim(workspace, paper), make_claim(workspace, paper, EN, tag="Contested")
    source_id = make_source(workspace)
    workspace.bibliography.link(linked, source_id)
    tagging, contested = workspace.tagging, workspace.tagging.tag("Contested")

    assert [view.claim.id for view in tagging.claims(tag_id=contested.id)] == [bare]
    assert [view.claim.id for view in tagging.claims(source_id=source_id)] == [linked]
    assert [view.claim.id for view in tagging.claims(without_source=True)] == [bare]
    assert [view.claim.id for view in tagging.claims(paper.id, standing="waiting")] == [linked, bare]
    assert tagging.claims(paper.id, standing="accepted") == ()


def test_a_quote_is_found_as_written_or_folded_and_never_guessed(workspace: Workspace, paper: Paper) -> None:
    exact = workspace.reading.find_quote(paper.id, FA)
    folded = workspace.reading.find_quote(paper.id, "اندازه گيري مشترك سرزنش را كم مي كند")
    assert folded == exact
    with pytest.raises(NotFound):
        workspace.reading.find_quote(paper.id, "not there at all")
    with pytest.raises(NotFound):
        workspace.reading.find_quote(paper.id, FA, lang="en")
    with pytest.raises(Ambiguous) as refusal:
        workspace.reading.find_quote(paper.id, "2015")
    assert len(refusal.value.candidates) == 2
    assert all("2015" in place for place in refusal.value.candidates)


def test_anchors_that_stand_exactly_are_not_reported(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    assert workspace.tagging.check_anchors(paper.id) == ()


def test_how_the_languages_of_a_claim_agree_is_one_of_the_known_relations(
    workspace: Workspace, paper: Paper
) -> None:
    selection = workspace.reading.find_quote(paper.id, "half of its surface")
    claim_id = workspace.tagging.claim_of(workspace.tagging.claim_from_selection(paper.id, [selection]))
    for relation in ("narrower", ""):
        workspace.tagging.edit_claim(claim_id, relation=relation)
        assert workspace.tagging.claim(claim_id).claim.relation == relation
    with pytest.raises(BadRequest):
        workspace.tagging.edit_claim(claim_id, relation="similar")
