"""What a repair took away or brought is shown whole and in its own direction."""

from __future__ import annotations

import pytest

from annotator.gui.widgets.signs import visible

RIGHT_TO_LEFT, FIRST_STRONG = "\u2067", "\u2068"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (")Haidari, 2024, p 4( .داخلی است", RIGHT_TO_LEFT),  # begins in Latin, is a line of Persian
        ("سیاست", RIGHT_TO_LEFT),
        ("(p ,2010 ,Buzan. 25(", FIRST_STRONG),
    ],
)
def test_a_line_of_persian_reads_from_the_right_whatever_it_begins_with(text: str, opening: str) -> None:
    assert visible(text).startswith(opening)
    assert text in visible(text)


def test_nothing_and_blanks_can_be_seen() -> None:
    assert visible("") == "∅"
    assert "␣␣" in visible("  ")
