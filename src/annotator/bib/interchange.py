"""What the formats of other programs have in common: a file as sources, languages, names, the order of years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.bib.dates import is_solar_year, latin_digits
from annotator.bib.names import OTHERS, parse_name, script_of
from annotator.bib.sources import OTHER_NAMES, SOLAR_DATE, ImportedCreator, ImportedSource, langid_of

LANGUAGES: Final = {
    "fa": "persian", "en": "english", "ar": "arabic", "fr": "french", "de": "german", "es": "spanish",
    "it": "italian", "ru": "russian", "tr": "turkish", "pt": "portuguese", "nl": "dutch", "ur": "urdu",
    "az": "azerbaijani", "ku": "kurdish", "he": "hebrew", "zh": "chinese", "ja": "japanese", "pl": "polish",
}
"""ISO 639-1 code to the name babel knows."""

_CODES: Final = {name: code for code, name in LANGUAGES.items()}
_LONG_CODES: Final = {
    "per": "fa", "fas": "fa", "eng": "en", "ara": "ar", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de",
    "spa": "es", "ita": "it", "rus": "ru", "tur": "tr", "farsi": "fa", "فارسی": "fa", "انگلیسی": "en",
}
_KEY: Final = re.compile(r"[^\s{},\\%#~\"'=()$&^]+\Z")


@dataclass(frozen=True)
class ForeignFile:
    """A file of another program: its sources in order, and (line, reason) of what could not be read."""

    sources: tuple[ImportedSource, ...]
    refused: tuple[tuple[int, str], ...] = ()


def langid_of_code(language: str) -> str:
    """Return babel's name of a language given as a code (``fa``, ``fa-IR``, ``per``) or a name, or nothing."""
    wanted = language.strip().lower()
    code = re.split("[-_ ,;]", wanted)[0] if wanted else ""
    code = _LONG_CODES.get(wanted, _LONG_CODES.get(code, code))
    return LANGUAGES.get(code, wanted if wanted in _CODES else "")


def code_of_langid(langid: str) -> str:
    """Return the code of a language by babel's name, or the name itself."""
    return _CODES.get(langid, langid)


def safe_citekey(key: str) -> str:
    """Return a key BibTeX reads, or nothing where another program's identifier is none."""
    return key.strip() if _KEY.match(key.strip()) and "/" not in key else ""


def cited_name(text: str, role: str, place: int) -> ImportedCreator:
    """Return a creator of a name as ``Family, Given[, Suffix]``; a comma at the end marks an organisation."""
    name = " ".join(text.replace("،", ",").split())
    if name.endswith(","):
        return creator(role, place, name.rstrip(", "), is_organisation=True)
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 1 and parts[0]:
        return creator(role, place, ", ".join([parts[0], *parts[2:3]]), parts[1])
    if re.search(r"[\\{}$]", name):
        return creator(role, place, name)
    parsed = parse_name(name)
    return creator(role, place, parsed.full_family, parsed.given, is_organisation=parsed.is_organisation)


def creator(
    role: str, place: int, family: str, given: str = "", *, is_organisation: bool = False
) -> ImportedCreator:
    """Return a creator with the name in the column of its script."""
    if script_of(family + given) == "persian":
        return ImportedCreator(
            role=role, ord=place, family_fa=family, given_fa=given, is_organisation=int(is_organisation))
    return ImportedCreator(
        role=role, ord=place, family_latin=family, given_latin=given, is_organisation=int(is_organisation))


def paired(names: Mapping[str, Sequence[ImportedCreator]]) -> tuple[ImportedCreator, ...]:
    """Return creators of name lists by role; ``namea`` and the like are laid over the list they repeat."""
    creators: list[ImportedCreator] = []
    for role, people in names.items():
        if role in OTHER_NAMES.values():
            continue
        others = names.get(OTHER_NAMES.get(role, ""), ())
        for place, one in enumerate(people):
            other = others[place] if place < len(others) and len(others) == len(people) else one
            creators.append(ImportedCreator(
                role=role, ord=place, is_organisation=max(one.is_organisation, other.is_organisation),
                family_latin=one.family_latin or other.family_latin, given_latin=one.given_latin or other.given_latin,
                family_fa=one.family_fa or other.family_fa, given_fa=one.given_fa or other.given_fa))
    return tuple(creators)


def forms(one: ImportedCreator, *, persian_first: bool) -> list[tuple[str, str]]:
    """Return (family, given) in each script the creator has, that of the source first; organisations whole."""
    both = [(one.family_latin, one.given_latin), (one.family_fa, one.given_fa)]
    if persian_first:
        both.reverse()
    return [(family, given) for family, given in both if family or given]


def is_others(one: ImportedCreator) -> bool:
    """Tell whether it stands for the names a list leaves out."""
    return OTHERS in (one.family_latin, one.family_fa)


def with_year(fields: dict[str, str], date: str) -> None:
    """Put a date where dates of its calendar stand: a year between 1200 and 1499 is Solar Hijri."""
    date = latin_digits(date).strip()
    if is_solar_year(date[:4]) and (len(date) == 4 or not date[4].isdigit()):
        fields.setdefault(SOLAR_DATE, date)
    elif date:
        fields.setdefault("date", date)


def finished(
    entry_type: str, citekey: str, fields: dict[str, str], creators: tuple[ImportedCreator, ...],
    problems: Iterable[str] = (),
) -> ImportedSource:
    """Return a source of what was read, empty fields left out."""
    kept = {name: text for name, text in fields.items() if text.strip()}
    return ImportedSource(
        entry_type=entry_type, citekey=citekey, fields=kept, creators=creators, langid=langid_of(kept, creators),
        problems=tuple(dict.fromkeys(problems)))
