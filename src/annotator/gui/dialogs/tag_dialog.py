"""The tag editor: names in both languages, colour, key, definition."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import TagItem
from annotator.gui.widgets.cards import CommittingEdit
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number

COLOURS: tuple[str, ...] = (
    "#d99a00",
    "#2a9a57",
    "#cc4444",
    "#7a52cc",
    "#0f8fa3",
    "#c2578f",
    "#5b7a1f",
    "#a8611c",
    "#4a6fd1",
    "#6b7280",
)
"""Colours offered in turn: told apart by people with the common colour weaknesses, too."""


class TagDialog(DialogFrame):
    """Make or edit a tag.

    Signals:
        tag_given(tag): a ``TagItem``; its id is empty for a new one.
        delete_requested(tag_id): delete it.
    """

    tag_given = Signal(object)
    delete_requested = Signal(str)

    def __init__(self, tag: TagItem | None, others: Sequence[TagItem], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._tag = tag or TagItem(
            "", "", colour=COLOURS[len(others) % len(COLOURS)], shortcut=_free_key(others)
        )
        self._others = tuple(others)
        self.setWindowTitle(self.tr("Edit tag") if tag else self.tr("New tag"))
        self.deed_button.setText(self.tr("Save tag") if tag else self.tr("Add tag"))
        self.name_en = QLineEdit(self._tag.name_en, self)
        self.name_fa = QLineEdit(self._tag.name_fa, self)
        self.name_fa.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.colour = QPushButton(self)
        self.colour.clicked.connect(self._choose_colour)
        self.key = ChoiceBox(self)
        self.definition = CommittingEdit(self.tr("Definition"), self.tr("When does this tag apply?"), 3, self)
        self.definition.show_text(self._tag.definition)
        self._fill_keys()
        self._paint_colour(self._tag.colour)
        form = QFormLayout()
        form.addRow(PlainLabel(self.tr("Name in English"), role="section"), self.name_en)
        form.addRow(PlainLabel(self.tr("Name in Persian"), role="section"), self.name_fa)
        form.addRow(PlainLabel(self.tr("Colour"), role="section"), self.colour)
        form.addRow(PlainLabel(self.tr("Key"), role="section"), self.key)
        form.addRow(PlainLabel(self.tr("Definition"), role="section"), self.definition)
        self.body.addLayout(form)
        self.name_en.textChanged.connect(self._check)
        self.name_fa.textChanged.connect(self._check)
        if tag is not None:
            delete = QPushButton(self.tr("Delete tag"), self)
            delete.setProperty("kind", "danger")
            delete.setAutoDefault(False)
            delete.clicked.connect(self._delete)
            self.buttons.insertWidget(0, delete)
        self._check()

    def accept(self) -> None:
        """Tell the tag."""
        shortcut = self.key.currentData()
        english = self.name_en.text().strip() or self.name_fa.text().strip()
        self.tag_given.emit(
            TagItem(
                self._tag.id,
                english,
                self.name_fa.text().strip(),
                self._colour,
                shortcut,
                0,
                self.definition.toPlainText().strip(),
                self._tag.parent_id,
            )
        )
        super().accept()

    def _delete(self) -> None:
        self.delete_requested.emit(self._tag.id)
        self.reject()

    def _check(self) -> None:
        names = {
            name.casefold()
            for other in self._others
            if other.id != self._tag.id
            for name in (other.name_en, other.name_fa)
            if name
        }
        mine = [field.text().strip() for field in (self.name_en, self.name_fa)]
        if not any(mine):
            self.show_problem(self.tr("Give the tag a name in one language at least."))
        elif any(name.casefold() in names for name in mine if name):
            self.show_problem(self.tr("Another tag has this name."))
        else:
            self.show_problem("")

    def _fill_keys(self) -> None:
        taken = {other.shortcut: other.name_en for other in self._others if other.id != self._tag.id}
        self.key.addItem(self.tr("none"), None)
        for digit in range(1, 10):
            owner = taken.get(digit)
            text = (
                number(digit)
                if owner is None
                else self.tr("%1 (now: %2)").replace("%1", number(digit)).replace("%2", owner)
            )
            self.key.addItem(text, digit)
        self.key.setCurrentIndex(self._tag.shortcut or 0)

    def _choose_colour(self) -> None:
        dialog = QColorDialog(QColor(self._colour), self)
        for place, colour in enumerate(COLOURS):
            QColorDialog.setCustomColor(place, QColor(colour))
        dialog.colorSelected.connect(lambda colour: self._paint_colour(colour.name()))
        dialog.open()

    def _paint_colour(self, colour: str) -> None:
        self._colour = colour
        text = "#000000" if QColor(colour).lightness() > 140 else "#ffffff"
        self.colour.setText(colour)
        self.colour.setStyleSheet(f"background: {colour}; color: {text};")
        self.colour.setAccessibleName(self.tr("Colour %1").replace("%1", colour))


def _free_key(others: Sequence[TagItem]) -> int | None:
    taken = {other.shortcut for other in others}
    return next((digit for digit in range(1, 10) if digit not in taken), None)
