"""A row in the inspector: both sides and how sure the alignment is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.models.records import PlaceItem, RowDetail
from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.cards import QuoteFrame, empty_layout, make_button
from annotator.gui.widgets.chips import Chip
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number, word


class RowPage(QWidget):
    """The page of a row.

    Signals:
        row_requested(row_id): go there.
        confirm_requested(row_id): both sides belong together.
        candidates_requested(row_id): offer counterparts.
        candidate_chosen(sentence_id, row_id): the English sentence belongs into that row.
    """

    row_requested = Signal(str)
    confirm_requested = Signal(str)
    candidates_requested = Signal(str)
    candidate_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(role="title")
        self._marks = QHBoxLayout()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        self._hint = PlainLabel(role="muted", wraps=True)
        self._row_id = ""
        self._confirm = make_button(self.tr("Confirm"), "success", self)
        self._confirm.clicked.connect(lambda: self.confirm_requested.emit(self._row_id))
        self._offer = make_button(self.tr("Offer counterparts"), "link", self)
        self._offer.clicked.connect(lambda: self.candidates_requested.emit(self._row_id))
        self._candidates = QVBoxLayout()
        self._candidates.setSpacing(8)
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
        for button in (self._confirm, self._offer):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(self._candidates)
        layout.addStretch(1)

    def show_row(self, row: RowDetail) -> None:
        """Show a row."""
        self._row_id = row.id
        self._confirm.setVisible(row.state == "suggested")
        self._offer.setVisible(bool(row.en))
        empty_layout(self._candidates)
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
        for lang, text, author in row.translations:
            self._texts.addWidget(QuoteFrame(f"{text}\n✎ {author}", lang, colour, self))
        self._hint.setText(self._how_sure(row))

    def show_candidates(self, row_id: str, candidates: Sequence[PlaceItem]) -> None:
        """Show where the row's English sentences may have their counterpart; a click chooses."""
        if row_id != self._row_id:
            return
        empty_layout(self._candidates)
        colour = theme_of(self.palette()).hairline
        for one in candidates:
            title = self.tr("Row %1").replace("%1", number(one.number))
            self._candidates.addWidget(PlainLabel(f"{title} · {number(round(one.score * 100))}", role="muted"))
            frame = QuoteFrame(one.text, "fa", colour, self)
            frame.activated.connect(partial(self.candidate_chosen.emit, one.sentence_id, one.row_id))
            self._candidates.addWidget(frame)

    def _how_sure(self, row: RowDetail) -> str:
        if row.method == "manual":
            return self.tr("Put together by a person.")
        if row.score is None:
            return ""
        percent = number(min(99, round(row.score * 100)))
        sure = self.tr("Right with a probability of %1 %.").replace("%1", percent)
        found = {
            "words": self.tr("Found by words, numbers, years and names."),
            "words and length": self.tr("Found by words, numbers, years, names and by length."),
            "words, scattered": self.tr("Found by words anywhere in the text, whatever the order."),
            "heading": self.tr("Found as headings of the same section."),
        }.get(row.method, "")
        return f"{sure} {found}".strip()
