"""A row in the inspector: both sides and how sure the alignment is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.models.records import RowDetail
from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.cards import QuoteFrame, empty_layout
from annotator.gui.widgets.chips import Chip
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number, word


class RowPage(QWidget):
    """The page of a row.

    Signals:
        row_requested(row_id): go there.
    """

    row_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(role="title")
        self._marks = QHBoxLayout()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        self._hint = PlainLabel(role="muted", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addLayout(self._marks)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._texts)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def show_row(self, row: RowDetail) -> None:
        """Show a row."""
        self._title.setText(self.tr("Row %1").replace("%1", number(row.number)))
        empty_layout(self._marks)
        self._marks.addWidget(
            Chip(word(row.state), self, state="ambiguous" if row.state == "suggested" else "")
        )
        empty_layout(self._texts)
        colour = theme_of(self.palette()).hairline
        for text, lang in ((row.en, "en"), (row.fa, "fa")):
            if text:
                frame = QuoteFrame(text, lang, colour, self)
                frame.activated.connect(lambda: self.row_requested.emit(row.id))
                self._texts.addWidget(frame)
        if row.score is None:
            self._hint.setText("")
        else:
            percent = number(round(row.score * 100))
            self._hint.setText(
                self.tr("The two sides agree by %1 % (names, numbers, dates, length).").replace("%1", percent)
            )
