"""Which works the citations of a paper mean, and what is wrong with them.

Citations of the same authors, year and suffix are of one work; a spelling variant is never merged
silently. Persian narrative citations with Solar Hijri years are matched to works cited in Latin
script by the sound of all names and the years both calendars share: one match decides, several ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotator.core.analysis import CitedWork, FoundBlock, FoundCitation, RawSpans
from annotator.core.calendar import gregorian_years_of
from annotator.core.model import CitationKind
from annotator.text.citation_grammar import CitedPart
from annotator.text.folding import fold
from annotator.text.names import latin_similarity, similarity, surname

_SAME_NAME = 0.75
"""Similarity from which two spellings in different scripts may be one name, if years agree."""
_SPELLING_VARIANT = 0.85
"""Similarity of Latin spellings from which, with the same year, a variant is suspected."""
_SUFFIXES = ("abcdefghijklmnopqrstuvwxyz", ("الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د"))
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_USUAL_SHARE = 0.5
_LITTLE_IN_COMMON = 0.12

WorkKey = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True)
class Occurrence:
    """A citation before its work is known. ``other_readings`` divide the names before it differently."""

    block: FoundBlock
    kind: CitationKind
    start: int
    end: int
    part: CitedPart
    text: str
    raw_spans: RawSpans
    sentence: str | None
    is_certain: bool = True
    other_readings: tuple[Occurrence, ...] = ()


@dataclass
class _Work:
    """A work while its citations are gathered."""

    authors: tuple[str, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    citations: list[int] = field(default_factory=list)

    @property
    def is_persian(self) -> bool:
        return _is_persian(self.authors)


@dataclass
class _Placed:
    """An occurrence with what was decided about it; works are held by identity until ids are given."""

    occurrence: Occurrence
    work: _Work | None
    candidates: list[_Work] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def assign_works(
    occurrences: Sequence[Occurrence], entries: Sequence[CitedPart] = (),
) -> tuple[tuple[FoundCitation, ...], tuple[CitedWork, ...]]:
    """Return citations with ids, works, candidates and problems, and the works in order of first citation.

    Narrative occurrences that are not certain and mean no work cited elsewhere, nor any of ``entries``
    (the authors and years of a reference list), are dropped.
    """
    listed = {_key(entry): _Work(entry.authors, entry.et_al, entry.year, entry.suffix, entry.calendar)
              for entry in entries}
    works: dict[WorkKey, _Work] = {}
    placed: list[_Placed] = []
    for occurrence in occurrences:
        if occurrence.kind == "parenthetical" and not occurrence.part.repetition:
            _work_for(works, occurrence.part)
    _merge_abbreviated(works)
    for occurrence in occurrences:
        decided = _place(occurrence, works, listed, placed)
        if decided is not None:
            placed.append(decided)
    ordered = _order_of_citation(placed)
    _note_problems(placed, ordered)
    return _with_ids(placed, ordered)


def _key(part: CitedPart) -> WorkKey:
    if part.number is not None:
        return (f"#{part.number}",), "", ""
    return _author_key(part.authors), part.year or "", part.suffix or ""


def _author_key(authors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(author).replace(" ", "").replace(".", "") for author in authors)


def _work_for(works: dict[WorkKey, _Work], part: CitedPart) -> _Work:
    work = works.get(_key(part))
    if work is None:
        work = works[_key(part)] = _Work(part.authors, part.et_al, part.year, part.suffix, part.calendar)
    return work


def _merge_abbreviated(works: dict[WorkKey, _Work]) -> None:
    """Let ``Sinaee et al., 2024`` be the one work of 2024 that names Sinaee and at least two more in full."""
    for key, work in list(works.items()):
        if not work.et_al:
            continue
        names, year, suffix = key
        full = [
            other for (others, other_year, other_suffix), other in works.items()
            if not other.et_al and len(others) > max(2, len(names)) and others[: len(names)] == names
            and (other_year, other_suffix) == (year, suffix)
        ]
        if len(set(map(id, full))) == 1:
            works[key] = full[0]


def _place(
    occurrence: Occurrence, works: dict[WorkKey, _Work], listed: dict[WorkKey, _Work], placed: list[_Placed]
) -> _Placed | None:
    if occurrence.part.repetition:
        return _place_repetition(occurrence, works, placed)
    if occurrence.kind == "narrative":
        return _place_narrative(occurrence, works, listed)
    known = works[_key(occurrence.part)]
    unsuffixed = _suffixed_siblings(known, works)
    if unsuffixed:
        return _Placed(occurrence, None, unsuffixed, ["ambiguous"])
    decided = _Placed(occurrence, known)
    variants = _spelling_variants(known, works)
    if variants:
        decided.candidates = [known, *variants]
        decided.problems.append("spelling_variant")
    return decided


def _place_repetition(
    occurrence: Occurrence, works: dict[WorkKey, _Work], placed: list[_Placed]
) -> _Placed:
    """Resolve ``همان`` and ``ibid.`` to the work cited last, ``همو`` to its authors, ``op. cit.`` by name."""
    part = occurrence.part
    earlier: list[_Placed] = []
    if part.authors:
        key = _author_key(part.authors)
        resolved = (other for other in reversed(placed) if other.work)
        earlier = [other for other in resolved if other.work and _author_key(other.work.authors) == key]
    if not part.authors or (not earlier and occurrence.kind == "narrative"):
        earlier = [other for other in placed[-1:] if other.work]
    if not earlier or earlier[0].work is None:
        return _Placed(occurrence, None, [], ["no_antecedent"])
    work = earlier[0].work
    if part.repetition == "same_author":
        named = replace(part, authors=work.authors, et_al=work.et_al)
        return _Placed(replace(occurrence, part=named), _work_for(works, named))
    named = replace(
        part, authors=work.authors, et_al=work.et_al, year=work.year, suffix=work.suffix,
        calendar=work.calendar,
    )
    return _Placed(replace(occurrence, part=named), work)


def _place_narrative(
    occurrence: Occurrence, works: dict[WorkKey, _Work], listed: dict[WorkKey, _Work]
) -> _Placed | None:
    """Match a narrative citation to the works cited elsewhere, trying each division of the names."""
    readings = (occurrence, *occurrence.other_readings)
    for reading in readings:
        matches = _matching_works(reading.part, works)
        if len(matches) == 1:
            return _Placed(_named_as(reading, matches[0]), matches[0], [matches[0]])
        if matches:
            return _Placed(reading, None, matches, ["ambiguous"])
    is_listed = (reading for reading in readings if _matching_works(reading.part, listed))
    certain = next(is_listed, None) or next((reading for reading in readings if reading.is_certain), None)
    if certain is None:
        return None
    same_names = _works_by_names(certain.part, works, is_exact_year=False)
    decided = _Placed(certain, _work_for(works, certain.part))
    other_script = [work for work in same_names if not work.is_persian]
    if other_script and _is_persian(certain.part.authors):
        decided.candidates = other_script
        decided.problems.append("year_conflict")
    return decided


def _named_as(reading: Occurrence, work: _Work) -> Occurrence:
    """Give a narrative citation in the same script the spelling of its work, ``John Mearsheimer`` too."""
    if work.is_persian != _is_persian(reading.part.authors) or len(work.authors) != len(reading.part.authors):
        return reading
    return replace(reading, part=replace(reading.part, authors=work.authors))


def _matching_works(part: CitedPart, works: dict[WorkKey, _Work]) -> list[_Work]:
    known = works.get(_key(part))
    if known is not None and not _suffixed_siblings(known, works):
        return [known]
    return _works_by_names(part, works, is_exact_year=True)


def _works_by_names(part: CitedPart, works: dict[WorkKey, _Work], *, is_exact_year: bool) -> list[_Work]:
    """Return the works whose authors have these names, best first; only of the same year if asked for."""
    scored: list[tuple[float, int, _Work]] = []
    for position, work in enumerate(dict.fromkeys(map(id, works.values()))):
        candidate = next(other for other in works.values() if id(other) == work)
        if is_exact_year and not _years_agree(part, candidate):
            continue
        score = _authors_similarity(part, candidate)
        if score >= _SAME_NAME:
            scored.append((-score, position, candidate))
    scored.sort(key=lambda item: item[:2])
    best = scored[0][0] if scored else 0.0
    return [work for score, _, work in scored if score <= best + 0.1]


def _years_agree(part: CitedPart, work: _Work) -> bool:
    if part.suffix and work.suffix and _suffix_rank(part.suffix) != _suffix_rank(work.suffix):
        return False
    if part.year == work.year:
        return True
    if not (part.year and work.year and part.year.isdigit() and work.year.isdigit()):
        return False
    if part.calendar == "solar_hijri" and work.calendar == "gregorian":
        return int(work.year) in gregorian_years_of(int(part.year))
    if part.calendar == "gregorian" and work.calendar == "solar_hijri":
        return int(part.year) in gregorian_years_of(int(work.year))
    return False


def _suffix_rank(suffix: str) -> int:
    for letters in _SUFFIXES:
        if suffix in letters:
            return letters.index(suffix)
    return -1


def _authors_similarity(part: CitedPart, work: _Work) -> float:
    """Return the similarity of the least similar pair of authors; 0 when their numbers differ."""
    if part.et_al or work.et_al:
        pairs = [(part.authors[0], work.authors[0])]
        if part.et_al != work.et_al and max(len(part.authors), len(work.authors)) < 3:
            return 0.0
    elif len(part.authors) != len(work.authors):
        return 0.0
    else:
        pairs = list(zip(part.authors, work.authors, strict=True))
    return min(_name_similarity(first, second) for first, second in pairs)


def _name_similarity(first: str, second: str) -> float:
    if _is_persian((first,)) and _is_persian((second,)):
        return 1.0 if fold(first).replace(" ", "") == fold(second).replace(" ", "") else 0.0
    if _is_persian((first,)):
        return similarity(first, second).score
    if _is_persian((second,)):
        return similarity(second, first).score
    whole = 1.0 if fold(first) == fold(second) else 0.0
    is_longer = len(first.split()) != len(second.split())
    return 1.0 if is_longer and fold(surname(first)) == fold(surname(second)) else whole


def _suffixed_siblings(work: _Work, works: dict[WorkKey, _Work]) -> list[_Work]:
    """Return 2024a, 2024b … of the same authors for a citation of plain 2024."""
    if work.suffix or not work.year or not work.year.isdigit():
        return []
    names = _author_key(work.authors)
    return [
        other for (others, year, suffix), other in works.items()
        if suffix and others == names and year == work.year
    ]


def _spelling_variants(work: _Work, works: dict[WorkKey, _Work]) -> list[_Work]:
    """Return works of the same year whose authors are spelled nearly alike."""
    if not work.authors or work.is_persian:
        return []
    variants: list[_Work] = []
    for other in works.values():
        if other is work or (other.year, other.suffix, other.et_al) != (work.year, work.suffix, work.et_al):
            continue
        if len(other.authors) != len(work.authors) or other.is_persian or other in variants:
            continue
        pairs = zip(work.authors, other.authors, strict=True)
        if min(latin_similarity(first, second).score for first, second in pairs) >= _SPELLING_VARIANT:
            variants.append(other)
    return variants


def _is_persian(authors: Iterable[str]) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for author in authors for letter in author)


def _order_of_citation(placed: Sequence[_Placed]) -> list[_Work]:
    """Return the works in order of first mention, ambiguous mentions included."""
    ordered: list[_Work] = []
    known: set[int] = set()
    for index, decided in enumerate(placed):
        for work in (decided.work, *decided.candidates):
            if work is not None and id(work) not in known:
                known.add(id(work))
                ordered.append(work)
        if decided.work is not None:
            decided.work.citations.append(index)
    return [work for work in ordered if work.citations]


def _note_problems(placed: Sequence[_Placed], works: Sequence[_Work]) -> None:
    _note_missing_pages(placed)
    _note_suffix_order(placed, works)
    _note_same_pages(placed, works)
    for decided in placed:
        part = decided.occurrence.part
        is_identified = part.repetition or part.number is not None
        if not (part.year or "").isdigit() and not is_identified:
            _note(decided, "no_year")
        if part.is_secondary:
            _note(decided, "cited_through_another")
        if part.other_year and not _calendars_agree(part.year, part.other_year):
            _note(decided, "year_conflict")


def _note(decided: _Placed, problem: str) -> None:
    if problem not in decided.problems:
        decided.problems.append(problem)


def _note_missing_pages(placed: Sequence[_Placed]) -> None:
    """Note parenthetical citations without a page, where the paper's custom is to give one."""
    parenthetical = [decided for decided in placed if decided.occurrence.kind == "parenthetical"]
    with_page = sum(decided.occurrence.part.locator is not None for decided in parenthetical)
    if with_page < _USUAL_SHARE * len(parenthetical):
        return
    for decided in parenthetical:
        part = decided.occurrence.part
        if part.locator is None and not part.is_secondary and part.number is None:
            _note(decided, "missing_page")


def _note_suffix_order(placed: Sequence[_Placed], works: Sequence[_Work]) -> None:
    """Note the first citation of 2024b when it comes before 2024a, or when there is no 2024a at all."""
    first_citations: dict[tuple[tuple[str, ...], str], dict[int, int]] = {}
    for work in works:
        rank = _suffix_rank(work.suffix) if work.suffix else -1
        if rank >= 0:
            ranks = first_citations.setdefault((_author_key(work.authors), work.year or ""), {})
            ranks[rank] = work.citations[0]
    for ranks in first_citations.values():
        for rank, first in ranks.items():
            if rank and (rank - 1 not in ranks or ranks[rank - 1] > first):
                _note(placed[first], "suffix_out_of_order")


def _note_same_pages(placed: Sequence[_Placed], works: Sequence[_Work]) -> None:
    """Note citations of one page of one work in sentences that have next to no words in common."""
    for work in works:
        by_page: dict[str, list[_Placed]] = {}
        for index in work.citations:
            locator = placed[index].occurrence.part.locator
            if locator is not None:
                by_page.setdefault(locator.value, []).append(placed[index])
        for group in by_page.values():
            sentences = [(decided, _sentence_words(decided.occurrence)) for decided in group]
            for position, (first, words) in enumerate(sentences):
                for second, other_words in sentences[position + 1:]:
                    if words and other_words and _share(words, other_words) < _LITTLE_IN_COMMON:
                        _note(first, "same_page_for_different_claims")
                        _note(second, "same_page_for_different_claims")


def _sentence_words(occurrence: Occurrence) -> frozenset[str]:
    for sentence in occurrence.block.sentences:
        if sentence.id == occurrence.sentence:
            words = fold(_IN_BRACKETS.sub(" ", sentence.text)).split()
            return frozenset(word for word in words if len(word) > 3)
    return frozenset()


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / min(len(first), len(second))


def _calendars_agree(year: str | None, other: str) -> bool:
    if not year or not year.isdigit():
        return True
    first, second = sorted((int(year), int(other)))
    return first >= 1500 or second < 1500 or second in gregorian_years_of(first)


def _with_ids(
    placed: Sequence[_Placed], works: Sequence[_Work]
) -> tuple[tuple[FoundCitation, ...], tuple[CitedWork, ...]]:
    work_ids = {id(work): f"w{number}" for number, work in enumerate(works, 1)}
    citations = tuple(
        _found(decided, f"c{number}", work_ids) for number, decided in enumerate(placed, 1)
    )
    cited = tuple(
        CitedWork(
            id=work_ids[id(work)], authors=work.authors, et_al=work.et_al, year=work.year, suffix=work.suffix,
            citations=tuple(f"c{index + 1}" for index in work.citations), calendar=work.calendar,
        )
        for work in works
    )
    return citations, cited


def _found(decided: _Placed, identifier: str, work_ids: dict[int, str]) -> FoundCitation:
    occurrence, part = decided.occurrence, decided.occurrence.part
    work = work_ids.get(id(decided.work)) if decided.work is not None else None
    candidates = tuple(dict.fromkeys(_candidate_ids(decided, work, work_ids)))
    return FoundCitation(
        id=identifier, lang=occurrence.block.lang, kind=occurrence.kind, block=occurrence.block.id,
        start=occurrence.start, end=occurrence.end, raw_spans=occurrence.raw_spans, text=occurrence.text,
        authors=part.authors, et_al=part.et_al, year=part.year, suffix=part.suffix, calendar=part.calendar,
        locator=(part.locator.label, part.locator.value) if part.locator else None,
        sentence=occurrence.sentence, work=work, candidates=candidates, problems=tuple(decided.problems),
    )


def _candidate_ids(decided: _Placed, work: str | None, work_ids: dict[int, str]) -> Iterator[str]:
    if work is not None:
        yield work
    for candidate in decided.candidates:
        if id(candidate) in work_ids:
            yield work_ids[id(candidate)]
