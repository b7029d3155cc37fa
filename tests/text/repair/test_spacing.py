"""Spaces too many or too few; right spacing, numbers beside words, addresses and names stay."""

from __future__ import annotations

import pytest

from annotator.text.repair.rule import Evidence, Rule
from annotator.text.repair.spacing import DOUBLED_MARKS, GLUED_WORDS, SPACES
from tests.text.repair.applying import CLEAN, DAMAGED, places, repaired


@pytest.mark.parametrize(
    ("rule", "raw", "right", "done"),
    [
        (SPACES, "جابه  جایی ؛ پس", "جابه جایی؛ پس", [(5, " ", ""), (10, " ", "")]),
        (SPACES, "« متن » است", "«متن» است", [(1, " ", ""), (5, " ", "")]),
        (SPACES, "پایان متن .", "پایان متن.", [(9, " ", "")]),
        (SPACES, "بس کن  ! و برو  .", "بس کن! و برو.", [(5, "  ", ""), (14, "  ", "")]),
        (SPACES, "آب\tخاک", "آب خاک", [(2, "\t", " ")]),
        (DOUBLED_MARKS, "چگونه است؟. فرض", "چگونه است؟ فرض", [(10, ".", "")]),
        (DOUBLED_MARKS, "آب،، خاک", "آب، خاک", [(3, "،", "")]),
        (GLUED_WORDS, "تقویت نماید.با این حال", "تقویت نماید. با این حال", [(12, "", " ")]),
        (GLUED_WORDS, "دلو 1402مطابق", "دلو 1402 مطابق", [(8, "", " ")]),
        (GLUED_WORDS, "سال1402 بود", "سال 1402 بود", [(3, "", " ")]),
        (GLUED_WORDS, "استدلال می کنندکه آنارشی", "استدلال می کنند که آنارشی", [(15, "", " ")]),
        (GLUED_WORDS, "علاوه براین، همکاری", "علاوه بر این، همکاری", [(8, "", " ")]),
        (GLUED_WORDS, "پیمان(NATO) است", "پیمان (NATO) است", [(5, "", " ")]),
        (GLUED_WORDS, "است (Tzu, 2024)و دیگر", "است (Tzu, 2024)و دیگر", []),
        (GLUED_WORDS, "است (Tzu, 2024)ولی دیگر", "است (Tzu, 2024) ولی دیگر", [(15, "", " ")]),
    ],
)
def test_spaces_are_put_right(rule: Rule, raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(rule, raw) == right
    assert places(rule, raw) == done


@pytest.mark.parametrize(
    "right",
    [
        "متن ... دیگر، است؛ خوب!",
        "سلام :) خوب",
        "بهای ۳.۵ و ۱۲/۵ و ۱۰:۳۰",
        "فناوری .NET و نشانی ./src",
        "۱۲ / ۵ و x = 1",
        "«آب»، «خاک» و (باد)",
        "",
    ],
)
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
def test_single_spaces_in_their_place_stay(right: str, evidence: Evidence) -> None:
    assert repaired(SPACES, right, evidence) == right


@pytest.mark.parametrize("right", ["چه؟ ... هیچ.", "چه؟!", "نه!!!", "بمان!...", "and so on...", "آب، خاک؛ باد", ""])
def test_marks_meant_to_stand_together_stay(right: str) -> None:
    assert repaired(DOUBLED_MARKS, right) == right


NUMBERS_BESIDE_WORDS = [
    "این کار اجراست و ۵۰ درصد آن، سال ۱۴۰۲ بود",
    "دهه۹۰ و روز۱۲",
    "۱۲ام و ۱۲مین و ۲۰ها",
    "کودک ۱۲ساله و سفر ۳روزه و نشست ۱۵نفره",
    "COVID-19 و کووید-۱۹ و کووید۱۹",
    "گروه G7 و فیلم 3D",
    "۲۰۲۳م و ۱۳۷۰ش",
]
ADDRESSES_AND_INITIALS = [
    "ali2020@mail.com",
    "نشانی info@سایت.ایران است",
    "http://fa.wikipedia.org/آب",
    "www.iran.ir و ir.فارس",
    "سال ه.ش و ق.م و ب.ظ و ج.ا.ا",
    "بی.بی.سی و سی.ان.ان",
    "ص.۱۲ و صص.۱۲-۱۵",
    "دستور sum(x2020) و re.sub(a,b)",
]
BRACKETS_INSIDE_WORDS = [
    "کتاب(ها) و (خانه)ها و «آب»ها",
    "او(ره) و امام(ع)",
    "فرد(ی) و (خانه)های آنان",
    "تابع f(x) و F(x)",
]
WHOLE_WORDS = [
    "بردباری برابر دریا باران راستا مادر پدر برادر قادر چادر",
    "اینکه آنکه چنانکه بلکه هرکه آنرا چرا ماجرا دارا زهرا صحرا",
    "آشناست زیباست کجاست ماست راست پیداست خداست",
    "سرباز شهباز دوباره مولدانی کنندگان دیروز",
]


@pytest.mark.parametrize(
    "right", [*NUMBERS_BESIDE_WORDS, *ADDRESSES_AND_INITIALS, *BRACKETS_INSIDE_WORDS, *WHOLE_WORDS, ""]
)
def test_what_is_written_together_with_reason_stays(right: str) -> None:
    assert repaired(GLUED_WORDS, right) == right
