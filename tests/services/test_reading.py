"""Papers: previewed, imported, read."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Block, Citation, Original, Paper, Repair, Row, Sentence, Text
from annotator.core.spans import OffsetMap
from annotator.errors import BadRequest, EncodingUnknown, FileEmpty, FileIsBinary, FileMissing
from annotator.services.hub import Cancelled
from annotator.services.reading import preview
from annotator.services.workspace import Workspace
from tests.services.conftest import PAPER
from tests.services.test_tagging import EN, FA, make_claim

DAMAGED = PAPER.replace("سرزنش", "سرزنـش")


def test_a_preview_tells_what_would_be_stored_and_stores_nothing(
    workspace: Workspace, paper_file: Path
) -> None:
    seq = workspace.library.seq()
    found = workspace.reading.preview(paper_file)
    assert (found.encoding, found.guessed, found.twin) == ("utf-8", False, None)
    assert set(found.sentences_by_lang) == {"en", "fa"}
    assert (found.citations, workspace.library.seq()) == (7, seq)


def test_a_preview_counts_repairs_by_rule_and_rules_can_be_switched_off(tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    found = preview(path)
    rule = next(one for one in found.rules if ("ـ", "") in one.examples)
    assert rule.count >= 1
    assert rule.rule not in [one.rule for one in preview(path, rules_off=[rule.rule]).rules]


def test_an_import_stores_the_original_as_it_is_and_a_map_to_it(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes(b"\xef\xbb\xbf" + DAMAGED.replace("\n", "\r\n").encode())
    paper, deed = workspace.reading.import_file(path)
    (original,) = workspace.library.all(Original)
    assert original.body == DAMAGED.replace("\n", "\r\n")
    assert (original.has_bom, original.name, deed.name) == (1, "damaged.txt", "import paper")
    assert (paper.title_en, paper.title_fa) == (
        "Lakes and Borders: Water Policy between Two Neighbours",
        "دریاچه‌ها و مرزها: سیاست آب میان دو همسایه",
    )
    for block in workspace.library.all(Block):
        origins = OffsetMap.from_json(block.origins)
        assert len(origins) == len(block.body)
        assert all(
            original.body[origins[i]] == letter
            for i, letter in enumerate(block.body)
            if origins[i] >= 0 and letter not in " \n()«»"
        )
    for repair in workspace.library.all(Repair):
        assert original.body[repair.raw_start : repair.raw_end] == repair.before


def test_every_sentence_stands_in_one_row_and_citations_in_their_blocks(
    workspace: Workspace, paper: Paper
) -> None:
    page = workspace.reading.page(paper.id)
    shown = [cell.sentence_id for row in page.rows for cell in (*row.en, *row.fa) if cell.sentence_id]
    assert sorted(shown) == sorted(one.id for one in workspace.library.all(Sentence))
    for one in workspace.library.all(Citation):
        assert page.blocks[one.block_id].body[one.start_pos : one.end_pos] == one.body
    assert [row.number for row in page.rows] == list(range(1, len(page.rows) + 1))


def test_a_page_pairs_the_languages_and_lists_the_headings(workspace: Workspace, paper: Paper) -> None:
    page = workspace.reading.page(paper.id)
    row = next(row for row in page.rows if any(EN in cell.text for cell in row.en))
    assert [cell.text for cell in row.fa] == [FA + "."]
    headings = [(entry.en, entry.fa) for entry in page.outline]
    assert {("ABSTRACT", "چکیده"), ("CONCLUSIONS", "نتیجه‌گیری")} <= set(headings)
    assert {text.lang for text in page.texts} == {"en", "fa"}


def test_a_page_marks_claims_in_the_colour_of_their_first_tag(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper, tag="Theory claim")
    tag = workspace.tagging.tag("Theory claim")
    page = workspace.reading.page(paper.id)
    assert [(one.claim_id, one.colour, one.initials) for one in page.highlights] == [
        (claim_id, tag.colour, "TC")
    ] * 2
    assert {page.blocks[one.block_id].body[one.start : one.end] for one in page.highlights} == {EN, FA}
    workspace.tagging.unset_tag(claim_id, tag.id)
    assert {(one.colour, one.initials) for one in workspace.reading.highlights(paper.id)} == {("#8a94a6", "")}


def test_a_page_shows_citations_with_their_state_and_source(
    workspace: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    workspace.bibliography.import_bib(bib_file)
    chips = workspace.reading.page(paper.id).citations
    assert len(chips) == 7
    assert {chip.label for chip in chips if chip.state == "resolved"} == {
        "Alder 2018",
        "Birch & Cedar 2020a",
        "Birch & Cedar 2020b",
    }
    views = workspace.reading.citations(paper.id, state="unresolved")
    assert [view.citation.authors for view in views] == [("بلوطی",), ("Dogwood",)]
    assert all(view.row_id and view.citation.body in view.sentence for view in views)


def test_a_later_import_resolves_to_sources_already_there(
    workspace: Workspace, paper_file: Path, bib_file: Path
) -> None:
    workspace.bibliography.import_bib(bib_file)
    workspace.reading.import_file(paper_file)
    (view,) = workspace.reading.papers()
    assert (view.citations, view.citations_resolved) == (7, 5)


def test_the_list_counts_rows_citations_and_claims(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    (view,) = workspace.reading.papers()
    assert (view.langs, view.claims, view.citations, view.citations_resolved) == (("en", "fa"), 1, 7, 0)
    assert 0 < view.rows_aligned < view.rows == workspace.library.count(Row)


def test_the_same_file_is_imported_twice_only_on_demand(
    workspace: Workspace, paper: Paper, paper_file: Path
) -> None:
    with pytest.raises(BadRequest) as refusal:
        workspace.reading.import_file(paper_file)
    assert "دریاچه‌ها" in refusal.value.detail
    assert workspace.reading.preview(paper_file).twin == paper
    workspace.reading.import_file(paper_file, again=True)
    assert len(workspace.reading.papers()) == 2


def test_a_paper_taken_out_may_be_imported_again(
    workspace: Workspace, paper: Paper, paper_file: Path
) -> None:
    workspace.reading.delete_paper(paper.id)
    assert workspace.reading.papers() == ()
    assert workspace.searching.search("دریاچه") == ()
    assert workspace.check() == []
    workspace.reading.import_file(paper_file)
    assert len(workspace.reading.papers()) == 1


def test_a_paper_with_claims_is_not_taken_out(workspace: Workspace, paper: Paper) -> None:
    make_claim(workspace, paper)
    with pytest.raises(BadRequest):
        workspace.reading.delete_paper(paper.id)


@pytest.mark.parametrize("stage", ["decode", "sentences", "store"])
def test_a_cancelled_import_leaves_the_library_as_it_was(
    workspace: Workspace,
    paper_file: Path,
    stage: str,
) -> None:
    seq, heard = workspace.library.seq(), []
    workspace.hub.subscribe(heard.append)

    def cancel(step: str, fraction: float) -> None:
        assert 0 <= fraction <= 1
        if step == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.reading.import_file(paper_file, progress=cancel)
    assert (workspace.library.seq(), heard, workspace.library.count(Text)) == (seq, [], 0)


def test_an_import_is_undone_as_one(workspace: Workspace, paper: Paper) -> None:
    workspace.undo()
    assert [workspace.library.count(kind) for kind in (Paper, Text, Block, Sentence, Row)] == [0] * 5
    workspace.redo()
    assert workspace.reading.papers()[0].paper.id == paper.id
    assert workspace.check() == []


def test_a_guessed_encoding_is_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    text = "گزارش سياست آب\n\nدرياچه نمك در مرز خشك شد. دو دولت يكديگر را مقصر دانستند.\n".replace("ك", "ک")
    path = tmp_path / "old.txt"
    path.write_bytes(text.encode("cp1256"))
    with pytest.raises(EncodingUnknown) as question:
        workspace.reading.import_file(path)
    assert question.value.guesses[0][0] == "cp1256"
    paper, _ = workspace.reading.import_file(path, encoding="cp1256")
    assert workspace.library.all(Original)[0].encoding == "cp1256"
    assert workspace.reading.page(paper.id).rows


@pytest.mark.parametrize(
    ("content", "error"), [(b"", FileEmpty), (b"%PDF-1.4", FileIsBinary), (None, FileMissing)]
)
def test_bad_files_are_refused_and_nothing_is_stored(
    workspace: Workspace,
    tmp_path: Path,
    content: bytes | None,
    error: type[Exception],
) -> None:
    path, seq = tmp_path / "bad.txt", workspace.library.seq()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error):
        workspace.reading.import_file(path)
    assert workspace.library.seq() == seq


def test_repairs_are_shown_where_they_were_made(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    paper, _ = workspace.reading.import_file(path)
    blocks = workspace.reading.page(paper.id).blocks
    (mark,) = [one for one in workspace.reading.repairs(paper.id) if one.before == "ـ"]
    assert mark.start == mark.end
    assert blocks[mark.block_id].body[: mark.start].endswith("سرزن")


def test_a_paper_is_found_by_number_title_or_id_and_its_facts_are_edited(
    workspace: Workspace, paper: Paper
) -> None:
    for reference in ("1", "lakes and borders", "درياچه ها", paper.id, paper.id[-6:]):
        assert workspace.reading.paper(reference).id == paper.id
    workspace.reading.edit_paper(paper.id, container="Border Studies", issued="2024")
    assert workspace.reading.paper("1").container == "Border Studies"
    with pytest.raises(BadRequest):
        workspace.reading.edit_paper(paper.id, colour="red")


def test_a_text_in_one_language_only_is_read_too(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "fa.txt"
    path.write_text("آب و مرز\n\nآب مرز نمی‌شناسد. سیاست باید این را ببیند.\n", encoding="utf-8")
    paper, _ = workspace.reading.import_file(path)
    page = workspace.reading.page(paper.id)
    assert all(row.en == () for row in page.rows)
    assert workspace.reading.papers()[0].rows_aligned == 0
