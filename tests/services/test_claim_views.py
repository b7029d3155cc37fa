"""Claims, links and reviews put together."""

from __future__ import annotations

import pytest

from annotator.core.ids import new_id, pair_id
from annotator.core.model import Claim, Paper, Person
from annotator.services.claim_views import claim_views, link_views, people_by_id, time_of
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim, make_source


def test_views_keep_the_order_asked_for(workspace: Workspace, paper: Paper) -> None:
    ids = [make_claim(workspace, paper) for _ in range(3)]
    claims = [workspace.library.require(Claim, one) for one in reversed(ids)]
    assert [view.claim.id for view in claim_views(workspace.library, claims)] == ids[::-1]
    assert claim_views(workspace.library, []) == []


def test_any_number_of_claims_takes_the_same_number_of_queries(
    workspace: Workspace, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    source_id = make_source(workspace)

    def count_queries() -> int:
        asked = []
        whole = type(workspace.library).all
        with monkeypatch.context() as patch:
            patch.setattr(
                type(workspace.library), "all", lambda *a, **k: (asked.append(1), whole(*a, **k))[1]
            )
            workspace.tagging.claims()
        return len(asked)

    workspace.bibliography.link(make_claim(workspace, paper), source_id)
    few = count_queries()
    for _ in range(4):
        workspace.bibliography.link(make_claim(workspace, paper), source_id)
    assert count_queries() == few


def test_people_who_left_still_have_their_names(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    assert people_by_id(workspace.library)[workspace.me.id].login == "ana"
    assert workspace.library.count(Person) == 1


def test_links_whose_source_is_gone_are_left_out(workspace: Workspace, paper: Paper) -> None:
    claim_id, source_id = make_claim(workspace, paper), make_source(workspace)
    workspace.bibliography.link(claim_id, source_id)
    (view,) = workspace.bibliography.links()
    workspace.bibliography.unlink(view.link.id)
    workspace.bibliography.delete_source(source_id)
    assert link_views(workspace.library, [view.link]) == []


def test_the_time_of_a_record_is_in_its_id() -> None:
    assert time_of(new_id()).endswith("+00:00")
    assert time_of(pair_id("a", "b")) == ""
