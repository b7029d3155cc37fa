"""Tables that the extraction flattened into lines: caption, columns, rows and cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.core.spans import Span
from annotator.text import lexicon, openings
from annotator.text.pages import Line
from annotator.text.repair.draft import Draft
from annotator.text.script import DIGITS, KASHIDA, PERSIAN_LETTERS

_SOURCE = re.compile("^\\s*[(]?\\s*(?:منبع|مأخذ|ماخذ|منابع|Source|Sources|Note)\\s*[(:)：]")
_SEPARATOR = re.compile(r"\s*\|\s*|\t+|(?<=\S) {3,}(?=\S)")
_DATE = re.compile(
    f"^\\s*[()]?\\s*[{DIGITS}]{{1,2}}(?:\\s*[–-]\\s*[{DIGITS}]{{1,2}})?\\s+[{PERSIAN_LETTERS}A-Za-z]+\\s+[{DIGITS}]{{4}}"
)
_WORD = re.compile(f"[{PERSIAN_LETTERS}]{{8,}}")
_RULER = re.compile(r"^[\s|+\-=_:]+$")
_MAX_LINES = 120
_USED, _FREQUENT = 13, 18

Cell = list[Draft]
"""The paragraphs of a cell, each with its lines joined by line feeds."""


@dataclass
class TableLines:
    """The lines of a table: the caption, what stands between, and the line that names the source."""

    caption: Line
    body: list[Line]
    source: Line | None

    @property
    def lines(self) -> list[Line]:
        """All of its lines, in order."""
        return [self.caption, *self.body, *([self.source] if self.source else [])]


def find_tables(lines: Sequence[Line]) -> list[TableLines]:
    """Return the tables of a document: a caption, and the lines down to the one naming the source.

    Without such a line a table is the lines below the caption that are split into columns or short.
    """
    tables: list[TableLines] = []
    index = 0
    while index < len(lines):
        table = _table_at(lines, index) if _is_caption(lines[index].draft.text) else None
        if table:
            tables.append(table)
            index += len(table.lines)
        else:
            index += 1
    return tables


def _is_caption(text: str) -> bool:
    match = openings.read_caption(text)
    return (
        match is not None
        and openings.is_table_label(match.group("label"))
        and bool(match.group("mark").strip())
    )


def _table_at(lines: Sequence[Line], index: int) -> TableLines | None:
    usual = max((len(line.text) for line in lines[max(0, index - 40) : index]), default=80)
    body: list[Line] = []
    for line in lines[index + 1 : index + 1 + _MAX_LINES]:
        text = line.draft.text
        if _SOURCE.match(text) and body:
            return TableLines(lines[index], body, line)
        if _is_caption(text) or openings.is_known_title(text.strip()):
            break
        body.append(line)
    body = body[: _columned(body) or _narrow(body, usual)]
    return TableLines(lines[index], body, None) if len(body) >= 2 else None


def _columned(body: Sequence[Line]) -> int:
    """Count the lines below a caption that are split by tabs, bars or wide gaps."""
    count = 0
    for line in body:
        if not _SEPARATOR.search(line.text.strip()) and not _RULER.match(line.text):
            break
        count += 1
    return count


def _narrow(body: Sequence[Line], usual: int) -> int:
    count = 0
    for line in body:
        if len(line.text) > usual * 0.6 or openings.read_heading(line.draft.text):
            break
        count += 1
    return count


def read_cells(table: TableLines, *, spaces_tell: bool) -> tuple[list[Draft], list[list[Cell]]]:
    """Return the column titles and the rows of a table.

    ``spaces_tell``: in this document a line without a space at its end closes a cell.
    """
    split = [list(_split(line.draft.stripped(), _SEPARATOR)) for line in table.body if not _RULER.match(line.text)]
    columns, often = Counter(map(len, split)).most_common(1)[0] if split else (0, 0)
    if columns >= 2 and often * 2 >= len(split):
        rows = [[[draft] for draft in drafts] for drafts in split]
        return ([cell[0] for cell in rows[0]], rows[1:]) if len(rows[0]) == columns else ([], rows)
    titles = _titles(table.body[0].draft.stripped())
    if len(titles) < 2:
        return [], [[[paragraph]] for paragraph in _paragraphs(table.body, spaces_tell=spaces_tell)]
    return titles, _stacked_rows(table.body[1:], len(titles), spaces_tell=spaces_tell)


def _split(draft: Draft, pattern: re.Pattern[str]) -> Iterator[Draft]:
    start = 0
    for match in pattern.finditer(draft.text):
        if match.start() > start or (start and match.end() < len(draft)):
            yield draft.part(start, match.start())
        start = match.end()
    if start < len(draft):
        yield draft.part(start, len(draft))


def _titles(line: Draft) -> list[Draft]:
    """Cut a line of column titles that came out glued, where two frequent words meet without a space.

    Such a line came out from the left edge, so its cells are read in reverse.
    """
    cuts = [match.start() + cut for match in _WORD.finditer(line.text) if (cut := _seam(match.group()))]
    bounds = [0, *cuts, len(line)]
    return [line.part(start, end).stripped() for start, end in pairwise(bounds)][::-1]


def _seam(word: str) -> int | None:
    if lexicon.frequency(word) >= _USED:
        return None
    best, best_score = None, _FREQUENT
    for position in range(4, len(word) - 3):
        score = min(lexicon.frequency(word[:position]), lexicon.frequency(word[position:]))
        if score > best_score:
            best, best_score = position, score
    return best


def _length(line: Line) -> int:
    return len(line.draft.text.replace(KASHIDA, "").strip())


def _paragraph_lines(body: Sequence[Line], *, spaces_tell: bool) -> list[list[Line]]:
    widest = max((_length(line) for line in body), default=0)
    paragraphs: list[list[Line]] = []
    current: list[Line] = []
    for index, line in enumerate(body):
        current.append(line)
        following = body[index + 1] if index + 1 < len(body) else None
        if _closes(line, following, widest, spaces_tell=spaces_tell):
            paragraphs.append(current)
            current = []
    if current:
        paragraphs.append(current)
    return paragraphs


def _closes(line: Line, following: Line | None, widest: int, *, spaces_tell: bool) -> bool:
    """Tell whether a line ends a paragraph of its cell."""
    if spaces_tell and not line.runs_on:
        return True
    finished = line.draft.text.rstrip().endswith((".", "؟", "!"))
    if not finished:
        return not spaces_tell and _length(line) < widest * 0.45
    if _length(line) < widest * 0.45 or following is None:
        return True
    return (
        _length(following) < widest * 0.45
        and not following.runs_on
        and not following.draft.text.rstrip().endswith(".")
    )


def join_lines(lines: Sequence[Line]) -> Draft:
    """Return lines as one draft, a line feed between them; its origin is the line end in the original."""
    parts: list[Draft] = []
    for index, line in enumerate(lines):
        if index:
            parts.append(Draft("\n", [lines[index - 1].end]))
        parts.append(line.draft.stripped())
    return Draft.joined(parts)


def _paragraphs(body: Sequence[Line], *, spaces_tell: bool) -> list[Draft]:
    return [join_lines(lines) for lines in _paragraph_lines(body, spaces_tell=spaces_tell)]


def _stacked_rows(body: Sequence[Line], columns: int, *, spaces_tell: bool) -> list[list[Cell]]:
    """Read cells that stand one below the other: narrow paragraphs, then the wide last one."""
    widest = max((_length(line) for line in body), default=0)
    rows: list[tuple[list[Draft], list[Draft]]] = []
    for lines in _paragraph_lines(body, spaces_tell=spaces_tell):
        is_wide = max(map(_length, lines)) > widest * 0.55
        if is_wide and rows:
            rows[-1][1].append(join_lines(lines))
            continue
        if not rows or rows[-1][1]:
            rows.append(([], []))
        rows[-1][0].append(join_lines(lines))
    return [_cells(narrow, wide, columns) for narrow, wide in rows]


def _cells(narrow: list[Draft], wide: list[Draft], columns: int) -> list[Cell]:
    if columns == 2:
        return [narrow, wide]
    dated = next((index for index, paragraph in enumerate(narrow) if _DATE.match(paragraph.text)), 1)
    firsts: list[Cell] = [narrow[:dated], narrow[dated:]]
    while len(firsts) < columns - 1 and len(firsts[-1]) > 1:
        firsts[-1:] = [firsts[-1][:1], firsts[-1][1:]]
    return [*firsts, *([[]] * max(0, columns - 1 - len(firsts))), wide]


def span_of(paragraphs: Sequence[Draft]) -> Span:
    """Return the raw span from the first to the last code point of some paragraphs."""
    hulls = [paragraph.raw_hull(0, len(paragraph)) for paragraph in paragraphs if len(paragraph)]
    return (min(start for start, _ in hulls), max(end for _, end in hulls)) if hulls else (0, 0)
