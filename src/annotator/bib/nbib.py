"""NBIB, the tagged format of PubMed (MEDLINE/PubMed data element descriptions)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotator.bib.interchange import ForeignFile, cited_name, creator, finished, langid_of_code, paired, with_year
from annotator.bib.sources import OTHER_TITLE, ImportedSource

_LINE: Final = re.compile(r"([A-Z]{2,4}) *- (.*)")
_TEXTS: Final = {
    "TI": "title", "TT": OTHER_TITLE, "AB": "abstract", "VI": "volume", "IP": "number", "PL": "location",
    "PB": "publisher", "EN": "edition",
}
_MONTHS: Final = {
    name: number for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_Record = dict[str, list[str]]


def read(text: str) -> ForeignFile:
    """Return the citations of a PubMed file; lines before the first ``PMID`` are refused."""
    refused: list[tuple[int, str]] = []
    return ForeignFile(tuple(_source(record) for record in _records(text, refused)), tuple(refused))


def _records(text: str, refused: list[tuple[int, str]]) -> Iterator[_Record]:
    record: _Record | None = None
    last: list[str] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        match = _LINE.match(line)
        if match is not None and match[1] == "PMID":
            if record is not None:
                yield record
            record = {}
        if record is None:
            if line.strip():
                refused.append((number, "not_understood"))
        elif match is not None:
            last = record.setdefault(match[1], [])
            last.append(match[2].strip())
        elif line.startswith("      ") and last:
            last[-1] += " " + line.strip()
    if record is not None:
        yield record


def _source(record: _Record) -> ImportedSource:
    is_chapter = bool(record.get("BTI")) and bool(record.get("TI"))
    entry_type = "incollection" if is_chapter else "book" if record.get("BTI") else "article"
    fields = {name: " ".join(record[tag]) for tag, name in _TEXTS.items() if tag in record}
    fields["journaltitle" if entry_type == "article" else "booktitle"] = _first(record, "JT", "TA", "BTI")
    if entry_type == "book":
        fields["title"] = fields.pop("booktitle")
    fields["pages"] = _full_range(_first(record, "PG"))
    fields["langid"] = langid_of_code(_first(record, "LA"))
    fields["keywords"] = ", ".join(word.strip("*") for word in record.get("OT", ()))
    fields["issn"] = _first(record, "IS").split(" ")[0]
    fields["eprint"], fields["eprinttype"] = _first(record, "PMID"), "pubmed"
    marked = [*record.get("LID", ()), *record.get("AID", ())]
    fields["doi"] = next((value.removesuffix("[doi]").strip() for value in marked if value.endswith("[doi]")), "")
    with_year(fields, _date(_first(record, "DP")))
    people = [cited_name(name, "author", place) for place, name in enumerate(record.get("FAU", record.get("AU", ())))]
    people += [
        creator("author", place, name, is_organisation=True)
        for place, name in enumerate(record.get("CN", ()), len(people))
    ]
    return finished(entry_type, "", fields, paired({"author": people}))


def _first(record: _Record, *tags: str) -> str:
    return next((record[tag][0] for tag in tags if record.get(tag)), "")


def _full_range(pages: str) -> str:
    """Return ``123-7`` as ``123–127``: PubMed leaves out the digits both ends have."""
    match = re.fullmatch(r"(\d+)-(\d+)", pages)
    if match is None:
        return pages.replace("-", "–")
    start, end = match.groups()
    return f"{start}–{start[:len(start) - len(end)]}{end}"


def _date(value: str) -> str:
    """Return ``2020 May 12`` as an ISO date; seasons and ranges give the year."""
    match = re.match(r"(\d{4})(?: ([A-Z][a-z]{2})\b(?!-))?(?: (\d{1,2})\b)?", value)
    if match is None:
        return ""
    month = _MONTHS.get((match[2] or "").lower())
    parts = [match[1], *([f"{month:02}"] if month else []), *([f"{int(match[3]):02}"] if month and match[3] else [])]
    return "-".join(parts)
