"""Anchors hold on to their text, and ask where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.anchors import CONTEXT, make_anchor, relocate
from annotator.core.model import Anchor, Block
from annotator.core.spans import OffsetMap
from annotator.errors import BadRequest

BODY = "روسیه در سال 2017 نشست مسکو را برپا کرد. The Moscow Format began. روسیه پس از آن نشست دیگری خواست."


def block(body: str = BODY, offset: int = 1000) -> Block:
    return Block(
        id="b",
        text_id="t",
        ord=0,
        kind="paragraph",
        page=302,
        body=body,
        origins=OffsetMap.identity(offset, offset + len(body)).to_json(),
    )


def anchor_on(quote: str, body: str = BODY) -> Anchor:
    start = body.index(quote)
    return make_anchor("c", block(body), "fa", start, start + len(quote))


def test_an_anchor_keeps_quote_surroundings_page_and_raw_place() -> None:
    anchor = anchor_on("The Moscow Format")

    assert anchor.exact == "The Moscow Format"
    assert anchor.prefix == BODY[anchor.start_pos - CONTEXT : anchor.start_pos]
    assert anchor.suffix == BODY[anchor.end_pos : anchor.end_pos + CONTEXT]
    assert anchor.page == 302
    assert anchor.raw_spans == ((1000 + anchor.start_pos, 1000 + anchor.end_pos),)


def test_white_space_at_the_ends_of_a_selection_is_left_out() -> None:
    start = BODY.index(" The Moscow")
    anchor = make_anchor("c", block(), "fa", start, start + len(" The Moscow "))
    assert anchor.exact == "The Moscow"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 6), (-1, 4), (4, 2), (0, len(BODY) + 1)])
def test_an_empty_or_outside_selection_makes_no_anchor(start: int, end: int) -> None:
    with pytest.raises(BadRequest):
        make_anchor("c", block(), "fa", start, end)


def test_an_untouched_body_leaves_the_anchor_exact() -> None:
    anchor = anchor_on("The Moscow Format")
    found = relocate(anchor, BODY)
    assert (found.state, found.candidates) == ("exact", ((anchor.start_pos, anchor.end_pos),))


def test_text_put_in_before_moves_the_anchor() -> None:
    anchor = anchor_on("The Moscow Format")
    found = relocate(anchor, "دیباچه. " + BODY)
    assert (found.state, found.candidates) == ("moved", ((anchor.start_pos + 8, anchor.end_pos + 8),))


def test_a_lookalike_at_the_old_place_is_not_taken_for_the_quote() -> None:
    body = "alpha one. alpha two, which is what was meant."
    anchor = make_anchor("c", block(body), "en", 11, 16)
    changed = "new words. alpha x. alpha one. alpha two, which is what was meant."

    found = relocate(anchor, changed)

    assert found.state == "moved"
    assert [changed[start : end + 4] for start, end in found.candidates] == ["alpha two"]


def test_several_equal_quotes_without_their_surroundings_are_ambiguous() -> None:
    anchor = make_anchor("c", block("before alpha after"), "en", 7, 12)
    found = relocate(anchor, "xx alpha yy. zz alpha aftex")
    assert found.state == "ambiguous"
    assert found.candidates == ((16, 21), (3, 8))


def test_a_reworded_quote_is_an_orphan_with_a_guess_between_its_surroundings() -> None:
    anchor = anchor_on("The Moscow Format")
    changed = BODY.replace("The Moscow Format", "The Mosco Format")
    found = relocate(anchor, changed)
    assert found.state == "orphan"
    assert [changed[start:end] for start, end in found.candidates] == ["The Mosco Format"]


def test_a_quote_that_is_gone_is_an_orphan_without_a_guess() -> None:
    assert relocate(anchor_on("The Moscow Format"), "something else").candidates == ()


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_a_quote_that_stands_once_is_found_wherever_it_went(quote: str, before: str, after: str) -> None:
    body = f"{before}⟦{quote}⟧{after}"
    anchor = make_anchor("c", block(body), "en", len(before), len(before) + len(quote) + 2)
    found = relocate(anchor, f"{after}{before}⟦{quote}⟧")
    start, end = found.candidates[0]
    assert f"{after}{before}⟦{quote}⟧"[start:end] == anchor.exact
