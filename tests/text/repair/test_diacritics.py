"""Vowel marks go back to their letter, in documents that are damaged and in words that are known."""

from __future__ import annotations

import pytest

from annotator.text.repair.diacritics import RULE
from tests.text.repair.applying import CLEAN, places, repaired


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("دو بعُد امنیتی", "دو بُعد امنیتی", [(4, "عُ", "ُع")]),
        ("بعُدهای تازه", "بُعدهای تازه", [(1, "عُ", "ُع")]),
        ("مدُلی نو", "مُدلی نو", [(1, "دُ", "ُد")]),
        ("علِم و دین", "عِلم و دین", [(1, "لِ", "ِل")]),
        ("کاملًا سیاسی", "کاملاً سیاسی", [(4, "ًا", "اً")]),
    ],
)
def test_a_mark_goes_back_to_its_letter(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw) == right
    assert places(RULE, raw) == done


@pytest.mark.parametrize(
    "right",
    [
        "بُعد تازه",
        "عِلم و عَلَم و مُلک و مِلک",
        "کاملاً و مثلاً و اولاً",
        "روشِ تحقیقِ تحلیلی",
        "سرِ کار و درِ خانه و گلِ سرخ",
        "علمِ کلام و شعرِ نو و فکرِ او",
        "مدرِن",
        "مقدّمه و محمّد",
        "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِیمِ",
        "متن",
        "",
    ],
)
def test_marks_in_their_place_stay(right: str) -> None:
    assert repaired(RULE, right) == right


def test_the_other_way_to_write_tanwin_stays_in_a_document_without_damage() -> None:
    assert repaired(RULE, "کاملًا سیاسی", CLEAN) == "کاملًا سیاسی"
