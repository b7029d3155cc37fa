"""A source made of no more than a citation tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.bib.names import OTHERS, parse_name, script_of
from annotator.bib.sources import SOLAR_DATE, ImportedCreator, ImportedSource

_NOTES = {
    "en": "Made from the citation “{citation}”; to be completed.",
    "fa": "از ارجاع «{citation}» ساخته شده است؛ باید کامل شود.",
}
_ACRONYM = re.compile(r"[A-Z]{2,6}\b(?!\.)")
_KNOWN_ACRONYMS = frozenset((
    "ADB", "AFP", "AP", "ASEAN", "BBC", "BRICS", "CFR", "CIA", "CIS", "CNN", "CSIS", "CSTO", "ECO", "EIA", "EU",
    "FAO", "IAEA", "ICC", "ICG", "ICJ", "ILO", "IMF", "IOM", "IPCC", "IRNA", "ISNA", "MFA", "NATO", "NBER",
    "OECD", "OIC", "OPEC", "OSCE", "RAND", "RFE", "RIAC", "RT", "SCO", "SIPRI", "TASS", "UN", "UNAMA", "UNCTAD",
    "UNDP", "UNESCO", "UNHCR", "UNICEF", "UNODC", "USIP", "VOA", "WB", "WFP", "WHO", "WTO",
))
"""Acronyms that stand alone in citations; any other word in capitals may be a person's name in capitals."""


def stub_from_citation(
    authors: Sequence[str], *, et_al: bool = False, year: str | None = None,
    calendar: str = "gregorian", citation: str = "", lang: str = "en",
) -> ImportedSource:
    """Return a ``misc`` entry of what a citation tells; the key, which carries the year's suffix, is open.

    A Solar Hijri year stands where Solar Hijri dates stand; a citation without a year (n.d.) gives no date.
    ``citation`` is the citation as it reads, for the note. Locators are of the citation, not of the work.
    """
    fields: dict[str, str] = {}
    if year and calendar == "solar_hijri":
        fields[SOLAR_DATE] = year
    elif year and calendar == "gregorian":
        fields["date"] = year
    if citation:
        fields["note"] = _NOTES.get(lang, _NOTES["en"]).format(citation=citation.strip("() "))
    creators = [_creator(name, position) for position, name in enumerate(authors)]
    if et_al:
        creators.append(ImportedCreator(ord=len(creators), family_latin=OTHERS))
    is_persian = calendar == "solar_hijri" or any(script_of(name) == "persian" for name in authors)
    if is_persian:
        fields["langid"] = "persian"
    return ImportedSource(
        entry_type="misc", citekey="", fields=fields, creators=tuple(creators),
        langid="persian" if is_persian else "",
    )


def is_stub_note(note: str) -> bool:
    """Tell a note that :func:`stub_from_citation` wrote from one a person did."""
    return any(
        note.startswith(before) and note.endswith(after)
        for before, after in (template.split("{citation}") for template in _NOTES.values())
    )


def _creator(name: str, position: int) -> ImportedCreator:
    """Return the cited name whole as a family name: a citation gives no given names."""
    is_organisation = int(parse_name(name).is_organisation or _has_acronym(name))
    if script_of(name) == "persian":
        return ImportedCreator(ord=position, family_fa=name, is_organisation=is_organisation)
    return ImportedCreator(ord=position, family_latin=name, is_organisation=is_organisation)


def _has_acronym(name: str) -> bool:
    """Tell an organisation by its acronym: ``BBC Persian``, ``UNAMA``; not ``WALT`` nor ``WALT & MEARSHEIMER``."""
    words = name.replace("-", " ").split()
    return any(word in _KNOWN_ACRONYMS for word in words) or (
        len(words) > 1 and _ACRONYM.fullmatch(words[0]) is not None and not all(word.isupper() for word in words)
    )
