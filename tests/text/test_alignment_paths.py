"""Paths through two texts: lengths alone, chains of sure pairs, gaps that belong to a row."""

from __future__ import annotations

from annotator.text.alignment_paths import ScoredGroup, Side, absorb_gaps, longest_chain, path_by_length


def side(*lengths: int) -> Side:
    return Side(lengths, [False] * len(lengths))


def test_lengths_alone_find_a_sentence_rendered_by_two() -> None:
    assert path_by_length([100, 60, 210], [98, 62, 100, 108]) == [((0,), (0,)), ((1,), (1,)), ((2,), (2, 3))]


def test_a_sentence_without_counterpart_joins_the_row_it_completes() -> None:
    groups: list[ScoredGroup] = [(((0,), (0,)), 0.5), (((1,), ()), 0.0), (((2,), (1,)), 0.4)]
    assert absorb_gaps(groups, side(50, 50, 60), side(100, 60)) == [(((0, 1), (0,)), 0.5), (((2,), (1,)), 0.4)]
    assert absorb_gaps(groups, side(100, 50, 60), side(100, 60)) == groups


def test_the_longest_chain_rises_on_both_sides() -> None:
    assert longest_chain([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert longest_chain([(0, 1), (1, 1), (2, 0)], strictly=False) == [(0, 1), (1, 1)]
    assert longest_chain([(0, 1), (1, 1), (2, 0)]) in ([(0, 1)], [(1, 1)], [(2, 0)])
    assert longest_chain([]) == []
