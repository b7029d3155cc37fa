"""Anchors after a text was derived anew: set down on their raw ground, or listed to be confirmed. Pure.

An anchor is exact only where its quotation stands on its own ground word for word. Where the words
changed it is moved: it keeps the old quotation until a person confirms the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.core.anchors import CONTEXT, RAW_BRIDGE, relocate, trimmed
from annotator.core.grounds import Grounds, Piece, ground_of
from annotator.core.model import Anchor, Block
from annotator.core.spans import OffsetMap, Span
from annotator.errors import BadRequest
from annotator.services.repair_views import AnchorCheck

_LENGTHENED = 8
"""Code points a quotation may gain beyond twice its length before it is no longer taken for the same."""


class Reanchoring:
    """The new blocks of an original, on which anchors are set down one by one."""

    def __init__(self, blocks: Sequence[Block], lang_by_text: Mapping[str, str]) -> None:
        self._blocks = {block.id: block for block in blocks}
        self._langs = lang_by_text
        self._grounds = Grounds([Piece(block.id, block.text_id, ground_of(block.origins)) for block in blocks])
        self._origins: dict[str, OffsetMap] = {}
        self._positions: dict[str, dict[int, int]] = {}

    def set_down(self, anchor: Anchor) -> tuple[Anchor, AnchorCheck]:
        """Return the anchor as it shall be stored, and what became of it, the old anchor in it."""
        for block in self._hosts(anchor):
            span = self._on_its_ground(anchor, block)
            if span is not None:
                return self._on_span(anchor, block, span)
        return self._searched(anchor)

    def _hosts(self, anchor: Anchor) -> list[Block]:
        """Return the blocks that share the anchor's ground, the one with most of it first."""
        shares = self._grounds.shares([(start, end) for start, end in anchor.raw_spans])
        ranked = sorted(shares, key=lambda index: (-shares[index], index))
        return [self._blocks[self._grounds.pieces[index].id] for index in ranked]

    def _on_its_ground(self, anchor: Anchor, block: Block) -> Span | None:
        """Return the span of a block that came from the anchor's ground, if that is about the quotation."""
        positions = self._positions_in(block)
        raw = (offset for start, end in anchor.raw_spans for offset in range(start, end))
        found = [positions[offset] for offset in raw if offset in positions]
        if len(found) * 2 < len(anchor.exact):
            return None
        try:
            span = trimmed(block.body, min(found), max(found) + 1)
        except BadRequest:  # nothing but white space is left of it
            return None
        return span if span[1] - span[0] <= 2 * len(anchor.exact) + _LENGTHENED else None

    def _on_span(self, anchor: Anchor, block: Block, span: Span) -> tuple[Anchor, AnchorCheck]:
        start, end = span
        words = block.body[start:end]
        placed = replace(
            anchor,
            text_id=block.text_id,
            block_id=block.id,
            lang=self._langs[block.text_id],
            start_pos=start,
            end_pos=end,
            page=block.page,
            state="moved",
        )
        if words == anchor.exact:
            placed = replace(
                placed,
                prefix=block.body[max(0, start - CONTEXT) : start],
                suffix=block.body[end : end + CONTEXT],
                raw_spans=self._origins_of(block).raw_spans(start, end, bridge=RAW_BRIDGE),
                state="exact",
            )
        return placed, AnchorCheck(anchor, placed.state, (span,), block.id, words)

    def _searched(self, anchor: Anchor) -> tuple[Anchor, AnchorCheck]:
        """Look for the quotation where its ground is gone; what is found is never taken without asking."""
        block = next(iter(self._hosts(anchor)), None) or self._blocks.get(anchor.block_id)
        if block is None:
            return replace(anchor, state="orphan"), AnchorCheck(anchor, "orphan", ())
        found = relocate(anchor, block.body)
        candidates = found.candidates
        if found.state == "orphan":
            return replace(anchor, state="orphan"), AnchorCheck(anchor, "orphan", candidates, block.id)
        state = "ambiguous" if found.state == "ambiguous" else "moved"
        placed, check = self._on_span(anchor, block, candidates[0])
        return (
            replace(placed, raw_spans=anchor.raw_spans, prefix=anchor.prefix, suffix=anchor.suffix, state=state),
            replace(check, state=state, candidates=candidates),
        )

    def _origins_of(self, block: Block) -> OffsetMap:
        if block.id not in self._origins:
            self._origins[block.id] = OffsetMap.from_json(block.origins)
        return self._origins[block.id]

    def _positions_in(self, block: Block) -> dict[int, int]:
        if block.id not in self._positions:
            origins = self._origins_of(block)
            self._positions[block.id] = {origins[position]: position for position in range(len(origins))}
        return self._positions[block.id]


def checked(anchors: Iterable[Anchor], blocks: Mapping[str, Block]) -> tuple[AnchorCheck, ...]:
    """Return the anchors that do not stand exactly in the living blocks (by id), as they are stored."""
    checks: list[AnchorCheck] = []
    for anchor in anchors:
        block = blocks.get(anchor.block_id)
        found = relocate(anchor, block.body if block else "")
        state, candidates = found.state, found.candidates
        if block is not None and anchor.state == "moved" and anchor.end_pos <= len(block.body):
            here = (anchor.start_pos, anchor.end_pos)
            state, candidates = "moved", (here, *(place for place in candidates if place != here))
        elif anchor.state != "exact" and state == "exact":
            state = "moved"
        if state != "exact":
            words = block.body[slice(*candidates[0])] if block is not None and candidates else ""
            checks.append(AnchorCheck(anchor, state, candidates, anchor.block_id if block else "", words))
    return tuple(checks)
