"""The bilingual lexicon: which Persian stems may render an English word.

Loaded on first use from ``resources/lexicon/en-fa.tsv``: English lemma, Persian lemma, part of speech,
tab-separated. Keys are made by the stemmers of :mod:`annotator.text.tokens`, so texts and lexicon agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from annotator.assets import resource
from annotator.text.tokens import Word, english_words, persian_words

_FAMILY_WEIGHT = 0.85
"""What a translation of another member of the word family is worth."""
_PHRASE_WEIGHTS = {1: 1.0, 2: 0.65, 3: 0.45}
"""What each word of a Persian phrase is worth as the rendering of one English word."""
_PAIRED_WEIGHT = 0.75
_CROSSED_WEIGHT = 0.35


class BilingualLexicon:
    """Translations by English lemma, and more weakly by word family."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_lemma: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._by_stem: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for english, persian in entries:
            self._add(english_words(english), persian_words(persian))

    def with_entries(self, entries: Iterable[tuple[str, str]]) -> BilingualLexicon:
        """Return a lexicon that knows these pairs too; this one stays as it is."""
        other = BilingualLexicon(entries)
        for mine, theirs in ((self._by_lemma, other._by_lemma), (self._by_stem, other._by_stem)):
            for key, renderings in mine.items():
                added = theirs.get(key, {})
                best = {stem: max(weight, added.get(stem, 0.0)) for stem, weight in renderings.items()}
                theirs[key] = {**added, **best}
        return other

    def translations(self, word: Word) -> Mapping[str, float]:
        """Return Persian stems with their weights, 0 to 1."""
        found = {stem: weight * _FAMILY_WEIGHT for stem, weight in self._by_stem.get(word.stem, {}).items()}
        found.update(self._by_lemma.get(word.lemma, {}))
        return found

    def _add(self, english: list[Word], persian: list[Word]) -> None:
        if len(english) == 1:
            weight = _PHRASE_WEIGHTS.get(len(persian), 0.3)
            for word in persian:
                self._note(english[0], word, weight)
        elif len(english) == len(persian) == 2:
            for word, rendering in zip(english, reversed(persian), strict=True):
                self._note(word, rendering, _PAIRED_WEIGHT)
        else:
            for word in english:
                for rendering in persian:
                    self._note(word, rendering, _CROSSED_WEIGHT)

    def _note(self, english: Word, persian: Word, weight: float) -> None:
        for table, key in ((self._by_lemma, english.lemma), (self._by_stem, english.stem)):
            table[key][persian.stem] = max(weight, table[key].get(persian.stem, 0.0))


@lru_cache(maxsize=1)
def shipped_lexicon() -> BilingualLexicon:
    """Return the lexicon that comes with the program."""
    return BilingualLexicon(read_entries(resource("lexicon/en-fa.tsv").read_text(encoding="utf-8")))


def read_entries(text: str) -> list[tuple[str, str]]:
    """Return the pairs of a tab-separated lexicon; lines that begin with # are remarks."""
    pairs = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            english, persian, *_ = line.split("\t")
            pairs.append((english, persian))
    return pairs
