"""A whole bibliography put in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Citation, CitationCandidate, Creator, Link, Paper, Source
from annotator.errors import BadRequest
from annotator.services.bibliography import Bibliography
from annotator.services.librarian import Librarian
from annotator.services.lookup import find_source
from annotator.services.source_views import PossibleDuplicate
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_bibliography import citation, states
from tests.services.test_tagging import make_claim


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


# --- checks and mends ---


def add(workspace: Workspace, key: str, *families: str, entry_type: str = "misc", **fields: str) -> str:
    creators = [CreatorName(family_latin=family) for family in families]
    return Bibliography.source_of(
        workspace.bibliography.add_source(entry_type, key=key, fields=fields, creators=creators))


def test_what_is_safe_is_mended_in_one_deed_and_the_rest_is_left(workspace: Workspace) -> None:
    add(workspace, "walt1998", "Walt", entry_type="article", title="T", date="1998", pages="1-9", langid="english")
    seq = workspace.library.seq()
    done = workspace.librarian.mend()
    assert done.deed is not None
    assert ([one.kind for one in done.mended], [one.kind for one in done.left]) == (["page_range"], ["missing_field"])
    assert workspace.bibliography.source("walt1998").fields["pages"] == "1–9"
    assert workspace.librarian.mend().deed is None
    workspace.undo()
    assert workspace.bibliography.source("walt1998").fields["pages"] == "1-9"
    assert workspace.library.seq() > seq


def test_a_mended_name_list_finds_its_citation(workspace: Workspace, paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("مقدمه\n\nآب مرز نمی‌شناسد (حیدری و سیمبر، ۱۴۰۰، ص. ۵).\n", encoding="utf-8")
    two, _ = workspace.reading.import_file(path)
    workspace.bibliography.add_source(
        key="h", fields={"title": "آب", "usera": "1400", "langid": "persian"},
        creators=[CreatorName(family_fa="حیدری و سیمبر")])
    assert set(states(workspace, two).values()) == {"unresolved"}
    workspace.librarian.mend()
    assert set(states(workspace, two).values()) == {"resolved"}


# --- merging ---


def test_a_merge_moves_links_citations_and_candidates(workspace: Workspace, paper: Paper) -> None:
    one = add(workspace, "alder2018", "Alder", title="Water", date="2018")
    two = add(workspace, "alder-b", "Alder", title="Water", date="2018", doi="10.1234/w")
    claim, moved = make_claim(workspace, paper), make_claim(workspace, paper)
    for source in (one, two):
        workspace.bibliography.link(claim, source)
    workspace.bibliography.link(moved, two, evidence="p. 3 says so")
    mine = citation(workspace, paper, "p. 12").citation
    workspace.bibliography.resolve(mine.id, two)
    assert workspace.library.count(Citation, source_id=two) == 1
    before = workspace.bibliography.source_view(two)

    deed = workspace.librarian.merge(one, two)
    view = workspace.bibliography.source_view(one)
    assert (deed.name, deed.detail) == ("merge sources", "alder2018 + alder-b")
    assert view.source.fields == {"title": "Water", "date": "2018", "doi": "10.1234/w", "ids": "alder-b"}
    assert (view.links, workspace.library.count(Link)) == (2, 2)
    assert workspace.library.require(Citation, mine.id).source_id == one
    assert (workspace.library.count(CitationCandidate), workspace.library.count(Creator)) == (0, 1)
    assert {workspace.bibliography.source(key).id for key in ("alder2018", "alder-b")} == {one}
    workspace.undo()
    after = workspace.bibliography.source_view(two)
    assert (after.links, after.citations, after.source.fields) == (
        before.links, before.citations, before.source.fields)


def test_a_stub_that_is_kept_becomes_what_the_other_is(workspace: Workspace, paper: Paper, tmp_path: Path) -> None:
    stub = Bibliography.source_of(
        workspace.bibliography.source_from_citation(citation(workspace, paper, "p. 12").citation.id))
    other = add(workspace, "A:full", "Alder", entry_type="book", title="Water", date="2019")
    workspace.librarian.merge(stub, other)
    kept = workspace.library.require(Source, stub)
    assert (kept.is_stub, kept.entry_type, kept.title, kept.year, kept.note) == (0, "book", "Water", "2018", "")
    assert find_source(workspace.library, "A:full").id == stub


def test_the_librarian_of_a_workspace_is_one(workspace: Workspace) -> None:
    assert isinstance(workspace.librarian, Librarian)
    assert workspace.librarian is workspace.librarian


def test_a_source_cannot_be_merged_with_itself(workspace: Workspace) -> None:
    one = add(workspace, "k", "Walt")
    with pytest.raises(BadRequest):
        workspace.librarian.merge(one, one)


def test_duplicates_come_with_their_reasons(workspace: Workspace) -> None:
    add(workspace, "k", "Walt", title="Alliances", date="1998")
    add(workspace, "j", "Walt", title="Alliances", date="1998")
    (pair,) = workspace.librarian.duplicates()
    assert isinstance(pair, PossibleDuplicate)
    assert ({pair.citekey, pair.other_citekey}, "same_title" in pair.reasons) == ({"j", "k"}, True)
