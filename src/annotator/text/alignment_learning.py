"""Word pairs learnt from rows that people confirmed, for the aligner's ``learnt``.

IBM model 1 (Brown et al. 1993) is trained in both directions by expectation maximisation; a pair is
worth the geometric mean of both probabilities, so a word that goes with everything is worth little.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.text.tokens import english_words, persian_words

_ROUNDS = 5
_FLOOR = 1e-3
"""Share of probability left to words without counterpart; smaller probabilities are dropped."""
_MOST_RENDERINGS = 12

Probabilities = dict[str, dict[str, float]]


def learn_renderings(rows: Iterable[tuple[str, str]], *, least: float = 0.1) -> Probabilities:
    """Return Persian stems by English stem with a weight from ``least`` to 1, most probable first.

    ``rows`` are pairs of English and Persian text that say the same.
    """
    english: list[list[str]] = []
    persian: list[list[str]] = []
    for english_text, persian_text in rows:
        english.append(sorted({word.stem for word in english_words(english_text) if word.kind != "number"}))
        persian.append(sorted({word.stem for word in persian_words(persian_text) if word.kind == "word"}))
    forward, backward = _train(english, persian), _train(persian, english)
    learnt: Probabilities = {}
    for stem, renderings in forward.items():
        weights = {
            other: math.sqrt(probability * backward.get(other, {}).get(stem, 0.0))
            for other, probability in renderings.items()
        }
        sure = sorted(((weight, other) for other, weight in weights.items() if weight >= least), reverse=True)
        if sure:
            learnt[stem] = {other: min(1.0, weight) for weight, other in sure[:_MOST_RENDERINGS]}
    return learnt


def _train(sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> Probabilities:
    """Return the probability of each target word given each source word."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for source, target in zip(sources, targets, strict=True):
        for word in source:
            beside[word].update(target)
    probabilities = {word: dict.fromkeys(others, 1 / len(others)) for word, others in beside.items() if others}
    for _ in range(_ROUNDS):
        probabilities = _improved(probabilities, sources, targets)
    return probabilities


def _improved(
    probabilities: Probabilities, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
) -> Probabilities:
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for source, target in zip(sources, targets, strict=True):
        for other in target:
            total = sum(probabilities[word].get(other, 0.0) for word in source) + _FLOOR
            for word in source:
                counts[word][other] += probabilities[word].get(other, 0.0) / total
    improved = {}
    for word, others in counts.items():
        total = sum(others.values())
        if total:
            improved[word] = {other: count / total for other, count in others.items() if count > _FLOOR * total}
    return improved
