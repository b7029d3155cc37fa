"""What was repaired in a paper, rule by rule, with switches; and the quotations to confirm afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.repair_records import Candidate, QuotationLine, RuleLine
from annotator.gui.widgets.cards import empty_layout, make_button
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.drawing import isolated, plain_tip
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from annotator.gui.widgets.signs import visible
from annotator.gui.words import number

_EXAMPLES = 2
_INDENT = 24
_QUOTATIONS = 1
_CHOICE = 80
"""Code points of a place in the box of choices."""


class RepairsDialog(DialogFrame):
    """Every switch works at once; the text of the paper follows and the dialog shows what came of it.

    Signals:
        rule_switched(name, is_on): a rule is wanted on or off.
        quotation_confirmed(anchor_id, block_id, start, end): the quotation stands here now.
        quotation_shown(block_id, start): show this place in the reader.
    """

    rule_switched = Signal(str, bool)
    quotation_confirmed = Signal(str, str, int, int)
    quotation_shown = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Repairs"))
        self.setModal(False)
        self.deed_button.setText(self.tr("Close"))
        self.cancel_button.hide()
        self.switches: dict[str, QCheckBox] = {}
        about = self.tr(
            "The original is kept. A rule switched off is taken back in the whole paper; claims go with "
            "their words, and those whose words changed are listed here."
        )
        self._rules, self._quotations = QVBoxLayout(), QVBoxLayout()
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._pages = QStackedWidget(self)
        for title, column in ((self.tr("Rules"), self._rules), (self._title_of(0), self._quotations)):
            self._tabs.addTab(title)
            self._pages.addWidget(_scrolled(column))
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._work = PlainLabel(role="muted")
        self._work.hide()
        self.body.addWidget(PlainLabel(about, self, role="muted", wraps=True))
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._work)
        self.resize(640, 640)

    def go_to_quotations(self) -> None:
        """Show the page of quotations to confirm."""
        self._tabs.setCurrentIndex(_QUOTATIONS)

    def show_work(self, what: str) -> None:
        """Say that the text is being derived anew; an empty text: it is done."""
        self._work.setText(what)
        self._work.setVisible(bool(what))
        for switch in self.switches.values():
            switch.setEnabled(not what)

    def show_rules(self, rules: Sequence[RuleLine], *, can_write: bool) -> None:
        """Show the rules, those that found nothing and are on left out."""
        shown = [rule for rule in rules if not rule.is_on or rule.applied or rule.suggested or rule.refused]
        if [rule.name for rule in shown] != list(self.switches):
            self._lay_rules(shown)
        for rule in shown:
            switch = self.switches[rule.name]
            with QSignalBlocker(switch):
                switch.setChecked(rule.is_on)
            switch.setText(f"{rule.title}   {self._counts(rule)}".replace("&", "&&"))
            switch.setEnabled(can_write)

    def show_quotations(self, lines: Sequence[QuotationLine], *, can_write: bool) -> None:
        """Show the quotations to confirm, the old words above the new ones."""
        empty_layout(self._quotations)
        self._tabs.setTabText(_QUOTATIONS, self._title_of(len(lines)))
        if not lines:
            text = self.tr("Every quotation stands as it was selected.")
            self._quotations.addWidget(PlainLabel(text, self, role="muted", wraps=True))
        for line in lines:
            self._quotations.addWidget(_Quotation(line, self, can_write=can_write))

    def _title_of(self, count: int) -> str:
        if not count:
            return self.tr("Quotations to confirm")
        return self.tr("Quotations to confirm: %1").replace("%1", number(count))

    def _lay_rules(self, rules: Sequence[RuleLine]) -> None:
        empty_layout(self._rules)
        self.switches.clear()
        for rule in rules:
            switch = QCheckBox(self)
            switch.setToolTip(plain_tip(rule.description))
            switch.setChecked(rule.is_on)
            switch.toggled.connect(lambda is_on, name=rule.name: self.rule_switched.emit(name, is_on))
            self.switches[rule.name] = switch
            self._rules.addWidget(switch)
            for before, after in rule.examples[:_EXAMPLES]:
                self._rules.addLayout(self._indented(f"{visible(before)} → {visible(after)}"))

    def _counts(self, rule: RuleLine) -> str:
        parts = [number(rule.applied)]
        if rule.suggested:
            parts.append(self.tr("suggested %1").replace("%1", number(rule.suggested)))
        if rule.refused:
            parts.append(self.tr("refused %1").replace("%1", number(rule.refused)))
        return " · ".join(parts)

    def _indented(self, text: str) -> QHBoxLayout:
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 0, _INDENT, 0)
        indented.addWidget(ForeignLabel(text, self, role="muted"))
        return indented


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """Return a page that scrolls, with a column at its top."""
    column.setSpacing(6)
    inner = QWidget()
    inner.setObjectName("dialogPage")
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 8, 0)
    layout.addLayout(column)
    layout.addStretch(1)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setWidget(inner)
    return page


class _Quotation(QWidget):
    """One quotation: claim, old words, new words, what can be done."""

    def __init__(self, line: QuotationLine, dialog: RepairsDialog, *, can_write: bool) -> None:
        super().__init__(dialog)
        self._line = line
        self._dialog = dialog
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(ForeignLabel(line.claim, self, role="section"))
        column.addWidget(PlainLabel(self.tr("Selected then:"), self, role="muted"))
        column.addWidget(ForeignLabel(line.before, self, lang=line.lang))
        self._choice = ChoiceBox(self)
        self._choice.setAccessibleName(self.tr("Place"))
        self._choice.setVisible(len(line.candidates) > 1)
        if not line.candidates:
            lost = self.tr("These words stand nowhere any more. Select them anew and add them to the claim.")
            column.addWidget(PlainLabel(lost, self, role="warning", wraps=True))
            return
        column.addWidget(PlainLabel(self.tr("Stands now:"), self, role="muted"))
        self._now = ForeignLabel(line.candidates[0].words, self, lang=line.lang)
        column.addWidget(self._now)
        for candidate in line.candidates:
            self._choice.addItem(isolated(candidate.words[:_CHOICE]))
        self._choice.activated.connect(lambda place: self._now.setText(line.candidates[place].words))
        column.addWidget(self._choice)
        show = make_button(self.tr("Show"), "", self)
        show.clicked.connect(lambda: dialog.quotation_shown.emit(line.block_id, self._chosen.start))
        confirm = make_button(self.tr("Confirm"), "", self)
        confirm.setEnabled(can_write)
        confirm.clicked.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (show, confirm):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    @property
    def _chosen(self) -> Candidate:
        return self._line.candidates[max(self._choice.currentIndex(), 0)]

    def _confirm(self) -> None:
        chosen = self._chosen
        self._dialog.quotation_confirmed.emit(
            self._line.anchor_id, self._line.block_id, chosen.start, chosen.end
        )
