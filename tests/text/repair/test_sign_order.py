"""Signs on the wrong side of numbers, as some text layers leave them."""

from __future__ import annotations

from annotator.text.pipeline import analyse
from annotator.text.repair.sign_order import is_out_of_order

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
