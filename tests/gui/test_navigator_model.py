"""The navigator lists sections with headings that cannot be chosen, and says both languages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.gui.models.navigator_model import ENTRY_ROLE, NavigatorModel
from annotator.gui.models.records import FilterItem, NavigatorContent, OutlineItem, PaperItem, TagItem

CONTENT = NavigatorContent(
    papers=(PaperItem("p", "A paper", "مقاله", "en fa"), PaperItem("q", "", "فقط فارسی", "fa")),
    current_paper="p",
    outline=(OutlineItem("r1", 1, "1", "Introduction", "مقدمه"), OutlineItem("r2", 2, "", "", "پیشینه")),
    tags=(TagItem("t", "Finding", "یافته", "#e0a106", 1, 14),),
    citations=(FilterItem("unresolved", "No source yet", 5, warns=True),),
    reviews=(FilterItem("mine", "Waiting for me", 0, warns=True),),
)


def model_with_content() -> NavigatorModel:
    model = NavigatorModel()
    model.show(CONTENT)
    return model


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = model_with_content()
    qtmodeltester.check(model)


def test_sections_follow_each_other_with_headings(qtbot: QtBot) -> None:
    model = model_with_content()
    entries = [model.entry(row) for row in range(model.rowCount())]
    assert [entry.text for entry in entries if entry.is_heading] == ["Papers", "Outline", "Tags", "Citations", "Review"]
    assert [entry.text for entry in entries if not entry.is_heading] == [
        "A paper", "فقط فارسی", "1 Introduction", "پیشینه", "Finding", "No source yet", "Waiting for me",
    ]


def test_headings_cannot_be_chosen(qtbot: QtBot) -> None:
    model = model_with_content()
    for row in range(model.rowCount()):
        is_selectable = bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable)
        assert is_selectable != model.entry(row).is_heading


def test_an_outline_entry_says_both_languages_to_a_screen_reader(qtbot: QtBot) -> None:
    model = model_with_content()
    row = model.row_of("outline", "r1")
    assert row is not None
    assert model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) == "1 Introduction – مقدمه"


def test_a_question_without_cases_does_not_warn(qtbot: QtBot) -> None:
    model = model_with_content()
    entries = {model.entry(row).id: model.data(model.index(row), ENTRY_ROLE) for row in range(model.rowCount())}
    assert entries["unresolved"].warns
    assert not entries["mine"].warns


def test_headings_of_an_extended_abstract_alone_stand_behind_those_of_the_paper(qtbot: QtBot) -> None:
    outline = (
        OutlineItem("r1", 1, "4", "Results", ""), OutlineItem("r2", 1, "1", "Introduction", "مقدمه"),
        OutlineItem("r3", 1, "2", "", "پیشینه"), OutlineItem("r4", 1, "3", "Methodology", ""),
        OutlineItem("r5", 2, "2-1", "", "در ایران"),
    )
    model = NavigatorModel()
    model.show(NavigatorContent(papers=(), current_paper="", outline=outline, tags=(), citations=(), reviews=()))
    texts = [model.entry(row).text for row in range(model.rowCount())]
    assert texts == [
        "Outline", "1 Introduction", "2 پیشینه", "2-1 در ایران",
        "Only in English", "4 Results", "3 Methodology",
    ]
