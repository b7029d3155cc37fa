"""The first line of a block says what the block is."""

from __future__ import annotations

import pytest

from annotator.text.openings import (
    is_known_title,
    is_notes_title,
    read_caption,
    read_heading,
    read_keywords,
    read_list_marker,
    read_run_in,
)


@pytest.mark.parametrize(
    ("line", "title", "number", "level"),
    [
        ("1- INTRODUCTION", "INTRODUCTION", "1", 1),
        ("4- RESULTS & DISCUSSION ", "RESULTS & DISCUSSION", "4", 1),
        ("2.1 Theory of power", "Theory of power", "2.1", 2),
        ("II. METHODS", "METHODS", "II", 1),
        ("Abstract", "Abstract", None, 1),
        ("## 3. Results", "Results", "3", 1),
        ("# A title", "A title", None, 1),
        ("1.  پیشینه پژوهش", "پیشینه پژوهش", "1", 1),
        ("3 -1 . سازوکارهای امنیتی", "سازوکارهای امنیتی", "3-1", 2),
        ("3 – 3 . حمایت", "حمایت", "3-3", 2),
        ("4– 1.   الگوی فرمت", "الگوی فرمت", "4-1", 2),
        ("۲-۱-۳. یافته نخست", "یافته نخست", "2-1-3", 3),
        (" چکیده", "چکیده", None, 1),
        ("نتیجه گیری", "نتیجه گیری", None, 1),
        ("نتیجه‌گیری:", "نتیجه‌گیری", None, 1),
        ("بخش اول: کلیات", "کلیات", "بخش اول", 1),
    ],
)
def test_headings_are_read(line: str, title: str, number: str | None, level: int) -> None:
    heading = read_heading(line)
    assert heading is not None
    assert (line[slice(*heading.title)], heading.number, heading.level) == (title, number, level)


@pytest.mark.parametrize(
    "line",
    [
        "1. This sentence is an item of a list.",
        "2021 was a year of change",
        "1. این جمله یک مورد از فهرست است.",
        "در سال ۱۴۰۲ رخ داد",
        "13 نوامبر 2021",
        "8 سپتامبر 2022",
        "U.S. 5",
        "",
        "   ",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert read_heading(line) is None


def test_a_numbered_line_among_others_is_no_heading_unless_it_shouts_or_has_two_numbers() -> None:
    assert read_heading("1. First thing", doubtful=True) is None
    assert read_heading("1. RESULTS", doubtful=True) is not None
    assert read_heading("1.1 First thing", doubtful=True) is not None


def test_titles_are_known_however_they_are_spaced() -> None:
    assert is_known_title("نتیجه گیری")
    assert is_known_title("نتیجه‌گیری")
    assert is_known_title("واژگان کلیدی:")
    assert not is_known_title("نتیجه جنگ")
    assert is_notes_title("پی‌نوشت‌ها")


def test_captions_keywords_lists_and_run_in_labels_are_read() -> None:
    caption = read_caption("جدول )1(: نشست‌ها")
    assert caption is not None
    assert (caption.group("label"), caption.group("number")) == ("جدول", "1")
    assert read_caption("Figure 2. A map") is not None
    assert read_caption("جدول زیر را ببینید") is None
    assert read_keywords("کلید واژه‌ها: آب، خاک") is not None
    assert read_keywords("Key Words: water") is not None
    assert read_keywords("کلید در بسته") is None
    assert read_list_marker("• یک مورد") is not None
    assert read_list_marker("۱) یک مورد") is not None
    assert read_list_marker("یک مورد") is None
    assert read_run_in("چکیده: این مقاله") is not None
    assert read_run_in("چکیده") is None
