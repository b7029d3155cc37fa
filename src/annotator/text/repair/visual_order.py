"""Lines whose runs came out in the order of the paper, left to right, and words torn apart.

Justified print stretches words with kashida; some extractors emit such a line run by run from the
left edge. A run then begins at a token that starts with a kashida (it goes on with a word), at a kashida
standing alone, after a token that ends with one, and at a gap of two spaces or more. The runs in
reverse are the line; where the last one still starts inside a word, one more cut is tried at
every single space and the likeliest reading by word frequency is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.core.spans import Span
from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft, Piece
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import KASHIDA, LATIN_LETTERS, MARKS, PERSIAN_LETTERS, count_latin

_TOKEN = re.compile(r"\S+")
_TORN = re.compile(f"(?:^|\\s)[(«»)]?{KASHIDA}+[{PERSIAN_LETTERS}]")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_LATIN = re.compile(f"[{LATIN_LETTERS}]")
_WORD = re.compile(f"[{PERSIAN_LETTERS}{MARKS}{KASHIDA}]+")
_PUNCTUATION = "،.؛:»«()"
_MAX_CUTS = 60


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
    runs = _runs(text)
    reading = _best_reading(text, runs, torn)
    if reading is None:
        return
    pieces, confidence = reading
    if (
        "".join(piece if isinstance(piece, str) else text[slice(*piece)] for piece in pieces)
        != text[start:end]
    ):
        yield Change(start, end, pieces, confidence, "runs of the line in visual order")


def _runs(text: str) -> list[Span]:
    """Cut a line into the runs it was emitted in."""
    runs: list[list[int]] = []
    begins = True
    last_end = 0
    for token in _TOKEN.finditer(text):
        word = token.group()
        if len(word) > 1 and not word.strip(KASHIDA):
            begins, last_end = True, token.end()
            continue
        starts_inside = word.startswith(KASHIDA) and len(word) > 1
        if begins or starts_inside or token.start() - last_end >= 2:
            runs.append([token.start(), token.end()])
        else:
            runs[-1][1] = token.end()
        begins = len(word) > 1 and word.rstrip(_PUNCTUATION).endswith(KASHIDA)
        last_end = token.end()
    return [(start, end) for start, end in runs]


def _best_reading(text: str, runs: list[Span], torn: bool) -> tuple[tuple[Piece, ...], float] | None:
    """Return the likeliest order of the runs and how sure it is."""
    if len(runs) < 2:
        return None
    backwards = _candidates(text, runs)
    scored = [(_likelihood(text, order), order) for order in backwards]
    if torn:
        forward = list(runs)
        if not text.startswith(KASHIDA, forward[0][0]):
            scored.append((_likelihood(text, forward), forward))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    confidence = 0.95 if torn and len(runs) > 2 else 0.85
    if len(scored) > 1 and scored[0][0] - scored[1][0] < 1.0 and len(runs) == 2:
        confidence = 0.7  # two readings as likely: say so, do not choose
    return _pieces(text, scored[0][1]), confidence


def _candidates(text: str, runs: list[Span]) -> list[list[Span]]:
    reverse = runs[::-1]
    start, end = reverse[0]
    if not text.startswith(KASHIDA, start):
        return [reverse]
    spaces = [match.start() for match in re.finditer(" ", text[start:end])][:_MAX_CUTS]
    return [[(start + cut + 1, end), (start, start + cut), *reverse[1:]] for cut in spaces]


def _pieces(text: str, order: Sequence[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for span in order:
        if pieces and not text.startswith(KASHIDA, span[0]):
            pieces.append(" ")
        pieces.append(span)
    return tuple(pieces)


def _likelihood(text: str, order: Sequence[Span]) -> float:
    """Return the log-likelihood of the words of a reading (unigrams, binary logarithm)."""
    line = "".join(piece if isinstance(piece, str) else text[slice(*piece)] for piece in _pieces(text, order))
    known = lexicon.frequencies()
    total = 0.0
    for word in _WORD.findall(line.replace(KASHIDA, "")):
        found = known.get(word)
        if found is None:
            found = lexicon.frequency(word)
        total += found - 32 if found >= 0 else -40
    return total


RULE = Rule(
    "visual_order",
    "Scrambled lines",
    "Puts the runs of a line back into order and joins torn words: ـــدرت ق → قدرت.",
    find,
)
