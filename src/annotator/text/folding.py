"""Folding: mapping the variants of a text to one form, for searching and comparing only.

Every code point folds by itself: compatibility forms (NFKD), case, Arabic ي and ك, ة and ۀ, hamza forms
and آ, vowel marks and accents, kashida, digits of all scripts, ZWNJ (a space), bidi marks (nothing).
So a text is folded letter by letter or kind by kind, and every folded code point knows its original.
"""

from __future__ import annotations

import re
import unicodedata

_ZWNJ = "\u200c"

_LETTERS = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ە": "ه", "ھ": "ه", "ہ": "ه", "ة": "ه",
    "ۃ": "ه",
    "ٱ": "ا", "ء": "", "ـ": "", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i",
    _ZWNJ: " ",
}
"""What Unicode's own mappings leave apart."""

_MARKS: tuple[tuple[int, int], ...] = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670,
    0x0670),
    (0x06D6, 0x06ED), (0x08D3, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0xFE20, 0xFE2F),
)
"""Accents and vowel marks that searching overlooks; marks that are vowels of other scripts stay."""

_JOINED = re.compile(rf"(?<![^\s{_ZWNJ}])[^\s{_ZWNJ}]++(?:{_ZWNJ}+[^\s{_ZWNJ}]++)+")
"""Looked for at the beginning of a word only: in a word of great length every letter would begin another try."""
_VOWEL_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Marks within a word, which ``\\w`` leaves out."""

_MANY_LETTERS = 150
"""Kinds of letters to be replaced from which looking up every letter is faster again."""

_FOLDED_LETTERS = (
    " abcdefghijklmnopqrstuvwxyz0123456789.,;:!?()[]{}'\"/&%#*+=<>_@–—-«»،؛؟ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
)
"""What most of a text consists of and folds to itself."""

_UNUSUAL = re.compile(f"[^{re.escape(_FOLDED_LETTERS)}]")
_WORD = re.compile(rf"[\w{_ZWNJ}{_VOWEL_MARKS}]+(?:['’.-]\w+)*")
_PREFIXES = frozenset({"می", "نمی", "بی", "هم", "فرا", "پیش", "پسا", "نا"})
_SUFFIXES = frozenset({
    "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "تر", "تری", "ترین", "ام",
    "ای",
    "اند", "اید", "ایم", "اش", "ات", "مان", "تان", "شان", "گرا", "گرایی", "گذاری", "سازی", "پذیر", "پذیری",
    "ی",
})


class _FoldTable(dict[int, str]):
    """What each code point folds to, worked out when first met."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


def fold(text: str) -> str:
    """Return the form of a text under which its spelling variants are equal; white space is single spaces.

    Folding twice changes nothing more.
    """
    folded = _mapped(text)
    return " ".join(folded.split()) if "  " in folded else folded.strip(" ")


def _mapped(text: str) -> str:
    """Return each code point folded, white space being spaces then.

    Most letters of a text fold to themselves, so replacing the few others one kind after the other takes
    a third of the time that looking up every letter does. No folded form folds further, so the order does
    not matter.
    """
    others = [letter for letter in set(_UNUSUAL.findall(text)) if _TABLE[ord(letter)] != letter]
    if len(others) > _MANY_LETTERS:
        return text.translate(_TABLE)
    for letter in others:
        text = text.replace(letter, _TABLE[ord(letter)])
    return text


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its code points, the position it came from (code points)."""
    folded: list[str] = []
    offsets: list[int] = []
    at_space = True
    for position, character in enumerate(text):
        for letter in _TABLE[ord(character)]:
            is_space = letter.isspace()
            if is_space and at_space:
                continue
            folded.append(" " if is_space else letter)
            offsets.append(position)
            at_space = is_space
    if folded and at_space:
        folded.pop()
        offsets.pop()
    return "".join(folded), offsets


def fold_for_index(text: str) -> str:
    """Return what an index stores: the folded text, then the joined form of every word written with ZWNJ.

    So ``می‌شود`` is found as ``می شود`` and as ``میشود``.
    """
    if _ZWNJ not in text:
        return fold(text)
    joined = (match.group().replace(_ZWNJ, "") for match in _JOINED.finditer(text))
    return fold(f"{text} {' '.join(dict.fromkeys(joined))}")


def fold_query(query: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word a user asks for, the folded spellings to look for, any of which is a hit.

    A spelling of several tokens is a phrase. Words with ZWNJ, and a word beside an inflection
    written apart, are looked for apart and joined.
    """
    words = [match.group() for match in _WORD.finditer(query)]
    asked: list[tuple[str, ...]] = []
    position = 0
    while position < len(words):
        parts = [words[position]]
        if position + 1 < len(words) and _belongs_together(words[position], words[position + 1]):
            parts.append(words[position + 1])
        position += len(parts)
        together = _ZWNJ.join(parts)
        spellings = (fold(together), fold(together.replace(_ZWNJ, "")))
        asked.append(tuple(dict.fromkeys(spelling for spelling in spellings if spelling)))
    return tuple(spellings for spellings in asked if spellings)


def _belongs_together(word: str, following: str) -> bool:
    return word in _PREFIXES or following in _SUFFIXES


def _fold_character(character: str) -> str:
    """Return what one character folds to, repeated until it is stable: folding twice is folding once."""
    folded = character
    for _ in range(4):
        step = "".join(map(_step, unicodedata.normalize("NFKD", folded.casefold())))
        if step == folded:
            break
        folded = step
    return folded


def _step(character: str) -> str:
    mapped = _LETTERS.get(character)
    if mapped is not None:
        return mapped
    code_point = ord(character)
    if any(first <= code_point <= last for first, last in _MARKS):
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return " " if character.isspace() else character


_TABLE = _FoldTable()
