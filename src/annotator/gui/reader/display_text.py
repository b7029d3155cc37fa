"""The string that is set on screen, and its positions against those of the source.

Stored text never changes; what is drawn may differ from it:

* runs of the other direction (Latin in Persian, Persian in English) and citations stand in
  isolates (UAX #9, LRI/RLI … PDI), so brackets and commas at their edges stay with them;
* a citation that fits a line has its spaces replaced by no-break spaces and its other break
  opportunities closed by word joiners (UAX #14, GL and WJ);
* footnote numbers are put in where they are called.

Source positions are code points; display positions are UTF-16 units, as Qt counts.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

Span = tuple[int, int]

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
POP_ISOLATE = "\u2069"
WORD_JOINER = "\ufeff"  # same line-break class as U+2060, and our faces carry it
NO_BREAK_SPACE = "\u00a0"
LINE_SEPARATOR = "\u2028"

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = "\u0590-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_LATIN_GROUP = rf"[(\[][^()\[\]{_ARABIC}\n]*[{_LATIN}][^()\[\]{_ARABIC}\n]*[)\]]"
_PLAIN_GROUP = rf"[(\[][^()\[\]{_ARABIC}\n]*[)\]]"
_LATIN_RUN = re.compile(
    rf"(?:{_LATIN_GROUP}|[{_LATIN}])(?:[^{_ARABIC}()\[\]\n]*(?:{_PLAIN_GROUP}|[{_LATIN}0-9%]))*"
    r"|(?<![\w.])[-+−±][0-9][0-9.,]*%?"
)
_PERSIAN_RUN = re.compile(rf"[{_ARABIC}](?:[^{_LATIN}()\[\]\n]*[{_ARABIC}])*")
_FIRST_STRONG = re.compile(
    rf"[{_LATIN}]|(?![\u0660-\u066d\u06f0-\u06f9\u060c\u061b\u061f\u200c])[{_ARABIC}]")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class DisplayText:
    """A display string made from ``source``; ``marker_spans`` are the display spans of footnote numbers."""

    __slots__ = ("_display", "_source", "marker_spans", "text")

    def __init__(self, text: str, display: Sequence[int], source: Sequence[int], markers: list[Span]) -> None:
        self.text = text
        self._display = display
        self._source = source
        self.marker_spans = markers

    def to_display(self, position: int) -> int:
        """Return the display position of the character at a source position (or of the end)."""
        return self._display[min(max(position, 0), len(self._display) - 1)]

    def to_source(self, position: int) -> int:
        """Return the source position a display position answers to."""
        return self._source[min(max(position, 0), len(self._source) - 1)]

    def display_span(self, start: int, end: int) -> Span:
        """Return the display span of source ``[start, end)`` without what was put in round it."""
        if start >= end:
            return self.to_display(start), self.to_display(start)
        last = self.to_display(end - 1)
        stop = bisect_left(self._source, end, lo=last)
        return self.to_display(start), stop


def first_strong(text: str) -> str:
    """Return the language whose script the first letter of a text belongs to, or ``""``."""
    found = _FIRST_STRONG.search(text)
    if found is None:
        return ""
    return "en" if re.match(f"[{_LATIN}]", found.group()) else "fa"


def isolated_runs(text: str, language: str, citations: Iterable[Span]) -> list[Span]:
    """Return the spans that need an isolate in text of a language, sorted, none inside another."""
    pattern = _LATIN_RUN if language == "fa" else _PERSIAN_RUN
    other = "en" if language == "fa" else "fa"
    spans = [found.span() for found in pattern.finditer(text)]
    spans += [span for span in citations if first_strong(text[span[0]:span[1]]) == other]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def display_text(
    source: str, language: str, citations: Sequence[Span] = (), unbroken: Sequence[Span] = (),
    markers: Sequence[tuple[int, str]] = (),
) -> DisplayText:
    """Return the display string of a paragraph.

    ``citations`` are source spans to isolate, ``unbroken`` those to keep on one line, ``markers``
    the footnote numbers with the source position they are called at.
    """
    edits = _isolates(source, language, citations)
    for start, end in unbroken:
        edits += _closed_breaks(source, start, end)
    edits += [
        (position, 1, 0, number.translate(_PERSIAN_DIGITS) if language == "fa" else number)
        for position, number in markers
    ]
    edits += [(index, 3, 1, " ") for index, character in enumerate(source) if character == "\t"]
    edits += [(index, 3, 1, LINE_SEPARATOR) for index, character in enumerate(source) if character in "\n\r"]
    if not edits and source.isascii():
        straight = range(len(source) + 1)
        return DisplayText(source, straight, straight, [])
    return _assembled(source, sorted(edits))


Edit = tuple[int, int, int, str]
"""(source position, order among edits at one position, characters replaced, text put in)"""


def _isolates(source: str, language: str, citations: Sequence[Span]) -> list[Edit]:
    opening = LEFT_TO_RIGHT_ISOLATE if language == "fa" else RIGHT_TO_LEFT_ISOLATE
    edits: list[Edit] = []
    for start, end in isolated_runs(source, language, citations):
        edits.append((start, 2, 0, opening))
        edits.append((end, 0, 0, POP_ISOLATE))
    return edits


def _closed_breaks(source: str, start: int, end: int) -> list[Edit]:
    edits: list[Edit] = []
    for index in range(start, end):
        character = source[index]
        if character == " ":
            edits.append((index, 3, 1, NO_BREAK_SPACE))
        elif not character.isalnum() and index + 1 < end and source[index + 1] != " ":
            edits.append((index + 1, 0, 0, WORD_JOINER))
    return edits


def _assembled(source: str, edits: Sequence[Edit]) -> DisplayText:
    pieces: list[str] = []
    display: array[int] = array("l")
    back: array[int] = array("l")
    markers: list[Span] = []
    done = 0
    for position, order, replaced, text in edits:
        _copy(source, done, position, pieces, display, back)
        done = max(done, position)
        if order == 1:
            markers.append((len(back), len(back) + len(text)))
        if replaced and done == position:
            display.append(len(back))
            done += replaced
        elif replaced:
            continue
        pieces.append(text)
        back.extend([position] * len(text))
    _copy(source, done, len(source), pieces, display, back)
    display.append(len(back))
    back.append(len(source))
    return DisplayText("".join(pieces), display, back, markers)


def _copy(
    source: str, start: int, end: int, pieces: list[str], display: array[int], back: array[int],
) -> None:
    if start >= end:
        return
    text = source[start:end]
    pieces.append(text)
    if text.isascii() or max(text) <= "\uffff":
        display.extend(range(len(back), len(back) + len(text)))
        back.extend(range(start, end))
        return
    for index, character in enumerate(text, start):
        display.append(len(back))
        back.extend([index] * (2 if character > "\uffff" else 1))
