"""Where highlights, citations, repairs and search hits of a cell lie, worked out once and kept with the row."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from annotator.gui.reader.cell_layout import CellLayout, PlacedMarker
from annotator.gui.reader.cell_text import Span
from annotator.gui.reader.overlays import Overlays
from annotator.gui.reader.page import Chip, Highlight, RepairMark
from annotator.gui.theme import Theme, contrast

_UNDERLINE = 2.0
_UNDERLINE_STEP = 3.0
_UNDERLINE_LEVELS = 3
_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Tint:
    """A coloured ground; ``claim_id`` names the claim it belongs to, or is empty."""

    rectangle: QRectF
    colour: QColor
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class ChipGround:
    """The rounded ground of one line of a citation."""

    rectangle: QRectF
    chip: Chip


@dataclass(frozen=True, slots=True)
class Initials:
    """A tag's initials beside the line where its highlight begins."""

    top: float
    text: str
    colour: QColor


@dataclass(slots=True)
class Decorations:
    """Everything drawn round the text of a cell, in the cell's own coordinates."""

    hits: list[Tint] = field(default_factory=list)
    tints: list[Tint] = field(default_factory=list)
    underlines: list[Tint] = field(default_factory=list)
    chips: list[ChipGround] = field(default_factory=list)
    initials: list[Initials] = field(default_factory=list)
    markers: list[tuple[QRectF, PlacedMarker]] = field(default_factory=list)
    highlights: list[tuple[Span, Highlight]] = field(default_factory=list)
    repairs: list[tuple[Span, RepairMark]] = field(default_factory=list)
    mended: list[Tint] = field(default_factory=list)

    def claims_at(self, position: int) -> list[str]:
        """Return the claims over a character, the shortest highlight first."""
        found = [(end - start, highlight.claim_id) for (start, end), highlight in self.highlights
                 if start <= position < end]
        return list(dict.fromkeys(claim_id for _, claim_id in sorted(found, key=lambda entry: entry[0])))

    def repairs_at(self, position: int) -> list[RepairMark]:
        """Return the repairs shown at a character."""
        return [mark for (start, end), mark in self.repairs if start <= position < end]

    def chip_at(self, point: QPointF) -> Chip | None:
        """Return the citation under a point of the cell."""
        return next((ground.chip for ground in self.chips if ground.rectangle.contains(point)), None)

    def marker_at(self, point: QPointF) -> tuple[QRectF, PlacedMarker] | None:
        """Return the footnote number under a point of the cell; its surroundings count a little."""
        return next((entry for entry in self.markers if entry[0].adjusted(-2, 0, 2, 0).contains(point)), None)


def decorate(cell: CellLayout, overlays: Overlays, theme: Theme, zoom: float) -> Decorations:
    """Return the decorations of a cell."""
    made = Decorations()
    text = cell.cell_text
    for (start, end), hit in overlays.hits(text):
        colour = QColor(theme.search_hit_current if hit.is_current else theme.search_hit)
        made.hits += [Tint(_trimmed(found), colour) for found in cell.rectangles(start, end)]
    made.highlights = overlays.highlights(text)
    _add_highlights(made, cell, theme, zoom)
    for placed in overlays.chips(text):
        made.chips += [
            ChipGround(found.adjusted(-2, 1.5, 2, -1.5), placed.chip)
            for found in cell.rectangles(placed.start, placed.end)
        ]
    made.markers = cell.marker_rectangles()
    _add_repairs(made, cell, overlays, theme)
    return made


def readable(colour: str, ground: str) -> QColor:
    """Return a colour moved towards black or white until it can be read on a ground."""
    is_light = contrast(ground, "#000000") > contrast(ground, "#ffffff")
    towards = QColor("#000000" if is_light else "#ffffff")
    made = QColor(colour)
    for step in range(11):
        if contrast(made.name(), ground) >= _READABLE:
            break
        made = mixed(QColor(colour), towards, step / 10)
    return made


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a colour between two: all of the first at share 0, all of the second at 1."""
    return QColor.fromRgbF(
        *(float(a) + (float(b) - float(a)) * share
          for a, b in ((first.redF(), second.redF()), (first.greenF(), second.greenF()),
                       (first.blueF(), second.blueF())))
    )


def _add_highlights(made: Decorations, cell: CellLayout, theme: Theme, zoom: float) -> None:
    initials_on_line: dict[float, list[str]] = {}
    for level, ((start, end), highlight) in zip(_levels(made.highlights), made.highlights, strict=True):
        rectangles = cell.rectangles(start, end)
        ground, ink = QColor(highlight.colour), QColor(highlight.colour)
        ground.setAlphaF(0.30 if theme.is_dark else 0.26)
        thickness = max(1.0, _UNDERLINE * min(zoom, 2.0))
        for found in map(_trimmed, rectangles):
            made.tints.append(Tint(found, ground, highlight.claim_id))
            bottom = found.bottom() - level * _UNDERLINE_STEP * min(zoom, 2.0)
            line = QRectF(found.left(), bottom - thickness, found.width(), thickness)
            made.underlines.append(Tint(line, ink, highlight.claim_id))
        if rectangles and highlight.initials:
            on_line = initials_on_line.setdefault(rectangles[0].top(), [])
            if highlight.initials not in on_line:
                on_line.append(highlight.initials)
                top = rectangles[0].top() + (len(on_line) - 1) * 9 * zoom
                ink = readable(highlight.colour, theme.base)
                made.initials.append(Initials(top, highlight.initials, ink))


def _add_repairs(made: Decorations, cell: CellLayout, overlays: Overlays, theme: Theme) -> None:
    """Underline repaired places: in the accent colour what was done, in that of warnings what was not."""
    made.repairs = overlays.repairs(cell.cell_text)
    colours = {"applied": QColor(theme.accent)}
    for (start, end), mark in made.repairs:
        colour = colours.get(mark.state, QColor(theme.warning))
        for found in cell.rectangles(start, end):
            bottom = found.bottom() - 0.5
            made.mended.append(Tint(QRectF(found.left(), bottom, max(found.width(), 3.0), 1.0), colour))


def _levels(highlights: list[tuple[Span, Highlight]]) -> list[int]:
    """Return for each highlight the underline level that no overlapping one before it uses."""
    ends = [-1] * _UNDERLINE_LEVELS
    levels: list[int] = []
    for (start, end), _ in highlights:
        level = next((index for index, taken in enumerate(ends) if taken <= start), _UNDERLINE_LEVELS - 1)
        ends[level] = max(ends[level], end)
        levels.append(level)
    return levels


def _trimmed(rectangle: QRectF) -> QRectF:
    return rectangle.adjusted(0, 1, 0, -1)
