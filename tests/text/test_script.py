"""The classes of signs hold what they say, by the Unicode names."""

from __future__ import annotations

import re
import unicodedata

import pytest

from annotator.text.script import (
    DIGITS,
    KASHIDA,
    LATIN_LETTERS,
    MARKS,
    NON_JOINING,
    PERSIAN_LETTERS,
    ZWNJ,
    ascii_digits,
    count_latin,
    count_persian,
)


@pytest.mark.parametrize("letter", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءئؤأإۀةكيى")
def test_every_letter_of_persian_and_arabic_is_one(letter: str) -> None:
    assert re.fullmatch(f"[{PERSIAN_LETTERS}]", letter)
    assert count_persian(letter) == 1


@pytest.mark.parametrize("sign", [KASHIDA, ZWNJ, "ً", "ٰ", "۱", "٣", "،", "؛", "؟", "«", " ", "a", "é"])
def test_other_signs_are_no_persian_letters(sign: str) -> None:
    assert not re.fullmatch(f"[{PERSIAN_LETTERS}]", sign)


@pytest.mark.parametrize("mark", "ًٌٍَُِّْٰٕٔ")
def test_marks_combine(mark: str) -> None:
    assert re.fullmatch(f"[{MARKS}]", mark)
    assert unicodedata.combining(mark)


@pytest.mark.parametrize("letter", NON_JOINING)
def test_letters_that_do_not_join_say_so(letter: str) -> None:
    assert not re.search("[بپتسشکگلمنهی]", letter)
    assert re.fullmatch(f"[{PERSIAN_LETTERS}]", letter)


@pytest.mark.parametrize(("text", "latin", "persian"), [
    ("Wæver éß", 7, 0), ("×÷", 0, 0), ("سلام World", 5, 4), ("ﺳﻼم", 0, 3), ("12 ۱۲", 0, 0), ("", 0, 0),
])
def test_letters_are_counted_by_script(text: str, latin: int, persian: int) -> None:
    assert (count_latin(text), count_persian(text)) == (latin, persian)
    assert len(re.findall(f"[{LATIN_LETTERS}]", text)) == latin


def test_digits_of_all_three_kinds_become_ascii_and_nothing_else_changes() -> None:
    assert ascii_digits("سال ۱۴۰۲، ٣٤ و 56") == "سال 1402، 34 و 56"
    assert all(re.fullmatch(f"[{DIGITS}]", digit) for digit in "09۰۹٠٩")
