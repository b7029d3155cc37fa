"""Deeds on the alignment."""

from __future__ import annotations

import pytest

from annotator.core.changes import edited
from annotator.core.model import Deed, Paper, Row
from annotator.errors import BadRequest
from annotator.services.importing import ROW_STEP
from annotator.services.rows import Alignment
from annotator.services.views import ReaderRow
from annotator.services.workspace import Workspace


def texts(rows: tuple[ReaderRow, ...]) -> list[tuple[str, str]]:
    return [
        (" ".join(cell.text for cell in row.en), " ".join(cell.text for cell in row.fa))
        for row in rows
        if row.is_aligned
    ]


def row_with(workspace: Workspace, paper: Paper, text: str) -> ReaderRow:
    rows = workspace.reading.page(paper.id).rows
    return next(row for row in rows if any(text in cell.text for cell in (*row.en, *row.fa)))


def test_a_row_is_confirmed_once(workspace: Workspace, paper: Paper) -> None:
    assert isinstance(workspace.reading, Alignment)
    row = row_with(workspace, paper, "half of its surface")
    deed = workspace.reading.confirm_row(row.row_id)
    assert (deed.name, row_with(workspace, paper, "half of its").state) == ("confirm row", "confirmed")
    with pytest.raises(BadRequest):
        workspace.reading.confirm_row(row.row_id)


def test_rows_to_confirm_come_round_in_order(workspace: Workspace, paper: Paper) -> None:
    rows = workspace.library.all(Row, paper_id=paper.id, order="ord")
    weak = [row for row in rows if row.state == "suggested"]
    if weak:
        workspace.library.apply(Deed("test", tuple(edited(row, state="automatic") for row in weak)))
    assert workspace.reading.next_row_to_confirm(paper.id) is None
    rows = workspace.library.all(Row, paper_id=paper.id, order="ord")
    for row in (rows[1], rows[4]):
        workspace.library.apply(Deed("test", (edited(row, state="suggested"),)))
    following = workspace.reading.next_row_to_confirm
    assert following(paper.id) == rows[1].id
    assert following(paper.id, rows[1].id) == rows[4].id
    assert following(paper.id, rows[4].id) == rows[1].id
    assert workspace.reading.papers()[0].rows_to_confirm == 2


def test_neighbouring_rows_are_joined_and_parted_again(workspace: Workspace, paper: Paper) -> None:
    before = texts(workspace.reading.page(paper.id).rows)
    first, second = row_with(workspace, paper, "half of its"), row_with(workspace, paper, "blamed each other")

    workspace.reading.join_rows([second.row_id, first.row_id])
    joined = row_with(workspace, paper, "half of its")
    assert joined.row_id == first.row_id
    assert ([len(joined.en), len(joined.fa)], joined.state) == ([2, 2], "confirmed")

    workspace.reading.split_row(joined.row_id, en_at=1, fa_at=1)
    assert texts(workspace.reading.page(paper.id).rows) == before
    workspace.undo()
    workspace.undo()
    assert texts(workspace.reading.page(paper.id).rows) == before


def test_the_counts_of_the_list_follow_the_deeds_and_undo(workspace: Workspace, paper: Paper) -> None:
    def aligned() -> int:
        return workspace.reading.papers()[0].rows_aligned

    before = aligned()
    workspace.reading.unlink_row(row_with(workspace, paper, "half of its").row_id)
    assert aligned() == before - 1
    workspace.undo()
    assert aligned() == before


def test_rows_that_are_no_neighbours_are_not_joined(workspace: Workspace, paper: Paper) -> None:
    rows = workspace.reading.page(paper.id).rows
    for ids in ([], [rows[0].row_id], [rows[0].row_id, rows[2].row_id], [rows[0].row_id, rows[0].row_id]):
        with pytest.raises(BadRequest):
            workspace.reading.join_rows(ids)


@pytest.mark.parametrize(("en_at", "fa_at"), [(0, 0), (1, 1), (9, 9)])
def test_a_row_is_not_split_into_one_and_nothing(
    workspace: Workspace, paper: Paper, en_at: int, fa_at: int
) -> None:
    row = row_with(workspace, paper, "half of its")
    with pytest.raises(BadRequest):
        workspace.reading.split_row(row.row_id, en_at, fa_at)


def test_unlinking_gives_each_language_its_own_row(workspace: Workspace, paper: Paper) -> None:
    row = row_with(workspace, paper, "half of its")
    english, persian = row.en[0].text, row.fa[0].text
    workspace.reading.unlink_row(row.row_id)
    shown = texts(workspace.reading.page(paper.id).rows)
    place = shown.index((english, ""))
    assert shown[place + 1] == ("", persian)
    with pytest.raises(BadRequest):
        workspace.reading.unlink_row(row.row_id)


def test_a_sentence_moves_to_another_row_and_an_empty_row_goes(workspace: Workspace, paper: Paper) -> None:
    count = workspace.library.count(Row)
    lonely, goal = row_with(workspace, paper, "آب مرز"), row_with(workspace, paper, "half of its")
    workspace.reading.move_sentence(lonely.fa[0].sentence_id, goal.row_id)
    moved = row_with(workspace, paper, "half of its")
    assert [cell.text for cell in moved.fa] == [goal.fa[0].text, lonely.fa[0].text]
    assert workspace.library.count(Row) == count - 1
    with pytest.raises(BadRequest):
        workspace.reading.move_sentence(lonely.fa[0].sentence_id, goal.row_id)
    workspace.undo()
    assert workspace.library.count(Row) == count


def test_there_is_room_below_a_row_for_any_number_of_new_ones(workspace: Workspace, paper: Paper) -> None:
    row = row_with(workspace, paper, "half of its")
    following = workspace.library.all(Row, paper_id=paper.id, order="ord")
    place = [one.id for one in following].index(row.row_id)
    tight = following[place + 1]
    workspace.library.apply(Deed("test", (edited(tight, ord=following[place].ord + 1),)))

    workspace.reading.unlink_row(row.row_id)

    order = [one.id for one in workspace.library.all(Row, paper_id=paper.id, order="ord")]
    assert order.index(tight.id) == order.index(row.row_id) + 2
    ordinals = [one.ord for one in workspace.library.all(Row, paper_id=paper.id, order="ord")]
    assert len(set(ordinals)) == len(ordinals)
    assert ordinals[0] == ROW_STEP
