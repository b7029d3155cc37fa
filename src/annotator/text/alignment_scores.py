"""How well groups of sentences render each other: matrices over all sentences of two texts.

The similarity of two groups is a soft Dice coefficient: the idf weight of the words that find a
rendering on the other side, by the weight of all. A word is used once, so the share is counted from
both sides and the smaller count holds. Everything is arrays; a group of consecutive sentences counts
the best rendering anywhere in the group.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from annotator.text.alignment_words import WordMatches
from annotator.text.tokens import Word

Matrix = NDArray[np.float32]

LARGEST_GROUP = 4
_LENGTH_VARIANCE = 12.0
"""Variance of the length difference a character (Gale and Church 1993 found 6.8 for related languages)."""
_WORST_LENGTH = 8.0
_MEANING_WEIGHT = 0.4
"""What likeness of meaning adds to that of words, where the user has a model that measures it."""


@dataclass(frozen=True)
class _WordLink:
    """An English and a Persian stem that may render each other, and the weight either side gains by it."""

    stems: tuple[str, str]
    weights: tuple[float, float]


class PairScores:
    """Similarities between the sentences of an English and a Persian text, and between groups of them.

    ``meaning`` are cosines of sentence embeddings, if there are any: one row an English sentence, one column a
    Persian one. What two unrelated sentences share is taken off, so that they add nothing.
    """

    def __init__(
        self,
        english: Sequence[Sequence[Word]],
        persian: Sequence[Sequence[Word]],
        matches: WordMatches,
        meaning: Matrix | None = None,
    ) -> None:
        self.shape = (len(english), len(persian))
        self._meaning = None if meaning is None else _beyond_chance(meaning)
        self._english_mass = _mass(english, matches.english_weights)
        self._persian_mass = _mass(persian, matches.persian_weights)
        self._links = [
            _WordLink(
                (english_stem, persian_stem),
                (
                    weight * matches.english_weights[english_stem],
                    weight * matches.persian_weights[persian_stem],
                ),
            )
            for english_stem, renderings in matches.renderings.items()
            if english_stem in matches.english_weights
            for persian_stem, weight in renderings.items()
            if persian_stem in matches.persian_weights
        ]
        self._english_places = _places(english)
        self._persian_places = _places(persian)
        self._cache: dict[tuple[int, int], Matrix] = {}

    def transposed(self) -> PairScores:
        """Return the same scores with the languages in each other's place."""
        other = object.__new__(PairScores)
        other.shape = (self.shape[1], self.shape[0])
        other._meaning = None if self._meaning is None else np.ascontiguousarray(self._meaning.T)
        other._english_mass, other._persian_mass = self._persian_mass, self._english_mass
        other._english_places, other._persian_places = self._persian_places, self._english_places
        other._links = [_WordLink(link.stems[::-1], link.weights[::-1]) for link in self._links]
        other._cache = {}
        return other

    def part(self, row: int, row_end: int, column: int, column_end: int) -> PairScores:
        """Return the scores of a run of English sentences with a run of Persian ones."""
        part = object.__new__(PairScores)
        part.shape = (row_end - row, column_end - column)
        part._meaning = None if self._meaning is None else self._meaning[row:row_end, column:column_end]
        part._english_mass = self._english_mass[row:row_end]
        part._persian_mass = self._persian_mass[column:column_end]
        part._english_places = _places_within(self._english_places, row, row_end)
        part._persian_places = _places_within(self._persian_places, column, column_end)
        part._links = [
            link for link in self._links
            if link.stems[0] in part._english_places and link.stems[1] in part._persian_places
        ]
        part._cache = {}
        return part

    def similarity(self) -> Matrix:
        """Return the similarity of each English sentence with each Persian one."""
        mass = self._english_mass[:, None] + self._persian_mass[None, :]
        by_words = np.minimum(self._matched(0, 1), self._matched(1, 1)) / mass
        return np.asarray(by_words + self._by_meaning(1, 1), dtype=np.float32)

    def coverage(self) -> Matrix:
        """Return which share of each English sentence finds its words in each Persian one."""
        covered = self._covered_share()
        return np.asarray(covered / self._english_mass[:, None], dtype=np.float32)

    def groups(self, english_size: int, persian_size: int) -> Matrix:
        """Return the similarity of each run of English sentences with each run of Persian ones.

        Entry (i, j) is about the runs that begin with sentences i and j.
        """
        from_english = _window_sums(self._matched(0, persian_size), english_size, axis=0)
        from_persian = _window_sums(self._matched(1, english_size), persian_size, axis=1)
        mass = (
            _window_sums(self._english_mass[:, None], english_size, axis=0)
            + _window_sums(self._persian_mass[None, :], persian_size, axis=1)
        )
        by_words = np.minimum(from_english, from_persian) / mass
        return np.asarray(by_words + self._by_meaning(english_size, persian_size), dtype=np.float32)

    def _by_meaning(self, english_size: int, persian_size: int) -> Matrix | float:
        """Return what the mean likeness of meaning in each pair of runs adds."""
        if self._meaning is None:
            return 0.0
        sums = _window_sums(_window_sums(self._meaning, english_size, axis=0), persian_size, axis=1)
        return np.asarray(sums * (_MEANING_WEIGHT / (english_size * persian_size)), np.float32)

    def _matched(self, side: int, window: int) -> Matrix:
        """Return the weight matched when each word takes its best rendering in a window of the other side.

        ``side`` 0 asks the English words about windows of Persian sentences, 1 the other way round.
        """
        if (side, window) in self._cache:
            return self._cache[side, window]
        own, other = (self._english_places, self._persian_places)[:: 1 if side == 0 else -1]
        size = self.shape[1 - side]
        result = np.zeros((self.shape[side], max(0, size - window + 1)), np.float32)
        for stem, best in self._best_renderings(side, size, other):
            result[own[stem]] += _window_maxima(best, window)
        self._cache[side, window] = result if side == 0 else result.T
        return self._cache[side, window]

    def _best_renderings(
        self, side: int, size: int, other: Mapping[str, list[int]]
    ) -> list[tuple[str, Matrix]]:
        rows: defaultdict[str, Matrix] = defaultdict(lambda: np.zeros(size, np.float32))
        for link in self._links:
            row = rows[link.stems[side]]
            places = other[link.stems[1 - side]]
            row[places] = np.maximum(row[places], np.float32(sum(link.weights)))
        return list(rows.items())

    def _covered_share(self) -> Matrix:
        rows: defaultdict[str, Matrix] = defaultdict(lambda: np.zeros(self.shape[1], np.float32))
        for link in self._links:
            row = rows[link.stems[0]]
            places = self._persian_places[link.stems[1]]
            row[places] = np.maximum(row[places], np.float32(link.weights[0]))
        result = np.zeros(self.shape, np.float32)
        for stem, row in rows.items():
            result[self._english_places[stem]] += row
        return result


def _beyond_chance(cosines: Matrix) -> Matrix:
    """Return cosines with the usual one as 0 and 1 as 1; less than usual is 0."""
    usual = float(np.median(cosines)) if cosines.size else 0.0
    return np.asarray(np.clip((cosines - usual) / max(1e-6, 1 - usual), 0, 1), np.float32)


def _mass(sentences: Sequence[Sequence[Word]], weights: Mapping[str, float]) -> Matrix:
    masses = [sum(weights[stem] for stem in {word.stem for word in sentence}) for sentence in sentences]
    return np.array(masses, np.float32) + np.float32(1e-6)


def _places(sentences: Sequence[Sequence[Word]]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        for stem in {word.stem for word in sentence}:
            places[stem].append(index)
    return dict(places)


def _places_within(places: Mapping[str, list[int]], start: int, end: int) -> dict[str, list[int]]:
    within = {}
    for stem, found in places.items():
        kept = [place - start for place in found if start <= place < end]
        if kept:
            within[stem] = kept
    return within


def _window_maxima(row: Matrix, window: int) -> Matrix:
    best = row[: len(row) - window + 1]
    for shift in range(1, window):
        best = np.maximum(best, row[shift: len(row) - window + 1 + shift])
    return best


def _window_sums(matrix: Matrix, window: int, *, axis: int) -> Matrix:
    size = max(0, matrix.shape[axis] - window + 1)
    total = np.take(matrix, range(size), axis=axis)
    for shift in range(1, window):
        total = total + np.take(matrix, range(shift, size + shift), axis=axis)
    return np.asarray(total, np.float32)


def length_scores(
    english: Sequence[int], persian: Sequence[int], english_size: int, persian_size: int
) -> Matrix:
    """Return for each pair of runs how well their lengths in characters fit, −1 (not at all) to 0.

    The cost is that of Gale and Church 1993, −log of the probability of a difference as large, cut at 8.
    """
    ratio = sum(persian) / max(1, sum(english))
    first = _window_sums(np.array(english, np.float32)[:, None], english_size, axis=0)
    second = _window_sums(np.array(persian, np.float32)[None, :], persian_size, axis=1)
    mean = (first + second / ratio) / 2 + 1e-6
    deviation = np.abs(ratio * first - second) / np.sqrt(mean * _LENGTH_VARIANCE)
    points, costs = _tail_costs()
    return np.asarray(-np.interp(deviation, points, costs) / _WORST_LENGTH, np.float32)


@cache
def _tail_costs() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points = np.linspace(0, 6, 601)
    tails = [max(math.erfc(point / math.sqrt(2)), 1e-12) for point in points]
    costs = [min(_WORST_LENGTH, -math.log(tail)) for tail in tails]
    return points, np.array(costs)
