"""A source made of no more than a citation tells."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bib.names import OTHERS, parse_name, script_of
from annotator.bib.sources import SOLAR_DATE, ImportedCreator, ImportedSource

_NOTES = {
    "en": "Made from the citation “{citation}”; to be completed.",
    "fa": "از ارجاع «{citation}» ساخته شده است؛ باید کامل شود.",
}


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


def _creator(name: str, position: int) -> ImportedCreator:
    """Return the cited name whole as a family name: a citation gives no given names."""
    parsed = parse_name(name)
    if script_of(name) == "persian":
        return ImportedCreator(ord=position, family_fa=name, is_organisation=int(parsed.is_organisation))
    return ImportedCreator(ord=position, family_latin=name, is_organisation=int(parsed.is_organisation))
