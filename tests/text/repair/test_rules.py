"""What holds for all rules: they lead back to the original, settle at once, and can be switched and refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.assets import resource
from annotator.text.pipeline import analyse
from annotator.text.repair import BLOCK_RULES, RULES, TEXT_RULES
from annotator.text.repair.draft import Draft
from annotator.text.repair.evidence import evidence_of
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Rule
from tests.text.repair.applying import DAMAGED, RULE_BY_NAME, applied, check_origins, repaired

PIECES = st.sampled_from([
    *"آبپتیکهـًُ()[]«»،.؛؟!:-1۲ \t", "\u200c", "\u200f", "\u200b", "¬", "ﻼ", "ﺳ", "ي", "ك", "ال", "لا",
    " می ", " ها", " های ", " تر ", " ای ", "ــ", " .", "؟.", "،،", "  ", "coun-\n", "tries", "کتاب", "دولت",
    " )Tzu, 2024, p. 53( ", "(p ,2010 ,Buzan. 25(", "1402مطابق", "بعُد", "کاملًا", "اسالمی", "کنندکه", " ــدرت", "ق ",
])


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_rule_leads_back_to_the_original(rule: Rule, raw: str) -> None:
    ledger = Ledger(raw, DAMAGED)
    check_origins(raw, ledger.apply(Draft.of_raw(raw, 0, len(raw)), (rule,)), ledger.repairs)


@pytest.mark.parametrize("rule", TEXT_RULES + BLOCK_RULES, ids=[rule.name for rule in TEXT_RULES + BLOCK_RULES])
@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_a_rule_applied_to_its_own_result_changes_nothing(rule: Rule, raw: str) -> None:
    applied(rule, raw)  # which applies it twice


CLEAN_PAPER = re.sub(
    r"(?m)^#+ |\[\^\d\]:?|(?<=\d\. ) ", "", resource("sample/paper-clean.txt").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_clean_paper_comes_through_every_rule_unchanged(rule: Rule) -> None:
    """With the evidence the paper itself gives, as in a reading."""
    evidence = evidence_of(CLEAN_PAPER)
    for line in CLEAN_PAPER.split("\n"):
        assert repaired(rule, line, evidence) == line


def test_every_rule_has_its_words_and_its_own_name() -> None:
    assert len(RULE_BY_NAME) == len(RULES)
    for rule in RULES:
        assert re.fullmatch("[a-z_]+", rule.name)
        assert rule.title[0].isupper()
        assert len(rule.description.split()) >= 4


def test_a_rule_switched_off_changes_nothing() -> None:
    raw = "امــارت اسلامــی است."
    off = analyse(raw, rules_off=["kashida"])
    assert off.texts[0].blocks[0].text == raw
    assert not any(repair.rule == "kashida" for repair in off.repairs)


def test_a_refused_repair_is_not_applied_and_stays_in_the_book() -> None:
    raw = "امــارت و قــدرت است."
    first = analyse(raw).repairs[0]
    again = analyse(raw, refused=[(first.rule, first.raw_span)])
    assert again.texts[0].blocks[0].text == "امــارت و قدرت است."
    assert [repair.state for repair in again.repairs] == ["refused", "applied"]


def test_a_suggestion_is_not_applied_until_it_is_accepted() -> None:
    raw = "این کتاب از قدرت افتاد و دیگرجامعه آن را نخواند."
    suggested = next(repair for repair in analyse(raw).repairs if repair.state == "suggested")
    assert "دیگرجامعه" in analyse(raw).texts[0].blocks[0].text
    accepted = analyse(raw, accepted=[(suggested.rule, suggested.raw_span)])
    assert "دیگر جامعه" in accepted.texts[0].blocks[0].text


def test_lines_with_their_letters_in_visual_order_are_read_from_the_right() -> None:
    raw = ".تسا هدش هتشون 2021 لاس رد شیامزآ یارب نتم نیا\n.دندرک تیامح )دیدج( تسایس نیا زا زین گرزب یاه\u200cتلود"
    analysis = analyse(raw)
    assert " ".join(block.text for block in analysis.texts[0].blocks) == (
        "این متن برای آزمایش در سال 2021 نوشته شده است. دولت\u200cهای بزرگ نیز از این سیاست (جدید) حمایت کردند."
    )
    assert {repair.rule for repair in analysis.repairs} >= {"reversed_letters"}


def test_presentation_forms_in_visual_order_are_read_from_the_right() -> None:
    raw = "ﺖﺳا هﺪﺷ ﻪﺘﺷﻮﻧ ﺶﻳﺎﻣزآ ياﺮﺑ ﻦﺘﻣ ﻦﻳا ،ﻼﻣﺎﮐ ﺖﻟود"
    assert analyse(raw).texts[0].blocks[0].text == "دولت کاملا، این متن برای آزمایش نوشته شده است"


def test_lines_of_nothing_but_vowel_marks_are_taken_out() -> None:
    raw = "این متن خوب است.\n  َ ُ  ِ\nو این هم."
    analysis = analyse(raw)
    assert [block.text for block in analysis.texts[0].blocks] == ["این متن خوب است.", "و این هم."]
    assert [repair.rule for repair in analysis.repairs] == ["stray_marks"]
