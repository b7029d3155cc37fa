"""The text of one cell, and how a position in it answers to a position in a block.

A cell shows pieces of blocks one after the other. Between two pieces stands a separator that
belongs to no block: a space inside a block, a line feed between blocks and between the rows
of a table, a tab between the cells of a table. Copied text carries these separators, spans do not.
All positions are code points in logical order.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from annotator.gui.reader.page import Cell, Piece

Span = tuple[int, int]
BlockSpan = tuple[str, int, int]

_WORD_JOINERS = frozenset("\u200c\u200d'’_\u0640")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece and where it stands in the cell's text; ``is_bound`` tells whether its block holds it."""

    start: int
    end: int
    piece: Piece

    @property
    def is_bound(self) -> bool:
        """Tell whether positions in it are positions of the block."""
        return self.piece.end > self.piece.start


class CellText:
    """The joined text of a cell.

    ``segments`` are the spans set as paragraphs of their own: one a block, or one a table cell.
    ``grid`` holds, for a table, the segment numbers of each table row.
    """

    __slots__ = ("_starts", "grid", "header_rows", "parts", "segments", "text")

    def __init__(self, cell: Cell) -> None:
        self.parts: list[Part] = []
        self.segments: list[Span] = []
        self.grid: tuple[tuple[int, ...], ...] = ()
        self.header_rows = 0
        self.text = ""
        if cell.pieces:
            self._add_running(cell.pieces)
        if cell.table is not None:
            self._add_table(cell)
        self._starts = [part.start for part in self.parts]

    def __len__(self) -> int:
        """Return the length of the text in code points."""
        return len(self.text)

    @property
    def block_ids(self) -> tuple[str, ...]:
        """The blocks shown, each once, in reading order."""
        return tuple(dict.fromkeys(part.piece.block_id for part in self.parts))

    def block_spans(self, start: int, end: int) -> list[BlockSpan]:
        """Return what ``[start, end)`` covers, in blocks; neighbours in one block are joined."""
        spans: list[BlockSpan] = []
        for part in self.parts:
            first, last = max(start, part.start), min(end, part.end)
            if first >= last or not part.is_bound:
                continue
            shift = part.piece.start - part.start
            span = (part.piece.block_id, first + shift, last + shift)
            if spans and last > part.start and self._continues(spans[-1], part, first):
                span = (span[0], spans.pop()[1], span[2])
            spans.append(span)
        return spans

    def cell_spans(self, block_id: str, start: int, end: int) -> list[Span]:
        """Return where ``[start, end)`` of a block stands in this cell, sentence gaps bridged."""
        spans: list[Span] = []
        previous: Part | None = None
        for part in self.parts:
            piece = part.piece
            if piece.block_id != block_id or not part.is_bound:
                continue
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last:
                continue
            shift = part.start - piece.start
            span = (first + shift, last + shift)
            if spans and previous is not None and self._touch(previous, part):
                span = (spans.pop()[0], span[1])
            spans.append(span)
            previous = part
        return spans

    def position_of(self, block_id: str, position: int) -> int | None:
        """Return the place of a block position in this cell, or None when it is not here."""
        for part in self.parts:
            piece = part.piece
            if piece.block_id == block_id and piece.start <= position <= piece.end and part.is_bound:
                return part.start + position - piece.start
        return None

    def block_position(self, position: int) -> tuple[str, int] | None:
        """Return the block and the position in it for a position of this cell."""
        if not self.parts:
            return None
        part = self.parts[max(0, bisect_right(self._starts, position) - 1)]
        inside = min(max(position - part.start, 0), part.end - part.start)
        return part.piece.block_id, part.piece.start + (inside if part.is_bound else 0)

    def word_at(self, position: int) -> Span:
        """Return the word the character at a position belongs to, with its ZWNJ, marks and apostrophes."""
        text = self.text
        if not text:
            return 0, 0
        index = min(position, len(text) - 1)
        if not is_word_character(text[index]):
            return index, index + 1
        start, end = index, index + 1
        while start and is_word_character(text[start - 1]):
            start -= 1
        while end < len(text) and is_word_character(text[end]):
            end += 1
        while start < end and text[start] in _WORD_JOINERS:
            start += 1
        while end > start and text[end - 1] in _WORD_JOINERS:
            end -= 1
        return start, end

    def next_word(self, position: int) -> int:
        """Return where the next word starts, or the end of the text."""
        text, index = self.text, position
        while index < len(text) and is_word_character(text[index]):
            index += 1
        while index < len(text) and not is_word_character(text[index]):
            index += 1
        return index

    def previous_word(self, position: int) -> int:
        """Return where the word before a position starts, or the start of the text."""
        text, index = self.text, position
        while index and not is_word_character(text[index - 1]):
            index -= 1
        while index and is_word_character(text[index - 1]):
            index -= 1
        return index

    def sentence_at(self, position: int) -> Span:
        """Return the piece round a position: pieces are sentences, or cells of a table."""
        if not self.parts:
            return 0, 0
        part = self.parts[max(0, bisect_right(self._starts, position) - 1)]
        return part.start, part.end

    def segment_at(self, position: int) -> Span:
        """Return the paragraph round a position."""
        for start, end in self.segments:
            if position <= end:
                return start, end
        return (0, len(self.text)) if not self.segments else self.segments[-1]

    def _add_running(self, pieces: tuple[Piece, ...]) -> None:
        texts: list[str] = []
        length = segment_start = 0
        previous: Piece | None = None
        for piece in pieces:
            if previous is not None and piece.block_id != previous.block_id:
                self.segments.append((segment_start, length))
                texts.append("\n")
                length += 1
                segment_start = length
            elif previous is not None and previous.end != piece.start:
                texts.append(" ")
                length += 1
            texts.append(piece.text)
            self.parts.append(Part(length, length + len(piece.text), piece))
            length += len(piece.text)
            previous = piece
        self.segments.append((segment_start, length))
        self.text = "".join(texts)

    def _add_table(self, cell: Cell) -> None:
        table = cell.table
        if table is None:
            return
        texts = [self.text]
        length = len(self.text)
        grid: list[tuple[int, ...]] = []
        for row in table.rows:
            numbers: list[int] = []
            for column, piece in enumerate(row):
                if column or length:
                    texts.append("\t" if column else "\n")
                    length += 1
                self.parts.append(Part(length, length + len(piece.text), piece))
                texts.append(piece.text)
                numbers.append(len(self.segments))
                self.segments.append((length, length + len(piece.text)))
                length += len(piece.text)
            grid.append(tuple(numbers))
        self.text = "".join(texts)
        self.grid = tuple(grid)
        self.header_rows = table.header_rows

    def _continues(self, span: BlockSpan, part: Part, first: int) -> bool:
        """Tell whether a part takes up where a span of the same block ended with the part before it."""
        index = bisect_right(self._starts, part.start) - 1
        before = self.parts[index - 1] if index else None
        if before is None or first != part.start:
            return False
        return span[2] == before.piece.end and self._touch(before, part)

    @staticmethod
    def _touch(first: Part, second: Part) -> bool:
        """Tell whether no more than white space lies between two pieces of one block in running text."""
        return (
            first.piece.block_id == second.piece.block_id and second.start - first.end <= 1
            and 0 <= second.piece.start - first.piece.end <= 2
        )


@lru_cache(maxsize=4096)
def is_word_character(character: str) -> bool:
    """Tell whether a character belongs to a word: letters, digits, marks, ZWNJ, kashida, apostrophe."""
    return character in _WORD_JOINERS or unicodedata.category(character)[0] in "LNM"
