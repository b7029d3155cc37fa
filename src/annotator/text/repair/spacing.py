"""Spaces too many, spaces too few, signs said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft, insertion, removal, replacement
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import DIGITS, LATIN_LETTERS, MARKS, NON_JOINING, PERSIAN_LETTERS, ZWNJ

_BLANK = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_CLOSING = "[،؛؟!»)](?:\\s|$|[،؛.])"
_BEFORE_STOP = f"[{PERSIAN_LETTERS}{LATIN_LETTERS}{DIGITS}»)]"
_AT_STOP = f"(?<={_BEFORE_STOP}){_BLANK}+(?=[.:](?:\\s|$))"
_EXTRA = re.compile(
    f"{_BLANK}(?:{_BLANK}+|(?<=\t)|(?={_CLOSING})|(?<={_BEFORE_STOP}{_BLANK})(?=[.:](?:\\s|$))"
    f"|(?<=\\s[«(]{_BLANK})|(?<=^[«(]{_BLANK}))"
)
"""The blank comes first, and what is asked of its left behind it: so only blanks are tried."""
_INNER = re.compile(f"{_BLANK}+(?:[،؛؟»)]|{_CLOSING})|{_AT_STOP}")
_OPENED = re.compile("(?:^|\\s)[«(]$")
_DOUBLED = re.compile(r"\.(?<=[؟!]\.)(?!\.)|،(?<=،،)|؛(?<=؛؛)")
_P = f"[{PERSIAN_LETTERS}{MARKS}]"
_LOST_AFTER_STOP = re.compile(
    f"(?<=[{PERSIAN_LETTERS}]{{3}}[.؟؛،])(?={_P}{{2}})|(?<={_P}{{2}})(?=\\([A-Z])|(?<=\\))(?={_P}{{2}})"
    f"(?!(?:ها|های|هایی|ای|ام|اند)(?!{_P}))"
)
_STOP_AT_WORD = re.compile(f"[.؟؛،)]{_P}|\\([A-Z]")
_NUMBER_AT_WORD = re.compile(f"[{DIGITS}](?:(?={_P})|(?<={_P}[12]))")
"""Quickly found, and without them no space is lost after a sign or at a number."""
_LOST_AT_NUMBER = re.compile(
    f"(?<=[{DIGITS}]{{2}})(?={_P}{{3}})(?!ها|مین|ام(?![{PERSIAN_LETTERS}])|سال[هگ]|ماهه|روزه|ساعته|نفره)"
    f"|(?<={_P}{{2}})(?=(?:1[234]|19|20)[0-9]{{2}}(?![{DIGITS}]))"
)
_WORD = re.compile(
    f"(?<![{PERSIAN_LETTERS}{MARKS}{ZWNJ}])[{PERSIAN_LETTERS}]{{4,40}}(?![{PERSIAN_LETTERS}{MARKS}{ZWNJ}])"
)
_SMALL_WORDS = ("به", "که", "در", "از", "با", "بر", "را", "این", "آن", "است")
_FREQUENT, _USED, _COMMON = 20, 10, 17
_LONGEST_ADDRESS = 200


def find_extra(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield the removal of doubled spaces and of spaces on the inner side of signs."""
    for match in _EXTRA.finditer(draft.text):
        start, end = match.span()
        if match.group()[0] == "\t" and not _is_inner(draft.text, start):
            yield replacement(start, end, " ", "tab")
        elif end - start == 1 or _is_inner(draft.text, start):
            yield removal(start, end, "space on the inner side of a sign", 0.95)
        else:
            yield removal(start + 1, end, "doubled space")


def _is_inner(text: str, start: int) -> bool:
    """Tell whether several spaces stand on the inner side of a sign, where not even one belongs."""
    return _INNER.match(text, start) is not None or _OPENED.search(text, max(0, start - 2), start) is not None


def find_doubled(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield the removal of a stop after a question mark and of a comma said twice."""
    for match in _DOUBLED.finditer(draft.text):
        yield removal(match.start(), match.end(), "sign said twice", 0.9)


def find_glued(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield the spaces lost after stops, at numbers and between words no list knows together."""
    text = draft.text
    changes: list[Change] = []
    if _STOP_AT_WORD.search(text):
        places = _LOST_AFTER_STOP.finditer(text)
        changes.extend(insertion(match.start(), " ", "space lost after a sign", 0.95) for match in places)
    if _NUMBER_AT_WORD.search(text):
        places = _LOST_AT_NUMBER.finditer(text)
        changes.extend(insertion(match.start(), " ", "space lost at a number", 0.9) for match in places)
    for match in _WORD.finditer(text):
        cut = _cut(match.group())
        if cut:
            position, confidence = cut
            changes.append(insertion(match.start() + position, " ", "two words written together", confidence))
    if "@" in text or "://" in text:
        changes = [change for change in changes if not _is_in_address(text, change.start)]
    yield from sorted(changes, key=lambda change: change.start)


def _is_in_address(text: str, position: int) -> bool:
    """Tell whether the signs around a position, up to the next spaces, are an e-mail or web address."""
    before = text[max(0, position - _LONGEST_ADDRESS) : position].split(" ")[-1]
    token = before + text[position : position + _LONGEST_ADDRESS].split(" ", 1)[0]
    return "@" in token or "://" in token


def _cut(word: str) -> tuple[int, float] | None:
    """Return where an unknown word falls into two known ones, and how sure that is."""
    if word == "براین":
        return 2, 0.85
    return _cut_of_unknown(word)


@lru_cache(maxsize=1 << 16)
def _cut_of_unknown(word: str) -> tuple[int, float] | None:
    if lexicon.frequencies().get(word, 0) >= _USED or lexicon.frequency(word) >= _USED:
        return None
    for small in _SMALL_WORDS:
        left = word[: -len(small)]
        if word.endswith(small) and left and left[-1] in NON_JOINING and _stands_before(left, small):
            return len(left), 0.85
    return _cut_of_two_nouns(word)


def _stands_before(left: str, small: str) -> bool:
    if left in ("ها", "های"):
        return True
    if small == "است" and lexicon.frequencies().get(left + "ا", 0) > 0:
        return False  # اجراست is اجرا است in one word, and right
    if len(left) < 3:
        return False
    known = lexicon.frequencies().get(left, 0)
    return known >= _FREQUENT or (left in lexicon.verb_forms() and known >= _COMMON)


def _cut_of_two_nouns(word: str) -> tuple[int, float] | None:
    """Return a cut between two frequent words; only ever a suggestion."""
    if len(word) < 8 or lexicon.frequency(word) != lexicon.UNKNOWN:
        return None
    known = lexicon.frequencies()
    for position in range(4, len(word) - 3):
        left, right = word[:position], word[position:]
        if left[-1] in NON_JOINING and min(known.get(left, 0), known.get(right, 0)) >= _FREQUENT:
            return position, 0.6
    return None


SPACES = Rule(
    "spaces", "Spaces", "Takes out doubled spaces and spaces before a closing sign: متن  ، → متن،", find_extra
)
DOUBLED_MARKS = Rule(
    "doubled_marks", "Doubled marks", "Takes out a stop after a question mark: است؟. → است؟", find_doubled
)
GLUED_WORDS = Rule(
    "glued_words",
    "Glued words",
    "Puts back a space lost after a stop, at a number or between words: نماید.با → نماید. با",
    find_glued,
)
