"""The import preview: what a file holds, what would be repaired, and the choices before storing it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import ImportShown, RuleItem
from annotator.gui.widgets.cards import SectionLine, empty_layout
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.drawing import isolated
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from annotator.gui.widgets.signs import visible
from annotator.gui.words import number, word

ENCODINGS: tuple[str, ...] = ("utf-8", "utf-16", "cp1256", "cp1252", "iso8859_6")
_FIRST_LINES = 400
"""Code points of the live preview of an encoding."""


class ImportDialog(DialogFrame):
    """Shows a preview as soon as it is there; nothing is stored before *Import* is pressed.

    Signals:
        preview_requested(encoding, rules_off): read the file again; an empty encoding is found out.
        import_requested(encoding, rules_off): store it.
        cancel_requested: the running work is not wanted any more.
    """

    preview_requested = Signal(str, list)
    import_requested = Signal(str, list)
    cancel_requested = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Import"))
        self.deed_button.setText(self.tr("Import"))
        self._encoding = ""
        self._switches: dict[str, QCheckBox] = {}
        self._path = ForeignLabel(path, self, role="muted")
        self._titles = QVBoxLayout()
        self._choice = ChoiceBox(self)
        self._choice.setAccessibleName(self.tr("Encoding"))
        self._choice.activated.connect(self._choose_encoding)
        self._sample = ForeignLabel("", self)
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(4)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(6)
        self._twin = PlainLabel(role="warning", wraps=True)
        self._twin.hide()
        self._work = PlainLabel(role="muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._lay_out()
        self.resize(640, 620)
        self.show_work(self.tr("Reading the file…"), None)

    @property
    def rules_off(self) -> list[str]:
        """The names of the rules switched off."""
        return [name for name, switch in self._switches.items() if not switch.isChecked()]

    def show_work(self, what: str, share: float | None) -> None:
        """Show how far reading is; ``share`` 0 to 1 or None; an empty text: it is done."""
        self._work.setText(what)
        self._work.setVisible(bool(what))
        self._bar.setVisible(bool(what))
        self._bar.setRange(0, 0 if share is None else 100)
        if share is not None:
            self._bar.setValue(round(share * 100))
        self.deed_button.setEnabled(not what)

    def show_preview(self, shown: ImportShown) -> None:
        """Show what the file holds."""
        self.show_work("", None)
        self._encoding = shown.encoding
        self.deed_button.setFocus()
        self._show_titles(shown)
        self._show_encodings(shown)
        self._show_facts(shown)
        self._show_rules(shown.rules)
        self._twin.setVisible(bool(shown.twin))
        if shown.twin:
            text = self.tr("This file is in the library already: %1")
            self.show_problem(text.replace("%1", isolated(shown.twin)))

    def show_failure(self, sentence: str) -> None:
        """Show why the file cannot be read."""
        self.show_work("", None)
        self.show_problem(sentence)

    def show_guesses(self, guesses: Sequence[tuple[str, str]]) -> None:
        """Ask for the encoding when none is certain."""
        self.show_work("", None)
        self._fill_encodings(guesses)
        self._encoding_row.show()
        self.deed_button.setEnabled(False)

    def accept(self) -> None:
        """Ask for the import."""
        self.import_requested.emit(self._encoding, self.rules_off)
        super().accept()

    def reject(self) -> None:
        """Call running work off."""
        self.cancel_requested.emit()
        super().reject()

    def _lay_out(self) -> None:
        self._encoding_row = QWidget(self)
        encoding = QVBoxLayout(self._encoding_row)
        encoding.setContentsMargins(0, 0, 0, 0)
        encoding.addWidget(SectionLine(self.tr("Encoding: please check that this reads right")))
        encoding.addWidget(self._choice)
        encoding.addWidget(self._sample)
        self._encoding_row.hide()
        inner = QWidget(self)
        inner.setObjectName("dialogPage")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(self._titles)
        column.addWidget(self._encoding_row)
        column.addLayout(self._facts)
        column.addLayout(self._rules)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addWidget(self._path)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._work)
        self.body.addWidget(self._bar)

    def _show_titles(self, shown: ImportShown) -> None:
        empty_layout(self._titles)
        for title, lang in ((shown.title_en, "en"), (shown.title_fa, "fa")):
            if title:
                label = ForeignLabel(title, self, lang=lang)
                label.setProperty("role", "title")
                self._titles.addWidget(label)

    def _show_encodings(self, shown: ImportShown) -> None:
        self._encoding_row.setVisible(shown.is_guessed)
        if shown.is_guessed:
            self._fill_encodings(shown.guesses)
            place = self._choice.findData(shown.encoding)
            self._choice.setCurrentIndex(max(place, 0))
            self._show_sample()

    def _fill_encodings(self, guesses: Sequence[tuple[str, str]]) -> None:
        self._choice.clear()
        self._samples = dict(guesses)
        for encoding in dict.fromkeys((*self._samples, *ENCODINGS)):
            self._choice.addItem(encoding, encoding)
        self._show_sample()

    def _show_sample(self) -> None:
        text = self._samples.get(self._choice.currentData(), "")
        self._sample.setText(text[:_FIRST_LINES])

    def _choose_encoding(self) -> None:
        self._show_sample()
        self._ask_again(self._choice.currentData())

    def _ask_again(self, encoding: str) -> None:
        self.show_problem("")
        self.show_work(self.tr("Reading the file…"), None)
        self.preview_requested.emit(encoding, self.rules_off)

    def _show_facts(self, shown: ImportShown) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        total = sum(shown.letters.values()) or 1
        split = " · ".join(
            f"{name} {number(round(100 * shown.letters.get(lang, 0) / total))} %"
            for lang, name in (("fa", self.tr("Persian")), ("en", self.tr("English")))
            if shown.letters.get(lang)
        )
        kinds = " · ".join(
            f"{word(kind)} {number(count)}" for kind, count in shown.kinds.items() if kind != "paragraph"
        )
        blocks, sentences = (number(sum(counts.values())) for counts in (shown.blocks, shown.sentences))
        found = (
            self.tr("%1, of %2 works")
            .replace("%1", number(shown.citations))
            .replace("%2", number(shown.works))
        )
        references = self.tr("%1 entries, which become sources").replace("%1", number(shown.references))
        references = references if shown.references else ""
        for title, value in (
            (self.tr("Languages"), split),
            (self.tr("Blocks"), blocks),
            (self.tr("Sentences"), sentences),
            (self.tr("Structure"), kinds),
            (self.tr("Citations"), found),
            (self.tr("Reference list"), references),
            (self.tr("Encoding"), shown.encoding),
        ):
            if value:
                self._facts.addRow(
                    PlainLabel(title, self, role="section"), PlainLabel(value, self, wraps=True)
                )

    def _show_rules(self, rules: Sequence[RuleItem]) -> None:
        off = set(self.rules_off)
        empty_layout(self._rules)
        self._switches.clear()
        if rules:
            self._rules.addWidget(
                SectionLine(
                    self.tr("Repairs (the original is kept; switch off what you do not want)"), parent=self
                )
            )
        for rule in rules:
            switch = QCheckBox(f"{rule.title}   {number(rule.count)}".replace("&", "&&"), self)
            switch.setChecked(rule.is_on and rule.name not in off)
            switch.setToolTip(rule.description)
            switch.toggled.connect(lambda: self._ask_again(self._encoding))
            self._switches[rule.name] = switch
            self._rules.addWidget(switch)
            for before, after in rule.examples[:2]:
                line = ForeignLabel(f"{visible(before)} → {visible(after)}", self, role="muted")
                indented = QHBoxLayout()
                indented.setContentsMargins(24, 0, 24, 0)
                indented.addWidget(line)
                self._rules.addLayout(indented)

