"""Short names of sources for lists: ``Walt 1998``, ``Haidari & Simbar 2024``, ``Yang et al. 2022``."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bib.names import OTHERS
from annotator.bib.sources import SOLAR_DATE
from annotator.core.model import Creator, Source

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def source_label(source: Source, creators: Sequence[Creator]) -> str:
    """Return author names in Latin script (Persian where there is no other) and the year, or the key."""
    shown = _shown(creators)
    if shown and not any(creator.family_latin for creator in shown):
        return source_label_fa(source, creators)
    names = [creator.family_latin or creator.family_fa for creator in shown]
    return _joined(names, " & ", " et al.", " ", source_year(source), source) or source.citekey


def source_label_fa(source: Source, creators: Sequence[Creator]) -> str:
    """Return author names in Persian script and the year, Solar Hijri if known, or an empty string."""
    shown = _shown(creators)
    if not any(creator.family_fa for creator in shown):
        return ""
    names = [creator.family_fa or creator.family_latin for creator in shown]
    year = (_solar_year(source) or source_year(source)).translate(_PERSIAN_DIGITS)
    return _joined(names, " و ", " و همکاران", "، ", year, source)


def source_year(source: Source) -> str:
    """Return the year, or where there is none the Solar Hijri one, or an empty string."""
    return source.year or _solar_year(source)


def source_key_suffix(source: Source) -> str:
    """Return the letter that tells works of one year apart, as the citation key carries it, or ``""``."""
    key, year = source.citekey, source_year(source)
    if year and len(key) > len(year) and key[:-1].endswith(year) and key[-1].isascii() and key[-1].islower():
        return key[-1]
    return ""


def _solar_year(source: Source) -> str:
    return str(source.fields.get(SOLAR_DATE) or "")[:4]


def _shown(creators: Sequence[Creator]) -> list[Creator]:
    authors = [creator for creator in creators if creator.role == "author"]
    return authors or [creator for creator in creators if creator.role == "editor"]


def _joined(
    names: Sequence[str], between: str, others: str, before_year: str, year: str, source: Source
) -> str:
    if not names:
        return ""
    people = names[0] + others if len(names) > 2 or names[-1] == OTHERS else between.join(names)
    return f"{people}{before_year}{year}{source_key_suffix(source)}" if year else people
