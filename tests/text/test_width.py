"""A line's width as a share of a full one, learned from lines that are full."""

from __future__ import annotations

import random

import pytest

from annotator.text.width import LineWidth

ADVANCES = {"i": 1.0, "l": 1.0, "m": 3.0, "w": 3.0, "a": 2.0, "e": 2.0, " ": 1.0}


def justified(count: int, width: float = 100.0) -> list[str]:
    """Lines that fill a measure with signs of different widths."""
    chance = random.Random(7)
    lines = []
    for _ in range(count):
        line, used = "", 0.0
        narrow = chance.random()
        while used < width:
            sign = chance.choice("il " if chance.random() < narrow else "mwae")
            line += sign
            used += ADVANCES[sign]
        lines.append(f"x{line}x")
    return lines


def test_before_enough_lines_are_seen_every_sign_counts_alike() -> None:
    width = LineWidth(["abcdefghij"] * 5)
    assert not width.is_learned
    assert width.share("abcde") == pytest.approx(0.5)
    assert width.share("") == 0


def test_without_any_line_a_usual_length_is_taken() -> None:
    assert LineWidth([]).share("a" * 90) == pytest.approx(1.0)


def test_narrow_and_wide_signs_are_told_apart() -> None:
    width = LineWidth(justified(400))
    assert width.is_learned
    assert width.share("m" * 10) > 2 * width.share("i" * 10)


def test_full_lines_have_a_share_near_one_and_half_lines_near_a_half() -> None:
    width = LineWidth(justified(400))
    for line in justified(20):
        assert width.share(line) == pytest.approx(1.0, abs=0.06)
        assert width.share(line[: len(line) // 2]) < 0.85


def test_stretching_signs_and_spaces_at_the_ends_have_no_width() -> None:
    width = LineWidth(["آب در کوزه و ما گرد جهان می‌گردیم"] * 40)
    assert width.share("  آب در کوزه  ") == pytest.approx(width.share("آب در کـــوزه"))
