"""Citations whose tokens came out backwards, or that stand at the wrong end of their line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS

_YEAR = r"(?:\d{4}[a-z]?|n\.d\.)"
_NAMES = f"[A-Z\u00c0-\u00de][^()\\[\\]\\d\n{PERSIAN_LETTERS}]{{0,120}}?"
_WITH_PAGE = re.compile(
    f"[()](?P<label>pp?)(?P<gap1> ?),(?P<year>{_YEAR})(?P<gap2> ?),(?P<names>{_NAMES})"
    "(?P<stop>\\.)(?P<gap3> ?)"
    r"(?P<page>\d+(?:[-–]\d+)?)[()]"
)
_WITHOUT_PAGE = re.compile(f"[()](?P<year>{_YEAR})(?P<gap> ?),(?P<names>{_NAMES})[()]")
_CITATION = f"[()][A-Z\u00c0-\u00de][^()\n{PERSIAN_LETTERS}]{{3,160}}[()]"
_BEFORE_STOP = re.compile(f"^(?P<lead>\\s?)(?P<citation>{_CITATION}) ?(?P<stop>[.:،؛])(?=[{PERSIAN_LETTERS}])")
_AFTER_SPACE = re.compile(
    f"^(?P<lead> )(?P<citation>[()]?[A-Z\u00c0-\u00de][^()\n{PERSIAN_LETTERS}]{{3,160}}[()])"
    f"(?P<gap> )(?=[{PERSIAN_LETTERS}»«(])"
)
_HALF_MIRRORED = re.compile(
    f"^(?P<citation>\\)[A-Z][^()\n{PERSIAN_LETTERS}]{{1,160}}\\))(?P<gap> )(?=[{PERSIAN_LETTERS}»«(])"
)
_HAS_YEAR = re.compile(_YEAR)
_LETTER = re.compile(f"[{LATIN_LETTERS}]")


def find_reversed(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield citations like ``(p ,2010 ,Buzan. 25(`` with their tokens in order."""
    text = draft.text
    if " ," not in text and not re.search(r"[()]\S{1,40} ?,\d", text):
        return
    changes = [_with_page(match) for match in _WITH_PAGE.finditer(text)]
    changes.extend(_without_page(match) for match in _WITHOUT_PAGE.finditer(text))
    yield from sorted(changes, key=lambda change: change.start)


def _with_page(match: re.Match[str]) -> Change:
    start, end = match.span()
    label_comma, year_comma = match.end("gap1"), match.end("gap2")
    pieces = (
        (start, start + 1),
        match.span("names"),
        (label_comma, label_comma + 1),
        match.span("gap1"),
        match.span("year"),
        (year_comma, year_comma + 1),
        match.span("gap2"),
        match.span("label"),
        match.span("stop"),
        match.span("gap3"),
        match.span("page"),
        (end - 1, end),
    )
    return Change(start, end, pieces, 0.97, "tokens of a citation in reverse")


def _without_page(match: re.Match[str]) -> Change:
    start, end = match.span()
    comma = match.end("gap")
    pieces = (
        (start, start + 1),
        match.span("names"),
        (comma, comma + 1),
        match.span("gap"),
        match.span("year"),
        (end - 1, end),
    )
    return Change(start, end, pieces, 0.95, "tokens of a citation in reverse")


def find_displaced(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the line with the citation at its start moved to its end.

    Three signs prove it: a stop glued to the Persian word after the citation, which belongs to the line's
    end; a space before the citation, which is the line's last sign (in a damaged document, for elsewhere it is
    an indent); a first bracket that is mirrored with a last one that is not. The caller takes away the space
    with which a new page begins.
    """
    text = draft.text
    if not _LETTER.search(text[:8]):
        return
    match = _BEFORE_STOP.match(text)
    if match and _HAS_YEAR.search(match.group("citation")):
        yield _behind_stop(text, match)
        return
    match = _AFTER_SPACE.match(text) if evidence.damaged else None
    if match and _HAS_YEAR.search(match.group("citation")):
        yield _behind_line(text, match)
        return
    match = _HALF_MIRRORED.match(text) if "()" in evidence.mirrored else None
    if match:
        end = len(text.rstrip())
        yield Change(
            0,
            end,
            ((match.end(), end), match.span("gap"), match.span("citation")),
            0.85,
            "bracket at the wrong end of its line",
        )


def _behind_stop(text: str, match: re.Match[str]) -> Change:
    end = len(text.rstrip())
    body = (match.end(), end)
    return Change(
        match.start("citation"),
        end,
        (body, match.span("stop"), " ", match.span("citation")),
        0.95,
        "citation at the wrong end of its line",
    )


def _behind_line(text: str, match: re.Match[str]) -> Change:
    end = len(text.rstrip())
    start, stop = match.span("citation")
    whole: tuple[tuple[int, int], ...] = ((start, stop),)
    if text[start] not in "()":
        whole = ((stop - 1, stop), (start, stop - 1))  # the bracket that opens came out last
    return Change(
        0,
        end,
        ((match.end(), end), match.span("gap"), *whole, match.span("lead")),
        0.9,
        "citation at the wrong end of its line",
    )


REVERSED = Rule(
    "reversed_citation",
    "Reversed citations",
    "Puts the parts of a citation in order: (p ,2010 ,Buzan. 25( → (Buzan, 2010, p. 25(.",
    find_reversed,
)
DISPLACED = Rule(
    "displaced_citation",
    "Displaced citations",
    "Moves a citation from the start of its line to the end, where it belongs.",
    find_displaced,
)
