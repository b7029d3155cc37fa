"""The body of a footnote, shown where it is called."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotator.gui.reader.display_text import first_strong
from annotator.gui.reader.page import FootnoteMarker
from annotator.gui.theme import reading_font

_WIDTH = 340


class FootnotePopup(QFrame):
    """A small frame that closes on Escape or a click elsewhere. The text is foreign: plain text only."""

    def __init__(self, marker: FootnoteMarker, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setObjectName("footnote_popup")
        self.setAccessibleName(self.tr("Footnote %1").replace("%1", marker.number))
        language = first_strong(marker.text) or "en"
        label = QLabel(marker.text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(reading_font(language, 10))
        label.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight)
        label.setMaximumWidth(_WIDTH)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(label)

    def show_at(self, place: QPoint) -> None:
        """Show with the top left corner at a point of the screen, moved inwards if it would leave it."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(max(place.x(), screen.left()), screen.right() - self.width())
        top = place.y() if place.y() + self.height() <= screen.bottom() else place.y() - self.height() - 28
        self.move(left, top)
        self.show()
