"""Old and new pieces told by their ground."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.grounds import Grounds, Piece, bridged, ground_of, identified


def piece(name: str, *ground: tuple[int, int], group: str = "fa", likeness: str = "", rank: int = 1) -> Piece:
    return Piece(name, group, ground, likeness, rank)


def test_gaps_as_wide_as_a_line_end_do_not_part_the_ground() -> None:
    assert bridged([(20, 30), (0, 5), (9, 12)]) == ((0, 30),)
    assert bridged([(0, 5), (18, 20)]) == ((0, 5), (18, 20))


def test_inserted_text_stands_on_no_ground() -> None:
    assert ground_of([(0, 4), (-5, 1), (50, 3)]) == ((0, 4), (50, 53))


def test_a_piece_keeps_its_identity_when_it_grows_or_shrinks() -> None:
    old = [piece("a", (0, 10)), piece("b", (10, 30))]
    new = [piece("1", (0, 12)), piece("2", (12, 25))]
    assert identified(old, new) == {"1": "a", "2": "b"}


def test_the_greater_part_of_a_piece_cut_in_two_is_the_old_one() -> None:
    assert identified([piece("a", (0, 30))], [piece("1", (0, 10)), piece("2", (10, 30))]) == {"2": "a"}


def test_pieces_of_other_groups_are_never_the_same() -> None:
    assert identified([piece("a", (0, 9), group="en")], [piece("1", (0, 9))]) == {}


def test_less_than_half_of_the_smaller_piece_is_not_enough() -> None:
    assert identified([piece("a", (0, 10))], [piece("1", (6, 40))]) == {}


def test_the_higher_rank_wins_where_two_become_one() -> None:
    old = [piece("long", (0, 20)), piece("confirmed", (20, 30), rank=2)]
    assert identified(old, [piece("1", (0, 30))]) == {"1": "confirmed"}


def test_the_very_same_ground_comes_before_rank() -> None:
    old = [piece("merged", (0, 30), rank=2), piece("deleted", (0, 18), rank=0)]
    assert identified(old, [piece("1", (0, 18)), piece("2", (18, 30))]) == {"1": "deleted", "2": "merged"}


def test_a_piece_cut_off_again_is_nearly_what_it_was() -> None:
    old = [piece("merged", (0, 40), rank=2), piece("deleted", (18, 40), rank=0)]
    assert identified(old, [piece("1", (0, 18)), piece("2", (19, 40))]) == {"1": "merged", "2": "deleted"}


def test_the_living_one_of_two_nearly_the_same_is_kept() -> None:
    old = [piece("living", (0, 40)), piece("deleted", (0, 41), rank=0)]
    assert identified(old, [piece("1", (0, 42))]) == {"1": "living"}


def test_the_likeness_decides_between_pieces_on_common_ground() -> None:
    old = [piece("heading", (0, 12), likeness="heading"), piece("paragraph", (0, 10), likeness="paragraph")]
    assert identified(old, [piece("1", (0, 13), likeness="paragraph")]) == {"1": "paragraph"}


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 30)), max_size=4)


@given(st.lists(spans, max_size=12), spans)
def test_shared_ground_is_counted_as_by_hand(many: list[list[tuple[int, int]]], asked: list[tuple[int, int]]) -> None:
    def ground(raw: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return bridged((start, start + length) for start, length in raw)

    grounds = Grounds([piece(str(index), *ground(raw)) for index, raw in enumerate(many)])
    wanted = {offset for start, end in ground(asked) for offset in range(start, end)}
    by_hand = {
        index: len(wanted & {offset for start, end in one.ground for offset in range(start, end)})
        for index, one in enumerate(grounds.pieces)
    }
    assert grounds.shares(ground(asked)) == {index: count for index, count in by_hand.items() if count}
