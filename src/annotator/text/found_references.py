"""The references of a paper with ids: which cited work each is, and which two list one work in both scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.core.analysis import CitedWork, FoundBlock, FoundCitation, FoundReference, FoundText, RawSpans
from annotator.core.calendar import gregorian_years_of
from annotator.core.model import Lang
from annotator.text.citation_grammar import NO_DATE, CitedPart
from annotator.text.folding import fold
from annotator.text.names import similarity, skeleton
from annotator.text.occurrences import Work
from annotator.text.reference_list import in_raw_order, parse_reference_list
from annotator.text.references import ReferenceEntry
from annotator.text.suffixes import suffix_rank
from annotator.text.work_register import WorkRegister

UNLISTED = "not_in_reference_list"
"""The problem of a citation whose work the paper's list does not have."""

_TIED_ENOUGH = 0.7
"""The share of cited works found in the list from which a missing one is rather an oversight of the
author than of the reader."""
_FEWEST_WORKS = 4
_SAME_NAME = 0.75
_BRIDGE = 4
_LARGEST_GROUP = 60
"""Entries of one year and first sound among which a twin is looked for; more of them say nothing."""
_PERSIAN_LETTER = re.compile("[\u0621-\u06cc]")


def find_references(texts: Sequence[FoundText], works: Sequence[CitedWork]) -> tuple[FoundReference, ...]:
    """Return the entries of the reference lists in the order of the original, tied to the works cited."""
    blocks = in_raw_order(texts)
    by_id = {block.id: block for block in blocks}
    entries = parse_reference_list(blocks)
    ties = _ties(entries, works)
    tied = enumerate(zip(entries, ties, strict=True), 1)
    found = [_found(entry, f"r{number}", tie, by_id) for number, (entry, tie) in tied]
    return tuple(_with_twins(found))


def note_unlisted(
    citations: Sequence[FoundCitation], references: Sequence[FoundReference], works: Sequence[CitedWork]
) -> tuple[FoundCitation, ...]:
    """Return the citations, those marked whose work a complete list does not have."""
    listed = {reference.work for reference in references if reference.work is not None}
    if len(works) < _FEWEST_WORKS or len(listed) < _TIED_ENOUGH * len(works):
        return tuple(citations)
    open_works = {work.id for work in works} - listed
    return tuple(
        replace(citation, problems=(*citation.problems, UNLISTED)) if citation.work in open_works else citation
        for citation in citations
    )


def entry_as_cited(entry: ReferenceEntry) -> CitedPart:
    """Return what a citation of an entry says: family names, year, suffix."""
    names = tuple(author.family for author in entry.authors)
    return CitedPart(0, 0, names, entry.et_al, entry.year, entry.suffix, entry.calendar)


def _ties(entries: Sequence[ReferenceEntry], works: Sequence[CitedWork]) -> list[str | None]:
    """Return for each entry the id of the one work it can be, by number or by authors and year."""
    by_number = {work.number: work.id for work in works if work.number is not None}
    register = WorkRegister()
    ids: dict[int, str] = {}
    for work in works:
        if work.number is None:
            ids.setdefault(id(register.add(_work_as_cited(work))), work.id)
    ties: list[str | None] = []
    for entry in entries:
        if entry.number is not None and by_number:
            ties.append(by_number.get(entry.number))
        else:
            matching = register.matching(entry_as_cited(entry))
            ties.append(_only(matching, ids) or _tie_of_many_authors(entry, register, ids))
    return ties


def _tie_of_many_authors(entry: ReferenceEntry, register: WorkRegister, ids: Mapping[int, str]) -> str | None:
    """Try the shorter ways an entry is cited in: ``first et al.``."""
    if len(entry.authors) < 3:
        return None
    shortened = replace(entry_as_cited(entry), authors=(entry.authors[0].family,), et_al=True)
    return _only(register.matching(shortened), ids)


def _only(works: Sequence[Work], ids: Mapping[int, str]) -> str | None:
    return ids.get(id(works[0])) if len(works) == 1 else None


def _work_as_cited(work: CitedWork) -> CitedPart:
    return CitedPart(0, 0, work.authors, work.et_al, work.year, work.suffix, work.calendar)


def _found(
    entry: ReferenceEntry, identifier: str, work: str | None, blocks: Mapping[str, FoundBlock]
) -> FoundReference:
    lang: Lang = "fa" if _is_persian(entry) else "en"
    details = entry.details
    return FoundReference(
        id=identifier, block=entry.pieces[0][0], raw_spans=_raw_spans(entry, blocks), text=entry.text,
        authors=entry.authors, et_al=entry.et_al, year=entry.year, suffix=entry.suffix, calendar=entry.calendar,
        title=details.title, entry_type=details.entry_type, lang=lang,
        work_lang="fa" if details.says_persian else lang, container=details.container, volume=details.volume,
        issue=details.issue, pages=details.pages, place=details.place, publisher=details.publisher, doi=details.doi,
        url=details.url, thesis=details.thesis,
        edition=details.edition, editors=details.editors, translators=details.translators,
        number=entry.number, work=work,
    )


def _is_persian(entry: ReferenceEntry) -> bool:
    told = entry.details.title or " ".join(author.family for author in entry.authors) or entry.text
    return _PERSIAN_LETTER.search(told) is not None


def _raw_spans(entry: ReferenceEntry, blocks: Mapping[str, FoundBlock]) -> RawSpans:
    spans: list[tuple[int, int]] = []
    for block_id, start, end in entry.pieces:
        block = blocks[block_id]
        places = (block.origins[index] for index in range(start, end) if not block.text[index].isspace())
        for place in sorted(place for place in places if place >= 0):
            if spans and 0 <= place - spans[-1][1] <= _BRIDGE:
                spans[-1] = (spans[-1][0], place + 1)
            else:
                spans.append((place, place + 1))
    return tuple(spans)


def _with_twins(references: Sequence[FoundReference]) -> Iterator[FoundReference]:
    """Pair the references that surely list one work in both scripts, each with one other at most."""
    persian: dict[tuple[object, ...], list[FoundReference]] = {}
    for one in references:
        if one.lang == "fa":
            for key in _twin_keys(one):
                persian.setdefault(key, []).append(one)
    wanted: dict[str, list[str]] = {}
    for one in references:
        if one.lang == "en":
            groups = (persian.get(key, []) for key in _twin_keys(one))
            near = {other.id: other for group in groups if len(group) <= _LARGEST_GROUP for other in group}
            wanted[one.id] = [other.id for other in near.values() if _are_twins(other, one)]
    claimed: dict[str, list[str]] = {}
    for latin_id, persian_ids in wanted.items():
        for persian_id in persian_ids:
            claimed.setdefault(persian_id, []).append(latin_id)
    twins: dict[str, str] = {}
    for latin_id, persian_ids in wanted.items():
        if len(persian_ids) == 1 and claimed[persian_ids[0]] == [latin_id]:
            twins[latin_id], twins[persian_ids[0]] = persian_ids[0], latin_id
    works = {one.id: one.work for one in references}
    for one in references:
        twin = twins.get(one.id)
        yield replace(one, twin=twin, work=one.work or works.get(twin or ""))


def _twin_keys(reference: FoundReference) -> Iterator[tuple[object, ...]]:
    """Yield what a twin has in common with a reference, so that a long list is not compared pair by pair."""
    if reference.doi:
        yield "doi", reference.doi.casefold()
    if not reference.authors:
        return
    years = [reference.year]
    if reference.calendar == "solar_hijri" and (reference.year or "").isdigit():
        years += map(str, gregorian_years_of(int(reference.year or 0)))
    sound = skeleton(reference.authors[0].family)[:1]
    for year in years:
        yield year, len(reference.authors), sound


def _are_twins(persian: FoundReference, latin: FoundReference) -> bool:
    """Tell whether a Persian and a Latin entry are of one work.

    Names, year and number of authors must agree; besides, the Latin one says that the work is Persian, or
    both give the same pages and volume or issue. An equal DOI settles it.
    """
    if persian.doi and latin.doi:
        return persian.doi.casefold() == latin.doi.casefold()
    if not _years_agree(persian, latin) or len(persian.authors) != len(latin.authors) or not persian.authors:
        return False
    if persian.suffix and latin.suffix and suffix_rank(persian.suffix) != suffix_rank(latin.suffix):
        return False
    if _differ(persian, latin) or not (latin.work_lang == "fa" or _same_place(persian, latin)):
        return False
    pairs = zip(persian.authors, latin.authors, strict=True)
    return min(similarity(first.family, second.family).score for first, second in pairs) >= _SAME_NAME


def _years_agree(persian: FoundReference, latin: FoundReference) -> bool:
    if persian.year == latin.year or NO_DATE in (persian.year, latin.year):
        return persian.year == latin.year
    first, second = persian.year or "", latin.year or ""
    if not (first.isdigit() and second.isdigit()) or persian.calendar != "solar_hijri":
        return False
    return latin.calendar == "gregorian" and int(second) in gregorian_years_of(int(first))


def _differ(one: FoundReference, other: FoundReference) -> bool:
    """Tell whether a number both give is not the same: two articles of one author and year."""
    pairs = ((one.volume, other.volume), (one.issue, other.issue), (_first_page(one), _first_page(other)))
    return any(first and second and first != second for first, second in pairs)


def _same_place(one: FoundReference, other: FoundReference) -> bool:
    numbers = (one.volume and one.volume == other.volume) or (one.issue and one.issue == other.issue)
    return bool(numbers) and bool(one.pages) and _first_page(one) == _first_page(other)


def _first_page(reference: FoundReference) -> str:
    """Return the lower number of the pages: right-to-left lists often give the range backwards."""
    numbers = re.findall(r"\d+", fold(reference.pages))
    return min(numbers, key=int, default="")
