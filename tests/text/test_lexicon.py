"""The word lists know words, their inflections and verbs."""

from __future__ import annotations

import pytest

from annotator.text import lexicon
from annotator.text.language import of_block, of_line, of_text


@pytest.mark.parametrize(
    "word", ["کتاب", "کتاب‌هایی", "می‌روند", "نمی‌خواهیم", "نمایندگان", "بُعد", "امــارت", "بزرگ‌ترین", "دارند", "نگرفتند"]
)
def test_words_and_inflected_words_are_known(word: str) -> None:
    assert lexicon.frequency(word) > 5


@pytest.mark.parametrize("word", ["", "قــ", "گسژپض", "نشستزمان", "Latin"])
def test_other_strings_are_unknown(word: str) -> None:
    assert lexicon.frequency(word) == lexicon.UNKNOWN


def test_verbs_compounds_and_word_classes_are_listed() -> None:
    assert {"شود", "توانست", "گویند", "باید"} <= lexicon.verb_forms()
    assert ("بین", "المللی") in lexicon.compounds()
    assert "بزرگ" in lexicon.adjectives()
    assert "کتاب" in lexicon.nouns()


@pytest.mark.parametrize(
    ("text", "line", "block"),
    [
        ("این متن فارسی است", "fa", "fa"),
        ("This is English text", "en", "en"),
        ("(Jamshidi & Nooralivand, 2024, p. 9) است", "", "fa"),
        ("(Karami & Kouzehgar Kaleji, 2014, p. 128)", "", "en"),
        ("The Persian word دولت means state in this text", "en", "en"),
        ("123 — ()", "", "fa"),
    ],
)
def test_languages_are_told_by_their_script(text: str, line: str, block: str) -> None:
    assert of_line(text) == line
    assert of_block(text) == block
    assert of_text("") == "fa"
