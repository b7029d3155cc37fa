"""Signs nobody sees go, stand-ins for the half-space become one, visible uses stay."""

from __future__ import annotations

import pytest

from annotator.text.repair.invisible import RULE, without_direction
from tests.text.repair.applying import places, repaired


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("می¬شود", "می\u200cشود", [(2, "¬", "\u200c")]),
        ("می\u200fخواهد", "می\u200cخواهد", [(2, "\u200f", "\u200c")]),
        ("کتاب\u001fها", "کتاب\u200cها", [(4, "\u001f", "\u200c")]),
        ("خوب\u200c\u200cها", "خوب\u200cها", [(4, "\u200c", "")]),
        ("خوب\u200c است", "خوب است", [(3, "\u200c", "")]),
        ("\u200f(متن)\u200f", "(متن)", [(0, "\u200f", ""), (6, "\u200f", "")]),
        ("\ufeffمتن", "متن", [(0, "\ufeff", "")]),
    ],
)
def test_what_nobody_sees_is_put_right(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw) == right
    assert places(RULE, raw) == done


@pytest.mark.parametrize(
    "right", ["می\u200cشود", "کتاب\u200cهای خوب", "گزارهٔ ¬p ∨ q", "اگر ¬ الف", "p ¬ q", "خانه\u200cام، تو", ""]
)
def test_half_spaces_in_their_place_and_the_not_sign_stay(right: str) -> None:
    assert repaired(RULE, right) == right


def test_marks_of_direction_are_left_out_to_see_the_neighbours() -> None:
    assert without_direction("\u202bآب\u202c (خاک)\u200f") == "آب (خاک)"
    assert without_direction("می\u200cشود") == "می\u200cشود"
