from __future__ import annotations

import dataclasses

import pytest

from annotator.core.analysis import Analysis, FoundBlock, FoundRow, FoundSentence, FoundText
from annotator.core.spans import OffsetMap

RAW = "xx A claim.  Another."


def found() -> Analysis:
    text = RAW[3:11] + RAW[12:]
    offsets = OffsetMap([*range(3, 11), *range(12, len(RAW))])
    sentences = (
        FoundSentence("en-1.1", text[:8], 0, 8, offsets.raw_spans(0, 8)),
        FoundSentence("en-1.2", text[9:], 9, len(text), offsets.raw_spans(9, len(text))),
    )
    block = FoundBlock("en-1", "en", "paragraph", text, offsets, sentences)
    return Analysis(
        len(RAW), (FoundText("en", (block,)),), (FoundRow(("en-1.1", "en-1.2"), ()),), (), (), (), (), ()
    )


def test_a_sentence_is_the_same_text_by_its_span_and_in_the_original() -> None:
    for sentence in found().texts[0].blocks[0].sentences:
        assert found().texts[0].blocks[0].text[sentence.start : sentence.end] == sentence.text
        assert "".join(RAW[start:end] for start, end in sentence.raw_spans) == sentence.text


@pytest.mark.parametrize("part", [found(), found().texts[0], found().texts[0].blocks[0], found().rows[0]])
def test_what_was_found_cannot_be_changed_afterwards(part: object) -> None:
    name = dataclasses.fields(part)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(part, name, "other")


def test_what_was_not_found_is_empty() -> None:
    analysis = found()
    assert (analysis.citations, analysis.pages, analysis.problems) == ((), (), ())
    assert (analysis.title_en, dict(analysis.keywords)) == (None, {})
    assert analysis.rows[0].score is None
