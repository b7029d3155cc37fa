"""Citations by number, ``[3, 5–7]``, as in Vancouver and IEEE style.

Brackets with small numbers also hold footnote marks, list numbers and intervals, so they are citations
only in a text whose own habit it is: several such brackets, and numbers that run from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.text.citation_grammar import CitedPart, Locator
from annotator.text.references import ReferenceEntry
from annotator.text.script import ascii_digits

_ITEM = r"\d{1,3}(?:\s*[-–—]\s*\d{1,3})?"
_BRACKET = re.compile(
    rf"\[\s*(?P<items>{_ITEM}(?:\s*[,،;؛]\s*{_ITEM})*)"
    r"(?:\s*[,،:]\s*(?:pp?|صص?)\.?\s*(?P<page>\d+(?:[-–]\d+)?))?\s*\]"
)
_CODE_BEFORE = re.compile(
    r"(?:[=+*<>]\s*|[A-Za-z_]\w*\()[A-Za-z_]\w*$|(?<![^\s(=,;])(?!al$)[a-z]{1,3}$|[A-Za-z]\w*_\w*$"
)
_CODE_AFTER = re.compile(r"\s*(?:[=+*<>]|-\s*\w+\[|\)\s*;|\.\w+\()")
_CODE_REACH = 60
"""How code that takes elements out of an array reads before and behind the bracket, and how far to look."""

_FEWEST_BRACKETS = 3
_LONGEST_RANGE = 30
_HIGHEST_NUMBER = 500


@dataclass(frozen=True)
class NumberedCitation:
    """One number cited: its span in the text (code points) and what it says of the work."""

    start: int
    end: int
    part: CitedPart


def uses_numbers(texts: Iterable[str]) -> bool:
    """Tell whether texts cite by number: three brackets or more, numbers running from 1 without gaps."""
    brackets = 0
    numbers: set[int] = set()
    for text in texts:
        for bracket in _citing_brackets(text):
            brackets += 1
            numbers.update(number for _, _, number in _numbers(bracket))
    if brackets < _FEWEST_BRACKETS or len(numbers) < _FEWEST_BRACKETS or min(numbers) != 1:
        return False
    return max(numbers) <= min(_HIGHEST_NUMBER, 3 * len(numbers) + 5)


def numbered_citations(text: str, entries: Mapping[int, ReferenceEntry]) -> Iterator[NumberedCitation]:
    """Yield the numbers cited in a text, each with the authors and year of its entry when there is one."""
    for bracket in _citing_brackets(text):
        cited = list(_numbers(bracket))
        locator = Locator("page", bracket["page"]) if bracket["page"] else None
        for index, (start, end, number) in enumerate(cited):
            is_first, is_last = start == cited[0][0], end == cited[-1][1]
            yield NumberedCitation(
                bracket.start() if is_first else start, bracket.end() if is_last else end,
                _part(number, entries.get(number), locator if index == len(cited) - 1 else None),
            )


def _citing_brackets(text: str) -> Iterator[re.Match[str]]:
    """Yield the brackets of numbers that can cite: not ``[0, 20]``, an interval, nor ``data[1] = x``, code."""
    plain = ascii_digits(text)
    for bracket in _BRACKET.finditer(plain):
        if _CODE_BEFORE.search(plain[max(0, bracket.start() - _CODE_REACH):bracket.start()]):
            continue
        if plain[bracket.start() - 1:bracket.start()].isalnum() and _CODE_AFTER.match(plain, bracket.end()):
            continue
        if all(number for _, _, number in _numbers(bracket)):
            yield bracket


def _numbers(bracket: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, number); the numbers of a range share its span."""
    offset = bracket.start("items")
    for item in re.finditer(r"(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?", bracket["items"]):
        first = int(item[1])
        last = int(item[2]) if item[2] else first
        if first > last:
            first, last = last, first  # set backwards by a right-to-left line
        for number in range(first, min(last, first + _LONGEST_RANGE) + 1):
            yield offset + item.start(), offset + item.end(), number


def _part(number: int, entry: ReferenceEntry | None, locator: Locator | None) -> CitedPart:
    if entry is None:
        return CitedPart(0, 0, number=number, locator=locator)
    return CitedPart(
        0, 0, tuple(author.family for author in entry.authors), entry.et_al, entry.year, entry.suffix,
        entry.calendar, locator, number=number,
    )
