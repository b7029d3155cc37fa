"""Every action of the window, in one table: words, keys, icon, menu, and when it can be done.

Single letters (``scope="reader"``) work only while the reader has the focus; Persian digits and
the letters on the same key of the Persian keyboard (ISIRI 9147) work too. Keys can be remapped:
``settings`` holds what differs from this table. ``needs`` names facts the conductor knows; an
action with a need that is not met is disabled and its tooltip says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.gui.translation import QT_TRANSLATE_NOOP

CONTEXT = "Actions"
MENUS: tuple[tuple[str, str], ...] = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("paper", QT_TRANSLATE_NOOP("Actions", "&Paper")),
    ("claim", QT_TRANSLATE_NOOP("Actions", "&Claim")),
    ("source", QT_TRANSLATE_NOOP("Actions", "&Source")),
    ("review", QT_TRANSLATE_NOOP("Actions", "&Review")),
    ("tools", QT_TRANSLATE_NOOP("Actions", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)
NEEDS: Mapping[str, str] = {
    "library": QT_TRANSLATE_NOOP("Actions", "No library is open."),
    "writable": QT_TRANSLATE_NOOP("Actions", "This library is open for reading only."),
    "paper": QT_TRANSLATE_NOOP("Actions", "No paper is open."),
    "row": QT_TRANSLATE_NOOP("Actions", "Put the caret into a row of the text first."),
    "selection": QT_TRANSLATE_NOOP("Actions", "Select text in the reader first."),
    "claim": QT_TRANSLATE_NOOP("Actions", "Select a claim first."),
    "markable": QT_TRANSLATE_NOOP("Actions", "Select text or a claim first."),
    "reviewable": QT_TRANSLATE_NOOP("Actions", "Select a claim or a link first."),
    "citation": QT_TRANSLATE_NOOP("Actions", "Select a citation first."),
    "source": QT_TRANSLATE_NOOP("Actions", "Select a source first."),
    "citable": QT_TRANSLATE_NOOP("Actions", "Select a source, or a claim that has one, first."),
    "repairs": QT_TRANSLATE_NOOP("Actions", "Show the repairs first."),
    "undoable": QT_TRANSLATE_NOOP("Actions", "There is nothing to undo."),
    "redoable": QT_TRANSLATE_NOOP("Actions", "There is nothing to redo."),
    "places_back": QT_TRANSLATE_NOOP("Actions", "There is no earlier place."),
    "places_forward": QT_TRANSLATE_NOOP("Actions", "There is no later place."),
}
"""Why an action cannot be done now, by the fact it needs."""

PERSIAN_KEYS: Mapping[str, str] = {
    "A": "ش",
    "C": "ز",
    "J": "ت",
    "L": "م",
    "M": "پ",
    "N": "د",
    "Q": "ض",
    "R": "ق",
    "S": "س",
    "T": "ف",
    "U": "ع",
    "V": "ر",
}
"""The letter on the same key of the Persian keyboard (ISIRI 9147)."""


@dataclass(frozen=True)
class ActionSpec:
    """One action: ``section`` separates groups of a menu; ``keys`` are portable key texts."""

    id: str
    text: str
    menu: str
    section: int
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: tuple[str, ...] = ()
    scope: str = "window"
    is_checkable: bool = False
    submenu: str = ""


def _tagging() -> tuple[ActionSpec, ...]:
    persian = "۰۱۲۳۴۵۶۷۸۹"
    return tuple(
        ActionSpec(
            f"tag_{digit}",
            QT_TRANSLATE_NOOP("Actions", "Tag %1"),
            "claim",
            2,
            (str(digit), persian[digit]),
            needs=("writable", "markable"),
            scope="reader",
            submenu=QT_TRANSLATE_NOOP("Actions", "Tag with"),
        )
        for digit in range(1, 10)
    )


_THEMES = QT_TRANSLATE_NOOP("Actions", "Theme")
_SHOW = QT_TRANSLATE_NOOP("Actions", "Show")

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("library_new", QT_TRANSLATE_NOOP("Actions", "New library…"), "file", 1),
    ActionSpec("library_open", QT_TRANSLATE_NOOP("Actions", "Open library…"), "file", 1, ("Ctrl+O",), "folder-open"),
    ActionSpec("library_sample", QT_TRANSLATE_NOOP("Actions", "Open the sample library"), "file", 1),
    ActionSpec("import", QT_TRANSLATE_NOOP("Actions", "Import…"), "file", 2, ("Ctrl+I",), "file-input", ("writable",)),
    ActionSpec("export", QT_TRANSLATE_NOOP("Actions", "Export…"), "file", 2, ("Ctrl+Alt+E",), "upload", ("library",)),
    ActionSpec("export_bib", QT_TRANSLATE_NOOP("Actions", "Bibliography…"), "file", 2, (), "library", ("library",), submenu=QT_TRANSLATE_NOOP("Actions", "Export as")),
    ActionSpec("export_claims", QT_TRANSLATE_NOOP("Actions", "Claims as a table…"), "file", 2, (), "", ("library",), submenu=QT_TRANSLATE_NOOP("Actions", "Export as")),
    ActionSpec("export_report", QT_TRANSLATE_NOOP("Actions", "Report…"), "file", 2, (), "file-text", ("library",), submenu=QT_TRANSLATE_NOOP("Actions", "Export as")),
    ActionSpec("save", QT_TRANSLATE_NOOP("Actions", "Is everything saved?"), "file", 3, ("Ctrl+S",), "save", ("library",)),
    ActionSpec("refresh", QT_TRANSLATE_NOOP("Actions", "Refresh"), "file", 3, ("F5",), "refresh-cw", ("library",)),
    ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "file", 4, ("Ctrl+Q",)),
    ActionSpec("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "edit", 1, ("Ctrl+Z",), "undo-2", ("writable", "undoable")),
    ActionSpec("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "edit", 1, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", ("writable", "redoable")),
    ActionSpec("copy", QT_TRANSLATE_NOOP("Actions", "Copy"), "edit", 2, ("Ctrl+C",), "copy"),
    ActionSpec("copy_quote", QT_TRANSLATE_NOOP("Actions", "Copy quotation with citation"), "edit", 2, ("Ctrl+Shift+A",), "quote", ("claim",)),
    ActionSpec("find", QT_TRANSLATE_NOOP("Actions", "Find in this paper"), "edit", 3, ("Ctrl+F",), "search", ("paper",)),
    ActionSpec("find_next", QT_TRANSLATE_NOOP("Actions", "Find next"), "edit", 3, ("F3",), "", ("paper",)),
    ActionSpec("find_previous", QT_TRANSLATE_NOOP("Actions", "Find previous"), "edit", 3, ("Shift+F3",), "", ("paper",)),
    ActionSpec("search", QT_TRANSLATE_NOOP("Actions", "Search everything"), "edit", 3, ("Ctrl+P", "Ctrl+Shift+F"), "search", ("library",)),
    ActionSpec("settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "edit", 4, ("Ctrl+,",), "settings"),
    ActionSpec("view_english", QT_TRANSLATE_NOOP("Actions", "English only"), "view", 1, (), "", ("paper",), is_checkable=True),
    ActionSpec("view_both", QT_TRANSLATE_NOOP("Actions", "Side by side"), "view", 1, (), "columns-2", ("paper",), is_checkable=True),
    ActionSpec("view_persian", QT_TRANSLATE_NOOP("Actions", "Persian only"), "view", 1, (), "", ("paper",), is_checkable=True),
    ActionSpec("swap_sides", QT_TRANSLATE_NOOP("Actions", "Swap the sides of the texts"), "view", 1, ("Ctrl+Alt+X",), "arrow-left-right", ("paper",)),
    ActionSpec("one_pane", QT_TRANSLATE_NOOP("Actions", "Reader only"), "view", 1, ("F11",), is_checkable=True),
    ActionSpec("zoom_in", QT_TRANSLATE_NOOP("Actions", "Larger text"), "view", 2, ("Ctrl++", "Ctrl+="), "zoom-in", ("paper",)),
    ActionSpec("zoom_out", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "view", 2, ("Ctrl+-",), "zoom-out", ("paper",)),
    ActionSpec("zoom_reset", QT_TRANSLATE_NOOP("Actions", "Text at 100 %"), "view", 2, ("Ctrl+0",), "", ("paper",)),
    ActionSpec("show_repairs", QT_TRANSLATE_NOOP("Actions", "Show repairs"), "view", 2, ("Ctrl+Shift+R",), "", ("paper",), is_checkable=True),
    ActionSpec("focus_mode", QT_TRANSLATE_NOOP("Actions", "Dim all but the current row"), "view", 2, ("F9",), "", ("paper",), is_checkable=True),
    ActionSpec("patterns", QT_TRANSLATE_NOOP("Actions", "Patterns on highlights"), "view", 2, (), "", ("paper",), is_checkable=True),
    ActionSpec("show_navigator", QT_TRANSLATE_NOOP("Actions", "Navigator"), "view", 3, (), "panel-left", is_checkable=True, submenu=_SHOW),
    ActionSpec("show_inspector", QT_TRANSLATE_NOOP("Actions", "Inspector"), "view", 3, (), "panel-right", is_checkable=True, submenu=_SHOW),
    ActionSpec("show_tables", QT_TRANSLATE_NOOP("Actions", "Tables"), "view", 3, (), "panel-bottom", is_checkable=True, submenu=_SHOW),
    ActionSpec("mode_read", QT_TRANSLATE_NOOP("Actions", "Read"), "view", 4, ("Ctrl+1",), "book-open", is_checkable=True),
    ActionSpec("mode_sources", QT_TRANSLATE_NOOP("Actions", "Sources"), "view", 4, ("Ctrl+2",), "library", is_checkable=True),
    ActionSpec("mode_review", QT_TRANSLATE_NOOP("Actions", "Review"), "view", 4, ("Ctrl+3",), "list-checks", is_checkable=True),
    ActionSpec("theme_system", QT_TRANSLATE_NOOP("Actions", "As the system"), "view", 5, is_checkable=True, submenu=_THEMES),
    ActionSpec("theme_light", QT_TRANSLATE_NOOP("Actions", "Light"), "view", 5, is_checkable=True, submenu=_THEMES),
    ActionSpec("theme_dark", QT_TRANSLATE_NOOP("Actions", "Dark"), "view", 5, is_checkable=True, submenu=_THEMES),
    ActionSpec("back", QT_TRANSLATE_NOOP("Actions", "Back"), "paper", 1, ("Alt+Left",), "arrow-left", ("places_back",)),
    ActionSpec("forward", QT_TRANSLATE_NOOP("Actions", "Forward"), "paper", 1, ("Alt+Right",), "arrow-right", ("places_forward",)),
    ActionSpec("counterpart", QT_TRANSLATE_NOOP("Actions", "Same place in the other language"), "paper", 1, ("Ctrl+E",), "", ("paper",)),
    ActionSpec("go_to_row", QT_TRANSLATE_NOOP("Actions", "Go to row…"), "paper", 1, ("Ctrl+G",), "", ("paper",)),
    ActionSpec("next_to_confirm", QT_TRANSLATE_NOOP("Actions", "Next row to confirm"), "paper", 2, ("Ctrl+J",), "", ("paper",)),
    ActionSpec("confirm_row", QT_TRANSLATE_NOOP("Actions", "Confirm row"), "paper", 2, ("Space",), "check", ("writable", "row"), "reader"),
    ActionSpec("join_row", QT_TRANSLATE_NOOP("Actions", "Join with the row below"), "paper", 2, ("J",), "merge", ("writable", "row"), "reader"),
    ActionSpec("split_row", QT_TRANSLATE_NOOP("Actions", "Split the row here"), "paper", 2, ("S",), "split", ("writable", "row"), "reader"),
    ActionSpec("unlink_row", QT_TRANSLATE_NOOP("Actions", "Part the two sides of the row"), "paper", 2, (), "", ("writable", "row"), "reader"),
    ActionSpec("sentence_up", QT_TRANSLATE_NOOP("Actions", "Sentence to the row above"), "paper", 2, ("Ctrl+Alt+Up",), "", ("writable", "row")),
    ActionSpec("sentence_down", QT_TRANSLATE_NOOP("Actions", "Sentence to the row below"), "paper", 2, ("Ctrl+Alt+Down",), "", ("writable", "row")),
    ActionSpec("add_translation", QT_TRANSLATE_NOOP("Actions", "Translation…"), "paper", 2, ("T",), "", ("writable", "row"), "reader"),
    ActionSpec("realign", QT_TRANSLATE_NOOP("Actions", "Align anew"), "paper", 2, (), "", ("writable", "paper")),
    ActionSpec("paper_edit", QT_TRANSLATE_NOOP("Actions", "About this paper…"), "paper", 3, (), "file-text", ("writable", "paper")),
    ActionSpec("paper_delete", QT_TRANSLATE_NOOP("Actions", "Take the paper out of the library"), "paper", 3, (), "trash-2", ("writable", "paper")),
    ActionSpec("paper_repairs", QT_TRANSLATE_NOOP("Actions", "Repairs…"), "paper", 3, (), "", ("paper",)),
    ActionSpec("repair_refuse", QT_TRANSLATE_NOOP("Actions", "Refuse the repair here"), "paper", 3, ("Ctrl+Alt+R",), "", ("writable", "paper", "repairs")),
    ActionSpec("repair_accept", QT_TRANSLATE_NOOP("Actions", "Apply the repair here"), "paper", 3, ("Ctrl+Alt+Shift+R",), "", ("writable", "paper", "repairs")),
    ActionSpec("claim_new", QT_TRANSLATE_NOOP("Actions", "New claim"), "claim", 1, ("N",), "plus", ("writable", "selection"), "reader"),
    ActionSpec("claim_add_anchor", QT_TRANSLATE_NOOP("Actions", "Add the selection to the claim"), "claim", 1, ("Shift+N",), "", ("writable", "selection", "claim"), "reader"),
    ActionSpec("claim_both", QT_TRANSLATE_NOOP("Actions", "Claim with the counterpart"), "claim", 1, ("Ctrl+Shift+E",), "", ("writable", "markable")),
    ActionSpec("claim_note", QT_TRANSLATE_NOOP("Actions", "Note"), "claim", 1, ("Return", "M"), "pencil", ("writable", "claim"), "reader"),
    ActionSpec("claim_statement", QT_TRANSLATE_NOOP("Actions", "Statement"), "claim", 1, ("F2",), "", ("writable", "claim")),
    *_tagging(),
    ActionSpec("tag_last", QT_TRANSLATE_NOOP("Actions", "Tag with the last tag"), "claim", 2, ("Q",), "tag", ("writable", "markable"), "reader"),
    ActionSpec("tag_remove", QT_TRANSLATE_NOOP("Actions", "Remove the tags"), "claim", 2, ("U",), "", ("writable", "claim"), "reader"),
    ActionSpec("tag_new", QT_TRANSLATE_NOOP("Actions", "New tag…"), "claim", 2, ("V",), "tag", ("writable",), "reader"),
    ActionSpec("claim_next", QT_TRANSLATE_NOOP("Actions", "Next claim"), "claim", 3, ("Alt+Down",), "", ("paper",)),
    ActionSpec("claim_previous", QT_TRANSLATE_NOOP("Actions", "Previous claim"), "claim", 3, ("Alt+Up",), "", ("paper",)),
    ActionSpec("claim_delete", QT_TRANSLATE_NOOP("Actions", "Delete claim"), "claim", 4, ("Del",), "trash-2", ("writable", "claim"), "reader"),
    ActionSpec("source_new", QT_TRANSLATE_NOOP("Actions", "New source…"), "source", 1, ("Ctrl+Shift+N",), "plus", ("writable",)),
    ActionSpec("source_edit", QT_TRANSLATE_NOOP("Actions", "Edit source…"), "source", 1, (), "pencil", ("writable", "source")),
    ActionSpec("source_delete", QT_TRANSLATE_NOOP("Actions", "Delete source"), "source", 1, (), "trash-2", ("writable", "source")),
    ActionSpec("source_from_citation", QT_TRANSLATE_NOOP("Actions", "New source from the citation"), "source", 2, (), "", ("writable", "citation")),
    ActionSpec("sources_from_citations", QT_TRANSLATE_NOOP("Actions", "New sources from all open citations"), "source", 2, (), "", ("writable", "paper")),
    ActionSpec("link", QT_TRANSLATE_NOOP("Actions", "Link a source…"), "source", 2, ("Ctrl+L", "L"), "link", ("writable", "claim")),
    ActionSpec("copy_cite", QT_TRANSLATE_NOOP("Actions", "Copy \\cite{key}"), "source", 3, ("Ctrl+K",), "copy", ("citable",)),
    ActionSpec("copy_key", QT_TRANSLATE_NOOP("Actions", "Copy key"), "source", 3, ("Ctrl+Shift+K",), "", ("citable",)),
    ActionSpec("copy_reference", QT_TRANSLATE_NOOP("Actions", "Copy reference"), "source", 3, ("Ctrl+Shift+C",), "", ("citable",)),
    ActionSpec("accept", QT_TRANSLATE_NOOP("Actions", "Accept"), "review", 1, ("A",), "check", ("writable", "reviewable"), "reader"),
    ActionSpec("reject", QT_TRANSLATE_NOOP("Actions", "Reject…"), "review", 1, ("R",), "x", ("writable", "reviewable"), "reader"),
    ActionSpec("comment", QT_TRANSLATE_NOOP("Actions", "Comment…"), "review", 1, ("C",), "message-square", ("writable", "reviewable"), "reader"),
    ActionSpec("audit", QT_TRANSLATE_NOOP("Actions", "Citations without a source"), "tools", 1, (), "circle-alert", ("paper",)),
    ActionSpec("check", QT_TRANSLATE_NOOP("Actions", "Check the library"), "tools", 1, (), "circle-check", ("library",)),
    ActionSpec("backup", QT_TRANSLATE_NOOP("Actions", "Back up the library…"), "tools", 2, (), "save", ("library",)),
    ActionSpec("shortcuts", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "help", 1, ("Ctrl+/",), "keyboard"),
    ActionSpec("help", QT_TRANSLATE_NOOP("Actions", "Help"), "help", 1, ("F1",), "circle-question-mark"),
    ActionSpec("about", QT_TRANSLATE_NOOP("Actions", "About Annotator"), "help", 2, (), "info"),
)
ACTION_BY_ID: Mapping[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}
