"""The measuring itself, on a small paper with its own answers."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.citation_figures import figures

PAPER = "Rivers\n\nTrust comes before dams (Alder & Birch, 2018, p. 44). Cedar (2019) says the same of lakes.\n"


def test_citations_are_counted_against_answers(tmp_path: Path) -> None:
    start = PAPER.index("(Alder")
    answer = {"spans": [[start, start + 28]], "authors": ["Alder", "Birch"], "year": "2018", "suffix": None,
              "et_al": False, "pages": "44"}
    wrong = {**answer, "pages": "45"}
    named = {"start": PAPER.index("Cedar"), "end": PAPER.index("Cedar") + 12}
    (tmp_path / "citations.json").write_text(json.dumps({"citations": [answer, wrong]}), encoding="utf-8")
    (tmp_path / "persian_narrative_citations.json").write_text(json.dumps({"narrative": [named]}), encoding="utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    made = {one.name: one for one in figures(short=True, paper=tmp_path / "paper.txt", gold=tmp_path)}
    assert made["folding for search"].unit == "MB/s"
    right = made["citations in brackets right in all fields"]
    assert (right.value, right.limit, right.holds) == (1, 2, False)
    assert made["narrative citations found"].holds
