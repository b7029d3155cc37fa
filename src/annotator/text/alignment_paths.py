"""The best way through two texts in parallel order: which run of sentences renders which.

Dynamic programming over groups (n:m) as in Gale and Church 1993; the value of a group is
(n + m) / 2 · (similarity + weight · length score − penalty for merging), a sentence without
counterpart scores the gap value. Cells of one anti-diagonal do not depend on each other, so each
diagonal is one array operation.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.text.alignment_scores import Matrix, PairScores, length_scores

IndexGroup = tuple[tuple[int, ...], tuple[int, ...]]
"""Indexes of English and of Persian sentences; one of them may be empty."""
ScoredGroup = tuple[IndexGroup, float]
"""A group and the similarity of its sides, 0 when one is empty."""

MERGE_PENALTIES: Mapping[tuple[int, int], float] = {
    (1, 1): 0.0, (1, 2): 0.12, (2, 1): 0.12, (1, 3): 0.21, (3, 1): 0.21, (2, 2): 0.24, (1, 4): 0.3,
    (4, 1): 0.3, (2, 3): 0.36, (3, 2): 0.36,
}
_LENGTH_PRIORS = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
_GAP_PRIOR = 0.005
_SEGMENT = 150
_HEADING_PENALTY = 4.0
_LARGEST_GROUP = 5
_FITS_WELL = 0.2
_FITS_BADLY = 0.4
_WORST = np.float32(-1e9)


def best_path(shape: tuple[int, int], values: Mapping[tuple[int, int], Matrix], gap: float) -> list[IndexGroup]:
    """Return the groups of the most valuable path; ``values`` has one matrix a group size."""
    rows, columns = shape
    best = np.full((rows + 1) * (columns + 1), _WORST, np.float32)
    choice = np.zeros((rows + 1) * (columns + 1), np.int8)
    best[0] = 0
    flat = {size: np.ascontiguousarray(matrix).ravel() for size, matrix in values.items()}
    moves = [(1, 0), (0, 1), *values]
    for diagonal in range(1, rows + columns + 1):
        for number, (down, right) in enumerate(moves):
            first = max(0, diagonal - columns, down)
            count = min(rows, diagonal, diagonal - right) - first + 1
            if count <= 0:
                continue
            before = best[_diagonal(first - down, diagonal - first - right, columns + 1, count)]
            if 0 in (down, right):
                value = before + np.float32(gap)
            else:
                width = columns - right + 1
                value = before + flat[down, right][_diagonal(first - down, diagonal - first - right, width, count)]
            here = _diagonal(first, diagonal - first, columns + 1, count)
            better = value > best[here]
            np.copyto(best[here], value, where=better)
            np.copyto(choice[here], np.int8(number), where=better)
    return _walk_back(choice.reshape(rows + 1, columns + 1), moves)


def _diagonal(row: int, column: int, width: int, count: int) -> slice:
    """Return where in a flattened matrix the anti-diagonal lies that runs down-left from a cell."""
    start = row * width + column
    step = max(1, width - 1)
    return slice(start, start + (count - 1) * step + 1, step)


def _walk_back(choice: NDArray[np.int8], moves: Sequence[tuple[int, int]]) -> list[IndexGroup]:
    row, column = choice.shape[0] - 1, choice.shape[1] - 1
    groups: list[IndexGroup] = []
    while row or column:
        down, right = moves[int(choice[row, column])]
        groups.append((tuple(range(row - down, row)), tuple(range(column - right, column))))
        row, column = row - down, column - right
    return groups[::-1]


@dataclass(frozen=True)
class Manner:
    """What counts on a path: the weight of lengths, the value of a gap, how dear merging is."""

    length_weight: float
    gap: float
    merging: float


WITH_GAPS = Manner(length_weight=0.1, gap=0.0, merging=1.0)
"""For texts that may lack sentences of each other."""
WHOLE = Manner(length_weight=0.25, gap=-0.12, merging=2.0)
"""For texts that render each other from end to end."""


@dataclass(frozen=True)
class Side:
    """What a path needs to know of one text: lengths in characters, and which are headings."""

    lengths: Sequence[int]
    headings: Sequence[bool]

    def part(self, start: int, end: int) -> Side:
        """Return the side cut to sentences ``[start, end)``."""
        return Side(self.lengths[start:end], self.headings[start:end])


def path_by_words(
    scores: PairScores, english: Side, persian: Side, manner: Manner
) -> list[ScoredGroup]:
    """Return the path by words and a little by length; a heading renders a heading or nothing."""
    similarities, values = {}, {}
    for (down, right), penalty in MERGE_PENALTIES.items():
        if down > scores.shape[0] or right > scores.shape[1]:
            continue
        similarities[down, right] = scores.groups(down, right)
        value = similarities[down, right] - manner.merging * penalty
        value += manner.length_weight * length_scores(english.lengths, persian.lengths, down, right)
        value -= _HEADING_PENALTY * _heading_clash(english, persian, down, right)
        values[down, right] = np.asarray(value * (down + right) / 2, np.float32)
    return [
        (group, _similarity_of(group, similarities)) for group in best_path(scores.shape, values, manner.gap)
    ]


def absorb_gaps(groups: Sequence[ScoredGroup], english: Side, persian: Side) -> list[ScoredGroup]:
    """Join a sentence without counterpart with the row beside it where lengths say that it belongs there.

    The last step of hunalign (Varga and others 2005), asked for more: the row alone fits badly by length, and
    well with the sentence. For texts of like numbers of sentences; between others gaps are what is expected.
    """
    ratio = sum(persian.lengths) / max(1, sum(english.lengths))
    found = list(groups)
    at = 0
    while at + 1 < len(found):
        (left, left_score), (right, right_score) = found[at], found[at + 1]
        joined = (left[0] + right[0], left[1] + right[1])
        rows = [group for group in (left, right) if all(group)]
        if (
            len(rows) == 1
            and len(joined[0]) + len(joined[1]) <= _LARGEST_GROUP
            and _misfit(joined, english, persian, ratio) < _FITS_WELL
            and _misfit(rows[0], english, persian, ratio) > _FITS_BADLY
        ):
            found[at : at + 2] = [(joined, max(left_score, right_score))]
        else:
            at += 1
    return found


def _misfit(group: IndexGroup, english: Side, persian: Side, ratio: float) -> float:
    """Return by how much, as a logarithm, the lengths of a group differ from those of the texts."""
    first = sum(english.lengths[at] for at in group[0]) * ratio
    second = sum(persian.lengths[at] for at in group[1])
    return abs(math.log((first + 1) / (second + 1)))


def _similarity_of(group: IndexGroup, similarities: Mapping[tuple[int, int], Matrix]) -> float:
    first, second = group
    return float(similarities[len(first), len(second)][first[0], second[0]]) if first and second else 0.0


def sure_cuts(similarity: Matrix) -> list[tuple[int, int]]:
    """Return places (English, Persian) where both texts can be cut, at least ``_SEGMENT`` sentences apart.

    A cut stands before a pair that is the best of its row and its column, as are the pairs around it.
    """
    best_columns = similarity.argmax(axis=1)
    mutual = similarity.argmax(axis=0)[best_columns] == np.arange(len(best_columns))
    chain = longest_chain([(int(row), int(best_columns[row])) for row in np.flatnonzero(mutual)])
    cuts: list[tuple[int, int]] = []
    last_row, last_column = 0, 0
    for before, here, after in zip(chain, chain[1:], chain[2:], strict=False):
        is_sure = all(second[0] - first[0] <= 2 and second[1] - first[1] <= 2
                      for first, second in ((before, here), (here, after)))
        if is_sure and here[0] - last_row >= _SEGMENT and here[1] - last_column >= _SEGMENT:
            cuts.append(here)
            last_row, last_column = here
    if cuts and (similarity.shape[0] - last_row < 2 or similarity.shape[1] - last_column < 2):
        cuts.pop()
    return cuts


def longest_chain(pairs: Sequence[tuple[int, int]], *, strictly: bool = True) -> list[tuple[int, int]]:
    """Return the longest subsequence of pairs whose second members rise, or do not fall (patience sorting)."""
    place_in = bisect_left if strictly else bisect_right
    ends: list[int] = []
    end_at: list[int] = []
    previous: list[int] = []
    for index, (_, column) in enumerate(pairs):
        at = place_in(ends, column)
        previous.append(end_at[at - 1] if at else -1)
        ends[at: at + 1] = [column]
        end_at[at: at + 1] = [index]
    chain = []
    index = end_at[-1] if end_at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]


def _heading_clash(english: Side, persian: Side, down: int, right: int) -> Matrix:
    """Return 1 where a group joins a heading with something that is none."""
    first = _holds_heading(english.headings, down)
    second = _holds_heading(persian.headings, right)
    if down == right == 1:
        return np.asarray(first[:, None] != second[None, :], np.float32)
    return np.asarray(first[:, None] | second[None, :], np.float32)


def _holds_heading(headings: Sequence[bool], size: int) -> NDArray[np.bool_]:
    return np.array([any(headings[at: at + size]) for at in range(len(headings) - size + 1)], np.bool_)


def path_by_length(english: Sequence[int], persian: Sequence[int]) -> list[IndexGroup]:
    """Return the path that looks at lengths alone (Gale and Church 1993)."""
    values = {}
    for (down, right), prior in _LENGTH_PRIORS.items():
        if down <= len(english) and right <= len(persian):
            values[down, right] = 8 * length_scores(english, persian, down, right) + np.float32(np.log(prior))
    return best_path((len(english), len(persian)), values, gap=float(np.log(_GAP_PRIOR)) - 8.0)
