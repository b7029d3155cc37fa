"""Citations in footnotes: a note that is a citation as a whole, short or in full.

Short notes read as brackets do (``کریمی، 1400: 25``, ``Ibid., p. 3``). Full notes name the person, the
title, and in brackets place, publisher and year (Chicago 17 notes, and Iranian usage):
``محمود سریع‌القلم، روش تحقیق (تهران: فرزان، 1380)، ص 12``.
"""

from __future__ import annotations

import re

from annotator.text.citation_authors import parse_authors
from annotator.text.citation_grammar import CitedPart, Locator, parse_inside, year_calendar
from annotator.text.citation_words import GIVEN_NAMES_LATIN, folded_word
from annotator.text.romanisation import is_known_given_name, is_known_surname
from annotator.text.script import ascii_digits

_LONGEST_NOTE = 500
_IMPRINT = re.compile(r"\((?P<imprint>[^()]{0,120}?)(?<!\d)(?P<year>\d{4})\)")
_PLACE = re.compile(r"[^\W\d]\s*:\s*[^\W\d]")
_VOLUME_BEFORE = re.compile(r"(?:\bvol|\bno|شماره|سال|دوره|ش)\.?\s*\d+[^()]{0,30}$", re.IGNORECASE)
_PAGE = re.compile(r"^\s*[,،:.]?\s*(?:pp?\.?|صص?\.?|صفحه)?\s*(?P<page>\d+(?:\s?[-–]\s?\d+)?)\s*\.?\s*$")
_TITLE_FOLLOWS = re.compile(r"[,،]\s*(?=[«“\"‘]|\S)")
_END = " .\n\u200c"


def note_citations(note: str) -> tuple[CitedPart, ...]:
    """Return the works a footnote cites; empty unless the whole note is citations."""
    text = ascii_digits(note.rstrip(_END))
    if not text or len(text) > _LONGEST_NOTE:
        return ()
    parts = () if "(" in text else parse_inside(text)
    if parts and parts[0].start == 0 and all(part.authors or part.repetition for part in parts):
        return parts
    full = _full_note(text)
    return (full,) if full is not None else ()


def _full_note(text: str) -> CitedPart | None:
    imprint = _IMPRINT.search(text)
    if imprint is None:
        return None
    calendar = year_calendar(int(imprint["year"]))
    before, after = text[: imprint.start()], text[imprint.end():]
    is_published = _PLACE.search(imprint["imprint"]) or _VOLUME_BEFORE.search(before)
    page = _PAGE.match(after)
    if calendar is None or not is_published or (after.strip(_END + "،,") and page is None):
        return None
    comma = _TITLE_FOLLOWS.search(before)
    authors = parse_authors(before[: comma.start()]) if comma is not None else None
    if authors is None or any(len(name.split()) > 4 for name in authors.names):
        return None
    names = tuple(_family_name(name) for name in authors.names)
    locator = Locator("page", page["page"].replace(" ", "")) if page is not None else None
    return CitedPart(0, len(text), names, authors.et_al, imprint["year"], None, calendar, locator)


def _family_name(name: str) -> str:
    """Return a name without its given names, as other notes will cite it."""
    words = name.split()
    while len(words) > 1 and _is_given_name(words[0]):
        words.pop(0)
    return " ".join(words)


def _is_given_name(word: str) -> bool:
    is_initial = re.fullmatch(r"(?:[A-Z]\.)+", word) is not None
    is_persian = is_known_given_name(word) and not is_known_surname(word)
    return is_initial or is_persian or folded_word(word) in GIVEN_NAMES_LATIN
