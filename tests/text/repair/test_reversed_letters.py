"""Letters written from the left edge are read from the right; the document decides."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair.reversed_letters import RULE, is_reversed, read_from_right
from annotator.text.repair.rule import Evidence
from tests.text.repair.applying import CLEAN, places, repaired

REVERSED = Evidence(reversed_letters=True)


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("تسا بوخ", "خوب است"),
        (".تسا هدش هتشون 2021 لاس رد", "در سال 2021 نوشته شده است."),
        ("تسا (دیدج) نیا", "این (جدید) است"),
        ("درادن تیمها (Tzu, 2024, p. 53) باتک نیا", "این کتاب (Tzu, 2024, p. 53) اهمیت ندارد"),
        ("هاگ\u200cهب\u200cهاگ", "گاه\u200cبه\u200cگاه"),
    ],
)
def test_a_line_is_read_from_its_right_edge(raw: str, right: str) -> None:
    assert repaired(RULE, raw, REVERSED) == right
    assert read_from_right(raw) == right
    assert places(RULE, raw, REVERSED) == [(0, raw, right)]


@pytest.mark.parametrize("right", ["The English abstract (2021)", "2021 – 2024", "", "  "])
def test_a_line_without_persian_letters_stays(right: str) -> None:
    assert repaired(RULE, right, REVERSED) == right
    assert read_from_right(right) == right


@pytest.mark.parametrize("right", ["خوب است", "زار راز و گرگ و داماد", "نان و توت و کبک و گنگ و سوس"])
def test_a_document_that_reads_forwards_stays(right: str) -> None:
    assert repaired(RULE, right, CLEAN) == right
    assert not is_reversed(right)
    assert analyse(right).repairs == ()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("تسا هدش هتشون لاس رد شیامزآ یارب نتم نیا و دندرک تیامح تسایس", True),
        ("این متن برای آزمایش در سال نوشته شده است و سیاست", False),
        ("تسا هدش", False),
        ("The words of another language say nothing here", False),
        ("", False),
    ],
)
def test_the_words_of_a_document_tell_its_direction(text: str, answer: bool) -> None:
    assert is_reversed(text) is answer
