"""Two files of one paper, one a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Original, Paper, Sentence, Text
from annotator.errors import BadRequest
from annotator.services import pairing
from annotator.services.workspace import Workspace
from tests.services.conftest import PAPER


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    at = PAPER.index("دریاچه‌ها و مرزها")
    paths = tmp_path / "paper.en.txt", tmp_path / "paper.fa.txt"
    paths[0].write_text(PAPER[:at], encoding="utf-8")
    paths[1].write_text(PAPER[at:], encoding="utf-8")
    return paths


def aligned_words(workspace: Workspace, paper: Paper) -> set[tuple[str, str]]:
    rows = workspace.reading.page(paper.id).rows
    return {(" ".join(one.text for one in row.en), " ".join(one.text for one in row.fa)) for row in rows}


def test_two_files_make_the_same_rows_as_one(
    workspace: Workspace, paper: Paper, files: tuple[Path, Path]
) -> None:
    both, deed = workspace.reading.import_pair(*files)
    assert deed.name == "import paper"
    assert {pair for pair in aligned_words(workspace, paper) if all(pair)} <= aligned_words(workspace, both)
    assert (both.title_en, both.title_fa) == (paper.title_en, paper.title_fa)
    texts = {text.lang: text for text in workspace.library.all(Text, paper_id=both.id)}
    names = {lang: workspace.library.require(Original, text.original_id).name for lang, text in texts.items()}
    assert names == {"en": "paper.en.txt", "fa": "paper.fa.txt"}
    assert workspace.library.check() == []
    workspace.undo()
    assert [view.paper.id for view in workspace.reading.papers()] == [paper.id]


def test_a_file_without_its_language_is_refused(workspace: Workspace, files: tuple[Path, Path]) -> None:
    with pytest.raises(BadRequest):
        workspace.reading.import_pair(files[1], files[0])
    assert workspace.reading.papers() == ()


def test_a_rule_switched_off_leaves_every_sentence_in_a_row(
    workspace: Workspace, files: tuple[Path, Path]
) -> None:
    files[1].write_text(files[1].read_text(encoding="utf-8").replace("می\u200c", "می "), encoding="utf-8")
    both, _ = workspace.reading.import_pair(*files)
    workspace.rederiving.switch_rule(both.id, "zwnj_inflection", is_on=False)
    shown = {
        one.sentence_id for row in workspace.reading.page(both.id).rows for one in (*row.en, *row.fa) if one.sentence_id
    }
    assert shown == {one.id for one in workspace.library.all(Sentence)}


def test_works_of_both_files_are_told_apart(workspace: Workspace, files: tuple[Path, Path]) -> None:
    first, second = (workspace.reading.preview(path).analysis for path in files)
    both = pairing.both_analyses(first, second)
    assert len(both.citations) == len(first.citations) + len(second.citations)
    works = [{one.work for one in citations if one.work} for citations in (
        both.citations[: len(first.citations)], both.citations[len(first.citations) :])]
    assert works[0]
    assert works[1]
    assert works[0].isdisjoint(works[1])
