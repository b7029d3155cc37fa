"""What the dialog of repairs shows: rules with what they did, quotations that ask to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleLine:
    """A repair rule in a paper; ``examples`` are pairs before, after."""

    name: str
    title: str
    description: str
    is_on: bool
    applied: int = 0
    suggested: int = 0
    refused: int = 0
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A place a quotation may stand at: a span of the block, in code points, and the words there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class QuotationLine:
    """A quotation whose words or place changed; ``state`` is moved, ambiguous or orphan.

    ``candidates`` stand in the block ``block_id``, likeliest first; none where the words are gone.
    """

    anchor_id: str
    claim: str
    state: str
    lang: str
    before: str
    block_id: str
    candidates: tuple[Candidate, ...] = ()
