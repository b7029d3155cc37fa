"""An abstract finds its places in a paper; a sentence that is not there finds none."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.text.alignment_scatter import SURE, choose_places, find_places
from tests.text.test_alignment_scores import scores_of

PAPER = [
    "خاک گرم است", "آب رود بسیار است", "دیوار بلند بود", "مرز پیمان تازه", "باد سرد آمد", "دریاچه جنگ دیرین", "شب شد",
]


def chosen(english: list[str], persian: list[str]) -> dict[tuple[int, int], float]:
    scores = scores_of(english, persian)
    return choose_places(find_places(scores, np.zeros(scores.shape, np.float32)), scores)


def test_each_sentence_of_an_abstract_finds_its_place() -> None:
    found = chosen(["river water", "border treaty", "lake war"], PAPER)
    assert set(found) == {(0, 1), (1, 3), (2, 5)}
    assert all(SURE <= confidence <= 1 for confidence in found.values())


def test_order_does_not_matter() -> None:
    assert set(chosen(["lake war", "river water"], PAPER)) == {(0, 5), (1, 1)}


def test_a_sentence_that_is_not_in_the_paper_finds_no_place() -> None:
    assert chosen(["music is sweet", "river water"], PAPER).keys() == {(1, 1)}


def test_places_of_the_same_section_are_preferred() -> None:
    scores = scores_of(["river water"], ["آب رود", "خاک گرم", "باد سرد", "شب شد", "آب رود"])
    prior = np.zeros(scores.shape, np.float32)
    prior[0, 4] = 1
    places = find_places(scores, prior)
    assert places.total[0, 4] > places.total[0, 0]
    assert places.own[0, 4] == pytest.approx(places.own[0, 0])
    assert places.margin[0, 4] > places.margin[0, 0]
