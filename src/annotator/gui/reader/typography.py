"""Fonts, line pitch and ink of each kind of row at one zoom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from annotator.gui.theme import READING_POINT_SIZE, reading_font

_HEADING_SCALE = {1: 1.2, 2: 1.1}
_KIND_SCALE = {"footnote": 0.88, "table": 0.92, "caption": 0.92, "figure": 0.92, "running_header": 0.88}
_MUTED_KINDS = frozenset({"footnote", "caption", "running_header", "page_number"})
_PITCH = {"en": 1.56, "fa": 1.86}


@dataclass(frozen=True)
class Style:
    """How one cell is set. Lengths are device-independent pixels; ``pitch`` is baseline to baseline."""

    font: QFont
    em: float
    pitch: float
    baseline: float
    colour: str
    average_advance: float


class Typography:
    """The styles at a zoom (1.0 is 100 %) and line spacing (1.0 is normal), made on first use."""

    def __init__(self, zoom: float, spacing: float) -> None:
        self.zoom = zoom
        self.spacing = spacing
        self._styles: dict[tuple[str, int, str], Style] = {}
        self.small_font = reading_font("en", 8.0 * zoom)
        self.initials_font = reading_font("en", 7.0 * zoom)
        self.initials_font.setWeight(QFont.Weight.Bold)

    def pixels(self, length: float) -> int:
        """Return a length given at 100 % in whole pixels at this zoom."""
        return max(1, round(length * self.zoom))

    def style(self, kind: str, level: int | None, language: str) -> Style:
        """Return the style of a row kind (and heading level) in a language."""
        key = (kind, min(level or 1, 3) if kind == "heading" else 0, language)
        if key not in self._styles:
            self._styles[key] = self._made(*key)
        return self._styles[key]

    def _made(self, kind: str, level: int, language: str) -> Style:
        scale = _HEADING_SCALE.get(level, 1.0) if kind == "heading" else _KIND_SCALE.get(kind, 1.0)
        font = reading_font(language, READING_POINT_SIZE * self.zoom * scale)
        if kind == "heading":
            font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetricsF(font)
        em = float(QFontInfo(font).pixelSize())
        pitch = round(max(em * _PITCH[language] * self.spacing, metrics.ascent() + metrics.descent()))
        baseline = round((pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())
        colour = "muted" if kind in _MUTED_KINDS else "text"
        return Style(font, em, pitch, baseline, colour, metrics.averageCharWidth())
