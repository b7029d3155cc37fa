"""The card of the first start: what to try, which language, and the way to one's own library."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import PlainLabel


class TryCard(QFrame):
    """A small card over the reader.

    Signals:
        dismissed: do not show it again.
        own_library_requested: start an own library.
        language_chosen(language): en or fa, for the next start.
    """

    dismissed = Signal()
    own_library_requested = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        text = PlainLabel(
            self.tr(
                "Try this: select a sentence in either language and press 1. Write what it states, "
                "press L to link a source, A to accept. Ctrl+Z takes anything back."
            ),
            wraps=True,
        )
        title = PlainLabel(self.tr("This is the sample library"), role="title")
        own = make_button(self.tr("Start your own library"), "link", self)
        close = make_button(self.tr("Got it"), "", self)
        own.clicked.connect(self.own_library_requested)
        close.clicked.connect(self.dismissed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title, 1)
        for name, language in (("English", "en"), ("فارسی", "fa")):
            button = make_button(name, "link", self)
            button.clicked.connect(lambda _=False, language=language: self.language_chosen.emit(language))
            row.addWidget(button)
        row.addWidget(own)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 8)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(text)
