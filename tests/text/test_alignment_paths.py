"""The way through two texts in order: who renders whom, where cuts are safe."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.text.alignment_paths import (
    WHOLE,
    WITH_GAPS,
    Side,
    best_path,
    longest_chain,
    path_by_length,
    path_by_words,
    sure_cuts,
)
from tests.text.test_alignment_scores import ENGLISH, PERSIAN, scores_of


def side(texts: list[str], headings: tuple[int, ...] = ()) -> Side:
    return Side([len(text) for text in texts], [index in headings for index in range(len(texts))])


def test_the_most_valuable_path_takes_the_good_pairs_and_gaps_for_the_rest() -> None:
    values = {(1, 1): np.array([[0.9, -1, -1], [-1, -1, 0.8]], np.float32)}
    assert best_path((2, 3), values, gap=0.0) == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


def test_a_merged_group_is_taken_when_it_is_worth_more_than_its_parts() -> None:
    values = {(1, 1): np.full((2, 1), 0.3, np.float32), (2, 1): np.full((1, 1), 0.9, np.float32)}
    assert best_path((2, 1), values, gap=0.0) == [((0, 1), (0,))]


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (3, 0), (0, 2), (4, 3)])
def test_a_path_holds_each_sentence_once_and_in_order(rows: int, columns: int) -> None:
    values = {(1, 1): np.zeros((rows, columns), np.float32)} if rows and columns else {}
    groups = best_path((rows, columns), values, gap=0.0)
    assert [row for first, _ in groups for row in first] == list(range(rows))
    assert [column for _, second in groups for column in second] == list(range(columns))


def test_sentences_meet_those_with_their_words() -> None:
    found = path_by_words(scores_of(ENGLISH, PERSIAN), side(ENGLISH), side(PERSIAN), WHOLE)
    assert [group for group, _ in found] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert all(score > 0.9 for _, score in found)


def test_a_sentence_left_out_by_the_translator_stands_alone() -> None:
    kept = [PERSIAN[0], PERSIAN[2]]
    found = path_by_words(scores_of(ENGLISH, kept), side(ENGLISH), side(kept), WITH_GAPS)
    assert [group for group, _ in found] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_a_heading_meets_no_sentence_that_is_none() -> None:
    found = path_by_words(scores_of(ENGLISH[:1], PERSIAN[:1]), side(ENGLISH[:1], (0,)), side(PERSIAN[:1]), WITH_GAPS)
    assert [group for group, _ in found if all(group)] == []


def test_lengths_alone_find_the_sentence_that_was_split() -> None:
    assert path_by_length([100, 200, 50], [110, 95, 100, 55]) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


@pytest.mark.parametrize(
    ("pairs", "chain"),
    [
        ([(0, 0), (1, 5), (2, 1), (3, 2)], [(0, 0), (2, 1), (3, 2)]),
        ([(0, 3), (1, 2), (2, 1)], [(2, 1)]),
        ([], []),
    ],
)
def test_the_longest_rising_chain_is_found(pairs: list[tuple[int, int]], chain: list[tuple[int, int]]) -> None:
    assert longest_chain(pairs) == chain


def test_long_texts_are_cut_where_pairs_are_sure_and_short_ones_nowhere() -> None:
    assert sure_cuts(np.eye(100, dtype=np.float32)) == []
    cuts = sure_cuts(np.eye(400, dtype=np.float32))
    assert cuts
    assert all(row == column and row >= 150 for row, column in cuts)
