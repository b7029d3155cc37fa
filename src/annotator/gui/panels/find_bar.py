"""The bar of Find in this paper, above the reader."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number


class FindBar(QWidget):
    """Find in this paper.

    Signals:
        text_changed(text): find this.
        step_requested(steps): +1 next, -1 previous.
        closed: the bar was closed; the keyboard belongs to the reader again.
    """

    text_changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this paper, in both languages"))
        self.field.setAccessibleName(self.tr("Find in this paper"))
        self.field.setMaximumWidth(360)
        self.field.textChanged.connect(self.text_changed)
        self._count = PlainLabel(role="muted")
        previous = make_button(self.tr("Previous"), "plain", self)
        following = make_button(self.tr("Next"), "plain", self)
        close = make_button("×", "plain", self)
        close.setAccessibleName(self.tr("Close"))
        previous.setToolTip(self.tr("Shift+F3"))
        following.setToolTip(self.tr("F3"))
        previous.clicked.connect(lambda: self.step_requested.emit(-1))
        following.clicked.connect(lambda: self.step_requested.emit(1))
        close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for button in (previous, following, close):
            layout.addWidget(button)
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar; ``text`` replaces what was looked for."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus()
        self.text_changed.emit(self.field.text())

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """Show which hit is current."""
        text = self.tr("%1 of %2").replace("%1", number(current)).replace("%2", number(total))
        self._count.setText(text if total else self.tr("not found") if self.field.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Next on Enter, previous on Shift+Enter, close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)
