"""The body of a footnote, shown where it is called."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QVBoxLayout

from annotator.gui.reader.display_text import first_strong
from annotator.gui.reader.page import FootnoteMarker
from annotator.gui.theme import Theme, reading_font

_WIDTH = 340
_EDGE = 4


class FootnotePopup(QFrame):
    """A small frame over the text that goes away on Escape, Enter or when the focus leaves it.

    The text is foreign: plain text only.
    """

    def __init__(self, marker: FootnoteMarker, reader: QAbstractScrollArea, theme: Theme, zoom: float) -> None:
        super().__init__(reader.viewport())
        self._reader = reader
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ground, self._edge = QColor(theme.window), QColor(theme.faint)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.text))
        self.setPalette(palette)
        self.setAccessibleName(self.tr("Footnote %1").replace("%1", marker.number))
        self.setAccessibleDescription(marker.text)
        language = first_strong(marker.text) or "en"
        label = QLabel(marker.text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(reading_font(language, 9.5 * min(zoom, 2.0)))
        is_persian = language == "fa"
        label.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_persian else Qt.LayoutDirection.LeftToRight)
        label.setMaximumWidth(round(_WIDTH * min(max(zoom, 1.0), 2.0)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(label)

    def show_at(self, place: QPoint, line_height: int) -> None:
        """Show below a line whose bottom is at a point of the parent, or above it where there is no room."""
        self.adjustSize()
        room = self._reader.viewport().rect()
        left = min(max(place.x() - self.width() // 2, _EDGE), max(_EDGE, room.width() - self.width() - _EDGE))
        is_below = place.y() + self.height() + _EDGE <= room.height()
        top = place.y() if is_below else max(_EDGE, place.y() - line_height - self.height())
        self.move(left, top)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the frame: the ground with a thin round edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._ground)
        painter.setPen(QPen(self._edge, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Escape, Enter and Space."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._reader.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go away when the reader is clicked or left."""
        super().focusOutEvent(event)
        self.close()
