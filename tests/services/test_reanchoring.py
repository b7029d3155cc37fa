"""Anchors on changed text: exact, moved, ambiguous, orphan, never silently somewhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.anchors import make_anchor
from annotator.core.model import Anchor, Block
from annotator.services.reanchoring import Reanchoring, checked

LANGS = {"text": "en", "other": "fa"}


def block(body: str, start: int = 0, name: str = "block", text: str = "text") -> Block:
    return Block(id=name, text_id=text, ord=0, kind="paragraph", page=3, body=body, origins=((start, len(body)),))


def anchor_on(host: Block, words: str) -> Anchor:
    start = host.body.index(words)
    return make_anchor("claim", host, "en", start, start + len(words))


OLD = block("The river rose. The river fell again.")


def test_a_quotation_that_only_shifted_is_exact_with_new_surroundings() -> None:
    anchor = anchor_on(OLD, "The river fell")
    new = replace(OLD, body="A rose. The river fell again.", origins=((0, 1), (9, 28)))
    placed, check = Reanchoring([new], LANGS).set_down(anchor)
    assert (placed.state, placed.exact) == ("exact", "The river fell")
    assert new.body[placed.start_pos : placed.end_pos] == "The river fell"
    assert (placed.prefix, check.words) == ("A rose. ", "The river fell")


def test_a_quotation_whose_words_changed_keeps_the_old_ones_until_confirmed() -> None:
    anchor = anchor_on(OLD, "The river fell")
    new = replace(OLD, body=OLD.body.replace("fell", "f-ell"), origins=((0, 27), (-28, 1), (27, 10)))
    placed, check = Reanchoring([new], LANGS).set_down(anchor)
    assert (placed.state, placed.exact, check.words) == ("moved", "The river fell", "The river f-ell")
    assert placed.raw_spans == anchor.raw_spans


def test_a_quotation_goes_with_its_ground_into_another_block() -> None:
    anchor = anchor_on(OLD, "The river fell")
    first = block("The river rose.", 0)
    second = block("The river fell again.", 16, "second", "other")
    placed, check = Reanchoring([first, second], LANGS).set_down(anchor)
    assert (placed.state, placed.block_id, placed.text_id, placed.lang) == ("exact", "second", "other", "fa")
    assert check.block_id == "second"


def test_the_same_words_on_other_ground_are_not_taken_for_the_quotation() -> None:
    anchor = replace(anchor_on(OLD, "The river"), raw_spans=((500, 509),))
    twice = replace(OLD, body="So The river ran, so The river stood.", origins=((700, 37),))
    placed, check = Reanchoring([twice], LANGS).set_down(anchor)
    assert (placed.state, len(check.candidates)) == ("ambiguous", 2)
    placed, check = Reanchoring([OLD], LANGS).set_down(anchor)
    assert (placed.state, check.words) == ("moved", "The river")
    once = replace(OLD, body="Then. The river fell.", origins=((700, 21),))
    placed, check = Reanchoring([once], LANGS).set_down(anchor)
    assert (placed.state, check.words) == ("moved", "The river")


def test_an_orphan_is_left_where_it_was() -> None:
    anchor = anchor_on(OLD, "The river fell")
    placed, check = Reanchoring([block("Another text.", 900)], LANGS).set_down(anchor)
    assert placed == replace(anchor, state="orphan")
    assert check.candidates == ()
    placed, check = Reanchoring([block("Something else altogether", 900, "far")], LANGS).set_down(anchor)
    assert (placed.state, check.block_id) == ("orphan", "")


def test_white_space_left_of_a_quotation_is_no_place_for_it() -> None:
    anchor = anchor_on(block("a b"), "a b")
    placed, _ = Reanchoring([block("   ")], LANGS).set_down(anchor)
    assert placed.state == "orphan"


@pytest.mark.parametrize("state", ["moved", "ambiguous"])
def test_an_anchor_waiting_for_a_person_is_listed_until_confirmed(state: str) -> None:
    anchor = replace(anchor_on(OLD, "The river fell"), state=state)
    (check,) = checked([anchor], {"block": OLD})
    assert (check.state, check.words) == ("moved", "The river fell")


def test_the_stored_place_of_a_moved_anchor_comes_before_look_alikes() -> None:
    anchor = replace(anchor_on(OLD, "The river fell"), exact="The river rose", state="moved")
    (check,) = checked([anchor], {"block": OLD})
    assert check.candidates == ((16, 30), (0, 14))
    assert (check.words, check.anchor.exact) == ("The river fell", "The river rose")


def test_an_exact_anchor_is_not_listed_and_one_without_block_is_an_orphan() -> None:
    anchor = anchor_on(OLD, "The river fell")
    assert checked([anchor], {"block": OLD}) == ()
    (check,) = checked([anchor], {})
    assert (check.state, check.block_id) == ("orphan", "")
