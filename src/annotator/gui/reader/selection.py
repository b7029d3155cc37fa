"""What is selected: a stretch of one language's text, within a cell or across rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.gui.reader.cell_text import BlockSpan, CellText, Span

TextOf = Callable[[int], CellText]
"""The text of a row's cell in the selection's language."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A caret place: a row of the page and a code point position in the cell's text."""

    row: int
    position: int


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun (``anchor``) to the caret, in either order."""

    language: str
    anchor: Place
    caret: Place

    @property
    def start(self) -> Place:
        """The earlier end in reading order."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Place:
        """The later end in reading order."""
        return max(self.anchor, self.caret)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is selected."""
        return self.anchor == self.caret

    def span_in(self, row: int, length: int) -> Span | None:
        """Return what is selected of a row whose text is ``length`` long, or None."""
        start, end = self.start, self.end
        if self.is_empty or not start.row <= row <= end.row:
            return None
        first = start.position if row == start.row else 0
        last = end.position if row == end.row else length
        return (first, last) if first < last else None

    def spans(self, text_of: TextOf) -> Iterator[tuple[CellText, Span]]:
        """Yield every row's text with what is selected of it, in reading order."""
        if self.is_empty:
            return
        for row in range(self.start.row, self.end.row + 1):
            text = text_of(row)
            span = self.span_in(row, len(text))
            if span is not None:
                yield text, span

    def block_spans(self, text_of: TextOf) -> list[BlockSpan]:
        """Return what is selected in blocks; sentences that follow each other in a block are joined."""
        found: list[BlockSpan] = []
        for text, (start, end) in self.spans(text_of):
            for block_id, first, last in text.block_spans(start, end):
                if found and found[-1][0] == block_id and 0 <= first - found[-1][2] <= 2:
                    first = found.pop()[1]
                found.append((block_id, first, last))
        return found

    def text(self, text_of: TextOf) -> str:
        """Return what is selected as it is stored, in logical order.

        Rows of one block are joined by a space, rows of different blocks by a line feed.
        """
        parts: list[str] = []
        block_before = ""
        for text, (start, end) in self.spans(text_of):
            first = text.block_position(start)
            if parts:
                parts.append(" " if first and first[0] == block_before and not text.grid else "\n")
            parts.append(text.text[start:end])
            last = text.block_position(max(start, end - 1))
            block_before = last[0] if last else ""
        return "".join(parts)
