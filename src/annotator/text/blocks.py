"""Planned blocks become found blocks: their text repaired, sentences cut, spans of the original kept."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from annotator.core.analysis import FoundBlock, FoundSentence, FoundTable
from annotator.core.model import BlockKind, Lang
from annotator.core.spans import OffsetMap, Span, merge_spans
from annotator.text import tables
from annotator.text.pages import Line
from annotator.text.repair import BLOCK_RULES, TEXT_RULES
from annotator.text.repair.brackets import unpaired
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.layout import FOOTNOTE_MARKER
from annotator.text.repair.ledger import Ledger
from annotator.text.sentences import sentence_spans

_ONE_SENTENCE = frozenset(
    ("heading", "caption", "keywords", "table", "figure", "running_header", "page_number", "footnote")
)
_SMALL = 50
_BRIDGE = 12
"""Raw code points between two parts of a sentence that are still one span: line ends, kashida."""


@dataclass
class Block:
    """A block in the making. ``parts`` are its drafts: one, or the cells' paragraphs of a table."""

    kind: BlockKind
    lang: Lang
    lines: list[Line]
    parts: list[Draft]
    level: int | None = None
    number: str | None = None
    page: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    titles: list[int] = field(default_factory=list)
    rows: list[list[list[int]]] = field(default_factory=list)
    span: Span | None = None
    id: str = ""

    @property
    def start(self) -> int:
        """The raw offset it begins at."""
        return self.span[0] if self.span else min(line.start for line in self.lines)

    def prepare(self, ledger: Ledger) -> None:
        """Apply the rules that need the line ends."""
        self.parts = [ledger.apply(part, BLOCK_RULES) for part in self.parts]

    def take_out(self, ledger: Ledger, markers: Sequence[tuple[int, Span]]) -> None:
        """Take footnote digits out; ``markers`` are (part, span), sorted, not overlapping."""
        for part in {part for part, _ in markers}:
            changes = [Change(start, end, (), 0.95, "calls a footnote") for at, (start, end) in markers if at == part]
            if ledger.is_on(FOOTNOTE_MARKER):
                self.parts[part] = ledger.enter(self.parts[part], FOOTNOTE_MARKER, changes)

    def finish(self, ledger: Ledger) -> None:
        """Join the lines and apply the rules for running text."""
        for index, part in enumerate(self.parts):
            running = part
            if "\n" in part.text:
                running = Draft(part.text.replace("\n", " ").replace("\t", " "), part.origins)
            self.parts[index] = ledger.apply(running, TEXT_RULES).stripped()

    def position_of(self, raw: int) -> int:
        """Return the position of the first code point that came from behind ``raw``, or the end."""
        for position, origin in enumerate(self.draft().origins):
            if origin > raw:
                return position
        return len(self.draft())

    def draft(self) -> Draft:
        """Return the text of the block; a table's cells with tabs and line feeds between."""
        if not self.rows:
            return self.parts[0]
        lines = [[[title] for title in self.titles], *self.rows] if self.titles else self.rows
        return _between([_between([self._cell(cell) for cell in row], "\t") for row in lines], "\n")

    def _cell(self, cell: Sequence[int]) -> Draft:
        return _between([self.parts[index] for index in cell], " | ")

    def found(self) -> FoundBlock:
        """Return the block as it is found."""
        draft = self.draft()
        origins = draft.offset_map()
        spans = self._sentence_spans(draft.text)
        sentences = tuple(
            FoundSentence(
                f"{self.id}.{number}",
                draft.text[start:end],
                start,
                end,
                raw_spans_of(draft, start, end),
            )
            for number, (start, end) in enumerate(spans, 1)
        )
        extra = dict(self.extra)
        if unpaired(draft.text) and self.kind not in ("list_item", "running_header", "page_number"):
            extra["flags"] = (*extra.get("flags", ()), "bracket_unpaired")
        raw_spans = (self.span,) if self.span else merge_spans(_touching(self.lines))
        return FoundBlock(
            self.id,
            self.lang,
            self.kind,
            draft.text,
            origins,
            sentences,
            self.level,
            self.number,
            self.page,
            raw_spans,
            extra,
        )

    def found_table(self) -> FoundTable:
        """Return the table this block holds."""
        text = [part.text for part in self.parts]
        return FoundTable(
            self.number,
            str(self.extra.get("caption", "")),
            tuple(text[title] for title in self.titles),
            tuple(tuple("\n".join(text[index] for index in cell) for cell in row) for row in self.rows),
            tuple(self.extra.get("raw_spans", ())),
            self.id,
        )

    def _sentence_spans(self, text: str) -> tuple[Span, ...]:
        if self.kind in _ONE_SENTENCE:
            return ((0, len(text)),)
        return sentence_spans(text, self.lang) or ((0, len(text)),)


def raw_spans_of(draft: Draft, start: int, end: int) -> tuple[Span, ...]:
    """Return the raw spans of a part of a draft in reading order, as ``OffsetMap.raw_spans`` does, in bulk."""
    first = draft.origins[start] if start < end else -1
    may_be_whole = first >= 0 and draft.origins[end - 1] - first == end - start - 1
    if may_be_whole and draft.origins[start:end] == array("q", range(first, first + end - start)):
        return ((first, first + end - start),)  # it stands in the original as it is
    if end - start < _SMALL:
        return OffsetMap(draft.origins[start:end]).raw_spans(0, end - start, bridge=_BRIDGE)
    origins = np.frombuffer(draft.origins, dtype=np.int64)[start:end]
    origins = origins[origins >= 0]
    if not len(origins):
        return ()
    steps = origins[1:] - origins[:-1]
    breaks = np.flatnonzero((steps < 1) | (steps > _BRIDGE + 1))
    firsts = origins[np.concatenate(([0], breaks + 1))]
    lasts = origins[np.concatenate((breaks, [len(origins) - 1]))] + 1
    return tuple(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _touching(lines: Sequence[Line]) -> list[Span]:
    """Return the spans of lines; neighbours on paper are one span with the line ends between."""
    spans: list[Span] = []
    for line in lines:
        if spans and 0 <= line.start - spans[-1][1] <= _BRIDGE // 2:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _between(drafts: Sequence[Draft], text: str) -> Draft:
    parts: list[Draft] = []
    for draft in drafts:
        if parts:
            anchor = draft.anchor(0) if len(draft) else parts[-1].anchor(len(parts[-1]))
            parts.append(Draft(text, array("q", [~anchor] * len(text))))
        parts.append(draft)
    return Draft.joined(parts)


def read_table(block: Block, table: tables.TableLines, *, spaces_tell: bool) -> None:
    """Lay the cells of a table into a block."""
    titles, rows = tables.read_cells(table, spaces_tell=spaces_tell)
    block.parts = []
    block.titles = [_put(block, title) for title in titles]
    block.rows = [[[_put(block, paragraph) for paragraph in cell] for cell in row] for row in rows]
    block.extra["raw_spans"] = ((table.caption.start, table.lines[-1].end),)


def _put(block: Block, part: Draft) -> int:
    block.parts.append(part)
    return len(block.parts) - 1
