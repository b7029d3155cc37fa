"""Which of the two languages a line or a block is in, by its script."""

from __future__ import annotations

import re

from annotator.core.model import Lang
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS, PRESENTATION_FORMS, count_latin, count_persian

_IN_BRACKETS = re.compile(r"[()\[][^()\[\]\n]{0,200}[()\]]")
_BRACKET = re.compile(r"[()\[\]]")
_LATIN = re.compile(f"[{LATIN_LETTERS}]")
_LETTER = re.compile(f"[{LATIN_LETTERS}{PERSIAN_LETTERS}{PRESENTATION_FORMS}]")
_PERSIAN_WORD = re.compile(f"[{PERSIAN_LETTERS}{PRESENTATION_FORMS}]{{3}}")
_LOWER_WORD = re.compile(f"(?<![{LATIN_LETTERS}])[a-z]{{2,}}")


def of_text(text: str) -> Lang:
    """Return the language most letters of a text are in; Persian when there is none."""
    latin = count_latin(text)
    return "en" if latin and latin > count_persian(text) else "fa"


def of_block(text: str) -> Lang:
    """Return the language of a block: brackets, which hold citations, are not counted when more is there."""
    bare = _IN_BRACKETS.sub("", text)
    return of_text(bare if _LETTER.search(bare) else text)


def of_line(text: str) -> str:
    """Return ``fa`` or ``en`` for a line that is plainly in one language, else an empty string.

    Latin letters alone do not make a line English: it may be the citation of a Persian paragraph.
    """
    if not _LATIN.search(text):
        return "fa" if _PERSIAN_WORD.search(text) else ""
    persian, latin = count_persian(text), count_latin(text)
    if persian > latin:
        return "fa" if persian >= 3 else ""
    if persian * 5 > latin or latin < 3:
        return ""
    plain = persian == 0 and not _BRACKET.search(text)
    return "en" if plain or len(_LOWER_WORD.findall(_IN_BRACKETS.sub("", text))) >= 3 else ""
