"""Asks for one's own words where a row has no counterpart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.cards import CommittingEdit, make_button
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel


class TranslationDialog(DialogFrame):
    """A translation, new or to be changed.

    Signals:
        translation_given(text): the words.
        delete_requested: take the translation out.
    """

    translation_given = Signal(str)
    delete_requested = Signal()

    def __init__(self, original: str, lang: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Translation"))
        self.deed_button.setText(self.tr("Store the translation"))
        self.body.addWidget(ForeignLabel(original, self, lang="en" if lang == "fa" else "fa", role="muted"))
        words = self.tr("Your words in Persian") if lang == "fa" else self.tr("Your words in English")
        self.body.addWidget(PlainLabel(words, role="section"))
        self.field = CommittingEdit(words, "", 4, self)
        self.field.setPlainText(text)
        self.field.textChanged.connect(self._check)
        self.body.addWidget(self.field)
        if text:
            delete = make_button(self.tr("Delete"), "danger", self)
            delete.setAutoDefault(False)
            delete.clicked.connect(self._delete)
            self.buttons.insertWidget(0, delete)
        self._before = text
        self.setMinimumWidth(460)
        self._check()
        self.field.setFocus()

    def accept(self) -> None:
        """Tell the words."""
        self.translation_given.emit(self.field.toPlainText().strip())
        super().accept()

    def _delete(self) -> None:
        self.delete_requested.emit()
        self.reject()

    def _check(self) -> None:
        words = self.field.toPlainText().strip()
        self.deed_button.setEnabled(bool(words) and words != self._before)
