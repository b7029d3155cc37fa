"""Messages above the tables: what happened and what can be done. Never a modal box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.widgets.cards import empty_layout, make_button
from annotator.gui.widgets.labels import PlainLabel

_SHORT = 6_000
"""Milliseconds a piece of news stays; problems and questions stay until they are closed."""


class MessageBar(QWidget):
    """One message at a time: ``level`` is news, question or problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = PlainLabel(wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices = QHBoxLayout()
        self._close = make_button("×", "plain", self)
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._choices)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown."""
        return self._text.text()

    def say(
        self, text: str, level: str = "news", choices: tuple[tuple[str, Callable[[], object]], ...] = ()
    ) -> None:
        """Show a message with buttons for what can be done."""
        self._text.setText(text)
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        empty_layout(self._choices)
        for title, deed in choices:
            button = make_button(title, "link", self)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            self._choices.addWidget(button)
        self.setAccessibleName(text)
        self.show()
        if level == "news" and not choices:
            self._timer.start(_SHORT)
        else:
            self._timer.stop()
