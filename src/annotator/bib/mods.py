"""MODS, the format of library catalogues (Library of Congress, version 3)."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from annotator.bib.interchange import (
    ForeignFile,
    cited_name,
    creator,
    finished,
    langid_of_code,
    paired,
    safe_citekey,
    with_year,
)
from annotator.bib.sources import OTHER_TITLE, ImportedCreator, ImportedSource
from annotator.bib.xmltree import XmlRefused, first_of, parse, text_of, texts_of

_ROLES: Final = {
    "aut": "author", "author": "author", "cre": "author", "creator": "author", "edt": "editor", "editor": "editor",
    "trl": "translator", "translator": "translator",
}
_GENRES: Final = (
    ("thesis", "thesis"), ("dissertation", "thesis"), ("conference", "inproceedings"), ("report", "report"),
    ("web", "online"), ("journal article", "article"), ("article", "article"), ("book chapter", "incollection"),
    ("chapter", "incollection"), ("book", "book"),
)
_IDENTIFIERS: Final = {"doi": "doi", "isbn": "isbn", "issn": "issn", "uri": "url"}


def read(text: str) -> ForeignFile:
    """Return the records of a MODS file, a collection or a single one."""
    try:
        root = parse(text)
    except XmlRefused as error:
        return ForeignFile((), ((error.line, error.reason),))
    return ForeignFile(tuple(_source(record) for record in root.iter("mods")))


def _source(record: Element) -> ImportedSource:
    host = next((one for one in record.findall("relatedItem") if one.get("type") == "host"), None)
    series = next((one for one in record.findall("relatedItem") if one.get("type") == "series"), None)
    entry_type = _entry_type(record, host)
    fields = {
        "abstract": first_of(record, "abstract"), "note": first_of(record, "note"),
        "keywords": ", ".join(texts_of(record, "subject/topic")), "url": first_of(record, "location/url"),
        "edition": first_of(record, "originInfo/edition"),
        "langid": langid_of_code(first_of(record, "language/languageTerm")),
    }
    for title in record.findall("titleInfo"):
        fields.setdefault(OTHER_TITLE if title.get("type") in ("translated", "alternative") else "title", _title(title))
    publisher = first_of(record, "originInfo/publisher")
    fields["institution" if entry_type in ("thesis", "report") else "publisher"] = publisher
    fields["location"] = _place(record)
    if series is not None:
        fields["series"] = first_of(series, "titleInfo/title")
    if host is not None:
        _take_host(host, entry_type, fields)
    for one in (*record.findall("identifier"), *(host.findall("identifier") if host is not None else ())):
        fields.setdefault(_IDENTIFIERS.get(one.get("type", "").lower(), "annotation"), text_of(one))
    with_year(fields, _date(record) or (_date(host) if host is not None else ""))
    return finished(entry_type, safe_citekey(record.get("ID", "")), fields, paired(_names(record)))


def _entry_type(record: Element, host: Element | None) -> str:
    genre = " ".join(texts_of(record, "genre")).lower()
    known = next((ours for word, ours in _GENRES if word in genre), "")
    if host is None:
        return known or ("book" if record.find("originInfo/publisher") is not None else "misc")
    return known if known not in ("", "book") else "article"


def _take_host(host: Element, entry_type: str, fields: dict[str, str]) -> None:
    fields["journaltitle" if entry_type == "article" else "booktitle"] = first_of(host, "titleInfo/title")
    for part in host.findall("part"):
        for detail in part.findall("detail"):
            name = {"volume": "volume", "issue": "number", "number": "number"}.get(detail.get("type", ""))
            if name:
                fields[name] = first_of(detail, "number")
        extent = part.find("extent")
        if extent is not None:
            ends = [first_of(extent, "start"), first_of(extent, "end")]
            fields["pages"] = "–".join(end for end in ends if end) or first_of(extent, "list")
    fields["publisher"] = fields.get("publisher") or first_of(host, "originInfo/publisher")


def _title(title: Element) -> str:
    main = " ".join([*texts_of(title, "nonSort"), *texts_of(title, "title")])
    subtitle = first_of(title, "subTitle")
    return f"{main}: {subtitle}" if subtitle else main


def _place(record: Element) -> str:
    terms = record.findall("originInfo/place/placeTerm")
    return next((text_of(term) for term in terms if term.get("type") != "code"), "")


def _date(record: Element) -> str:
    written = first_of(
        record, "originInfo/dateIssued", "originInfo/copyrightDate", "part/date", "originInfo/dateCreated")
    match = re.search(r"\d{4}(?:-\d\d){0,2}", written)
    return match[0] if match else ""


def _names(record: Element) -> dict[str, list[ImportedCreator]]:
    names: dict[str, list[ImportedCreator]] = {}
    for name in record.findall("name"):
        terms = [text.lower() for text in texts_of(name, "role/roleTerm")]
        role = next((_ROLES[term] for term in terms if term in _ROLES), "author" if not terms else "")
        if not role:
            continue
        people = names.setdefault(role, [])
        parts = {part.get("type", ""): text_of(part) for part in name.findall("namePart")}
        if name.get("type") == "corporate":
            people.append(creator(role, len(people), parts.get("", ""), is_organisation=True))
        elif parts.get("family"):
            people.append(creator(role, len(people), parts["family"], parts.get("given", "")))
        elif parts.get(""):
            people.append(cited_name(parts[""], role, len(people)))
    return names
