"""What the reader shows, as plain data: rows of two cells, and what is laid over their text.

Positions are half-open spans of Unicode code points in logical order, counted in the repaired
text of a block, exactly as claims and citations are stored. Nothing here knows Qt or the
library: the conductor builds a :class:`ReaderPage` from what the services return.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LANGUAGES = ("en", "fa")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block, usually one sentence: ``text`` is the block's ``[start, end)``."""

    block_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TableCells:
    """A table: every row a tuple of pieces, one a cell; the first ``header_rows`` rows are headings.

    A piece with ``start == end`` has text that does not stand in the block; it is drawn, but a
    claim cannot be anchored to it.
    """

    rows: tuple[tuple[Piece, ...], ...]
    caption: str = ""
    header_rows: int = 1

    @classmethod
    def located(
        cls, block_id: str, text: str, columns: Sequence[str], rows: Sequence[Sequence[str]],
        caption: str = "",
    ) -> TableCells:
        """Return the table whose cells are looked for, in reading order, in the text of its block."""
        position = 0
        made: list[tuple[Piece, ...]] = []
        for row in ([columns] if columns else []) + list(rows):
            pieces = []
            for cell in row:
                found = text.find(cell, position) if cell else -1
                if found >= 0:
                    position = found + len(cell)
                    pieces.append(Piece(block_id, found, position, cell))
                else:
                    pieces.append(Piece(block_id, position, position, cell))
            made.append(tuple(pieces))
        return cls(tuple(made), caption, 1 if columns else 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One language's side of a row: its pieces in reading order, or a table. Empty: no counterpart.

    ``is_translation`` marks an analyst's own text, ``author`` names the analyst.
    """

    pieces: tuple[Piece, ...] = ()
    table: TableCells | None = None
    is_translation: bool = False
    author: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to read here."""
        return not self.pieces and self.table is None

    @property
    def block_ids(self) -> set[str]:
        """The blocks shown in this cell."""
        found = {piece.block_id for piece in self.pieces}
        if self.table is not None:
            found.update(piece.block_id for row in self.table.rows for piece in row)
        return found


EMPTY_CELL = Cell()


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One aligned row.

    ``kind`` is a block kind (heading, paragraph, list_item, footnote, table, figure, caption,
    keywords …), ``level`` that of a heading, ``state`` automatic, suggested or confirmed, ``score``
    per mille, ``page`` the printed page it starts on. ``block_first`` is false for a sentence that
    goes on with the block of the row above. ``label`` is what a footnote is called by, its number.
    """

    row_id: str
    number: int | None
    kind: str = "paragraph"
    level: int | None = None
    state: str = "automatic"
    score: int | None = None
    page: int | None = None
    en: Cell = EMPTY_CELL
    fa: Cell = EMPTY_CELL
    block_first: bool = True
    label: str = ""

    def cell(self, language: str) -> Cell:
        """Return the side of a language, ``en`` or ``fa``."""
        return self.en if language == "en" else self.fa


@dataclass(frozen=True, slots=True)
class Highlight:
    """One anchor of a claim: where it lies, its tag colour and the initials shown in the margin."""

    claim_id: str
    block_id: str
    start: int
    end: int
    colour: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A citation in running text; ``state`` is resolved, ambiguous or unresolved."""

    citation_id: str
    block_id: str
    start: int
    end: int
    state: str = "unresolved"


@dataclass(frozen=True, slots=True)
class FootnoteMarker:
    """A footnote called at ``position`` of a block; the digit itself is not part of the block's text."""

    block_id: str
    position: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Found text, painted over; the current one stands out."""

    block_id: str
    start: int
    end: int
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class RepairMark:
    """A repaired place: what a repair rule changed here, or would. ``text`` says it in words.

    ``state`` is applied, suggested or refused. A repair that only took something out marks the
    code point beside the place.
    """

    repair_id: str
    block_id: str
    start: int
    end: int
    text: str
    state: str = "applied"


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """A paper as the reader shows it. ``paper_id`` tells whether a new page replaces the same paper."""

    rows: tuple[ReaderRow, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    chips: tuple[Chip, ...] = ()
    markers: tuple[FootnoteMarker, ...] = ()
    paper_id: str = ""
    title_en: str = ""
    title_fa: str = ""
    subtitle: str = ""


EMPTY_PAGE = ReaderPage()
