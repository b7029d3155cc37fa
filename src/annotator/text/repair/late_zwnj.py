"""Half-spaces one letter late: ``مید‌هد`` for می‌دهد, as some text layers give every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import PERSIAN_LETTERS, ZWNJ

_LATE = re.compile(f"(?<=[{PERSIAN_LETTERS}]{{2}})([{PERSIAN_LETTERS}]){ZWNJ}(?=[{PERSIAN_LETTERS}])")
_LATE_PREFIX = re.compile(f"(?<![{PERSIAN_LETTERS}])ن?می([{PERSIAN_LETTERS}]){ZWNJ}([{PERSIAN_LETTERS}]+)")
_PREFIX = re.compile(f"(?<![{PERSIAN_LETTERS}])ن?می{ZWNJ}[{PERSIAN_LETTERS}]")
_ENOUGH = 3


def is_late(text: str) -> bool:
    """Tell whether a document has its half-spaces late: three verbs at least, more than have theirs in place."""
    if ZWNJ not in text:
        return False
    late = sum(match.group(1) + match.group(2) in lexicon.verb_forms() for match in _LATE_PREFIX.finditer(text))
    return late >= _ENOUGH and late > len(_PREFIX.findall(text))


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield each half-space moved before the letter it stands behind."""
    if evidence.late_zwnj:
        for match in _LATE.finditer(draft.text):
            start, middle, end = match.start(), match.end(1), match.end()
            yield Change(start, end, ((middle, end), (start, middle)), 0.9, "half-space one letter late")


RULE = Rule(
    "late_zwnj",
    "Late half-spaces",
    "Moves half-spaces back by the letter they are late: مید\u200cهد → می\u200cدهد.",
    find,
)
