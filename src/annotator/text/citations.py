"""Citations in repaired text: where they stand, what they say, and which works they mean.

Brackets are judged by what stands in them: a piece of text between two bracket signs that parses as a
citation is one, whichever way damaged signs turn. Brackets that hold a year only are citations when
an author is named before them. Every scan is linear in the length of the text.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.core.analysis import CitedWork, FoundBlock, FoundCitation, FoundText
from annotator.core.model import CitationKind
from annotator.core.spans import Span
from annotator.text.citation_authors import NamesBefore
from annotator.text.citation_grammar import CitedPart, parse_inside
from annotator.text.folding import fold
from annotator.text.found_references import entry_as_cited
from annotator.text.narratives import names_before
from annotator.text.note_citations import note_citations
from annotator.text.numbered_citations import numbered_citations, uses_numbers
from annotator.text.occurrences import Occurrence, is_persian_name
from annotator.text.reference_list import in_raw_order, parse_reference_list, reference_section
from annotator.text.references import ReferenceEntry
from annotator.text.script import ascii_digits
from annotator.text.works import assign_works

_LONGEST_INSIDE = 700
_BRACKET = re.compile(r"[()（）]")
_SQUARE = re.compile(r"\[([^\[\]()]{6,300})\]")
_OPENING, _CLOSING = "(（", ")）"
_MAY_CITE = re.compile(
    r"(?<!\d)\d{4}(?!\d)|n\.?\s?d\b|بی[\s\u200c]?تا|بدون تاریخ|همان|همو|پیشین|\bibid|\bidem|\bid\.|\bcit\b"
    r"|in press|forthcoming|undated|چاپ|انتشار",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(
    r"^\s*(?:pp?|صص?)\s*[,،]|^\s*\d{4}[a-z]?\s+[,،]|^\s*\d{1,3}[\d–-]*\s*[:،]\s*\d{4}"
    r"|\D\d{1,3}[\d–-]*\s*:\s?\d{4}\s*$"
)
"""How a citation reads whose tokens stand in visual order; its text is put together anew."""
_LATIN_LOWER_WORD = re.compile(r"[a-z](?<!\w[a-z])[a-z]{2,}\b")
_CITING_KINDS = frozenset({"paragraph", "list_item", "footnote", "caption", "table", "figure", "heading"})
_BRIDGE = 4
"""Raw code points between two parts of a citation that still belong to it: a line end, a kashida."""


@dataclass(frozen=True)
class CitationGroup:
    """A pair of bracket signs and what they cite; ``start`` at the opening,
    ``end`` behind the closing sign."""

    start: int
    end: int
    parts: tuple[CitedPart, ...]

    @property
    def is_narrative(self) -> bool:
        """Whether the authors must stand before the bracket."""
        return not self.parts[0].authors and not self.parts[0].repetition


def citation_spans(text: str, lang: str) -> list[Span]:  # noqa: ARG001 - one grammar serves both languages
    """Return the spans of the parenthetical citation groups of one repaired text, brackets included.

    Spans are code points. The bracket of a narrative citation, ``Buzan (2010)``, is not among them: it
    never closes a sentence.
    """
    return [(group.start, group.end) for group in citation_groups(text) if not group.is_narrative]


def citation_groups(text: str) -> Iterator[CitationGroup]:
    """Yield the brackets of a text that hold a citation or, for a narrative one, its year."""
    return heapq.merge(_round_groups(text), _square_groups(text), key=lambda group: group.start)


def _square_groups(text: str) -> Iterator[CitationGroup]:
    """Yield ``[Buzan, 2010]``; only with authors, since square brackets hold much else."""
    for bracket in _SQUARE.finditer(text):
        if not _MAY_CITE.search(ascii_digits(bracket[1])):
            continue
        parts = parse_inside(bracket[1])
        if parts and all(part.authors for part in parts):
            yield CitationGroup(bracket.start(), bracket.end(), parts)


def _round_groups(text: str) -> Iterator[CitationGroup]:
    previous: re.Match[str] | None = None
    for sign in _BRACKET.finditer(text):
        opening, previous = previous, sign
        if opening is None or not 3 < sign.start() - opening.start() <= _LONGEST_INSIDE:
            continue
        inside = text[opening.end():sign.start()]
        if not _MAY_CITE.search(ascii_digits(inside)) or not _encloses(opening.group(), inside, sign.group()):
            continue
        parts = parse_inside(inside)
        if parts:
            yield CitationGroup(opening.start(), sign.end(), parts)
            previous = None


def find_citations(texts: Sequence[FoundText]) -> tuple[tuple[FoundCitation, ...], tuple[CitedWork, ...]]:
    """Return the citations of all texts in reading order and the works they cite, each knowing the others."""
    in_order = in_raw_order(texts)
    entries, lists = parse_reference_list(in_order), reference_section(in_order)
    by_number = {entry.number: entry for entry in entries if entry.number is not None}
    occurrences: list[Occurrence] = []
    for text in texts:
        blocks = [block for block in text.blocks if block.kind in _CITING_KINDS and block.id not in lists]
        lower_words = _lower_case_words(blocks)
        in_text = [occurrence for block in blocks for occurrence in _occurrences(block, lower_words)]
        if uses_numbers(block.text for block in blocks):
            in_text.extend(_numbered(blocks, by_number))
            order = {block.id: position for position, block in enumerate(blocks)}
            in_text.sort(key=lambda occurrence: (order[occurrence.block.id], occurrence.start))
        occurrences.extend(in_text)
    return assign_works(occurrences, [entry_as_cited(entry) for entry in entries if entry.authors])


def _numbered(blocks: Sequence[FoundBlock], entries: dict[int, ReferenceEntry]) -> Iterator[Occurrence]:
    for block in blocks:
        if block.kind in ("table", "heading"):
            continue
        for found in numbered_citations(block.text, entries):
            text = f"[{found.part.number}]"
            yield _occurrence(block, "parenthetical", (found.start, found.end), found.part, text)


def _in_note(block: FoundBlock) -> Iterator[Occurrence]:
    for part in note_citations(block.text):
        written = _clean(block.text[part.start:part.end])
        yield _occurrence(block, "parenthetical", (part.start, part.end), part, written)


def _encloses(opening: str, inside: str, closing: str) -> bool:
    """Tell whether two bracket signs can be a pair: turned right, or damaged but tight around the words.

    ``(x) Smith, 2010 (y)`` has a closing and an opening sign around the name, with spaces inside.
    """
    if opening in _OPENING and closing in _CLOSING:
        return True
    return not inside[0].isspace() and not inside[-1].isspace()


def _lower_case_words(blocks: Sequence[FoundBlock]) -> frozenset[str]:
    return frozenset(word for block in blocks for word in _LATIN_LOWER_WORD.findall(block.text))


def _occurrences(block: FoundBlock, lower_words: frozenset[str]) -> Iterator[Occurrence]:
    in_note = tuple(_in_note(block)) if block.kind == "footnote" else ()
    if in_note:
        yield from in_note
        return
    for group in citation_groups(block.text):
        if group.is_narrative or group.parts[0].repetition == "same_work":
            yield from _narrative(block, group, lower_words)
        else:
            yield from _parenthetical(block, group)


def _parenthetical(block: FoundBlock, group: CitationGroup) -> Iterator[Occurrence]:
    inside_start = group.start + 1
    last = len(group.parts) - 1
    for index, part in enumerate(group.parts):
        start = group.start if index == 0 else inside_start + part.start
        end = group.end if index == last else inside_start + part.end
        if not part.authors and not part.repetition:
            continue
        written = block.text[inside_start + part.start:inside_start + part.end]
        text = f"({_parenthetical_text(written, part)})"
        yield _occurrence(block, "parenthetical", (start, end), part, text)


def _narrative(block: FoundBlock, group: CitationGroup, lower_words: frozenset[str]) -> Iterator[Occurrence]:
    """Yield the citations of a bracket whose authors stand before it, and others it cites besides."""
    part = group.parts[0]
    in_brackets = tuple(_parenthetical(block, group))
    has_details = part.locator is not None or part.suffix is not None
    readings = tuple(names_before(
        block.text, group.start, group.end, is_solar=part.calendar == "solar_hijri", has_details=has_details,
        lower_words=lower_words,
    ))
    is_repetition_by_name = part.repetition and readings and not part.authors and len(group.parts) == 1
    if not readings or (part.repetition and not is_repetition_by_name):
        yield from in_brackets
        return
    first, *others = (_narrative_occurrence(block, group, reading) for reading in readings)
    yield replace(first, other_readings=in_brackets if part.repetition else tuple(others))
    if part.repetition:
        return
    yield from _further_works(block, group, first)
    yield from in_brackets


def _further_works(block: FoundBlock, group: CitationGroup, first: Occurrence) -> Iterator[Occurrence]:
    """Yield the second and later years of the authors before a bracket: ``Buzan (1991, 2010)``."""
    for following in group.parts[1:]:
        if following.authors:
            continue
        is_last = following is group.parts[-1]
        span = (group.start + 1 + following.start, group.end if is_last else group.start + 1 + following.end)
        named = replace(following, authors=first.part.authors, et_al=first.part.et_al)
        text = f"{', '.join(named.authors)} ({_clean(block.text[span[0]:span[1]].rstrip(_CLOSING))})"
        occurrence = _occurrence(block, "narrative", span, named, text)
        yield replace(occurrence, is_certain=first.is_certain)


def _narrative_occurrence(block: FoundBlock, group: CitationGroup, reading: NamesBefore) -> Occurrence:
    part = replace(group.parts[0], authors=reading.authors, et_al=reading.et_al)
    names = _clean(block.text[reading.start:group.start])
    part_end = group.start + 1 + part.end
    inside = block.text[group.start + 1:part_end].rstrip(_CLOSING)
    span = (reading.start, group.end if len(group.parts) == 1 else part_end)
    occurrence = _occurrence(block, "narrative", span, part, f"{names} ({_clean(inside)})")
    return replace(occurrence, is_certain=reading.is_certain)


def _occurrence(block: FoundBlock, kind: CitationKind, span: Span, part: CitedPart, text: str) -> Occurrence:
    return Occurrence(
        block=block, kind=kind, start=span[0], end=span[1], part=part, text=text,
        raw_spans=_raw_spans(block, *span), sentence=_sentence_at(block, span[0]),
    )


def _raw_spans(block: FoundBlock, start: int, end: int) -> tuple[Span, ...]:
    """Return the raw characters of a citation in raw order; tokens put back in order make one span again."""
    origins = zip(block.origins.part(start, end), block.text[start:end], strict=True)
    spans: list[Span] = []
    for origin in sorted(origin for origin, sign in origins if origin >= 0 and not sign.isspace()):
        if spans and origin - spans[-1][1] <= _BRIDGE:
            spans[-1] = (spans[-1][0], max(origin + 1, spans[-1][1]))
        else:
            spans.append((origin, origin + 1))
    return tuple(spans)


def _sentence_at(block: FoundBlock, position: int) -> str | None:
    for sentence in block.sentences:
        if sentence.start <= position < sentence.end:
            return sentence.id
    return None


def _parenthetical_text(written: str, part: CitedPart) -> str:
    """Return a citation as it should read: spaces, ``p.`` and the order of tokens put right."""
    is_backwards = _BACKWARDS.search(ascii_digits(written))
    stands_alone = bool(part.authors) and fold(part.authors[0]) in fold(written)
    if part.repetition or (stands_alone and not is_backwards):
        return _clean(written)
    is_persian = is_persian_name(part.authors)
    comma = "،" if is_persian else ","
    names = (" و " if is_persian else " & ").join(part.authors)
    if part.et_al:
        names = f"{names} و همکاران" if is_persian else f"{names} et al."
    if not is_backwards:
        return f"{names}{comma} {_clean(written)}"
    page = (": " if is_persian else ", p. ") + part.locator.value if part.locator else ""
    return f"{names}{comma} {part.year or ''}{part.suffix or ''}{page}"


def _clean(written: str) -> str:
    text = " ".join(written.split())
    text = re.sub(r"\s+([,،;؛:.])", r"\1", text)
    return re.sub(r"\b(pp?)\.?\s*(?=\d)", r"\1. ", text)
