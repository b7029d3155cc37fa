"""The card of the first start: what to try, which language, and the way to one's own library."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import ElidedLabel


class TryCard(QFrame):
    """One line over the reader; its tooltip has what the width cuts.

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
        text = ElidedLabel(
            self.tr(
                "The sample library. Try this: select a sentence in either language and press 1. Write what "
                "it states, press L to link a source, A to accept. Ctrl+Z takes anything back."
            )
        )
        own = make_button(self.tr("Start your own library"), "link", self)
        close = make_button(self.tr("Got it"), "", self)
        own.clicked.connect(self.own_library_requested)
        close.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(text)
        row.addStretch(1)
        for name, language in (("English", "en"), ("فارسی", "fa")):
            button = make_button(name, "link", self)
            button.clicked.connect(lambda _=False, language=language: self.language_chosen.emit(language))
            row.addWidget(button)
        row.addWidget(own)
        row.addWidget(close)
