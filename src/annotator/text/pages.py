"""Lines and pages of an original: where pages begin, their numbers, running headers.

Nothing is stripped: white space at the ends of a line tells how the text runs on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.core.spans import Span
from annotator.text.repair.draft import Draft
from annotator.text.script import DIGITS, ascii_digits

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_NUMBER_ONLY = re.compile(
    f"^[\\s\\-–—|\\[(]*(?:صفحه|Page|page|p\\.)?\\s*([{DIGITS}]{{1,4}})(?:\\s*(?:of|از|/)\\s*[{DIGITS}]+)?[\\s\\-–—|\\])]*$"
)
_NUMBER_LAST = re.compile(f"^\\s*(?P<title>\\S.*?[^\\s{DIGITS}])\\s+[|/\\-–—]?\\s*(?P<number>[{DIGITS}]{{1,4}})\\s*$")
_NUMBER_FIRST = re.compile(
    f"^\\s*(?P<number>[{DIGITS}]{{1,4}})\\s*[|/\\-–—]?\\s*(?P<title>[^\\s{DIGITS}.)\\-–—].{{9,}})$"
)
_ENDS_SENTENCE = re.compile('[.؟!:؛;،,][)»"”]*\\s*$')
_NOTE_LIKE = re.compile(f"^\\s*[(\\[]?[{DIGITS}]{{1,2}}\\s?[.)\\]\\-–]\\s")
_DIGIT = re.compile(f"[{DIGITS}]")
_SPREAD = re.compile("\\S {3,}\\S")
_MAX_FURNITURE = 160
_LEAST_PAGE = 3  # lines; numbers closer than that are a column of a table


@dataclass(slots=True)
class Line:
    """A line that holds something. ``start`` and ``end`` are raw offsets without the line break.

    ``blanks`` counts the empty lines before it; ``breaks_page`` tells that a form feed stood before
    it; ``page`` is the index of its page; ``role`` is body, header or number (of a page).
    ``draft`` is the line after the repairs of lines; ``runs_on`` says that it ends with a space.
    """

    start: int
    end: int
    text: str
    blanks: int
    breaks_page: bool
    draft: Draft
    page: int = 0
    role: str = "body"
    number: str | None = None
    title_span: Span | None = None
    number_span: Span | None = None
    runs_on: bool = False
    scrambled: bool = False
    moved: bool = False
    language: str = ""


@dataclass
class Pages:
    """Where pages begin (raw offsets) and the number of each; both empty when nothing tells."""

    starts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def number(self, page: int) -> int | None:
        """Return the number of the page with this index."""
        return self.numbers[page] if page < len(self.numbers) else None


def lines_of(raw: str) -> list[Line]:
    """Return the lines of an original that hold something."""
    lines: list[Line] = []
    blanks, feeds = 0, False
    whole = Draft.of_raw(raw, 0, len(raw))
    for start, end, feed in _spans(raw):
        feeds = feeds or feed
        text = raw[start:end]
        if not text.strip():
            blanks += 1
            continue
        lines.append(Line(start, end, text, blanks, feeds, whole.part(start, end), runs_on=text[-1].isspace()))
        blanks, feeds = 0, False
    return lines


def _spans(raw: str) -> Iterator[tuple[int, int, bool]]:
    start, feed = 0, False
    for match in _BREAK.finditer(raw):
        yield start, match.start(), feed
        start, feed = match.end(), match.group() == "\x0c"
    yield start, len(raw), feed


def find_pages(lines: Sequence[Line], *, with_furniture: bool = True) -> Pages:
    """Give each line its page and role, and return the pages.

    A page begins at a form feed; where there is none, at a line that begins with a space below a line
    that is not blank, in a document that has blank lines between lines, or at a running header.
    """
    if not lines:
        return Pages()
    firsts = _page_starts(lines)
    if firsts == [0]:
        firsts = _starts_by_repetition(lines)
    for page, first in enumerate(firsts):
        following = firsts[page + 1] if page + 1 < len(firsts) else len(lines)
        for line in lines[first:following]:
            line.page = page
    read = _furniture(lines, firsts) if with_furniture else {}
    if len(firsts) == 1 and not read:
        return Pages()
    starts = [0, *(lines[first].start for first in firsts[1:])]
    return Pages(starts, _numbers(read, len(firsts)))


def _page_starts(lines: Sequence[Line]) -> list[int]:
    if any(line.breaks_page for line in lines[1:]):
        return [0, *(index for index, line in enumerate(lines) if index and line.breaks_page)]
    spaced = sum(line.blanks > 0 for line in lines[1:])
    if spaced * 2 < len(lines) - 1:
        return [0]
    usual = Counter(line.blanks for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
    starts = [0]
    for index, line in enumerate(lines[1:], 1):
        glued = line.blanks == 0 and line.text[0] == " "
        fenced = line.blanks >= usual + 1 and _header_parts(line.text) is not None
        if glued or fenced:
            starts.append(index)
    return starts


def _starts_by_repetition(lines: Sequence[Line]) -> list[int]:
    """Find pages by lines of nothing but rising numbers, or by lines that come back with one."""
    numbered = [
        (index, int(ascii_digits(match.group(1))))
        for index, line in enumerate(lines)
        if (match := _NUMBER_ONLY.match(line.text))
    ]
    chain = _rising(numbered)
    if len(chain) >= 3:
        at_top = chain[0] == 0
        return sorted({0, *(index if at_top else index + 1 for index in chain if index + (not at_top) < len(lines))})
    titles: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= _MAX_FURNITURE and (parts := _header_parts(line.text)):
            titles.setdefault(parts[0], []).append((index, parts[1]))
    repeated = sorted(place for places in titles.values() if len(places) >= 2 for place in places)
    chain = _rising(repeated)
    return sorted({0, *chain}) if len(chain) >= 3 else [0]


def _rising(numbered: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indices of the longest run of numbers that rise by one or two."""
    best: list[int] = []
    current: list[int] = []
    last = None
    for index, number in numbered:
        if last is None or not 1 <= number - last <= 2 or index - current[-1] < _LEAST_PAGE:
            current = []
        current.append(index)
        last = number
        if len(current) > len(best):
            best = list(current)
    return best


def _header_parts(text: str) -> tuple[str, int] | None:
    """Return title and number of a line that could be a running header."""
    if len(text) > _MAX_FURNITURE or _ENDS_SENTENCE.search(text):
        return None
    match = _NUMBER_FIRST.match(text) or _NUMBER_LAST.match(text)
    if match is None:
        return None
    return " ".join(match.group("title").split()), int(ascii_digits(match.group("number")))


def _furniture(lines: Sequence[Line], firsts: Sequence[int]) -> dict[int, int]:
    """Mark running headers and page numbers; return the number read on each page (by page index).

    A line at the edge of its page is one when its number fits those of other pages, or when it comes
    back on other pages; the line next to it only if the outer one is.
    """
    edges = _edges(lines, firsts)
    places = {(index, page) for page, *pairs in edges for pair in pairs for index in pair}
    repeats = Counter(_bare(lines[index].text) for index, _ in places)
    numbers = [(page, parts[1]) for index, page in places if (parts := _any_number(lines[index].text))]
    shifts = Counter(number - page for page, number in numbers).most_common(1)
    shift = shifts[0][0] if shifts and shifts[0][1] >= 2 else None
    enough = 2 if any(line.breaks_page for line in lines[1:]) else 3
    read: dict[int, int] = {}
    for page, *pairs in edges:
        for outer, inner in pairs:
            for index in dict.fromkeys((outer, inner)):
                line = lines[index]
                parts = _any_number(line.text)
                fits = parts is not None and shift is not None and parts[1] - page == shift
                if not fits and not _comes_back(line, repeats, enough):
                    break
                if fits and parts is not None:
                    read[page] = parts[1]
                _mark(line)
    return read


def _comes_back(line: Line, repeats: Counter[str], enough: int) -> bool:
    short = len(line.text) <= _MAX_FURNITURE and not _ENDS_SENTENCE.search(line.text)
    if _NOTE_LIKE.match(line.text):
        return False  # footnotes say the same on several pages: "1. Ibid"
    return short and repeats[_bare(line.text)] >= enough


def _edges(lines: Sequence[Line], firsts: Sequence[int]) -> list[tuple[int, Span, Span]]:
    """Return of each page its index, its first two lines and its last two, the outer one first."""
    edges: list[tuple[int, Span, Span]] = []
    for page, first in enumerate(firsts):
        last = (firsts[page + 1] if page + 1 < len(firsts) else len(lines)) - 1
        edges.append((page, (first, min(first + 1, last)), (last, max(last - 1, first))))
    return edges


def _bare(text: str) -> str:
    return " ".join(_DIGIT.sub("", text).split())


def _any_number(text: str) -> tuple[str, int] | None:
    match = _NUMBER_ONLY.match(text)
    return ("", int(ascii_digits(match.group(1)))) if match else _header_parts(text)


def _mark(line: Line) -> None:
    match = _NUMBER_ONLY.match(line.text)
    if match:
        line.role, line.number = "number", ascii_digits(match.group(1))
        line.number_span = match.span(1)
        return
    line.role = "header"
    parts = _NUMBER_FIRST.match(line.text) or _NUMBER_LAST.match(line.text)
    if parts:
        line.number = ascii_digits(parts.group("number"))
        line.number_span, line.title_span = parts.span("number"), parts.span("title")
    else:
        line.title_span = (0, len(line.text))


def _numbers(read: dict[int, int], count: int) -> list[int]:
    if not read:
        return list(range(1, count + 1))
    page, number = min(read.items())
    return [number - page + index for index in range(count)]
