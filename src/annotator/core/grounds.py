"""Which piece of a text derived anew is which old one: told by the ground they stand on in the original.

Ground is counted in raw code points. Positions in the repaired text cannot tell: one repair more or less
moves them all, while the original never changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.core.spans import Span, merge_spans

BRIDGE = 12
"""Raw code points between two parts of a piece that belong to it: line ends, kashida, doubled spaces."""

_NEARLY = 0.8
"""The share of both grounds together that two pieces nearly the same have in common (Jaccard)."""


@dataclass(frozen=True)
class Piece:
    """A block, sentence or citation with its ground: sorted raw spans that do not overlap.

    Pieces of different ``group`` are never the same. ``likeness`` is what the same piece is likely to
    keep, such as the kind of a block. Of several old pieces one of higher ``rank`` is preferred.
    """

    id: str
    group: str
    ground: tuple[Span, ...]
    likeness: str = ""
    rank: int = 0

    @property
    def size(self) -> int:
        """The raw code points it covers."""
        return sum(end - start for start, end in self.ground)


def ground_of(runs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return the ground of a text whose offset map has these runs (``OffsetMap.to_json``)."""
    return bridged((origin, origin + length) for origin, length in runs if origin >= 0)


def bridged(spans: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return spans as ground: sorted, and joined over gaps of up to ``BRIDGE`` code points."""
    joined: list[Span] = []
    for start, end in merge_spans((start, end) for start, end in spans):
        if joined and start - joined[-1][1] <= BRIDGE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


class Grounds:
    """The grounds of many pieces, to be asked who stands on a stretch of the original."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        stretches = sorted(
            (start, end, index) for index, piece in enumerate(pieces) for start, end in piece.ground
        )
        self._stretches = stretches
        self._starts = [start for start, _, _ in stretches]
        self._furthest = list(accumulate((end for _, end, _ in stretches), max))

    def shares(self, ground: Iterable[Span]) -> dict[int, int]:
        """Return how many raw code points of a ground each piece shares, by the index of the piece."""
        shared: dict[int, int] = {}
        for start, end in ground:
            first = bisect_right(self._furthest, start)
            for other_start, other_end, index in self._stretches[first : bisect_left(self._starts, end)]:
                common = min(end, other_end) - max(start, other_start)
                if common > 0:
                    shared[index] = shared.get(index, 0) + common
        return shared


def identified(old: Sequence[Piece], new: Sequence[Piece]) -> dict[str, str]:
    """Return for each new piece that is an old one the old one's id, by the new one's id.

    One to one. The same ground comes first, then nearly the same, then rank, likeness and the size of the
    common ground: a piece cut off another again is what it was before, though the other one is still
    there. Two pieces that do not share half of the smaller one are not the same.
    """
    pairs = sorted(_pairs(old, new), key=lambda pair: pair[0], reverse=True)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, was, now in pairs:
        if now.id not in found and was.id not in taken:
            found[now.id] = was.id
            taken.add(was.id)
    return found


def _pairs(
    old: Sequence[Piece], new: Sequence[Piece]
) -> Iterator[tuple[tuple[bool, bool, int, bool, int, int], Piece, Piece]]:
    grounds = Grounds(old)
    sizes = [piece.size for piece in old]
    for place, piece in enumerate(new):
        size = piece.size
        for index, common in grounds.shares(piece.ground).items():
            other = old[index]
            if other.group != piece.group or common * 2 <= min(size, sizes[index]):
                continue
            is_alike = other.likeness == piece.likeness
            is_same = is_alike and other.ground == piece.ground
            is_near = is_alike and common >= _NEARLY * (size + sizes[index] - common)
            yield (is_same, is_near, other.rank, is_alike, common, -place), other, piece
