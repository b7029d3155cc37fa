"""What a document shows of damage as a whole; a clean one shows nothing."""

from __future__ import annotations

import pytest

from annotator.text.repair.evidence import evidence_of
from annotator.text.repair.rule import Evidence

CLEAN_TEXT = (
    "آب مایهٔ زندگی است (احمدی، ۱۴۰۰: ۲۵). در سال‌های اخیر «بحران آب» به یکی از مهم‌ترین موضوعات بدل شده است.\n"
    "جنگ ایران ـ عراق در سال ۱۳۵۹ هـ آغاز شد؛ 1) نخست، 2) دوم. دولت اسلامی می‌گوید: «سلام» (و علیک).\n"
)


def test_a_clean_document_shows_no_damage() -> None:
    assert evidence_of(CLEAN_TEXT) == Evidence()


@pytest.mark.parametrize("raw", ["", " \n", "Plain English (with brackets), no more.", "12345", "ـ"])
def test_texts_without_persian_words_show_no_damage(raw: str) -> None:
    assert evidence_of(raw) == Evidence(persian=False)


@pytest.mark.parametrize(
    ("damage", "field", "value"),
    [
        ("ـدرت این ق\nـارت این ام\n", "torn_lines", 2),
        (")آب( و )خاک( و )باد(\n", "mirrored", frozenset(["()"])),
        ("»آب« و »خاک« و »باد«\n", "mirrored", frozenset(["«»"])),
        ("جمهوری اسالمی و اطالعات کالس و اسالم و سالح\n", "turned_lam_alef",
         frozenset(["اسالمی", "اطالعات", "کالس", "اسالم", "سالح"])),
        ("می شود و می رود و نمی خواهد و کتاب های و قدرت ها که می گوید و می داند پ\n", "zwnj_lost", True),
        (".تسا هدش هتشون لاس رد شیامزآ یارب نتم نیا\n.دندرک تیامح تسایس نیا زا زین گرزب یاه تلود\n",
         "reversed_letters", True),
        ("دولــت بزرگ گفت\n", "damaged", True),
    ],
)
def test_each_damage_is_noticed(damage: str, field: str, value: object) -> None:
    found = evidence_of(damage)
    assert getattr(found, field) == value
    assert found.damaged or field in ("zwnj_lost", "reversed_letters")


def test_one_odd_sign_in_a_clean_document_is_chance() -> None:
    assert evidence_of(CLEAN_TEXT + "یک )نشانهٔ وارونه. واژهٔ اسالمی.\n") == Evidence()
