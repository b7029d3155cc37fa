"""Invisible signs: marks of writing direction, and signs that stand where a half-space was.

Word processors and extractors write the half-space as a not sign, a unit separator, a zero-width space
or a mark of direction (Unicode Standard, chapter 23.2); between Persian letters these are half-spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.repair.draft import Change, Draft, removal, replacement
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import MARKS, PERSIAN_LETTERS, ZWNJ

_DIRECTION = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_STAND_INS = f"\u00ac\u001f\u200b\ufeff\u2060{_DIRECTION}"
_P = f"{PERSIAN_LETTERS}{MARKS}"
INVISIBLE = re.compile(
    f"[{_STAND_INS}{ZWNJ}](?:(?<!{ZWNJ})|(?=[{ZWNJ}\\s])|(?<=^{ZWNJ})|(?<=\\s{ZWNJ}))"
)
"""Finds whether a text has any of them (a half-space in its place is none)."""
_FOUND = re.compile(
    f"(?<=[{_P}])(?P<half>[{_STAND_INS}]+)(?=[{_P}])"
    f"|(?P<doubled>(?<={ZWNJ}){ZWNJ}+)"
    f"|(?P<space>(?<=می{ZWNJ})[ ](?=[{_P}])|(?<={ZWNJ})[ ](?=(?:های?|هایی|ای|اند|ام|تر|ترین)(?![{_P}{ZWNJ}])))"
    f"|(?P<idle>(?<![^\\s]){ZWNJ}+|(?<!می){ZWNJ}+(?=\\s)(?!{ZWNJ}[ ](?:های?|هایی|ای|اند|ام|تر|ترین)(?![{_P}{ZWNJ}])))"
    f"|(?P<direction>[\u001f\u200b\ufeff\u2060{_DIRECTION}]+)"
)


def find(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield half-spaces in place of their stand-ins, and the removal of what nobody sees."""
    if not INVISIBLE.search(draft.text):
        return
    for match in _FOUND.finditer(draft.text):
        if match.lastgroup == "space":
            yield removal(match.start(), match.end(), "space behind a half-space", 0.9)
        elif match.lastgroup == "half":
            yield replacement(match.start(), match.end(), ZWNJ, "stands for a half-space", 0.9)
        else:
            yield removal(match.start(), match.end(), "invisible sign", 0.95)


def without_direction(text: str) -> str:
    """Return a text without marks of direction, to look at the neighbours of its signs."""
    return re.sub(f"[{_DIRECTION}\ufeff]", "", text)


RULE = Rule(
    "invisible_signs",
    "Invisible signs",
    "Puts half-spaces where stand-ins are and takes marks of direction out: می¬شود → می\u200cشود.",
    find,
)
