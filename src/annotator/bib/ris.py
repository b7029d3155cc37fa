"""RIS, which every database and reference manager speaks: read and written.

Tags are those of the RIS specification (2011) with EndNote's additions; ``TT`` and ``TA`` hold title and authors
in the other script. What RIS has no tag for goes into a user-definable field as ``U1  - name = value`` and comes
back from there. A name with a comma at its end is an organisation, as EndNote has it; family names of several
words without a given name are listed under ``whole``, for a name without a comma is in reading order elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.bib.interchange import (
    ForeignFile,
    cited_name,
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
from annotator.bib.names import OTHERS
from annotator.bib.sources import (
    CREATOR_ROLES,
    OTHER_NAMES,
    OTHER_TITLE,
    SOLAR_DATE,
    ExportedSource,
    ImportedCreator,
    ImportedSource,
    langid_of,
)

_TYPES: Final = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "ABST": "article",
    "INPR": "article", "BOOK": "book", "EBOOK": "book", "WHOLE": "book", "SER": "book", "EDBOOK": "collection",
    "CHAP": "incollection", "ECHAP": "incollection", "CPAPER": "inproceedings", "CONF": "proceedings",
    "THES": "thesis", "RPRT": "report", "GOVDOC": "report", "ELEC": "online", "WEB": "online", "BLOG": "online",
    "UNPB": "unpublished", "MANSCPT": "unpublished", "PAMP": "booklet", "ENCYC": "inreference",
    "DICT": "inreference", "DATA": "dataset", "AGGR": "dataset", "COMP": "software", "PAT": "patent",
    "CASE": "jurisdiction", "STAT": "legislation", "BILL": "legislation", "LEGAL": "legal", "VIDEO": "video",
    "MPCT": "movie", "SOUND": "audio", "MUSIC": "music", "ART": "artwork", "FIGURE": "image", "PCOMM": "letter",
    "JFULL": "periodical", "GEN": "misc",
}
_TYPE_WRITTEN: Final = {
    **{ours: tag for tag, ours in reversed(_TYPES.items())}, "inbook": "CHAP", "mvbook": "BOOK", "manual": "GEN",
}
_NAME_TAGS: Final = {
    "AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator", "A3": "editora",
    "TA": "namea",
}
_NAMES_WRITTEN: Final = {"author": "AU", "editor": "A2", "translator": "A4", "editora": "A3"}
_TEXT_TAGS: Final = {
    "TI": "title", "T1": "title", "CT": "title", "ST": "shorttitle", "TT": OTHER_TITLE, "T3": "series",
    "VL": "volume", "IS": "number", "CY": "location", "PP": "location", "ET": "edition", "DO": "doi",
    "UR": "url", "AB": "abstract", "N2": "abstract", "N1": "note", "M3": "type", "NV": "volumes",
}
_TEXTS_WRITTEN: Final = {
    "title": "TI", "shorttitle": "ST", OTHER_TITLE: "TT", "series": "T3", "volume": "VL", "number": "IS",
    "location": "CY", "edition": "ET", "doi": "DO", "url": "UR", "abstract": "AB", "note": "N1", "type": "M3",
    "volumes": "NV", "journaltitle": "T2", "booktitle": "T2", "publisher": "PB", "institution": "PB",
    "isbn": "SN", "issn": "SN",
}
_CONTAINERS: Final = ("T2", "JF", "JO", "BT", "JA", "J2", "J1")
"""Tags a journal or book may be in, the fullest first."""

_IN_BOOKS: Final = frozenset(("incollection", "inbook", "inproceedings", "inreference"))
_INSTITUTIONAL: Final = frozenset(("thesis", "report"))
_SILENT: Final = frozenset(
    ("DB", "DP", "AN", "M1", "M2", "L1", "L2", "L3", "L4", "LK", "AD", "C1", "C2", "C3", "RP", "SE", "Y2", "CN", "AV")
)
"""Tags about a database or a copy of the work; they are named in the problems and not kept."""

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_OWN: Final = re.compile(r"([a-z][a-z0-9_-]*) = (.*)", re.DOTALL)
_DATE: Final = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:/.*)?")


@dataclass
class _Record:
    """The lines of one reference, by tag."""

    line: int
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        return next((self.values[tag][0] for tag in tags if self.values.get(tag)), "")


def read(text: str) -> ForeignFile:
    """Return the references of a RIS file; lines before the first ``TY`` that are not blank are refused."""
    sources: list[ImportedSource] = []
    refused: list[tuple[int, str]] = []
    for record in _records(text, refused):
        if record.values:
            sources.append(_source(record))
        else:
            refused.append((record.line, "empty"))
    return ForeignFile(tuple(sources), tuple(refused))


def write(sources: Iterable[ExportedSource]) -> str:
    """Return a RIS file of the sources, by key."""
    return "".join(
        "".join(f"{tag}  - {' '.join(text.split())}".rstrip(" ") + "\r\n" for tag, text in _lines(source)) + "\r\n"
        for source in sorted(sources, key=lambda one: (one.citekey.casefold(), one.citekey))
    )


def _records(text: str, refused: list[tuple[int, str]]) -> Iterator[_Record]:
    record: _Record | None = None
    last: list[str] | None = None
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        match = _LINE.match(line.rstrip())
        if match is not None and match[1] == "TY":
            if record is not None:
                yield record
            record, last = _Record(number, (match[2] or "").strip().upper()), None
        elif record is None:
            if line.strip():
                refused.append((number, "not_understood"))
        elif match is not None and match[1] == "ER":
            yield record
            record = None
        elif match is not None:
            last = record.values.setdefault(match[1], [])
            last.append((match[2] or "").strip())
        elif line.strip() and last:
            last[-1] += " " + line.strip()
    if record is not None:
        yield record


def _source(record: _Record) -> ImportedSource:
    entry_type = _TYPES.get(record.kind, "misc")
    fields: dict[str, str] = {}
    names: dict[str, list[ImportedCreator]] = {}
    problems = [] if record.kind in _TYPES else [f"unknown_type:{record.kind}"]
    own = {match[1]: match[2] for value in record.values.get("U1", ()) if (match := _OWN.fullmatch(value))}
    whole = frozenset(own.pop("whole", "").split("; "))
    for tag, values in record.values.items():
        if tag in _NAME_TAGS:
            people = names.setdefault(_NAME_TAGS[tag], [])
            people += [_name(value, _NAME_TAGS[tag], place, whole) for place, value in enumerate(values, len(people))]
        elif tag in _TEXT_TAGS:
            fields.setdefault(_TEXT_TAGS[tag], ("; " if tag == "N1" else " ").join(values))
        elif tag == "KW":
            fields["keywords"] = ", ".join(value for value in values if value)
        elif tag in _SILENT:
            problems.append(f"left_out:{tag}")
    _special(record, entry_type, fields)
    fields |= {name: text for name, text in own.items() if name not in CREATOR_ROLES and name != "entrytype"}
    for role, text in own.items():
        if role in CREATOR_ROLES:
            names[role] = [_name(part, role, place, whole) for place, part in enumerate(text.split("; "))]
    key = safe_citekey(record.first("ID"))
    return finished(own.get("entrytype", entry_type), key, fields, paired(names), problems)


def _name(value: str, role: str, place: int, whole: frozenset[str]) -> ImportedCreator:
    return creator(role, place, value) if value in whole else cited_name(value, role, place)


def _special(record: _Record, entry_type: str, fields: dict[str, str]) -> None:
    """Fill in what a tag means in this type, or what is spread over several tags."""
    container = record.first(*_CONTAINERS)
    if container:
        fields["booktitle" if entry_type in _IN_BOOKS else "journaltitle" if entry_type == "article" else
               "series" if "series" not in fields else "maintitle"] = container
    publisher = record.first("PB")
    if publisher:
        fields["institution" if entry_type in _INSTITUTIONAL else "publisher"] = publisher
    start, end = record.first("SP"), record.first("EP")
    if start:
        fields["pages"] = f"{start}–{end}" if end and end != start and "-" not in start else start.replace("-", "–")
    number = record.first("SN")
    if number:
        is_issn = re.fullmatch(r"\d{4}-?\d{3}[\dXx]", number) is not None
        fields["issn" if is_issn else "isbn"] = number
    language = langid_of_code(record.first("LA"))
    if language:
        fields["langid"] = language
    with_year(fields, _date_of(record.first("DA")) or _date_of(record.first("PY", "Y1")))


def _date_of(value: str) -> str:
    """Return ``2024/05/12/`` as ``2024-05-12``, or the words as they stand where they are no date."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        year = re.search(r"\d{4}", value)
        return year[0] if year else ""
    parts = [match[1], *(f"{int(part):02}" for part in (match[2], match[3]) if part)]
    return "-".join(parts)


def _lines(source: ExportedSource) -> Iterator[tuple[str, str]]:
    kind = _TYPE_WRITTEN.get(source.entry_type, "GEN")
    fields = {name: text for name, text in source.fields.items() if text.strip()}
    yield "TY", kind
    yield "ID", source.citekey
    if _TYPES[kind] != source.entry_type:
        yield "U1", f"entrytype = {source.entry_type}"
    langid = source.langid or langid_of(fields, source.creators)
    yield from _name_lines(source.creators, persian_first=langid == "persian")
    if whole := _whole_names(source.creators):
        yield "U1", f"whole = {'; '.join(whole)}"
    used = {"langid"}
    if fields.get("langid"):
        yield "LA", code_of_langid(fields["langid"])
    for name, line in (*_date_lines(fields), *_page_lines(fields)):
        used.add(name)
        yield line
    for name, text in fields.items():
        tag = _TEXTS_WRITTEN.get(name)
        if name == "keywords":
            yield from (("KW", word.strip()) for word in text.split(",") if word.strip())
        elif tag and name not in used and _reads_back(name, text, _TYPES[kind], fields):
            yield tag, text
        elif name not in used:
            yield "U1", f"{name} = {text}"
    yield "ER", ""


def _reads_back(name: str, text: str, entry_type: str, fields: dict[str, str]) -> bool:
    """Tell whether a reader of the tag finds this field again: some tags mean different things by type."""
    if name in ("publisher", "institution"):
        return (name == "institution") == (entry_type in _INSTITUTIONAL)
    if name in ("journaltitle", "booktitle"):
        return name == ("booktitle" if entry_type in _IN_BOOKS else "journaltitle" if entry_type == "article" else "")
    if name in ("isbn", "issn"):
        is_issn = re.fullmatch(r"\d{4}-?\d{3}[\dXx]", text) is not None
        return is_issn == (name == "issn") and not (name == "issn" and "isbn" in fields)
    return True


def _date_lines(fields: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    date, solar = fields.get("date", ""), fields.get(SOLAR_DATE, "")
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date):
        yield "date", ("PY", date[:4])
        if len(date) > 4:
            yield "date", ("DA", date.replace("-", "/") + "/" * (4 - len(date.split("-"))))
    elif date and re.match(r"\d{4}", date):
        yield "year", ("PY", date[:4])
    elif re.fullmatch(r"1[234]\d\d", solar) and not fields.get("year"):
        yield SOLAR_DATE, ("PY", solar)


def _page_lines(fields: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    match = re.fullmatch(r"([^\s–,-]+)(?:–([^\s–,-]+))?", fields.get("pages", ""))
    if match is not None and match[1] != match[2]:
        yield "pages", ("SP", match[1])
        if match[2]:
            yield "pages", ("EP", match[2])


def _name_lines(creators: Iterable[ImportedCreator], *, persian_first: bool) -> Iterator[tuple[str, str]]:
    roles: dict[str, list[ImportedCreator]] = {}
    for one in sorted(creators, key=lambda creator: creator.ord):
        roles.setdefault(one.role, []).append(one)
    for role, people in roles.items():
        both = [forms(one, persian_first=persian_first) or [("", "")] for one in people]
        main = [_written(one, pair[0]) for one, pair in zip(people, both, strict=True)]
        other = [_written(one, pair[-1]) for one, pair in zip(people, both, strict=True)]
        tag = _NAMES_WRITTEN.get(role)
        if tag:
            yield from ((tag, name) for name in main)
        else:
            yield "U1", f"{role} = {'; '.join(main)}"
        if role in OTHER_NAMES and any(len(pair) > 1 for pair in both):
            if role == "author":
                yield from (("TA", name) for name in other)
            else:
                yield "U1", f"{OTHER_NAMES[role]} = {'; '.join(other)}"


def _written(one: ImportedCreator, form: tuple[str, str]) -> str:
    family, given = form
    if is_others(one):
        return OTHERS
    if one.is_organisation or not family:
        return f"{family or given},"
    if not given:
        return family
    head, comma, suffix = family.partition(", ")
    return f"{head}, {given}, {suffix}" if comma else f"{family}, {given}"


def _whole_names(creators: Iterable[ImportedCreator]) -> list[str]:
    """Return the family names without a given name that a reader would take apart."""
    alone = [
        family for one in creators if not one.is_organisation and not is_others(one)
        for family, given in forms(one, persian_first=False) if not given and family
    ]
    return [family for family in dict.fromkeys(alone) if cited_name(family, "", 0) != creator("", 0, family)]
