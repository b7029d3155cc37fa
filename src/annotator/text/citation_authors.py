"""Authors as citations name them: people of both scripts, organisations, web addresses.

A piece of text is a list of authors when every part of it can be a name; otherwise it is none. What
is a date, an event or a place is told by word lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.text.citation_words import (
    MONTHS,
    ORGANISATION_ENGLISH,
    ORGANISATION_PERSIAN,
    PARTICLES,
    PLACES,
    STOP_PERSIAN,
    THINGS_ENGLISH,
    THINGS_PERSIAN,
    folded_word,
)
from annotator.text.romanisation import is_known_given_name, is_known_surname
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS, PERSIAN_SIGNS

EDGE = " \t\n\r\u200c\u200e\u200f,،:؛;.([-–"
"""Signs that part authors, years and pages; no name begins or ends with them."""

_SPACE = r"[\s\u200c\u200e\u200f]"
_COMMA = r"[,،]"
_ET_AL = re.compile(
    rf"{_COMMA}?{_SPACE}*(?:(?:&{_SPACE}*)?\bet\.?{_SPACE}*al\b\.?(?:['’]s)?"
    rf"|\band{_SPACE}(?:others|colleagues|associates)\b"
    rf"|و?{_SPACE}?(?:هم\u200c?کاران(?:ش|شان)?|دیگران|سایرین)(?![{PERSIAN_SIGNS}]))",
    re.IGNORECASE,
)
_BETWEEN_LATIN = re.compile(
    rf"{_SPACE}*(?:,{_SPACE}*(?:&|and{_SPACE})|&|{_SPACE}and{_SPACE}|,|،)+{_SPACE}*"
)
_BETWEEN_PERSIAN = re.compile(
    rf"{_SPACE}*[،,]{_SPACE}*(?:و{_SPACE}+)?|{_SPACE}+و{_SPACE}+|{_SPACE}*&{_SPACE}*"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s-]?){1,3}")
_LEADING_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?)+(?=[A-ZÀ-Þ])")
_LATIN_WORD = re.compile(rf"[{LATIN_LETTERS}][^\W_]*(?:['’.\-‐/]+[^\W_]*)*|[A-Z]\d+")
_BIDI_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WEB_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PERSIAN_LETTER = re.compile(f"[{PERSIAN_LETTERS}]")


@dataclass(frozen=True)
class AuthorList:
    """The authors before a year, as written; ``et_al`` when more are left out."""

    names: tuple[str, ...]
    et_al: bool


@dataclass(frozen=True)
class NamesBefore:
    """Authors named before a bracket; ``start`` is where the first name begins (code points of the text).

    ``is_certain`` says the words alone prove an author; otherwise a work of these authors and this year
    must be cited elsewhere.
    """

    start: int
    authors: tuple[str, ...]
    et_al: bool
    is_certain: bool


def parse_authors(text: str) -> AuthorList | None:
    """Return the authors a piece of text names, or None when it cannot be a list of authors."""
    text = _BIDI_MARKS.sub("", text).strip(EDGE + ")")
    et_al = _ET_AL.search(text)
    names_text = text[: et_al.start()] if et_al else text
    names_text = names_text.strip(EDGE)
    if not names_text or len(names_text) > 200 or (et_al and text[et_al.end():].strip(EDGE + ".")):
        return None
    names = _persian_names(names_text) if _PERSIAN_LETTER.search(names_text) else _latin_names(names_text)
    if not names:
        return None
    return AuthorList(tuple(names), et_al is not None)


def is_time(names: tuple[str, ...]) -> bool:
    """Tell whether a single name is a month or a season."""
    return any(folded_word(word) in MONTHS for name in names for word in name.split()) and len(names) == 1


def is_thing(names: tuple[str, ...]) -> bool:
    """Tell whether a name is that of an event, a document or a time: by its last word, in Persian by any."""
    if is_time(names):
        return True
    for name in names:
        numberless = re.sub(r"\s+[IVX]+$", "", name)
        words = [folded_word(word) for word in numberless.split()]
        if words and (words[-1] in THINGS_ENGLISH or folded_word(name) in THINGS_ENGLISH):
            return True
        is_organisation = words and words[0] in ORGANISATION_PERSIAN
        if not is_organisation and any(word in THINGS_PERSIAN for word in words):
            return True
    return False


def is_place(names: tuple[str, ...]) -> bool:
    """Tell whether a single name is a country, a city or a party whose deeds have years."""
    return len(names) == 1 and folded_word(names[0]) in PLACES


def _latin_names(text: str) -> list[str]:
    pieces = [piece.strip(" \u200c\u200e\u200f") for piece in _BETWEEN_LATIN.split(text)]
    if _starts_organisation_with_and(text):
        pieces = [text]
    names: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if names and _INITIALS.fullmatch(piece):
            continue  # "Smith, J.": the initials belong to the name before
        is_organisation = any(folded_word(word) in ORGANISATION_ENGLISH for word in piece.split())
        name = piece if is_organisation else _LEADING_INITIALS.sub("", piece).strip()
        if not _is_latin_name(name):
            return []
        names.append(name)
    return names


def _starts_organisation_with_and(text: str) -> bool:
    """``Ministry of Economy and Finance`` is one author."""
    words = text.split()
    return len(words) > 3 and folded_word(words[0]) in ORGANISATION_ENGLISH and words[1] in ("of", "for", "on")


def _is_latin_name(name: str) -> bool:
    if _WEB_ADDRESS.fullmatch(name):
        return True
    words = name.split()
    if not words or len(words) > 9 or not re.match(rf"[{LATIN_LETTERS}‘’'\"“]", name):
        return False
    lower = 0
    for position, word in enumerate(words):
        if not _LATIN_WORD.fullmatch(word.strip("'‘’\"“”()")):
            return False
        if word.strip("'‘’\"“”")[:1].isupper() or word.casefold().rstrip(".") in PARTICLES:
            continue
        if position and word in ("of", "for", "on", "the", "and", "in", "to"):
            continue
        if re.match(r"(?:al|el|d|l|de)[-'’][A-ZÀ-Þ]", word):
            continue
        lower += 1
    has_capital = any(re.search(r"^[‘’'\"“”]?[A-ZÀ-Þ]|[-'’][A-Z]", word) for word in words)
    is_particle = words[0].casefold().rstrip(".") in PARTICLES or "-" in words[0]
    starts_low = words[0][:1].islower() and not is_particle
    return has_capital and lower <= (1 if len(words) > 1 else 0) and not starts_low


def _persian_names(text: str) -> list[str]:
    first_word = folded_word(text.split()[0])
    pieces = [text] if first_word in ORGANISATION_PERSIAN else _BETWEEN_PERSIAN.split(text)
    names: list[str] = []
    for piece in pieces:
        name = piece.strip(" \u200c\u200e\u200f.")
        if not name:
            continue
        if not _is_persian_name(name, is_organisation=first_word in ORGANISATION_PERSIAN):
            return []
        is_given_name = all(is_known_given_name(word) and not is_known_surname(word) for word in name.split())
        if len(names) == 1 and is_given_name and "و" not in text.split():
            continue  # "کریمی، علی": family name, given name
        names.append(" ".join(name.split()))
    return names


def _is_persian_name(name: str, *, is_organisation: bool) -> bool:
    words = name.split()
    if re.search(r"[\d:()\[\]=?؟!/%]", name) or len(words) > (9 if is_organisation else 5):
        return False
    if is_organisation:
        return True
    folded = [folded_word(word) for word in words]
    if len(words) == 1 and len(folded[0]) < 2:
        return False
    return not any(word in STOP_PERSIAN for word in folded)
