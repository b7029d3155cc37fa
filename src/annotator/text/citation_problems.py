"""What is wrong with the citations of a paper, as far as the paper itself can tell.

Problems are stable words: missing_page, suffix_without_first, suffix_out_of_order,
same_page_for_different_claims, no_year, cited_through_another and year_conflict here; ambiguous,
spelling_variant and no_antecedent where works are assigned, not_in_reference_list where the list is read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from annotator.core.calendar import gregorian_years_of
from annotator.text.citation_grammar import CitedPart
from annotator.text.folding import fold
from annotator.text.occurrences import Occurrence, Placed, Work, author_key
from annotator.text.suffixes import suffix_rank

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_USUAL_SHARE = 0.5
"""The share of citations with a page from which one without is a lapse."""
_LITTLE_IN_COMMON = 0.12
"""The share of common words below which two sentences speak of different things."""


def note_problems(placed: Sequence[Placed], works: Sequence[Work], entries: Sequence[CitedPart] = ()) -> None:
    """Add to each placed citation what is wrong with it.

    ``works`` are in order of first mention, ``entries`` what a reference list has, as citations would say it.
    """
    _note_missing_pages(placed)
    _note_suffixes(placed, works, entries)
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


def _note(decided: Placed, problem: str) -> None:
    if problem not in decided.problems:
        decided.problems.append(problem)


def _note_missing_pages(placed: Sequence[Placed]) -> None:
    """Note parenthetical citations without a page, where the paper's custom is to give one."""
    parenthetical = [decided for decided in placed if decided.occurrence.kind == "parenthetical"]
    with_page = sum(decided.occurrence.part.locator is not None for decided in parenthetical)
    if with_page < _USUAL_SHARE * len(parenthetical):
        return
    for decided in parenthetical:
        part = decided.occurrence.part
        if part.locator is None and not part.is_secondary and part.number is None:
            _note(decided, "missing_page")


def _note_suffixes(placed: Sequence[Placed], works: Sequence[Work], entries: Sequence[CitedPart]) -> None:
    """Note the first citation of 2024b when there is no 2024a at all, or when 2024a is only cited later.

    The second is a hint, and only without a reference list: lists give the letters in the order of titles.
    """
    listed = {(author_key(one.authors), one.year, suffix_rank(one.suffix or "")) for one in entries}
    first_citations: dict[tuple[tuple[str, ...], str], dict[int, int]] = {}
    for work in works:
        rank = suffix_rank(work.suffix) if work.suffix else -1
        if rank >= 0:
            ranks = first_citations.setdefault((author_key(work.authors), work.year or ""), {})
            ranks[rank] = work.citations[0]
    for (names, year), ranks in first_citations.items():
        for rank, first in ranks.items():
            if rank and rank - 1 not in ranks and (names, year, rank - 1) not in listed:
                _note(placed[first], "suffix_without_first")
            elif rank and not entries and ranks.get(rank - 1, first) > first:
                _note(placed[first], "suffix_out_of_order")


def _note_same_pages(placed: Sequence[Placed], works: Sequence[Work]) -> None:
    """Note citations of one page of one work whose sentences, one after the other, share next to no words."""
    for work in works:
        by_page: dict[str, list[Placed]] = {}
        for index in work.citations:
            locator = placed[index].occurrence.part.locator
            if locator is not None:
                by_page.setdefault(locator.value, []).append(placed[index])
        for group in by_page.values():
            sentences = [(decided, _sentence_words(decided.occurrence)) for decided in group]
            for (first, words), (second, other_words) in itertools.pairwise(sentences):
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
