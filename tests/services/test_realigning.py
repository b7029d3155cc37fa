"""Rows after sentences came, went, were cut or joined."""

from __future__ import annotations

from annotator.core.analysis import FoundRow
from annotator.core.ids import pair_id
from annotator.core.model import Change, Row, RowMember, Sentence
from annotator.services.realigning import StoredRows, row_changes, successors


def sentence(name: str, place: int, start: int, end: int, deleted: int = 0) -> Sentence:
    return Sentence(
        id=name, text_id="text", block_id="block", ord=place, start_pos=0, end_pos=end - start,
        raw_spans=((start, end),), deleted=deleted,
    )


def row(name: str, place: int, state: str = "automatic") -> Row:
    return Row(id=name, paper_id="paper", ord=place, state=state, method="align")


def member(row_id: str, sentence_id: str, place: int, deleted: int = 0) -> RowMember:
    name = pair_id(RowMember.TABLE, sentence_id)
    return RowMember(id=name, row_id=row_id, sentence_id=sentence_id, ord=place, deleted=deleted)


OLD = (sentence("a", 0, 0, 50), sentence("b", 1, 50, 90), sentence("c", 2, 100, 150))
STORED = StoredRows(
    (row("r1", 1024), row("r2", 2048, "confirmed"), row("r3", 3072)),
    (member("r1", "a", 0), member("r2", "b", 1), member("r3", "c", 2)),
)


def changes(new: tuple[Sentence, ...], *aligned: str, stored: StoredRows = STORED) -> list[Change]:
    rows = [FoundRow((), tuple(group)) for group in aligned]
    ids = {name: name for group in aligned for name in group}
    return row_changes(stored, rows, ids, OLD, new, "paper")


def made(found: list[Change], table: str) -> list[tuple[str, dict[str, object]]]:
    return [(one.verb, dict(one.after)) for one in found if one.entity == table]


def test_nothing_changes_where_no_sentence_did() -> None:
    assert changes(OLD, "a", "b", "c") == []
    assert changes(OLD, "ab", "c") == []


def test_what_is_cut_off_a_sentence_stays_in_its_row_even_a_confirmed_one() -> None:
    new = (OLD[0], sentence("b", 1, 50, 75), sentence("x", 2, 75, 90), sentence("c", 3, 100, 150))
    found = changes(new, "a", "b", "x", "c")
    assert made(found, "rows") == []
    members = made(found, "row_members")
    assert [(verb, after["row_id"], after["sentence_id"], after["ord"]) for verb, after in members] == [
        ("edit", "r3", "c", 3),
        ("create", "r2", "x", 2),
    ]


def test_a_sentence_on_new_ground_gets_a_row_below_the_one_before_it() -> None:
    new = (OLD[0], OLD[1], sentence("x", 2, 91, 99), sentence("c", 3, 100, 150))
    ((verb, fresh),) = made(changes(new, "a", "b", "x", "c"), "rows")
    assert (verb, fresh["ord"]) == ("create", 2560)


def test_a_sentence_before_all_others_gets_a_row_above_them() -> None:
    shifted = tuple(sentence(one.id, one.ord + 1, *one.raw_spans[0]) for one in OLD)
    ((_, fresh),) = made(changes((sentence("x", 0, 200, 210), *shifted), "x", "a", "b", "c"), "rows")
    assert fresh["ord"] == 512


def test_a_sentence_on_new_ground_joins_its_neighbour_but_not_a_confirmed_row() -> None:
    new = (*OLD, sentence("x", 3, 160, 170))
    joined = made(changes(new, "a", "b", "cx"), "row_members")
    assert [(after["row_id"], after["sentence_id"]) for _, after in joined] == [("r3", "x")]
    (kept_apart,) = made(changes(new, "a", "bx", "c"), "row_members")
    assert kept_apart[1]["row_id"] not in ("r1", "r2", "r3")


def test_a_row_left_empty_goes_and_comes_back_with_its_sentence() -> None:
    new = (sentence("a", 0, 0, 50), sentence("c", 1, 100, 150))
    gone = changes(new, "a", "c")
    assert {(one.entity, one.record_id, one.verb) for one in gone} == {
        ("rows", "r2", "delete"),
        ("row_members", pair_id(RowMember.TABLE, "b"), "delete"),
        ("row_members", pair_id(RowMember.TABLE, "c"), "edit"),
    }
    stored = StoredRows(
        (STORED.rows[0], Row(**{**vars(STORED.rows[1]), "deleted": 1}), STORED.rows[2]),
        (STORED.members[0], member("r2", "b", 1, deleted=1), STORED.members[2]),
    )
    back = changes(OLD, "a", "b", "c", stored=stored)
    assert {(one.entity, one.verb) for one in back} == {("rows", "restore"), ("row_members", "restore")}


def test_rows_are_numbered_anew_where_there_is_no_room_between_two() -> None:
    tight = StoredRows((row("r1", 1), row("r2", 2), row("r3", 3)), STORED.members)
    new = (OLD[0], OLD[1], sentence("x", 2, 91, 99), sentence("c", 3, 100, 150))
    found = made(changes(new, "a", "b", "x", "c", stored=tight), "rows")
    assert sorted(after["ord"] for _, after in found) == [1024, 2048, 3072, 4096]  # type: ignore[type-var]


def test_sentences_of_another_original_keep_their_rows() -> None:
    stored = StoredRows(
        (*STORED.rows, row("r4", 4096)), (*STORED.members, member("r4", "foreign", 0))
    )
    assert changes(OLD, "a", "b", "c", stored=stored) == []


def test_rows_a_person_worked_on_are_settled() -> None:
    assert STORED.settled == {"b"}
    translated = StoredRows(STORED.rows, STORED.members, frozenset({"r3"}))
    assert (translated.settled_rows, translated.settled) == ({"r2", "r3"}, {"b", "c"})


def test_a_sentence_on_new_ground_does_not_fill_the_cell_of_a_translation() -> None:
    stored = StoredRows(STORED.rows, STORED.members, frozenset({"r3"}))
    new = (*OLD, sentence("x", 3, 160, 170))
    (kept_apart,) = made(changes(new, "a", "b", "cx", stored=stored), "row_members")
    assert kept_apart[1]["row_id"] not in ("r1", "r2", "r3")


def test_the_row_that_took_the_ground_follows_the_one_that_went() -> None:
    new = (sentence("a", 0, 0, 90), sentence("c", 1, 100, 150))
    found = changes(new, "a", "c")
    assert successors(STORED, found, OLD, new) == {"r2": "r1"}
    assert successors(STORED, [], OLD, new) == {}
    assert successors(STORED, changes((OLD[0],), "a"), OLD, (OLD[0],)) == {}
