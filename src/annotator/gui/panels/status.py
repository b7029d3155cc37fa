"""The status bar: library, saved state, counts, running work with Cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStatusBar, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.drawing import isolated, isolated_code, plain_tip
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number


class StatusPanel(QStatusBar):
    """The status bar.

    Signals:
        cancel_requested: stop the running work.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._library = PlainLabel(role="muted")
        self._saved = PlainLabel(role="muted")
        self._counts = PlainLabel(role="muted")
        self._proposal = PlainLabel(role="muted")
        self._work = QWidget(self)
        self._what = PlainLabel(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        cancel = make_button(self.tr("Cancel"), "link", self)
        cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._what, self._bar, cancel):
            row.addWidget(widget)
        self._work.hide()
        for widget in (self._library, self._saved, self._counts):
            widget.setContentsMargins(8, 2, 8, 2)
            self.addWidget(widget)
        self._proposal.setContentsMargins(8, 2, 8, 2)
        # it takes what is left and never makes the window wider; the tip says it whole
        self._proposal.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._proposal, 1)
        self.addPermanentWidget(self._work)

    def show_library(self, path: str, *, read_only: bool) -> None:
        """Show which library is open."""
        name = path if "://" in path else Path(path).name
        text = self.tr("Library: %1").replace("%1", isolated_code(name))
        self._library.setToolTip(plain_tip(path))
        self._library.setText(text if path else self.tr("No library"))
        self._saved.setText(self.tr("Read only") if read_only else self.tr("Saved"))
        self._saved.setVisible(bool(path))

    def show_counts(self, claims: int, citations: int, resolved: int) -> None:
        """Show the counts of the paper."""
        text = self.tr("Claims: %1 · %2 of %3 citations have a source")
        for sign, value in (("%1", claims), ("%2", resolved), ("%3", citations)):
            text = text.replace(sign, number(value))
        self._counts.setText(text)

    def show_proposal(self, words: str, lang: str, keys: str) -> None:
        """Show what the other language says beside a selection; empty words: nothing is proposed."""
        text = self.tr("Also in Persian: %1 (%2)") if lang == "fa" else self.tr("Also in English: %1 (%2)")
        text = text.replace("%2", isolated_code(keys)).replace("%1", isolated(words))
        self._proposal.setText(text if words else "")
        self._proposal.setToolTip(plain_tip(text) if words else "")

    def show_work(self, what: str, share: float | None = None) -> None:
        """Show running work; ``share`` is 0 to 1, or None while unknown; empty text: none runs."""
        self._work.setVisible(bool(what))
        self._what.setText(what)
        self._bar.setRange(0, 0 if share is None else 100)
        if share is not None:
            self._bar.setValue(round(share * 100))
