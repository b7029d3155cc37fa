"""Words cut at a line end are joined; a hyphen that the word owns stays."""

from __future__ import annotations

import pytest

from annotator.text.repair.hyphenation import RULE
from tests.text.repair.applying import places, repaired


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("regional coun-\ntries", "regional countries", [(13, "-\n", "")]),
        ("co\u00ad\noperation", "cooperation", [(2, "\u00ad\n", "")]),
        ("inter\u2010\nnational", "international", [(5, "\u2010\n", "")]),
        ("the Anglo-\nSaxon world", "the Anglo-Saxon world", [(10, "\n", "")]),
        ("evidence-based or evidence-\nbased", "evidence-based or evidence-based", [(27, "\n", "")]),
        ("self-\ncontrol", "self-control", [(5, "\n", "")]),
        ("an e-\nmail", "an e-mail", [(5, "\n", "")]),
        ("twenty-\nfive states", "twenty-five states", [(7, "\n", "")]),
        ("1990-\n1995", "1990-1995", [(5, "\n", "")]),
        ("کتاب\u200c\nهای خوب", "کتاب\u200cهای خوب", [(5, "\n", "")]),
    ],
)
def test_a_cut_word_is_joined(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(RULE, raw) == right
    assert places(RULE, raw) == done


@pytest.mark.parametrize(
    "right",
    [
        "a well-known case of long-term policy",
        "long-term\npolicy",
        "pre- and post-war",
        "COVID-19 in the U.S.-led talks",
        "the talks -\nthey failed",
        "a –\nb",
        "ایران-\nعراق",
        "ایران - عراق",
        "",
    ],
)
def test_real_hyphens_and_dashes_stay(right: str) -> None:
    assert repaired(RULE, right) == right
