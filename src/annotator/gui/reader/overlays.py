"""What lies over the text, found by block: highlights, citations, footnote numbers, search hits, repairs.

A row asks only for its own blocks, so a frame costs what is in view, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from annotator.gui.reader.cell_layout import PlacedChip, PlacedMarker
from annotator.gui.reader.cell_text import CellText, Span
from annotator.gui.reader.page import Chip, FootnoteMarker, Highlight, RepairMark, SearchHit


class _InBlock(Protocol):
    @property
    def block_id(self) -> str: ...


Laid = TypeVar("Laid", bound=_InBlock)


class Overlays:
    """Everything laid over a page, by block id. Setters return the blocks where something changed."""

    def __init__(self) -> None:
        self._highlights: dict[str, list[Highlight]] = {}
        self._chips: dict[str, list[Chip]] = {}
        self._markers: dict[str, list[FootnoteMarker]] = {}
        self._hits: dict[str, list[SearchHit]] = {}
        self._repairs: dict[str, list[RepairMark]] = {}

    def set_highlights(self, highlights: Iterable[Highlight]) -> set[str]:
        """Replace all highlights."""
        before, self._highlights = self._highlights, _by_block(highlights)
        return _changed(before, self._highlights)

    def set_chips(self, chips: Iterable[Chip]) -> set[str]:
        """Replace all citations."""
        before, self._chips = self._chips, _by_block(chips)
        return _changed(before, self._chips)

    def set_markers(self, markers: Iterable[FootnoteMarker]) -> set[str]:
        """Replace all footnote numbers."""
        before, self._markers = self._markers, _by_block(markers)
        return _changed(before, self._markers)

    def set_hits(self, hits: Iterable[SearchHit]) -> set[str]:
        """Replace all search hits."""
        before, self._hits = self._hits, _by_block(hits)
        return _changed(before, self._hits)

    def set_repairs(self, repairs: Iterable[RepairMark]) -> set[str]:
        """Replace all marks of repairs."""
        before, self._repairs = self._repairs, _by_block(repairs)
        return _changed(before, self._repairs)

    def highlight_colours(self) -> set[str]:
        """Return the colours highlights of the page have."""
        return {one.colour for laid in self._highlights.values() for one in laid}

    def highlights(self, text: CellText) -> list[tuple[Span, Highlight]]:
        """Return the highlights of a cell, each with a span of the cell's text, first and longest first."""
        found = [
            (span, highlight)
            for block_id in text.block_ids
            for highlight in self._highlights.get(block_id, ())
            for span in text.cell_spans(block_id, highlight.start, highlight.end)
        ]
        return sorted(found, key=lambda entry: (entry[0][0], -entry[0][1]))

    def hits(self, text: CellText) -> list[tuple[Span, SearchHit]]:
        """Return the search hits of a cell."""
        return [
            (span, hit)
            for block_id in text.block_ids
            for hit in self._hits.get(block_id, ())
            for span in text.cell_spans(block_id, hit.start, hit.end)
        ]

    def repairs(self, text: CellText) -> list[tuple[Span, RepairMark]]:
        """Return the marks of repairs of a cell."""
        return [
            (span, mark)
            for block_id in text.block_ids
            for mark in self._repairs.get(block_id, ())
            for span in text.cell_spans(block_id, mark.start, mark.end)
        ]

    def chips(self, text: CellText) -> tuple[PlacedChip, ...]:
        """Return the citations of a cell."""
        return tuple(
            PlacedChip(start, end, chip)
            for block_id in text.block_ids
            for chip in self._chips.get(block_id, ())
            for start, end in text.cell_spans(block_id, chip.start, chip.end)
        )

    def markers(self, text: CellText) -> tuple[PlacedMarker, ...]:
        """Return the footnote numbers of a cell in reading order.

        A number called exactly between two sentences belongs to the one it ends.
        """
        placed = [
            PlacedMarker(position, marker)
            for block_id in text.block_ids
            for marker in self._markers.get(block_id, ())
            if (position := text.position_of(block_id, marker.position)) is not None
            and (position > 0 or marker.position == 0)
        ]
        return tuple(sorted(placed, key=lambda entry: entry.position))


def _by_block(things: Iterable[Laid]) -> dict[str, list[Laid]]:
    found: defaultdict[str, list[Laid]] = defaultdict(list)
    for thing in things:
        found[thing.block_id].append(thing)
    return dict(found)


def _changed(before: dict[str, list[Laid]], after: dict[str, list[Laid]]) -> set[str]:
    return {
        block_id for block_id in before.keys() | after.keys()
        if before.get(block_id) != after.get(block_id)
    }
