"""Vowel marks that came out after the wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import HAMZA, MARKS, PERSIAN_LETTERS

_MARK = re.compile(f"[{MARKS}]")
_WORD = re.compile(
    f"(?<![{PERSIAN_LETTERS}{MARKS}])([{PERSIAN_LETTERS}]{{2}})([\u064e-\u0650])([{PERSIAN_LETTERS}]+)(?![{MARKS}])"
)
_HAMZA_EARLY = re.compile(f"(?<=[{PERSIAN_LETTERS}])\u0654ه(?![{PERSIAN_LETTERS}{MARKS}])")
_WAW_WITH_HAMZA = re.compile(f"(?<![{PERSIAN_LETTERS}{MARKS}])([{PERSIAN_LETTERS}]+)ؤه(?![{PERSIAN_LETTERS}{MARKS}])")
_TANWIN = re.compile("ل\u064bا")
_FIRST_LETTER_VOWELS = {
    "\u064f": "بعد مهم مدل کرد ترک گرد پست سنت شد گل پل خرد مرد کشت برد سرخ پخت رخ مهر بت در گم قم رم مد پشت",
    "\u0650": "علم ملک نقش فکر ذکر شعر جنس حس حزب شرک قسم سن جد رشته فرقه گل دل سر کشت علت ملت",
    "\u064e": "",
}
_SHIFTED = {mark: frozenset(words.split()) for mark, words in _FIRST_LETTER_VOWELS.items()}
_ENDINGS = ("", "ی", "ها", "های", "هایی", "د")


def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield marks moved to their letter: in known words by one, tanwin from lam to alef, hamza to a last he.

    The first two only in a document with other signs of damage: ``کاملًا`` is also a way of writing. A hamza
    before a last he belongs on it: no word is written so.
    """
    text = draft.text
    changes: list[Change] = []
    if HAMZA in text:
        changes.extend(_moved_hamza(match) for match in _HAMZA_EARLY.finditer(text))
    if "ؤه" in text:
        changes.extend(_split_waw(match) for match in _WAW_WITH_HAMZA.finditer(text) if _is_joined_waw(match))
    if evidence.damaged and _MARK.search(text):
        changes.extend(_moved_tanwin(match) for match in _TANWIN.finditer(text))
        changes.extend(_moved_vowel(match) for match in _WORD.finditer(text) if _is_shifted(match))
    yield from sorted(changes, key=lambda change: change.start)


def _moved_hamza(match: re.Match[str]) -> Change:
    start = match.start()
    return Change(start, start + 2, ((start + 1, start + 2), (start, start + 1)), 0.95, "hamza one letter early")


def _is_joined_waw(match: re.Match[str]) -> bool:
    """Tell whether ``شیؤه`` is ``شیوهٔ``: no list has the one word, one has the other."""
    return lexicon.frequency(match.group()) <= 0 < lexicon.frequency(f"{match.group(1)}وه")


def _split_waw(match: re.Match[str]) -> Change:
    start = match.end(1)
    return Change(start, start + 2, ("و", (start + 1, start + 2), HAMZA), 0.9, "hamza one letter early")


def _moved_tanwin(match: re.Match[str]) -> Change:
    start = match.start() + 1
    return Change(start, start + 2, ((start + 1, start + 2), (start, start + 1)), 0.95, "tanwin inside lam-alef")


def _is_shifted(match: re.Match[str]) -> bool:
    word = match.group(1) + match.group(3)
    known = _SHIFTED[match.group(2)]
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in known for ending in _ENDINGS)


def _moved_vowel(match: re.Match[str]) -> Change:
    start, mark = match.start() + 1, match.start(2)
    return Change(start, mark + 1, ((mark, mark + 1), (start, mark)), 0.9, "vowel mark one letter late")


RULE = Rule("misplaced_diacritic", "Misplaced vowel marks", "Moves a vowel mark to its letter: بعُد → بُعد.", find)
