"""Words torn by spaces, as text layers of spread or justified print give them: ``اس ت`` for است.

A document is of this kind when letters stand alone all over it. Neighbouring pieces are then joined where together
they are a word of the list and one of them is none: the likeliest division of the whole run of words is
sought (unigrams, dynamic programming), so that a piece goes to the neighbour it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft, removal
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import MARKS, NON_JOINING, PERSIAN_LETTERS, ZWNJ

_P = f"{PERSIAN_LETTERS}{MARKS}{ZWNJ}"
_RUN = re.compile(f"[{_P}]+(?: [{_P}]+)+")
_WORD = re.compile(f"[{_P}]+")
_ALONE = re.compile(f"(?<=[ \n])(?!و)[{PERSIAN_LETTERS}](?=[ \n.،])")
_FEWEST, _SHARE = 6, 60
_MOST_PIECES = 5
_LOG_WORDS = 32
_UNKNOWN, _LETTER = -40.0, -36.0
_KNOWN, _USUAL, _SHORT = 3, 12, 3
_ENDINGS = frozenset((
    "ها", "های", "هایی", "تر", "ترین", "ای", "ی", "ام", "اند", "ایم", "اید", "اش", "مان", "تان", "شان",
))


def is_torn(text: str) -> bool:
    """Tell whether letters stand alone all over a text: six at least, one word in sixty."""
    alone = len(_ALONE.findall(text))
    return alone >= _FEWEST and alone * _SHARE > text.count(" ")


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the spaces to be taken out of torn words."""
    if not evidence.torn_words:
        return
    for run in _RUN.finditer(draft.text):
        spans = [(match.start(), match.end()) for match in _WORD.finditer(draft.text, *run.span())]
        words = [draft.text[start:end] for start, end in spans]
        if any(_is_odd(word) for word in words):
            for joint in _joints(words):
                yield removal(spans[joint][1], spans[joint + 1][0], "space inside a word", 0.85)


def _joints(words: Sequence[str]) -> list[int]:
    """Return the positions of the words that are to be joined to the next, by the likeliest division."""
    best = [0.0] + [float("-inf")] * len(words)
    sizes = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        for size in range(1, min(_MOST_PIECES, end) + 1):
            score = best[end - size] + _score(tuple(words[end - size : end]))
            if score > best[end]:
                best[end], sizes[end] = score, size
    joints: list[int] = []
    end = len(words)
    while end:
        joints.extend(range(end - sizes[end], end - 1))
        end -= sizes[end]
    return sorted(joints)


def _score(pieces: tuple[str, ...]) -> float:
    """Return the likelihood of pieces as one word; hopeless when they are none, or need no joining."""
    if len(pieces) == 1:
        return _likelihood(pieces[0])
    found = lexicon.frequency("".join(pieces))
    if found < _KNOWN or not (any(_is_odd(piece) for piece in pieces) or _is_far_likelier(found, pieces)):
        return float("-inf")
    return found - _LOG_WORDS


def _is_far_likelier(found: int, pieces: tuple[str, ...]) -> bool:
    """Tell whether two words are likelier one that was stretched between its letters: ``روس تا``."""
    left, right = pieces[0], pieces[-1]
    if len(pieces) != 2 or left[-1] in NON_JOINING or right in _ENDINGS or min(len(left), len(right)) > _SHORT:
        return False
    return found >= min(lexicon.frequency(left), lexicon.frequency(right)) + 1


def _likelihood(word: str) -> float:
    if len(word) == 1 and word != "و":
        return _LETTER
    found = lexicon.frequency(word)
    return found - _LOG_WORDS if found >= 0 else _UNKNOWN


def _is_odd(word: str) -> bool:
    """Tell whether a piece is hardly a word by itself."""
    if len(word) == 1 or len(word.rpartition(ZWNJ)[2]) == 1:
        return word != "و"
    return lexicon.frequency(word) < (_USUAL if len(word) == 2 else 1)


RULE = Rule(
    "torn_words",
    "Torn words",
    "Takes spaces out of words where letters stand alone all over the document: اس ت → است.",
    find,
)
