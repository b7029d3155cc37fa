"""The bundled sample is made through the services, whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.assets import resource
from annotator.bib.bibtex import read
from annotator.core.model import Anchor, Comment, Person
from annotator.errors import BadRequest, FileUnreadable, NothingToUndo
from annotator.services.sample import AUTHOR, make_demo, make_sample

PLAN = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))


def test_the_sample_holds_every_claim_quote_link_review_and_comment_of_its_plan(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.annotator", "me") as workspace:
        claims = workspace.tagging.claims()
        assert [view.claim.statement for view in claims] == [one["statement"] for one in PLAN["claims"]]
        for view, planned in zip(claims, PLAN["claims"], strict=True):
            assert {anchor.lang for anchor in view.anchors} == {one["lang"] for one in planned["anchors"]}
            assert [link.source.citekey for link in view.links] == [one["source"] for one in planned["links"]]
            assert len(view.tags) == len(planned["tags"])
            assert [(one.reviewer.login, one.review.verdict) for one in view.review.reviews] == [
                (one["reviewer"], one["verdict"]) for one in planned["reviews"]
            ]
        comments = sum(len(one.get("comments", ())) for one in PLAN["claims"])
        assert workspace.library.count(Comment) == comments
        assert workspace.check() == []
        paper = workspace.reading.papers()[0]
        assert paper.citations_resolved > paper.citations / 2
        assert workspace.tagging.check_anchors(paper.paper.id) == ()


def test_every_anchor_of_the_sample_leads_back_to_the_original(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.annotator", "me") as workspace:
        for anchor in workspace.library.all(Anchor):
            assert anchor.raw_spans
            assert anchor.exact.strip() == anchor.exact


def test_whoever_opens_the_sample_undoes_own_deeds_only(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.annotator", "me") as workspace:
        with pytest.raises(NothingToUndo):
            workspace.undo()
        assert workspace.reviewing.waiting_for_me() == workspace.tagging.claims()


def test_the_sample_is_made_again_only_where_nobody_worked_in_it(tmp_path: Path) -> None:
    path = tmp_path / "sample.annotator"
    make_sample(path, "me").close()
    with make_sample(path, "me") as workspace:
        assert {person.login for person in workspace.library.all(Person)} >= {AUTHOR}
        workspace.tagging.add_tag("Mine")
    with pytest.raises(BadRequest):
        make_sample(path, "me")
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(FileUnreadable):
        make_sample(tmp_path / "file" / "sample.annotator", "me")


def test_the_demonstration_makes_library_bibliography_claims_and_report(tmp_path: Path) -> None:
    stages: list[str] = []
    made = make_demo(tmp_path / "demo", "me", progress=lambda stage, fraction: stages.append(stage))
    files = [Path(name) for name in made.files]
    assert [file.name for file in files] == ["sample.annotator", "sources.bib", "claims.csv", "report.html"]
    assert all(file.stat().st_size > 1000 for file in files)
    assert len(read(files[1].read_text(encoding="utf-8")).entries) == made.counts["sources exported"]
    assert made.counts["claims"] == len(PLAN["claims"])
    assert made.paper_title == PLAN["paper"]["title_en"]
    assert "done" in stages
    again = make_demo(tmp_path / "demo", "me")
    assert again.counts == made.counts
