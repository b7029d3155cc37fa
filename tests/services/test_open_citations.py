"""Citations that wait for a source."""

from __future__ import annotations

from annotator.core.model import Citation, Creator, Paper, Source
from annotator.services.open_citations import OpenCitations
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_bibliography import citation

ALDER = Source(id="1" * 36, citekey="alder2018", fields={"date": "2018"})
NAME = Creator(id="2" * 36, source_id=ALDER.id, ord=0, family_latin="Alder")


def test_open_citations_come_in_the_order_of_the_text(workspace: Workspace, paper: Paper) -> None:
    waiting = OpenCitations(workspace.library).all(paper.id)
    assert len(waiting) == 7
    assert [one.id for one in waiting] == [
        one.id for one in sorted(waiting, key=lambda one: (one.text_id, one.ord))]


def test_citations_of_one_work_belong_together_the_chosen_one_first(workspace: Workspace, paper: Paper) -> None:
    chosen = workspace.library.require(Citation, citation(workspace, paper, "p. 90").citation.id)
    group = OpenCitations(workspace.library).same_work(chosen)
    assert group[0] == chosen
    assert {one.body for one in group} == {"(Alder, 2018, p. 12)", "(Alder, 2018, p. 44)", "(Alder, 2018, p. 90)"}


def test_new_sources_resolve_what_waits_but_not_what_is_settled(workspace: Workspace, paper: Paper) -> None:
    waiting = OpenCitations(workspace.library)
    changes = waiting.resolutions([ALDER], [NAME])
    assert [change.after["state"] for change in changes] == ["resolved"] * 3
    settled = {change.record_id for change in changes[:1]}
    assert len(waiting.resolutions([ALDER], [NAME], settled=settled)) == 2


def test_a_source_that_goes_is_no_candidate_any_more(workspace: Workspace, paper: Paper) -> None:
    for key in ("alder-a", "alder-b"):
        workspace.bibliography.add_source(
            key=key, fields={"date": "2018"}, creators=[CreatorName(family_latin="Alder")])
    workspace.bibliography.unresolve(citation(workspace, paper, "p. 12").citation.id)
    waiting = OpenCitations(workspace.library)
    going, staying = (workspace.bibliography.source(key) for key in ("alder-a", "alder-b"))
    changes = waiting.resolutions([], [], gone={going.id})
    assert [change.after["source_id"] for change in changes if change.entity == "citations"] == [staying.id]
