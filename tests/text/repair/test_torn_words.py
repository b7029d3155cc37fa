"""Words torn by spaces and half-spaces one letter late are mended where a document shows them all over."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair.rule import Evidence
from annotator.text.repair.torn_words import RULE, is_torn
from tests.text.repair.applying import CLEAN, places, repaired

TORN = "آب در س رزمین‌های خش ک ای ران ب وده اس ت و این پ ژوهش از مس یر آب در روس تا پیروی می‌کند و ک ویر را می‌شناسد."
WHOLE = "آب در سرزمین‌های خشک ایران بوده است و این پژوهش از مسیر آب در روستا پیروی می‌کند و کویر را می‌شناسد."
LATE = "او مید\u200cهد و میک\u200cند و میش\u200cود و خانهه\u200cا را میب\u200cیند."
IN_PLACE = "او می\u200cدهد و می\u200cکند و می\u200cشود و خانه\u200cها را می\u200cبیند."


def text_of(raw: str) -> str:
    analysis = analyse(raw)
    assert all(raw[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)
    return " ".join(block.text for text in analysis.texts for block in text.blocks)


def test_torn_words_are_joined() -> None:
    assert text_of(TORN) == WHOLE


def test_late_half_spaces_go_back_to_their_place() -> None:
    assert text_of(LATE) == IN_PLACE


@pytest.mark.parametrize("text", [WHOLE, IN_PLACE, "بند ب و بند پ از ماده ۳ با حرف ت آمده است و بس."])
def test_whole_words_stay_as_they_are(text: str) -> None:
    assert text_of(text) == text


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("ب وده اس ت", "بوده است", [(1, " ", ""), (8, " ", "")]),
        ("در س رزمین", "در سرزمین", [(4, " ", "")]),
        ("این اس ت", "این است", [(6, " ", "")]),
    ],
)
def test_a_space_inside_a_word_goes(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw, Evidence(torn_words=True)) == right
    assert places(RULE, raw, Evidence(torn_words=True)) == done


@pytest.mark.parametrize(
    "right",
    [
        "آب و خاک و هوا در سرزمین بزرگ است",
        "از او به ما تا شما که را دید",
        "کتاب های بزرگ تر و منطقه ای اش",
        "بی بی سی و سی ان ان",
        "",
    ],
)
def test_whole_words_of_a_torn_document_stay(right: str) -> None:
    assert repaired(RULE, right, Evidence(torn_words=True)) == right


@pytest.mark.parametrize("text", [WHOLE, "بند ب و بند پ و بند ت و بند ث آمده است", "الف ب پ ت ث ج چ ح"])
def test_letters_that_stand_alone_in_other_documents_stay(text: str) -> None:
    assert repaired(RULE, text, CLEAN) == text


def test_letters_alone_all_over_show_a_torn_document() -> None:
    assert is_torn(TORN)
    assert not is_torn(WHOLE)
    assert not is_torn(f"{WHOLE} " * 40 + "بند ب و بند پ و بند ت و بند ث و بند ج و بند چ ")
    assert not is_torn("")
