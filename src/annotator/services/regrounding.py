"""A text derived anew, laid over the one that is stored: what is the same keeps its id. Pure.

Blocks, sentences and citations are told by the raw ground they stand on, repairs by rule and raw span.
Records that were taken away by an earlier deriving come back as they were when their ground does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.core.analysis import Analysis
from annotator.core.grounds import Piece, bridged, ground_of, identified
from annotator.core.ids import new_id
from annotator.core.model import Block, Citation, Record, Repair, Sentence, Text
from annotator.services.gathering import by_id, grouped
from annotator.services.importing import Derived, derived

if TYPE_CHECKING:
    from annotator.text.repair.rule import Refusal

_LIVING, _SETTLED = 1, 2


@dataclass(frozen=True)
class Stored:
    """What the library holds of the texts of one original, records taken away included."""

    texts: tuple[Text, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    repairs: tuple[Repair, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Reground:
    """The records as they shall be, and the sentence ids of the library by those of the analysis."""

    texts: tuple[Text, ...]
    found: Derived
    ids: Mapping[str, str]


def refusals_of(repairs: Iterable[Repair]) -> set[Refusal]:
    """Return the single repairs that are refused."""
    return {(one.rule, (one.raw_start, one.raw_end)) for one in repairs if one.state == "refused"}


def acceptances_of(repairs: Iterable[Repair]) -> set[Refusal]:
    """Return the single repairs applied by a person, which the engine alone would only suggest."""
    from annotator.text.repair.ledger import (
        THRESHOLD,
    )  # brings the whole engine, which takes its time to load

    return {
        (one.rule, (one.raw_start, one.raw_end))
        for one in repairs
        if one.state == "applied" and one.confidence <= THRESHOLD * 1000
    }


def reground(analysis: Analysis, stored: Stored, settled: frozenset[str]) -> Reground:
    """Return the records of an analysis, those that stood on the same ground before under their old ids.

    ``settled``: the sentences of rows a person worked on, which keep their place before others do.
    """
    texts = _texts(analysis, stored.texts)
    ids = _identities(analysis, stored, texts, settled)
    found = derived(analysis, texts, ids)
    return Reground(
        texts=tuple(texts.values()),
        found=replace(
            found,
            repairs=_same_repairs(stored.repairs, found.repairs),
            citations=_same_citations(stored.citations, found.citations),
        ),
        ids=ids,
    )


def kept_refusals(old: Iterable[Repair], wanted: Sequence[Repair]) -> tuple[Repair, ...]:
    """Return the wanted repairs and the refused ones not found this time: what was refused stays refused."""
    found = {repair.id for repair in wanted}
    waiting = (one for one in old if one.state == "refused" and not one.deleted and one.id not in found)
    return (*wanted, *waiting)


def _texts(analysis: Analysis, stored: Sequence[Text]) -> dict[str, Text]:
    """Return the texts by language; a language found for the first time gets one."""
    texts = {text.lang: text for text in stored}
    for found in analysis.texts:
        if found.lang not in texts:
            texts[found.lang] = replace(stored[0], id=new_id(), rev="", lang=found.lang)
    return texts


def _identities(
    analysis: Analysis, stored: Stored, texts: Mapping[str, Text], settled: frozenset[str]
) -> dict[str, str]:
    """Return the id of each found block and sentence: the old one's on the same ground, or a new one."""
    old_blocks = [
        Piece(one.id, one.text_id, ground_of(one.origins), one.kind, _rank(one)) for one in stored.blocks
    ]
    old_sentences = [
        Piece(one.id, one.text_id, bridged(one.raw_spans), "", _rank(one, settled))
        for one in stored.sentences
    ]
    blocks, sentences = [], []
    for text in analysis.texts:
        group = texts[text.lang].id
        for block in text.blocks:
            blocks.append(Piece(block.id, group, ground_of(block.origins.to_json()), block.kind))
            sentences += [Piece(one.id, group, bridged(one.raw_spans)) for one in block.sentences]
    same = identified(old_blocks, blocks) | identified(old_sentences, sentences)
    return {piece.id: same.get(piece.id) or new_id() for piece in (*blocks, *sentences)}


def _rank(record: Record, settled: frozenset[str] = frozenset()) -> int:
    if record.deleted:
        return 0
    return _SETTLED if record.id in settled else _LIVING


def _same_citations(old: Sequence[Citation], new: Sequence[Citation]) -> tuple[Citation, ...]:
    """Give citations the ids of those on the same ground, and the sources they were resolved to."""
    before = by_id(old)
    same = identified([_piece(one, _rank(one)) for one in old], [_piece(one) for one in new])
    return tuple(_as_resolved(one, before[same[one.id]]) if one.id in same else one for one in new)


def _piece(citation: Citation, rank: int = 0) -> Piece:
    return Piece(citation.id, citation.text_id, bridged(citation.raw_spans), citation.work_key or "", rank)


def _as_resolved(found: Citation, before: Citation) -> Citation:
    return replace(
        found, id=before.id, rev=before.rev, state=before.state, source_id=before.source_id
    )


def _same_repairs(old: Sequence[Repair], new: Sequence[Repair]) -> tuple[Repair, ...]:
    """Give repairs the ids of those of the same rule at the same place, living ones and same words first."""
    waiting = {name: grouped(sorted(old, key=lambda one: one.deleted), key) for name, key in _KEYS.items()}
    taken: set[str] = set()
    ids: dict[str, str] = {}
    for name, key in _KEYS.items():
        for repair in new:
            if repair.id in ids:
                continue
            was = next((one for one in waiting[name].get(key(repair), ()) if one.id not in taken), None)
            if was is not None:
                taken.add(was.id)
                ids[repair.id] = was.id
    return tuple(replace(one, id=ids[one.id]) if one.id in ids else one for one in new)


_KEYS: Mapping[str, Callable[[Repair], tuple[object, ...]]] = {
    "words": lambda one: (one.rule, one.raw_start, one.raw_end, one.after, one.reason),
    "place": lambda one: (one.rule, one.raw_start, one.raw_end),
}
