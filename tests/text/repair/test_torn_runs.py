"""A scrambled line is cut into the runs it was emitted in, by the words that this makes."""

from __future__ import annotations

import pytest

from annotator.text.repair.torn_runs import cut_line, likelihood, starts_inside, stretches


def words_of(text: str) -> list[list[str]]:
    return [[text[slice(*token)] for token in stretch.tokens] for stretch in stretches(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("آب و خاک", [["آب", "و", "خاک"]]),
        ("متحده  هند", [["متحده"], ["هند"]]),
        ("ــدرت بزرگ است  این ق", [["ــدرت", "بزرگ", "است"], ["این", "ق"]]),
        ("متحده  ــارات  امـ هند", [["متحده"], ["ــارات"], ["امـ"], ["هند"]]),
        ("متحده ــ هند", [["متحده"], ["هند"]]),
        ("", []),
    ],
)
def test_ends_of_runs_that_show_cut_the_line(text: str, parts: list[list[str]]) -> None:
    assert words_of(text) == parts


def test_only_a_word_with_a_kashida_before_it_starts_inside() -> None:
    assert starts_inside("ــدرت")
    assert not starts_inside("قــدرت")
    assert not starts_inside("ـ")


def test_whole_words_are_likelier_than_halves() -> None:
    assert likelihood("قدرت") > likelihood("درتق")
    assert likelihood("قــدرت") == likelihood("قدرت")
    assert likelihood("«قدرت»،") == likelihood("قدرت")
    assert likelihood("12") > likelihood("ژژغق")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("ــدرت بزرگ است  این ق", ["این ق", "ــدرت بزرگ است"]),
        ("متحده  ــارات  امـ اندونیزیا،  هند", ["هند", "اندونیزیا،", "امـ", "ــارات", "متحده"]),
    ],
)
def test_the_likeliest_cut_gives_the_runs_in_the_order_of_reading(text: str, order: list[str]) -> None:
    best = cut_line(text, stretches(text))[0][1]
    joined = [text[slice(*run)] for run in best]
    assert "".join(joined).replace("ـ", "").replace(" ", "") == "".join(order).replace("ـ", "").replace(" ", "")


def test_a_line_whose_beginning_lacks_its_half_has_no_cut() -> None:
    text = "ــدرت"
    assert cut_line(text, stretches(text)) == []
