"""Dialogs check what is typed, work by keyboard, and give back plain records."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.link_dialog import LinkDialog
from annotator.gui.dialogs.reason_dialog import ReasonDialog
from annotator.gui.dialogs.settings_dialog import Preferences, SettingsDialog
from annotator.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from annotator.gui.dialogs.source_dialog import FIELDS_BY_TYPE, SourceDialog
from annotator.gui.dialogs.tag_dialog import TagDialog
from annotator.gui.models.records import (
    CreatorItem,
    ExportChoice,
    ImportShown,
    LinkDraft,
    RuleItem,
    SourceItem,
    TagItem,
)

SOURCES = [
    SourceItem("w", "walt1998", "article", {"title": "One World", "date": "1998"}, label="Walt 1998"),
    SourceItem("h", "heydari1403", "book", {"title": "سیاست خارجی", "date": "2024"},
               (CreatorItem(family_latin="Heydari", family_fa="حیدری"),), label="Heydari 2024", label_fa="حیدری، ۱۴۰۳"),
]


def test_the_link_dialog_works_by_keyboard_alone(qtbot: QtBot) -> None:
    dialog = LinkDialog("1  Claim", SOURCES)
    qtbot.addWidget(dialog)
    given: list[LinkDraft] = []
    dialog.link_given.connect(given.append)
    dialog.show()
    qtbot.keyClicks(dialog.search, "heydari")
    assert dialog.list.count() == 1
    dialog.search.clear()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    dialog.role.setCurrentIndex(dialog.role.findData("supports"))
    qtbot.keyClicks(dialog.locator, "12-14")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == [LinkDraft("w", "supports", "page", "12-14")]


@pytest.mark.parametrize("words", ["حيدري", "سیاست ۲۰۲۴", "HEYDARI 2024"])
def test_sources_are_found_in_either_script(qtbot: QtBot, words: str) -> None:
    dialog = LinkDialog("", SOURCES)
    qtbot.addWidget(dialog)
    dialog.search.setText(words)
    draft = dialog.draft()
    assert draft is not None
    assert draft.source_id == "h"


def test_without_a_fitting_source_nothing_can_be_linked(qtbot: QtBot) -> None:
    dialog = LinkDialog("", SOURCES)
    qtbot.addWidget(dialog)
    dialog.search.setText("nobody")
    assert dialog.draft() is None
    assert not dialog.deed_button.isEnabled()


def test_a_link_that_is_there_is_shown(qtbot: QtBot) -> None:
    draft = LinkDraft("h", "disputes", "chapter", "4", "word for word", "seen_in_source", "note")
    dialog = LinkDialog("", SOURCES, draft)
    qtbot.addWidget(dialog)
    assert dialog.draft() == draft


def test_the_source_form_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    source = SourceItem(
        "s", "heydari1403", "article", {"title": "سیاست", "date": "2024", "usera": "kept"},
        (CreatorItem("author", "Heydari", "Ali", "حیدری", "علی"), CreatorItem("editor", "UN", is_organisation=True)),
        note="seen",
    )
    dialog = SourceDialog(source, frozenset({"heydari1403"}))
    qtbot.addWidget(dialog)
    assert dialog.source() == source
    assert dialog.deed_button.isEnabled()


@pytest.mark.parametrize(("field", "value", "is_right"), [
    ("date", "2011", True), ("date", "2011-05-30", True), ("date", "last year", False), ("doi", "10.1000/182", True),
    ("doi", "https://doi.org/10.1000/182", True), ("doi", "182", False), ("url", "https://example.org", True),
    ("url", "javascript:alert(1)", False),
])
def test_the_source_form_checks_while_one_types(qtbot: QtBot, field: str, value: str, is_right: bool) -> None:
    dialog = SourceDialog(SourceItem("", "", "article", {"title": "A"}), frozenset())
    qtbot.addWidget(dialog)
    dialog.field(field).setText(value)
    assert dialog.deed_button.isEnabled() == is_right
    assert dialog.problem.text() == "" or not is_right


@pytest.mark.parametrize("key", ["two words", "walt1998", "a}b", "a,b", "WALT1998"])
def test_a_key_that_bib_files_cannot_hold_or_that_is_taken_is_refused(qtbot: QtBot, key: str) -> None:
    dialog = SourceDialog(SourceItem("", "", "book", {"title": "A"}), frozenset({"walt1998"}))
    qtbot.addWidget(dialog)
    dialog.key.setText(key)
    assert not dialog.deed_button.isEnabled()
    assert dialog.problem.text()


def test_changing_the_type_keeps_what_was_typed(qtbot: QtBot) -> None:
    dialog = SourceDialog(None, frozenset())
    qtbot.addWidget(dialog)
    dialog.field("publisher").setText("Nashr")
    dialog.entry_type.setCurrentText("article")
    dialog.field("journaltitle").setText("Journal")
    dialog.entry_type.setCurrentText("book")
    assert dialog.source().fields == {"publisher": "Nashr", "journaltitle": "Journal"}
    assert set(FIELDS_BY_TYPE["book"]) <= set(dialog._fields)


def test_a_new_tag_gets_a_free_key_and_needs_a_name_of_its_own(qtbot: QtBot) -> None:
    others = (TagItem("a", "Finding", "یافته", shortcut=1), TagItem("b", "Theory", shortcut=2))
    dialog = TagDialog(None, others)
    qtbot.addWidget(dialog)
    given: list[TagItem] = []
    dialog.tag_given.connect(given.append)
    assert not dialog.deed_button.isEnabled()
    dialog.name_en.setText("finding")
    assert not dialog.deed_button.isEnabled()
    dialog.name_en.setText("Security")
    dialog.name_fa.setText("امنیت")
    dialog.accept()
    assert (given[0].id, given[0].name_en, given[0].name_fa, given[0].shortcut) == ("", "Security", "امنیت", 3)


def test_a_reason_is_needed(qtbot: QtBot) -> None:
    dialog = ReasonDialog("reject", "1  Claim")
    qtbot.addWidget(dialog)
    given: list[tuple[str, str]] = []
    dialog.reason_given.connect(lambda verdict, text: given.append((verdict, text)))
    assert not dialog.deed_button.isEnabled()
    dialog.field.setPlainText("  not on this page ")
    dialog.accept()
    assert given == [("reject", "not on this page")]


def preview(**changes: object) -> ImportShown:
    facts: dict[str, object] = {
        "path": "a.txt", "title_en": "Title", "title_fa": "عنوان", "encoding": "utf-8", "is_guessed": False,
        "guesses": (), "letters": {"fa": 300, "en": 100}, "blocks": {"fa": 3, "en": 1}, "sentences": {"fa": 9, "en": 4},
        "kinds": {"heading": 2, "paragraph": 2}, "citations": 5, "works": 4,
        "rules": (
            RuleItem("kashida", "Kashida", "", 943, (("سـلام", "سلام"),)), RuleItem("zwnj", "Half-spaces", "", 2),
        ),
    }
    return ImportShown(**{**facts, **changes})  # type: ignore[arg-type]


def test_the_import_preview_says_what_a_file_holds(qtbot: QtBot) -> None:
    dialog = ImportDialog("a.txt")
    qtbot.addWidget(dialog)
    assert not dialog.deed_button.isEnabled()
    dialog.show_preview(preview())
    texts = " ".join(label.text() for label in dialog.findChildren(type(dialog.problem)))
    assert "Persian 75 % · English 25 %" in texts
    assert "5, of 4 works" in texts
    assert dialog.deed_button.isEnabled()


@pytest.mark.parametrize("count", [0, 12])
def test_the_import_preview_tells_of_a_reference_list_there_is(qtbot: QtBot, count: int) -> None:
    dialog = ImportDialog("a.txt")
    qtbot.addWidget(dialog)
    dialog.show_preview(preview(references=count))
    texts = " ".join(label.text() for label in dialog.findChildren(type(dialog.problem)))
    assert ("12 entries, which become sources" in texts) == bool(count)


def test_rules_can_be_switched_off_before_importing(qtbot: QtBot) -> None:
    dialog = ImportDialog("a.txt")
    qtbot.addWidget(dialog)
    dialog.show_preview(preview())
    asked: list[tuple[str, list[str]]] = []
    dialog.preview_requested.connect(lambda encoding, off: asked.append((encoding, off)))
    dialog._switches["zwnj"].click()
    assert asked == [("utf-8", ["zwnj"])]
    assert not dialog.deed_button.isEnabled()
    rules = (RuleItem("kashida", "Kashida", "", 943), RuleItem("zwnj", "Half-spaces", "", 0, is_on=False))
    dialog.show_preview(preview(rules=rules))
    stored: list[tuple[str, list[str]]] = []
    dialog.import_requested.connect(lambda encoding, off: stored.append((encoding, off)))
    dialog.accept()
    assert stored == [("utf-8", ["zwnj"])]


def test_a_guessed_encoding_is_shown_as_it_would_read(qtbot: QtBot) -> None:
    dialog = ImportDialog("a.txt")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_guesses((("cp1256", "سلام دنیا"), ("cp1252", "ÓáÇã")))
    assert dialog._sample.text() == "\u2068سلام دنیا\u2069"
    assert not dialog.deed_button.isEnabled()
    asked: list[str] = []
    dialog.preview_requested.connect(lambda encoding, _off: asked.append(encoding))
    dialog._choice.setCurrentIndex(1)
    dialog._choice.activated.emit(1)
    assert dialog._sample.text() == "\u2068ÓáÇã\u2069"
    assert asked == ["cp1252"]


def test_a_file_that_is_there_already_cannot_be_imported_twice(qtbot: QtBot) -> None:
    dialog = ImportDialog("a.txt")
    qtbot.addWidget(dialog)
    dialog.show_preview(preview(twin="The same paper"))
    assert "The same paper" in dialog.problem.text()
    assert not dialog.deed_button.isEnabled()


def test_the_export_dialog_follows_the_format(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(ExportChoice("biblatex", "cited", str(tmp_path / "out.bib")), "")
    qtbot.addWidget(dialog)
    asked: list[ExportChoice] = []
    dialog.preview_requested.connect(asked.append)
    dialog.begin()
    dialog.format.setCurrentIndex(dialog.format.findData("claims_csv"))
    assert asked[0] == ExportChoice("biblatex", "cited", str(tmp_path / "out.bib"))
    assert asked[-1] == ExportChoice("claims_csv", "paper", str(tmp_path / "out.csv"))
    dialog.show_preview("number,claim\n", 3)
    assert dialog.preview.toPlainText() == "number,claim\n"
    dialog.target.setText(str(tmp_path / "none" / "out.csv"))
    assert not dialog.deed_button.isEnabled()


def test_the_sheet_of_keys_lists_filters_and_changes(qtbot: QtBot) -> None:
    keys = {"claim_new": ("N",), "undo": ("Ctrl+Z",)}
    dialog = ShortcutsDialog(lambda action_id: keys.get(action_id, ()))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.filter_field.setText("new claim")
    shown = [
        group.child(row) for place in range(dialog.tree.topLevelItemCount())
        if (group := dialog.tree.topLevelItem(place)) is not None
        for row in range(group.childCount()) if not group.child(row).isHidden()
    ]
    assert [(item.text(0), item.text(1)) for item in shown] == [("New claim", "N")]
    given: list[tuple[str, list[str]]] = []
    dialog.keys_given.connect(lambda action_id, chosen: given.append((action_id, chosen)))
    dialog._edit(shown[0])
    dialog.editor.setKeySequence("Ctrl+Z")
    dialog._take_key()
    assert given == []
    assert "Undo" in dialog.problem.text()
    dialog._edit(shown[0])
    dialog.editor.setKeySequence("G")
    dialog._take_key()
    assert given == [("claim_new", ["G"])]


def test_settings_need_a_name(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Preferences("dark", "fa", "Ana"))
    qtbot.addWidget(dialog)
    given: list[Preferences] = []
    dialog.preferences_given.connect(given.append)
    dialog.person.clear()
    assert not dialog.deed_button.isEnabled()
    dialog.person.setText("Ben")
    dialog.accept()
    assert given == [Preferences("dark", "fa", "Ben")]
