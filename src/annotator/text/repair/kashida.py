"""Kashida: the stretching sign inside words, left behind by justified print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.spans import Span
from annotator.text.repair.draft import Change, Draft, removal
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import KASHIDA, MARKS, PERSIAN_LETTERS

_RUN = re.compile(f"{KASHIDA}+")
_LETTER = re.compile(f"[{PERSIAN_LETTERS}{MARKS}]")


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the removal of each run of kashida that is neither a dash nor part of ``هـ``."""
    text = draft.text
    if KASHIDA not in text:
        return
    for run in _RUN.finditer(text):
        if not _is_dash(text, run, evidence) and not _is_hijri(text, run):
            yield from (removal(start, end, "stretching sign") for start, end in _neighbours(draft, *run.span()))


def _neighbours(draft: Draft, start: int, end: int) -> Iterator[Span]:
    """Cut a run where its parts come from different places, which a torn word brought together."""
    for position in range(start + 1, end):
        if draft.origins[position] != draft.origins[position - 1] + 1:
            yield start, position
            start = position
    yield start, end


def _is_dash(text: str, run: re.Match[str], evidence: Evidence) -> bool:
    """Tell whether a run touches no letter, where print uses it as a dash, as between digits."""
    before = text[run.start() - 1 : run.start()] if run.start() else ""
    after = text[run.end() : run.end() + 1]
    if _LETTER.match(before) or _LETTER.match(after):
        return False
    return len(run.group()) == 1 or not evidence.torn_lines


def _is_hijri(text: str, run: re.Match[str]) -> bool:
    """Tell whether this is ``هـ``, which abbreviates the Hijri era."""
    start, end = run.span()
    if end - start != 1 or text[start - 1 : start] != "ه":
        return False
    before = text[start - 2 : start - 1] if start > 1 else ""
    return not _LETTER.match(before) and not _LETTER.match(text[end : end + 1])


RULE = Rule("kashida", "Kashida", "Takes the stretching sign out of words: امــارت → امارت.", find)
