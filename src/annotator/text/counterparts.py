"""Which part of a sentence's counterpart renders a selected part of it."""

from __future__ import annotations

import re

from annotator.text.alignment_scores import PairScores
from annotator.text.alignment_words import match_words
from annotator.text.bilingual import BilingualLexicon, shipped_lexicon
from annotator.text.tokens import english_words, persian_words

Span = tuple[int, int]

_CLAUSE_END = re.compile(r"[،,؛;:()«»“”–—.!?؟]+\s*|\s+(?=(?:و|که|اما|تا|and|or|that|which|but|while|who)\s)")
_LEAST_GAIN = 1.15
"""How much better than the whole a part must fit before it is preferred."""


def clauses(text: str) -> list[Span]:
    """Return the spans of the clauses of a text, parted at punctuation and conjunctions, blanks left out."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    spans: list[Span] = []
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        if any(letter.isalnum() for letter in piece):
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + len(piece.rstrip())))
            start = end
    if spans and start < len(text):
        spans[-1] = (spans[-1][0], len(text.rstrip()))
    return spans


def fitting_span(
    selected: str, other: str, *, selected_lang: str, lexicon: BilingualLexicon | None = None
) -> tuple[Span, float]:
    """Return the run of clauses of ``other`` that fits selected words of the other language best.

    Half-open code points of ``other``, and the similarity of both, 0 to 1. Where no run fits clearly better
    than the whole, it is the whole.
    """
    lead = len(other) - len(other.lstrip())
    whole = (lead, len(other.rstrip()))
    parts = clauses(other)
    pieces = [other[start:end] for start, end in parts]
    is_english = selected_lang == "en"
    own = [(english_words if is_english else persian_words)(selected)]
    others = [(persian_words if is_english else english_words)(piece) for piece in pieces]
    if not own[0] or not any(others):
        return whole, 0.0
    english, persian = (own, others) if is_english else (others, own)
    scores = PairScores(english, persian, match_words(english, persian, lexicon or shipped_lexicon()))
    best, best_score, whole_score = whole, 0.0, 0.0
    for size in range(1, len(parts) + 1):
        found = (scores.groups(1, size) if is_english else scores.groups(size, 1)).ravel()
        at = int(found.argmax())
        if size == len(parts):
            whole_score = float(found[at])
        if float(found[at]) > best_score:
            best, best_score = (parts[at][0], parts[at + size - 1][1]), float(found[at])
    if best_score < _LEAST_GAIN * whole_score or best_score == 0.0:
        return whole, round(whole_score, 4)
    return best, round(best_score, 4)
