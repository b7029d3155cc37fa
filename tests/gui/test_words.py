"""Stable words, numbers and times as people read them, in both languages of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from annotator.core.model import CHECK_STATES, LINK_ROLES, VERDICTS
from annotator.gui import words
from annotator.gui.models.records import ReviewState
from annotator.services.deeds import DEED_NAMES


@pytest.fixture
def persian() -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.Persian))
    yield
    QLocale.setDefault(QLocale(QLocale.Language.English))


def test_every_stable_word_of_the_records_is_in_the_table() -> None:
    standings = ("waiting", "accepted", "rejected", "needs_work", "disputed", "stale")
    for stable in (*LINK_ROLES, *CHECK_STATES, *VERDICTS, *standings, *words.CLAIM_KINDS, *words.LOCATOR_LABELS):
        assert stable in words._WORDS, stable


def test_every_deed_has_a_name_for_the_menu() -> None:
    assert set(DEED_NAMES) <= set(words._DEEDS)


def test_a_long_detail_of_a_deed_is_cut() -> None:
    assert len(words.deed_text("edit claim", "x" * 300)) < 70
    assert words.deed_text("edit claim") == "edit claim"


@pytest.mark.parametrize(("review", "text"), [
    (ReviewState(), "waiting"), (ReviewState("accepted", 2), "accepted 2"),
    (ReviewState("disputed", 1, 1), "disputed 1–1"),
    (ReviewState("stale", 0, 0), "changed since"),
])
def test_a_review_state_shows_its_counts(review: ReviewState, text: str) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    assert words.review_text(review) == text


@pytest.mark.parametrize(("label", "locator", "text"), [
    ("page", "355", "p. 355"), ("page", "12-14", "pp. 12-14"), ("chapter", "3", "ch. 3"), ("page", "", ""),
])
def test_a_locator_reads_as_in_citations(label: str, locator: str, text: str) -> None:
    assert words.locator_text(label, locator) == text


@pytest.mark.usefixtures("persian")
def test_persian_numbers_and_solar_hijri_dates() -> None:
    assert words.number(27) == "۲۷"
    assert "۳ مهر ۱۴۰۵" in words.moment("2026-09-25T12:00:00+00:00")
    assert words.tag_name("Finding", "یافته") == "یافته"


def test_english_dates_and_unreadable_times() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    assert "25 Sep 2026" in words.moment("2026-09-25T12:00:00+00:00")
    assert words.moment("yesterday") == "yesterday"


def test_evidence_is_told_in_words() -> None:
    assert words.evidence_text("names year") == "names agree, year agrees"
    assert words.evidence_text("names 1403 = 2024") == "names agree, 1403 = 2024"
