"""One cell set in lines: QTextLayouts, and the way between points, lines and text positions.

Positions are code points of the cell's text (:class:`CellText`); Qt's UTF-16 positions do not
leave this module. Points are device-independent pixels from the cell's top left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from annotator.gui.reader.cell_text import CellText, Span
from annotator.gui.reader.display_text import DisplayText, display_text
from annotator.gui.reader.page import Chip, FootnoteMarker
from annotator.gui.reader.typography import Style

_TABLE_PADDING = 6.0


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A citation at a span of the cell's text."""

    start: int
    end: int
    chip: Chip


@dataclass(frozen=True, slots=True)
class PlacedMarker:
    """A footnote number at a position of the cell's text."""

    position: int
    marker: FootnoteMarker


@dataclass(frozen=True, slots=True)
class CellMarks:
    """What changes how a cell is set: its citations and footnote numbers, and their ink."""

    chips: tuple[PlacedChip, ...] = ()
    markers: tuple[PlacedMarker, ...] = ()
    chip_inks: dict[str, str] = field(default_factory=dict)
    marker_ink: str = "#000000"


NO_MARKS = CellMarks()


class Box:
    """One paragraph, or one cell of a table: the span ``[start, end)`` of the cell's text."""

    __slots__ = ("display", "end", "height", "layout", "markers", "start", "width", "x", "y")

    def __init__(self, start: int, end: int, width: float) -> None:
        self.start = start
        self.end = end
        self.width = width
        self.x = self.y = self.height = 0.0
        self.layout: QTextLayout
        self.display: DisplayText
        self.markers: tuple[PlacedMarker, ...] = ()


class CellLayout:
    """A cell's text in lines at one width."""

    __slots__ = ("boxes", "cell_text", "first_baseline", "height", "language", "rules", "style")

    def __init__(
        self, cell_text: CellText, language: str, style: Style, width: float, marks: CellMarks = NO_MARKS,
    ) -> None:
        self.cell_text = cell_text
        self.language = language
        self.style = style
        self.rules: list[QLineF] = []
        self.boxes: list[Box] = []
        self.height = 0.0
        self.first_baseline = style.baseline
        tabled = {number for row in cell_text.grid for number in row}
        for number, span in enumerate(cell_text.segments):
            if number not in tabled:
                self._add_paragraph(span, width, marks)
        if cell_text.grid:
            self._add_table(width, marks)

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the text with its top left corner at a point; the pen's colour is the ink."""
        for box in self.boxes:
            box.layout.draw(painter, QPointF(x + box.x, y + box.y))

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles, line by line, that ``[start, end)`` covers on screen."""
        made: list[QRectF] = []
        for box in self.boxes:
            first, last = max(start, box.start), min(end, box.end)
            if first >= last:
                continue
            made += self._box_rectangles(box, box.display.display_span(first - box.start, last - box.start))
        return made

    def marker_rectangles(self) -> list[tuple[QRectF, PlacedMarker]]:
        """Return where the footnote numbers stand."""
        return [
            (rectangle, placed)
            for box in self.boxes
            for span, placed in zip(box.display.marker_spans, box.markers, strict=True)
            for rectangle in self._box_rectangles(box, span)
        ]

    def caret(self, position: int) -> QRectF:
        """Return the caret before the character at a position, one pixel wide."""
        box = self._box_of(position)
        if box is None:
            return QRectF(0, 0, 1, self.style.pitch)
        at = box.display.to_display(position - box.start)
        line = box.layout.lineForTextPosition(at)
        x = _cursor_x(line, at)
        return QRectF(box.x + x, self._top(box, line), 1, self.style.pitch)

    # -- points to positions -------------------------------------------------------------------

    def position_at(self, x: float, y: float) -> int:
        """Return the caret position nearest to a point."""
        box = self._box_near(x, y)
        if box is None:
            return 0
        line = self._line_near(box, y)
        at = _caret_near(box.layout, line, x - box.x)
        return self._kept_on_line(box, line, at)

    def character_at(self, x: float, y: float) -> int | None:
        """Return the position of the character under a point, or None beside the text."""
        box = self._box_near(x, y)
        if box is None:
            return None
        line = self._line_near(box, y)
        extent = line.naturalTextRect()
        top = self._top(box, line)
        if not (extent.left() <= x - box.x <= extent.right() and top <= y < top + self.style.pitch):
            return None
        position = box.start + box.display.to_source(_character_near(line, x - box.x)[0])
        return position if position < box.end else None

    def line_span(self, position: int) -> Span:
        """Return the first and the last caret position on the line of a position."""
        box = self._box_of(position)
        if box is None:
            return 0, 0
        line = box.layout.lineForTextPosition(box.display.to_display(position - box.start))
        last = line.textStart() + line.textLength()
        is_last = line.lineNumber() == box.layout.lineCount() - 1
        end = box.end if is_last else max(position, box.start + box.display.to_source(last) - 1)
        return box.start + box.display.to_source(line.textStart()), end

    def beside(self, position: int, x: float, step: int) -> int | None:
        """Return the position at ``x`` one line up (step -1) or down (+1), None beyond the cell."""
        here = self.caret(position)
        y = here.center().y() + step * self.style.pitch
        lines = [(self._top(box, line), box, line) for box in self.boxes for line in _lines(box.layout)]
        wanted = [entry for entry in lines if (entry[0] < here.top() if step < 0 else entry[0] > here.top())]
        if not wanted:
            return None
        nearest = min(abs(entry[0] + self.style.pitch / 2 - y) for entry in wanted)
        row = [entry for entry in wanted if abs(entry[0] + self.style.pitch / 2 - y) <= nearest]
        _, box, line = min(row, key=lambda entry: _distance(x, entry[1]))
        at = _caret_near(box.layout, line, x - box.x)
        return self._kept_on_line(box, line, at)

    def neighbour(self, position: int, step: int) -> int | None:
        """Return the next (+1) or previous (-1) caret position in logical order, None beyond the cell.

        Caret positions are those between grapheme clusters, as Qt finds them.
        """
        box = self._box_of(position)
        if box is None:
            return None
        at = box.display.to_display(position - box.start)
        while True:
            moved = box.layout.nextCursorPosition(at) if step > 0 else box.layout.previousCursorPosition(at)
            if moved == at:
                break
            at = moved
            found = box.start + box.display.to_source(at)
            if found != position:
                return found
        index = self.boxes.index(box) + step
        if not 0 <= index < len(self.boxes):
            return None
        return self.boxes[index].start if step > 0 else self.boxes[index].end

    # -- building ------------------------------------------------------------------------------

    def _add_paragraph(self, span: Span, width: float, marks: CellMarks) -> None:
        box = self._made_box(span, width, marks, self.style)
        box.y = self.height
        self.height += box.height
        self.boxes.append(box)

    def _add_table(self, width: float, marks: CellMarks) -> None:
        """Set the table's cells in columns as wide as their text asks for; Persian ones from the right."""
        text = self.cell_text
        widths = _column_widths(text, width)
        top = start = self.height + (_TABLE_PADDING if self.height else 0.0)
        for number, row in enumerate(text.grid):
            x = width if self.language == "fa" else 0.0
            boxes: list[Box] = []
            for segment, column in zip(row, widths, strict=False):
                x -= column if self.language == "fa" else 0.0
                style = _bold(self.style) if number < text.header_rows else self.style
                box = self._made_box(text.segments[segment], column - 2 * _TABLE_PADDING, marks, style)
                box.x, box.y = x + _TABLE_PADDING, top + _TABLE_PADDING / 2
                boxes.append(box)
                x += column if self.language != "fa" else 0.0
            height = max((box.height for box in boxes), default=0.0) + _TABLE_PADDING
            self.rules.append(QLineF(0, top, width, top))
            top += height
            self.boxes += boxes
        self.rules.append(QLineF(0, top, width, top))
        self._add_column_rules(widths, width, start, top)
        self.height = top + 1

    def _add_column_rules(self, widths: Sequence[float], width: float, top: float, bottom: float) -> None:
        x = 0.0
        for column in (0.0, *(reversed(widths) if self.language == "fa" else widths)):
            x += column
            self.rules.append(QLineF(min(x, width - 1), top, min(x, width - 1), bottom))

    def _made_box(self, span: Span, width: float, marks: CellMarks, style: Style) -> Box:
        start, end = span
        box = Box(start, end, max(width, 1.0))
        chips = [
            PlacedChip(max(placed.start, start) - start, min(placed.end, end) - start, placed.chip)
            for placed in marks.chips if placed.start < end and placed.end > start
        ]
        box.markers = tuple(placed for placed in marks.markers if start <= placed.position <= end)
        source = self.cell_text.text[start:end]
        box.display = display_text(
            source, self.language, [(placed.start, placed.end) for placed in chips],
            [(placed.start, placed.end) for placed in chips if _fits(source, placed, box.width, style)],
            [(placed.position - start, placed.marker.number) for placed in box.markers],
        )
        box.layout = QTextLayout(box.display.text, style.font)
        box.layout.setTextOption(_text_option(self.language))
        box.layout.setCacheEnabled(True)
        formats = _formats(box.display, chips, marks)
        if formats:
            box.layout.setFormats(formats)
        box.height = _break_lines(box.layout, box.width, style)
        return box

    # -- finding -------------------------------------------------------------------------------

    def _box_rectangles(self, box: Box, span: Span) -> Iterator[QRectF]:
        start, end = _whole_clusters(box.layout, span)
        for line in _lines(box.layout):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            top = self._top(box, line)
            if first == line.textStart() and last == line.textStart() + line.textLength():
                extent = line.naturalTextRect()
                yield QRectF(box.x + extent.x(), top, extent.width(), self.style.pitch)
                continue
            for left, right in _extents(line, first, last):
                yield QRectF(box.x + left, top, right - left, self.style.pitch)

    def _top(self, box: Box, line: QTextLine) -> float:
        return box.y + line.lineNumber() * self.style.pitch

    def _box_of(self, position: int) -> Box | None:
        for box in self.boxes:
            if position <= box.end:
                return box
        return self.boxes[-1] if self.boxes else None

    def _box_near(self, x: float, y: float) -> Box | None:
        if len(self.boxes) <= 1:
            return self.boxes[0] if self.boxes else None

        def distance(box: Box) -> tuple[float, float]:
            below, above = y - (box.y + box.height), box.y - y
            return max(below, above, 0.0), _distance(x, box)

        return min(self.boxes, key=distance)

    def _line_near(self, box: Box, y: float) -> QTextLine:
        index = int((y - box.y) // self.style.pitch)
        return box.layout.lineAt(min(max(index, 0), box.layout.lineCount() - 1))

    def _kept_on_line(self, box: Box, line: QTextLine, at: int) -> int:
        """Return the position of a cursor; one at a soft line end stays on the line it was put on."""
        end = line.textStart() + line.textLength()
        if at >= end and line.lineNumber() < box.layout.lineCount() - 1:
            at = box.layout.previousCursorPosition(end)
        return min(box.start + box.display.to_source(at), box.end)


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    for index in range(layout.lineCount()):
        yield layout.lineAt(index)


def _cursor_x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return the x of a cursor; the binding answers with (x, position)."""
    answer: Any = line.cursorToX(at, edge)
    return float(answer[0])


def _character_near(line: QTextLine, x: float) -> tuple[int, float, float]:
    """Return the character nearest to ``x`` on a line, with the x of its leading and trailing edge.

    Asked character by character: ``QTextLine.xToCursor`` answers one off in right-to-left runs, and
    ``cursorToX`` answers for the run before where a run of the other direction begins.
    """
    best = (line.textStart(), 0.0, 0.0)
    least = (math.inf, True)
    for at in range(line.textStart(), line.textStart() + line.textLength()):
        leading, trailing = _cursor_x(line, at), _cursor_x(line, at, QTextLine.Edge.Trailing)
        is_guess = leading == trailing
        if is_guess:
            leading, trailing = _glyph_edges(line, at)
        if leading == trailing:
            continue
        distance = (max(min(leading, trailing) - x, x - max(leading, trailing), 0.0), is_guess)
        if distance <= least:  # a ZWNJ has the edges of the letter after it
            best, least = (at, leading, trailing), distance
    return best


def _glyph_edges(line: QTextLine, at: int) -> tuple[float, float]:
    """Return the leading and trailing x of the glyphs of one character; equal where nothing is drawn."""
    for run in line.glyphRuns(at, 1):
        box = run.boundingRect()
        if box.width() > 0:
            return (box.right(), box.left()) if run.isRightToLeft() else (box.left(), box.right())
    return 0.0, 0.0


def _caret_near(layout: QTextLayout, line: QTextLine, x: float) -> int:
    """Return the cursor nearest to ``x`` on a line; a ZWNJ or mark stays with the letter before it."""
    at, leading, trailing = _character_near(line, x)
    return at if abs(x - leading) <= abs(x - trailing) else layout.nextCursorPosition(at)


def _distance(x: float, box: Box) -> float:
    return max(box.x - x, x - box.x - box.width, 0.0)


def _text_option(language: str) -> QTextOption:
    persian = language == "fa"
    option = QTextOption(Qt.AlignmentFlag.AlignRight if persian else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _break_lines(layout: QTextLayout, width: float, style: Style) -> float:
    """Break a layout into lines on a fixed pitch and return its height."""
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + style.baseline - line.ascent()))
        top += style.pitch
    layout.endLayout()
    return max(top, style.pitch)


def _formats(
    display: DisplayText, chips: Sequence[PlacedChip], marks: CellMarks,
) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    for placed in chips:
        ink = QTextCharFormat()
        ink.setForeground(QColor(marks.chip_inks.get(placed.chip.state, "#000000")))
        formats.append(_format_range(display.display_span(placed.start, placed.end), ink))
    for span in display.marker_spans:
        raised = QTextCharFormat()
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        raised.setForeground(QColor(marks.marker_ink))
        formats.append(_format_range(span, raised))
    return formats


def _format_range(span: Span, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    made.format = text_format
    return made


def _fits(source: str, placed: PlacedChip, width: float, style: Style) -> bool:
    """Tell whether a citation fits a line; measured only when a rough estimate comes near the width."""
    if (placed.end - placed.start) * style.em < width:
        return True
    return QFontMetricsF(style.font).horizontalAdvance(source[placed.start:placed.end]) < width - style.em


def _whole_clusters(layout: QTextLayout, span: Span) -> Span:
    """Return a span widened to whole clusters; Qt misplaces half a letter with its mark."""
    start, end = span
    while start > 0 and not layout.isValidCursorPosition(start):
        start -= 1
    while end < len(layout.text()) and not layout.isValidCursorPosition(end):
        end += 1
    return start, end


def _extents(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Return the stretches of x that ``[first, last)`` covers on a line, joined where they touch.

    A span of mixed directions may lie in several places of a line, so it is asked run by run.
    """
    boxes = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    stretches = sorted((box.left(), box.right()) for box in boxes if box.width() > 0)
    joined: list[tuple[float, float]] = []
    for left, right in stretches:
        if joined and left <= joined[-1][1] + 1.0:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _bold(style: Style) -> Style:
    font = type(style.font)(style.font)
    font.setBold(True)
    return Style(font, style.em, style.pitch, style.baseline, style.colour, style.average_advance)


def _column_widths(text: CellText, width: float) -> list[float]:
    """Share a width among the columns by the square root of their longest text."""
    columns = max((len(row) for row in text.grid), default=0)
    longest = [1] * columns
    for row in text.grid:
        for column, segment in enumerate(row):
            start, end = text.segments[segment]
            longest[column] = max(longest[column], end - start)
    shares = [max(length, 6) ** 0.5 for length in longest]
    return [width * share / sum(shares) for share in shares]
