"""A citation in the inspector: what it says, whether it has a source, and which it may mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.models.records import CandidateItem, CitationDetail, SourceItem
from annotator.gui.widgets.cards import Card, SectionLine, empty_layout, make_button
from annotator.gui.widgets.chips import Chip
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from annotator.gui.words import evidence_text, number, problem_text, word


class CitationPage(QWidget):
    """The page of a citation.

    Signals:
        source_wanted(citation_id): make a source of what the citation tells.
        resolve_requested(citation_id, source_id): it means this source.
        choice_requested(citation_id): choose a source from all.
        source_chosen(source_id): show the source.
        row_requested(row_id): go to the citation.
    """

    source_wanted = Signal(str)
    resolve_requested = Signal(str, str)
    choice_requested = Signal(str)
    source_chosen = Signal(str)
    row_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: CitationDetail | None = None
        self._state = QHBoxLayout()
        self._text = ForeignLabel("", self)
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(4)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(8)
        self._create = make_button(self.tr("New source from this citation"), "primary", self)
        self._choose = make_button(self.tr("Choose a source…"), "", self)
        self._create.clicked.connect(lambda: self.source_wanted.emit(self.citation_id))
        self._choose.clicked.connect(lambda: self.choice_requested.emit(self.citation_id))
        self._lay_out()

    @property
    def citation_id(self) -> str:
        """The id of the citation shown, or an empty string."""
        return self._detail.citation.id if self._detail else ""

    def show_citation(self, detail: CitationDetail) -> None:
        """Show a citation."""
        self._detail = detail
        citation = detail.citation
        empty_layout(self._state)
        self._state.addWidget(Chip(word(citation.state), self, state=citation.state))
        self._text.setText(citation.text)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for title, value in (
            (self.tr("Authors"), citation.authors),
            (self.tr("Year"), citation.year),
            (self.tr("Locator"), citation.locator),
        ):
            if value:
                self._facts.addRow(PlainLabel(title, self, role="section"), ForeignLabel(value, self))
        if citation.problems:
            sentences = "\n".join(problem_text(problem) for problem in citation.problems)
            self._facts.addRow(
                PlainLabel(self.tr("Questions"), self, role="section"), PlainLabel(sentences, self, wraps=True)
            )
        empty_layout(self._sources)
        if detail.source is not None:
            self._sources.addWidget(SectionLine(self.tr("Source"), parent=self))
            self._sources.addWidget(self._source_card(detail.source))
        elif detail.candidates:
            self._sources.addWidget(SectionLine(self.tr("It may mean"), parent=self))
            for candidate in detail.candidates:
                self._sources.addWidget(self._candidate_card(candidate))
        else:
            hint = PlainLabel(
                self.tr("No source of the library fits this citation."), self, role="warning", wraps=True
            )
            self._sources.addWidget(hint)
        self._create.setVisible(detail.source is None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(self.tr("Citation"), role="title"))
        head.addLayout(self._state)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._text)
        layout.addLayout(self._facts)
        layout.addLayout(self._sources)
        layout.addWidget(self._create)
        layout.addWidget(self._choose)
        layout.addStretch(1)

    def _source_card(self, source: SourceItem) -> Card:
        card = Card(self)
        card.setAccessibleName(source.label)
        card.add_head(source.label, None)
        card.add_text(source.title, role="muted")
        card.add_text(source.label_fa, role="muted", lang="fa")
        card.activated.connect(lambda: self.source_chosen.emit(source.id))
        return card

    def _candidate_card(self, candidate: CandidateItem) -> Card:
        card = self._source_card(candidate.source)
        percent = self.tr("%1 %").replace("%1", number(candidate.score))
        card.add_text(
            " · ".join(part for part in (percent, evidence_text(candidate.explanation)) if part), role="muted"
        )
        take = make_button(self.tr("It means this one"), "link", card)
        take.clicked.connect(lambda: self.resolve_requested.emit(self.citation_id, candidate.source.id))
        card.body.addWidget(take, 0, Qt.AlignmentFlag.AlignLeading)
        return card
