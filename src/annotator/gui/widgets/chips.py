"""Small rounded marks: a tag with its colour, a state, a role. Painted alike in tables and cards."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.stylesheet import theme_of
from annotator.gui.theme import Theme
from annotator.gui.widgets.drawing import draw_line, text_width

PADDING = 8
_DOT = 8
_CROSS = 14


def state_colours(theme: Theme, state: str) -> tuple[str, str]:
    """Return text and ground colour of a review state, verdict, role, citation or check state."""
    if state in ("accepted", "accept", "supports", "resolved", "seen_in_source", "exact"):
        return theme.success, theme.success_soft
    if state in ("rejected", "reject", "disputes", "not_in_source", "orphan"):
        return theme.danger, theme.danger_soft
    if state in ("disputed", "needs_work", "ambiguous", "stale", "moved", "qualifies"):
        return theme.warning, theme.warning_soft
    if state == "unresolved":
        return theme.chip_unresolved, theme.chip_unresolved_soft
    return theme.muted, theme.button


def chip_width(text: str, font: QFont, *, has_dot: bool = False) -> int:
    """Return the width of a chip in pixels."""
    return round(text_width(text, font)) + 2 * PADDING + (_DOT + 6 if has_dot else 0)


def paint_chip(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    colours: tuple[str, str],
    *,
    window: Qt.LayoutDirection,
    dot: str = "",
) -> None:
    """Paint a chip that fills ``area``; ``dot`` is the colour of the square at its leading side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours[1]))
    radius = min(area.height() / 2, 10)
    painter.drawRoundedRect(QRectF(area), radius, radius)
    inner = area.adjusted(PADDING, 0, -PADDING, 0)
    if dot:
        at_left = window == Qt.LayoutDirection.LeftToRight
        x = inner.left() if at_left else inner.right() + 1 - _DOT
        painter.setBrush(QColor(dot))
        painter.drawRoundedRect(QRectF(x, inner.center().y() + 1 - _DOT / 2, _DOT, _DOT), 2, 2)
        shift = _DOT + 6
        inner.adjust(shift if at_left else 0, 0, 0 if at_left else -shift, 0)
    draw_line(painter, inner.adjusted(0, 0, 1, 0), text, font, QColor(colours[0]), window=window)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget.

    Signals:
        activated: clicked, or Enter or Space pressed on it.
        removal_requested: the cross was clicked, or Delete pressed.
    """

    activated = Signal()
    removal_requested = Signal()

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        state: str = "",
        dot: str = "",
        removable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._state = state
        self._dot = dot
        self._removable = removable
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(QCoreApplication.translate("Chip", "Remove (Del)"))

    def sizeHint(self) -> QSize:
        """Return the chip's size."""
        width = chip_width(self._text, self._face(), has_dot=bool(self._dot))
        return QSize(width + (_CROSS if self._removable else 0), max(20, self.fontMetrics().height() + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint chip, dot and cross."""
        painter = QPainter(self)
        theme = theme_of(self.palette())
        colours = state_colours(theme, self._state)
        if self._dot:
            tint = QColor(self._dot)
            tint.setAlpha(60 if theme.is_dark else 38)
            colours = (theme.text, tint.name(QColor.NameFormat.HexArgb))
        paint_chip(
            painter,
            self.rect(),
            self._text,
            self._face(),
            colours,
            window=self.layoutDirection(),
            dot=self._dot,
        )
        if self._removable:
            at_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = 4 if at_left else self.width() - _CROSS - 4
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRect(x, 0, _CROSS, self.height()), Qt.AlignmentFlag.AlignCenter, "×")
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 9, 9)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove on the cross, otherwise activate."""
        from_trailing = self.width() - event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            from_trailing = event.position().x()
        if self._removable and from_trailing <= _CROSS + 6:
            self.removal_requested.emit()
        else:
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove on Delete, activate on Enter and Space."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def _face(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 0.75, 6))
        return font
