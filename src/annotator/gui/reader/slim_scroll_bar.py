"""The reader's scroll bar: a thumb on paper, cheap to draw because it is drawn with every frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from annotator.gui.theme import Theme

_WIDTH = 12


class SlimScrollBar(QScrollBar):
    """A vertical scroll bar without arrows; where clicks land is still the style's business."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Change the palette."""
        self._ground = QColor(theme.base)
        self._thumb = QColor(theme.faint)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a narrow bar."""
        return QSize(_WIDTH, 60)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the thumb stronger under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the thumb fainter again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the thumb where the style would have it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        if self.maximum() > self.minimum():
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            thumb = QRectF(self.style().subControlRect(
                QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self))
            is_active = self.underMouse() or self.isSliderDown()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(0.75 if is_active else 0.35)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._thumb)
            inset = 2.5 if is_active else 3.5
            painter.drawRoundedRect(thumb.adjusted(inset, 1, -inset, -1), 3.5, 3.5)
        painter.end()
