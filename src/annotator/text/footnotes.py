"""Footnotes: the numbered block at the foot of a page, and the digits in the text that call them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.core.spans import Span
from annotator.text.openings import is_known_title, is_notes_title, is_references_title
from annotator.text.pages import Line
from annotator.text.script import DIGITS, KASHIDA, MARKS, PERSIAN_LETTERS, ascii_digits

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT_VALUES = {ord(sign): str(value) for value, sign in enumerate(_SUPERSCRIPTS)}
_NOTE = re.compile(
    f"^\\s*[(\\[]?(?P<number>[{DIGITS}{_SUPERSCRIPTS}]{{1,3}})(?:\\s?[)\\]]?\\s?[.\\-–—:)]\\s?|[)\\]]\\s?|\\s+(?=[A-Z{PERSIAN_LETTERS}])|"
    f"(?<=[{_SUPERSCRIPTS}])\\s*)(?=\\S)"
)
_HEADING_GAP = re.compile(f"^\\s*[{DIGITS}]{{1,2}}\\.\\s{{2,}}\\S")
_MARKER = re.compile(
    f"(?P<superscript>[{_SUPERSCRIPTS}]{{1,3}})"
    f"|(?<=[{PERSIAN_LETTERS}{MARKS}{KASHIDA}»”؛،؟!.)])(?<![{DIGITS}.][.,،/])(?<![{DIGITS}]\\s[،,])(?P<glued>[{DIGITS}]{{1,2}})(?=[\\s،؛:.»”)؟!,;]|$)"
    f'|(?<=[a-z.,;”"’)])(?<![{DIGITS}.][.,/])(?P<latin>[0-9]{{1,2}})(?=[\\s,;.)]|$)'
    f"|(?<=[A-Z]{{2}}\\s)(?P<capitals>[{DIGITS}]{{1,2}})(?=[)\\s])"
    f"|(?<=\\s)(?P<stray>[{DIGITS}])(?=\\s(?:1[234]|19|20)[0-9]{{2}})"
)
_ANY_DIGIT = re.compile(f"[{DIGITS}{_SUPERSCRIPTS}]")
_STRENGTH = {"superscript": 4, "glued": 3, "latin": 2, "capitals": 1, "stray": 1}
_MAX_TAIL = 40


@dataclass
class Note:
    """A footnote as found: its lines, and where its marker stands (index of the block, position there)."""

    number: int
    page: int
    lines: list[Line]
    marker: Span | None = None
    host: int | None = None
    position: int | None = None


@dataclass(frozen=True)
class Marker:
    """A digit that may call a note: index of its block, span there, raw offset, how likely."""

    host: int
    span: Span
    raw: int
    number: int
    page: int
    strength: int = field(compare=False, default=0)


def find_notes(lines: Sequence[Line]) -> list[Note]:
    """Return the notes of all pages and mark their lines (``role`` note).

    A note block is the tail of a page (or stands below a heading such as پی‌نوشت‌ها), its numbers rise by
    one, and at least one of them is called in the text above.
    """
    notes: list[Note] = []
    expected = 1
    for page_lines in _by_page(_without_references(lines)):
        found = _notes_of(page_lines, expected)
        if found:
            expected = found[-1].number + 1
            notes.extend(found)
    for note in notes:
        for line in note.lines:
            line.role = "note"
    return notes


def _without_references(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines outside a list of references, whose entries are numbered as notes are."""
    inside = False
    for line in lines:
        text = line.draft.text
        if is_references_title(text):
            inside = True
        elif inside and is_known_title(text.strip()):
            inside = False
        if not inside:
            yield line


def _by_page(lines: Iterable[Line]) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        if line.role != "body":
            continue
        if current and line.page != current[0].page:
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _notes_of(lines: list[Line], expected: int) -> list[Note]:
    """Return the notes of a page; numbers begin at 1 on each page or go on from the page before."""
    firsts = dict.fromkeys((1, expected))
    candidates = [index for index in _possible_starts(lines) if _note_number(lines[index]) in firsts]
    if not candidates:
        return []
    called = _first_calls(lines)
    headed = _line_below_notes_title(lines)
    for first in firsts:
        for index in candidates:
            if _note_number(lines[index]) == first and (index == headed or _is_foot(lines, index)):
                notes = _read_block(lines[index:], first, lines[index].page)
                if any(called.get(note.number, index) < index for note in notes):
                    return notes
    return []


def _possible_starts(lines: list[Line]) -> list[int]:
    """Return where notes could begin: in the last lines, from the end, or below a title such as یادداشت‌ها."""
    starts = list(range(len(lines) - 1, max(len(lines) - _MAX_TAIL, 1) - 1, -1))
    headed = _line_below_notes_title(lines)
    return [*starts, headed] if headed is not None and headed not in starts else starts


def _line_below_notes_title(lines: list[Line]) -> int | None:
    titles = (index for index, line in enumerate(lines[:-1]) if is_notes_title(line.draft.text))
    return next((index + 1 for index in titles), None)


def _first_calls(lines: list[Line]) -> dict[int, int]:
    """Return the first line that seems to call each note."""
    called: dict[int, int] = {}
    for index, line in enumerate(lines):
        for kind, number, _ in _marks(line.draft.text):
            if kind != "stray":
                called.setdefault(number, index)
    return called


def _note_number(line: Line) -> int | None:
    text = line.draft.text
    match = _NOTE.match(text)
    if match is None or _HEADING_GAP.match(text):
        return None
    return _value(match.group("number"))


def _value(digits: str) -> int:
    return int(ascii_digits(digits).translate(_SUPERSCRIPT_VALUES))


def _is_foot(lines: list[Line], index: int) -> bool:
    """Tell whether the rest of a page looks like notes: no more lines than a third of the page."""
    return len(lines) - index <= max(3, len(lines) * 2 // 5)


def _read_block(lines: list[Line], number: int, page: int) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        if _note_number(line) == number:
            notes.append(Note(number, page, [line]))
            number += 1
        else:
            notes[-1].lines.append(line)
    return notes


def _marks(text: str) -> Iterator[tuple[str, int, Span]]:
    first = _ANY_DIGIT.search(text)
    if first is None:
        return
    for match in _MARKER.finditer(text, first.start()):
        kind = match.lastgroup or ""
        yield kind, _value(match.group(kind)), match.span(kind)


def note_body_start(text: str) -> int:
    """Return where the text of a note begins behind its number."""
    match = _NOTE.match(text)
    return match.end() if match else 0


def markers_in(host: int, text: str, origins: Sequence[int], page_starts: Sequence[int]) -> Iterator[Marker]:
    """Yield the possible markers of one block."""
    for kind, number, span in _marks(text):
        raw = origins[span[0]]
        if raw >= 0:
            page = max(0, bisect_right(page_starts, raw) - 1)
            yield Marker(host, span, raw, number, page, _STRENGTH[kind])


def link(notes: Sequence[Note], markers: Iterable[Marker]) -> list[tuple[Note, Marker]]:
    """Link each note to the likeliest marker of its number on its page: the strongest, then the first.

    A marker behind the one of the note before is preferred, because notes are called in order.
    """
    wanted: dict[tuple[int, int], list[Marker]] = {(note.page, note.number): [] for note in notes}
    for marker in markers:
        if (marker.page, marker.number) in wanted:
            wanted[marker.page, marker.number].append(marker)
    linked: list[tuple[Note, Marker]] = []
    page, last = -1, -1
    for note in notes:
        if note.page != page:
            page, last = note.page, -1
        candidates = wanted[note.page, note.number]
        if not candidates:
            continue
        best = min(candidates, key=lambda marker: (-marker.strength, marker.raw <= last, marker.raw))
        last = best.raw
        linked.append((note, best))
    return linked
