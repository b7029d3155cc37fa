"""CSL-JSON, which Zotero, Pandoc and citation processors speak: read and written.

Variables are those of the CSL 1.0.2 schema; Zotero's Better BibTeX JSON, which has the items of Zotero under
``items``, is read too. The other script of names and titles, and whatever CSL has no variable for, goes into
``custom`` (part of the schema since 1.0.2) under our field names, and comes back from there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from annotator.bib.dates import date_to_write, gregorian_of
from annotator.bib.interchange import (
    ForeignFile,
    code_of_langid,
    creator,
    finished,
    forms,
    is_others,
    langid_of_code,
    paired,
    safe_citekey,
    with_year,
)
from annotator.bib.names import OTHERS, parse_name
from annotator.bib.sources import OTHER_NAMES, SOLAR_DATE, ExportedSource, ImportedCreator, ImportedSource, langid_of
from annotator.bib.zotero import as_csl

_TYPES: Final = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "unpublished", "book": "book", "chapter": "incollection", "collection": "collection",
    "classic": "book", "dataset": "dataset", "document": "misc", "entry": "inreference",
    "entry-dictionary": "inreference", "entry-encyclopedia": "inreference", "event": "misc", "figure": "image",
    "graphic": "artwork", "hearing": "misc", "interview": "misc", "legal_case": "jurisdiction",
    "legislation": "legislation", "manuscript": "unpublished", "map": "misc", "motion_picture": "movie",
    "pamphlet": "booklet", "paper-conference": "inproceedings", "patent": "patent", "periodical": "periodical",
    "personal_communication": "letter", "post": "online", "post-weblog": "online", "regulation": "legal",
    "report": "report", "review": "review", "software": "software", "song": "audio", "speech": "unpublished",
    "standard": "misc", "thesis": "thesis", "treaty": "legal", "webpage": "online",
}
_TYPE_WRITTEN: Final = {
    **{ours: theirs for theirs, ours in reversed(_TYPES.items())},
    "misc": "document", "inbook": "chapter", "mvbook": "book", "proceedings": "book", "unpublished": "manuscript",
    "article": "article-journal", "online": "webpage", "inreference": "entry-encyclopedia",
}
_TEXTS: Final = {
    "title": "title", "title-short": "shorttitle", "publisher-place": "location", "page": "pages",
    "volume": "volume", "issue": "number", "edition": "edition", "DOI": "doi", "URL": "url", "ISBN": "isbn",
    "ISSN": "issn", "abstract": "abstract", "note": "note", "keyword": "keywords", "collection-title": "series",
    "number-of-volumes": "volumes", "number-of-pages": "pagetotal", "genre": "type", "medium": "howpublished",
    "event-title": "eventtitle", "event-place": "venue", "chapter-number": "chapter", "annote": "annotation",
    "original-title": "origtitle", "status": "pubstate", "version": "version",
}
_WRITTEN: Final = {ours: theirs for theirs, ours in _TEXTS.items()}
_ROLES: Final = {
    "author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor",
    "collection-editor": "editora", "illustrator": "editorb", "editorial-director": "editorc",
}
_ROLE_WRITTEN: Final = {ours: theirs for theirs, ours in _ROLES.items()}
_DATES: Final = {"issued": "date", "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
_IN_BOOKS: Final = frozenset(("incollection", "inbook", "inproceedings", "inreference"))
_INSTITUTIONAL: Final = frozenset(("thesis", "report"))
_EDTF: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read(text: str) -> ForeignFile:
    """Return the items of a CSL-JSON (an array, or one item) or Better BibTeX JSON file.

    What is no JSON, or no item, is refused with its line where that is known.
    """
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return ForeignFile((), ((error.lineno, "not_understood"),))
    except RecursionError:
        return ForeignFile((), ((1, "too_deep"),))
    items = [data]
    if isinstance(data, list):
        items = data
    elif isinstance(data, dict) and isinstance(data.get("items"), list):
        items = [as_csl(item) if isinstance(item, dict) else item for item in data["items"]]
        items = [item for item in items if item is not None]
    sources = [_source(item) for item in items if isinstance(item, dict)]
    refused = [(0, "no_item") for item in items if not isinstance(item, dict)]
    return ForeignFile(tuple(sources), tuple(refused))


def write(sources: Iterable[ExportedSource]) -> str:
    """Return a CSL-JSON file of the sources, by key."""
    ordered = sorted(sources, key=lambda one: (one.citekey.casefold(), one.citekey))
    return json.dumps([_item(source) for source in ordered], ensure_ascii=False, indent=2) + "\n"


def _source(item: Mapping[str, Any]) -> ImportedSource:
    entry_type = _TYPES.get(_text(item.get("type")), "misc")
    given = item.get("custom")
    custom: Mapping[str, Any] = given if isinstance(given, dict) else {}
    fields: dict[str, str] = {}
    for name, ours in _TEXTS.items():
        if (text := _text(item.get(name))).strip():
            fields[ours] = text
    fields["pages"] = re.sub(r"\s*-+\s*", "–", fields.get("pages", ""))
    number, issue = _text(item.get("number")), fields.get("number", "")
    fields["number"] = issue or number
    container, publisher = _text(item.get("container-title")), _text(item.get("publisher"))
    fields["booktitle" if entry_type in _IN_BOOKS else "journaltitle"] = container
    fields["institution" if entry_type in _INSTITUTIONAL else "publisher"] = publisher
    fields["langid"] = langid_of_code(_text(item.get("language")))
    for name, ours in _DATES.items():
        if ours == "date":
            with_year(fields, _date(item.get(name)))
        else:
            fields[ours] = _date(item.get(name))
    names = {ours: _creators(item.get(name), ours) for name, ours in _ROLES.items() if item.get(name)}
    solar = _text(custom.get(SOLAR_DATE))
    if solar and fields.get("date") == gregorian_of(solar):
        del fields["date"]
    _take_custom(custom, fields, names)
    key = safe_citekey(_text(item.get("citation-key")) or _text(item.get("id")))
    return finished(_text(custom.get("entrytype")) or entry_type, key, fields, paired(names))


def _take_custom(
    custom: Mapping[str, Any], fields: dict[str, str], names: dict[str, list[ImportedCreator]]
) -> None:
    for name, value in custom.items():
        if isinstance(value, list):
            names[name] = _creators(value, name)
        elif name != "entrytype" and re.fullmatch("[a-z][a-z0-9_-]*", name) and isinstance(value, str | int):
            fields[name] = str(value)


def _creators(value: Any, role: str) -> list[ImportedCreator]:  # noqa: ANN401 - any JSON value
    people = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return [_creator(one, role, place) for place, one in enumerate(people)]


def _creator(name: Mapping[str, Any], role: str, place: int) -> ImportedCreator:
    literal = _text(name.get("literal"))
    family, given = _text(name.get("family")), _text(name.get("given"))
    if literal:
        return creator(role, place, literal, is_organisation=literal != OTHERS)
    if family and not given and name.get("parse-names"):
        parsed = parse_name(family)
        family, given = parsed.full_family, parsed.given
    particles = [_text(name.get(kind)) for kind in ("dropping-particle", "non-dropping-particle")]
    whole = " ".join(part for part in (*particles, family) if part)
    suffix = _text(name.get("suffix"))
    return creator(role, place, f"{whole}, {suffix}" if suffix else whole, given)


def _date(value: Any) -> str:  # noqa: ANN401
    """Return a CSL date as ISO 8601-2, or as it was written."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        ends = [_date_of_parts(part) for part in parts if isinstance(part, list)]
        known = [end for end in ends if end]
        if known:
            return "/".join(known) + ("~" if value.get("circa") and len(known) == 1 else "")
    return _text(value.get("raw")) or _text(value.get("literal"))


def _date_of_parts(parts: Sequence[Any]) -> str:
    numbers = [int(part) for part in parts if str(part).strip().lstrip("-").isdigit()]
    if not numbers or not 0 < numbers[0] < 10_000:
        return ""
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:3] if 0 < number < 32)])


def _text(value: Any) -> str:  # noqa: ANN401
    """Return a text or number as text without the few HTML tags CSL allows."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return re.sub(r"</?(?:i|b|sub|sup|span|sc)(?: [^<>]*)?>", "", str(value))


def _item(source: ExportedSource) -> dict[str, Any]:
    kind = _TYPE_WRITTEN.get(source.entry_type, "document")
    read_as = _TYPES[kind]
    fields = {name: text for name, text in source.fields.items() if text.strip()}
    item: dict[str, Any] = {"id": source.citekey, "citation-key": source.citekey, "type": kind}
    custom: dict[str, Any] = {} if read_as == source.entry_type else {"entrytype": source.entry_type}
    _add_names(item, custom, source)
    containers = {"booktitle" if read_as in _IN_BOOKS else "journaltitle": "container-title",
                  "institution" if read_as in _INSTITUTIONAL else "publisher": "publisher"}
    for name, text in fields.items():
        variable = _WRITTEN.get(name) or containers.get(name)
        if variable:
            item[variable] = text.replace("–", "-") if name == "pages" else _text(text)
            if (re.sub(r"\s*-+\s*", "–", item[variable]) if name == "pages" else item[variable]) != text:
                custom[name] = text
        elif name == "langid":
            item["language"] = code_of_langid(text)
        elif name not in _DATES.values():
            custom[name] = text
    _add_dates(item, custom, fields)
    return {**item, "custom": custom} if custom else item


def _add_dates(item: dict[str, Any], custom: dict[str, Any], fields: Mapping[str, str]) -> None:
    for variable, name in _DATES.items():
        date = date_to_write(fields) if name == "date" else fields.get(name, "")
        ends = date.split("/")
        matches = [_EDTF.fullmatch(end) for end in ends]
        if date and len(ends) < 3 and all(matches):
            item[variable] = {
                "date-parts": [[int(part) for part in match.groups() if part] for match in matches if match]}
        elif date:
            item[variable] = {"literal": date}
            custom[name] = date
    if "date" in fields and fields["date"] == gregorian_of(fields.get(SOLAR_DATE, "")):
        custom["date"] = fields["date"]


def _add_names(item: dict[str, Any], custom: dict[str, Any], source: ExportedSource) -> None:
    persian_first = (source.langid or langid_of(source.fields, source.creators)) == "persian"
    people = sorted(source.creators, key=lambda one: one.ord)
    for role in dict.fromkeys(one.role for one in people):
        both = [(one, forms(one, persian_first=persian_first) or [("", "")]) for one in people if one.role == role]
        main = [_name(one, pair[0]) for one, pair in both]
        if role in _ROLE_WRITTEN:
            item[_ROLE_WRITTEN[role]] = main
        else:
            custom[role] = main
        if role in OTHER_NAMES and any(len(pair) > 1 for _, pair in both):
            custom[OTHER_NAMES[role]] = [_name(one, pair[-1]) for one, pair in both]


def _name(one: ImportedCreator, form: tuple[str, str]) -> dict[str, str]:
    family, given = form
    if one.is_organisation or is_others(one):
        return {"literal": family}
    return {"family": family, **({"given": given} if given else {})}
