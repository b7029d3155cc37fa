"""The mouse in the reader: click, double, triple and quadruple click, drag, cycling through claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from annotator.gui.reader.cell_layout import CellLayout, PlacedMarker
from annotator.gui.reader.cell_text import CellText, Span
from annotator.gui.reader.decorations import Decorations
from annotator.gui.reader.page import RepairMark
from annotator.gui.reader.selection import Place, Selection

_NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under a point: a row, a language's cell, and the point in that cell's text area."""

    row: int
    language: str
    point: QPointF
    cell: CellLayout
    decorations: Decorations

    @property
    def place(self) -> Place:
        """The caret place nearest to the point."""
        return Place(self.row, self.cell.position_at(self.point.x(), self.point.y()))

    @property
    def claims(self) -> list[str]:
        """The claims under the point, the shortest highlight first."""
        position = self.cell.character_at(self.point.x(), self.point.y())
        return self.decorations.claims_at(position) if position is not None else []

    @property
    def repairs(self) -> list[RepairMark]:
        """The repairs shown under the point."""
        position = self.cell.character_at(self.point.x(), self.point.y())
        return self.decorations.repairs_at(position) if position is not None else []

    @property
    def marker(self) -> tuple[QRectF, PlacedMarker] | None:
        """The footnote number under the point."""
        return self.decorations.marker_at(self.point)


class Surface(Protocol):
    """What the pointer needs of the view."""

    def hit(self, point: QPointF, language: str | None = None) -> Hit | None:
        """Return what is under a viewport point, the nearest text in ``language`` when given."""

    def text_of(self, row: int, language: str) -> CellText:
        """Return the text of a row's cell."""

    def selection(self) -> Selection | None:
        """Return what is selected."""

    def select(self, selection: Selection) -> None:
        """Select, and put the caret at the selection's end."""

    def activate(self, hit: Hit, claim_id: str | None) -> None:
        """Open what was clicked: a footnote, a citation, a claim."""


_Unit = Callable[[CellText, int], Span]
_UNITS: dict[int, _Unit] = {2: CellText.word_at, 3: CellText.sentence_at, 4: CellText.segment_at}


class Pointer:
    """Turns presses, moves and releases into selections and activations."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._clock = QElapsedTimer()
        self._clicks = 0
        self._pressed_at = QPointF()
        self._unit_anchor: tuple[str, Place, Place] | None = None
        self._is_dragging = False
        self._moved = False
        self._cycle: tuple[str, ...] = ()
        self._cycle_index = 0

    @property
    def is_dragging(self) -> bool:
        """Tell whether the left button is held since a press on text."""
        return self._is_dragging

    def press(self, point: QPointF, *, extend: bool, is_double: bool) -> None:
        """Begin a selection, or carry on with the present one when ``extend``."""
        self._count(point, is_double=is_double)
        hit = self._surface.hit(point)
        if hit is None:
            self._is_dragging = False
            return
        self._is_dragging, self._moved = True, False
        selection = self._surface.selection()
        if extend and selection is not None and selection.language == hit.language and self._clicks == 1:
            self._unit_anchor = (hit.language, selection.anchor, selection.anchor)
            self._surface.select(Selection(hit.language, selection.anchor, hit.place))
            self._moved = True
            return
        start, end = self._unit(hit)
        self._unit_anchor = (hit.language, start, end)
        self._surface.select(Selection(hit.language, start, end))

    def drag(self, point: QPointF) -> None:
        """Carry the selection on to a point, by whole words or sentences after a double or triple click."""
        if not self._is_dragging or self._unit_anchor is None:
            return
        language, start, end = self._unit_anchor
        hit = self._surface.hit(point, language)
        if hit is None:
            return
        self._moved = self._moved or (point - self._pressed_at).manhattanLength() > _NEAR
        first, last = self._unit(hit)
        if hit.place < start:
            self._surface.select(Selection(language, end, first))
        else:
            self._surface.select(Selection(language, start, max(last, end)))

    def release(self, point: QPointF) -> None:
        """End a drag, or take a plain click for an activation of what lies there."""
        was_click = self._is_dragging and not self._moved and self._clicks == 1
        self._is_dragging = False
        hit = self._surface.hit(point) if was_click else None
        if hit is not None:
            self._surface.activate(hit, self._next_claim(hit.claims))

    def _next_claim(self, claims: list[str]) -> str | None:
        """Return the claim a click selects; the same claims clicked again give the next one."""
        if not claims:
            self._cycle = ()
            return None
        same = self._cycle == tuple(claims)
        self._cycle, self._cycle_index = tuple(claims), (self._cycle_index + 1) % len(claims) if same else 0
        return claims[self._cycle_index]

    def _unit(self, hit: Hit) -> tuple[Place, Place]:
        unit = _UNITS.get(self._clicks)
        if unit is None:
            return hit.place, hit.place
        under = hit.cell.character_at(hit.point.x(), hit.point.y())
        position = under if under is not None else hit.place.position
        start, end = unit(self._surface.text_of(hit.row, hit.language), position)
        return Place(hit.row, start), Place(hit.row, end)

    def _count(self, point: QPointF, *, is_double: bool) -> None:
        """Count clicks at one spot; Qt reports every second one as a double click, some after a press too."""
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        again = (
            self._clock.isValid() and self._clock.elapsed() <= interval
            and (point - self._pressed_at).manhattanLength() <= _NEAR
        )
        if not again:
            self._clicks = 2 if is_double else 1
        elif not is_double or self._clicks % 2:
            self._clicks = self._clicks % 4 + 1
        self._clock.start()
        self._pressed_at = point
