"""One entry of a reference list, taken apart.

Entries are read by what all styles share: authors first, then a year in brackets (APA, Iranian
journals) or near the end (Chicago, IEEE, Vancouver), a title up to its full stop or inside quotes, then
the container with volume, issue and pages. What cannot be told apart stays in ``text``; nothing is
invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.core.analysis import FoundName
from annotator.text.citation_grammar import NO_DATE, year_calendar
from annotator.text.reference_details import Details, details_of
from annotator.text.reference_names import reference_names
from annotator.text.script import LATIN_LETTERS, ascii_digits

_YEAR_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?P<year>\d{4})(?:/\d{4})?\s*(?P<suffix>[a-z]|الف|ب|پ|ت|ج|د)?(?:[,،][^()\[\]]{0,25})?\s*[)\]]"
    r"|\(\s*(?P<none>n\.?\s?d\.?|بی[\s\u200c]?تا|in press|forthcoming|زیر چاپ)\s*\)"
)
BARE_YEAR = re.compile(r"(?<![\d/–-])(?P<year>\d{4})(?P<suffix>[a-z])?(?![\d/–-])")
_NUMBER = re.compile(r"^\s*(?:\[(?P<bracketed>\d{1,3})\]|(?P<plain>\d{1,3})\s?[.)\-–])\s*")
_BULLET = re.compile(r"^[\s•*–—.-]+|(?<=\w)-\s*$")
"""A bullet, or the stop and the bullet that a right-to-left line put at the wrong ends."""
_QUOTE = re.compile(r"[«“\"]")
_FIRST_STOP = re.compile(r"(?:(?<![A-Z])(?<!\bet al)|(?<=[a-z] [A-Z])|(?<=[a-z] [A-Z][A-Z]))\.(?=\s)")
"""The stop behind the authors; ``Kenneth N.`` and ``Jones P.`` may end them, ``K.`` before a name does not."""
_CAPITALISED = rf"[A-ZÀ-Þ][{LATIN_LETTERS}'’-]+"
_NAME_AFTER_INITIALS = rf"(?:[A-ZÀ-Þ]\.[\s-]?)+(?:[a-z]+ )?{_CAPITALISED}(?: {_CAPITALISED})?"
_IEEE_AUTHORS = re.compile(
    rf"{_NAME_AFTER_INITIALS}(?:, {_NAME_AFTER_INITIALS})*(?:,? (?:and|&) {_NAME_AFTER_INITIALS}| et al\.)?(?=,)"
)
_FAMILY_AND_GIVEN = re.compile(
    r"[آ-ی\u200c ]{2,30}،\s*[آ-ی\u200c]+(?: [آ-ی\u200c]+)?(?:\s*(?:؛|و)\s+[آ-ی\u200c]{2,20}،\s*[آ-ی\u200c]+){0,3}(?=،)"
)
_REACH_OF_YEAR = 300
_REACH_OF_EARLY_YEAR = 120
"""How far into an entry, in code points, a year in brackets, and one without, may be that of the authors."""


@dataclass(frozen=True)
class ReferenceEntry:
    """What one entry says: who and when, and in ``details`` what and where. Digits are ASCII.

    ``number`` is the one it bears in a numbered list. ``pieces`` are (block id, start, end): where its
    text stands, in the repaired text of blocks; an entry cut up by the layout has several.
    """

    text: str
    authors: tuple[FoundName, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    details: Details = Details()
    number: int | None = None
    pieces: tuple[tuple[str, int, int], ...] = ()


@lru_cache(maxsize=8192)
def parse_reference(text: str) -> ReferenceEntry | None:
    """Return what one entry says, or None for a text that names no author or no year."""
    plain = ascii_digits(" ".join(text.split()))
    number, plain = leading_number(plain)
    dated = _YEAR_IN_BRACKETS.search(plain[:_REACH_OF_YEAR])
    if dated is not None and dated.start() > 1 and _may_stand_after_authors(plain, dated.start()):
        authors_text, rest = plain[: dated.start()], plain[dated.end():]
    else:
        dated, authors_text, rest = _without_bracketed_year(plain)
    if dated is None:
        return None
    authors, et_al = reference_names(authors_text)
    if not authors:
        return None
    year, suffix, calendar = _year_of(dated)
    return ReferenceEntry(text.strip(), authors, et_al, year, suffix, calendar, details_of(rest), number)


def leading_number(text: str) -> tuple[int | None, str]:
    """Return the number an entry starts with, and the rest without it or a bullet."""
    numbered = _NUMBER.match(text)
    if numbered is not None:
        return int(numbered["bracketed"] or numbered["plain"]), text[numbered.end():]
    return None, _BULLET.sub("", text)


def _may_stand_after_authors(text: str, year: int) -> bool:
    """Tell whether what stands before a bracketed year can be names only: no quoted title before it."""
    quoted = _QUOTE.search(text, 0, year)
    return quoted is None


def _without_bracketed_year(text: str) -> tuple[re.Match[str] | None, str, str]:
    """Divide an entry of a style that gives the year elsewhere: after the authors, or at the end."""
    years = [year for year in BARE_YEAR.finditer(text) if year_calendar(int(year["year"]))]
    if not years:
        return None, "", ""
    ieee = _IEEE_AUTHORS.match(text)
    if ieee is not None and years[-1].start() > ieee.end():
        return years[-1], ieee.group(), text[ieee.end():]
    by_commas = _by_commas(text, years[-1])
    if by_commas is not None:
        return years[-1], *by_commas
    quoted = _QUOTE.search(text)
    after_authors = _FIRST_STOP.search(text)
    first = years[0].start()
    is_early = first < _REACH_OF_EARLY_YEAR and (after_authors is None or first <= after_authors.end() + 2)
    if is_early and (quoted is None or first < quoted.start()):
        return years[0], text[:first], text[years[0].end():]
    ends = [match.start() for match in (quoted, after_authors) if match is not None]
    if not ends:
        comma = re.search("[،,]", text)
        ends = [comma.start()] if comma else []
    if not ends:
        return None, "", ""
    return years[-1], text[: min(ends)], text[min(ends):]


def _by_commas(text: str, year: re.Match[str]) -> tuple[str, str] | None:
    """Divide ``خانوادگی، نام، عنوان، تهران: ناشر، 1380``: a Persian entry with commas only, the year last."""
    head = _FAMILY_AND_GIVEN.match(text)
    if head is None or _QUOTE.search(text) or text[year.end():].strip(" .،") or ":" not in text[head.end():]:
        return None
    return head.group(), text[head.end():year.start()]


def _year_of(dated: re.Match[str]) -> tuple[str | None, str | None, str]:
    if dated["year"] is None:
        return NO_DATE, None, "none"
    return dated["year"], dated["suffix"], year_calendar(int(dated["year"])) or "gregorian"
