"""Blocks in the making: repairs with and without line ends, raw spans, sentences, flags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import BlockKind
from annotator.core.spans import OffsetMap, Span
from annotator.text.blocks import Block, raw_spans_of
from annotator.text.pages import lines_of
from annotator.text.repair.draft import Draft
from annotator.text.repair.evidence import evidence_of
from annotator.text.repair.ledger import Ledger
from annotator.text.tables import join_lines


def block_of(raw: str, kind: BlockKind = "paragraph", **settings: list[str]) -> tuple[Block, Ledger]:
    lines = list(lines_of(raw))
    ledger = Ledger(raw, evidence_of(raw), **settings)
    return Block(kind, "fa", lines, [join_lines(lines)], id="fa-1"), ledger


def test_line_ends_become_spaces_after_the_rules_that_need_them() -> None:
    raw = "امــارت و کشور\u200c\nهای دیگر\nدر منطقه"
    block, ledger = block_of(raw)
    block.prepare(ledger)
    assert block.draft().text == "امارت و کشور\u200cهای دیگر\nدر منطقه"
    block.finish(ledger)
    assert block.draft().text == "امارت و کشور\u200cهای دیگر در منطقه"
    assert [repair.rule for repair in ledger.repairs] == ["kashida", "hyphenation"]


def test_a_found_block_leads_back_to_its_lines() -> None:
    raw = "آب کم است. خاک هم\nکم است."
    block, ledger = block_of(raw)
    block.prepare(ledger)
    block.finish(ledger)
    found = block.found()
    assert [(sentence.text, sentence.raw_spans) for sentence in found.sentences] == [
        ("آب کم است.", ((0, 10),)), ("خاک هم کم است.", ((11, len(raw)),)),
    ]
    assert found.raw_spans == ((0, len(raw)),)
    assert [sentence.id for sentence in found.sentences] == ["fa-1.1", "fa-1.2"]


@pytest.mark.parametrize("kind", ["heading", "caption", "keywords", "footnote"])
def test_short_blocks_are_one_sentence_whatever_stops_they_have(kind: BlockKind) -> None:
    block, _ = block_of("شکل ۱. آب. خاک.", kind)
    assert len(block.found().sentences) == 1


def test_footnote_digits_are_taken_out_of_the_word_they_stand_at() -> None:
    raw = "سان تزو1 گفت"
    block, ledger = block_of(raw)
    block.take_out(ledger, [(0, (7, 8))])
    assert block.draft().text == "سان تزو گفت"
    assert [(repair.rule, repair.raw_span, repair.before) for repair in ledger.repairs] == [
        ("footnote_marker", (7, 8), "1")
    ]
    assert block.position_of(7) == 7
    assert block.position_of(len(raw)) == len(block.draft())


def test_footnote_digits_stay_when_their_rule_is_off() -> None:
    block, ledger = block_of("سان تزو1 گفت", rules_off=["footnote_marker"])
    block.take_out(ledger, [(0, (7, 8))])
    assert block.draft().text == "سان تزو1 گفت"


@pytest.mark.parametrize(("text", "kind", "flagged"), [
    ("متن (باز", "paragraph", True), ("متن (بسته)", "paragraph", False), ("1) مورد", "paragraph", False),
    ("مورد) نخست", "list_item", False),
])
def test_a_bracket_without_its_pair_is_flagged(text: str, kind: BlockKind, flagged: bool) -> None:
    block, _ = block_of(text, kind)
    assert ("bracket_unpaired" in block.found().extra.get("flags", ())) is flagged


ORIGINS = st.lists(st.integers(min_value=-20, max_value=400), min_size=0, max_size=260)


@given(ORIGINS, st.integers(0, 260), st.integers(0, 260))
def test_raw_spans_in_bulk_are_those_counted_one_by_one(origins: list[int], first: int, second: int) -> None:
    draft = Draft("x" * len(origins), origins)
    start, end = sorted((min(first, len(origins)), min(second, len(origins))))
    expected: tuple[Span, ...] = OffsetMap(draft.origins[start:end]).raw_spans(0, end - start, bridge=12)
    assert raw_spans_of(draft, start, end) == expected
