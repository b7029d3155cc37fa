"""Where the columns of the reader stand. Lengths are device-independent pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_GUTTER = 40.0
_PADDING = 18.0
_WIDEST_TEXT = 780.0


class Columns(Enum):
    """Which languages are shown."""

    BOTH = "both"
    ENGLISH = "en"
    PERSIAN = "fa"


@dataclass(frozen=True)
class Column:
    """One language's column: the cell from ``left`` to ``left + width``, its text inside."""

    left: float
    width: float
    text_left: float
    text_width: float

    def holds(self, x: float) -> bool:
        """Tell whether a point lies in the cell."""
        return self.left <= x < self.left + self.width


@dataclass(frozen=True)
class Geometry:
    """The columns by language, and the gutter."""

    width: float
    gutter_left: float
    gutter_width: float
    columns: dict[str, Column]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages shown, English first."""
        return tuple(self.columns)

    def language_at(self, x: float) -> str | None:
        """Return the language whose cell holds ``x``; None in the gutter."""
        return next((language for language, column in self.columns.items() if column.holds(x)), None)


def geometry(width: float, zoom: float, shown: Columns, *, swapped: bool) -> Geometry:
    """Return the columns for a viewport's width: English left and Persian right unless swapped.

    The sides do not follow the interface direction: readers find each text where it always is.
    """
    gutter = min(max(_GUTTER * min(zoom, 1.6), 36.0), width / 4)
    if shown is not Columns.BOTH:
        language = shown.value
        gutter_left = width - gutter if language == "en" else 0.0
        left = 0.0 if language == "en" else gutter
        return Geometry(width, gutter_left, gutter, {language: _column(left, width - gutter, zoom)})
    side = float(int((width - gutter) / 2))
    first, second = _column(0.0, side, zoom), _column(side + gutter, width - side - gutter, zoom)
    english, persian = (second, first) if swapped else (first, second)
    return Geometry(width, side, gutter, {"en": english, "fa": persian})


def _column(left: float, width: float, zoom: float) -> Column:
    padding = min(_PADDING * min(max(zoom, 0.8), 1.6), width / 8)
    padding = max(padding, (width - _WIDEST_TEXT * zoom) / 2)
    return Column(left, width, left + padding, max(width - 2 * padding, 1.0))
