"""Words of both languages as the aligner compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tokens import english_lemma, english_stem, english_words, persian_stem, persian_words


@pytest.mark.parametrize(("word", "lemma"), [
    ("policies", "policy"), ("treaties", "treaty"), ("planned", "plan"), ("crosses", "cross"), ("politics", "politics"),
    ("crisis", "crisis"), ("states", "stat"), ("state", "stat"), ("ran", "ran"),
])
def test_english_inflection_goes(word: str, lemma: str) -> None:
    assert english_lemma(word) == lemma


@pytest.mark.parametrize(("first", "second"), [
    ("security", "secure"), ("geopolitics", "geopolitically"), ("strategy", "strategic"), ("economy", "economic"),
    ("reliable", "reliability"),
])
def test_members_of_an_english_family_share_a_stem(first: str, second: str) -> None:
    assert english_stem(first)[:5] == english_stem(second)[:5]


@pytest.mark.parametrize(("first", "second"), [
    ("کشورها", "کشور"), ("کشورهای", "کشور"), ("منابع", "منبع"), ("تهدیدات", "تهدید"), ("نویسندگان", "نویسنده"),
    ("بازیگران", "بازیگر"), ("می‌گیرد", "گرفتن"), ("می‌کوشند", "کوشیدن"), ("مهم‌ترین", "مهم"), ("امنیتی", "امنیت"),
    ("كشور", "کشور"),
])
def test_persian_forms_share_a_stem(first: str, second: str) -> None:
    assert persian_words(first)[0].stem == persian_stem(second)


def test_suffixes_written_apart_belong_to_their_word() -> None:
    assert [word.stem for word in persian_words("سیاست های بزرگ تر")] == [persian_stem("سیاست"), persian_stem("بزرگ")]


def test_numbers_of_all_digits_are_equal_and_names_are_known_by_their_capital() -> None:
    assert [word.stem for word in persian_words("سال ۱۴۰۳ و 2,500")][1:] == ["1403", "2500"]
    assert [(word.kind, word.written) for word in english_words("the Moscow format of 2017")] == [
        ("name", "Moscow"), ("word", "format"), ("number", "2017"),
    ]


def test_citations_in_latin_script_can_be_left_out() -> None:
    text = "امنیت (Abnus et al., 2021, p. 17) مهم است"
    assert "latin" in {word.kind for word in persian_words(text)}
    assert {word.kind for word in persian_words(text, citations=False)} == {"word"}


@given(st.text(max_size=60))
def test_any_text_gives_words_with_keys(text: str) -> None:
    for word in (*english_words(text), *persian_words(text)):
        assert word.stem
        assert word.written in text.translate({ord("۰") + at: str(at) for at in range(10)}) or not text.isascii()
