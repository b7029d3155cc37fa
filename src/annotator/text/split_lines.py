"""Lines that a text layer gives in pieces, the end first, because a vowel mark stood above them.

The hamza of ``شیوهٔ`` may be drawn apart from its word. Some extractors then cut the line at the word, emit
the piece behind it first, the pieces before it next and last the mark, on a line of its own or at the end of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.core.spans import Span
from annotator.text.pages import Line
from annotator.text.repair.draft import Draft
from annotator.text.repair.layout import SPLIT_LINES
from annotator.text.repair.ledger import Ledger
from annotator.text.script import MARKS, PERSIAN_LETTERS

_MARK_LINE = re.compile(f"^\\s*[{MARKS}]+ه?\\s*$")
_MARK_AT_END = re.compile(f"(?<=\\s)[{MARKS}]+(?=[\\s.،؛]*$)")
_FIRST_WORD = re.compile(f"^\\s*[{PERSIAN_LETTERS}{MARKS}\u200c]*ه(?=\\s|$)")
_MARK = re.compile(f"[{MARKS}]+")
_OVERFULL = 1.12
_MOST_PIECES = 4


def join_split_lines(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return the lines with pieces before a mark of its own put together, the mark on its word."""
    marked = (line.text for line in lines if _MARK.search(line.text))
    if not any(_MARK_LINE.match(text) or _MARK_AT_END.search(text) for text in marked):
        return list(lines)
    width = _usual_width([line for line in lines if not _MARK_LINE.match(line.text)])
    joined: list[Line] = []
    for line in lines:
        joined.append(line)
        if _MARK_LINE.match(line.text):
            pieces, mark = joined[:-1][-_MOST_PIECES:], line.draft
        elif found := _MARK_AT_END.search(line.text):
            pieces, mark = [*joined[:-1][-_MOST_PIECES:], _without(line, found.span())], line.draft.part(*found.span())
        else:
            continue
        count = _pieces_before(pieces, width)
        whole = _put_together(pieces[-count:], mark, line.end, ledger) if count else None
        if whole is not None:
            joined[-count - (pieces[-1] is joined[-2]) :] = [whole]
    return joined


def _without(line: Line, span: Span) -> Line:
    """Return a line without a part of it."""
    draft = Draft.joined([line.draft.part(0, span[0]), line.draft.part(span[1], len(line.draft))])
    return replace(line, text=draft.text, draft=draft)


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _pieces_before(lines: Sequence[Line], width: int) -> int:
    """Return how many of the last lines are pieces of one; 0 when none are.

    Together they fill a line at most, and the first of them, which is the end, begins with the marked word.
    """
    length = 0
    for count, line in enumerate(reversed(lines[-_MOST_PIECES:]), 1):
        length += len(line.text)
        if length > width * _OVERFULL or _MARK_LINE.match(line.text):
            return 0
        if count > 1 and _FIRST_WORD.match(line.text):
            return count
        if line.blanks or line.breaks_page:
            return 0
    return 0


def _put_together(pieces: Sequence[Line], mark: Draft, end: int, ledger: Ledger) -> Line | None:
    tail, *heads = pieces
    space = Draft(" ", [~tail.start])
    drafts = [part for head in heads for part in (head.draft.stripped(), space)]
    draft = Draft.joined([*drafts, _marked(tail.draft, mark)])
    if not ledger.note(SPLIT_LINES, (tail.start, end), draft.text, "line given in pieces, its end first", 0.9):
        return None
    return replace(tail, end=end, text=draft.text, draft=draft, runs_on=draft.text[-1:].isspace())


def _marked(tail: Draft, mark: Draft) -> Draft:
    """Return the end of a line with the mark on its first word, when that ends in the letter that bears it."""
    word, sign = _FIRST_WORD.match(tail.text), _MARK.search(mark.text)
    if word is None or sign is None or _MARK.search(word.group()):
        return tail
    return Draft.joined([tail.part(0, word.end()), mark.part(*sign.span()), tail.part(word.end(), len(tail))])
