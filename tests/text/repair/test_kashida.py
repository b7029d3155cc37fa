"""The stretching sign goes out of words; a dash and the Hijri era keep it."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair.kashida import RULE
from annotator.text.repair.rule import Evidence
from tests.text.repair.applying import CLEAN, places, repaired


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("امــارت اسلامــی", "امارت اسلامی", [(2, "ــ", ""), (13, "ــ", "")]),
        ("پـُـر نمایند", "پُر نمایند", [(1, "ـ", ""), (3, "ـ", "")]),
        ("قدرتـ و کشور", "قدرت و کشور", [(4, "ـ", "")]),
        ("شهـر", "شهر", [(2, "ـ", "")]),
        ("سال هـفت", "سال هفت", [(5, "ـ", "")]),
        ("ســـال ۱۳۸۰ هـ آغاز شــد", "سال ۱۳۸۰ هـ آغاز شد", [(1, "ـــ", ""), (21, "ــ", "")]),
    ],
)
def test_the_stretching_sign_is_taken_out_of_words(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw, CLEAN) == right
    assert places(RULE, raw, CLEAN) == done


@pytest.mark.parametrize(
    "right",
    [
        "ایران ـ عراق",
        "جنگ ایران ـ عراق در سال ۱۳۵۹ هـ آغاز شد",
        "۱۳۸۰ هـ. ش.",
        "سال ۱۴۴۵ هـ.ق",
        "(۱۲۰۱ هـ)",
        "۱۳۸۰ـ۱۳۹۰",
        "ص ۱۲ـ۱۵",
        "گفت: ـ بله، ـ نه",
        "ـ نخست، آب",
        "سلام",
        "",
    ],
)
@pytest.mark.parametrize("evidence", [CLEAN, Evidence(torn_lines=3, damaged=True)])
def test_a_dash_and_the_hijri_era_keep_it(right: str, evidence: Evidence) -> None:
    assert repaired(RULE, right, evidence) == right


def test_a_long_run_between_spaces_is_a_dash_unless_lines_are_torn() -> None:
    assert repaired(RULE, "آب ـــ خاک", CLEAN) == "آب ـــ خاک"
    assert "ـ" not in repaired(RULE, "آب ـــ خاک", Evidence(torn_lines=3, damaged=True))


def test_every_kashida_of_a_document_is_explained() -> None:
    raw = "امــارت و قــدرت ایران ـ عراق در ســال ۱۳۵۹ هـ نیز چنیــن بود."
    analysis = analyse(raw)
    gone = sum(repair.before.count("ـ") for repair in analysis.repairs if repair.rule == "kashida")
    assert gone + analysis.texts[0].blocks[0].text.count("ـ") == raw.count("ـ")
    assert analysis.texts[0].blocks[0].text == "امارت و قدرت ایران ـ عراق در سال ۱۳۵۹ هـ نیز چنین بود."
