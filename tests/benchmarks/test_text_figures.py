"""The figures of the text engine hold on the shipped sample, and notice when they do not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from annotator.text.pipeline import analyse
from tests.benchmarks.text_figures import Score, damage_done, footnotes, headings, loose, of_itself, read_paper

RAW = "مقدمه\n\nامــارت و قــدرت است.\n"


def test_the_sample_keeps_every_promise_that_needs_no_answers() -> None:
    raw = read_paper(None)
    assert [figure.name for figure in [*of_itself(raw, analyse(raw)), damage_done()] if not figure.holds] == []


def test_a_repair_that_quotes_another_text_breaks_its_promise() -> None:
    analysis = analyse(RAW)
    false = replace(analysis, repairs=(replace(analysis.repairs[0], before="x"), *analysis.repairs[1:]))
    broken = [figure.name for figure in of_itself(RAW, false) if not figure.holds]
    assert "repairs whose before is not the original" in broken


def test_answers_are_compared_by_place_number_and_text(tmp_path: Path) -> None:
    wanted = {"id": "H1", "title_span": [0, 5], "title": "مقدمه", "number": None, "level": 1}
    for title, right in (("مقدمه", 1), ("چکیده", 0)):
        answers = json.dumps({"headings": [{**wanted, "title": title}], "footnotes": []})
        for name in ("headings", "footnotes"):
            (tmp_path / f"{name}.json").write_text(answers, encoding="utf-8")
        score = headings(analyse(RAW), tmp_path)
        assert (score.right, score.wanted, len(score.missed)) == (right, 1, 1 - right)
        assert footnotes(analyse(RAW), tmp_path).wanted == 0


def test_a_score_becomes_a_promise_of_all_or_of_a_share() -> None:
    score = Score()
    score.count(True, "a")
    score.count(None, "b")
    assert not score.all_of_them("x").holds
    assert score.share("x", 0.5).holds
    assert score.missed == ["b"]
    assert loose("می\u200cشود  |\nآب ") == "می شود آب"
