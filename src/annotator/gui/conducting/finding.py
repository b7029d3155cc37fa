"""Find in the open paper: folded, in both languages, in reading order."""

from __future__ import annotations

from annotator.gui.conducting.desk import Desk
from annotator.gui.panels.find_bar import FindBar
from annotator.gui.reader.page import SearchHit
from annotator.text.folding import fold, fold_with_offsets

_MANY = 2_000
"""Hits marked at once."""


class Finding:
    """Marks what the find bar asks for and goes from hit to hit."""

    def __init__(self, desk: Desk, bar: FindBar) -> None:
        self._desk = desk
        self._bar = bar
        self._hits: list[tuple[str, int, int]] = []
        self._place = -1

    def find(self, text: str) -> None:
        """Mark all places that hold a text, and go to the first at or after the current row."""
        self._hits = self._search(fold(text))
        self._place = self._first_from_here()
        self._show()

    def step(self, steps: int) -> None:
        """Go to the next or previous hit, around the ends."""
        if self._hits:
            self._place = (self._place + steps) % len(self._hits)
            self._show()

    def stop(self) -> None:
        """Take the marks away."""
        self._hits = []
        self._place = -1
        self._desk.reader.set_search(())

    def _search(self, needle: str) -> list[tuple[str, int, int]]:
        page = self._desk.page
        if page is None or not needle:
            return []
        hits: list[tuple[str, int, int]] = []
        for block_id in self._blocks_in_order():
            folded, offsets = fold_with_offsets(page.blocks[block_id].body)
            start = folded.find(needle)
            while start >= 0 and len(hits) < _MANY:
                last = start + len(needle) - 1
                hits.append((block_id, offsets[start], offsets[last] + 1))
                start = folded.find(needle, last + 1)
        return hits

    def _blocks_in_order(self) -> list[str]:
        page = self._desk.page
        rows = page.rows if page else ()
        return list(dict.fromkeys(one.block_id for row in rows for one in (*row.en, *row.fa)))

    def _first_from_here(self) -> int:
        here = self._desk.places.number_of(self._desk.focus.row_id)
        for place, (block_id, start, _) in enumerate(self._hits):
            if self._desk.places.number_of(self._desk.places.row_at(block_id, start)) >= here:
                return place
        return 0 if self._hits else -1

    def _show(self) -> None:
        marks = [SearchHit(*hit, is_current=place == self._place) for place, hit in enumerate(self._hits)]
        self._desk.reader.set_search(marks)
        self._bar.show_count(self._place + 1 if self._hits else 0, len(self._hits))
        if self._hits:
            self._desk.reader.go_to_block(*self._hits[self._place][:2])
