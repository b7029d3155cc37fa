"""Words whose letters came out backwards while the words stand in order: ``نیا شهوژپ`` for این پژوهش.

Some text layers turn single words only, those whose glyphs a browser drew in a run of their own. Whether a
document is of this kind is voted by the word list; then each word is turned that is far likelier backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import MARKS, PERSIAN_LETTERS, ZWNJ

_WORD = re.compile(f"[{PERSIAN_LETTERS}{MARKS}{ZWNJ}]{{2,30}}")
_LETTER = re.compile(f"[{PERSIAN_LETTERS}{ZWNJ}][{MARKS}]*")
_ALL_MARKS = "".join(map(chr, (*range(0x64B, 0x660), 0x670)))
_VERBS = "تسا|دراد|درادن|دوب|دش|دنک|دوش|دنا"
_STOP_BEHIND = re.compile(f"(?:^|\\s)(?:{_VERBS}) ?\\.|[{PERSIAN_LETTERS}]\\.(?=\\s|$)", re.MULTILINE)
_STOP_BEFORE = re.compile(f"\\. ?(?:{_VERBS})(?=\\s|$)|(?:^|\\s)\\.(?=[{PERSIAN_LETTERS}])", re.MULTILINE)
_SMALL_WORDS = re.compile(f"(?<![{PERSIAN_LETTERS}])(?:هک|هب|نیا|تسا|نآ|یارب|یاه)(?![{PERSIAN_LETTERS}])")
_SAMPLE = 3000
_FEWEST_SMALL = 3
_FEWEST, _SHARE = 10, 20
_LIKELIER, _LIKELIER_SHORT = 4, 7


def are_reversed(text: str) -> bool:
    """Tell whether one word in twenty at least is far likelier backwards, small ones such as که among them."""
    if sum(1 for _ in islice(_SMALL_WORDS.finditer(text), _FEWEST_SMALL)) < _FEWEST_SMALL:
        return False
    words = [match.group() for match in islice(_WORD.finditer(text), _SAMPLE)]
    turned = sum(_is_turned(word) for word in words)
    return turned >= _FEWEST and turned * _SHARE > len(words)


def stand_in_order(text: str) -> bool:
    """Tell whether the words of a text stand in order though each reads backwards: stops stand behind them."""
    return len(_STOP_BEHIND.findall(text)) > len(_STOP_BEFORE.findall(text))


@lru_cache(maxsize=1 << 15)
def _is_turned(word: str) -> bool:
    bare = re.sub(f"[{MARKS}]", "", word)
    if len(bare) < 2 or bare == bare[::-1]:
        return False
    gain = lexicon.frequency(bare[::-1]) - max(0, lexicon.frequency(bare))
    return gain >= (_LIKELIER_SHORT if len(bare) == 2 else _LIKELIER)


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield each word that is far likelier backwards, turned, its marks behind their letters."""
    if not evidence.reversed_words:
        return
    for match in _WORD.finditer(draft.text):
        if _is_turned(match.group()):
            end = match.start() + len(match.group().rstrip(_ALL_MARKS))
            letters = [letter.span() for letter in _LETTER.finditer(draft.text, match.start(), end)]
            pieces = (*reversed(letters), (end, match.end()))  # a hamza drawn last stays on the last letter
            yield Change(letters[0][0], match.end(), pieces, 0.9, "letters of a word in visual order")


RULE = Rule(
    "reversed_words",
    "Reversed words",
    "Turns words whose letters came out backwards where a document has many: نیا شهوژپ → این پژوهش.",
    find,
)
