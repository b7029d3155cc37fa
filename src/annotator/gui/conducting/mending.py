"""Repairs in the window: shown in the reader, refused and applied one by one or rule by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.files import Files
from annotator.gui.models.repair_records import Candidate, QuotationLine, RuleLine
from annotator.gui.reader.page import RepairMark
from annotator.gui.settings import Settings
from annotator.gui.widgets.signs import visible
from annotator.gui.words import number
from annotator.gui.work import Progress
from annotator.services.repair_views import AnchorCheck, RederivedReport, RuleView
from annotator.services.views import RepairMark as FoundMark
from annotator.services.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.dialogs.repairs_dialog import RepairsDialog

_SETTING = "reader/repairs"
_CONTEXT = "Mending"


class Mending:
    """Shows what was repaired and lets it be taken back. The text is derived anew off the window's thread."""

    def __init__(self, desk: Desk, deeds: Deeds, files: Files, settings: Settings) -> None:
        self._desk = desk
        self._deeds = deeds
        self._files = files
        self._settings = settings
        self._dialog: RepairsDialog | None = None
        self.is_shown = settings.is_on(_SETTING)
        desk.tell_page = self.refresh

    # --- showing ---

    def toggle(self) -> None:
        """Mark the repaired places in the reader, or no longer."""
        self.is_shown = not self.is_shown
        self._settings.set(_SETTING, self.is_shown)
        self.refresh()
        self._desk.tell_focus()

    def refresh(self) -> None:
        """Show the repairs of the open paper as they are now."""
        self._desk.window.actions_table["show_repairs"].setChecked(self.is_shown)
        paper_id = self._desk.focus.paper_id
        marks: list[RepairMark] = []
        if self.is_shown and paper_id and self._desk.is_open:
            titles = _titles()
            found = self._desk.workspace.reading.repairs(paper_id)
            marks = [reader_mark(one, titles.get(one.rule, one.rule)) for one in found]
        self._desk.reader.set_repairs(marks)
        self._fill_dialog()

    def ask_repairs(self) -> None:
        """Open the dialog of the paper's repairs."""
        from annotator.gui.dialogs.repairs_dialog import RepairsDialog

        dialog = RepairsDialog(self._desk.window)
        dialog.rule_switched.connect(self.switch)
        dialog.quotation_confirmed.connect(self.confirm)
        dialog.quotation_shown.connect(self._desk.reader.go_to_block)
        self._dialog = dialog
        self._fill_dialog()
        dialog.show()

    # --- deeds ---

    def refuse_here(self) -> None:
        """Take the repair back that the menu was opened on, or that is at the caret."""
        self._settle("refused", lambda own, ids, told: own.rederiving.refuse_repairs(ids, progress=told))

    def accept_here(self) -> None:
        """Apply the suggested or refused repair that the menu was opened on, or that is at the caret."""
        self._settle("applied", lambda own, ids, told: own.rederiving.accept_repairs(ids, progress=told))

    def switch(self, rule: str, is_on: bool) -> None:
        """Switch a rule for the open paper."""
        paper_id = self._desk.focus.paper_id
        self._derive(lambda own, told: own.rederiving.switch_rule(paper_id, rule, is_on, progress=told))

    def confirm(self, anchor_id: str, block_id: str, start: int, end: int) -> None:
        """Say that a quotation stands here now."""
        tagging = self._desk.workspace.tagging
        if self._deeds.attempt(lambda: tagging.confirm_anchor(anchor_id, start, end, block_id)) is not None:
            self._fill_dialog()

    # --- private ---

    def _settle(
        self, state: str, deed: Callable[[Workspace, Sequence[str], Progress], RederivedReport]
    ) -> None:
        """Give the repairs here another state; the innermost one of those that do not have it."""
        here = self._desk.focus.repair_ids or [
            mark.repair_id for mark in self._desk.reader.repairs_at_caret()
        ]
        found = {one.repair_id: one for one in self._desk.workspace.reading.repairs(self._desk.focus.paper_id)}
        wanted = [found[one] for one in here if one in found and found[one].state != state]
        if not wanted:
            text = QCoreApplication.translate(_CONTEXT, "There is no such repair at the caret.")
            self._desk.window.messages.say(text, "question")
            return
        ids = [min(wanted, key=lambda one: one.end - one.start).repair_id]
        self._derive(lambda own, told: deed(own, ids, told))

    def _derive(self, job: Callable[[Workspace, Progress], RederivedReport]) -> None:
        what = QCoreApplication.translate(_CONTEXT, "Reading the original again…")
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.show_work(what)
        work = self._files.start_in_library(what, job, self._tell)
        work.finished.connect(self._fill_dialog)

    def _tell(self, report: RederivedReport) -> None:
        """Show what came of it: the text, and how many quotations ask to be confirmed."""
        self._desk.workspace.notice_others()
        waiting = len(report.to_confirm)
        if not waiting:
            text = QCoreApplication.translate(_CONTEXT, "Done. Every quotation stands as it was selected.")
            self._desk.window.messages.say(text)
            return
        text = QCoreApplication.translate(_CONTEXT, "Done. Quotations whose words changed: %1.")
        look = (QCoreApplication.translate(_CONTEXT, "Look at them"), self._ask_quotations)
        self._desk.window.messages.say(text.replace("%1", number(waiting)), "question", (look,))

    def _ask_quotations(self) -> None:
        if self._dialog is None or not isValid(self._dialog):
            self.ask_repairs()
        if self._dialog is not None:
            self._dialog.go_to_quotations()

    def _fill_dialog(self) -> None:
        if self._dialog is None or not isValid(self._dialog):
            return
        paper_id = self._desk.focus.paper_id
        if not self._desk.is_open or not paper_id:
            self._dialog.reject()
            return
        workspace = self._desk.workspace
        can_write = not workspace.library.read_only
        self._dialog.show_work("")
        self._dialog.show_rules([_rule_line(one) for one in workspace.rederiving.rules(paper_id)], can_write=can_write)
        checks = workspace.tagging.check_anchors(paper_id)
        self._dialog.show_quotations([self._quotation(one) for one in checks], can_write=can_write)

    def _quotation(self, check: AnchorCheck) -> QuotationLine:
        page = self._desk.page
        block = page.blocks.get(check.block_id) if page else None
        body = block.body if block else ""
        return QuotationLine(
            anchor_id=check.anchor.id,
            claim=self._desk.claim_name(check.anchor.claim_id),
            state=check.state,
            lang=check.anchor.lang,
            before=check.anchor.exact,
            block_id=check.block_id,
            candidates=tuple(Candidate(start, end, body[start:end]) for start, end in check.candidates if body),
        )


def reader_mark(found: FoundMark, title: str) -> RepairMark:
    """Return a repair as the reader marks it; one that only took something out marks its neighbour."""
    start, end = found.start, found.end
    if start == end:
        start, end = (start - 1, start) if start else (0, 1)
    reason = f" ({found.reason})" if found.reason else ""
    text = f"{title}: {visible(found.before)} → {visible(found.after)}{reason}"
    if found.state != "applied":
        states = {
            "suggested": QCoreApplication.translate(_CONTEXT, "only suggested"),
            "refused": QCoreApplication.translate(_CONTEXT, "refused"),
        }
        text = f"{text} – {states.get(found.state, found.state)}"
    return RepairMark(found.repair_id, found.block_id, start, end, text, found.state)


def _titles() -> dict[str, str]:
    from annotator.text.repair import RULES  # the text engine takes its time to load

    return {rule.name: QCoreApplication.translate("Repairs", rule.title) for rule in RULES}


def _rule_line(view: RuleView) -> RuleLine:
    translate = QCoreApplication.translate
    return RuleLine(
        view.rule,
        translate("Repairs", view.title),
        translate("Repairs", view.description),
        view.is_on,
        view.applied,
        view.suggested,
        view.refused,
        view.examples,
    )
