"""Letters in the wrong code; Arabic stays Arabic."""

from __future__ import annotations

import time

import pytest

from annotator.text.repair.draft import Draft
from annotator.text.repair.forms import ARABIC_LETTERS, LAM_ALEF, PRESENTATION_FORMS, plain_letters, turned_lam_alef
from annotator.text.repair.rule import Evidence
from tests.text.repair.applying import CLEAN, DAMAGED, places, repaired


@pytest.mark.parametrize(
    ("raw", "right"),
    [("ﺳﻼم", "سلام"), ("ﮐﺘﺎب‌ﻫﺎی", "کتاب‌های"), ("آب ﻳﻚ", "آب یک"), ("ﻻ", "لا")],
)
def test_shaped_letters_become_plain_ones(raw: str, right: str) -> None:
    assert repaired(PRESENTATION_FORMS, raw, CLEAN) == right
    for place, before, after in places(PRESENTATION_FORMS, raw, CLEAN):
        assert raw[place: place + 1] == before
        assert plain_letters(before).replace("ي", "ی").replace("ك", "ک") == after


@pytest.mark.parametrize("right", ["سلام", "قیمت ۲۰ ﷼", "پیامبر ﷺ", "﴿آیه﴾", "naïve ﬁeld", ""])
def test_signs_that_are_no_shaped_letters_stay(right: str) -> None:
    assert repaired(PRESENTATION_FORMS, right) == right


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("كتابي که", "کتابی که", [(0, "ك", "ک"), (4, "ي", "ی")]),
        ("وزير دفاع گفت", "وزیر دفاع گفت", [(2, "ي", "ی")]),
        ("موسى صدر گفت", "موسی صدر گفت", [(3, "ى", "ی")]),
        ("رئيس دفتر «الجزيرة» در تهران گفت", "رئیس دفتر «الجزیرة» در تهران گفت", [(2, "ي", "ی"), (15, "ي", "ی")]),
        ("او گفت: «اين كتاب از آنِ من است»", "او گفت: «این کتاب از آنِ من است»", [(10, "ي", "ی"), (13, "ك", "ک")]),
    ],
)
def test_persian_words_get_persian_letters(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(ARABIC_LETTERS, raw) == right
    assert places(ARABIC_LETTERS, raw) == done


@pytest.mark.parametrize(
    "right",
    [
        "قال الإمام علي في الكتاب المبين",
        "نحو الأمن القومي العربي في القرن الحادي والعشرين",
        "گفت: «العلم نور يقذفه الله في قلب من يشاء» و این را نوشت",
        "حدیث «إنما المؤمنون إخوة في الدين» مشهور است و در کتاب آمده",
        "آیهٔ ﴿إن الله على كل شيء قدير﴾ را خواند و گفت",
        "آیة الله",
        "فارسی",
        "",
    ],
)
def test_arabic_keeps_its_letters(right: str) -> None:
    assert repaired(ARABIC_LETTERS, right) == right


def test_a_document_without_a_persian_letter_is_arabic() -> None:
    right = "كتاب عربي"
    assert repaired(ARABIC_LETTERS, right, Evidence(persian=False)) == right


def test_lam_alef_is_turned_in_the_words_of_a_document_that_has_it_reversed() -> None:
    assert repaired(LAM_ALEF, "دولت اسالمی آدم سالم") == "دولت اسلامی آدم سالم"
    assert places(LAM_ALEF, "دولت اسالمی") == [(7, "ال", "لا")]


@pytest.mark.parametrize("right", ["آدم سالم و حال خوب و دنبال کار", "سوال و امسال و استقلال", "الان", "والا", ""])
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
def test_alef_lam_stays_where_the_word_is_written_so(right: str, evidence: Evidence) -> None:
    assert repaired(LAM_ALEF, right, evidence) == right


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("جمهوری اسالمی و اطالعات آن", {"اسالمی", "اطالعات"}),
        ("جمهوری اسلامی و اطلاعات آن", set()),
        ("اسالمی و اطالعات، ولی اسلام و سلام و کلام", set()),
        ("تنها اسالمی", set()),
        ("آدم سالم سال‌ها دنبال حال خوب بود", set()),
    ],
)
def test_a_document_has_lam_alef_reversed_when_several_words_do_and_none_has_it_upright(
    text: str, words: set[str]
) -> None:
    assert turned_lam_alef(text) == words


def test_many_quotations_take_time_that_grows_with_them() -> None:
    passage = "گفت: «العلم نور يقذفه الله في قلب من يشاء» و كتابي نوشت. "
    times = []
    for count in (500, 4000):
        raw = passage * count
        draft = Draft.of_raw(raw, 0, len(raw))
        started = time.process_time()
        assert sum(1 for _ in ARABIC_LETTERS.find(draft, CLEAN)) == 2 * count
        times.append(time.process_time() - started)
    assert times[1] < times[0] * 8 * 3
