"""Lines become blocks: paragraphs over line and page ends, headings, lists, captions, tables.

How a paragraph ends is learned from the document: lines that run on may keep the space they were broken
at, blank lines may stand between all lines or between paragraphs only, last lines are short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from annotator.core.model import BlockKind
from annotator.core.spans import Span
from annotator.text import openings
from annotator.text.pages import Line
from annotator.text.script import KASHIDA, ascii_digits
from annotator.text.tables import TableLines, find_tables
from annotator.text.width import LineWidth

_TERMINAL = re.compile("[.؟!؛:…][)(»«\"'”\\]\\s]*$")
_PARTING = tuple(":؛;")
_BRACKET = re.compile("[()]")
_CITED = re.compile("[.؟!]\\s*[()][^()]{3,200}[()]\\s*$")
_OPEN_LOCATOR = re.compile("(?:^|[\\s,])(?:pp?|ص|صص)\\.?[)(\\s]*$")
_STOP_INSIDE = re.compile("[^\\W\\d]{2}[.؟]\\s+[^\\W\\d]")
_HYPHEN = re.compile("[A-Za-z][-\u2010\u00ad]\\s*$")
_LONG_LINE = 40
_PLAIN_TITLE = 70
_TITLE = (10, 250)
_SHORT_TITLE = 0.75
_FULL_LEARNED, _FULL_COUNTED, _OVERFULL = 0.95, 0.86, 1.2
_NARROWEST = 30


@dataclass
class Plan:
    """A block before its text is repaired.

    ``span`` cuts its text out of the first line; ``shares_line`` tells that another block has the rest.
    """

    kind: BlockKind
    lines: list[Line]
    level: int | None = None
    number: str | None = None
    span: Span | None = None
    shares_line: bool = False
    language: str = ""
    table: TableLines | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """The raw offset of its first line."""
        return min(line.start for line in self.lines)


@lru_cache(maxsize=256)  # it is asked several times of a line and the one before
def is_finished(text: str) -> bool:
    """Tell whether a line ends with a stop, or with a citation behind one; ``p.`` waits for its number.

    A colon or semicolon inside a bracket that goes on ends nothing.
    """
    if text.rstrip()[-1:] in _PARTING and len(_BRACKET.findall(text)) % 2:
        return False
    return (_TERMINAL.search(text) or _CITED.search(text)) is not None and not _OPEN_LOCATOR.search(text)


@dataclass(frozen=True)
class Manner:
    """How a document breaks its lines and paragraphs.

    ``blanks_anywhere``: a blank line may also stand inside a paragraph, as text layers set them.
    ``long_line`` is the length (code points) from which a line may be one of running text.
    """

    wrapped: bool
    blank_between_lines: bool
    blanks_anywhere: bool
    space_runs_on: bool
    width: dict[str, LineWidth]
    long_line: int = _LONG_LINE


def manner_of(lines: Sequence[Line]) -> Manner:
    """Return how a document breaks lines: whether they are wrapped, and what ends a paragraph."""
    long_line = _long_line(lines)
    long_lines = [line for line in lines if len(line.text) >= long_line]
    unfinished = [line for line in long_lines if not is_finished(line.draft.text)]
    wrapped = len(unfinished) * 3 > len(long_lines) and _is_even([len(line.text) for line in unfinished])
    inner = [line for line in lines[1:] if not line.breaks_page]
    blank_between = bool(inner) and sum(line.blanks > 0 for line in inner) * 10 >= len(inner) * 7 and wrapped
    with_space = sum(line.runs_on for line in long_lines)
    runs_on = wrapped and 0.15 * len(long_lines) < with_space and with_space * 3 > len(unfinished)
    widths = {
        name: LineWidth(
            [
                line.draft.text
                for line in unfinished
                if line.language == name
                and len(line.text) > long_line * 5 // 4
                and (line.runs_on or not runs_on)
                and not line.scrambled
                and KASHIDA not in line.text
            ]
        )
        for name in ("fa", "en")
    }
    anywhere = wrapped and not blank_between and _has_blanks_inside(lines, widths)
    return Manner(wrapped, blank_between, anywhere, runs_on, widths, long_line)


def _long_line(lines: Sequence[Line]) -> int:
    """Return the length of a long line: less than usual where even the longest lines fill a column only.

    Running text shows itself by sentences that end inside lines: one line in twelve at least.
    """
    lengths = sorted(len(line.text) for line in lines)
    longest = lengths[len(lengths) * 9 // 10] if lengths else 0
    if longest < _NARROWEST or longest * 3 // 5 >= _LONG_LINE:
        return _LONG_LINE
    inner = sum(_STOP_INSIDE.search(line.text) is not None for line in lines)
    return longest * 3 // 5 if inner * 12 >= len(lines) else _LONG_LINE


def _has_blanks_inside(lines: Sequence[Line], widths: dict[str, LineWidth]) -> bool:
    """Tell whether full lines that do not end a sentence have a blank line below, one in twelve at least."""
    full = blank = 0
    for line, following in pairwise(lines):
        if line.language != following.language or not line.language or following.breaks_page:
            continue
        text = line.draft.text
        if not is_finished(text) and _FULL_COUNTED <= widths[line.language].share(text) < _OVERFULL:
            full += 1
            blank += following.blanks > 0
    return blank >= 2 and blank * 12 > full


def body_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are neither page furniture nor notes."""
    return [line for line in lines if line.role == "body"]


def _is_even(lengths: Sequence[int]) -> bool:
    """Tell whether lines are of a length, as a page makes them: half of them near the longest (outliers aside)."""
    longest = sorted(lengths)[len(lengths) * 19 // 20]
    return sum(length * 2 > longest for length in lengths) * 2 > len(lengths)


def find_blocks(body: Sequence[Line], manner: Manner) -> list[Plan]:
    """Return the blocks of the body lines, in reading order."""
    plans: list[Plan] = []
    rest: list[Line] = []
    tables = {id(table.lines[0]): table for table in find_tables(body)}
    index = 0
    while index < len(body):
        table = tables.get(id(body[index]))
        if table is None:
            rest.append(body[index])
            index += 1
            continue
        rest.append(table.caption)
        table.caption.role = "caption"
        index += len(table.lines)
    flow = _Flow(manner, {id(table.caption): table for table in tables.values()})
    for position, line in enumerate(rest):
        flow.take(line, rest[position + 1] if position + 1 < len(rest) else None)
    plans.extend(flow.plans)
    _flag_missing_text(plans)
    _mark_title(plans)
    return plans


class _Flow:
    """Takes lines one by one and lays them into blocks."""

    def __init__(self, manner: Manner, tables: dict[int, TableLines]) -> None:
        self.plans: list[Plan] = []
        self._manner = manner
        self._tables = tables
        self._open: Plan | None = None
        self._in_sections = False
        self._last: Line | None = None

    def take(self, line: Line, following: Line | None) -> None:
        """Lay one line into the open block or begin a new one."""
        table = self._tables.get(id(line))
        if table is not None:
            self._take_table(table)
            return
        if self._goes_on(line):
            self._append(line)
        else:
            self._begin(line, following)
        self._last = line

    def _goes_on(self, line: Line) -> bool:
        opened, last = self._open, self._last
        if opened is None or last is None:
            return False
        if opened.language and line.language and opened.language != line.language:
            return False
        hyphenated = bool(_HYPHEN.search(last.draft.text)) and line.draft.text.lstrip()[:1].islower()
        if hyphenated and opened.kind != "heading":
            return True
        if line.draft.text.lstrip().startswith("#") and openings.read_heading(line.draft.text):
            return False
        if openings.read_keywords(line.draft.text) or openings.is_known_title(line.draft.text.strip()):
            return not self._may_end(last)
        return not self._ends(last, line)

    def _may_end(self, last: Line) -> bool:
        return not last.runs_on or not self._manner.space_runs_on or is_finished(last.draft.text)

    def _ends(self, last: Line, line: Line) -> bool:
        """Tell whether a paragraph ends between two lines."""
        manner = self._manner
        finished = is_finished(last.draft.text)
        turns_page = line.page != last.page or line.breaks_page
        if not manner.wrapped:
            return finished or not turns_page
        if line.blanks and not manner.blank_between_lines and not turns_page:
            is_inside = manner.blanks_anywhere and not finished and self._share(last) >= _FULL_COUNTED
            if not is_inside:
                return True
        if manner.space_runs_on:
            return self._ends_by_space(last, finished=finished)
        if openings.read_list_marker(line.draft.text) and finished:
            return True
        if not finished:
            return self._share(last) < 0.5 and not turns_page and not line.draft.text.lstrip()[:1].islower()
        return not self._is_full(last) or _indent(line) > _indent(last) + 1 or self._announces(line)

    def _announces(self, line: Line) -> bool:
        """Tell whether a line, behind a full one that ends a sentence, is a numbered heading all the same."""
        heading = openings.read_heading(line.draft.text)
        return heading is not None and heading.number is not None and self._share(line) < _SHORT_TITLE

    def _ends_by_space(self, last: Line, *, finished: bool) -> bool:
        if not last.runs_on:
            return True
        if not finished or last.scrambled or last.draft.text.rstrip().endswith("؛"):
            return False
        return not self._is_full(last)

    def _share(self, line: Line) -> float:
        width = self._manner.width[line.language or "fa"]
        return width.share(line.draft.text)

    def _is_full(self, line: Line) -> bool:
        width = self._manner.width[line.language or "fa"]
        return width.share(line.draft.text) >= (
            _FULL_LEARNED if width.is_learned and line.language == "fa" else _FULL_COUNTED
        )

    def _append(self, line: Line) -> None:
        if self._open is not None:
            self._open.lines.append(line)
            self._open.language = self._open.language or line.language

    def _begin(self, line: Line, following: Line | None) -> None:
        text = line.draft.text
        keywords, run_in = openings.read_keywords(text), openings.read_run_in(text)
        label = keywords or run_in
        if label:
            self._add(Plan("heading", [line], 1, None, label.span("label"), shares_line=True), closed=True)
            kind: BlockKind = "keywords" if keywords else "paragraph"
            if label.end() < len(text.rstrip()):
                self._add(Plan(kind, [line], span=(label.end(), len(text)), shares_line=True))
            return
        heading = openings.read_heading(text, doubtful=self._is_in_list(line, following))
        if heading and not self._runs_into(line, following):
            self._add(Plan("heading", [line], heading.level, heading.number, heading.title), closed=True)
            return
        if self._is_plain_heading(line, following):
            self._add(Plan("heading", [line], 2), closed=True)
            return
        caption = openings.read_caption(text)
        if caption:
            kind = "caption" if openings.is_table_label(caption.group("label")) else "figure"
            self._add(Plan(kind, [line], number=ascii_digits(caption.group("number"))))
            return
        marker = openings.read_list_marker(text)
        if marker and (self._is_in_list(line, following) or not marker.group("marker")[0].isdecimal()):
            number = "".join(sign for sign in ascii_digits(marker.group("marker")) if sign.isdecimal())
            self._add(Plan("list_item", [line], number=number or None))
            return
        self._add(Plan("paragraph", [line]))

    def _is_plain_heading(self, line: Line, following: Line | None) -> bool:
        """Tell whether an unnumbered line is a heading: short, alone, unfinished, above a long line.

        Only behind a first section: before it stand title, authors and their addresses.
        """
        text = line.draft.text.strip()
        before = self.plans[-1] if self.plans else None
        if following is None or before is None or not self._in_sections or len(text) > _PLAIN_TITLE:
            return False
        if _TERMINAL.search(text) or not is_finished(before.lines[-1].draft.text) or before.kind != "paragraph":
            return False
        if openings.read_list_marker(text) or openings.read_caption(text) or len(text.split()) < 2 or text[0].islower():
            return False
        longer = len(following.draft.text) > max(self._manner.long_line, 2 * len(text))
        return longer and self._stands_alone(line, following) and self._share(line) < _SHORT_TITLE

    def _stands_alone(self, line: Line, following: Line) -> bool:
        manner = self._manner
        if not manner.wrapped:
            return len(following.draft.text) > 2 * _PLAIN_TITLE
        if manner.space_runs_on:
            return not line.runs_on
        return bool(line.blanks and following.blanks) and not manner.blank_between_lines

    def _is_in_list(self, line: Line, following: Line | None) -> bool:
        """Tell whether a neighbour has a list marker too."""
        before = self.plans[-1] if self.plans else None
        if before is not None and before.kind == "list_item":
            return True
        return (
            following is not None
            and openings.read_list_marker(following.draft.text) is not None
            and (openings.read_list_marker(line.draft.text) is not None)
        )

    def _runs_into(self, line: Line, following: Line | None) -> bool:
        """Tell whether a would-be heading is the full first line of a paragraph."""
        if following is None:
            return False
        if self._manner.space_runs_on and not line.runs_on:
            return False
        if following.blanks and not self._manner.blank_between_lines:
            return False
        return self._manner.wrapped and self._share(line) > 0.85

    def _take_table(self, table: TableLines) -> None:
        caption = openings.read_caption(table.caption.draft.text)
        number = ascii_digits(caption.group("number")) if caption else None
        self._add(Plan("caption", [table.caption], number=number), closed=True)
        if table.body:
            self._add(Plan("table", table.body, number=number, table=table), closed=True)
        if table.source is not None:
            self._add(Plan("caption", [table.source]), closed=True)

    def _add(self, plan: Plan, *, closed: bool = False) -> None:
        plan.language = plan.language or plan.lines[0].language
        self._in_sections = self._in_sections or plan.kind == "heading"
        self.plans.append(plan)
        # a paragraph cut by a table or a heading is not taken up again behind it
        self._open = None if closed else plan


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t\u3000"))


def _flag_missing_text(plans: Iterable[Plan]) -> None:
    """Flag an English paragraph that begins in mid-sentence below a heading: text was lost before it."""
    previous: Plan | None = None
    for plan in plans:
        first = plan.lines[0].draft.text.lstrip()[:1]
        if (
            previous is not None
            and previous.kind == "heading"
            and plan.kind == "paragraph"
            and first.islower()
            and plan.span is None
        ):
            plan.extra["flags"] = ("text_missing_before",)
        previous = plan


def _mark_title(plans: Sequence[Plan]) -> None:
    """Make the first line a heading when an abstract or introduction follows soon: it is the title."""
    if not plans or plans[0].kind != "paragraph" or len(plans[0].lines) > 3:
        return
    text = " ".join(line.draft.text.strip() for line in plans[0].lines)
    follows = any(
        plan.kind == "heading" and openings.is_known_title(plan.lines[0].draft.text.strip(" :")) for plan in plans[1:8]
    )
    if follows and _TITLE[0] <= len(text) <= _TITLE[1] and not _TERMINAL.search(text):
        plans[0].kind, plans[0].level = "heading", 1
