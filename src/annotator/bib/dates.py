"""Dates of sources: biblatex's ``date`` is Gregorian (ISO 8601-2), the Solar Hijri one stands beside it.

A Solar Hijri year overlaps two Gregorian ones, so a source dated ``1403`` and nothing more is written with
the range ``2024/2025``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from annotator.bib.sources import SOLAR_DATE
from annotator.core.calendar import gregorian_years_of, solar_hijri_to_gregorian

_DIGITS: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SOLAR: Final = re.compile(r"(1[1-5]\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_BEFORE_NEW_YEAR: Final = 9
"""Months 1 to 9 of a Solar Hijri year end before the Gregorian year does; the tenth straddles it."""


def latin_digits(text: str) -> str:
    """Return the text with Persian and Arabic digits as ASCII digits."""
    return text.translate(_DIGITS)


def is_solar_year(year: str) -> bool:
    """Tell whether four digits can only be a Solar Hijri year of a printed source: 1200 to 1499."""
    return re.fullmatch(r"1[234]\d\d", latin_digits(year.strip())) is not None


def gregorian_of(solar: str) -> str:
    """Return the ISO date of a Solar Hijri one: a range of years where only the year is told, or nothing."""
    match = _SOLAR.fullmatch(latin_digits(solar.strip()))
    if match is None:
        return ""
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month and day:
        try:
            return solar_hijri_to_gregorian(year, month, day).isoformat()
        except ValueError:
            return ""
    first, second = gregorian_years_of(year)
    if 1 <= month <= _BEFORE_NEW_YEAR:
        return str(first)
    return str(second) if month in (11, 12) else f"{first}/{second}"


def without_derived_date(fields: dict[str, str]) -> None:
    """Take out a ``date`` that says no more than the Solar Hijri one, as the writer derives it."""
    solar, date = fields.get(SOLAR_DATE, ""), fields.get("date", "")
    if solar and date and (date == latin_digits(solar)[:4] or ("/" in date and date == gregorian_of(solar))):
        del fields["date"]


def date_to_write(fields: Mapping[str, str]) -> str:
    """Return ``date``, or the one the Solar Hijri date stands for, or an empty string."""
    return fields.get("date", "") or gregorian_of(fields.get(SOLAR_DATE, ""))
