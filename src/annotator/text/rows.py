"""Rows of one original: its sentences laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.core.analysis import FoundRow, FoundText
from annotator.text.align import AlignUnit, align

_FURNITURE = ("running_header", "page_number")


def units_of(text: FoundText) -> tuple[AlignUnit, ...]:
    """Return the sentences of a text that belong to rows: all but those of page furniture."""
    return tuple(
        AlignUnit(sentence.id, sentence.text, block.kind, block.number, block.id, order)
        for order, (block, sentence) in enumerate(
            (block, sentence)
            for block in text.blocks
            if block.kind not in _FURNITURE
            for sentence in block.sentences
        )
    )


def rows_of(texts: Sequence[FoundText]) -> tuple[FoundRow, ...]:
    """Return rows that hold each sentence once; of a single text, one row a sentence."""
    units = {text.lang: units_of(text) for text in texts}
    english, persian = units.get("en", ()), units.get("fa", ())
    if not english:
        return tuple(FoundRow((), (unit.id,)) for unit in persian)
    if not persian:
        return tuple(FoundRow((unit.id,), ()) for unit in english)
    return align(english, persian)
