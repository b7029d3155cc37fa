"""An analyst's own words in empty cells, and translation memories."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Paper, Translation
from annotator.errors import BadRequest
from annotator.formats import tmx
from annotator.services.translating import TranslationsTaken
from annotator.services.views import ReaderRow
from annotator.services.workspace import Workspace


def row_with(workspace: Workspace, paper: Paper, text: str) -> ReaderRow:
    rows = workspace.reading.page(paper.id).rows
    return next(row for row in rows if any(text in cell.text for cell in (*row.en, *row.fa)))


@pytest.fixture
def persian_only(workspace: Workspace, paper: Paper) -> ReaderRow:
    row = row_with(workspace, paper, "آب مرز نمی‌شناسد")
    if row.en:
        workspace.reading.unlink_row(row.row_id)
        row = row_with(workspace, paper, "آب مرز نمی‌شناسد")
    return row


def test_a_translation_is_written_changed_and_taken_out(
    workspace: Workspace, paper: Paper, persian_only: ReaderRow
) -> None:
    deed = workspace.translating.add_translation(persian_only.row_id, "  Water knows no border. ")
    (made,) = workspace.translating.translations(paper.id)
    assert (deed.name, made.lang, made.body, made.author_id) == (
        "add translation", "en", "Water knows no border.", workspace.me.id,
    )
    workspace.translating.edit_translation(made.id, "Water knows no borders.")
    shown = row_with(workspace, paper, "آب مرز نمی‌شناسد").translations
    assert [(one.lang, one.body, one.author) for one in shown] == [("en", "Water knows no borders.", "ana")]
    workspace.translating.delete_translation(made.id)
    assert workspace.translating.translations(paper.id) == ()
    workspace.undo()
    assert workspace.translating.translations(paper.id)[0].body == "Water knows no borders."


def test_the_papers_own_words_and_a_first_translation_are_not_covered(
    workspace: Workspace, paper: Paper, persian_only: ReaderRow
) -> None:
    translating = workspace.translating
    translating.add_translation(persian_only.row_id, "Water knows no border.")
    full = row_with(workspace, paper, "half of its surface").row_id
    for row_id, body, lang in (
        (persian_only.row_id, "Once more", "en"), (persian_only.row_id, "آب", "fa"), (full, "آب", None),
        (persian_only.row_id, " ", "en"),
    ):
        with pytest.raises(BadRequest):
            translating.add_translation(row_id, body, lang)
    assert workspace.library.count(Translation) == 1


def test_confirmed_rows_and_translations_leave_as_a_translation_memory(
    workspace: Workspace, paper: Paper, persian_only: ReaderRow, tmp_path: Path
) -> None:
    workspace.reading.confirm_row(row_with(workspace, paper, "half of its surface").row_id)
    workspace.translating.add_translation(persian_only.row_id, "Water knows no border.")
    path = tmp_path / "out.tmx"
    path.write_text(workspace.translating.export_tmx(paper.id), encoding="utf-8")
    units = {unit.kind: unit for unit in tmx.read(path) if unit.kind == "translation" or "half of" in unit.english}
    assert units["aligned"].persian.startswith("دریاچه نمک")
    assert (units["translation"].english, units["translation"].author) == ("Water knows no border.", "ana")
    assert workspace.translating.export_tmx() == path.read_text(encoding="utf-8")


def test_a_translation_memory_fills_the_cells_it_knows(
    workspace: Workspace, paper: Paper, persian_only: ReaderRow, tmp_path: Path
) -> None:
    persian = " ".join(cell.text for cell in persian_only.fa).replace("ی", "ي").replace("\u200c", " ")
    units = [
        tmx.TranslationUnit("Water knows no border and every policy fails that ignores it.", persian),
        tmx.TranslationUnit("Not in the paper.", "در مقاله نیست."),
    ]
    path = tmp_path / "in.tmx"
    path.write_text(tmx.write(units, version="1"), encoding="utf-8")
    taken = workspace.translating.import_tmx(paper.id, path)
    assert (taken.units, taken.fitting, taken.filled) == (2, 1, 1)
    (made,) = workspace.translating.translations(paper.id)
    assert made.body.startswith("Water knows")
    again = workspace.translating.import_tmx(paper.id, path)
    assert again == TranslationsTaken(None, 2, 1, 0)


def test_a_translation_goes_with_the_sentences_of_its_row(
    workspace: Workspace, paper: Paper, persian_only: ReaderRow
) -> None:
    workspace.translating.add_translation(persian_only.row_id, "Water knows no border.")
    rows = [row for row in workspace.reading.page(paper.id).rows if row.is_aligned]
    above = rows[[row.row_id for row in rows].index(persian_only.row_id) - 1]
    workspace.reading.join_rows([above.row_id, persian_only.row_id])
    assert workspace.translating.translations(paper.id)[0].row_id == above.row_id
