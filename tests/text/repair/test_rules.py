"""Each rule repairs what it names and leaves right text alone."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair import RULES
from annotator.text.repair.draft import Draft
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Evidence, Rule

RULE_BY_NAME = {rule.name: rule for rule in RULES}
DAMAGED = Evidence(
    torn_lines=2,
    mirrored=frozenset(("()", "[]", "«»")),
    damaged=True,
    turned_lam_alef=frozenset(("اسالمی", "کاالیی")),
    zwnj_lost=True,
)


def repaired(rule: Rule, text: str, evidence: Evidence = DAMAGED) -> str:
    ledger = Ledger(text, evidence)
    draft = ledger.apply(Draft.of_raw(text, 0, len(text)), (rule,))
    assert len(draft.origins) == len(draft.text)
    for repair in ledger.repairs:
        assert text[slice(*repair.raw_span)] == repair.before
    return draft.text


@pytest.mark.parametrize(
    ("name", "raw", "right"),
    [
        ("kashida", "امــارت اسلامــی", "امارت اسلامی"),
        ("kashida", "پـُـر نمایند", "پُر نمایند"),
        ("brackets", "تعبیر )Tzu, 2024, p. 53( است", "تعبیر (Tzu, 2024, p. 53) است"),
        ("brackets", "حضور (1979 – 1989( در", "حضور (1979 – 1989) در"),
        ("brackets", "کرد(Taghvaee, 2021, p. 13(. آسیا", "کرد(Taghvaee, 2021, p. 13). آسیا"),
        ("brackets", "country )a prevailing reality), and", "country (a prevailing reality), and"),
        ("guillemets", "از »حیاط خلوت« روسیه", "از «حیاط خلوت» روسیه"),
        ("guillemets", "در »دکترین پریماکوف « با", "در «دکترین پریماکوف » با"),
        ("invisible_signs", "می¬شود و می\u200fخواهد", "می\u200cشود و می\u200cخواهد"),
    ("invisible_signs", "\u200f(متن)\u200f و\u200c خوب\u200c\u200cها", "(متن) و خوب\u200cها"),
    ("hyphenation", "regional coun-\ntries", "regional countries"),
        ("hyphenation", "کتاب\u200c\nهای خوب", "کتاب\u200cهای خوب"),
    ("hyphenation", "the Anglo-\nSaxon world", "the Anglo-Saxon world"),
        ("hyphenation", "evidence-based or evidence-\nbased", "evidence-based or evidence-based"),
        ("spaces", "جابه  جایی ؛ پس", "جابه جایی؛ پس"),
        ("spaces", "« متن » است", "«متن» است"),
        ("doubled_marks", "چگونه است؟. فرض", "چگونه است؟ فرض"),
        ("glued_words", "تقویت نماید.با این حال", "تقویت نماید. با این حال"),
        ("glued_words", "دلو 1402مطابق", "دلو 1402 مطابق"),
        ("glued_words", "استدلال می کنندکه آنارشی", "استدلال می کنند که آنارشی"),
        ("glued_words", "علاوه براین، همکاری", "علاوه بر این، همکاری"),
        ("misplaced_diacritic", "دو بعُد امنیتی", "دو بُعد امنیتی"),
        ("misplaced_diacritic", "کاملًا سیاسی", "کاملاً سیاسی"),
        ("misplaced_diacritic", "حاشی\u0654ه کویر و شیؤه کار", "حاشیه\u0654 کویر و شیوه\u0654 کار"),
        ("presentation_forms", "ﺳﻼم", "سلام"),
        ("arabic_letters", "كتابي که گفتی", "کتابی که گفتی"),
        ("lam_alef", "دولت اسالمی", "دولت اسلامی"),
        ("zwnj_inflection", "می شود و نمی تواند", "می‌شود و نمی‌تواند"),
        ("zwnj_inflection", "قدرت های بزرگ تر", "قدرت‌های بزرگ‌تر"),
        ("zwnj_inflection", "منطقه ای که گرفته اند", "منطقه‌ای که گرفته‌اند"),
        ("zwnj_inflection", "مقاله ی سیاسی اش", "مقاله‌ی سیاسی‌اش"),
        ("zwnj_compound", "سیاست گذاری بین المللی", "سیاست‌گذاری بین‌المللی"),
        ("reversed_citation", "است (p ,2010 ,Buzan. 25( شاید", "است (Buzan, 2010, p. 25( شاید"),
        ("reversed_citation", "منبع (2024 ,Hosseini & Akhgari(", "منبع (Hosseini & Akhgari, 2024("),
        (
            "displaced_citation",
            ")Haidari & Simbar, 2024, p 4( .داخلی، رقابت است",
            "داخلی، رقابت است. )Haidari & Simbar, 2024, p 4(",
        ),
        ("displaced_citation", " )Sazmand, 2011, p. 213( خارجی روسیه است", "خارجی روسیه است )Sazmand, 2011, p. 213( "),
        ("displaced_citation", " Wahidy & Attar, 2021, p.( افغانستان است", "افغانستان است (Wahidy & Attar, 2021, p. "),
        ("visual_order", "ــدرت بزرگ است  این ق", "این قــدرت بزرگ است"),
        ("visual_order", "متحده  ــارات  امـ اندونیزیا،  هند", "هند اندونیزیا، امـــارات متحده"),
    ],
)
def test_a_rule_repairs_its_damage(name: str, raw: str, right: str) -> None:
    assert repaired(RULE_BY_NAME[name], raw) == right


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("kashida", "ایران ـ عراق در سال ۱۳۸۰ هـ آغاز شد"),
        ("brackets", "متن (با (قوس در) قوس) است"),
        ("brackets", "1) نخست این که متن (خوب) است"),
        ("guillemets", "گفت «این «درست» است» و رفت"),
        ("invisible_signs", "می\u200cشود ¬ منطق"),
    ("hyphenation", "a well-known case"),
        ("spaces", "متن ... دیگر، است؛ خوب!"),
        ("doubled_marks", "چه؟ ... هیچ."),
        ("glued_words", "این کار اجراست و ۵۰ درصد آن، سال ۱۴۰۲، ه.ش بود."),
        ("glued_words", "مولدانی که کنندگان را می‌شناسد"),
        ("misplaced_diacritic", "روش تحقیقِ تحلیلی و بُعد تازه"),
        ("arabic_letters", "قال الإمام علي في الكتاب المبين"),
        ("lam_alef", "آدم سالم و حال خوب و دنبال کار"),
        ("zwnj_inflection", "ماه می 2023 و می خوردن و ای دوست"),
        ("zwnj_inflection", "این ای‌میل را هم ها بفرست"),
        ("reversed_citation", "است (Buzan, 2010, p. 25) شاید"),
        ("displaced_citation", "(Seifzadeh, 2014, p. 169) که براساس آن است"),
        ("displaced_citation", ")Seifzadeh, 2014, p. 169( که براساس آن است"),
        ("visual_order", "این سطر  دو فاصله دارد و درست است"),
    ],
)
def test_a_rule_leaves_right_text_alone(name: str, right: str) -> None:
    assert repaired(RULE_BY_NAME[name], right) == right


def test_every_rule_has_its_words_and_its_own_name() -> None:
    assert len(RULE_BY_NAME) == len(RULES)
    for rule in RULES:
        assert rule.title
        assert rule.description.endswith((".", "،", "د", "ت", "ی", "؟", "ا")) or "→" in rule.description


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
