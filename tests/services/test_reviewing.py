"""Reviews and comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Paper, Review
from annotator.errors import BadRequest, NotFound
from annotator.services.reviewing import Reviewing
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim, make_source


def test_verdicts_add_up_to_a_standing(
    workspace: Workspace,
    reviewer: Workspace,
    library_path: Path,
    paper: Paper,
) -> None:
    assert isinstance(workspace.reviewing, Reviewing)
    claim_id = make_claim(workspace, paper)
    state = workspace.reviewing.state
    assert state("claims", claim_id).standing == "waiting"
    reviewer.reviewing.review("claims", claim_id, "accept")
    assert state("claims", claim_id).standing == "accepted"
    with Workspace.open(library_path, user="cy") as third:
        third.reviewing.review("claims", claim_id, "reject", "The Persian says otherwise.")
    summary = state("claims", claim_id)
    assert (summary.standing, summary.accepted, summary.rejected) == ("disputed", 1, 1)
    assert [(one.reviewer.login, one.review.verdict, one.review.reason) for one in summary.reviews] == [
        ("bo", "accept", ""),
        ("cy", "reject", "The Persian says otherwise."),
    ]
    assert all(one.at for one in summary.reviews)


@pytest.mark.parametrize(
    ("verdict", "standing"),
    [
        ("accept", "accepted"),
        ("reject", "rejected"),
        ("needs_work", "needs_work"),
    ],
)
def test_a_single_verdict_is_the_standing(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
    verdict: str,
    standing: str,
) -> None:
    claim_id = make_claim(workspace, paper)
    deed = reviewer.reviewing.review("claims", claim_id, verdict, "why")
    assert (deed.name, deed.detail) == ("review claim", verdict)
    assert workspace.reviewing.state("claims", claim_id).standing == standing
    assert [view.claim.id for view in workspace.reviewing.queue(standing)] == [claim_id]


def test_a_second_verdict_replaces_the_first_and_undo_returns_it(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
) -> None:
    claim_id = make_claim(workspace, paper)
    reviewer.reviewing.review("claims", claim_id, "reject", "no")
    reviewer.reviewing.review("claims", claim_id, "accept")
    assert [one.review.verdict for one in workspace.reviewing.reviews("claims", claim_id)] == ["accept"]
    assert workspace.library.count(Review, deleted=True) == 1
    reviewer.undo()
    assert [one.review.reason for one in workspace.reviewing.reviews("claims", claim_id)] == ["no"]


def test_a_verdict_goes_stale_when_its_claim_changes_and_returns_with_undo(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
) -> None:
    claim_id = make_claim(workspace, paper)
    reviewer.reviewing.review("claims", claim_id, "accept")
    workspace.tagging.edit_claim(claim_id, statement="Now it says something else")
    summary = workspace.reviewing.state("claims", claim_id)
    assert (summary.standing, summary.accepted, summary.stale) == ("stale", 0, 1)
    workspace.undo()
    assert workspace.reviewing.state("claims", claim_id).standing == "accepted"


def test_links_are_reviewed_on_their_own(workspace: Workspace, reviewer: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    link_id = workspace.bibliography.link(claim_id, make_source(workspace)).changes[0].record_id
    reviewer.reviewing.review("links", link_id, "reject", "Not on this page.")
    view = workspace.tagging.claim(claim_id)
    assert (view.review.standing, view.links[0].review.standing) == ("waiting", "rejected")


@pytest.mark.parametrize(
    ("entity", "verdict", "reason"),
    [
        ("claims", "maybe", ""),
        ("claims", "reject", "  "),
        ("tags", "accept", ""),
        ("nothing", "accept", ""),
    ],
)
def test_verdicts_without_sense_are_refused(
    workspace: Workspace,
    paper: Paper,
    entity: str,
    verdict: str,
    reason: str,
) -> None:
    with pytest.raises(BadRequest):
        workspace.reviewing.review(entity, make_claim(workspace, paper), verdict, reason)


def test_what_is_not_there_cannot_be_reviewed(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    workspace.tagging.delete_claim(claim_id)
    for target in (claim_id, "none"):
        with pytest.raises(NotFound):
            workspace.reviewing.review("claims", target, "accept")


def test_only_ones_own_verdict_is_withdrawn(workspace: Workspace, reviewer: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    review_id = reviewer.reviewing.review("claims", claim_id, "accept").changes[-1].record_id
    with pytest.raises(BadRequest):
        workspace.reviewing.withdraw(review_id)
    reviewer.reviewing.withdraw(review_id)
    assert workspace.reviewing.state("claims", claim_id).standing == "waiting"


def test_comments_make_threads_that_are_resolved(
    workspace: Workspace, reviewer: Workspace, paper: Paper
) -> None:
    claim_id = make_claim(workspace, paper)
    first = reviewer.reviewing.comment("claims", claim_id, "Is the page right?").changes[0].record_id
    other = reviewer.reviewing.comment("claims", claim_id, "And the year?").changes[0].record_id
    workspace.reviewing.comment("claims", claim_id, "بله، درست است", parent_id=first)

    threads = workspace.reviewing.comments("claims", claim_id)
    assert [(one.author.login, one.depth, one.comment.body) for one in threads] == [
        ("bo", 0, "Is the page right?"),
        ("ana", 1, "بله، درست است"),
        ("bo", 0, "And the year?"),
    ]
    assert workspace.reviewing.state("claims", claim_id).open_comments == 2
    workspace.reviewing.resolve_comment(other)
    assert workspace.reviewing.state("claims", claim_id).open_comments == 1
    workspace.reviewing.resolve_comment(other, resolved=False)
    assert workspace.reviewing.state("claims", claim_id).open_comments == 2


def test_an_empty_comment_or_an_answer_elsewhere_is_refused(workspace: Workspace, paper: Paper) -> None:
    one, other = make_claim(workspace, paper), make_claim(workspace, paper)
    comment_id = workspace.reviewing.comment("claims", one, "Here").changes[0].record_id
    with pytest.raises(BadRequest):
        workspace.reviewing.comment("claims", one, "   ")
    with pytest.raises(BadRequest):
        workspace.reviewing.comment("claims", other, "There", parent_id=comment_id)


def test_the_claims_of_others_wait_for_me_until_i_have_spoken(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
) -> None:
    claim_id = make_claim(workspace, paper)
    assert workspace.reviewing.waiting_for_me() == ()
    assert [view.claim.id for view in reviewer.reviewing.waiting_for_me(paper.id)] == [claim_id]
    reviewer.reviewing.review("claims", claim_id, "accept")
    assert reviewer.reviewing.waiting_for_me() == ()
    workspace.tagging.edit_claim(claim_id, statement="Changed")
    assert len(reviewer.reviewing.waiting_for_me()) == 1


def test_only_ones_own_comment_is_edited(workspace: Workspace, reviewer: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    comment_id = reviewer.reviewing.comment("claims", claim_id, "First").changes[0].record_id
    reviewer.reviewing.edit_comment(comment_id, "Second")
    assert workspace.reviewing.comments("claims", claim_id)[0].comment.body == "Second"
    for somebody, body in ((workspace, "Third"), (reviewer, " ")):
        with pytest.raises(BadRequest):
            somebody.reviewing.edit_comment(comment_id, body)
