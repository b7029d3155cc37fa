"""Rules of the layout: running headers, page numbers, stray marks and footnote digits leave the running text."""

from __future__ import annotations

import pytest

from annotator.core.analysis import Analysis
from annotator.text.pipeline import analyse
from annotator.text.repair.layout import FOOTNOTE_MARKER, PAGE_FURNITURE, STRAY_MARKS
from annotator.text.repair.rule import Rule

BODY = (
    "آب در سرزمین‌های خشک تنها یک منبع طبیعی نیست و تاریخ آن را نشان داده است.\n"
    "معاهدهٔ سال ۱۹۷۳ هنوز تنها سند الزام‌آور برای تقسیم آب میان دو کشور است.\n"
    "با این حال متن آن دربارهٔ سال‌های بسیار خشک چیز چندانی نمی‌گوید و این سکوت است.\n"
)
HEADER = "فصلنامهٔ آب و مرز"
PAGES = "\x0c".join(f"{HEADER} {number}\n{BODY}" for number in (41, 42, 43, 44))
MARKED = (
    "به تعبیر سان تزو1 زمین گرفتارکننده است و در سال 2021 باز هم چنین بود و این سخن را\n"
    "همه پذیرفته‌اند و 12 نفر از آنان در شهرهای دیگر هم چنین دیدگاهی دارند و از آن\n"
    "دفاع می‌کنند و تا پایان راه بر سر این باور خود خواهند ماند و از آن بازنخواهند گشت.\n"
    "1. Sun Tzu\n\x0cصفحهٔ دیگر با متن خود آغاز می‌شود و همین‌جا پایان می‌یابد.\n"
)
STRAY = "این متن خوب است.\n  َ ُ  ِ\nو این هم.\n"


def running_text(analysis: Analysis) -> str:
    kinds = ("running_header", "page_number", "footnote")
    return " ".join(block.text for text in analysis.texts for block in text.blocks if block.kind not in kinds)


def done(raw: str, analysis: Analysis, rule: Rule) -> list[str]:
    found = [repair for repair in analysis.repairs if repair.rule == rule.name]
    assert all(raw[slice(*repair.raw_span)] == repair.before and repair.after == "" for repair in found)
    return [repair.before.strip() for repair in found]


@pytest.mark.parametrize(
    ("rule", "raw", "gone"),
    [
        (PAGE_FURNITURE, PAGES, [part for number in (41, 42, 43, 44) for part in (HEADER, str(number))]),
        (STRAY_MARKS, STRAY, ["َ ُ  ِ"]),
        (FOOTNOTE_MARKER, MARKED, ["1"]),
    ],
)
def test_what_is_not_text_leaves_the_running_text(rule: Rule, raw: str, gone: list[str]) -> None:
    analysis = analyse(raw)
    assert done(raw, analysis, rule) == gone
    assert all(part not in running_text(analysis).replace("2021", "") for part in gone if part != "1")
    off = analyse(raw, rules_off=[rule.name])
    assert done(raw, off, rule) == []
    assert len(running_text(off)) > len(running_text(analysis))


def test_the_footnote_digit_goes_and_numbers_of_the_text_stay() -> None:
    text = running_text(analyse(MARKED))
    assert "سان تزو زمین" in text
    assert "سال 2021" in text
    assert "12 نفر" in text


@pytest.mark.parametrize(
    "raw",
    [
        BODY,
        "سه دلیل هست:\n1. یکم\n2. دوم\n3. سوم\n",
        "در سال 1402\nآب کم شد و خاک ماند و این را همه دیدند.\n",
        "قرآن: بِسْمِ اللَّهِ\nو این متن است.\n",
        "آب‌های H2O و گاز CO2 و کووید19 در متن آمده‌اند و هیچ پانویسی در این صفحه نیست.\n",
        "12 نفر آمدند و رفتند و این را همه دیدند.\nپایان متن همین است و بس.\n",
    ],
)
def test_numbers_lists_and_marks_of_the_text_stay(raw: str) -> None:
    analysis = analyse(raw)
    for rule in (PAGE_FURNITURE, STRAY_MARKS, FOOTNOTE_MARKER):
        assert done(raw, analysis, rule) == []
