"""Drawing one row: grounds, decorations, text, gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from annotator.gui.reader.decorations import Decorations
from annotator.gui.reader.geometry import Column, Geometry
from annotator.gui.reader.page import ReaderRow
from annotator.gui.reader.row_layouts import RowLayout
from annotator.gui.reader.typography import Typography
from annotator.gui.theme import Theme

_HATCH = 16
_LARGEST_HINT = 1.25
"""The zoom beyond which the words in an empty cell grow no more: they are not the text."""
_VEIL = 0.66
"""How much of the paper's colour lies over a dimmed row."""
PATTERNS = (
    Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.VerPattern, Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern, Qt.BrushStyle.CrossPattern, Qt.BrushStyle.Dense6Pattern,
)
_DOT = 2.0
"""Pixels of a dot under a repaired place, and of the gap to the next."""


@dataclass(slots=True)
class RowLook:
    """What a row looks like at this moment, beside its text.

    ``tinted`` names the languages whose cell is lightly shaded as the counterpart of a
    selection; ``selected`` holds the selected rectangles of a language; ``hints`` what an empty
    cell says; ``caret`` is the caret's rectangle in a language's cell.
    """

    is_current: bool = False
    tinted: frozenset[str] = frozenset()
    selected: dict[str, list[QRectF]] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    caret: dict[str, QRectF] = field(default_factory=dict)
    current_claim: str = ""


class RowPainter:
    """Draws rows in one theme, geometry and zoom; colours and pens are made once."""

    def __init__(self, theme: Theme, geometry: Geometry, typography: Typography) -> None:
        self._theme = theme
        self._geometry = geometry
        self._typography = typography
        self._inks = {name: QColor(value) for name, value in theme.colours().items()}
        self._selection = QColor(theme.selection)
        self._selection.setAlphaF(0.72)
        self._hairline = QPen(self._inks["hairline"], 1)
        self.patterns: dict[str, Qt.BrushStyle] = {}
        self._veil = QColor(theme.base)
        self._veil.setAlphaF(_VEIL)
        self._chip_grounds = {
            state: (QColor(getattr(theme, f"chip_{state}_soft")), QColor(getattr(theme, f"chip_{state}")))
            for state in ("resolved", "ambiguous", "unresolved")
        }

    def paint(
        self, painter: QPainter, row: ReaderRow, layout: RowLayout, top: int, look: RowLook,
        decorations: dict[str, Decorations],
    ) -> None:
        """Draw a row with its top at ``top`` of the viewport."""
        self._paint_grounds(painter, row, layout, top, look)
        for language, cell in layout.cells.items():
            column = self._geometry.columns[language]
            origin = QPointF(column.text_left, top + layout.tops[language])
            self._paint_cell(painter, layout, language, origin, look, decorations[language])
            for rule in cell.rules:
                painter.setPen(self._hairline)
                painter.drawLine(rule.translated(origin))
        gutter = self._prepared(row, layout, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(self._geometry.gutter_left + 1, top), gutter)

    def picture(
        self, row: ReaderRow, layout: RowLayout, look: RowLook, decorations: dict[str, Decorations],
        ratio: float,
    ) -> QPixmap | None:
        """Return a row drawn on paper of its own; None where a row does not fill whole device pixels."""
        if not ratio.is_integer():
            return None
        made = QPixmap(round(self._geometry.width * ratio), round(layout.height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(self._inks["base"])
        painter = QPainter(made)
        self.paint(painter, row, layout, 0, look, decorations)
        painter.end()
        return made

    def _prepared(self, row: ReaderRow, layout: RowLayout, ratio: float) -> QPixmap:
        """Draw a row's gutter if it is not drawn yet, for a device pixel ratio, and return the picture."""
        if layout.gutter is None or layout.gutter.devicePixelRatioF() != ratio:
            layout.gutter = self._gutter(row, layout, ratio)
        return layout.gutter

    def paint_veil(self, painter: QPainter, top: int, height: int) -> None:
        """Dim a row."""
        painter.fillRect(QRectF(0, top, self._geometry.width, height), self._veil)

    def _paint_patterns(self, painter: QPainter, decorations: Decorations, origin: QPointF) -> None:
        """Draw the pattern of each colour over its highlights, so that no sign is colour alone."""
        for tint in decorations.tints:
            style = self.patterns.get(tint.colour.name())
            if style is not None:
                ink = QColor(tint.colour)
                ink.setAlphaF(0.5)
                painter.fillRect(tint.rectangle.translated(origin), QBrush(ink, style))

    def paint_lines(self, painter: QPainter, tops: Sequence[int], bottom: int) -> None:
        """Draw the lines between rows at ``tops``, and those of the gutter down to ``bottom``."""
        left, width = round(self._geometry.gutter_left), round(self._geometry.gutter_width)
        lines = [QRect(0, top, round(self._geometry.width), 1) for top in tops]
        if width:
            lines += [QRect(left, 0, 1, bottom), QRect(left + width - 1, 0, 1, bottom)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks["hairline"])
        painter.drawRects(lines)

    # -- grounds -------------------------------------------------------------------------------

    def _paint_grounds(
        self, painter: QPainter, row: ReaderRow, layout: RowLayout, top: int, look: RowLook,
    ) -> None:
        for language, column in self._geometry.columns.items():
            ground = QRectF(column.left, top, column.width, layout.height)
            if language not in layout.cells:
                continue
            if row.cell(language).is_translation:
                painter.setBrushOrigin(ground.topLeft())
                painter.fillRect(ground, _hatching(self._theme.hatch, painter.device().devicePixelRatioF()))
            elif language in look.tinted:
                painter.fillRect(ground, self._inks["counterpart"])
            elif look.is_current:
                painter.fillRect(ground, self._inks["current_row"])
        if look.is_current:
            gutter = QRectF(self._geometry.gutter_left, top, self._geometry.gutter_width, layout.height)
            painter.fillRect(gutter, self._inks["current_row"])

    def paint_empty_cells(
        self, painter: QPainter, row: ReaderRow, layout: RowLayout, top: int, look: RowLook, phase: int,
    ) -> None:
        """Hatch the empty cells of a row and write their hints.

        ``phase`` is where in the viewport the stripes begin: the same for all rows, so that empty cells
        one below the other are one hatched area.
        """
        for language, column in self._geometry.columns.items():
            if language not in layout.cells:
                ground = QRectF(column.left, top, column.width, layout.height)
                painter.setBrushOrigin(QPointF(column.left, phase % _HATCH))
                painter.fillRect(ground, self._inks["base"])
                painter.fillRect(ground, _hatching(self._theme.hatch, painter.device().devicePixelRatioF()))
                if look.hints.get(language):
                    self._paint_hint(painter, ground, column, row, look.hints[language])

    def _paint_hint(
        self, painter: QPainter, ground: QRectF, column: Column, row: ReaderRow, hint: str,
    ) -> None:
        painter.save()
        is_footnote = row.kind == "footnote"
        font = QFont(self._typography.style("paragraph", None, "en").font)
        font.setItalic(True)
        size = font.pointSizeF() / self._typography.zoom * min(self._typography.zoom, _LARGEST_HINT)
        font.setPointSizeF(size * (0.82 if is_footnote else 0.92))
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the hint's own, not the page's
        painter.setPen(self._inks["muted"] if is_footnote else self._inks["faint"])
        inside = QRectF(column.text_left, ground.top(), column.text_width, ground.height())
        inside.adjust(0, min(self._typography.pixels(10), ground.height() / 5), 0, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        if painter.boundingRect(inside, flags, hint).height() > inside.height():
            hint = painter.fontMetrics().elidedText(hint, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, flags, hint)
        painter.restore()

    # -- cells ---------------------------------------------------------------------------------

    def _paint_cell(
        self, painter: QPainter, layout: RowLayout, language: str, origin: QPointF, look: RowLook,
        decorations: Decorations,
    ) -> None:
        cell = layout.cells[language]
        for hit in decorations.hits:
            painter.fillRect(hit.rectangle.translated(origin), hit.colour)
        for tint in decorations.tints:
            colour = tint.colour
            if tint.claim_id == look.current_claim:
                colour = QColor(colour)
                colour.setAlphaF(min(1.0, colour.alphaF() * 1.7))
            painter.fillRect(tint.rectangle.translated(origin), colour)
        if self.patterns:
            self._paint_patterns(painter, decorations, origin)
        if decorations.chips:
            self._paint_chips(painter, decorations, origin)
        for selected in look.selected.get(language, ()):
            painter.fillRect(selected.translated(origin), self._selection)
        for underline in decorations.underlines:
            painter.fillRect(underline.rectangle.translated(origin), underline.colour)
        if decorations.mended:
            _paint_mended(painter, decorations, origin)
        painter.setPen(self._inks[cell.style.colour])
        cell.draw(painter, origin.x(), origin.y())
        if decorations.initials:
            self._paint_initials(painter, decorations, language, origin)
        if language in look.caret:
            caret = look.caret[language].translated(origin)
            painter.fillRect(caret.adjusted(0, 3, 0.5, -3), self._inks["text"])

    def _paint_chips(self, painter: QPainter, decorations: Decorations, origin: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ground in decorations.chips:
            soft, ink = self._chip_grounds.get(ground.chip.state, self._chip_grounds["unresolved"])
            found = ground.rectangle.translated(origin)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(found, 4, 4)
            if ground.chip.state != "resolved":
                style = Qt.PenStyle.DashLine if ground.chip.state == "unresolved" else Qt.PenStyle.DotLine
                painter.setPen(QPen(ink, 1, style))
                edge = found.bottom() - 0.5
                painter.drawLine(QPointF(found.left() + 3, edge), QPointF(found.right() - 3, edge))
        painter.restore()

    def _paint_initials(
        self, painter: QPainter, decorations: Decorations, language: str, origin: QPointF,
    ) -> None:
        column = self._geometry.columns[language]
        at_right = column.left > self._geometry.gutter_left
        left = column.text_left + column.text_width + 2 if at_right else column.left + 2
        width = max(12.0, column.left + column.width - left - 2 if at_right else column.text_left - left - 3)
        painter.setFont(self._typography.initials_font)
        for initials in decorations.initials:
            painter.setPen(initials.colour)
            place = QRectF(left, origin.y() + initials.top, width, self._typography.pixels(14))
            side = Qt.AlignmentFlag.AlignLeft if at_right else Qt.AlignmentFlag.AlignRight
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, initials.text)

    # -- gutter --------------------------------------------------------------------------------

    def _gutter(self, row: ReaderRow, layout: RowLayout, ratio: float) -> QPixmap:
        """Return a picture of a row's number, state and score, drawn once and kept with the row."""
        step, above = self._typography.pixels(15), self._typography.pixels(9)
        lines = gutter_lines(row)
        height = min(layout.height, above + step * len(lines) + 2)
        width = round(self._geometry.gutter_width) - 2
        picture = QPixmap(round(width * ratio), max(1, round(height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self._typography.small_font)
        painter.setPen(self._inks["faint"])
        for number, text in enumerate(lines):
            place = QRectF(0, above + number * step, width, step)
            if text == ARROWS:
                self._paint_state(painter, place, row.state)
            else:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def _paint_state(self, painter: QPainter, place: QRectF, state: str) -> None:
        """Draw how the row came to be: arrows when aligned, a tick when confirmed, ? when it asks."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._typography.zoom
        colour = {"confirmed": "success", "suggested": "warning"}.get(state, "faint")
        painter.setPen(QPen(self._inks[colour], 1.2 * min(unit, 1.6)))
        if state == "suggested":
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            painter.translate(place.center())
            painter.scale(unit, unit)
            painter.drawPath(_tick() if state == "confirmed" else _arrows())
        painter.restore()


def _paint_mended(painter: QPainter, decorations: Decorations, origin: QPointF) -> None:
    """Draw dotted lines under repaired places."""
    for line in decorations.mended:
        place = line.rectangle.translated(origin)
        pen = QPen(line.colour, _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1])
        painter.setPen(pen)
        painter.drawLine(place.topLeft(), place.topRight())


ARROWS = "\u21c4"


def gutter_lines(row: ReaderRow) -> list[str]:
    """Return what stands in the gutter from the top down: number, arrows, score; in the interface's digits."""
    digits = QLocale()
    digits.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    if row.kind == "footnote":
        sign = QCoreApplication.translate("ReaderView", "fn", "footnote, in the gutter")
        label = digits.toString(int(row.label)) if row.label.isdecimal() else row.label
        return [f"{sign} {label}" if label else sign]
    lines = [digits.toString(row.number)] if row.number is not None and row.kind != "heading" else []
    if not row.en.is_empty and not row.fa.is_empty:
        lines.append(ARROWS)
        if row.score is not None and row.kind != "heading":
            lines.append(digits.toString(row.score / 1000, "f", 2))
    return lines


PLAIN = RowLook()
"""The look of most rows: nothing selected, not the current one. Never changed."""


@lru_cache(maxsize=1)
def _arrows() -> QPainterPath:
    path = QPainterPath()
    for y, direction in ((-2.0, 1.0), (2.0, -1.0)):
        path.moveTo(-4.5 * direction, y)
        path.lineTo(4.5 * direction, y)
        path.moveTo(2.5 * direction, y - 2)
        path.lineTo(4.5 * direction, y)
    return path


@lru_cache(maxsize=1)
def _tick() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(-4, 0)
    path.lineTo(-1, 3)
    path.lineTo(4, -3.5)
    return path


@lru_cache(maxsize=8)
def _hatching(colour: str, ratio: float) -> QBrush:
    """Return a brush of broad slanting stripes."""
    tile = QPixmap(round(_HATCH * ratio), round(_HATCH * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 5.5))
    for shift in (-_HATCH, 0, _HATCH):
        painter.drawLine(QPointF(shift - 2, _HATCH + 2), QPointF(shift + _HATCH + 2, -2))
    painter.end()
    return QBrush(tile)
