"""Signs on the wrong side of numbers, as some text layers leave them."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair.rule import Evidence
from annotator.text.repair.sign_order import RULE, is_out_of_order
from tests.text.repair.applying import CLEAN, places, repaired

DAMAGED = (
    ".۱ مقدمه\n\nآب پایهٔ پیمان‌های اجتماعی نیز هست )نوری، :۱۴۰۰ ۲۵( و چنین می‌ماند )رضایی، :۱۳۹۸ ۱۸-۱۲(.\n\n"
    "این سخن را دیگران نیز گفته‌اند )نوری، :۱۴۰۰ ۳۱(.\n"
)
RIGHT = (
    "۱. مقدمه\n\nآب پایهٔ پیمان‌های اجتماعی نیز هست (نوری، ۱۴۰۰: ۲۵) و در ۱۸-۱۲ درصد روستاها چنین می‌ماند "
    "(رضایی، ۱۳۹۸: ۱۲-۱۸). ساعت :۱۲ و «:» نشانه‌اند.\n"
)


def test_colons_go_behind_their_years_and_falling_ranges_are_turned() -> None:
    analysis = analyse(DAMAGED)
    cited = [(found.authors, found.year, found.locator) for found in analysis.citations]
    assert cited == [
        (("نوری",), "1400", ("page", "25")),
        (("رضایی",), "1398", ("page", "12-18")),
        (("نوری",), "1400", ("page", "31")),
    ]
    heading = analysis.texts[0].blocks[0]
    assert (heading.kind, heading.number, heading.text) == ("heading", "1", "مقدمه")
    assert all(DAMAGED[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)


def test_right_text_keeps_its_signs_and_ranges() -> None:
    assert not is_out_of_order(RIGHT)
    assert [repair for repair in analyse(RIGHT).repairs if repair.rule == "sign_order"] == []


ORDER = Evidence(signs_out_of_order=True)


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("(نوری، :۱۴۰۰ ۲۵)", "(نوری، ۱۴۰۰: ۲۵)", [(7, ":۱۴۰۰", "۱۴۰۰:")]),
        ("(نوری، :۱۴۰۰ ۱۸-۱۲)", "(نوری، ۱۴۰۰: ۱۲-۱۸)", [(7, ":۱۴۰۰", "۱۴۰۰:"), (13, "۱۸-۱۲", "۱۲-۱۸")]),
        (".۱ مقدمه", "۱. مقدمه", [(0, ".۱", "۱.")]),
    ],
)
def test_a_sign_goes_behind_its_number(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw, ORDER) == right
    assert places(RULE, raw, ORDER) == done


@pytest.mark.parametrize(
    "right",
    ["(نوری، ۱۴۰۰: ۱۲-۱۸)", "ساعت ۱۲:۳۰", "نسبت ۳:۲ و ۱۰:۱", "۰۲۱-۱۲۳۴", "سال‌های ۱۳۹۰-۱۴۰۰", "۱. مقدمه",
     "۱۴۰۲-۰۷-۱۵", ""],
)
def test_signs_in_their_place_stay_even_in_such_a_document(right: str) -> None:
    assert repaired(RULE, right, ORDER) == right


@pytest.mark.parametrize("raw", ["(نوری، :۱۴۰۰ ۱۸-۱۲)", ".۱ مقدمه"])
def test_one_odd_place_in_another_document_stays(raw: str) -> None:
    assert repaired(RULE, raw, CLEAN) == raw
