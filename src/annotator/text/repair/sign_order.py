"""Signs on the wrong side of their number, and ranges turned round: ``(نوری، :۱۴۰۰ ۱۵-۱۲)``.

Text layers that put the words of a right-to-left line in order but not the signs inside a word leave
the colon before its year and a range with its ends exchanged. No text is written so; still a document has to
show it twice before anything is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import DIGITS, MARKS, PERSIAN_LETTERS, ascii_digits

_YEAR_BEHIND_COLON = re.compile(
    f"(?:(?<=\\s)|^)(?P<sign>:)(?P<number>[{DIGITS}]{{4}})(?=\\s?[{DIGITS}]|$)", re.MULTILINE
)
_HEADING = re.compile(
    f"^(?P<sign>\\.)(?P<number>[{DIGITS}]{{1,2}}(?:[-–.][{DIGITS}]{{1,2}})*)(?=\\s+[{PERSIAN_LETTERS}])"
)
_RANGE = re.compile(f"(?<![{DIGITS}\\-–/.])([{DIGITS}]+)([-–])([{DIGITS}]+)(?![{DIGITS}\\-–/.])")
_STRAY_MARK = re.compile(f"(?:(?<=\\s)|^)[{MARKS}]+(?=[\\s.،؛:()]|$)\\s?")
_ENOUGH = 2


def is_out_of_order(text: str) -> bool:
    """Tell whether a document has colons before the years they belong behind, two at least."""
    found = _YEAR_BEHIND_COLON.finditer(text)
    return sum(1 for _, _match in zip(range(_ENOUGH), found, strict=False)) == _ENOUGH


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield signs moved behind their number, ranges turned, and marks without a letter taken out."""
    if not evidence.signs_out_of_order:
        return
    text = draft.text
    changes = [_behind(match) for match in _YEAR_BEHIND_COLON.finditer(text)]
    changes += (_behind(match) for match in _HEADING.finditer(text))
    changes += (_turned(match) for match in _RANGE.finditer(text) if _falls(match))
    changes += (Change(*match.span(), (), 0.9, "mark without a letter") for match in _STRAY_MARK.finditer(text))
    yield from sorted(changes, key=lambda change: change.start)


def _behind(match: re.Match[str]) -> Change:
    return Change(*match.span(), (match.span("number"), match.span("sign")), 0.9, "sign before its number")


def _falls(match: re.Match[str]) -> bool:
    """Tell whether a range falls: two numbers as long as each other, the second smaller."""
    first, second = ascii_digits(match.group(1)), ascii_digits(match.group(3))
    return len(first) == len(second) and int(first) > int(second)


def _turned(match: re.Match[str]) -> Change:
    return Change(*match.span(), (match.span(3), match.span(2), match.span(1)), 0.9, "range turned round")


RULE = Rule(
    "sign_order",
    "Signs before numbers",
    "Puts a colon behind its year and turns falling ranges where a text layer has them the wrong way: "
    ":۱۴۰۰ ۱۵-۱۲ → ۱۴۰۰: ۱۲-۱۵.",
    find,
)
