"""What the audit finds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from annotator.core.changes import edited
from annotator.core.model import Anchor, Block, Claim, Deed, Paper, Source
from annotator.services.auditing import describe
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim, make_source


def kinds(workspace: Workspace, paper_id: str | None = None) -> Counter[str]:
    return Counter(finding.kind for finding in workspace.auditing.audit(paper_id))


def test_a_paper_without_sources_lacks_one_for_each_citation(workspace: Workspace, paper: Paper) -> None:
    findings = workspace.auditing.audit()
    assert kinds(workspace)["citation_without_source"] == 7
    bodies = {view.citation.id: view.citation.body for view in workspace.reading.citations()}
    for finding in findings:
        if finding.kind == "citation_without_source":
            assert finding.entity == "citations"
            assert finding.paper_id == paper.id
            assert describe(finding).startswith(bodies[finding.record_id])


def test_each_gap_is_found_once_and_opens_its_record(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    workspace.bibliography.import_bib(bib_file)
    bare, linked = make_claim(workspace, paper), make_claim(workspace, paper)
    workspace.bibliography.link(linked, workspace.bibliography.source("alder2018").id)
    reviewer.reviewing.review("claims", linked, "accept")
    dogwood = workspace.reading.citations(paper.id, state="unresolved")[1]
    workspace.bibliography.source_from_citation(dogwood.citation.id)

    found = {(finding.kind, finding.record_id) for finding in workspace.auditing.audit(None)}
    assert ("claim_without_source", bare) in found
    assert ("claim_unreviewed", bare) in found
    assert ("source_never_cited", workspace.bibliography.source("never2001").id) in found
    assert ("source_is_stub", workspace.bibliography.source("dogwood2021").id) in found
    counts = kinds(workspace)
    assert (
        counts["claim_without_source"],
        counts["claim_unreviewed"],
        counts["citation_without_source"],
    ) == (1, 1, 1)
    assert counts["source_never_cited"] == 1


def test_one_papers_audit_leaves_out_what_other_papers_use(
    workspace: Workspace, paper: Paper, bib_file: Path
) -> None:
    workspace.bibliography.import_bib(bib_file)
    assert kinds(workspace)["source_never_cited"] == 1
    assert kinds(workspace, paper.id)["source_never_cited"] == 0


def test_disputes_stale_reviews_and_twin_keys_are_found(
    workspace: Workspace,
    reviewer: Workspace,
    paper: Paper,
) -> None:
    disputed, stale = make_claim(workspace, paper), make_claim(workspace, paper)
    reviewer.reviewing.review("claims", disputed, "reject", "no")
    workspace.reviewing.review("claims", disputed, "accept")
    reviewer.reviewing.review("claims", stale, "accept")
    workspace.tagging.edit_claim(stale, statement="Changed")
    for _ in range(2):
        record = workspace.library.require(Source, make_source(workspace))
        workspace.library.apply(Deed("edit source", (edited(record, citekey="twin"),)))

    findings = workspace.auditing.audit()
    assert [one.record_id for one in findings if one.kind == "claim_disputed"] == [disputed]
    assert [one.facts["standing"] for one in findings if one.kind == "claim_unreviewed"] == ["stale"]
    assert kinds(workspace)["duplicate_key"] == 2


def test_an_anchor_whose_text_changed_is_found_and_set_down_again(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper, "Shared measurement reduces blame")
    anchor = workspace.library.all(Anchor)[0]
    block = workspace.library.require(Block, anchor.block_id)
    body = "Indeed. " + block.body
    origins = ((~0, 8), *block.origins)
    workspace.library.apply(Deed("repair", (edited(block, body=body, origins=origins),)))

    (finding,) = [one for one in workspace.auditing.audit() if one.kind == "anchor_lost"]
    assert (finding.entity, finding.record_id, finding.facts["state"]) == (Claim.TABLE, claim_id, "moved")
    (check,) = workspace.tagging.check_anchors(paper.id)
    workspace.tagging.confirm_anchor(anchor.id, *check.candidates[0])
    assert workspace.tagging.check_anchors(paper.id) == ()
    assert workspace.library.require(Anchor, anchor.id).start_pos == anchor.start_pos + 8


def test_an_empty_library_has_no_findings(workspace: Workspace) -> None:
    assert workspace.auditing.audit() == ()


def test_problems_and_possible_duplicates_are_findings_with_facts(workspace: Workspace) -> None:
    for key in ("walt1998", "walt-b"):
        workspace.bibliography.add_source(
            "book", key=key, fields={"title": "Alliances", "date": "1998", "pages": "1-9", "langid": "english"},
            creators=[CreatorName(family_latin="Walt")])
    findings = [one for one in workspace.auditing.audit() if one.kind in ("possible_duplicate", "source_problem")]
    assert [one.kind for one in findings] == ["possible_duplicate", "source_problem", "source_problem"]
    assert {findings[0].facts["key"], findings[0].facts["other"]} == {"walt1998", "walt-b"}
    assert (findings[1].facts["problem"], findings[1].facts["field"], findings[1].facts["found"]) == (
        "page_range", "pages", "1-9")
