"""Right text that looks like damage comes through, also in the middle of a document that is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.assets import resource
from annotator.core.analysis import FoundRepair
from annotator.text.pipeline import analyse

TRAPS = (Path(__file__).resolve().parents[1] / "data" / "clean" / "traps.txt").read_text(encoding="utf-8")
DAMAGED = resource("sample/paper.txt").read_text(encoding="utf-8")
PARAGRAPHS = TRAPS.strip().split("\n\n")


def applied(raw: str, start: int = 0) -> list[FoundRepair]:
    """Return what was done behind an offset."""
    return [
        repair for repair in analyse(raw).repairs if repair.state == "applied" and repair.raw_span[0] >= start
    ]


def test_right_text_comes_through_whole() -> None:
    analysis = analyse(TRAPS)
    assert applied(TRAPS) == []
    assert [block.text for text in analysis.texts for block in text.blocks] == PARAGRAPHS


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=[paragraph[:20] for paragraph in PARAGRAPHS])
def test_right_text_comes_through_behind_damaged_text(paragraph: str) -> None:
    raw = f"{DAMAGED}\n\n{paragraph}\n"
    assert len(applied(raw)) > 100
    assert applied(raw, len(DAMAGED)) == []
