"""Alignment without common order: an extended abstract against a paper several times its length.

Each English sentence looks for its place in the whole Persian text. A place counts when it is good
enough by itself, clearly better than the other places (ratio margin, Artetxe and Schwenk 2019), and
supported by what the neighbouring sentences found. Rather no counterpart than a wrong one: the other
good places are offered as candidates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from annotator.text.alignment_scores import Matrix, PairScores

_COVERAGE_WEIGHT = 0.6
_NEIGHBOUR_WEIGHT = 0.35
_NEIGHBOUR_STEPS = (1.0, 1.0, 0.8, 0.6)
"""What support is worth when the neighbour's place is 0, 1, 2, 3 sentences away."""
_PRIOR_WEIGHT = 0.25
_NEIGHBOURHOOD = 4

_CONFIDENCE = (16.7, 2.9, -8.1)
"""Weights of own evidence and of margin, and the intercept: a logistic fit on shuffled news translations, half
of whose sentences had lost their counterpart, and on one abstract beside its paper."""
SURE = 0.5
_LEAST_SCORE = 0.12
_LEAST_MARGIN = 1.15
_BETWEEN_STEPS = 3
_SECOND_PLACE = 0.86
_SECOND_PLACE_OF_ITS_OWN = 0.75
"""What a neighbouring place must reach when it is also better than the sentence's other places."""
_SECOND_MARGIN = 1.09
_JOINT_GAIN = 1.02
_JOINT_SCORE = 0.16
_JOINT_MARGIN = 1.0


@dataclass(frozen=True)
class Places:
    """For each English sentence and Persian place: ``own`` evidence, with neighbours, and its margin."""

    own: Matrix
    total: Matrix
    margin: Matrix

    def confidence(self, row: int, column: int) -> float:
        """Return how probably the place is right, 0 to 1."""
        own, margin, intercept = _CONFIDENCE
        value = own * self.own[row, column] + margin * self.margin[row, column] + intercept
        return float(1 / (1 + np.exp(-value)))


def find_places(scores: PairScores, prior: Matrix) -> Places:
    """Return how well each English sentence fits each Persian one; ``prior`` is 1 where sections agree."""
    own = 0.5 * scores.similarity() + 0.5 * _COVERAGE_WEIGHT * scores.coverage()
    total = (own + _NEIGHBOUR_WEIGHT * _neighbour_support(own)) * (1 + _PRIOR_WEIGHT * prior)
    return Places(own, total, _margin(total))


def _neighbour_support(own: Matrix) -> Matrix:
    """Return the mean of what the sentence before found just before, and the one after just after."""
    support = np.zeros_like(own)
    before = np.zeros_like(own)
    after = np.zeros_like(own)
    for steps, worth in enumerate(_NEIGHBOUR_STEPS):
        width = own.shape[1] - steps
        if width <= 0:
            break
        before[1:, steps:] = np.maximum(before[1:, steps:], worth * own[:-1, :width])
        after[:-1, :width] = np.maximum(after[:-1, :width], worth * own[1:, steps:])
    support += (before + after) / 2
    return support


def _margin(total: Matrix) -> Matrix:
    """Return each score by the mean of the best scores in its row and in its column."""
    in_row = np.sort(total, axis=1)[:, -_NEIGHBOURHOOD:].mean(axis=1, keepdims=True)
    in_column = np.sort(total, axis=0)[-_NEIGHBOURHOOD:].mean(axis=0, keepdims=True)
    return np.asarray(total / ((in_row + in_column) / 2 + 0.02), np.float32)


def choose_places(places: Places, scores: PairScores) -> dict[tuple[int, int], float]:
    """Return the links (English sentence, Persian sentence) that are sure enough, with their confidence."""
    best = [int(column) for column in places.total.argmax(axis=1)]
    sure = {row: column for row, column in enumerate(best) if places.confidence(row, column) >= SURE}
    fair = [row for row in range(len(best)) if row not in sure and _is_between(places, row, best, sure)]
    sure.update({row: best[row] for row in fair})
    links = set(sure.items())
    for row, column in sure.items():
        links.update(
            (row, beside) for beside in (column - 1, column + 1)
            if 0 <= beside < places.own.shape[1] and _is_second(places, row, column, beside)
        )
    links |= _joint_places(places, scores, links)
    return {link: places.confidence(*link) for link in sorted(links)}


def _is_between(places: Places, row: int, best: list[int], sure: dict[int, int]) -> bool:
    """Tell whether a fair place stands in order with the sure places of the sentences before and after."""
    column = best[row]
    if not _is_fair(places, row, column, _LEAST_MARGIN):
        return False
    before, after = sure.get(row - 1), sure.get(row + 1)
    return (
        before is not None and after is not None
        and 0 <= column - before <= _BETWEEN_STEPS and 0 <= after - column <= _BETWEEN_STEPS
    )


def _is_fair(places: Places, row: int, column: int, least_margin: float) -> bool:
    return bool(places.own[row, column] >= _LEAST_SCORE and places.margin[row, column] >= least_margin)


def _is_second(places: Places, row: int, column: int, beside: int) -> bool:
    """Tell whether the sentence runs on into the place beside its own."""
    share = places.total[row, beside] / places.total[row, column]
    is_near = share >= _SECOND_PLACE or (
        share >= _SECOND_PLACE_OF_ITS_OWN and places.margin[row, beside] >= _SECOND_MARGIN
    )
    return bool(is_near and places.own[row, beside] >= _LEAST_SCORE)


def _joint_places(places: Places, scores: PairScores, links: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return links of neighbouring English sentences that together render one long Persian sentence."""
    found: set[tuple[int, int]] = set()
    if scores.shape[0] < 2:
        return found
    pairs = scores.groups(2, 1)
    single = scores.similarity()
    best = np.argsort(-places.total, axis=1)[:, :3]
    for row in range(places.own.shape[0] - 1):
        for column in {int(place) for place in best[row]} & {int(place) for place in best[row + 1]}:
            alone = max(single[row, column], single[row + 1, column])
            if pairs[row, column] < _JOINT_SCORE or pairs[row, column] <= _JOINT_GAIN * alone:
                continue
            for part in (row, row + 1):
                elsewhere = any(linked == part and place != column for linked, place in links)
                if not elsewhere and _is_fair(places, part, column, _JOINT_MARGIN):
                    found.add((part, column))
    return found
