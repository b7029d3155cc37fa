"""Scrambled lines come into order; gaps, dashes and stretched words alone do not scramble a line."""

from __future__ import annotations

import pytest

from annotator.text.repair.rule import Evidence
from annotator.text.repair.visual_order import RULE, is_torn
from tests.text.repair.applying import CLEAN, DAMAGED, applied, places, repaired


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("ــدرت بزرگ است  این ق", "این قــدرت بزرگ است"),
        ("متحده  ــارات  امـ اندونیزیا،  هند", "هند اندونیزیا، امـــارات متحده"),
    ],
)
def test_the_runs_of_a_scrambled_line_come_into_order(raw: str, right: str) -> None:
    assert repaired(RULE, raw) == right
    assert places(RULE, raw) == [(0, raw, right)]


@pytest.mark.parametrize(
    "right",
    [
        "این سطر  دو فاصله دارد و درست است",
        "ایران ـ عراق",
        "ـ نخست، ـ دوم",
        "دولــت بزرگ و قــدرت او",
        "آب (Tzu, 2024)  خاک  باد  آتش",
        "The line  has  gaps  of  two spaces",
        "Words in English with one ـواژه between them here",
        "",
    ],
)
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
def test_a_line_in_order_stays(right: str, evidence: Evidence) -> None:
    assert repaired(RULE, right, evidence) == right


def test_gaps_scramble_a_line_only_in_a_document_with_torn_lines() -> None:
    row = "نام  تاریخ  مکان  شهر"
    assert repaired(RULE, row, Evidence(damaged=True, torn_lines=1)) == row


def test_a_paragraph_on_one_line_is_no_line_of_a_page() -> None:
    long = "ــدرت بزرگ است  این ق " * 60
    assert repaired(RULE, long) == long


def test_a_scrambled_line_loses_and_gains_no_letter() -> None:
    raw = "متحده  ــارات  امـ اندونیزیا،  هند"
    draft, _ = applied(RULE, raw)
    assert sorted(draft.text.replace(" ", "")) == sorted(raw.replace(" ", ""))


@pytest.mark.parametrize(
    ("line", "answer"),
    [("ــدرت ق", True), ("(ــدرت ق", True), ("قــدرت", False), ("آب ـ خاک", False), ("some Latin words ـدرت", False)],
)
def test_a_word_that_begins_with_a_kashida_shows_a_torn_line(line: str, answer: bool) -> None:
    assert is_torn(line) is answer
