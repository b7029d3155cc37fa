"""The few settings: theme, language, the name under which one works."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.labels import PlainLabel


@dataclass(frozen=True)
class Preferences:
    """``theme`` is system, light or dark; ``language`` "", en or fa; ``person`` a login."""

    theme: str
    language: str
    person: str


class SettingsDialog(DialogFrame):
    """Change the settings.

    Signals:
        preferences_given(preferences): a ``Preferences``.
    """

    preferences_given = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Settings"))
        self.deed_button.setText(self.tr("Save"))
        self.theme = ChoiceBox(self)
        for title, name in (
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ):
            self.theme.addItem(title, name)
        self.theme.setCurrentIndex(max(self.theme.findData(preferences.theme), 0))
        self.language = ChoiceBox(self)
        for title, name in ((self.tr("As the system"), ""), ("English", "en"), ("فارسی", "fa")):
            self.language.addItem(title, name)
        self.language.setCurrentIndex(max(self.language.findData(preferences.language), 0))
        self.person = QLineEdit(preferences.person, self)
        form = QFormLayout()
        form.addRow(PlainLabel(self.tr("Theme"), role="section"), self.theme)
        form.addRow(PlainLabel(self.tr("Language"), role="section"), self.language)
        form.addRow(PlainLabel(self.tr("Your name"), role="section"), self.person)
        self.body.addLayout(form)
        self.body.addWidget(
            PlainLabel(
                self.tr("Language and name are used from the next start."), self, role="muted", wraps=True
            )
        )
        self.person.textChanged.connect(self._check)
        self.setMinimumWidth(380)
        self._check()

    def accept(self) -> None:
        """Tell the settings."""
        self.preferences_given.emit(
            Preferences(self.theme.currentData(), self.language.currentData(), self.person.text().strip())
        )
        super().accept()

    def _check(self) -> None:
        self.deed_button.setEnabled(bool(self.person.text().strip()))
