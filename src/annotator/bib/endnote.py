"""EndNote XML: the export of EndNote, which other managers write too."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from annotator.bib.interchange import (
    ForeignFile,
    cited_name,
    finished,
    langid_of_code,
    paired,
    safe_citekey,
    with_year,
)
from annotator.bib.sources import OTHER_TITLE, ImportedSource
from annotator.bib.xmltree import XmlRefused, first_of, parse, text_of, texts_of

_TYPES: Final = {
    "journal article": "article", "electronic article": "article", "magazine article": "article",
    "newspaper article": "article", "book": "book", "electronic book": "book", "edited book": "collection",
    "book section": "incollection", "electronic book section": "incollection",
    "conference paper": "inproceedings", "conference proceedings": "inproceedings", "thesis": "thesis",
    "report": "report", "government document": "report", "web page": "online", "blog": "online",
    "encyclopedia": "inreference", "dictionary": "inreference", "manuscript": "unpublished",
    "unpublished work": "unpublished", "dataset": "dataset", "computer program": "software", "patent": "patent",
    "case": "jurisdiction", "statute": "legislation", "bill": "legislation", "pamphlet": "booklet",
    "serial": "periodical", "film or broadcast": "video", "generic": "misc",
}
_TEXTS: Final = {
    "title": ("titles/title",), "shorttitle": ("titles/short-title",), OTHER_TITLE: ("titles/translated-title",),
    "series": ("titles/tertiary-title",), "volume": ("volume",), "number": ("number",), "edition": ("edition",),
    "location": ("pub-location",), "doi": ("electronic-resource-num",), "abstract": ("abstract",),
    "note": ("notes",), "url": ("urls/related-urls/url", "urls/web-urls/url"), "type": ("work-type",),
    "volumes": ("num-vols",),
}
_NAMES: Final = {
    "author": "contributors/authors/author", "editor": "contributors/secondary-authors/author",
    "translator": "contributors/subsidiary-authors/author", "namea": "contributors/translated-authors/author",
}
_IN_BOOKS: Final = frozenset(("incollection", "inproceedings", "inreference"))


def read(text: str) -> ForeignFile:
    """Return the records of an EndNote XML file."""
    try:
        root = parse(text)
    except XmlRefused as error:
        return ForeignFile((), ((error.line, error.reason),))
    return ForeignFile(tuple(_source(record) for record in root.iter("record")))


def _source(record: Element) -> ImportedSource:
    kind = record.find("ref-type")
    name = (kind.get("name", "") if kind is not None else "").lower()
    entry_type = _TYPES.get(name, "misc")
    fields = {field: first_of(record, *paths) for field, paths in _TEXTS.items()}
    container = first_of(record, "titles/secondary-title", "periodical/full-title", "alt-periodical/full-title")
    fields["booktitle" if entry_type in _IN_BOOKS else "journaltitle" if entry_type == "article" else "maintitle"] = (
        container)
    publisher = first_of(record, "publisher")
    fields["institution" if entry_type in ("thesis", "report") else "publisher"] = publisher
    fields["pages"] = re.sub(r"\s*-+\s*", "–", first_of(record, "pages"))
    number = first_of(record, "isbn").split(" ")[0]
    fields["issn" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", number) else "isbn"] = number
    fields["keywords"] = ", ".join(texts_of(record, "keywords/keyword"))
    fields["langid"] = langid_of_code(first_of(record, "language"))
    year = re.search(r"\d{4}", first_of(record, "dates/year"))
    with_year(fields, year[0] if year else first_of(record, "dates/pub-dates/date"))
    names = {
        role: [cited_name(text_of(one), role, place) for place, one in enumerate(record.findall(path))]
        for role, path in _NAMES.items()
    }
    problems = [f"unknown_type:{name}"] if name and name not in _TYPES else []
    return finished(entry_type, safe_citekey(first_of(record, "label")), fields, paired(names), problems)
