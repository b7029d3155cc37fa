"""The likeliest cut of a scrambled line into the runs it was emitted in.

A run that begins inside a word, which its kashida shows, lacks the word's first half: that ends the
run emitted next. Some ends of runs show (a kashida, two spaces); one that ends in half a word is followed by a single
space and does not. A beam search over the line's stretches between the ends that show finds the
places where halves make the likeliest words (unigrams, binary logarithms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from annotator.core.spans import Span
from annotator.text import lexicon
from annotator.text.script import KASHIDA, MARKS, PERSIAN_LETTERS

_TOKEN = re.compile(r"\S+")
_EDGE = "،.؛:»«()؟!"
_WORD = re.compile(f"[{PERSIAN_LETTERS}{MARKS}]+")
_LOG_WORDS = 32
_UNKNOWN_WORD = -40.0
_NO_LETTERS = -6.0
_GAP_AGAINST = -5.0
_HIDDEN_CUT = -2.0
_HALF_ALONE = -20.0
_ENDING_ALONE = -8.0
_ENDINGS = frozenset(("ی", "ها", "های"))
_SHORT = 3
_USUAL = {0: 99, 1: 99, 2: 24, 3: 20}
_BEAM = 12


@dataclass(frozen=True)
class Stretch:
    """Tokens between two ends of runs that show.

    ``ends_whole`` tells whether its last run ends with a whole word, which keeps its space, or with half a
    word, which has none; None at the end of a line that lost its last space.
    """

    tokens: tuple[Span, ...]
    ends_whole: bool | None


class _State(NamedTuple):
    """A way to cut the line so far: the runs as emitted, the half word that waits for its beginning."""

    score: float
    runs: tuple[Span, ...]
    half: str | None


def stretches(text: str) -> list[Stretch]:
    """Cut a line at the ends of runs that show."""
    found: list[Stretch] = []
    tokens: list[Span] = []
    after_kashida = False
    last_end = 0

    def close(*, ends_whole: bool | None) -> None:
        nonlocal tokens
        if tokens:
            found.append(Stretch(tuple(tokens), ends_whole))
            tokens = []

    for token in _TOKEN.finditer(text):
        word, gap = token.group(), token.start() - last_end
        alone = len(word) > 1 and not word.strip(KASHIDA)
        if gap >= 2 or after_kashida or alone or starts_inside(word):
            close(ends_whole=gap >= 2)
        if not alone:
            tokens.append(token.span())
        after_kashida = not alone and _ends_inside(word)
        last_end = token.end()
    close(ends_whole=True if text[-1:].isspace() else None)
    return found


def starts_inside(word: str) -> bool:
    """Tell whether a token begins inside a word."""
    return word.startswith(KASHIDA) and len(word) > 1


def _ends_inside(word: str) -> bool:
    return len(word) > 1 and word.rstrip(_EDGE).endswith(KASHIDA)


@lru_cache(maxsize=1 << 14)
def likelihood(word: str) -> float:
    """Return how likely a token is as a word, signs at its edges left out."""
    letters = _WORD.findall(word.replace(KASHIDA, ""))
    if not letters:
        return _NO_LETTERS
    total = 0.0
    for part in letters:
        found = lexicon.frequency(part)
        total += found - _LOG_WORDS if found >= 0 else _UNKNOWN_WORD
    return total


def cut_line(text: str, parts: Sequence[Stretch]) -> list[tuple[float, tuple[Span, ...]]]:
    """Return the cuts of a line with their scores, the likeliest first; runs in the order of reading.

    Empty when no cut leaves the line's beginning whole.
    """
    beam = [_State(0.0, (), None)]
    for part in parts:
        words = [text[start:end] for start, end in part.tokens]
        scores = [likelihood(word) + _HALF_ALONE * _ends_inside(word) for word in words]
        following = [state for old in beam for state in _extended(old, part, words, scores, 0)]
        beam = _best(following)
    whole = [state for state in beam if state.half is None]
    return [(state.score, state.runs[::-1]) for state in whole]


def _best(states: list[_State]) -> list[_State]:
    """Keep the best states, no more than three that wait for the same half word."""
    kept: list[_State] = []
    seen: dict[str | None, int] = {}
    for state in sorted(states, key=lambda state: -state.score):
        if seen.get(state.half, 0) < 3 and len(kept) < _BEAM:
            kept.append(state)
            seen[state.half] = seen.get(state.half, 0) + 1
    return kept


def _extended(
    state: _State, part: Stretch, words: Sequence[str], scores: Sequence[float], first: int
) -> Iterator[_State]:
    """Yield the states after a stretch, from its token ``first`` on."""
    count = len(words)
    starts = starts_inside(words[first])
    own_half = words[first] if starts else None
    if state.half is None:
        score = state.score + sum(scores[first + starts :]) + (_GAP_AGAINST if part.ends_whole is False else 0.0)
        yield _State(score, (*state.runs, (part.tokens[first][0], part.tokens[-1][1])), own_half)
        return
    inner = 0.0
    for last in range(first, count):
        gained, half = _joined(words[last], state.half, own_half if last == first else None)
        score = state.score + inner + gained
        run = (part.tokens[first][0], part.tokens[last][1])
        after = _State(score, (*state.runs, run), half if last == first and starts else own_half)
        if last == count - 1:
            yield _State(score + (_GAP_AGAINST if part.ends_whole else 0.0), after.runs, after.half)
        else:
            cut = _State(score + _HIDDEN_CUT, after.runs, after.half)
            yield from _extended(cut, part, words, scores, last + 1)
        inner += 0.0 if last == first and starts else scores[last]


def _joined(word: str, half: str, own_half: str | None) -> tuple[float, str | None]:
    """Return what it gains to end a run with ``word`` before a half word, and the half word then waiting."""
    if own_half is not None:
        return 0.0, word + half.lstrip(KASHIDA)
    if word[-1] in _EDGE:
        return _UNKNOWN_WORD * 2, None
    whole = (word + half).replace(KASHIDA, "").rstrip(_EDGE)
    if len(whole) <= _SHORT and lexicon.frequency(whole) < _USUAL[len(whole)]:
        return _UNKNOWN_WORD, None
    return likelihood(word + half) + (_ENDING_ALONE if word in _ENDINGS else 0.0), None
