"""The works a paper cites, looked up by key, by authors, by year and by the sound of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotator.core.calendar import gregorian_years_of, solar_years_of
from annotator.text.citation_grammar import CitedPart
from annotator.text.folding import fold
from annotator.text.names import latin_similarity, latin_variants_fold, similarity, skeleton, surname
from annotator.text.occurrences import Work, WorkKey, author_key, is_persian_name, work_key
from annotator.text.suffixes import suffix_rank

_SAME_NAME = 0.75
"""Similarity from which two spellings in different scripts may be one name, if years agree."""
_SPELLING_VARIANT = 0.85
"""Similarity of Latin spellings from which, with the same year, a variant is suspected."""
_NEAR_YEARS = 5
"""Years apart in which the same names rather mean a slip in the year than another work."""
_NEARLY_AS_GOOD = 0.1
"""Works this much less alike than the best are candidates too."""


class WorkRegister:
    """Works by their citations' authors, year and suffix; every look-up is by index, not by scanning all."""

    def __init__(self, parts: Iterable[CitedPart] = ()) -> None:
        self._by_key: dict[WorkKey, Work] = {}
        self._by_authors: dict[tuple[str, ...], list[Work]] = {}
        self._by_year: dict[str, list[Work]] = {}
        self._variants: dict[int, list[Work]] = {}
        for part in parts:
            self.add(part)
        self._merge_abbreviated()

    def add(self, part: CitedPart) -> Work:
        """Return the work a citation means by its own words, entered if new."""
        key = work_key(part)
        work = self._by_key.get(key)
        if work is None:
            work = Work(
                part.authors, part.et_al, part.year, part.suffix, part.calendar, number=part.number
            )
            self._by_key[key] = work
            self._by_authors.setdefault(key[0], []).append(work)
            self._by_year.setdefault(part.year or "", []).append(work)
        return work

    def suffixed_siblings(self, work: Work) -> list[Work]:
        """Return 2024a, 2024b … of the same authors for a work cited as plain 2024."""
        if work.suffix or not (work.year or "").isdigit():
            return []
        siblings = self._by_authors.get(author_key(work.authors), [])
        return [other for other in siblings if other.suffix and other.year == work.year]

    def spelling_variants(self, work: Work) -> list[Work]:
        """Return works of the same year whose authors are spelled nearly alike, in Latin letters."""
        if id(work) not in self._variants:
            self._variants[id(work)] = list(self._find_variants(work))
        return self._variants[id(work)]

    def matching(self, part: CitedPart) -> list[Work]:
        """Return the works a citation can mean: that of its own words, else those alike in names and year."""
        known = self._by_key.get(work_key(part))
        if known is not None and not self.suffixed_siblings(known):
            return [known]
        return _best(part, (work for work in self._of_years(part) if _years_agree(part, work)))

    def of_near_years(self, part: CitedPart) -> list[Work]:
        """Return the works whose authors have these names and whose year is off by a few, in either script."""
        if not (part.year or "").isdigit():
            return []
        first, last = int(part.year or 0), int(part.year or 0)
        if part.calendar == "solar_hijri":
            first, last = gregorian_years_of(first)
        years = map(str, range(first - _NEAR_YEARS, last + _NEAR_YEARS + 1))
        return _best(part, (work for year in years for work in self._by_year.get(year, [])))

    def _of_years(self, part: CitedPart) -> Iterator[Work]:
        years = [part.year or ""]
        if years[0].isdigit():
            year = int(years[0])
            others = gregorian_years_of(year) if part.calendar == "solar_hijri" else solar_years_of(year)
            years.extend(map(str, others))
        for candidate in years:
            yield from self._by_year.get(candidate, [])

    def _find_variants(self, work: Work) -> Iterator[Work]:
        if not work.authors or work.is_persian:
            return
        shape = (work.suffix, work.et_al, len(work.authors))
        first_sound = _first_consonant(work.authors[0])
        for other in self._by_year.get(work.year or "", []):
            if other is work or (other.suffix, other.et_al, len(other.authors)) != shape or other.is_persian:
                continue
            if _first_consonant(other.authors[0]) != first_sound:
                continue
            pairs = zip(work.authors, other.authors, strict=True)
            if min(latin_similarity(first, second).score for first, second in pairs) >= _SPELLING_VARIANT:
                yield other

    def _merge_abbreviated(self) -> None:
        """Let ``Sinaee et al., 2024`` be the one work of 2024 that names Sinaee and two more in full."""
        full_by_first: dict[tuple[str, str, str], list[Work]] = {}
        for (names, year, suffix), work in self._by_key.items():
            if not work.et_al and len(names) > 2:
                full_by_first.setdefault((names[0], year, suffix), []).append(work)
        for (names, year, suffix), work in list(self._by_key.items()):
            full = full_by_first.get((names[0], year, suffix), []) if work.et_al and names else []
            if len(full) == 1:
                self._by_key[names, year, suffix] = full[0]
                self._by_authors[names].remove(work)
                self._by_year[work.year or ""].remove(work)


def _best(part: CitedPart, works: Iterable[Work]) -> list[Work]:
    """Return the works whose authors are alike enough, best first, without the clearly worse ones."""
    every = ((_authors_similarity(part, work), work) for work in works if _may_be_alike(part, work))
    scored = [(score, work) for score, work in every if score >= _SAME_NAME]
    scored.sort(key=lambda item: -item[0])
    return [work for score, work in scored if score >= scored[0][0] - _NEARLY_AS_GOOD]


def _may_be_alike(part: CitedPart, work: Work) -> bool:
    """Tell cheaply whether comparing the first authors is worth while."""
    if not part.authors or not work.authors:
        return False
    first, second = skeleton(part.authors[0]), skeleton(work.authors[0])
    return first[:1] == second[:1] and abs(len(first) - len(second)) <= 2


def _years_agree(part: CitedPart, work: Work) -> bool:
    if part.suffix and work.suffix and suffix_rank(part.suffix) != suffix_rank(work.suffix):
        return False
    if part.year == work.year:
        return True
    if not ((part.year or "").isdigit() and (work.year or "").isdigit()):
        return False
    year, other = int(part.year or 0), int(work.year or 0)
    if part.calendar == "solar_hijri" and work.calendar == "gregorian":
        return other in gregorian_years_of(year)
    is_other_way_round = part.calendar == "gregorian" and work.calendar == "solar_hijri"
    return is_other_way_round and year in gregorian_years_of(other)


def _authors_similarity(part: CitedPart, work: Work) -> float:
    """Return the similarity of the least similar pair of authors; 0 when their numbers differ."""
    if not part.authors or not work.authors:
        return 0.0
    if part.et_al or work.et_al:
        if part.et_al != work.et_al and max(len(part.authors), len(work.authors)) < 3:
            return 0.0
        return _name_similarity(part.authors[0], work.authors[0])
    if len(part.authors) != len(work.authors):
        return 0.0
    pairs = zip(part.authors, work.authors, strict=True)
    return min(_name_similarity(first, second) for first, second in pairs)


@lru_cache(maxsize=100_000)
def _name_similarity(first: str, second: str) -> float:
    is_first_persian, is_second_persian = is_persian_name((first,)), is_persian_name((second,))
    if is_first_persian and is_second_persian:
        return float(author_key((first,)) == author_key((second,)))
    if is_first_persian:
        return similarity(first, second).score
    if is_second_persian:
        return similarity(second, first).score
    if fold(first) == fold(second):
        return 1.0
    is_longer = len(first.split()) != len(second.split())
    return float(is_longer and fold(surname(first)) == fold(surname(second)))


def _first_consonant(name: str) -> str:
    return next((letter for letter in latin_variants_fold(name) if letter not in "aeiou"), "")
