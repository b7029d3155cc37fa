"""Lines whose runs came out in the order of the paper, left to right, and words torn apart.

Justified print stretches words with kashida; some extractors emit such a line run by run from the
left edge. A run then begins at a token that starts with a kashida (it goes on with a word), at a kashida
standing alone, after a token that ends with one, and at a gap of two spaces or more. The runs in
reverse are the line; :mod:`annotator.text.repair.torn_runs` finds the ends of runs that do not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.spans import Span
from annotator.text.repair import torn_runs
from annotator.text.repair.draft import Change, Draft, Piece
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import KASHIDA, LATIN_LETTERS, PERSIAN_LETTERS, count_latin

_TORN = re.compile(f"(?:^|\\s)[(«»)]?{KASHIDA}+[{PERSIAN_LETTERS}]")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_LATIN = re.compile(f"[{LATIN_LETTERS}]")
_CLEARLY = 2.0
_MAX_LINE = 1000  # code points; a longer one is a paragraph on one line, not a line of a page


def is_torn(line: str) -> bool:
    """Tell whether a word of the line begins with a kashida."""
    return KASHIDA in line and bool(_TORN.search(line)) and count_latin(line) * 2 <= len(line)


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the line in reading order, or nothing when it stands right."""
    text = draft.text
    torn = is_torn(text)
    gapped = evidence.torn_lines >= 2 and len(_GAP.findall(text)) >= 3 and not _LATIN.search(text)
    if not torn and not gapped:
        return
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    reading = _best_reading(text, torn=torn)
    if reading is None:
        return
    pieces, confidence = reading
    if "".join(piece if isinstance(piece, str) else text[slice(*piece)] for piece in pieces) != text[start:end]:
        yield Change(start, end, pieces, confidence, "runs of the line in visual order")


def _best_reading(text: str, *, torn: bool) -> tuple[tuple[Piece, ...], float] | None:
    """Return the likeliest order of the runs and how sure it is."""
    if len(text) > _MAX_LINE:
        return None
    parts = torn_runs.stretches(text)
    cuts = torn_runs.cut_line(text, parts)
    if not cuts or len(cuts[0][1]) < 2:
        return None
    score, order = cuts[0]
    confidence = 0.95 if torn else 0.85
    if len(cuts) > 1 and score - cuts[1][0] < _CLEARLY:
        confidence = 0.7  # two readings as likely: say so, do not choose
    if torn:
        straight = _likelihood_as_it_stands(text, parts)
        if straight is not None and straight > score + _CLEARLY:
            order = tuple((part.tokens[0][0], part.tokens[-1][1]) for part in parts)
    return _pieces(text, order), confidence


def _likelihood_as_it_stands(text: str, parts: Sequence[torn_runs.Stretch]) -> float | None:
    """Return the likelihood of a line whose words are torn but in order; None when it begins inside a word."""
    if not parts or torn_runs.starts_inside(text[slice(*parts[0].tokens[0])]):
        return None
    pieces = _pieces(text, [(part.tokens[0][0], part.tokens[-1][1]) for part in parts])
    line = "".join(piece if isinstance(piece, str) else text[slice(*piece)] for piece in pieces)
    return sum(torn_runs.likelihood(word) for word in line.split())


def _pieces(text: str, order: Sequence[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for span in order:
        if pieces and not text.startswith(KASHIDA, span[0]):
            pieces.append(" ")
        pieces.append(span)
    return tuple(pieces)


RULE = Rule(
    "visual_order",
    "Scrambled lines",
    "Puts the runs of a line back into order and joins torn words: ـــدرت ق → قدرت.",
    find,
)
