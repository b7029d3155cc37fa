"""Reads what damage a document shows as a whole."""

from __future__ import annotations

import re

from annotator.text.repair import late_zwnj, reversed_words, torn_words
from annotator.text.repair.brackets import PAIRS, is_mirrored
from annotator.text.repair.embedding import in_order
from annotator.text.repair.forms import plain_letters, turned_lam_alef
from annotator.text.repair.invisible import without_direction
from annotator.text.repair.reversed_letters import is_reversed, read_from_right
from annotator.text.repair.rule import Evidence
from annotator.text.repair.sign_order import is_out_of_order
from annotator.text.repair.visual_order import is_torn
from annotator.text.script import KASHIDA, PERSIAN_LETTERS, ZWNJ

_KASHIDA_IN_WORD = re.compile(f"[{PERSIAN_LETTERS}]{KASHIDA}{{2,}}[{PERSIAN_LETTERS}]")
_PERSIAN_ONLY = re.compile("[پچژگکی]")
_ZWNJ_PLACE = re.compile(
    f"(?<![{PERSIAN_LETTERS}])ن?می (?=[{PERSIAN_LETTERS}])|(?<=[{PERSIAN_LETTERS}]) های?(?![{PERSIAN_LETTERS}])"
)
_SAMPLE = 500_000
_FEW_ZWNJ, _ZWNJ_KEPT = 20, 6


def evidence_of(raw: str) -> Evidence:
    """Return the evidence a raw document gives; linear in its length (code points)."""
    raw = without_direction(in_order(raw))
    backwards = is_reversed(raw) and not reversed_words.stand_in_order(raw)
    if backwards:
        raw = "\n".join(read_from_right(line) for line in raw.split("\n"))
    raw = plain_letters(raw)
    torn_lines = sum(is_torn(line) for line in raw.split("\n")) if KASHIDA in raw else 0
    mirrored = frozenset(pair for pair in PAIRS if is_mirrored(raw, pair))
    turned = turned_lam_alef(raw[:_SAMPLE])
    lost_zwnj, kept_zwnj = len(_ZWNJ_PLACE.findall(raw[:_SAMPLE])), raw[:_SAMPLE].count(ZWNJ)
    torn = torn_words.is_torn(raw[:_SAMPLE])
    damaged = bool(torn_lines or mirrored or turned or _KASHIDA_IN_WORD.search(raw))
    return Evidence(
        torn_lines=torn_lines,
        mirrored=mirrored,
        damaged=damaged,
        persian=bool(_PERSIAN_ONLY.search(raw)),
        turned_lam_alef=turned,
        zwnj_lost=lost_zwnj > 3 * kept_zwnj,
        zwnj_kept=kept_zwnj > max(_FEW_ZWNJ, _ZWNJ_KEPT * lost_zwnj),
        reversed_letters=backwards,
        reversed_words=not backwards and not torn and reversed_words.are_reversed(raw),
        torn_words=torn,
        late_zwnj=late_zwnj.is_late(raw[:_SAMPLE]),
        signs_out_of_order=not backwards and is_out_of_order(raw),
    )
