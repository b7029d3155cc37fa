"""Cards, quotation frames and editors the inspector is made of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel

_BAR = 3
_MOST_LINES = 8
_WIDE_MARK = 110
"""Pixels beyond which a chip would leave a title no room in a narrow inspector."""


class Card(QFrame):
    """A framed card that can be chosen and works by keyboard.

    Signals:
        activated: clicked, or Enter.
        key_pressed(key): another key, such as Delete or a letter, was pressed on the card.
    """

    activated = Signal()
    key_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 8)
        self.body.setSpacing(2)

    def add_head(self, title: str, mark: QWidget | None, *, lang: str = "") -> None:
        """Add the first line: a title, and a chip at the trailing side; a wide chip has its own line."""
        line = QHBoxLayout()
        line.setSpacing(8)
        label = ForeignLabel(title, self, lang=lang)
        label.setProperty("role", "title")
        line.addWidget(label, 1)
        is_wide = mark is not None and mark.sizeHint().width() > _WIDE_MARK
        if mark is not None and not is_wide:
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        if mark is not None and is_wide:
            self.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeading)

    def add_text(self, text: str, *, role: str = "", lang: str = "") -> None:
        """Add a line of foreign text unless it is empty."""
        if text:
            self.body.addWidget(ForeignLabel(text, self, role=role, lang=lang))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate on a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter; tell of other keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() not in (Qt.Key.Key_Tab,):
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame in the accent colour while the card has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme_of(self.palette()).accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class QuoteFrame(QWidget):
    """A quotation with a bar in the colour of its tag, on the side where its language begins.

    Signals:
        activated: clicked.
    """

    activated = Signal()

    def __init__(self, text: str, lang: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        is_persian = lang == "fa"
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_persian else Qt.LayoutDirection.LeftToRight
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*((4, 2, 12, 2) if is_persian else (12, 2, 4, 2)))
        label = ForeignLabel(text, self, lang=lang)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bar."""
        painter = QPainter(self)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - _BAR if is_mirrored else 0
        painter.fillRect(left, 0, _BAR, self.height(), QColor(self._colour))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Activate."""
        self.activated.emit()


class CommittingEdit(QPlainTextEdit):
    """A text field without a Save button: leaving it, or Ctrl+Enter, commits; Escape takes back.

    Signals:
        committed(text): the text differs from what was shown.
        left: Escape or Ctrl+Enter; the keyboard belongs to the reader again.
    """

    committed = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._grow)
        self._grow()

    @property
    def is_edited(self) -> bool:
        """Tell whether there is something not committed yet."""
        return self.toPlainText() != self._shown

    def show_text(self, text: str) -> None:
        """Show a text; what the user is typing right now stays."""
        if self.hasFocus() and self.is_edited:
            return
        self._shown = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def commit(self) -> None:
        """Emit the text if it was edited."""
        if self.is_edited:
            self._shown = self.toPlainText()
            self.committed.emit(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless only a menu popped up."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Ctrl+Enter, take back on Escape."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the text needs at the new width."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return a size of a few lines."""
        return QSize(120, self.fontMetrics().lineSpacing() * self._lines + 16)

    def minimumSizeHint(self) -> QSize:
        """Return a size of one line."""
        return QSize(60, self.fontMetrics().lineSpacing() + 16)

    def _grow(self) -> None:
        lines = max(self._lines, min(round(self.document().size().height()), _MOST_LINES))
        is_full = lines >= _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)


class SectionLine(QWidget):
    """A small heading of a part of a page, with an optional button at the trailing side."""

    def __init__(self, text: str, button: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        label = PlainLabel(text, self, role="section")
        layout.addWidget(label, 1)
        if button is not None:
            layout.addWidget(button)


def make_button(text: str, kind: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a push button of a look of the style sheet: primary, plain, link, success, danger."""
    button = QPushButton(text, parent)
    if kind:
        button.setProperty("kind", kind)
    return button


def empty_layout(layout: QLayout) -> None:
    """Remove all a layout holds."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)
