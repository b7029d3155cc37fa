"""Which source a citation means: compared by names in both scripts, year in both calendars, suffix.

A citation is resolved only where one source answers to it for sure. Where several do, or a name is
only similar, they are candidates with their score and the reason, and a person chooses.
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
from annotator.text.suffixes import latin_suffix

ENOUGH = 0.75
"""Two names at least this similar (0 to 1) may be one person's."""

ENOUGH_IN_ONE_SCRIPT = 0.9
"""Within Latin script spelling variants are closer than this, other people's names mostly not."""

SURE = 0.93
"""A single name this similar is taken for the same: Mersheimer, Mearsheimer; not Karami, Karimi."""

SURE_TOGETHER = 0.85
"""Several names of one work speak for each other."""

AMBIGUOUS = "ambiguous"
"""The problem of a citation that fits several works of its own paper: only a person can resolve it."""

_NO_YEAR = frozenset({"n.d.", "n.d", "nd", "بی‌تا", "بی تا"})
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
    """A source a citation may mean, with the score 0 to 1 and what speaks for it.

    ``is_sure``: the names are alike enough to be taken for the same without asking.
    """

    source_id: str
    score: float
    explanation: str
    is_sure: bool = True


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
            for year in {same for own in source.years or {""} for same in _same_years(own)}:
                self._by_year.setdefault(year, []).append(source)

    def resolve(self, citation: Citation) -> Resolution:
        """Return the source a citation means if only one can be meant, and all that may be."""
        year = (citation.year or "").translate(_DIGITS)
        year = "" if year in _NO_YEAR else year
        found = [
            candidate
            for source in self._by_year.get(year, ())
            if (candidate := _compared(citation, year, source)) is not None
        ]
        found.sort(key=lambda candidate: (-candidate.score, candidate.source_id))
        chosen = _chosen(found)
        if chosen is not None and AMBIGUOUS not in citation.problems:
            return Resolution("resolved", chosen.source_id, tuple(found))
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


def _chosen(found: Sequence[Candidate]) -> Candidate | None:
    """Return the one candidate that is sure: the others, if any, have other spellings; else None."""
    exact = [candidate for candidate in found if candidate.score >= 1.0]
    sure = exact if len(exact) == 1 else [candidate for candidate in found if candidate.is_sure]
    return sure[0] if len(sure) == 1 else None


def _same_years(year: str) -> set[str]:
    """Return the years a source of this year may be cited by: its own, and those of the other calendar."""
    if not year.isdecimal():
        return {year}
    number = int(year)
    if number in _SOLAR_YEARS:
        return {year, *(str(one) for one in gregorian_years_of(number))}
    return {year, *(str(one) for one in solar_years_of(number))}


def _compared(citation: Citation, year: str, source: KnownSource) -> Candidate | None:
    same_suffix = latin_suffix(citation.suffix or "") == source.suffix
    if citation.suffix and source.suffix and not same_suffix:
        return None
    scores = _name_scores(citation, source.names)
    if not scores:
        return None
    is_sure = min(scores) >= (SURE_TOGETHER if len(scores) > 1 else SURE)
    score, reasons = sum(scores) / len(scores), ["names"]
    if year in source.years or not source.years:
        reasons.append("year")
    else:
        score, reasons = score * 0.95, [*reasons, f"{year} = {' '.join(sorted(source.years))}"]
    if same_suffix:
        reasons.append("suffix" if citation.suffix else "")
    else:
        score *= 0.95
        is_sure = is_sure and not citation.suffix
    explanation = " ".join(reason for reason in reasons if reason)
    return Candidate(source.id, round(score, 3), explanation, is_sure)


def _name_scores(citation: Citation, names: Sequence[Sequence[str]]) -> list[float]:
    """Return how well each cited name agrees with the author of its place; nothing if one does not."""
    cited = tuple(citation.authors)
    if not cited or len(cited) > len(names):
        return []
    is_open = any(OTHERS in forms for forms in names)
    if citation.et_al and len(names) < 2:
        return []
    if not citation.et_al and len(cited) != len(names) and not is_open:
        return []
    scores = [
        max((name_similarity(one, form) for form in forms), default=0.0)
        for one, forms in zip(cited, names, strict=False)
    ]
    return scores if min(scores) >= ENOUGH else []


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
