"""Similarities of groups of sentences: symmetric, between 0 and 1, best for what renders whole."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.text.alignment_scores import PairScores, length_scores
from annotator.text.alignment_words import match_words
from annotator.text.bilingual import BilingualLexicon
from annotator.text.tokens import english_words, persian_words

LEXICON = BilingualLexicon(
    [("water", "آب"), ("river", "رود"), ("border", "مرز"), ("treaty", "پیمان"), ("lake", "دریاچه"), ("war", "جنگ")]
)
ENGLISH = ["river water", "border treaty", "lake war"]
PERSIAN = ["آب رود", "مرز پیمان", "دریاچه جنگ"]


def scores_of(english: list[str], persian: list[str]) -> PairScores:
    first, second = [english_words(text) for text in english], [persian_words(text) for text in persian]
    return PairScores(first, second, match_words(first, second, LEXICON))


def test_sentences_that_render_each_other_are_alike_and_others_are_not() -> None:
    assert scores_of(ENGLISH, PERSIAN).similarity() == pytest.approx(np.eye(3), abs=1e-3)


def test_a_sentence_rendered_in_part_is_alike_in_part_and_covered_by_what_holds_more() -> None:
    scores = scores_of(["river water"], ["آب رود مرز پیمان"])
    assert 0.3 < scores.similarity()[0, 0] < 0.8
    assert scores.coverage()[0, 0] == pytest.approx(1, abs=1e-3)


def test_a_word_said_twice_on_one_side_counts_once() -> None:
    twice = scores_of(["water water"], ["آب مرز"])
    assert twice.similarity()[0, 0] < 0.8


def test_two_sentences_that_render_one_long_one_are_best_together() -> None:
    scores = scores_of(["river water", "border treaty"], ["آب رود مرز پیمان"])
    assert scores.groups(2, 1)[0, 0] == pytest.approx(1, abs=1e-3)
    assert scores.groups(1, 1).max() < 0.8


def test_turning_the_sides_round_turns_the_matrix_round() -> None:
    scores = scores_of(ENGLISH[:2], PERSIAN)
    assert scores.transposed().similarity() == pytest.approx(scores.similarity().T)
    assert scores.transposed().groups(2, 1) == pytest.approx(scores.groups(1, 2).T)


def test_a_part_of_the_texts_has_the_scores_of_the_whole() -> None:
    scores = scores_of(ENGLISH, PERSIAN)
    assert scores.part(1, 3, 0, 2).similarity() == pytest.approx(scores.similarity()[1:3, 0:2])


def test_lengths_in_proportion_fit_best() -> None:
    found = length_scores([100, 20], [200, 40], 1, 1)
    assert found.shape == (2, 2)
    assert found[0, 0] == found[1, 1] == pytest.approx(0, abs=1e-6)
    assert found[0, 1] < -0.5
    assert ((found >= -1) & (found <= 0)).all()
