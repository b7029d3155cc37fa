"""An original becomes blocks, sentences and rows, and every code point leads back to it."""

from __future__ import annotations

import gc
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.assets import resource
from annotator.core.analysis import Analysis, FoundBlock
from annotator.text.pipeline import analyse

PAPER = (
    "1- INTRODUCTION\n\nto some degree, the lake has influenced the policy of the neighbouring coun-\n\n"
    "tries. Water is scarce )see the map). It was measured by U.S. teams in 2021.\n\n"
    "چکیده\n\nدریاچه نمک در سال های اخیر خشک شــده است )Tzu, 2024, p. 53(. این پدیده در »حیاط خلوت« شهر دیده می "
    "شود.\n\n"
    "واژگان کلیدی: دریاچه، آب\n\nمقدمه\n\nآب کم است؟ بله. دکتر م. احمدی در ص. ۱۲ می گوید آب 3.5 درصد کم شد.\n"
)


def blocks(analysis: Analysis) -> list[FoundBlock]:
    return [block for text in analysis.texts for block in text.blocks]


def check(raw: str, analysis: Analysis) -> None:
    for repair in analysis.repairs:
        assert raw[slice(*repair.raw_span)] == repair.before
    for block in blocks(analysis):
        assert len(block.origins) == len(block.text)
        for index in range(len(block.text)):
            assert 0 <= block.origins.raw_offset(index) <= len(raw)
        for sentence in block.sentences:
            assert block.text[sentence.start : sentence.end] == sentence.text
        if block.kind not in ("running_header", "page_number"):
            assert block.sentences
    wanted = [
        sentence.id
        for block in blocks(analysis)
        if block.kind not in ("running_header", "page_number")
        for sentence in block.sentences
    ]
    rows = [sentence for row in analysis.rows for sentence in (*row.en, *row.fa)]
    assert sorted(wanted) == sorted(rows)


def test_a_paper_is_read_whole() -> None:
    analysis = analyse(PAPER)
    check(PAPER, analysis)
    assert [(block.kind, block.lang) for block in sorted(blocks(analysis), key=lambda block: block.raw_spans)] == [
        ("heading", "en"),
        ("paragraph", "en"),
        ("heading", "fa"),
        ("paragraph", "fa"),
        ("heading", "fa"),
        ("keywords", "fa"),
        ("heading", "fa"),
        ("paragraph", "fa"),
    ]
    english = analysis.texts[0].blocks
    assert (english[0].text, english[0].number, english[0].level) == ("INTRODUCTION", "1", 1)
    assert english[1].extra["flags"] == ("text_missing_before",)
    assert [sentence.text for sentence in english[1].sentences] == [
        "to some degree, the lake has influenced the policy of the neighbouring countries.",
        "Water is scarce (see the map).",
        "It was measured by U.S. teams in 2021.",
    ]
    persian = analysis.texts[1].blocks
    assert [sentence.text for sentence in persian[1].sentences] == [
        "دریاچه نمک در سال‌های اخیر خشک شده است (Tzu, 2024, p. 53).",
        "این پدیده در «حیاط خلوت» شهر دیده می‌شود.",
    ]
    assert [sentence.text for sentence in persian[5].sentences] == [
        "آب کم است؟",
        "بله.",
        "دکتر م. احمدی در ص. ۱۲ می‌گوید آب 3.5 درصد کم شد.",
    ]
    assert analysis.keywords == {"fa": ("دریاچه", "آب")}
    assert analysis.problems == ("text_missing",)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_other_systems_are_read_alike(newline: str) -> None:
    raw = PAPER.replace("\n", newline)
    analysis = analyse(raw)
    check(raw, analysis)
    assert [block.text for block in blocks(analysis)] == [block.text for block in blocks(analyse(PAPER))]


@pytest.mark.parametrize("raw", ["", " ", "\n\n\n", "\x0c", "a", "آ", "ـ", "()", "1", "\u200c", "جدول 1:", "چکیده:"])
def test_the_smallest_texts_are_read(raw: str) -> None:
    check(raw, analyse(raw))


def test_clean_text_comes_through_unchanged() -> None:
    raw = (
        "آب مایهٔ زندگی است (احمدی، ۱۴۰۰: ۲۵). در سال‌های اخیر، «بحران آب» به یکی از مهم‌ترین موضوعات بدل شده "
        "است.\n\n"
        "او می‌گوید: ماه می ۲۰۲۳ گرم بود؛ اما ایالات متحده چیزی نگفت!\n"
    )
    analysis = analyse(raw)
    assert [repair for repair in analysis.repairs if repair.state == "applied"] == []
    assert [block.text for block in blocks(analysis)] == list(raw.strip().split("\n\n"))


SIGNS = st.sampled_from(
    [*list("آبپتیکهـ\u200cًُ()«»،.؛؟1۲ \n\r\x0c\tabZ,-&ﻼيك[]:"), "می ", " ها", "ــ", " .", "جدول 1: ", "(Tzu, 2024)"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(SIGNS, max_size=120).map("".join)))
def test_any_text_leads_back_to_its_original(raw: str) -> None:
    check(raw, analyse(raw))


DAMAGED_WORDS = st.sampled_from(
    [
        "دولت_های", "بزرگ", "می_شود", ")Tzu,_2024,_p._53(", "»حیاط_خلوت«", "امــارت", "است.", "است؟.",
        "نماید.با", "،", "؛", "منطقه_ای", "كتابي", "کاملًا", "بعُد", "1402مطابق", "(1979_–_1989(",
        "کنندکه", "دولت_هابه", "بزرگ_تر", "رفته_اند", "سیاسی_اش", "coun-\ntries", "The", "state", "is.",
        "(", ")", "«", "»", "-", "ـ", "هـ", "سال", "12", "۱۴۰۲", "...", "  ", "\n", "\n\n", " \n\n",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DAMAGED_WORDS, max_size=60).map(lambda words: " ".join(words).replace("_", " ")))
def test_reading_repaired_text_again_repairs_nothing_more(raw: str) -> None:
    for block in blocks(analyse(raw)):
        if block.kind == "paragraph":
            assert [repair for repair in analyse(block.text).repairs if repair.state == "applied"] == []


def test_the_repaired_sample_needs_no_repair() -> None:
    raw = resource("sample/paper.txt").read_text(encoding="utf-8")
    found = sorted(blocks(analyse(raw)), key=lambda block: block.raw_spans)
    again = "\n\n".join(
        f"{block.number}. {block.text}" if block.kind == "heading" and block.number else block.text
        for block in found
        if block.kind not in ("table", "running_header", "page_number")
    )
    assert [repair for repair in analyse(again).repairs if repair.state == "applied"] == []


def test_the_sample_reads_as_its_clean_version() -> None:
    damaged, clean = (
        [
            re.sub(r"\[\^\d\]", "", block.text).replace("\u200c", " ")
            for text in analyse(resource(f"sample/{name}").read_text(encoding="utf-8")).texts
            for block in text.blocks
            if block.kind in ("heading", "paragraph") and not block.text.startswith("[^")
        ]
        for name in ("paper.txt", "paper-clean.txt")
    )
    same = sum(text in damaged for text in clean)
    assert same >= len(clean) - 2


def test_time_grows_with_the_text_and_no_faster() -> None:
    paragraph = PAPER.split("\n\n")[4] + "\n\n"
    times = []
    for count in (400, 1600):
        raw = paragraph * count
        started = time.perf_counter()
        analyse(raw)
        times.append(time.perf_counter() - started)
    assert times[1] < times[0] * 4 * 2.5


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(was_on: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        analyse("Water is scarce.")
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_the_collector_of_cycles_comes_back_when_an_analysis_is_broken_off() -> None:
    def break_off(_step: str, _share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyse("Water is scarce.", progress=break_off)
    assert gc.isenabled()


def test_an_analysis_leaves_no_cycles_behind() -> None:
    analyse(PAPER)
    gc.collect()
    analyse(PAPER)
    assert gc.collect() == 0
