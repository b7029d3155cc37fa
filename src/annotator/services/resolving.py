"""Which source a citation means: compared by names in both scripts, year in both calendars, suffix.

A citation is resolved only where one source answers to it. Where several do, all of them are
candidates with their score and the reason, and a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.bib.names import OTHERS
from annotator.bib.sources import SOLAR_DATE
from annotator.core.calendar import gregorian_years_of, solar_years_of
from annotator.core.changes import created, deleted, edited
from annotator.core.ids import pair_id
from annotator.core.model import Change, Citation, CitationCandidate, CitationState, Creator, Source
from annotator.services.labels import source_key_suffix, source_year
from annotator.text.folding import fold
from annotator.text.names import latin_similarity, similarity, surname

ENOUGH = 0.75
"""Two names at least this similar (0 to 1) may be one person's."""

ENOUGH_IN_ONE_SCRIPT = 0.9
"""Within Latin script spelling variants are closer than this, other people's names mostly not."""

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_YEAR_FIELDS = (SOLAR_DATE, "origdate")
"""Where a source has its year in the other calendar."""

_SOLAR_YEARS = range(1200, 1500)


@dataclass(frozen=True)
class KnownSource:
    """A source with what a citation is compared with: the authors' names in every script they have,
    the years as printed (in both calendars, if both are known), the letter after the year.
    """

    id: str
    names: tuple[tuple[str, ...], ...]
    years: frozenset[str]
    suffix: str


@dataclass(frozen=True)
class Candidate:
    """A source a citation may mean, with the score 0 to 1 and what speaks for it."""

    source_id: str
    score: float
    explanation: str


@dataclass(frozen=True)
class Resolution:
    """What came of one citation."""

    state: CitationState
    source_id: str | None
    candidates: tuple[Candidate, ...]


def known_source(source: Source, creators: Iterable[Creator]) -> KnownSource:
    """Return what citations of a source are compared with; editors stand in for missing authors."""
    people = sorted(creators, key=lambda creator: creator.ord)
    authors = [one for one in people if one.role == "author"] or [
        one for one in people if one.role == "editor"
    ]
    names = tuple(tuple(name for name in (one.family_latin, one.family_fa) if name) for one in authors)
    own = {source_year(source), *(str(source.fields.get(name) or "")[:4] for name in _YEAR_FIELDS)} - {""}
    years = frozenset(year.translate(_DIGITS) for year in own)
    return KnownSource(source.id, names, years, source_key_suffix(source))


class SourceIndex:
    """Sources by the years a citation may give, so that a long bibliography is not compared one by one."""

    def __init__(self, sources: Iterable[KnownSource]) -> None:
        self._by_year: dict[str, list[KnownSource]] = {}
        for source in sources:
            for year in {same for own in source.years for same in _same_years(own)}:
                self._by_year.setdefault(year, []).append(source)

    def resolve(self, citation: Citation) -> Resolution:
        """Return the source a citation means if only one can be meant, and all that may be."""
        year = (citation.year or "").translate(_DIGITS)
        found = [
            candidate
            for source in self._by_year.get(year, ())
            if (candidate := _compared(citation, year, source)) is not None
        ]
        found.sort(key=lambda candidate: (-candidate.score, candidate.source_id))
        best = [candidate for candidate in found if candidate.score == found[0].score]
        if len(found) == 1 or (len(best) == 1 and best[0].score >= 1.0):
            return Resolution("resolved", best[0].source_id, tuple(found))
        return Resolution("ambiguous" if found else "unresolved", None, tuple(found))


def resolved(citation: Citation, resolution: Resolution) -> Citation:
    """Return a new citation (not yet stored) as the resolution has it."""
    values = {**citation.values(), "state": resolution.state, "source_id": resolution.source_id}
    return Citation(id=citation.id, **values)


def candidate_records(citation_id: str, resolution: Resolution) -> list[CitationCandidate]:
    """Return the candidates of an ambiguous citation as records; others keep none."""
    if resolution.state != "ambiguous":
        return []
    return [
        CitationCandidate(
            id=pair_id(CitationCandidate.TABLE, citation_id, candidate.source_id),
            citation_id=citation_id,
            source_id=candidate.source_id,
            score=round(candidate.score * 1000),
            explanation=candidate.explanation,
        )
        for candidate in resolution.candidates
    ]


def resolution_changes(
    citations: Sequence[Citation],
    index: SourceIndex,
    old_candidates: Mapping[str, Sequence[CitationCandidate]],
) -> list[Change]:
    """Return the changes that bring open citations up to the sources there are now.

    Citations that are resolved stay as they are: only a person takes a source away from one.
    """
    changes: list[Change] = []
    for citation in citations:
        if citation.state == "resolved":
            continue
        resolution = index.resolve(citation)
        fields = {"state": resolution.state, "source_id": resolution.source_id}
        if any(getattr(citation, field) != value for field, value in fields.items()):
            changes.append(edited(citation, **fields))
        changes += candidate_changes(
            old_candidates.get(citation.id, ()), candidate_records(citation.id, resolution)
        )
    return changes


def candidate_changes(
    old: Sequence[CitationCandidate],
    new: Sequence[CitationCandidate],
) -> list[Change]:
    """Return the changes from one set of candidates to another."""
    before = {candidate.id: candidate for candidate in old}
    after = {candidate.id for candidate in new}
    gone = [deleted(candidate) for candidate in old if candidate.id not in after]
    return gone + [created(candidate) for candidate in new if candidate.id not in before]


def _same_years(year: str) -> set[str]:
    """Return the years a source of this year may be cited by: its own, and those of the other calendar."""
    if not year.isdecimal():
        return {year}
    number = int(year)
    if number in _SOLAR_YEARS:
        return {year, *(str(one) for one in gregorian_years_of(number))}
    return {year, *(str(one) for one in solar_years_of(number))}


def _compared(citation: Citation, year: str, source: KnownSource) -> Candidate | None:
    if citation.suffix and source.suffix and citation.suffix != source.suffix:
        return None
    names = _names_score(citation, source.names)
    if names is None:
        return None
    score, reasons = names, ["names"]
    if year in source.years:
        reasons.append("year")
    else:
        score, reasons = score * 0.95, [*reasons, f"{year} = {' '.join(sorted(source.years))}"]
    if citation.suffix == source.suffix or (not citation.suffix and not source.suffix):
        reasons.append("suffix" if citation.suffix else "")
    else:
        score *= 0.95
    return Candidate(source.id, round(score, 3), " ".join(reason for reason in reasons if reason))


def _names_score(citation: Citation, names: Sequence[Sequence[str]]) -> float | None:
    """Return how well the cited names agree with the authors in their order, or None if one does not."""
    cited = tuple(citation.authors)
    if not cited or len(cited) > len(names):
        return None
    is_open = any(OTHERS in forms for forms in names)
    if citation.et_al and len(names) < 2:
        return None
    if not citation.et_al and len(cited) != len(names) and not is_open:
        return None
    scores = [
        max((name_similarity(one, form) for form in forms), default=0.0)
        for one, forms in zip(cited, names, strict=False)
    ]
    return sum(scores) / len(scores) if min(scores) >= ENOUGH else None


def name_similarity(first: str, second: str) -> float:
    """Return how alike a cited name and a family name are, 0 to 1, whichever scripts they are in.

    A citation may give the whole name (``Sun Tzu``), so its last word is compared too.
    """
    last = surname(first)
    return max(_alike(first, second), _alike(last, second) * 0.98 if last else 0.0)


def _alike(first: str, second: str) -> float:
    if fold(first) == fold(second):
        return 1.0
    is_first_persian, is_second_persian = _is_persian(first), _is_persian(second)
    if is_first_persian and is_second_persian:
        return 0.0
    if is_first_persian or is_second_persian:
        persian, latin = (first, second) if is_first_persian else (second, first)
        return similarity(persian, latin).score
    score = latin_similarity(first, second).score
    return score if score >= ENOUGH_IN_ONE_SCRIPT else 0.0


def _is_persian(name: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in name)
