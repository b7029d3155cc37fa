"""What is known of a paper: titles in both languages, where and when it was published."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import PaperDraft
from annotator.gui.widgets.cards import CommittingEdit
from annotator.gui.widgets.labels import PlainLabel


class PaperDialog(DialogFrame):
    """Edit a paper.

    Signals:
        paper_given(draft): a ``PaperDraft``.
    """

    paper_given = Signal(object)

    def __init__(self, draft: PaperDraft, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Paper"))
        self.deed_button.setText(self.tr("Save"))
        self.title_en = QLineEdit(draft.title_en, self)
        self.title_fa = QLineEdit(draft.title_fa, self)
        self.title_fa.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.container = QLineEdit(draft.container, self)
        self.issued = QLineEdit(draft.issued, self)
        self.doi = QLineEdit(draft.doi, self)
        self.doi.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.note = CommittingEdit(self.tr("Note"), "", 2, self)
        self.note.show_text(draft.note)
        form = QFormLayout()
        for title, field in (
            (self.tr("Title in English"), self.title_en),
            (self.tr("Title in Persian"), self.title_fa),
            (self.tr("Published in"), self.container),
            (self.tr("Date"), self.issued),
            (self.tr("DOI"), self.doi),
            (self.tr("Note"), self.note),
        ):
            field.setAccessibleName(title)
            form.addRow(PlainLabel(title, role="section"), field)
        self.body.addLayout(form)
        self.title_en.textChanged.connect(self._check)
        self.title_fa.textChanged.connect(self._check)
        self.setMinimumWidth(520)
        self._check()

    def accept(self) -> None:
        """Tell the paper."""
        self.paper_given.emit(
            PaperDraft(
                self.title_en.text().strip(),
                self.title_fa.text().strip(),
                self.container.text().strip(),
                self.issued.text().strip(),
                self.doi.text().strip(),
                self.note.toPlainText().strip(),
            )
        )
        super().accept()

    def _check(self) -> None:
        has_title = bool(self.title_en.text().strip() or self.title_fa.text().strip())
        self.show_problem("" if has_title else self.tr("Give the paper a title in one language at least."))
