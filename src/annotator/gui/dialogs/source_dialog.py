"""The form of a source: type, key, the fields of the type, creators in both scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import CreatorItem, SourceItem
from annotator.gui.widgets.cards import CommittingEdit, SectionLine, make_button
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.labels import PlainLabel

FIELDS_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "subtitle", "journaltitle", "date", "volume", "number", "pages", "doi", "url"),
    "book": ("title", "subtitle", "date", "publisher", "location", "edition", "isbn", "url"),
    "collection": ("title", "subtitle", "date", "publisher", "location", "isbn"),
    "incollection": ("title", "booktitle", "date", "publisher", "location", "pages", "doi"),
    "inproceedings": ("title", "booktitle", "date", "eventtitle", "publisher", "pages", "doi"),
    "report": ("title", "type", "institution", "date", "number", "location", "url"),
    "thesis": ("title", "type", "institution", "date", "location", "url"),
    "online": ("title", "date", "organization", "url", "urldate"),
    "misc": ("title", "date", "howpublished", "publisher", "url", "note"),
}
"""Entry types offered and the biblatex fields shown for each, in the order people know them."""
_COMMON = ("langid", "origlanguage", "abstract", "keywords")
_ROLES = ("author", "editor", "translator")
_KEY = re.compile(r"[^\s{}(),=#%~\\\"']+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?([/~?].*)?|n\.?\s*d\.?|بی‌?\s?تا|[۰-۹]{4}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


class SourceDialog(DialogFrame):
    """Make or edit a source.

    Signals:
        source_given(source): a ``SourceItem``; its id is empty for a new one.
    """

    source_given = Signal(object)

    def __init__(
        self, source: SourceItem | None, taken_keys: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._source = source or SourceItem("", "", "book")
        self._taken = taken_keys - {self._source.key}
        self._values = dict(self._source.fields)
        self._fields: dict[str, QLineEdit] = {}
        self._creators: list[_CreatorLine] = []
        self.setWindowTitle(self.tr("Edit source") if self._source.id else self.tr("New source"))
        self.deed_button.setText(self.tr("Save source") if self._source.id else self.tr("Add source"))
        self.entry_type = ChoiceBox(self)
        self.entry_type.addItems([*FIELDS_BY_TYPE])
        if self.entry_type.findText(self._source.entry_type) < 0:
            self.entry_type.addItem(self._source.entry_type)
        self.entry_type.setCurrentText(self._source.entry_type)
        self.key = QLineEdit(self._source.key, self)
        self.key.setPlaceholderText(self.tr("made from author and year if left empty"))
        self.key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._form_holder = QWidget(self)
        self._form = QFormLayout(self._form_holder)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._creator_box = QVBoxLayout()
        self._creator_box.setSpacing(4)
        self.note = CommittingEdit(self.tr("Note"), "", 2, self)
        self.note.show_text(self._source.note)
        self._lay_out()
        for creator in self._source.creators or (CreatorItem(),):
            self._add_creator(creator)
        self._show_fields()
        self.entry_type.currentTextChanged.connect(self._show_fields)
        self.key.textChanged.connect(self._check)
        self.resize(640, 640)
        self._check()

    def source(self) -> SourceItem:
        """Return the source as the form has it; empty fields and creators are left out."""
        self._keep_values()
        fields = {name: value for name, value in self._values.items() if value}
        creators = tuple(line.creator() for line in self._creators if not line.is_empty)
        return SourceItem(
            self._source.id,
            self.key.text().strip(),
            self.entry_type.currentText(),
            fields,
            creators,
            note=self.note.toPlainText().strip(),
        )

    def field(self, name: str) -> QLineEdit:
        """Return the input of a field that is shown."""
        return self._fields[name]

    def creator_line(self, place: int) -> _CreatorLine:
        """Return the inputs of a creator."""
        return self._creators[place]

    def accept(self) -> None:
        """Tell the source."""
        self.source_given.emit(self.source())
        super().accept()

    def _lay_out(self) -> None:
        head = QFormLayout()
        head.addRow(PlainLabel(self.tr("Type"), role="section"), self.entry_type)
        head.addRow(PlainLabel(self.tr("Key"), role="section"), self.key)
        add = make_button(self.tr("+ Person or organisation"), "link", self)
        add.setAutoDefault(False)
        add.clicked.connect(lambda: self._add_creator(CreatorItem()))
        inner = QWidget(self)
        inner.setObjectName("dialogPage")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(SectionLine(self.tr("Creators, in both scripts where known"), add))
        column.addLayout(self._creator_box)
        column.addWidget(SectionLine(self.tr("Fields")))
        column.addWidget(self._form_holder)
        column.addWidget(SectionLine(self.tr("Note")))
        column.addWidget(self.note)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)

    def _add_creator(self, creator: CreatorItem) -> None:
        line = _CreatorLine(creator, self._check, self)
        self._creators.append(line)
        self._creator_box.addWidget(line)

    def _show_fields(self) -> None:
        self._keep_values()
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields.clear()
        names = FIELDS_BY_TYPE.get(self.entry_type.currentText(), FIELDS_BY_TYPE["misc"])
        more = [name for name in (*self._values, *_COMMON[:1]) if name not in names]
        for name in dict.fromkeys((*names, *more)):
            field = QLineEdit(str(self._values.get(name, "")), self)
            field.setAccessibleName(name)
            field.textChanged.connect(self._check)
            self._fields[name] = field
            self._form.addRow(PlainLabel(name, role="section"), field)
        self._check()

    def _keep_values(self) -> None:
        for name, field in self._fields.items():
            self._values[name] = field.text().strip()

    def _check(self) -> None:
        key = self.key.text().strip()
        problem = ""
        if key and not _KEY.fullmatch(key):
            problem = self.tr("A key has no spaces and none of { } ( ) , = # % ~ \\ \" '")
        elif key.casefold() in {taken.casefold() for taken in self._taken}:
            problem = self.tr("Another source has this key.")
        elif not self._has_something():
            problem = self.tr("Give a title or a creator at least.")
        self.key.setProperty("problem", bool(problem) and bool(key))
        self.show_problem(problem or self._field_problem())

    def _field_problem(self) -> str:
        date = self._text("date")
        doi = self._text("doi").removeprefix("https://doi.org/")
        url = self._text("url")
        if date and not _DATE.fullmatch(date):
            return self.tr("A date reads 2011, 2011-05 or 2011-05-30.")
        if doi and not _DOI.fullmatch(doi):
            return self.tr("A DOI begins with 10. and has a slash.")
        if url and not url.startswith(("http://", "https://", "ftp://")):
            return self.tr("An address begins with https:// or http://.")
        return ""

    def _text(self, name: str) -> str:
        field = self._fields.get(name)
        return field.text().strip() if field is not None else ""

    def _has_something(self) -> bool:
        return bool(self._text("title")) or any(not line.is_empty for line in self._creators)


class _CreatorLine(QWidget):
    """The inputs of one creator: role, Latin and Persian names, organisation or person."""

    def __init__(
        self, creator: CreatorItem, changed: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = ChoiceBox(self)
        self._role.addItems(_ROLES)
        if creator.role not in _ROLES:
            self._role.addItem(creator.role)
        self._role.setCurrentText(creator.role)
        self.family_latin = self._input(creator.family_latin, self.tr("Family name"))
        self.given_latin = self._input(creator.given_latin, self.tr("Given name"))
        self.family_fa = self._input(creator.family_fa, "نام خانوادگی", is_persian=True)
        self.given_fa = self._input(creator.given_fa, "نام", is_persian=True)
        self._organisation = QCheckBox(self.tr("organisation"), self)
        self._organisation.setChecked(creator.is_organisation)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, widget in enumerate((self._role, self.family_latin, self.given_latin)):
            grid.addWidget(widget, 0, place)
        for place, widget in enumerate((self._organisation, self.family_fa, self.given_fa)):
            grid.addWidget(widget, 1, place)
        for field in (self.family_latin, self.given_latin, self.family_fa, self.given_fa):
            field.textChanged.connect(changed)

    @property
    def is_empty(self) -> bool:
        """Tell whether no family name is given."""
        return not (self.family_latin.text().strip() or self.family_fa.text().strip())

    def creator(self) -> CreatorItem:
        """Return the creator."""
        return CreatorItem(
            self._role.currentText(),
            self.family_latin.text().strip(),
            self.given_latin.text().strip(),
            self.family_fa.text().strip(),
            self.given_fa.text().strip(),
            self._organisation.isChecked(),
        )

    def _input(self, text: str, hint: str, *, is_persian: bool = False) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        side = Qt.LayoutDirection.RightToLeft if is_persian else Qt.LayoutDirection.LeftToRight
        field.setLayoutDirection(side)
        return field
