"""Finds sources that are entered twice, within one script and across both, and says why it thinks so.

Sources are compared only where something cheap brings them together: the same DOI or ISBN, the same title
letters, or a common year with first names that begin with the same sound. Letters are compared folded: Arabic
and Persian forms, case, accents, ZWNJ and punctuation do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from rapidfuzz import fuzz

from annotator.bib.dates import gregorian_of, is_solar_year, latin_digits
from annotator.bib.names import OTHERS, script_of
from annotator.bib.sources import OTHER_TITLE, SOLAR_DATE, ExportedSource

NameSimilarity = Callable[[str, str], float]
"""(Persian, Latin) family names to 0 … 1, as ``annotator.text.names`` judges."""

LIKELY: Final = 0.75
"""Pairs of at least this score are reported."""

_SAME_TITLE: Final = 0.9
_SAME_NAME: Final = 0.72
_MOST_OTHER_CONSONANTS: Final = 2
"""Clear consonants two spellings of a name may differ by and still be as alike as ``_SAME_NAME``."""

_LARGEST_GROUP: Final = 400
"""Sources one cheap key may bring together; a key so common says nothing."""

_FOLDED: Final = str.maketrans("يىكةۀأإآؤئ", "ییکههاااوی", "\u200c\u200d\u200e\u200f\u0640")
_SOUNDS: Final = {
    **dict.fromkeys("cqkگکقغg", "k"), **dict.fromkeys("sصسثشzزذضظژxj", "s"), **dict.fromkeys("تطtدd", "t"),
    **dict.fromkeys("حهhخ", "h"), **dict.fromkeys("وvwoubفfپpب", "b"), **dict.fromkeys("آاعaeiیy", "a"),
    **dict.fromkeys("جچ", "s"), **dict.fromkeys("رr", "r"), **dict.fromkeys("لl", "l"),
    **dict.fromkeys("مm", "m"), **dict.fromkeys("نn", "n"),
}
_SEVERAL_SOUNDS: Final = {
    "ch": frozenset("sk"), "kh": frozenset("hk"), "th": frozenset("ts"), "ge": frozenset("ks"), "gi": frozenset("ks"),
    "ce": frozenset("ks"), "ci": frozenset("ks"), "j": frozenset("sa"), "o": frozenset("ab"), "u": frozenset("ab"),
    "x": frozenset("sk"),
}
"""Beginnings of Latin names, longer ones first, to the classes of ``_SOUNDS`` they may be."""


@dataclass(frozen=True)
class Duplicate:
    """Two sources by their places in the sequence, a score of 0 … 1, and reasons.

    Reasons are stable words, some with a figure: ``same_doi``, ``same_isbn``, ``same_title``,
    ``similar_title:0.93``, ``same_year``, ``same_name``, ``same_name_other_script:0.88``, ``another_doi``,
    ``another_volume``.
    """

    first: int
    second: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Card:
    """What of a source is compared."""

    doi: str
    isbns: frozenset[str]
    titles: dict[str, str]
    years: frozenset[str]
    families: dict[str, tuple[str, ...]]
    volume: str


def find_duplicates(
    sources: Sequence[ExportedSource], *, name_similarity: NameSimilarity, likely: float = LIKELY
) -> tuple[Duplicate, ...]:
    """Return likely duplicates, the likeliest first."""
    cards = [_card(source) for source in sources]
    compare = _Comparison(name_similarity)
    found = []
    for first, second in sorted(_pairs(cards)):
        score, reasons = compare.judge(cards[first], cards[second])
        if score >= likely:
            found.append(Duplicate(first, second, round(score, 3), tuple(reasons)))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second)))


def fold_title(title: str) -> str:
    """Return the letters and digits of a title, variants of a letter made one, in lower case."""
    decomposed = unicodedata.normalize("NFKD", latin_digits(title).translate(_FOLDED).casefold())
    return " ".join(re.findall(r"\w+", "".join(sign for sign in decomposed if not unicodedata.combining(sign))))


class _Comparison:
    """Judges pairs; similarities of names are remembered for the run."""

    def __init__(self, name_similarity: NameSimilarity) -> None:
        self._similarity = name_similarity
        self._known: dict[tuple[str, str], float] = {}

    def judge(self, first: _Card, second: _Card) -> tuple[float, list[str]]:
        """Return score and reasons. A shared DOI settles it; otherwise title, names and year add up."""
        if first.doi and first.doi == second.doi:
            return 1.0, ["same_doi"]
        reasons: list[str] = []
        title = self._titles(first, second, reasons)
        name = self._names(first, second, reasons)
        same_year = bool(first.years & second.years)
        if same_year:
            reasons.append("same_year")
        if first.isbns & second.isbns and (title is None or title >= _SAME_TITLE):
            return 0.98, ["same_isbn", *reasons]
        score = self._sum(title, name, same_year=same_year)
        for word, one, other in (("doi", first.doi, second.doi), ("volume", first.volume, second.volume)):
            if one and other and one != other:
                score -= 0.3 if word == "doi" else 0.15
                reasons.append(f"another_{word}")
        return max(score, 0.0), reasons

    @staticmethod
    def _sum(title: float | None, name: float | None, *, same_year: bool) -> float:
        if title is None:  # titles in different scripts: names and year must carry it, and cannot carry it far
            return 0.45 * (name or 0.0) + (0.4 if same_year else 0.0) if name and name >= _SAME_NAME else 0.0
        if title < 0.8:
            return 0.0
        names = 0.25 * name if name is not None else 0.12
        return 0.6 * title + names + (0.15 if same_year else 0.0)

    @staticmethod
    def _titles(first: _Card, second: _Card, reasons: list[str]) -> float | None:
        """Return how alike the titles are in a script both have, or None where there is none."""
        ratios = [
            fuzz.token_sort_ratio(first.titles[script], second.titles[script]) / 100
            for script in first.titles.keys() & second.titles.keys()
        ]
        if not ratios:
            return None
        best = max(ratios)
        if best == 1:
            reasons.append("same_title")
        elif best >= 0.8:
            reasons.append(f"similar_title:{best:.2f}")
        return best

    def _names(self, first: _Card, second: _Card, reasons: list[str]) -> float | None:
        """Return how alike the first creators are, and fewer or more creators make it less."""
        if not first.families or not second.families:
            return None
        shared = first.families.keys() & second.families.keys()
        if shared:
            best = max(
                fuzz.ratio(first.families[script][0], second.families[script][0]) / 100 for script in shared)
            if best >= _SAME_NAME:
                reasons.append("same_name")
        else:
            persian, latin = (first, second) if "persian" in first.families else (second, first)
            best = self._across(persian.families["persian"][0], latin.families["latin"][0])
            if best >= _SAME_NAME:
                reasons.append(f"same_name_other_script:{best:.2f}")
        counts = {len(next(iter(card.families.values()))) for card in (first, second)}
        return best if len(counts) == 1 else best * 0.8

    def _across(self, persian: str, latin: str) -> float:
        pair = (persian, latin)
        if pair not in self._known:
            self._known[pair] = self._similarity(persian, latin) if _may_sound_alike(persian, latin) else 0.0
        return self._known[pair]


def _card(source: ExportedSource) -> _Card:
    fields = source.fields
    titles: dict[str, str] = {}
    for name in ("title", OTHER_TITLE):
        if folded := fold_title(fields.get(name, "")):
            titles.setdefault(script_of(folded), folded)
    families: dict[str, list[str]] = defaultdict(list)
    for creator in sorted(source.creators, key=lambda one: (one.role != "author", one.ord)):
        for script, family in (("latin", creator.family_latin), ("persian", creator.family_fa)):
            if family and family != OTHERS:
                families[script].append(fold_title(family) or family)
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields.get("doi", "").strip().lower())
    return _Card(
        doi=doi, isbns=frozenset(_isbns(fields.get("isbn", ""))), titles=titles, years=frozenset(_years(fields)),
        families={script: tuple(names) for script, names in families.items()},
        volume=latin_digits(fields.get("volume", "")).strip(),
    )


def _isbns(value: str) -> Iterator[str]:
    """Yield ISBNs without hyphens, those of ten digits by their first nine within the thirteen."""
    for number in re.findall(r"[\dXx-]{10,17}", latin_digits(value)):
        digits = number.replace("-", "").upper()
        yield digits[3:12] if len(digits) == 13 else digits[:9]


def _years(fields: Mapping[str, str]) -> set[str]:
    """Return the Gregorian years a source may be of."""
    years: set[str] = set()
    date = latin_digits(fields.get("date", "") or fields.get("year", ""))
    solar = fields.get(SOLAR_DATE, "") or (date[:4] if is_solar_year(date[:4]) else "")
    for value in (date if not is_solar_year(date[:4]) else "", gregorian_of(solar[:4])):
        years.update(re.findall(r"\d{4}", value))
    return years


def _pairs(cards: Sequence[_Card]) -> set[tuple[int, int]]:
    """Return the pairs worth a look: with a key in common, or year and sound where titles cannot tell."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    across: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, card in enumerate(cards):
        for key in _keys(card):
            groups[key].append(place)
        for year, sound in product(
            card.years, {sound for names in card.families.values() for sound in _first_sounds(names[0])}
        ):
            for side, script in enumerate(("persian", "latin")):
                if not card.titles.keys() - {script}:
                    across[year, sound][side].append(place)
    pairs = {
        pair for group in groups.values() if 1 < len(group) <= _LARGEST_GROUP for pair in combinations(group, 2)
    }
    for persian, latin in across.values():
        if len(persian) * len(latin) > _LARGEST_GROUP**2:
            continue
        pairs.update((min(pair), max(pair)) for pair in product(persian, latin) if pair[0] != pair[1])
    return pairs


def _keys(card: _Card) -> set[tuple[str, ...]]:
    """Return what may bring a source together with another by itself."""
    keys: set[tuple[str, ...]] = {("isbn", number) for number in card.isbns}
    if card.doi:
        keys.add(("doi", card.doi))
    for title in card.titles.values():
        words = title.split()
        keys.add(("title", "".join(words)[:24]))
        keys.add(("words", *sorted(words, key=len)[-3:]))
    for names in card.families.values():
        keys |= {("name", names[0], year) for year in card.years}
    return keys


def _may_sound_alike(persian: str, latin: str) -> bool:
    """Tell whether two names have about the same clear consonants: most pairs have not, and comparing is dear."""
    pairs = zip(_clear_consonants(persian), _clear_consonants(latin), strict=True)
    return sum(abs(one - other) for one, other in pairs) <= _MOST_OTHER_CONSONANTS


@lru_cache(maxsize=65536)
def _clear_consonants(name: str) -> tuple[int, ...]:
    """Return how often each class of consonants stands in a name that both scripts always write.

    Doubled letters count once; k and s are one class, for ch may be either.
    """
    classes = ["s" if (sound := _SOUNDS.get(letter, "")) == "k" else sound for letter in name]
    kept = [one for place, one in enumerate(classes) if not place or name[place] != name[place - 1]]
    return tuple(kept.count(one) for one in "stlmnr")


def _first_sounds(name: str) -> frozenset[str]:
    """Return the classes of sounds a family name may begin with, rough enough for both scripts.

    Latin letters that stand for several sounds (ch, kh, j, o …) give all of them.
    """
    for beginning, sounds in _SEVERAL_SOUNDS.items():
        if name.startswith(beginning):
            return sounds
    first = next((_SOUNDS[letter] for letter in name if letter in _SOUNDS), "")
    return frozenset((first,))
