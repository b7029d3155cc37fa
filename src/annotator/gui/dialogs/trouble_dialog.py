"""A fault of the program: what happened in one sentence, and a report without any text of papers."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import PlainLabel


class TroubleDialog(DialogFrame):
    """Shows that something went wrong, where the report lies, and lets it be copied."""

    def __init__(self, report: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.deed_button.setText(self.tr("Go on"))
        self.cancel_button.hide()
        self.body.addWidget(
            PlainLabel(
                self.tr(
                    "This is a fault of the program, not yours. Nothing you saved is lost: every deed was "
                    "stored at once."
                ),
                self,
                wraps=True,
            )
        )
        if place:
            self.body.addWidget(
                PlainLabel(
                    self.tr("The report lies in %1. It holds no text of your papers.").replace("%1", place),
                    self,
                    wraps=True,
                )
            )
        self._report = QPlainTextEdit(self)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("Report"))
        self._report.setPlainText(report)
        self._report.hide()
        self.body.addWidget(self._report, 1)
        show = make_button(self.tr("Show the report"), "link", self)
        show.setAutoDefault(False)
        show.clicked.connect(self._report.show)
        copy = make_button(self.tr("Copy the report"), "", self)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.buttons.insertWidget(0, show)
        self.buttons.insertWidget(1, copy)
        self.setMinimumWidth(460)
