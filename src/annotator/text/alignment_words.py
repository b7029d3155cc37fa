"""Which word of one language may render which of the other, in one pair of texts.

Evidence: equal numbers, a year in the other calendar, the same Latin word, the lexicon, names and
loan words by sound, and word pairs learnt from rows already confirmed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.core.calendar import solar_years_of
from annotator.text.bilingual import BilingualLexicon
from annotator.text.folding import fold
from annotator.text.names import similarity
from annotator.text.tokens import Word

_OTHER_CALENDAR_WEIGHT = 0.8
_NAME_THRESHOLD = 0.72
_LOAN_THRESHOLD = 0.8
_SOLAR_YEARS = range(1200, 1500)

_PERSIAN_CLASSES = {
    "ب": "p", "پ": "p", "ت": "t", "ط": "t", "د": "t", "ث": "s", "س": "s", "ص": "s", "ذ": "s", "ز": "s", "ض": "s",
    "ظ": "s", "ژ": "s", "ش": "s", "ج": "s", "چ": "s", "خ": "k", "غ": "k", "ق": "k", "ک": "k", "گ": "k", "ر": "r",
    "ف": "f", "ل": "l", "م": "m", "ن": "n",
}
_LATIN_CLASSES = {
    "kh": "k", "gh": "k", "sh": "s", "ch": "ks", "zh": "s", "ph": "f", "th": "t", "tz": "ts", "ck": "k", "qu": "k",
    "b": "p", "c": "ks", "d": "t", "f": "f", "g": "ks", "j": "s", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p",
    "q": "k", "r": "r", "s": "s", "t": "t", "x": "k", "z": "s",
}
"""Consonants that one script may write for the other; two letters of a class are alternatives, not a pair."""
_LATIN_CONSONANT = re.compile("kh|gh|sh|ch|zh|ph|th|tz|ck|qu|[a-z]")
_MOST_SKELETONS = 16
_LEAST_FOR_DELETION = 4


@dataclass(frozen=True)
class WordMatches:
    """``renderings[e][f]`` is how surely Persian stem f can render English stem e; the weights are idf."""

    renderings: Mapping[str, Mapping[str, float]]
    english_weights: Mapping[str, float]
    persian_weights: Mapping[str, float]


def match_words(
    english: Sequence[Sequence[Word]],
    persian: Sequence[Sequence[Word]],
    lexicon: BilingualLexicon,
    learnt: Mapping[str, Mapping[str, float]] | None = None,
) -> WordMatches:
    """Return what the words of two texts (one list a sentence) have to do with each other."""
    vocabulary = _first_of_each(english)
    persian_weights = _weights(persian)
    by_sound = SoundIndex(_first_of_each(persian))
    renderings = {}
    for key, word in vocabulary.items():
        found = dict(lexicon.translations(word)) if word.kind != "number" else _same_number(word)
        if word.kind in ("name", "word") and persian_weights.keys().isdisjoint(found):
            threshold = _NAME_THRESHOLD if word.kind == "name" else _LOAN_THRESHOLD
            for stem, score in by_sound.matches(word, threshold):
                found[stem] = max(score, found.get(stem, 0.0))
        found[word.stem] = 1.0
        for stem, weight in (learnt or {}).get(key, {}).items():
            found[stem] = max(weight, found.get(stem, 0.0))
        present = {stem: weight for stem, weight in found.items() if stem in persian_weights}
        if present:
            renderings[key] = present
    return WordMatches(renderings, _weights(english), persian_weights)


def _same_number(word: Word) -> dict[str, float]:
    found = {}
    if len(word.stem) == 4 and word.stem.isdecimal():
        for year in solar_years_of(int(word.stem)):
            if year in _SOLAR_YEARS:
                found[str(year)] = _OTHER_CALENDAR_WEIGHT
    return found


def _first_of_each(sentences: Sequence[Sequence[Word]]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for sentence in sentences:
        for word in sentence:
            if word.stem not in found or (word.kind == "word" and found[word.stem].kind == "name"):
                found[word.stem] = word
    return found


def _weights(sentences: Sequence[Sequence[Word]]) -> dict[str, float]:
    counts = Counter(stem for sentence in sentences for stem in {word.stem for word in sentence})
    return {stem: math.log(1 + (len(sentences) + 1) / count) for stem, count in counts.items()}


class SoundIndex:
    """Finds the Persian words that sound like a Latin one.

    Words are compared only when their consonants, in coarse classes, are equal or, from four on, differ by
    one: each word is filed under its consonants and under them less one (symmetric deletion, Garbe 2012).
    """

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._filed: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for stem, word in words.items():
            if word.kind == "word" and len(word.written) >= 3:
                skeleton = _persian_skeleton(word.written)
                for key in _with_deletions(skeleton):
                    self._filed[key].add((stem, word.written))

    def matches(self, word: Word, threshold: float) -> list[tuple[str, float]]:
        """Return the stems that reach the threshold, with their similarity; short words are no evidence."""
        if len(word.written) < (3 if word.kind == "name" else 5):
            return []
        candidates = {
            candidate
            for skeleton in _latin_skeletons(word.written)
            for key in _with_deletions(skeleton)
            for candidate in self._filed.get(key, ())
        }
        found = []
        for stem, written in sorted(candidates):
            if len(written) >= 4 or word.kind == "name":
                score = self._best(written, stem, word, threshold)
                if score >= threshold:
                    found.append((stem, score))
        return found

    @staticmethod
    def _best(written: str, stem: str, word: Word, enough: float) -> float:
        if not 0.4 * len(word.written) <= len(stem) <= len(word.written) + 1:
            return 0.0  # Persian leaves out vowels, so it is the shorter spelling
        score = similarity(written, word.written).score
        if score >= enough or len(stem) < 4 or (stem == written and word.stem == word.written.lower()):
            return score
        return max(score, similarity(stem, word.stem).score)


def _with_deletions(skeleton: str) -> set[str]:
    if len(skeleton) < _LEAST_FOR_DELETION:
        return {skeleton}
    return {skeleton, *(skeleton[:at] + skeleton[at + 1:] for at in range(len(skeleton)))}


def _persian_skeleton(word: str) -> str:
    return "".join(_PERSIAN_CLASSES.get(letter, "") for letter in fold(word))


def _latin_skeletons(word: str) -> list[str]:
    """Return the consonant classes of a Latin word, in every reading of c, ch and g; doubled letters once."""
    skeletons = [""]
    previous = ""
    for match in _LATIN_CONSONANT.finditer(fold(word)):
        classes = _LATIN_CLASSES.get(match.group(), "")
        if classes and match.group() != previous:
            skeletons = [skeleton + phone for skeleton in skeletons for phone in classes][:_MOST_SKELETONS]
        previous = match.group()
    return skeletons
