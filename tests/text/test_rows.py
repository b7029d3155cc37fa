"""Rows of an original hold each sentence once; furniture belongs to none."""

from __future__ import annotations

from annotator.core.analysis import FoundBlock, FoundSentence, FoundText
from annotator.core.model import BlockKind, Lang
from annotator.core.spans import OffsetMap
from annotator.text.rows import rows_of, units_of


def text(lang: Lang, *blocks: tuple[BlockKind, str]) -> FoundText:
    return FoundText(lang, tuple(
        FoundBlock(
            f"{lang}-{at}", lang, kind, body, OffsetMap.identity(0, len(body)),
            (FoundSentence(f"{lang}-{at}.1", body, 0, len(body), ((0, len(body)),)),), number=f"{at}",
        )
        for at, (kind, body) in enumerate(blocks, 1)
    ))


ENGLISH = text("en", ("heading", "Introduction"), ("page_number", "41"), ("paragraph", "The war ended in 1973."))
PERSIAN = text("fa", ("running_header", "فصلنامه"), ("heading", "مقدمه"), ("paragraph", "جنگ در ۱۹۷۳ پایان یافت."))


def test_sentences_of_running_headers_and_page_numbers_are_left_out() -> None:
    assert [(unit.id, unit.kind, unit.block, unit.ord) for unit in units_of(ENGLISH)] == [
        ("en-1.1", "heading", "en-1", 0), ("en-3.1", "paragraph", "en-3", 1),
    ]


def test_a_text_alone_has_one_row_a_sentence_on_its_own_side() -> None:
    assert [(row.en, row.fa) for row in rows_of([PERSIAN])] == [((), ("fa-2.1",)), ((), ("fa-3.1",))]
    assert [(row.en, row.fa) for row in rows_of([ENGLISH])] == [(("en-1.1",), ()), (("en-3.1",), ())]
    assert rows_of([]) == ()


def test_two_texts_are_laid_side_by_side() -> None:
    assert [(row.en, row.fa) for row in rows_of([ENGLISH, PERSIAN])] == [
        (("en-1.1",), ("fa-2.1",)), (("en-3.1",), ("fa-3.1",)),
    ]
