"""Anchors: where a claim stands in a block, and where it went when the text changed.

After the W3C Web Annotation Data Model (section 4.2): a TextPositionSelector (``start_pos``,
``end_pos``, half-open code points of the block's repaired body) together with a
TextQuoteSelector (``exact`` with up to 32 code points of ``prefix`` and ``suffix``).
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.ids import new_id
from annotator.core.model import Anchor, AnchorState, Block
from annotator.core.spans import OffsetMap, Span
from annotator.errors import BadRequest

CONTEXT = 32
"""How many code points of the surroundings an anchor remembers on either side."""

RAW_BRIDGE = 2
"""Removed kashida and line ends of up to this many raw code points do not split a raw span."""


@dataclass(frozen=True)
class Relocation:
    """Where an anchor stands in a new body. ``candidates`` are spans, likeliest first.

    exact: one candidate, where it was. moved: one candidate, to be confirmed.
    ambiguous: several, to be chosen from. orphan: none has the quoted text; any candidate
    lies between the remembered surroundings and is only a guess.
    """

    state: AnchorState
    candidates: tuple[Span, ...]


def make_anchor(claim_id: str, block: Block, lang: str, start: int, end: int) -> Anchor:
    """Return a new anchor on ``[start, end)`` of a block, without white space at its ends.

    Raises:
        BadRequest: the span lies outside the block or holds no text.
    """
    start, end = trimmed(block.body, start, end)
    origins = OffsetMap.from_json(block.origins)
    return Anchor(
        id=new_id(), claim_id=claim_id, text_id=block.text_id, block_id=block.id, lang=lang,
        start_pos=start, end_pos=end, exact=block.body[start:end],
        prefix=block.body[max(0, start - CONTEXT):start], suffix=block.body[end:end + CONTEXT],
        page=block.page, raw_spans=origins.raw_spans(start, end, bridge=RAW_BRIDGE),
    )


def trimmed(body: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends.

    Raises:
        BadRequest: the span lies outside the body or holds no text.
    """
    if not 0 <= start <= end <= len(body):
        raise BadRequest(f"span {start}-{end} outside 0-{len(body)}")
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if start == end:
        raise BadRequest("empty selection")
    return start, end


def relocate(anchor: Anchor, body: str) -> Relocation:
    """Find the anchor's quote in a body that may have changed.

    The old place counts as exact when its surroundings agree or the quote stands nowhere else;
    a look-alike at the old place is not taken for the quote without asking.
    """
    places = _occurrences(body, anchor.exact)
    if not places:
        guess = _between_surroundings(anchor, body)
        return Relocation("orphan", (guess,) if guess else ())
    here = (anchor.start_pos, anchor.end_pos)
    if here in places and (len(places) == 1 or _surroundings(anchor, body, here) == _remembered(anchor)):
        return Relocation("exact", (here,))
    if len(places) == 1:
        return Relocation("moved", (places[0],))
    agreeing = [place for place in places if _surroundings(anchor, body, place) == _remembered(anchor)]
    if len(agreeing) == 1:
        return Relocation("moved", (agreeing[0],))
    likely = sorted(places, key=lambda place: (-_surroundings(anchor, body, place), place))
    return Relocation("ambiguous", tuple(likely))


def _occurrences(body: str, quote: str) -> list[Span]:
    places: list[Span] = []
    position = body.find(quote) if quote else -1
    while position >= 0:
        places.append((position, position + len(quote)))
        position = body.find(quote, position + 1)
    return places


def _remembered(anchor: Anchor) -> int:
    return len(anchor.prefix) + len(anchor.suffix)


def _surroundings(anchor: Anchor, body: str, place: Span) -> int:
    """Count the code points around a place that agree with the anchor's prefix and suffix."""
    before = body[max(0, place[0] - len(anchor.prefix)):place[0]]
    after = body[place[1]:place[1] + len(anchor.suffix)]
    return _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)


def _common(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _between_surroundings(anchor: Anchor, body: str) -> Span | None:
    """Return the span between prefix and suffix where each stands once and the length is alike."""
    if not anchor.prefix or not anchor.suffix:
        return None
    if body.count(anchor.prefix) != 1 or body.count(anchor.suffix) != 1:
        return None
    start = body.find(anchor.prefix) + len(anchor.prefix)
    end = body.find(anchor.suffix)
    length = anchor.end_pos - anchor.start_pos
    return (start, end) if length // 2 <= end - start <= length * 2 and end > start else None
