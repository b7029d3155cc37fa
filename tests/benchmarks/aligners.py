"""Peers of our aligner, written from their papers, small and plain: lengths alone, and lengths with a dictionary."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from annotator.text.bilingual import BilingualLexicon
from annotator.text.tokens import english_words, persian_words

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Indexes of English and of Persian sentences."""
Score = Callable[[range, range], float]

_GALE_CHURCH_PRIORS = {
    (1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011,
}
_VARIANCE = 6.8


def gale_church(english: Sequence[str], persian: Sequence[str]) -> list[Group]:
    """Align by lengths in characters (Gale and Church 1993, with the priors and the variance of the paper)."""
    first, second = [len(text) for text in english], [len(text) for text in persian]
    ratio = sum(second) / max(1, sum(first))

    def score(rows: range, columns: range) -> float:
        here, there = sum(first[at] for at in rows), sum(second[at] for at in columns)
        mean = (here + there / ratio) / 2
        deviation = (there - here * ratio) / math.sqrt(max(mean, 1e-6) * _VARIANCE)
        tail = max(math.erfc(abs(deviation) / math.sqrt(2)), 1e-12)
        return math.log(_GALE_CHURCH_PRIORS[len(rows), len(columns)]) + math.log(tail)

    return _best_path(len(english), len(persian), tuple(_GALE_CHURCH_PRIORS), score)


def hunalign_like(english: Sequence[str], persian: Sequence[str], lexicon: BilingualLexicon) -> list[Group]:
    """Align by lengths and a dictionary as hunalign does (Varga and others 2005).

    Each English sentence is translated word by word; shared words, by the length of the longer sentence, and
    the ratio of lengths make the score. Skipping costs nothing and its last step, joining what was skipped with
    a neighbour, is left out: with either, texts with gaps came out worse here, and a peer should be strong.
    """
    bags = [_translated(text, lexicon) for text in english]
    words = [{word.stem for word in persian_words(text)} for text in persian]
    first, second = [len(text) for text in english], [len(text) for text in persian]
    ratio = sum(second) / max(1, sum(first))

    def score(rows: range, columns: range) -> float:
        if not rows or not columns:
            return 0.0
        bag = [renderings for at in rows for renderings in bags[at]]
        there = {stem for at in columns for stem in words[at]}
        shared = sum(not there.isdisjoint(renderings) for renderings in bag)
        here_length, there_length = sum(first[at] for at in rows) * ratio, sum(second[at] for at in columns)
        fit = min(here_length, there_length) / max(here_length, there_length, 1e-6)
        merging = 0.1 * (len(rows) + len(columns) - 2)
        return (len(rows) + len(columns)) / 2 * (shared / max(len(bag), len(there), 1) + 0.1 * fit - merging)

    moves = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
    return _best_path(len(english), len(persian), moves, score)


def _translated(text: str, lexicon: BilingualLexicon) -> list[set[str]]:
    """Return for each word the stems that may stand for it, itself among them (numbers, Latin words)."""
    return [{word.stem, *_sure(lexicon.translations(word))} for word in english_words(text)]


def _sure(renderings: Mapping[str, float]) -> set[str]:
    return {stem for stem, weight in renderings.items() if weight >= 0.6}


def _best_path(rows: int, columns: int, moves: Sequence[tuple[int, int]], score: Score) -> list[Group]:
    best = {(0, 0): (0.0, (0, 0))}
    for row in range(rows + 1):
        for column in range(columns + 1):
            for down, right in moves:
                before = best.get((row - down, column - right))
                if before is not None:
                    value = before[0] + score(range(row - down, row), range(column - right, column))
                    if (row, column) not in best or value > best[row, column][0]:
                        best[row, column] = (value, (down, right))
    groups: list[Group] = []
    row, column = rows, columns
    while row or column:
        down, right = best[row, column][1]
        groups.append((tuple(range(row - down, row)), tuple(range(column - right, column))))
        row, column = row - down, column - right
    return groups[::-1]
