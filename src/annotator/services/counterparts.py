"""What a selection says in the other language: proposed from its row, never taken over by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core.model import Block, Row, RowMember, Sentence, Text
from annotator.services.gathering import by_id, gather, living
from annotator.services.views import Selection
from annotator.services.word_pairs import known_words
from annotator.store.library import Library
from annotator.text.counterparts import fitting_span

_NEARLY_ALL = 0.8
"""The share of its sentences from which a selection stands for the whole of them."""


@dataclass(frozen=True)
class Counterpart:
    """A place that may say the same. ``words`` stand there; ``score`` is the similarity, ``state`` the row's."""

    selection: Selection
    lang: str
    words: str
    score: float
    state: str


def counterpart(library: Library, selection: Selection) -> Counterpart | None:
    """Return the place in the other language that a selection's row offers, or None where there is none.

    Raises:
        NotFound: there is no such block.
    """
    block = living(library, Block, selection.block_id)
    touched = [
        one
        for one in library.all(Sentence, block_id=block.id, order="start_pos")
        if one.start_pos < selection.end and selection.start < one.end_pos
    ]
    members = gather(library, RowMember, "sentence_id", [one.id for one in touched])
    row_ids = list(dict.fromkeys(one.row_id for one in members))
    facing = _facing(library, row_ids, block.text_id)
    if not facing:
        return None
    own_sides = _sentences(library, row_ids, {block.text_id})
    covered = selection.end - selection.start
    is_whole = covered >= _NEARLY_ALL * sum(one.end_pos - one.start_pos for one in own_sides)
    selected = block.body[selection.start : selection.end]
    return _proposed(library, row_ids[0], facing, selected, lang=_lang(library, block.text_id), is_whole=is_whole)


def _facing(library: Library, row_ids: Sequence[str], text_id: str) -> list[Sentence]:
    """Return the sentences of the other languages in some rows that stand in the block of the first of them."""
    others = {one.id for one in library.all(Text) if one.id != text_id}
    found = _sentences(library, row_ids, others)
    return [one for one in found if one.block_id == found[0].block_id]


def _sentences(library: Library, row_ids: Sequence[str], text_ids: set[str]) -> list[Sentence]:
    members = gather(library, RowMember, "row_id", row_ids)
    sentences = gather(library, Sentence, "id", [one.sentence_id for one in members], order="ord")
    return [one for one in sentences if one.text_id in text_ids]


def _proposed(
    library: Library, row_id: str, facing: Sequence[Sentence], selected: str, *, lang: str, is_whole: bool
) -> Counterpart:
    blocks = by_id(gather(library, Block, "id", [facing[0].block_id]))
    block = blocks[facing[0].block_id]
    start, end = facing[0].start_pos, facing[-1].end_pos
    text = block.body[start:end]
    span, score = fitting_span(selected, text, selected_lang=lang, lexicon=known_words(library))
    if is_whole:
        span = (len(text) - len(text.lstrip()), len(text.rstrip()))
    place = Selection(block.id, start + span[0], start + span[1])
    words = block.body[place.start : place.end]
    state = living(library, Row, row_id).state
    return Counterpart(place, _lang(library, block.text_id), words, score, state)


def _lang(library: Library, text_id: str) -> str:
    return library.require(Text, text_id).lang
