"""A box of choices in the look of the other fields, with an arrow in the colour of the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from annotator.gui.stylesheet import theme_of

_FROM_EDGE = 14
_HALF = 4
_LEAST_LETTERS = 14


class ChoiceBox(QComboBox):
    """A combo box; the wheel scrolls the page it stands on, not its value.

    It may be narrower than its longest choice, so that it never pushes the inspector out of the window.
    """

    def minimumSizeHint(self) -> QSize:
        """Return room for a short choice."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self.fontMetrics().averageCharWidth() * _LEAST_LETTERS), least.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the arrow at its trailing side."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme_of(self.palette()).muted), 1.5))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = _FROM_EDGE if is_mirrored else self.width() - _FROM_EDGE
        y = self.height() / 2 + 1
        points = [QPointF(x - _HALF, y - 2), QPointF(x, y + 2), QPointF(x + _HALF, y - 2)]
        painter.drawPolyline(points)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()
