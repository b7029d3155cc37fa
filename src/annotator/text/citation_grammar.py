"""The grammar of author-date citations: what stands inside a citation's brackets, taken apart.

Works on a bracket's inside, with or without authors, in Latin and Persian script:
``see Brown & Ainley, 2012, pp. 33–35; BBC Persian, 2024b`` or ``کریمی، ۱۴۰۰الف: ۲۵``. Positions are code
points of the inside. Forms follow APA 7, Chicago 17 author-date and the usage of Iranian journals,
where a colon before the page is the norm and ``همان`` means the work just cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from annotator.core.calendar import month_of
from annotator.text.citation_authors import EDGE, AuthorList, is_place, is_thing, is_time, parse_authors
from annotator.text.citation_words import (
    ENGLISH_SIGNALS,
    LOCATOR_LABELS,
    PERSIAN_SIGNALS,
    SECONDARY,
)
from annotator.text.romanisation import is_known_surname
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS, PERSIAN_SIGNS, ascii_digits

Repetition = Literal["", "same_work", "same_author"]

NO_DATE = "n.d."
_SPACE = r"[\s\u200c\u200e\u200f]"
_COMMA = r"[,،]"

_PERSIAN_SUFFIX = "الف|ب|پ|ت|ث|ج|چ|ح|خ|د|ه"
_ERA = (
    rf"(?:{_SPACE}?(?:ه[ـ\u200d]?\.?{_SPACE}?ش|ه[ـ\u200d]?\.?{_SPACE}?ق|خورشیدی|شمسی|میلادی|قمری|ش|م|ق)\.?"
    rf"(?![{PERSIAN_SIGNS}])|{_SPACE}(?:AD|CE)\b)?"
)
_YEAR = re.compile(
    rf"(?:\[\d{{4}}\]{_SPACE}?)?(?<![\d/.])(?<![A-Za-z][-–])(?P<first>\d{{4}})"
    rf"(?:[/-]\d\d?[/-]\d\d?(?!\d)|{_SPACE}?(?:/|\[){_SPACE}?(?P<second>\d{{4}})\]?)?(?!\d)(?P<era>{_ERA})"
    rf"(?:(?:{_SPACE}|-|/)?(?:(?P<latin>[a-z])(?![{LATIN_LETTERS}.])"
    rf"|(?P<persian>{_PERSIAN_SUFFIX})(?![{PERSIAN_SIGNS}])))?"
    rf"|(?P<none>\bn\.?\s?d\b\.?|بی{_SPACE}?تا(?![{PERSIAN_SIGNS}])|بدون{_SPACE}تاریخ|\bundated\b)"
    r"(?:-?(?P<none_suffix>[a-z])(?![A-Za-z.]))?"
    rf"|(?P<coming>\bin press\b|\bforthcoming\b|زیر{_SPACE}چاپ"
    rf"|در{_SPACE}(?:دست|حال){_SPACE}(?:چاپ|انتشار))",
    re.IGNORECASE,
)

_NUMBER = r"(?:\d+|(?=[ivxlcdm])[ivxlc]*(?:[ivxlcdm]))(?:[a-z](?![a-z]))?"
_RANGE = rf"{_NUMBER}(?:{_SPACE}?[-–—−‐‑]{_SPACE}?{_NUMBER})?(?:{_SPACE}?ff?\b\.?)?"
_ORDINALS = {
    "اول": "1", "نخست": "1", "دوم": "2", "سوم": "3", "چهارم": "4", "پنجم": "5", "ششم": "6", "هفتم": "7",
    "هشتم": "8",
    "نهم": "9", "دهم": "10",
}
_MORE_NUMBERS = rf"(?:{_SPACE}?(?:{_COMMA}|&|\band\b|و){_SPACE}?(?!\d{{4}}){_RANGE}(?!{_SPACE}?[a-z]))*"
_LABEL = "|".join(sorted(map(re.escape, LOCATOR_LABELS), key=len, reverse=True))
_LABELLED = re.compile(
    rf"(?P<label>ص{_SPACE}ص|{_LABEL})(?![{LATIN_LETTERS}{PERSIAN_LETTERS}])[.:]?{_SPACE}*"
    rf"(?P<value>{_RANGE}{_MORE_NUMBERS}|(?:{'|'.join(_ORDINALS)})(?![{PERSIAN_SIGNS}]))",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(
    rf"(?P<value>\d+(?:{_SPACE}?/{_SPACE}?\d+)?(?:{_SPACE}?[-–—−‐‑]{_SPACE}?\d+)?(?:{_SPACE}?ff?\b\.?)?)"
)
_FIRST_NUMBERS = re.compile(_RANGE, re.IGNORECASE)
_BARE_MORE = re.compile(rf"{_SPACE}?(?:{_COMMA}|و|&){_SPACE}?(?!\d{{4}})\d+(?:[-–]\d+)?(?![\d\w])")

_IBID = re.compile(
    rf"(?:ibid(?:em)?|id|(?:loc|op)\.?{_SPACE}?cit|همان{_SPACE}(?:منبع|اثر|جا)|همان(?:جا)?|(?:منبع{_SPACE})?پیشین)"
    rf"(?![{LATIN_LETTERS}{PERSIAN_SIGNS}])\.?",
    re.IGNORECASE,
)
_IDEM = re.compile(rf"(?:idem|همو|نویسنده{_SPACE}پیشین)(?![{LATIN_LETTERS}{PERSIAN_SIGNS}])", re.IGNORECASE)

_PERSIAN_LETTER = re.compile(f"[{PERSIAN_LETTERS}]")
_DAY_AND_MONTH = re.compile(r"[,،]\s*(?:\d{1,2}\s+)?(?P<month>[^\W\d]+)(?:\s+\d{1,2})?[,،]?\s*$")
_REVERSED_LOCATOR = re.compile(
    r"(?P<label>pp?|صص?)\s*[,،]\s*(?P<year>\d{4}[a-z]?|n\.d\.?)\s*[,،]\s*(?P<names>[^\d,،]{2,80}?)\s*\.\s*"
    r"(?P<page>\d+(?:\s?[-–]\s?\d+)?)"
)
_REVERSED_PAGE = re.compile(
    r"(?P<names>[^\d]{2,80}?)[،,]?\s*(?P<page>\d{1,3}(?:\s?[-–]\s?\d{1,4})?)\s*:\s?(?P<year>\d{4})"
)
_REVERSED_ALL = re.compile(
    r"(?P<page>\d{1,3}(?:\s?[-–]\s?\d{1,4})?)\s*[:،]\s*(?P<year>\d{4})\s*[،,]\s*(?P<names>[^\d:]{2,80})"
)
_REVERSED_YEAR = re.compile(r"(?P<year>\d{4}[a-z]?|n\.d\.?)\s+[,،](?P<names>[^\d,،]{2,80})")
_REVERSED = (_REVERSED_LOCATOR, _REVERSED_PAGE, _REVERSED_ALL, _REVERSED_YEAR)


@dataclass(frozen=True)
class Locator:
    """A place inside a work: kind (page, chapter …) and value with ASCII digits."""

    label: str
    value: str


@dataclass(frozen=True)
class CitedPart:
    """One work cited inside a bracket: ``start`` and ``end`` in the inside, the rest as parsed.

    ``authors`` is empty for a narrative citation's bracket and for ``همان``. ``is_secondary`` says the
    work is known through the next one only (*cited in*). ``other_year`` is the year given in the other
    calendar, ``number`` that of the entry a numbered style cites.
    """

    start: int
    end: int
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: str | None = None
    suffix: str | None = None
    calendar: str = "none"
    locator: Locator | None = None
    repetition: Repetition = ""
    is_secondary: bool = False
    other_year: str | None = None
    number: int | None = None


@lru_cache(maxsize=4096)
def parse_inside(inside: str) -> tuple[CitedPart, ...]:
    """Return the works cited by a bracket with this inside; empty when it is no citation.

    A bracket with year and locator but no authors (``2010, p. 25``) gives parts without authors: they
    are a citation only if a name stands before the bracket.
    """
    text = ascii_digits(inside)
    backwards = _parse_reversed(text)
    if backwards is not None:
        return (backwards,)
    parts: list[CitedPart] = []
    for start, end in _segments(text):
        parts.extend(_parse_segment(text, start, end, parts[-1] if parts else None))
    return tuple(parts)


def year_calendar(year: int) -> str | None:
    """Return the calendar a four-digit year of a publication is given in, or None for an impossible year."""
    if 1200 <= year < 1500:
        return "solar_hijri"
    return "gregorian" if 1500 <= year <= 2099 else None


def _segments(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in re.finditer("[;؛\n]", text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _parse_segment(text: str, start: int, end: int, previous: CitedPart | None) -> list[CitedPart]:
    """Parse one work, or several of the same authors, between two semicolons."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    body_start = _skip_signals(text, start, end)
    repeated = _parse_repetition(text, start, body_start, end)
    if repeated is not None:
        return [repeated]
    year = _YEAR.search(text, body_start, end)
    while year is not None and not _is_year_of_work(year):
        year = _YEAR.search(text, year.end(), end)
    if year is None:
        return []
    before = text[body_start:year.start()].strip(EDGE)
    authors: AuthorList | None = AuthorList((), et_al=False)
    idem = _IDEM.fullmatch(before)
    if before and not idem:
        authors = _authors_before_year(before, text, year, end)
    if authors is None:
        return _after_a_lost_start(text, start, year, end)
    if not before and previous is None and body_start > start:
        return []  # "in 2015", "since 2001"
    if not before and previous is not None:
        authors = AuthorList(previous.authors, previous.et_al)
    part = replace(_part_of_year(start, year), authors=authors.names, et_al=authors.et_al)
    if idem:
        part = replace(part, repetition="same_author")
    return _parse_tail(text, year.end(), end, part)


def _after_a_lost_start(text: str, start: int, year: re.Match[str], end: int) -> list[CitedPart]:
    """Try again behind ``cited in``: the words before it may be anything."""
    for words in SECONDARY:
        found = text.find(words, start + 1, year.start())
        if found >= 0:
            return _parse_segment(text, found, end, None)
    return []


def _skip_signals(text: str, start: int, end: int) -> int:
    """Return where the authors start, behind ``see``, ``e.g.,``, ``ر.ک.`` and the like."""
    signals = PERSIAN_SIGNALS if _PERSIAN_LETTER.match(text, start, end) else ENGLISH_SIGNALS
    skipped = True
    while skipped:
        skipped = False
        for signal in signals:
            stop = start + len(signal)
            if text[start:stop].casefold() == signal and stop < end and not text[stop].isalnum():
                start = stop
                while start < end and text[start] in EDGE:
                    start += 1
                skipped = True
                break
    return start


def _parse_repetition(text: str, start: int, body_start: int, end: int) -> CitedPart | None:
    """Parse ``همان: 25``, ``Ibid., p. 3`` and ``Smith, op. cit.,
    p. 3``; the whole segment must be of that form."""
    match = _IBID.match(text, body_start, end)
    authors: tuple[str, ...] = ()
    if match is None:
        match = _IBID.search(text, body_start, end)
        if match is None or _YEAR.search(text, body_start, end):
            return None
        named = parse_authors(text[body_start:match.start()])
        if named is None:
            return None
        authors = named.names
    locator, stop = _locator_at(text, match.end(), end)
    if text[stop:end].strip(EDGE + ")"):
        return None
    return CitedPart(start, end, authors=authors, locator=locator, repetition="same_work")


def _is_year_of_work(year: re.Match[str]) -> bool:
    if year["first"] is None:
        return True
    return year_calendar(int(year["second"] or year["first"])) is not None


def _part_of_year(start: int, year: re.Match[str]) -> CitedPart:
    if year["first"] is None:
        suffix = year["none_suffix"]
        return CitedPart(start, year.end(), year="in press" if year["coming"] else NO_DATE, suffix=suffix)
    first, second = year["first"], year["second"]
    calendar = year_calendar(int(first)) or "gregorian"
    chosen, other = first, second
    if second and year_calendar(int(second)) == calendar:
        chosen, other = second, None  # Kant, 1781/1998: the edition at hand is the later one
    era = (year["era"] or "").strip(" .\u200c")
    if era.endswith(("م", "میلادی")) and calendar == "solar_hijri":
        calendar = "gregorian"
    if era.endswith(("ق", "قمری")):
        calendar = "none"
    suffix = year["latin"] or year["persian"]
    return CitedPart(
        start, year.end(), year=chosen, suffix=suffix.casefold() if suffix else None, calendar=calendar,
        other_year=other,
    )


def _authors_before_year(before: str, text: str, year: re.Match[str], end: int) -> AuthorList | None:
    """Return the authors, if the words before a year are authors and not a date, a place or an event."""
    dated = _DAY_AND_MONTH.search(before)
    is_dated = dated is not None and month_of(dated["month"]) is not None
    authors = parse_authors(before[: dated.start()] if dated is not None and is_dated else before)
    if authors is None:
        return None
    gap = text[: year.start()].rstrip(" \u200c\u200e\u200f[(")
    has_comma = is_dated or gap.endswith((",", "،", ";"))
    has_locator = _locator_at(text, year.end(), end)[0] is not None
    has_suffix = bool(year["latin"] or year["persian"] or year["none"])
    if authors.et_al or has_locator or has_suffix:
        return authors if not is_time(authors.names) else None
    if is_thing(authors.names) or is_place(authors.names):
        return None
    if has_comma or not _PERSIAN_LETTER.search(before):
        return authors
    is_name = any(is_known_surname(name.split()[-1]) for name in authors.names)
    return authors if is_name or len(authors.names) > 1 else None


def _parse_tail(text: str, position: int, end: int, part: CitedPart) -> list[CitedPart]:
    """Parse what follows a year: locators, more years or suffixes of the same authors, further works."""
    parts = [part]
    while position < end:
        locator, stop = _locator_at(text, position, end)
        if locator is not None:
            parts[-1] = replace(parts[-1], locator=_richer(parts[-1].locator, locator), end=stop)
            position = stop
            continue
        following = _another_year(text, position, end, parts[-1])
        if following is None:
            break
        parts.append(following)
        position = following.end
    rest_start = position
    rest = text[rest_start:end].strip(EDGE + ")].")
    if not rest:
        parts[-1] = replace(parts[-1], end=end)
        return parts
    return _parse_rest(text, rest_start, end, parts)


def _richer(known: Locator | None, locator: Locator) -> Locator:
    """A page says more than the volume before it: ``ج ۲، ص ۳۵`` is page 35."""
    return known if known is not None and known.label == "page" else locator


def _parse_rest(text: str, position: int, end: int, parts: list[CitedPart]) -> list[CitedPart]:
    """Parse the words after a complete citation: another one after a comma, a note,
    or a sign that all was wrong."""
    stripped_start = position
    while stripped_start < end and text[stripped_start] in EDGE:
        stripped_start += 1
    rest = text[stripped_start:end]
    is_secondary = any(rest.casefold().startswith(words) for words in SECONDARY)
    further = _parse_segment(text, stripped_start, end, None)
    if further and further[0].authors:
        if is_secondary:
            parts[-1] = replace(parts[-1], is_secondary=True)
        return [*parts, *further]
    is_glued = stripped_start == position or text[position] in "-–/."
    if is_glued or len(rest.split()) > 8 or not parts[-1].authors or re.match(r"\d", rest):
        return []
    parts[-1] = replace(parts[-1], end=end)
    return parts


def _another_year(text: str, position: int, end: int, part: CitedPart) -> CitedPart | None:
    """Return the next work of the same authors: ``, 2012`` or, with the same year, ``, b``."""
    separator = re.compile(rf"{_SPACE}*(?:{_COMMA}|&|\band\b|و){_SPACE}*").match(text, position, end)
    if separator is None:
        return None
    year = _YEAR.match(text, separator.end(), end)
    if year is not None and _is_year_of_work(year):
        following = _part_of_year(separator.end(), year)
        return replace(following, authors=part.authors, et_al=part.et_al)
    if part.suffix:
        letter = re.compile(rf"(?:[a-z]|{_PERSIAN_SUFFIX})(?![\w.])").match(text, separator.end(), end)
        if letter is not None:
            return replace(part, start=separator.end(), end=letter.end(), suffix=letter.group(), locator=None)
    return None


def _locator_at(text: str, position: int, end: int) -> tuple[Locator | None, int]:
    """Return the locator that starts behind the separators at a position, and where it ends."""
    separator = re.compile(rf"{_SPACE}*(?P<mark>[,،:؛.]*){_SPACE}*").match(text, position, end)
    start = separator.end() if separator else position
    mark = separator["mark"] if separator else ""
    labelled = _LABELLED.match(text, start, end)
    if labelled is not None:
        label = LOCATOR_LABELS.get(labelled["label"].casefold(), "page")
        if label == "volume":  # "ج6، 215": the number behind the volume is the page
            volume = _FIRST_NUMBERS.match(labelled["value"])
            value = volume.group() if volume is not None else labelled["value"]
            return Locator(label, _plain_value(value)), labelled.start("value") + len(value)
        return Locator(label, _plain_value(labelled["value"])), labelled.end()
    if not mark:
        return None, position
    bare = _BARE_PAGES.match(text, start, end)
    if bare is None or re.match(r"\w", text[bare.end():end]):
        return None, position
    is_year = re.fullmatch(r"\d{4}", bare["value"]) and year_calendar(int(bare["value"]))
    if is_year and ":" not in mark:
        return None, position
    stop = bare.end()
    while (more := _BARE_MORE.match(text, stop, end)) is not None:
        stop = more.end()
    return Locator("page", _plain_value(text[start:stop])), stop


def _plain_value(value: str) -> str:
    """Return a locator's value without stray spaces; a range set backwards by the line is turned."""
    value = re.sub(rf"{_SPACE}*([-–—−‐‑/]){_SPACE}*", r"\1", value.strip())
    value = _ORDINALS.get(value, value)
    turned = re.fullmatch(r"(\d+)([-–—−‐‑])(\d+)", value)
    if turned and len(turned[1]) == len(turned[3]) and int(turned[1]) > int(turned[3]):
        value = f"{turned[3]}{turned[2]}{turned[1]}"
    return value


def _parse_reversed(text: str) -> CitedPart | None:
    """Parse a citation whose tokens stand in visual order: ``p ,2010 ,Buzan. 25``, ``کریمی، 25 :1400``."""
    stripped = text.strip()
    matches = (pattern.fullmatch(stripped) for pattern in _REVERSED)
    match = next(filter(None, matches), None)
    if match is None or (match["year"].isdigit() and year_calendar(int(match["year"])) is None):
        return None
    authors = parse_authors(match["names"])
    if authors is None:
        return None
    year, groups = match["year"], match.groupdict()
    is_dated = year[0].isdigit()
    locator = Locator("page", _plain_value(groups["page"])) if groups.get("page") else None
    return CitedPart(
        0, len(text), authors.names, authors.et_al, year[:4] if is_dated else NO_DATE,
        year[4:] or None if is_dated else None,
        (year_calendar(int(year[:4])) or "gregorian") if is_dated else "none", locator,
    )
