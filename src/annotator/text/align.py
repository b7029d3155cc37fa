"""Alignment of the two languages of a paper: rows of sentences that say the same.

Two ways, chosen by the texts themselves. Texts of like length, or whose sure pairs stand in the same
order, are walked through together (:mod:`annotator.text.alignment_paths`). An extended abstract beside
a paper several times its length matches scattered places (:mod:`annotator.text.alignment_scatter`).
Headings meet headings, keywords keywords, footnotes footnotes.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np

from annotator.core.analysis import FoundRow
from annotator.text.alignment_paths import (
    WHOLE,
    WITH_GAPS,
    IndexGroup,
    ScoredGroup,
    Side,
    absorb_gaps,
    longest_chain,
    path_by_length,
    path_by_words,
    sure_cuts,
)
from annotator.text.alignment_scatter import SURE, Places, choose_places, find_places
from annotator.text.alignment_scores import Matrix, PairScores
from annotator.text.alignment_words import match_words
from annotator.text.bilingual import BilingualLexicon, shipped_lexicon
from annotator.text.headings import pair_headings, sections_related, usual_section
from annotator.text.tokens import Word, english_words, persian_words

_SCATTERED_RATIO = 2.0
_ORDERED_SHARE = 0.9
_LEAST_SURE_LINKS = 6
_PARALLEL_AGREEMENT = 0.75
_PARALLEL_AGREEMENT_SHORT = 0.85
_SHORT_TEXT = 12
_PARALLEL_DIFFERENCE = 0.15
_SEGMENT_CELLS = 160_000

_BODY_KINDS = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True)
class AlignUnit:
    """A sentence to align. ``kind`` and ``number`` are its block's, ``ord`` its place in the text."""

    id: str
    text: str
    kind: str
    number: str | None
    block: str
    ord: int


class Meaning(Protocol):
    """Measures how like sentences are in meaning: a model for both languages that the user has."""

    def __call__(self, english: Sequence[str], persian: Sequence[str]) -> Matrix:
        """Return the cosine of each English sentence (a row) with each Persian one (a column)."""


Group = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of English and of Persian units; one side may be empty."""


@dataclass(frozen=True)
class _Link:
    """Units found to correspond, by id; ``score`` is 0 to 1."""

    english: tuple[str, ...]
    persian: tuple[str, ...]
    score: float | None
    method: str


def align(
    english: Sequence[AlignUnit],
    persian: Sequence[AlignUnit],
    *,
    lexicon: BilingualLexicon | None = None,
    learnt: Mapping[str, Mapping[str, float]] | None = None,
    settled: Sequence[Group] = (),
    meaning: Meaning | None = None,
) -> tuple[FoundRow, ...]:
    """Return rows that hold every unit once, in the reading order of the Persian text.

    An English unit without counterpart follows the row of the unit before it. ``score`` is the
    estimated probability that the row is right, None for a row of one language. ``learnt`` gives
    Persian stems by English stem, from rows already confirmed. ``settled`` are groups of unit ids
    (English, Persian) that stay together whatever the words say; their rows have no score. ``meaning``
    adds what a model of the user's knows to what the words say; without one nothing is missing.
    """
    lexicon = lexicon or shipped_lexicon()
    held = {unit_id for group in settled for side in group for unit_id in side}
    free = [unit for unit in english if unit.id not in held], [unit for unit in persian if unit.id not in held]

    def pair_of(kinds: Iterable[str], sides: Sequence[Sequence[AlignUnit]] = free) -> _Pair:
        return _Pair(_of_kinds(sides[0], kinds), _of_kinds(sides[1], kinds), lexicon, learnt, meaning)

    whole = pair_of(_BODY_KINDS, (english, persian))
    prior = _section_prior(english, persian, whole)
    links = [_Link(first, second, None, "settled") for first, second in settled]
    if whole.is_scattered(prior):
        pair = pair_of(_BODY_KINDS) if held else whole
        links += _scattered_links(pair, _section_prior(english, persian, pair) if held else prior)
        links += _heading_links(_of_kinds(free[0], {"heading"}), _of_kinds(free[1], {"heading"}))
    else:
        pair = pair_of(_BODY_KINDS | {"heading"})
        links += _path_links(pair, _settled_cuts(pair, english, persian, settled))
    for kind in ("keywords", "footnote", "caption", "table", "figure"):
        links += _path_links(pair_of({kind}))
    return _rows(english, persian, links)


def suggest(
    english: Sequence[AlignUnit],
    persian: Sequence[AlignUnit],
    *,
    count: int = 3,
    lexicon: BilingualLexicon | None = None,
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each English sentence the likeliest Persian ones (id, score), best first."""
    lexicon = lexicon or shipped_lexicon()
    pair = _Pair(_of_kinds(english, _BODY_KINDS), _of_kinds(persian, _BODY_KINDS), lexicon, None)
    if not pair.english or not pair.persian:
        return {}
    places = find_places(pair.scores, _section_prior(english, persian, pair))
    offered = {}
    for row, unit in enumerate(pair.english):
        best = np.argsort(-places.total[row])[:count]
        offered[unit.id] = tuple(
            (pair.persian[int(at)].id, round(float(places.total[row, at]), 4)) for at in best
        )
    return offered


def _settled_cuts(
    pair: _Pair, english: Sequence[AlignUnit], persian: Sequence[AlignUnit], settled: Sequence[Group]
) -> list[tuple[int, int]]:
    """Return where in the free units settled rows of both languages stand: no path crosses them."""
    before = (_free_before(pair.english, english), _free_before(pair.persian, persian))
    cuts = {
        (before[0][first[0]], before[1][second[0]])
        for first, second in settled
        if first and second and first[0] in before[0] and second[0] in before[1]
    }
    return longest_chain(sorted(cuts), strictly=False)


def _free_before(free: Sequence[AlignUnit], units: Sequence[AlignUnit]) -> dict[str, int]:
    """Return for each unit of the text how many free ones stand before it."""
    places = {unit.id for unit in free}
    counts, count = {}, 0
    for unit in units:
        counts[unit.id] = count
        count += unit.id in places
    return counts


class _Pair:
    """Units of both languages that are compared with each other."""

    def __init__(
        self,
        english: Sequence[AlignUnit],
        persian: Sequence[AlignUnit],
        lexicon: BilingualLexicon,
        learnt: Mapping[str, Mapping[str, float]] | None,
        meaning: Meaning | None = None,
    ) -> None:
        self.english, self.persian = english, persian
        self._lexicon, self._learnt, self._meaning = lexicon, learnt, meaning

    @cached_property
    def english_words(self) -> list[list[Word]]:
        return [english_words(unit.text) for unit in self.english]

    @cached_property
    def persian_words(self) -> list[list[Word]]:
        cites = any(word.kind == "number" for words in self.english_words for word in words) and any(
            "(" in unit.text and _has_citation(unit.text) for unit in self.english
        )
        return [persian_words(unit.text, citations=cites) for unit in self.persian]

    @cached_property
    def scores(self) -> PairScores:
        matches = match_words(self.english_words, self.persian_words, self._lexicon, self._learnt)
        cosines = None
        if self._meaning is not None and self.english and self.persian:
            cosines = self._meaning([unit.text for unit in self.english], [unit.text for unit in self.persian])
        return PairScores(self.english_words, self.persian_words, matches, cosines)

    @cached_property
    def english_side(self) -> Side:
        return _side(self.english)

    @cached_property
    def persian_side(self) -> Side:
        return _side(self.persian)

    def is_scattered(self, prior: Matrix) -> bool:
        """Tell whether one side is much shorter and its sure pairs do not keep the order of the other."""
        short, long = sorted((len(self.english), len(self.persian)))
        if not short or long <= _SCATTERED_RATIO * short:
            return False
        places = self.places(prior)
        sure = [
            column for row, column in enumerate(int(place) for place in places.total.argmax(axis=1))
            if places.confidence(row, column) >= SURE
        ]
        return len(sure) < _LEAST_SURE_LINKS or _longest_rise(sure) < _ORDERED_SHARE * len(sure)

    def places(self, prior: Matrix) -> Places:
        """Return the places of the shorter side's sentences in the longer."""
        if len(self.english) <= len(self.persian):
            return find_places(self.scores, prior)
        return find_places(self.scores.transposed(), prior.T)


def _of_kinds(units: Iterable[AlignUnit], kinds: Iterable[str]) -> list[AlignUnit]:
    wanted = set(kinds)
    return [unit for unit in units if unit.kind in wanted]


def _side(units: Sequence[AlignUnit]) -> Side:
    return Side([max(1, len(unit.text)) for unit in units], [unit.kind == "heading" for unit in units])


def _has_citation(text: str) -> bool:
    return len(persian_words(text)) != len(persian_words(text, citations=False))


def _longest_rise(places: Sequence[int]) -> int:
    """Return the length of the longest non-falling subsequence."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place + 1)
        ends[at: at + 1] = [place]
    return len(ends)


# Scattered texts


def _section_prior(english: Sequence[AlignUnit], persian: Sequence[AlignUnit], pair: _Pair) -> Matrix:
    """Return 1 for pairs of sentences in sections that are likely to correspond, else 0."""
    sections = _sections(english), _sections(persian)
    first = [sections[0][unit.id] for unit in pair.english]
    second = [sections[1][unit.id] for unit in pair.persian]
    rows = {
        section: [float(sections_related(section, other)) for other in second] for section in dict.fromkeys(first)
    }
    return np.array([rows[section] for section in first], np.float32).reshape(len(first), len(second))


def _sections(units: Sequence[AlignUnit]) -> dict[str, str]:
    sections = {}
    current = ""
    for unit in units:
        if unit.kind == "heading":
            current = usual_section(unit.text)
        sections[unit.id] = current
    return sections


def _scattered_links(pair: _Pair, prior: Matrix) -> list[_Link]:
    """Return the sure places as links; sentences that share a place come into one link."""
    english_is_short = len(pair.english) <= len(pair.persian)
    scores = pair.scores if english_is_short else pair.scores.transposed()
    chosen = choose_places(pair.places(prior), scores)
    links = []
    for rows, columns, confidence in _components(chosen):
        first, second = (rows, columns) if english_is_short else (columns, rows)
        links.append(_Link(
            tuple(pair.english[at].id for at in first), tuple(pair.persian[at].id for at in second),
            round(confidence, 3), "words, scattered",
        ))
    return links


def _components(links: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int], float]]:
    """Return groups of linked rows and columns with the mean confidence of their links."""
    left = dict(links)
    groups = []
    while left:
        (row, column), confidence = left.popitem()
        rows, columns, confidences = {row}, {column}, [confidence]
        grown = True
        while grown:
            touching = [link for link in left if link[0] in rows or link[1] in columns]
            grown = bool(touching)
            for link in touching:
                rows.add(link[0])
                columns.add(link[1])
                confidences.append(left.pop(link))
        groups.append((sorted(rows), sorted(columns), sum(confidences) / len(confidences)))
    return groups


def _heading_links(english: Sequence[AlignUnit], persian: Sequence[AlignUnit]) -> list[_Link]:
    pairs = pair_headings([unit.text for unit in english], [unit.text for unit in persian])
    return [_Link((english[first].id,), (persian[second].id,), 0.95, "heading") for first, second in pairs]


# Parallel texts


def _path_links(pair: _Pair, cuts: Sequence[tuple[int, int]] = ()) -> list[_Link]:
    if not pair.english or not pair.persian:
        return []
    links = []
    for ((first, second), score), method in _parallel_groups(pair, cuts):
        if first and second:
            links.append(_Link(
                tuple(pair.english[at].id for at in first), tuple(pair.persian[at].id for at in second),
                _confidence_of_similarity(score, is_parallel=method == "words and length"), method,
            ))
    return links


def _parallel_groups(pair: _Pair, cuts: Sequence[tuple[int, int]]) -> list[tuple[ScoredGroup, str]]:
    """Return the path with the method of each group, in segments between the cuts.

    A long pair is cut at sure places too, so that time and memory grow with the length, not with its square.
    """
    shape = pair.scores.shape
    if shape[0] * shape[1] > _SEGMENT_CELLS:
        cuts = longest_chain(sorted({*cuts, *sure_cuts(pair.scores.similarity())}), strictly=False)
    found: list[tuple[ScoredGroup, str]] = []
    for (row, column), (row_end, column_end) in pairwise([(0, 0), *cuts, shape]):
        if row == row_end or column == column_end:
            continue
        part = pair.scores.part(row, row_end, column, column_end) if cuts else pair.scores
        groups, method = _segment_groups(
            part, pair.english_side.part(row, row_end), pair.persian_side.part(column, column_end)
        )
        for (first, second), similarity in groups:
            group = (tuple(at + row for at in first), tuple(at + column for at in second))
            found.append(((group, similarity), method))
    return found


def _segment_groups(scores: PairScores, english: Side, persian: Side) -> tuple[list[ScoredGroup], str]:
    """Return the path by words, or by words and length where the lengths show that nothing is missing."""
    groups = path_by_words(scores, english, persian, WITH_GAPS)
    shorter, longer = sorted(scores.shape)
    if longer - shorter > _PARALLEL_DIFFERENCE * longer:
        return groups, "words"
    groups = absorb_gaps(groups, english, persian)
    by_length = _pairs_of(path_by_length(english.lengths, persian.lengths))
    by_words = _pairs_of(group for group, _ in groups)
    needed = _PARALLEL_AGREEMENT_SHORT if shorter < _SHORT_TEXT else _PARALLEL_AGREEMENT
    if not by_words or len(by_length & by_words) < needed * len(by_words):
        return groups, "words"
    parallel = path_by_words(scores, english, persian, WHOLE)
    return absorb_gaps(parallel, english, persian), "words and length"


def _pairs_of(groups: Iterable[IndexGroup]) -> set[tuple[int, int]]:
    return {(row, column) for rows, columns in groups for row in rows for column in columns}


# Rows


def _confidence_of_similarity(similarity: float, *, is_parallel: bool) -> float:
    """Return how probably a row of the path is right; fitted on 60 translated news texts."""
    return _logistic(11.1 * (similarity + 0.1)) if is_parallel else _logistic(9.0 * (similarity - 0.07))


def _logistic(value: float) -> float:
    return round(1 / (1 + math.exp(-value)), 3)


def _rows(
    english: Sequence[AlignUnit], persian: Sequence[AlignUnit], links: Iterable[_Link]
) -> tuple[FoundRow, ...]:
    """Return every unit in one row: Persian reading order, English-only rows after their predecessor's."""
    link_of = {unit_id: link for link in links for unit_id in (*link.english, *link.persian)}
    rows: list[FoundRow] = []
    placed: dict[str, FoundRow] = {}
    for unit in persian:
        if unit.id not in placed:
            link = link_of.get(unit.id)
            row = FoundRow((), (unit.id,))
            if link:
                row = FoundRow(link.english, link.persian, link.score, link.method)
            rows.append(row)
            placed.update(dict.fromkeys((*row.en, *row.fa), row))
    after: dict[str, list[FoundRow]] = {}
    anchor = ""
    for unit in english:
        if unit.id in placed:
            anchor = (*placed[unit.id].fa, anchor)[0]
        else:
            link = link_of.get(unit.id)
            row = FoundRow(link.english, (), link.score, link.method) if link else FoundRow((unit.id,), ())
            after.setdefault(anchor, []).append(row)
            placed.update(dict.fromkeys(row.en, row))
    ordered = list(after.get("", ()))
    for row in rows:
        ordered.append(row)
        ordered += after.get(row.fa[0], ())
    return tuple(ordered)
