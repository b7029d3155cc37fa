"""Alignment run anew over a paper that people have worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Paper, Row, RowMember, Sentence
from annotator.errors import BadRequest
from annotator.services import word_pairs
from annotator.services.views import ReaderRow
from annotator.services.workspace import Workspace


def sides(row: ReaderRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(cell.sentence_id for cell in row.en), tuple(cell.sentence_id for cell in row.fa)


def rows(workspace: Workspace, paper: Paper) -> list[ReaderRow]:
    return [row for row in workspace.reading.page(paper.id).rows if row.is_aligned]


def row_with(workspace: Workspace, paper: Paper, text: str) -> ReaderRow:
    return next(row for row in rows(workspace, paper) if any(text in cell.text for cell in (*row.en, *row.fa)))


def every_sentence_once(workspace: Workspace, paper: Paper) -> bool:
    members = [one for row in rows(workspace, paper) for side in sides(row) for one in side]
    stored = {one.sentence_id for one in workspace.library.all(RowMember)}
    return sorted(members) == sorted(stored) and stored <= {one.id for one in workspace.library.all(Sentence)}


def test_nothing_changes_where_nothing_was_learnt(workspace: Workspace, paper: Paper) -> None:
    before = rows(workspace, paper)
    with pytest.raises(BadRequest):
        workspace.reading.realign(paper.id)
    assert rows(workspace, paper) == before


def test_confirmed_rows_stay_and_the_others_are_found_again(workspace: Workspace, paper: Paper) -> None:
    found = {sides(row) for row in rows(workspace, paper)}
    wrong = row_with(workspace, paper, "blamed each other")
    kept = workspace.reading.unlink_row(row_with(workspace, paper, "half of its").row_id)
    confirmed = {one.record_id for one in kept.changes if one.entity == "rows"}
    stored = {row.id: row for row in workspace.library.all(Row) if row.id in confirmed}
    workspace.reading.unlink_row(wrong.row_id)
    for row in workspace.library.all(Row, paper_id=paper.id):
        if row.state == "confirmed" and row.id not in confirmed:
            workspace.reading.unconfirm_row(row.id)

    deed = workspace.reading.realign(paper.id)
    assert deed.name == "realign rows"
    assert {row.id: row for row in workspace.library.all(Row) if row.id in confirmed} == stored
    again = {sides(row) for row in rows(workspace, paper)}
    assert sides(wrong) in again
    assert len(found - again) == 1
    assert every_sentence_once(workspace, paper)
    numbers = [row.ord for row in workspace.library.all(Row, paper_id=paper.id, order="ord")]
    assert numbers == sorted(set(numbers))
    workspace.undo()
    assert sides(wrong) not in {sides(row) for row in rows(workspace, paper)}
    assert every_sentence_once(workspace, paper)


def test_a_row_with_a_translation_stays(workspace: Workspace, paper: Paper) -> None:
    row = row_with(workspace, paper, "blamed each other")
    workspace.reading.unlink_row(row.row_id)
    workspace.translating.add_translation(row.row_id, "دو دولت همدیگر را سرزنش کردند.")
    for one in workspace.library.all(Row, paper_id=paper.id, state="confirmed"):
        workspace.reading.unconfirm_row(one.id)
    stored = workspace.library.get(Row, row.row_id)
    workspace.reading.realign(paper.id)
    assert workspace.library.get(Row, row.row_id) == stored
    assert not row_with(workspace, paper, "blamed each other").fa


def test_a_lexicon_of_the_library_is_used(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "blind.txt"
    path.write_text(
        "Glimwort drosses.\n\nAnother plain sentence about water stands here.\n\n"
        "شبرنگ می‌پژمرد.\n\nجمله ساده دیگری درباره آب اینجا ایستاده است.\n\nتکه‌ای بی‌همتا بماند.\n", encoding="utf-8"
    )
    paper = workspace.reading.import_file(path)[0]
    row = row_with(workspace, paper, "Glimwort")
    offered = workspace.reading.candidates(row.row_id)
    words = tmp_path / "field.tsv"
    words.write_text("glimwort\tشبرنگ\ndross\tپژمردن\n", encoding="utf-8")
    workspace.word_pairs.add_lexicon(words)
    better = workspace.reading.candidates(row.row_id)
    sentence = row.en[0].sentence_id
    wanted = row_with(workspace, paper, "شبرنگ").fa[0].sentence_id
    assert better[sentence][0][0] == wanted
    assert dict(better[sentence])[wanted] > dict(offered[sentence])[wanted]


def test_confirmed_rows_teach_their_words(
    workspace: Workspace, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_pairs, "_FEWEST_TO_LEARN_FROM", 3)
    for row in rows(workspace, paper):
        if row.en and row.fa:
            workspace.reading.confirm_row(row.row_id)
    learnt = word_pairs.learnt_words(workspace.library)
    assert learnt
    assert any("2017" not in stem for stem in learnt)
