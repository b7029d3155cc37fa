"""The report as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.model import CHECK_STATES, LINK_ROLES, VERDICTS
from annotator.formats import report_html
from annotator.formats.report_html import (
    Report,
    ReportClaim,
    ReportLink,
    ReportPaper,
    ReportReview,
    ReportSource,
    claims_page,
    report_page,
)

ATTACK = '"><img src=x onerror=alert(1)>{}\u202e\x00'
CLAIM = ReportClaim(
    number=7,
    statement="Rivers do not stop",
    quotes=(("en", "Water knows no border"), ("fa", "آب مرز نمی‌شناسد")),
    page=302,
    tags=(("Finding", "یافته", "#e0a106"),),
    note="",
    author="Analyst A",
    standing="disputed",
    links=(
        ReportLink(
            "alder2018",
            "Alder 2018",
            "Title",
            "supports",
            "44",
            "Evidence",
            "seen_in_source",
            "",
            (ReportReview("accept", "B", "", stale=True),),
        ),
    ),
    reviews=(ReportReview("reject", "C", "نه", stale=False),),
)
REPORT = Report(
    "Title",
    "2026-11-23",
    (ReportPaper("Title", "عنوان", "Journal", (CLAIM,)),),
    (ReportSource("alder2018", "Alder 2018. Title.", "آلدر، 2018."),),
    (("source_never_cited", "x · y"),),
)


def test_a_report_says_everything_of_a_claim() -> None:
    text = report_page(REPORT)
    for piece in (
        "7. ",
        "Rivers do not stop",
        "آب مرز نمی‌شناسد",
        "Page 302",
        "Analyst A",
        "disputed",
        "supports",
        "seen in source",
        "accept (outdated)",
        "آلدر، 2018.",
        "source never cited",
    ):
        assert piece in text


def test_a_report_in_persian_is_mirrored_and_translated() -> None:
    text = report_page(REPORT, "fa")
    for piece in (
        '<html lang="fa" dir="rtl">',
        "مورد اختلاف",
        "پشتیبانی می‌کند",
        "در منبع دیده شد",
        "صفحه 302",
    ):
        assert piece in text
    assert "Bibliography" not in text


def test_whatever_is_typed_stays_text() -> None:
    link = replace(
        CLAIM.links[0],
        **dict.fromkeys(
            ("key", "label", "title", "role", "locator", "evidence", "check_state", "note"), ATTACK
        ),
    )
    claim = replace(
        CLAIM,
        statement=ATTACK,
        note=ATTACK,
        author=ATTACK,
        standing=ATTACK,
        links=(link,),
        tags=((ATTACK, ATTACK, ATTACK),),
        quotes=(("en", ATTACK), ("fa", ATTACK)),
    )
    paper = ReportPaper(ATTACK, ATTACK, ATTACK, (claim,))
    report = Report(ATTACK, ATTACK, (paper,), (ReportSource(ATTACK, ATTACK, ATTACK),), ((ATTACK, ATTACK),))
    for text in (report_page(report), report_page(report, "fa"), claims_page(ATTACK, (paper,))):
        assert "<img" not in text
        assert "\x00" not in text
        assert "&lt;img src=x" in text


@pytest.mark.parametrize("words", [LINK_ROLES, CHECK_STATES, VERDICTS])
def test_every_word_of_the_library_has_a_persian_one(words: tuple[str, ...]) -> None:
    known = report_html._WORDS["fa"]
    assert [word for word in words if word.replace("_", " ") not in known] == []


def test_a_claim_without_source_says_so() -> None:
    paper = ReportPaper("T", "", "", (replace(CLAIM, links=(), reviews=()),))
    assert "No source" in report_page(replace(REPORT, papers=(paper,)))
