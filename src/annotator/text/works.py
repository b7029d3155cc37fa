"""Which works the citations of a paper mean.

Citations of the same authors, year and suffix are of one work; a spelling variant is never merged
silently. Persian narrative citations with Solar Hijri years are matched to works cited in Latin
script by the sound of all names and the years both calendars share: one match decides, several ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.core.analysis import CitedWork, FoundCitation
from annotator.text.citation_grammar import CitedPart
from annotator.text.citation_problems import note_problems
from annotator.text.occurrences import Occurrence, Placed, Work, author_key, is_persian_name
from annotator.text.work_register import WorkRegister


def assign_works(
    occurrences: Sequence[Occurrence], entries: Sequence[CitedPart] = ()
) -> tuple[tuple[FoundCitation, ...], tuple[CitedWork, ...]]:
    """Return citations with ids, works, candidates and problems, and the works in order of first citation.

    Narrative occurrences that are not certain and mean no work cited elsewhere, nor any of ``entries``
    (the authors and years of a reference list), are dropped.
    """
    in_brackets = (item for item in occurrences if item.kind == "parenthetical" and not item.part.repetition)
    works = WorkRegister(occurrence.part for occurrence in in_brackets)
    listed = WorkRegister(entries)
    placing = _Placing(works, listed)
    for occurrence in occurrences:
        placing.place(occurrence)
    ordered = _order_of_citation(placing.placed)
    note_problems(placing.placed, ordered, entries)
    return _with_ids(placing.placed, ordered)


class _Placing:
    """Gives each occurrence its work, in reading order, because ``همان`` means the one before."""

    def __init__(self, works: WorkRegister, listed: WorkRegister) -> None:
        self.placed: list[Placed] = []
        self._works = works
        self._listed = listed
        self._latest: dict[tuple[str, ...], Work] = {}

    def place(self, occurrence: Occurrence) -> None:
        """Decide about one occurrence and note it, unless it is dropped."""
        if occurrence.part.repetition:
            decided: Placed | None = self._repetition(occurrence)
        elif occurrence.kind == "narrative":
            decided = self._narrative(occurrence)
        else:
            decided = self._parenthetical(occurrence)
        if decided is None:
            return
        self.placed.append(decided)
        if decided.work is not None:
            self._latest[author_key(decided.work.authors)] = decided.work

    def _parenthetical(self, occurrence: Occurrence) -> Placed:
        work = self._works.add(occurrence.part)
        siblings = self._works.suffixed_siblings(work)
        if siblings:
            return Placed(occurrence, None, siblings, ["ambiguous"])
        variants = self._works.spelling_variants(work)
        if variants:
            return Placed(occurrence, work, [work, *variants], ["spelling_variant"])
        return Placed(occurrence, work)

    def _repetition(self, occurrence: Occurrence) -> Placed:
        """Resolve ``همان`` and ``ibid.`` to the work cited last, ``همو`` to its authors."""
        part = occurrence.part
        work = self._latest.get(author_key(part.authors)) if part.authors else None
        if work is None and occurrence.kind == "narrative":
            return self._repetition(occurrence.other_readings[0])  # the words before it were no author
        if work is None and not part.authors:
            work = self.placed[-1].work if self.placed else None
        if work is None:
            return Placed(occurrence, None, [], ["no_antecedent"])
        if part.repetition == "same_author":
            named = replace(part, authors=work.authors, et_al=work.et_al)
            return Placed(replace(occurrence, part=named), self._works.add(named))
        named = replace(
            part, authors=work.authors, et_al=work.et_al, year=work.year, suffix=work.suffix,
            calendar=work.calendar,
        )
        return Placed(replace(occurrence, part=named), work)

    def _narrative(self, occurrence: Occurrence) -> Placed | None:
        """Match a narrative citation to the works cited elsewhere, trying each division of the names."""
        readings = (occurrence, *occurrence.other_readings)
        for reading in readings:
            matches = self._works.matching(reading.part)
            if len(matches) == 1:
                return Placed(_named_as(reading, matches[0]), matches[0], matches)
            if matches:
                return Placed(reading, None, matches, ["ambiguous"])
        listed = (reading for reading in readings if self._listed.matching(reading.part))
        certain = (reading for reading in readings if reading.is_certain)
        chosen = next(listed, None) or next(certain, None)
        return self._new_work(chosen) if chosen is not None else None

    def _new_work(self, occurrence: Occurrence) -> Placed:
        """Enter a work only narrative citations name; say so if the same names have another year in Latin."""
        is_persian = is_persian_name(occurrence.part.authors)
        same_names = self._works.of_near_years(occurrence.part) if is_persian else []
        other_years = [work for work in same_names if not work.is_persian]
        problems = ["year_conflict"] if other_years else []
        return Placed(occurrence, self._works.add(occurrence.part), other_years, problems)


def _named_as(reading: Occurrence, work: Work) -> Occurrence:
    """Give a narrative citation in the same script the spelling of its work, ``John Mearsheimer`` too."""
    part = reading.part
    if work.is_persian != is_persian_name(part.authors) or len(work.authors) != len(part.authors):
        return reading
    return replace(reading, part=replace(part, authors=work.authors))


def _order_of_citation(placed: Sequence[Placed]) -> list[Work]:
    """Return the works in order of first mention, ambiguous mentions included."""
    ordered: dict[int, Work] = {}
    for index, decided in enumerate(placed):
        for work in (decided.work, *decided.candidates):
            if work is not None:
                ordered.setdefault(id(work), work)
        if decided.work is not None:
            decided.work.citations.append(index)
    return [work for work in ordered.values() if work.citations]


def _with_ids(
    placed: Sequence[Placed], works: Sequence[Work]
) -> tuple[tuple[FoundCitation, ...], tuple[CitedWork, ...]]:
    work_ids = {id(work): f"w{number}" for number, work in enumerate(works, 1)}
    citations = tuple(_found(decided, f"c{number}", work_ids) for number, decided in enumerate(placed, 1))
    cited = tuple(
        CitedWork(
            id=work_ids[id(work)], authors=work.authors, et_al=work.et_al, year=work.year, suffix=work.suffix,
            citations=tuple(f"c{index + 1}" for index in work.citations), calendar=work.calendar,
            number=work.number,
        )
        for work in works
    )
    return citations, cited


def _found(decided: Placed, identifier: str, work_ids: dict[int, str]) -> FoundCitation:
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


def _candidate_ids(decided: Placed, work: str | None, work_ids: dict[int, str]) -> Iterator[str]:
    if work is not None:
        yield work
    for candidate in decided.candidates:
        if id(candidate) in work_ids:
            yield work_ids[id(candidate)]
