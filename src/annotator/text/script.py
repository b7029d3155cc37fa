"""The signs of the two scripts, as character classes for regular expressions.

Letters, vowel marks, digits and joining behaviour as in the Unicode Standard, chapter 9.2
(Arabic): a letter of ``NON_JOINING`` does not join the letter after it.
"""

from __future__ import annotations

import re

KASHIDA = "\u0640"
ZWNJ = "\u200c"
PERSIAN_LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
"""Letters of the Arabic script without kashida and marks, for use inside a character class."""
HAMZA = "\u0654"
MARKS = "\u064b-\u065f\u0670"
NON_JOINING = "اأإآٱدذرزژوؤةۀء"
PERSIAN_SIGNS = f"{PERSIAN_LETTERS}{MARKS}{KASHIDA}{ZWNJ}"
DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
LATIN_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
PRESENTATION_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"

DIGIT_VALUES = {
    ord(digit): str(value) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, digit in enumerate(digits)
}

_PERSIAN_RUN = re.compile(f"[{PERSIAN_LETTERS}{PRESENTATION_FORMS}]+")
_LATIN_RUN = re.compile(f"[{LATIN_LETTERS}]+")
_OTHER_DIGIT = re.compile("[\u06f0-\u06f9\u0660-\u0669]")


def ascii_digits(text: str) -> str:
    """Return the text with Persian and Arabic digits as ASCII digits (same length)."""
    # looking for a digit is several times as fast as translating, and most texts have none
    return text.translate(DIGIT_VALUES) if _OTHER_DIGIT.search(text) else text


def count_persian(text: str) -> int:
    """Count the Arabic-script letters of a text."""
    return sum(map(len, _PERSIAN_RUN.findall(text)))


def count_latin(text: str) -> int:
    """Count the Latin letters of a text."""
    return sum(map(len, _LATIN_RUN.findall(text)))
