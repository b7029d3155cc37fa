"""What every dialog shares: a title, a body, a line for problems, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import PlainLabel


class DialogFrame(QDialog):
    """A dialog with one main deed. Ctrl+Enter does it from anywhere, Escape closes."""

    def __init__(self, title: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.problem = PlainLabel(role="problem", wraps=True)
        self.problem.hide()
        self.deed_button = make_button(deed, "primary", self)
        self.deed_button.setDefault(True)
        self.deed_button.clicked.connect(self.accept)
        self.cancel_button = make_button(self.tr("Cancel"), "", self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.deed_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(self.buttons)

    def show_problem(self, text: str) -> None:
        """Show why the deed cannot be done; an empty text: it can."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.deed_button.setEnabled(not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the deed on Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.deed_button.isEnabled():
                self.accept()
            return
        super().keyPressEvent(event)
