"""A source in the inspector: its entry, the claims that rest on it, the citations of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.models.records import SourceDetail
from annotator.gui.widgets.cards import SectionLine, empty_layout, make_button
from annotator.gui.widgets.chips import Chip
from annotator.gui.widgets.drawing import isolated_code
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from annotator.gui.words import number

_MANY = 30
_ORDER = (
    "title", "subtitle", "titleaddon", "journaltitle", "booktitle", "date", "volume", "number", "pages",
    "publisher", "location", "institution", "doi", "url",
)  # fmt: skip
"""Fields people look for first; the others follow by name."""


class SourcePage(QWidget):
    """The page of a source.

    Signals:
        edit_requested(source_id), delete_requested(source_id).
        claim_chosen(claim_id), citation_chosen(citation_id).
    """

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    claim_chosen = Signal(str)
    citation_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source_id = ""
        self._label = ForeignLabel(role="title")
        self._marks = QHBoxLayout()
        self._fields = QFormLayout()
        self._fields.setVerticalSpacing(4)
        self._fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._uses = QVBoxLayout()
        self._uses.setSpacing(2)
        edit = make_button(self.tr("Edit…"), "primary", self)
        delete = make_button(self.tr("Delete"), "danger", self)
        edit.clicked.connect(lambda: self.edit_requested.emit(self._source_id))
        delete.clicked.connect(lambda: self.delete_requested.emit(self._source_id))
        buttons = QHBoxLayout()
        buttons.addWidget(edit, 1)
        buttons.addWidget(delete, 1)
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addLayout(self._marks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._fields)
        layout.addLayout(buttons)
        layout.addLayout(self._uses)
        layout.addStretch(1)

    def show_source(self, detail: SourceDetail) -> None:
        """Show a source."""
        source = detail.source
        self._source_id = source.id
        self._label.setText(source.label)
        empty_layout(self._marks)
        if source.is_stub:
            self._marks.addWidget(Chip(self.tr("to be completed"), self, state="ambiguous"))
        while self._fields.rowCount():
            self._fields.removeRow(0)
        self._add_field("key", isolated_code(source.key))
        self._add_field("type", isolated_code(source.entry_type))
        for creator in source.creators:
            names = creator.shown
            persian = " ".join(part for part in (creator.given_fa, creator.family_fa) if part)
            self._add_field(
                creator.role, f"{names} · {persian}" if persian and creator.family_latin else names
            )
        for name in sorted(source.fields, key=_place_of):
            self._add_field(name, str(source.fields[name]))
        empty_layout(self._uses)
        self._show_claims(detail)
        self._show_citations(detail)

    def _add_field(self, name: str, value: str) -> None:
        self._fields.addRow(PlainLabel(name, self, role="section"), ForeignLabel(value, self))

    def _show_claims(self, detail: SourceDetail) -> None:
        count = number(len(detail.claims))
        self._uses.addWidget(
            SectionLine(self.tr("Claims that rest on it: %1").replace("%1", count), parent=self)
        )
        for claim in detail.claims[:_MANY]:
            self._add_use(f"{number(claim.number)}  {claim.headline}", self.claim_chosen, claim.id)

    def _show_citations(self, detail: SourceDetail) -> None:
        count = number(len(detail.citations))
        self._uses.addWidget(
            SectionLine(self.tr("Citations in the text: %1").replace("%1", count), parent=self)
        )
        for citation in detail.citations[:_MANY]:
            self._add_use(citation.text, self.citation_chosen, citation.id)

    def _add_use(self, text: str, signal: object, record_id: str) -> None:
        button = make_button(text[:48].replace("&", "&&"), "link", self)
        button.setToolTip("")
        button.clicked.connect(lambda: signal.emit(record_id))  # type: ignore[attr-defined]
        self._uses.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


def _place_of(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)
