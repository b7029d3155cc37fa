"""Span arithmetic, maps between repaired and raw text, and Qt's UTF-16 positions.

A span is half-open and counts Unicode code points in logical order. An :class:`OffsetMap`
holds, for each code point of a repaired text, the raw offset it came from; a code point that a
repair inserted has none and is stored as ``~offset``, the bit complement of the raw offset it
stands before.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


class OffsetMap:
    """Where each code point of a repaired text came from in the raw text."""

    __slots__ = ("_origins",)

    def __init__(self, origins: Iterable[int] = ()) -> None:
        self._origins = array("q", origins)

    @classmethod
    def identity(cls, start: int, end: int) -> OffsetMap:
        """Return the map of an untouched copy of raw ``[start, end)``."""
        return cls(range(start, end))

    @classmethod
    def from_json(cls, runs: Sequence[Sequence[int]]) -> OffsetMap:
        """Return the map written by :meth:`to_json`."""
        result = cls()
        for origin, length in runs:
            if origin >= 0:
                result._origins.extend(range(origin, origin + length))
            else:
                result._origins.extend([origin] * length)
        return result

    def to_json(self) -> tuple[tuple[int, int], ...]:
        """Return runs ``(origin, length)``; a negative origin is an inserted run before ``~origin``."""
        runs: list[tuple[int, int]] = []
        start = length = 0
        for origin in self._origins:
            if length and origin == (start + length if start >= 0 else start):
                length += 1
                continue
            if length:
                runs.append((start, length))
            start, length = origin, 1
        if length:
            runs.append((start, length))
        return tuple(runs)

    def __len__(self) -> int:
        """Return the length of the repaired text, in code points."""
        return len(self._origins)

    def __eq__(self, other: object) -> bool:
        """Tell whether both map every code point alike."""
        return isinstance(other, OffsetMap) and self._origins == other._origins

    def __hash__(self) -> int:
        """Return a hash, equal for equal maps."""
        return hash(self._origins.tobytes())

    def __getitem__(self, index: int) -> int:
        """Return the origin of one code point: a raw offset, or ``~offset`` when inserted."""
        return self._origins[index]

    def part(self, start: int, end: int) -> Sequence[int]:
        """Return the origins of repaired ``[start, end)``, as ``[index]`` gives each."""
        return self._origins[start:end]

    def raw_offset(self, index: int) -> int:
        """Return the raw offset a code point came from or, when inserted, stands before."""
        origin = self._origins[index]
        return origin if origin >= 0 else ~origin

    def raw_spans(self, start: int, end: int, *, bridge: int = 0) -> tuple[Span, ...]:
        """Return the raw spans of repaired ``[start, end)`` in reading order.

        Several when lines were put back in order. Gaps of up to ``bridge`` raw code points
        (a removed kashida, a line end) between neighbours are bridged.
        """
        spans: list[Span] = []
        for origin in self._origins[start:end]:
            if origin < 0:
                continue
            if spans and 0 <= origin - spans[-1][1] <= bridge:
                spans[-1] = (spans[-1][0], origin + 1)
            else:
                spans.append((origin, origin + 1))
        return tuple(spans)

    def position_of(self, raw: int) -> int | None:
        """Return the first repaired position whose code point came from ``raw``, or None."""
        try:
            return self._origins.index(raw)
        except ValueError:
            return None


def utf16_from_code_points(text: str, position: int) -> int:
    """Return Qt's position (UTF-16 units) for a position in code points."""
    return position + sum(character > "\uffff" for character in text[:position])


def code_points_from_utf16(text: str, position: int) -> int:
    """Return the position in code points for Qt's; inside a surrogate pair, that of its character."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return min(position, len(text))
    units = 0
    for index, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > position:
            return index
    return len(text)


def overlaps(first: Span, second: Span) -> bool:
    """Tell whether two spans share a code point."""
    return max(first[0], second[0]) < min(first[1], second[1])


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return sorted spans with those that touch or overlap joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
