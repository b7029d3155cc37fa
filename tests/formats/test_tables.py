"""CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tables import BYTE_ORDER_MARK, csv_text, guarded, unguarded


@pytest.mark.parametrize(
    "payload",
    [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\u200f=1",
        "\ufeff=1",
        "\u200e -1",
        "＝1+1",
        "﹢1",
        "＋1",
        "－1",
        "＠A1",
        "=cmd|' /C calc'!A0",
        "\u202a=1",
        "\u2067@x",
        "\x1c=1",
    ],
)
def test_whatever_a_spreadsheet_could_run_gets_an_apostrophe(payload: str) -> None:
    assert guarded(payload) == f"'{payload}"
    assert unguarded(guarded(payload)) == payload


@pytest.mark.parametrize("text", ["", "claim", "a=b", "روسیه", "(Walt, 1998)", "«نقل»", "'quoted", "– dash"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_persian_quotes_commas_and_line_ends_return_from_the_table() -> None:
    rows = [["ادعا، یک", 'said "so"', "two\nlines"], ["=x", None, 7]]

    text = csv_text(["Claim", "Quote", "Note"], rows)

    assert text.startswith(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert read == [["Claim", "Quote", "Note"], ["ادعا، یک", 'said "so"', "two\nlines"], ["'=x", "", "7"]]


@given(st.text())
def test_a_guarded_cell_is_never_guarded_twice(text: str) -> None:
    assert guarded(guarded(text)) == guarded(text)
