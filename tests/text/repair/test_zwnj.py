"""Half-spaces come back into inflections and known compounds; words that stand alone stay alone."""

from __future__ import annotations

import pytest

from annotator.text.repair.rule import Evidence, Rule
from annotator.text.repair.zwnj import COMPOUND, INFLECTION
from tests.text.repair.applying import CLEAN, DAMAGED, applied, places, repaired


def shown(text: str) -> str:
    """Write the half-space so that a reader of this file sees it."""
    return text.replace("\u200c", "_")


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("می شود و نمی تواند", "می_شود و نمی_تواند"),
        ("باید می گفتند", "باید می_گفتند"),
        ("این ماه می رود و ۱۲۰ می شود", "این ماه می_رود و ۱۲۰ می_شود"),
        ("قدرت های بزرگ تر", "قدرت_های بزرگ_تر"),
        ("مهم ترین کتاب هایشان", "مهم_ترین کتاب_هایشان"),
        ("قوی تر از همه", "قوی_تر از همه"),
        ("این ها و آن ها", "این_ها و آن_ها"),
        ("منطقه ای که گرفته اند", "منطقه_ای که گرفته_اند"),
        ("مقاله ی سیاسی اش", "مقاله_ی سیاسی_اش"),
        ("گفته ام و رفته ایم", "گفته_ام و رفته_ایم"),
    ],
)
def test_an_ending_or_prefix_is_joined_to_its_word(raw: str, right: str) -> None:
    assert shown(repaired(INFLECTION, raw)) == right
    assert places(INFLECTION, raw) == [
        (index, " ", "\u200c") for index, sign in enumerate(right) if sign == "_"
    ]


@pytest.mark.parametrize(
    "right",
    [
        "ماه می ۲۰۲۳ گرم بود",
        "۱۲ می ۲۰۲۳ و ۲۲ می 2024",
        "اول می روز کارگر است و دوم می تعطیل",
        "ماه می و ژوئن",
        "می ناب و شراب و می خوردن",
        "می و مطرب و ساقی",
        "ها، چه گفتی؟",
        "ها ها خندید و های های گریست",
        "ای دوست، ای ایران، ای کاش",
        "هوای تر و خشک و تر",
        "تر و تازه",
        "شان نزول آیه و شان و منزلت",
        "برای آیات شان نزول گفته‌اند و قوم شان و منزلت یافت",
        "ام القری و ام المومنین",
        "بی بی سی و سی ان ان و ام آی سیکس",
        "به تر و خشک",
        "که اند و سه ای",
        "این ای\u200cمیل را هم ها بفرست",
        "می\u200cشود و کتاب\u200cهای بزرگ\u200cتر",
        "",
    ],
)
def test_words_that_look_like_endings_stay_alone(right: str) -> None:
    assert repaired(INFLECTION, right) == right


@pytest.mark.parametrize("raw", ["در ماه می گفت", "اوایل ماه می رسید", "در ۱۲ می گفت"])
def test_what_may_be_the_month_of_may_is_only_suggested(raw: str) -> None:
    draft, repairs = applied(INFLECTION, raw)
    assert draft.text == raw
    assert [repair.state for repair in repairs] == ["suggested"]


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("سیاست گذاری بین المللی", "سیاست_گذاری بین_المللی"),
        ("پیش بینی و جمع آوری", "پیش_بینی و جمع_آوری"),
        ("راهبرد صلح آمیز", "راهبرد صلح_آمیز"),
        ("چشم انداز", "چشم_انداز"),
    ],
)
def test_a_known_compound_is_joined_where_half_spaces_are_lost(raw: str, right: str) -> None:
    assert shown(repaired(COMPOUND, raw)) == right
    assert repaired(COMPOUND, raw, CLEAN) == raw


@pytest.mark.parametrize("rule", [COMPOUND, INFLECTION])
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
@pytest.mark.parametrize(
    "right",
    [
        "سه بار در سال و ده روز و صد نفر",
        "این میلیون و چند ماه و آبان ماه ۱۴۰۲",
        "این فاجعه بار دیگر رخ داد و بهمن ماه یک میلیون نفر آمدند",
        "او باز گشت و در آمد و بر آمد",
        "سر کار آمد و سر باز زد",
        "به دست آورد و نگاه داشت",
        "خود را و خود رو",
        "هر روز و هر یک و هر چند",
        "آب و هوا و زیر آب",
        "بر اساس این که",
        "پر از آب و پس از آن و پیش از این",
    ],
)
def test_words_that_only_meet_stay_two_words(rule: Rule, evidence: Evidence, right: str) -> None:
    assert repaired(rule, right, evidence) == right
