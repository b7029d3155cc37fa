"""Asks for the reason of a rejection, or for a comment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.cards import CommittingEdit
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel


class ReasonDialog(DialogFrame):
    """A verdict's reason or a comment.

    Signals:
        reason_given(verdict, text): ``verdict`` is reject, or empty for a comment.
    """

    reason_given = Signal(str, str)

    def __init__(self, verdict: str, about: str, parent: QWidget | None = None) -> None:
        self._verdict = verdict
        super().__init__("", "", parent)
        is_rejection = verdict == "reject"
        self.setWindowTitle(self.tr("Reject") if is_rejection else self.tr("Comment"))
        self.deed_button.setText(self.tr("Reject") if is_rejection else self.tr("Comment"))
        self.field = CommittingEdit(
            self.tr("Reason") if is_rejection else self.tr("Comment"),
            self.tr("Why? The author will read this.") if is_rejection else "",
            4,
            self,
        )
        self.field.textChanged.connect(self._check)
        self.body.addWidget(ForeignLabel(about, self, role="muted"))
        self.body.addWidget(
            PlainLabel(self.tr("Reason") if is_rejection else self.tr("Comment"), role="section")
        )
        self.body.addWidget(self.field)
        self.setMinimumWidth(420)
        self._check()
        self.field.setFocus()

    def accept(self) -> None:
        """Tell the reason."""
        self.reason_given.emit(self._verdict, self.field.toPlainText().strip())
        super().accept()

    def _check(self) -> None:
        self.deed_button.setEnabled(bool(self.field.toPlainText().strip()))
