"""Which word of one language may render which of the other, in one pair of texts.

Evidence: equal numbers, a year in the other calendar, the same Latin word, the lexicon, names and
loan words by sound, and word pairs learnt from rows already confirmed.
"""

from __future__ import annotations

import math
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

_FIRST_LATIN = {
    "kh": "kxh", "gh": "qgk", "sh": "Ss", "ch": "CSkx", "zh": "J", "ph": "f", "th": "td",
    "ts": "ts", "tz": "t",
    "qu": "qk", "ps": "s", "kn": "n", "c": "ksC", "x": "kzx", "q": "qk", "g": "gqjJ", "j": "jJy",
    "w": "w", "v": "wf",
    "s": "szS", "z": "z", "h": "hx", "k": "kq", "b": "b", "d": "d", "f": "f", "l": "l", "m": "m",
    "n": "n", "p": "p",
    "r": "r", "t": "t",
}
"""The Persian consonants a word may begin with (vowels apart) that begins so in Latin script."""
_FIRST_PERSIAN = {
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ج": "j", "چ": "C",
    "ح": "h", "ه": "h",
    "خ": "x", "د": "d", "ذ": "z", "ز": "z", "ض": "z", "ظ": "z", "ر": "r", "ژ": "J", "ش": "S",
    "غ": "q", "ق": "q",
    "ف": "f", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "w",
}


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
        found[word.stem] = 1.0
        if word.kind != "number":
            threshold = _NAME_THRESHOLD if word.kind == "name" else _LOAN_THRESHOLD
            for stem, score in by_sound.matches(word, threshold):
                found[stem] = max(score, found.get(stem, 0.0))
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
    """Finds the Persian words that sound like a Latin one; only possible beginnings are compared."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._by_first: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for stem, word in words.items():
            if word.kind == "word" and len(word.written) >= 3:
                self._by_first[_first_persian(word.written)].append((stem, word.written))

    def matches(self, word: Word, threshold: float) -> list[tuple[str, float]]:
        """Return the stems that reach the threshold, with their similarity; short words are no evidence."""
        if len(word.written) < (3 if word.kind == "name" else 5):
            return []
        found = []
        for first in _first_latin(word.written):
            for stem, written in self._by_first.get(first, ()):
                if len(written) >= 4 or word.kind == "name":
                    score = self._best(written, stem, word)
                    if score >= threshold:
                        found.append((stem, score))
        return found

    @staticmethod
    def _best(written: str, stem: str, word: Word) -> float:
        if abs(len(written) - len(word.written)) > 5:
            return 0.0
        score = similarity(written, word.written).score
        return max(score, similarity(stem, word.stem).score) if len(stem) > 3 else score


def _first_persian(word: str) -> str:
    return next((_FIRST_PERSIAN[letter] for letter in fold(word) if letter in _FIRST_PERSIAN), "")


def _first_latin(word: str) -> str:
    letters = fold(word).lstrip("aeiouy")
    return _FIRST_LATIN.get(letters[:2]) or _FIRST_LATIN.get(letters[:1], "")
