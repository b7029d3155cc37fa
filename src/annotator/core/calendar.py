"""Solar Hijri and Gregorian dates, month names of Iran, Afghanistan and the Arab world, dates in text.

Years, months and days are plain numbers counted from 1. The conversion is the arithmetic calendar of
Borkowski (*The Persian calendar for 3000 years*, Earth, Moon and Planets 74, 1996), whose table of
breaks agrees with the observed calendar for Solar Hijri 1178 to 1633.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

CalendarName = Literal["gregorian", "solar_hijri"]

SOLAR_MONTHS_IRAN: tuple[str, ...] = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)
SOLAR_MONTHS_AFGHANISTAN: tuple[str, ...] = (
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
)
GREGORIAN_MONTHS_IRAN: tuple[str, ...] = (
    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
)
GREGORIAN_MONTHS_AFGHANISTAN: tuple[str, ...] = (
    "جنوری", "فبروری", "مارچ", "اپریل", "می", "جون", "جولای", "آگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر",
)
GREGORIAN_MONTHS_LEVANT: tuple[str, ...] = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
GREGORIAN_MONTHS_ARAB: tuple[str, ...] = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
    "ديسمبر",
)
GREGORIAN_MONTHS_ENGLISH: tuple[str, ...] = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
)

_OTHER_SPELLINGS: dict[str, tuple[CalendarName, int]] = {
    "امرداد": ("solar_hijri", 5), "فبرواری": ("gregorian", 2), "آپریل": ("gregorian", 4),
    "ماه مه": ("gregorian", 5),
    "ژوئین": ("gregorian", 6), "ژوییه": ("gregorian", 7), "جولایی": ("gregorian", 7), "ژوئيه": ("gregorian",
    7),
    "اگست": ("gregorian", 8), "آگوست": ("gregorian", 8), "اگوست": ("gregorian", 8), "سپتامبر": ("gregorian",
    9),
    "اکتبر": ("gregorian", 10), "نوامبر": ("gregorian", 11), "دیسمبر": ("gregorian", 12),
    "دیسامبر": ("gregorian", 12),
}

_BREAKS: tuple[int, ...] = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456,
    3178,
)
"""Years where the 33-year rhythm of leap years is interrupted (Borkowski's table)."""

_DIGITS = {ord(digit): str(index % 10) for index, digit in enumerate("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")}
_LETTERS = str.maketrans("يىكأإ", "ییکاا", "\u0640\u200c\u200e\u200f")


@dataclass(frozen=True)
class FoundDate:
    """A date in running text: ``start`` and ``end`` in code points; ``day`` or ``month`` may be unknown."""

    start: int
    end: int
    calendar: CalendarName
    year: int
    month: int | None
    day: int | None

    def gregorian_range(self) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last Gregorian day this date can mean.

        Raises:
            ValueError: there is no such day.
        """
        first = self._gregorian(self.month or 1, self.day or 1)
        if self.day is not None:
            return first, first
        if self.month is None or self.month == 12:
            following = FoundDate(0, 0, self.calendar, self.year + 1, 1, 1)
        else:
            following = FoundDate(0, 0, self.calendar, self.year, self.month + 1, 1)
        return first, following._gregorian(following.month or 1, 1) - datetime.timedelta(days=1)

    def _gregorian(self, month: int, day: int) -> datetime.date:
        if self.calendar == "gregorian":
            return datetime.date(self.year, month, day)
        return solar_hijri_to_gregorian(self.year, month, day)


def solar_hijri_to_gregorian(year: int, month: int, day: int) -> datetime.date:
    """Return the Gregorian date of a Solar Hijri one.

    Raises:
        ValueError: there is no such day, or the year is not in 1 to 3177.
    """
    if not 1 <= month <= 12 or not 1 <= day <= days_in_solar_month(year, month):
        raise ValueError(f"no such Solar Hijri day: {year}-{month}-{day}")
    days_before = (month - 1) * 31 - max(0, month - 7) + day - 1
    return _first_of_year(year) + datetime.timedelta(days=days_before)


def gregorian_to_solar_hijri(date: datetime.date) -> tuple[int, int, int]:
    """Return year, month and day in the Solar Hijri calendar.

    Raises:
        ValueError: the date lies before the first Solar Hijri year.
    """
    year = date.year - 621
    if date < _first_of_year(year):
        year -= 1
    days = (date - _first_of_year(year)).days
    if days < 186:
        return year, days // 31 + 1, days % 31 + 1
    return year, (days - 186) // 30 + 7, (days - 186) % 30 + 1


def is_solar_leap_year(year: int) -> bool:
    """Tell whether Esfand of this Solar Hijri year has 30 days."""
    return (_first_of_year(year + 1) - _first_of_year(year)).days == 366


def days_in_solar_month(year: int, month: int) -> int:
    """Return the number of days of a Solar Hijri month."""
    if month <= 6:
        return 31
    if month <= 11:
        return 30
    return 30 if is_solar_leap_year(year) else 29


def gregorian_years_of(solar_year: int) -> tuple[int, int]:
    """Return the two Gregorian years a Solar Hijri year overlaps; the first is likelier for a publication."""
    return solar_year + 621, solar_year + 622


def solar_years_of(gregorian_year: int) -> tuple[int, int]:
    """Return the two Solar Hijri years a Gregorian year overlaps; the second is likelier."""
    return gregorian_year - 622, gregorian_year - 621


def month_of(name: str) -> tuple[CalendarName, int] | None:
    """Return calendar and number of a month by any of its names, or None."""
    return _MONTHS.get(_plain(name))


def parse_date(text: str) -> FoundDate | None:
    """Return the first date in a text (``10 بهمن 1402``, ``۲ ژوئیه ۲۰۲۱``, ``1402/11/10``, ``May 3,
    2021``)."""
    return next(find_dates(text), None)


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates of a text in order; numbers that make no day of their calendar are passed over."""
    ascii_text = text.translate(_DIGITS)
    for match in _DATE.finditer(ascii_text):
        found = _written(match) if match["month"] or match["month_en"] else _numeric(match)
        if found is not None and _is_possible(found):
            yield found


def dates_agree(first: FoundDate, second: FoundDate) -> bool:
    """Tell whether two dates, each in its own calendar, can mean the same day (month, year)."""
    start, end = first.gregorian_range()
    other_start, other_end = second.gregorian_range()
    return start <= other_end and other_start <= end


def disagreeing_dates(text: str) -> list[tuple[FoundDate, FoundDate]]:
    """Return neighbouring dates given in both calendars that do not agree.

    Neighbours are two dates with nothing between them but brackets, a slash, a dash or the words
    for *equal to* (``10 بهمن 1402 (30 ژانویه 2024)``, ``مطابق با``, ``برابر با``).
    """
    dates = list(find_dates(text))
    return [
        (first, second)
        for first, second in itertools.pairwise(dates)
        if first.calendar != second.calendar
        and _BETWEEN_CALENDARS.fullmatch(text[first.end:second.start])
        and not dates_agree(first, second)
    ]


def _first_of_year(year: int) -> datetime.date:
    """Return the Gregorian date of 1 Farvardin."""
    if not 1 <= year < _BREAKS[-1]:
        raise ValueError(f"Solar Hijri year out of range: {year}")
    leap_days, previous = -14, _BREAKS[0]
    for following in _BREAKS[1:]:
        span = following - previous
        if year < following:
            break
        leap_days += span // 33 * 8 + span % 33 // 4
        previous = following
    passed = year - previous
    leap_days += passed // 33 * 8 + (passed % 33 + 3) // 4
    if span % 33 == 4 and span - passed == 4:
        leap_days += 1
    gregorian = year + 621
    gregorian_leap_days = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return datetime.date(gregorian, 3, 1) + datetime.timedelta(days=20 + leap_days - gregorian_leap_days - 1)


def _plain(name: str) -> str:
    return " ".join(name.translate(_LETTERS).casefold().split())


def _month_table() -> dict[str, tuple[CalendarName, int]]:
    table: dict[str, tuple[CalendarName, int]] = {}
    lists: tuple[tuple[CalendarName, tuple[str, ...]], ...] = (
        ("solar_hijri", SOLAR_MONTHS_IRAN), ("solar_hijri", SOLAR_MONTHS_AFGHANISTAN),
        ("gregorian", GREGORIAN_MONTHS_IRAN), ("gregorian", GREGORIAN_MONTHS_AFGHANISTAN),
        ("gregorian", GREGORIAN_MONTHS_LEVANT), ("gregorian", GREGORIAN_MONTHS_ARAB),
        ("gregorian", GREGORIAN_MONTHS_ENGLISH),
    )
    for calendar, names in lists:
        for number, name in enumerate(names, 1):
            table.setdefault(_plain(name), (calendar, number))
    for name, meaning in _OTHER_SPELLINGS.items():
        table.setdefault(_plain(name), meaning)
    return table


_MONTHS = _month_table()


def _spelling_pattern(name: str) -> str:
    """Return a pattern for a month name that allows Arabic letters for the Persian ones."""
    letters = {"ی": "[یيى]", "ک": "[کك]", "ا": "[اأإ]", " ": r"\s+"}
    return "".join(letters.get(letter, re.escape(letter)) for letter in name)


def _date_pattern() -> re.Pattern[str]:
    names = sorted((name for name in _MONTHS if not name.isascii()), key=len, reverse=True)
    persian = "|".join(map(_spelling_pattern, names))
    english = "|".join(GREGORIAN_MONTHS_ENGLISH)
    day = r"(?<!\d)(?:(?P<day>\d{1,2})\s*(?:ام|م)?\s+)?"
    return re.compile(
        rf"{day}(?:ماه\s+)?(?P<month>{persian})(?:\s*ماه)?(?:\s+سال)?\s*[،,]?\s*(?P<year>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?:(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month_en>{english})\s+"
        rf"(?:(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,\s+)?(?P<year_en>\d{{4}})(?!\d)"
        r"|(?<![\d/])(?P<year_n>\d{4})(?P<mark>[/-])(?P<month_n>\d{1,2})(?P=mark)(?P<day_n>\d{1,2})(?![\d/])"
    )


_DATE = _date_pattern()
_BETWEEN_CALENDARS = re.compile(r"[\s()/،,–-]*(?:(?:برابر|مطابق|مصادف|موافق)(?:\s+(?:با|به))?)?[\s()/،,–-]*")


def _written(match: re.Match[str]) -> FoundDate | None:
    meaning = _MONTHS.get(_plain(match["month"] or match["month_en"]))
    if meaning is None:
        return None
    day = match["day"] or match["day_before"] or match["day_after"]
    year = int(match["year"] or match["year_en"])
    return FoundDate(match.start(), match.end(), meaning[0], year, meaning[1], int(day) if day else None)


def _numeric(match: re.Match[str]) -> FoundDate:
    year = int(match["year_n"])
    calendar: CalendarName = "solar_hijri" if year < 1600 else "gregorian"
    return FoundDate(match.start(), match.end(), calendar, year, int(match["month_n"]), int(match["day_n"]))


def _is_possible(found: FoundDate) -> bool:
    is_solar_year = 1100 <= found.year <= 1599
    if is_solar_year != (found.calendar == "solar_hijri"):
        return False
    try:
        found.gregorian_range()
    except ValueError:
        return False
    return True
