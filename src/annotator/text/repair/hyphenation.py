"""Words that a line end cut with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.repair.draft import Change, Draft, removal
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS, ZWNJ

_CUT = re.compile(
    f"([{LATIN_LETTERS}]+)([-\u2010\u00ad])\n([{LATIN_LETTERS}]+)|(?<=[0-9])[-\u2013]\n(?=[0-9])"
    f"|(?<=[{PERSIAN_LETTERS}]{ZWNJ})\n(?=[{PERSIAN_LETTERS}])"
)
_END_OF_LINE = re.compile(f"[-\u2010\u2013\u00ad{ZWNJ}]\n")
"""Quickly found, and without it nothing is cut."""
_OWN_WORDS = frozenset(["self", "well", "cross", "quasi", "half", "all", "ex", "vice"])
_NUMERAL = re.compile(
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine"
    "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)",
    re.IGNORECASE,
)


def find(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield the joining of each cut word; a hyphen the word owns stays.

    A hyphen is the word's own before a capital, after a single letter or a prefix that is always written with
    one, in a numeral, and where the same text has the hyphenated word unbroken.
    """
    text = draft.text
    if not _END_OF_LINE.search(text):
        return
    unbroken: set[str] | None = None
    for cut in _CUT.finditer(text):
        if cut.group(1) is None:
            yield removal(cut.end() - 1, cut.end(), "cut at its dash or half-space")
            continue
        left, hyphen, right = cut.groups()
        if unbroken is None:
            unbroken = {word.lower() for word in re.findall(r"[A-Za-z]+-[A-Za-z]+", text)}
        own = _owns_its_hyphen(left, right) or f"{left}-{right}".lower() in unbroken
        if own and hyphen != "\u00ad":
            yield removal(cut.end(2), cut.start(3), "compound cut at its hyphen")
        else:
            yield removal(cut.start(2), cut.start(3), "word cut at the line end")


def _owns_its_hyphen(left: str, right: str) -> bool:
    if right[0].isupper() or len(left) == 1 or left.lower() in _OWN_WORDS:
        return True
    return _NUMERAL.fullmatch(f"{left}-{right}") is not None


RULE = Rule("hyphenation", "Hyphenation", "Joins words cut at a line end: coun-⏎tries → countries.", find)
