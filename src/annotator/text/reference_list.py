"""The lists of references at the end of a paper: where they are, and where each entry begins and ends.

Both languages are read together, in the order of the original, because a layout engine that judges
lines one by one gives the address at the end of a Persian entry to the other text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.core.analysis import FoundBlock, FoundText
from annotator.text.folding import fold
from annotator.text.reference_details import details_of
from annotator.text.references import BARE_YEAR, ReferenceEntry, leading_number, parse_reference
from annotator.text.script import LATIN_LETTERS, ascii_digits

_HEADINGS = frozenset(
    fold(title.replace("\u200c", " "))
    for titles in (
        "منابع|فهرست منابع|منابع و مآخذ|منابع و مأخذ|فهرست منابع و مآخذ|مراجع|فهرست مراجع|کتابنامه|کتاب‌نامه",
        "کتاب‌شناسی|مآخذ|منابع فارسی|منابع لاتین|منابع انگلیسی|منابع خارجی|الف) منابع فارسی|ب) منابع انگلیسی",
        "ب) منابع لاتین|منابع عربی|منابع پژوهش|منابع تحقیق|منابع و ماخذ|References|Reference list|Bibliography",
        "Works cited|Literature cited|Persian references|English references|Translated references",
        "References in Persian|References in English|Sources|Reference",
    )
    for title in titles.split("|")
)
_AFTER_LIST = re.compile(
    r"(?:پیوست|ضمیمه|چکیده(?: مبسوط)?|پی‌نوشت‌?ها|Append(?:ix|ices)|Annex|(?:Extended )?Abstract)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)
"""Titles behind a list that not every layout makes headings."""
_HEADING_NUMBER = re.compile(r"^[\d\s.\-–)(]+|[\s:.\-–]+$")
_LONGEST_HEADING = 60
_ENTRY_KINDS = ("paragraph", "list_item", "heading")
_LONGEST_CONTINUATION = 400
_CONTINUATION = re.compile(r"https?://|www\.|(?i:doi)\b|[a-z\d\[(«]")
_LOOK_AHEAD = 8
"""Blocks behind an early heading that must look like entries for it to open a list."""

_ENTRY_END = r"(?:(?<=[.\])»])|(?<=\d)|(?<=/[^\s]{3}))\s+"
_SURNAME = rf"(?:(?:[a-z]{{2,3}} )?[A-ZÀ-Þ][{LATIN_LETTERS}'’-]+(?: [A-ZÀ-Þ][{LATIN_LETTERS}'’-]+){{0,2}})"
_LATIN_AUTHOR = rf"{_SURNAME},\s(?:[A-ZÀ-Þ]\.[\s-]?){{1,4}}"
_LATIN_HEAD = re.compile(
    rf"{_ENTRY_END}(?={_LATIN_AUTHOR}(?:,?\s*(?:&|and|…|\.\.\.)?\s*{_LATIN_AUTHOR}){{0,20}},?\s*(?:et al\.?\s*)?"
    rf"(?:\(Eds?\.\)[.,]?\s*)?\((?:\d{{4}}|n\.d))"
)
_PERSIAN_HEAD = re.compile(
    rf"{_ENTRY_END}(?=[آ-ی][آ-ی\u200c ]{{1,40}}،[^().:\[\]«»\d]{{2,150}}\((?:1[2-4]\d\d|20\d\d|19\d\d|بی[\s\u200c]?تا))"
)
_NUMBER_HEAD = re.compile(rf"{_ENTRY_END}(?=\[(?P<number>\d{{1,3}})\]\s)")


def in_raw_order(texts: Sequence[FoundText]) -> list[FoundBlock]:
    """Return the blocks of all texts in the order of the original."""
    blocks = [block for text in texts for block in text.blocks]
    return sorted(blocks, key=lambda block: block.raw_spans[0][0] if block.raw_spans else 0)


def reference_section(blocks: Sequence[FoundBlock]) -> frozenset[str]:
    """Return the ids of the blocks of the reference lists among the blocks of a paper, headings included.

    A list starts at its heading, in the last two thirds or where entries follow for sure, and ends at a
    heading that is neither another list's nor an entry taken for a heading.
    """
    inside: set[str] = set()
    is_inside, last_number = False, 0
    for position, block in enumerate(blocks):
        opens = _is_list_heading(block)
        number = _number_of(block) if is_inside or opens else 0  # it tells nothing outside a list
        if opens:
            is_inside = position >= len(blocks) // 3 or _entries_follow(blocks[position + 1:position + 1 + _LOOK_AHEAD])
        elif _AFTER_LIST.match(block.text) or (
            block.kind == "heading" and not _is_entry_as_heading(block, number, last_number)
        ):
            is_inside = False
        if is_inside:
            inside.add(block.id)
            last_number = number or last_number
    return frozenset(inside)


def parse_reference_list(blocks: Sequence[FoundBlock]) -> tuple[ReferenceEntry, ...]:
    """Return the entries of the reference lists among the blocks of a paper, in order.

    Entries run together in one block are parted where the next one's authors and year begin; a block
    that begins none goes to the entry before it.
    """
    section = reference_section(blocks)
    entries: list[ReferenceEntry] = []
    can_go_on = False
    for block in blocks:
        if block.id not in section or block.kind not in _ENTRY_KINDS or _is_list_heading(block):
            can_go_on = can_go_on and block.kind in ("running_header", "page_number", "footnote")
            continue
        for text, start, end in _pieces(block):
            entry = _read(text, (block.id, start, end))
            if entry is not None:
                entries.append(entry)
            elif can_go_on and _goes_on(entries[-1], text):
                entries[-1] = _continued(entries[-1], text, (block.id, start, end))
            can_go_on = bool(entries)
    return tuple(entries)


def _is_list_heading(block: FoundBlock) -> bool:
    if block.kind not in ("heading", "paragraph") or len(block.text) > _LONGEST_HEADING:
        return False
    title = _HEADING_NUMBER.sub("", ascii_digits(block.text))
    return fold(title.replace("\u200c", " ")) in _HEADINGS


def _entries_follow(blocks: Sequence[FoundBlock]) -> bool:
    """Tell whether most blocks are entries that say where the work appeared."""
    entries = [parse_reference(block.text) for block in blocks if block.kind in _ENTRY_KINDS]
    read = [entry for entry in entries if entry is not None and entry.details.entry_type != "misc"]
    return len(read) >= 3 and 2 * len(read) > len(entries)


def _number_of(block: FoundBlock) -> int:
    """Return the number an entry bears, in its text or apart from it, or 0."""
    number, _ = leading_number(ascii_digits(block.text[:8]))
    apart = ascii_digits(block.number or "").strip("[]().")
    return number or (int(apart) if apart.isdecimal() and len(apart) < 4 else 0)


def _is_entry_as_heading(block: FoundBlock, number: int, last_number: int) -> bool:
    """Tell an entry taken for a heading: it has a year, or the number that is due."""
    return BARE_YEAR.search(ascii_digits(block.text)) is not None or 0 < last_number == number - 1


def _pieces(block: FoundBlock) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of what seems to be an entry each; a number kept apart is put back."""
    plain = ascii_digits(block.text)
    starts = {0, *(mark.end() for mark in re.finditer("\n", plain))}
    for head in (_LATIN_HEAD, _PERSIAN_HEAD, _NUMBER_HEAD):
        starts.update(match.end() for match in head.finditer(plain))
    ordered = [*_with_year_each(plain, sorted(starts)), len(plain)]
    for start, end in pairwise(ordered):
        text = block.text[start:end].strip()
        if text:
            number = ascii_digits(block.number or "").strip("[]().") if start == 0 else ""
            is_apart = number.isdecimal() and leading_number(ascii_digits(text[:8]))[0] is None
            yield f"[{number}] {text}" if is_apart else text, start, end


def _with_year_each(plain: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield the starts but for those that would cut an entry before its year: another author's name."""
    years = [year.start() for year in BARE_YEAR.finditer(plain)]
    previous = -1
    for start in starts:
        has_year = bisect_left(years, previous) < bisect_left(years, start)
        if previous < 0 or plain[start - 1] == "\n" or has_year:
            yield start
            previous = start


def _read(text: str, piece: tuple[str, int, int]) -> ReferenceEntry | None:
    """Return the entry of a piece; one of a numbered list is an entry even without authors or year."""
    if re.match(r"https?://|www\.|[a-z]", text):
        return None  # the end of an entry
    entry = parse_reference(text)
    if entry is None:
        number, rest = leading_number(ascii_digits(" ".join(text.split())))
        if number is None or not text.startswith("["):
            return None
        entry = ReferenceEntry(text, (), False, None, None, "none", details_of(rest), number)
    return replace(entry, pieces=(piece,))


def _goes_on(entry: ReferenceEntry, text: str) -> bool:
    """Tell whether a piece that begins no entry belongs to the one before: that is not closed, or it starts so."""
    is_open = re.search(r"[.\])؛]$", entry.text) is None or _CONTINUATION.match(text) is not None
    return is_open and len(text) <= _LONGEST_CONTINUATION


def _continued(entry: ReferenceEntry, text: str, piece: tuple[str, int, int]) -> ReferenceEntry:
    pieces = (*entry.pieces, piece)
    again = _read(f"{entry.text} {text}", piece)
    return replace(again or entry, pieces=pieces)
