"""A text that keeps its half-spaces is the author's; one that lost them is damaged."""

from __future__ import annotations

from annotator.core.analysis import FoundRepair
from annotator.text.pipeline import analyse

SENTENCE = "کتاب‌های تازه می‌رسند و خوانندگان آن‌ها را می‌خوانند. "


def inflections(raw: str) -> list[FoundRepair]:
    return [repair for repair in analyse(raw).repairs if repair.rule == "zwnj_inflection"]


def test_a_missing_half_space_among_many_is_only_suggested() -> None:
    repairs = inflections(SENTENCE * 8 + "برخی می گویند کافی نیست.\n")
    assert [repair.state for repair in repairs] == ["suggested"]


def test_half_spaces_lost_all_over_are_put_back() -> None:
    repairs = inflections(SENTENCE.replace("\u200c", " ") * 8)
    assert {repair.state for repair in repairs} == {"applied"}
    assert len(repairs) == 32
