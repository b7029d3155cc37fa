"""Words torn by spaces and half-spaces one letter late are mended where a document shows them all over."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse

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
