"""The context menus: what can be done with the thing under the pointer, disabled instead of hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.looking import Looking
from annotator.gui.reader.view import ReaderTarget

_READER: tuple[str, ...] = (
    "copy",
    "",
    "claim_new",
    "claim_add_anchor",
    "claim_both",
    *(f"tag_{digit}" for digit in range(1, 10)),
    "tag_remove",
    "",
    "link",
    "source_from_citation",
    "copy_quote",
    "",
    "accept",
    "reject",
    "comment",
    "",
    "confirm_row",
    "join_row",
    "split_row",
    "unlink_row",
    "add_translation",
    "counterpart",
    "",
    "repair_refuse",
    "repair_accept",
    "",
    "claim_delete",
)
_TABLES: Mapping[str, tuple[str, ...]] = {
    "claims": (
        "claim_statement",
        "link",
        "",
        "accept",
        "reject",
        "comment",
        "",
        "copy_quote",
        "copy_cite",
        "",
        "claim_delete",
    ),
    "citations": ("source_from_citation", "source_edit", "", "copy_cite"),
    "sources": ("source_edit", "", "copy_cite", "copy_key", "copy_reference", "", "source_delete"),
}


class Menus:
    """Shows context menus made of the actions of the window."""

    def __init__(self, desk: Desk, deeds: Deeds, looking: Looking, enable: Callable[[], None]) -> None:
        self._desk = desk
        self._deeds = deeds
        self._looking = looking
        self._enable = enable

    def show_for_text(self, place: QPoint, target: ReaderTarget) -> None:
        """Show the menu of the reader."""
        if target.claim_ids and not target.has_selection:
            self._desk.show_claim(target.claim_ids[0])
        elif target.citation_id:
            self._desk.show_citation(target.citation_id)
        self._desk.focus.repair_ids = target.repair_ids
        menu = self._popup(place, _READER)
        # The action of a menu is triggered after it hides, so what it was opened on is forgotten later.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, self._forget_repairs))

    def show_for_record(self, kind: str, record: Any, place: QPoint) -> None:  # noqa: ANN401 - each table has its own
        """Show the menu of a row of a table."""
        self._looking.show_record(kind, record, goes_there=False)
        self._popup(place, _TABLES.get(kind, ("copy",)))

    def show_for_entry(self, section: str, entry_id: str, place: QPoint) -> None:
        """Show the menu of an entry of the navigator."""
        if section == "tags":
            menu = QMenu(self._desk.window)
            edit = menu.addAction(QCoreApplication.translate("Menus", "Edit tag…"))
            edit.triggered.connect(lambda: self._deeds.ask_tag(entry_id))
            menu.popup(place)

    def _forget_repairs(self) -> None:
        self._desk.focus.repair_ids = ()

    def _popup(self, place: QPoint, action_ids: Sequence[str]) -> QMenu:
        self._enable()
        menu = QMenu(self._desk.window)
        menu.setToolTipsVisible(True)
        for action_id in action_ids:
            if action_id:
                menu.addAction(self._desk.window.actions_table[action_id])
            else:
                menu.addSeparator()
        menu.popup(place)
        return menu
