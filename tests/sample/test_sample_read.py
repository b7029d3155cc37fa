"""What the text engine makes of the bundled sample: the claims of the sample stand on it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotator.assets import resource
from annotator.core.analysis import Analysis
from annotator.text.pipeline import analyse

CLAIMS: list[dict[str, Any]] = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))["claims"]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(resource("sample/paper.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim["key"]))
def test_every_quote_of_a_claim_stands_once_in_the_repaired_text(claim: dict[str, Any], analysis: Analysis) -> None:
    for anchor in claim["anchors"]:
        blocks = [block for text in analysis.texts for block in text.blocks if anchor["quote"] in block.text]
        assert [block.lang for block in blocks] == [anchor["lang"]], anchor["quote"]


def test_every_citation_of_the_sample_is_found_and_one_is_ambiguous(analysis: Analysis) -> None:
    assert len(analysis.citations) == 28
    assert len(analysis.works) == 21
    (ambiguous,) = [citation for citation in analysis.citations if citation.work is None]
    assert (ambiguous.authors, ambiguous.year, len(ambiguous.candidates)) == (("پروانه", "تیراژه"), "1403", 2)


def test_footnotes_and_the_table_of_the_sample_are_found(analysis: Analysis) -> None:
    assert [note.text for note in analysis.footnotes][2:] == ["Kamal Khan Dam", "Hydro-hegemony", "Dehrawud"]
    (table,) = analysis.tables
    assert table.columns == ("نشست", "زمان و مکان", "محورها")
    assert len(table.rows) == 3


def test_both_anchors_of_a_claim_in_two_languages_mostly_share_a_row(analysis: Analysis) -> None:
    sentence_of = {
        (block.lang, anchor["quote"]): {
            sentence.id for sentence in block.sentences
            if sentence.start < block.text.index(anchor["quote"]) + len(anchor["quote"])
            and block.text.index(anchor["quote"]) < sentence.end
        }
        for claim in CLAIMS for anchor in claim["anchors"]
        for text in analysis.texts for block in text.blocks if anchor["quote"] in block.text
    }
    rows = [{*row.en, *row.fa} for row in analysis.rows if row.en and row.fa]
    pairs = [[sentence_of[anchor["lang"], anchor["quote"]] for anchor in claim["anchors"]]
             for claim in CLAIMS if len(claim["anchors"]) == 2]
    together = sum(any(first & row and second & row for row in rows) for first, second in pairs)
    assert together >= 0.85 * len(pairs)
