"""A text under repair: its characters, each with the raw offset it came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.core.spans import OffsetMap, Span

Piece = Span | str
"""A part of the old text that is kept (its span), or a new text."""


@dataclass(frozen=True, slots=True)
class Change:
    """Replace draft ``[start, end)`` by ``pieces``.

    ``confidence`` below ``ledger.THRESHOLD`` makes it a suggestion.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    confidence: float = 1.0
    reason: str = ""


def removal(start: int, end: int, reason: str, confidence: float = 1.0) -> Change:
    """Take ``[start, end)`` out."""
    return Change(start, end, (), confidence, reason)


def insertion(position: int, text: str, reason: str, confidence: float = 1.0) -> Change:
    """Put a text in before a position."""
    return Change(position, position, (text,), confidence, reason)


def replacement(start: int, end: int, text: str, reason: str, confidence: float = 1.0) -> Change:
    """Put another text in the place of ``[start, end)``; of equal length, each sign keeps its origin."""
    return Change(start, end, (text,), confidence, reason)


class Draft:
    """A text and the raw offset of each of its code points (``~offset`` for an inserted one)."""

    __slots__ = ("origins", "text")

    def __init__(self, text: str = "", origins: Iterable[int] = ()) -> None:
        self.text = text
        self.origins = origins if isinstance(origins, array) else array("q", origins)

    @classmethod
    def of_raw(cls, raw: str, start: int, end: int) -> Draft:
        """Return raw ``[start, end)`` as it stands."""
        origins = array("q")
        origins.frombytes(np.arange(start, end, dtype=np.int64).tobytes())
        return cls(raw[start:end], origins)

    @classmethod
    def joined(cls, drafts: Iterable[Draft]) -> Draft:
        """Return the drafts one after the other."""
        text: list[str] = []
        origins = array("q")
        for draft in drafts:
            text.append(draft.text)
            origins.extend(draft.origins)
        return cls("".join(text), origins)

    def __len__(self) -> int:
        """Return the number of code points."""
        return len(self.text)

    def part(self, start: int, end: int) -> Draft:
        """Return ``[start, end)``."""
        return Draft(self.text[start:end], self.origins[start:end])

    def stripped(self) -> Draft:
        """Return the draft without white space at its ends."""
        bare = self.text.lstrip()
        start = len(self.text) - len(bare)
        if not start and not bare[-1:].isspace():
            return self
        return self.part(start, start + len(bare.rstrip()))

    def anchor(self, position: int) -> int:
        """Return the raw offset a text inserted before ``position`` stands before."""
        for origin in self.origins[position : position + 1]:
            return origin if origin >= 0 else ~origin
        if not self.origins:
            return 0
        last = self.origins[min(position, len(self.origins)) - 1]
        return last + 1 if last >= 0 else ~last

    def raw_hull(self, start: int, end: int) -> Span:
        """Return the raw span from the first to the last raw code point of ``[start, end)``."""
        if end - start == 1 and self.origins[start] >= 0:
            return self.origins[start], self.origins[start] + 1  # most repairs are of a single sign
        origins = [origin for origin in self.origins[start:end] if origin >= 0]
        if not origins:
            anchor = self.anchor(start)
            return anchor, anchor
        return min(origins), max(origins) + 1

    def after(self, change: Change) -> str:
        """Return the text a change puts in place."""
        return "".join(piece if isinstance(piece, str) else self.text[piece[0] : piece[1]] for piece in change.pieces)

    def changed(self, changes: Sequence[Change]) -> Draft:
        """Return the draft with changes applied, which are sorted and do not overlap."""
        if not changes:
            return self
        text: list[str] = []
        origins = array("q")
        last = 0
        for change in changes:
            text.append(self.text[last : change.start])
            origins.extend(self.origins[last : change.start])
            for piece in change.pieces:
                self._put(change, piece, text, origins)
            last = change.end
        text.append(self.text[last:])
        origins.extend(self.origins[last:])
        return Draft("".join(text), origins)

    def offset_map(self) -> OffsetMap:
        """Return the origins as the map the records keep."""
        return OffsetMap(self.origins)

    def _put(self, change: Change, piece: Piece, text: list[str], origins: array[int]) -> None:
        if not isinstance(piece, str):
            text.append(self.text[piece[0] : piece[1]])
            origins.extend(self.origins[piece[0] : piece[1]])
            return
        text.append(piece)
        kept = self.origins[change.start : change.end] if len(change.pieces) == 1 else array("q")
        if len(kept) == len(piece):
            origins.extend(kept)
        elif len(kept) == 1 and piece:
            origins.append(kept[0])
            origins.extend([~self.anchor(change.end)] * (len(piece) - 1))
        else:
            origins.extend([~self.anchor(change.start)] * len(piece))
