"""One line of text, drawn in its own direction wherever the window's direction puts it."""

from __future__ import annotations

import html
import re
import unicodedata

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_LONGEST = 600
"""Code points of a line that are looked at: more than any screen is wide."""
_BRACKETED_LATIN = re.compile(r"\([^()\u0600-\u06ff]*[A-Za-z][^()\u0600-\u06ff]*\)")
_FIRST_STRONG_ISOLATE = "\u2068"
_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_POP_ISOLATE = "\u2069"


def direction_of(
    text: str, otherwise: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> Qt.LayoutDirection:
    """Return the direction of the first strong letter (UAX #9, rules P2 and P3)."""
    for character in text[:_LONGEST]:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
    return otherwise


def isolated(text: str) -> str:
    """Return text that neither changes nor is changed by the direction around it."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def isolated_persian(text: str) -> str:
    """Return a text that reads right to left everywhere, whatever it begins with."""
    return f"{_RIGHT_TO_LEFT_ISOLATE}{text}{_POP_ISOLATE}"


def isolated_code(text: str) -> str:
    """Return a key, path or number that reads left to right everywhere."""
    return f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}"


def isolated_citations(text: str) -> str:
    """Return right-to-left text whose bracketed Latin parts keep their brackets and their order."""
    return _BRACKETED_LATIN.sub(lambda found: isolated_code(found.group()), text)


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it stands; Qt would guess and draw markup found in it."""
    if "<" not in text:
        return text
    return "<p>" + "<br>".join(html.escape(line) for line in text.splitlines()) + "</p>"


def one_line(text: str) -> str:
    """Return text for one line: cut to what can be seen, line breaks and controls as spaces."""
    cut = text[:_LONGEST]
    return "".join(
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in cut
    )


def text_width(text: str, font: QFont) -> float:
    """Return the width of one line in device-independent pixels."""
    return QFontMetricsF(font).horizontalAdvance(one_line(text))


def draw_line(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    direction: Qt.LayoutDirection | None = None,
    leading: bool = True,
    window: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> int:
    """Draw one line of text, elided at its own end, and return its width in pixels.

    Args:
        painter: paints.
        area: where to draw; the line is centred vertically.
        text: any text; it is cut, never read as markup.
        font: the font.
        colour: the colour.
        direction: of the text; by default that of its first strong letter.
        leading: at the leading side of the window, otherwise at the trailing one.
        window: the direction of the window.
    """
    content = one_line(text)
    own = direction_of(content, window) if direction is None else direction
    if own == Qt.LayoutDirection.RightToLeft:
        content = isolated_citations(content)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(content) > area.width():
        content = metrics.elidedText(content, Qt.TextElideMode.ElideRight, area.width())
    layout = QTextLayout(content, font)
    option = QTextOption()
    option.setTextDirection(own)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width() + 1)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    at_left = leading == (window == Qt.LayoutDirection.LeftToRight)
    width = line.naturalTextWidth()
    x = area.left() if at_left else area.right() + 1 - width
    painter.setPen(colour)
    layout.draw(painter, QPointF(x, area.top() + (area.height() - line.height()) / 2))
    return round(width)
