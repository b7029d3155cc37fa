"""Runs that a text layer gives in the order of the page, between marks of direction.

Extractors that write out a right-to-left line mark it as embedded (U+202B … U+202C) and, inside it, every
run of figures, Latin words and the signs beside them as embedded from the left (U+202A … U+202C). Such a run
stands as it looks: its first sign is the one furthest left. Read from the right, with words and numbers
kept whole, it is in order again (the inverse of rules W1 to L2 of the Unicode Bidirectional Algorithm
for a run without right-to-left letters). On a page that is mostly Latin a Persian line as a whole stands as it
looks, with its Persian runs marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.spans import Span
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import DIGITS, LATIN_LETTERS, MARKS, count_latin, count_persian

_RIGHT, _LEFT, _END = "\u202b", "\u202a", "\u202c"
_LEFT_RUN = re.compile(f"{_LEFT}([^{_LEFT}{_RIGHT}{_END}\n]+){_END}")
_LATIN_RUN = f"[{LATIN_LETTERS}](?:(?:(?! [,،;؛:.)\\]])[^{_RIGHT}\n])*[{LATIN_LETTERS}{DIGITS}])?"
_NUMBER = f"[{DIGITS}]+(?:[.,:/،٫٬\u00a0][{DIGITS}]+)*"
ITEM = re.compile(
    f"{_RIGHT}[^{_RIGHT}{_END}\n]*{_END}?"
    f"|(?:{_LATIN_RUN}|{_NUMBER})(?:[,;:] (?:{_LATIN_RUN}|{_NUMBER}))*(?:(?<=[{LATIN_LETTERS}])[,;])?"
    f"|[^\n][{MARKS}]*"
)
"""A Persian run as marked, a Latin run, a number or a sign: what keeps its own order when a line is turned.

A comma or colon that touches what stands left of it is in order with it; one that stands as it looks touches
what is right of it.
"""
_LATIN_LINE = re.compile(f"^[\\s{_RIGHT}]*{_LEFT}(?P<run>[^{_LEFT}{_RIGHT}{_END}]*){_END}[\\s{_RIGHT}{_END}]*$")
_LATIN = re.compile(f"[{LATIN_LETTERS}]")


def find(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield each embedded run read from its right edge; a line of nothing but Latin stands right."""
    text = draft.text
    for start, end in _places(text):
        items = [item.span() for item in ITEM.finditer(text, start, end)]
        if len(items) > 1:
            yield Change(start, end, tuple(reversed(items)), 0.95, "run in the order of the page")


def in_order(text: str) -> str:
    """Return a text with its embedded runs in the order of reading."""
    return "\n".join(map(_line_in_order, text.split("\n"))) if _RIGHT in text else text


def _line_in_order(line: str) -> str:
    parts: list[str] = []
    last = 0
    for start, end in _places(line):
        items = [item.group() for item in ITEM.finditer(line, start, end)]
        parts += line[last:start], *reversed(items)
        last = end
    return "".join((*parts, line[last:]))


def _places(line: str) -> list[Span]:
    """Return the spans of a line that stand as they look."""
    if _RIGHT not in line:
        return []
    if _LEFT in line:
        latin = _LATIN_LINE.match(line)
        is_latin = latin is not None and _LATIN.search(latin["run"]) is not None
        return [] if is_latin else [run.span(1) for run in _LEFT_RUN.finditer(line)]
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    is_one_run = line.startswith(_RIGHT, start) and line.find(_END, start) >= end - 1
    is_persian = count_persian(line) > count_latin(line)
    return [(start, end)] if is_persian and not is_one_run else []


RULE = Rule(
    "embedded_runs",
    "Embedded runs",
    "Reads figures and signs in the order of the line where a text layer gives them as they look: "
    "\u202a.)۲۵ :۱۴۰۰ ،\u202c → ، ۱۴۰۰: ۲۵).",
    find,
)
