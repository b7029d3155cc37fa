"""Lines whose letters came out in the order of the paper, from the left edge: ``تسا بوخ`` for خوب است.

Whether a document is of this kind is voted by the word list: its words are found backwards, not
forwards. Numbers and Latin runs stand right and keep their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.embedding import ITEM
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import MARKS, PERSIAN_LETTERS, PRESENTATION_FORMS

_LETTERS = f"{PERSIAN_LETTERS}{MARKS}{PRESENTATION_FORMS}"
_WORD = re.compile(f"[{_LETTERS}]{{3,}}")
_PERSIAN = re.compile(f"[{_LETTERS}]")
_LIKELIER = 4
_SAMPLE_WORDS = 3000
_MIRRORED = dict(zip("()[]«»<>{}", ")(][»«><}{", strict=True))


def is_reversed(text: str) -> bool:
    """Tell whether the words of a document read backwards: three times as many are likelier so, five at least."""
    forward = backward = 0
    for match in islice(_WORD.finditer(text), _SAMPLE_WORDS):
        word = match.group()
        gain = _frequency(word[::-1]) - _frequency(word)
        backward += gain >= _LIKELIER
        forward += gain <= -_LIKELIER
    return backward >= 5 and backward > 3 * forward


def _frequency(word: str) -> int:
    plain = unicodedata.normalize("NFKC", word).replace("ي", "ی").replace("ك", "ک")
    return lexicon.frequencies().get(plain, 0)


def read_from_right(line: str) -> str:
    """Return a line read from its right edge; a line without Persian letters as it is."""
    if not _PERSIAN.search(line):
        return line
    return "".join(_MIRRORED.get(run, run) for run in reversed([match.group() for match in ITEM.finditer(line)]))


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the line read from its right edge."""
    text = draft.text
    if not evidence.reversed_letters or not _PERSIAN.search(text):
        return
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    runs = [match.span() for match in ITEM.finditer(text, start, end)]
    pieces = tuple(_MIRRORED.get(text[slice(*run)], run) for run in reversed(runs))
    if len(runs) > 1:
        yield Change(start, end, pieces, 0.95, "letters in visual order")


RULE = Rule(
    "reversed_letters",
    "Reversed letters",
    "Reads lines from their right edge where letters came out from the left: تسا بوخ → خوب است.",
    find,
)
