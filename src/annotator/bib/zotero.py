"""Items as Zotero stores them and Better BibTeX JSON exports them, as CSL-JSON items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_TYPES: Final = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle":
    "article-newspaper", "book": "book", "bookSection": "chapter", "conferencePaper": "paper-conference",
    "thesis": "thesis", "report": "report", "webpage": "webpage", "blogPost": "post-weblog", "forumPost": "post",
    "document": "document", "manuscript": "manuscript", "preprint": "article", "dataset": "dataset",
    "computerProgram": "software", "patent": "patent", "case": "legal_case", "statute": "legislation",
    "bill": "legislation", "hearing": "hearing", "interview": "interview", "letter": "personal_communication",
    "email": "personal_communication", "film": "motion_picture", "videoRecording": "motion_picture",
    "audioRecording": "song", "podcast": "song", "presentation": "speech", "map": "map", "artwork": "graphic",
    "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-dictionary", "standard": "standard",
}
_NO_WORKS: Final = frozenset(("attachment", "note", "annotation"))
_TEXTS: Final = {
    "title": "title", "shortTitle": "title-short", "place": "publisher-place", "pages": "page", "volume": "volume",
    "issue": "issue", "edition": "edition", "DOI": "DOI", "url": "URL", "ISBN": "ISBN", "ISSN": "ISSN",
    "abstractNote": "abstract", "series": "collection-title", "seriesTitle": "collection-title",
    "numberOfVolumes": "number-of-volumes", "numPages": "number-of-pages", "language": "language",
    "thesisType": "genre", "reportType": "genre", "conferenceName": "event-title", "reportNumber": "number",
    "versionNumber": "version",
}
_CONTAINERS: Final = (
    "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle", "websiteTitle",
    "blogTitle", "forumTitle",
)
_PUBLISHERS: Final = ("publisher", "university", "institution", "distributor", "company", "studio", "label")
_ROLES: Final = {
    "editor": "editor", "translator": "translator", "bookAuthor": "container-author", "seriesEditor":
    "collection-editor",
}
_EXTRA: Final = re.compile(r"([A-Za-z][A-Za-z .-]*):\s*(\S.*)")


def as_csl(item: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a Zotero item as a CSL item, or None for an attachment or note, which is no work."""
    kind = item.get("itemType")
    if kind in _NO_WORKS:
        return None
    made: dict[str, Any] = {"type": _TYPES.get(str(kind), "document")}
    made["citation-key"] = item.get("citationKey") or item.get("citekey") or ""
    for name, variable in _TEXTS.items():
        if item.get(name):
            made.setdefault(variable, item[name])
    made["container-title"] = next((item[name] for name in _CONTAINERS if item.get(name)), "")
    made["publisher"] = next((item[name] for name in _PUBLISHERS if item.get(name)), "")
    made["issued"] = {"raw": _iso_date(str(item.get("date") or ""))}
    made["accessed"] = {"raw": str(item.get("accessDate") or "")[:10]}
    made["keyword"] = ", ".join(str(tag.get("tag", "")) for tag in _dicts(item.get("tags")))
    for one in _dicts(item.get("creators")):
        role = _ROLES.get(str(one.get("creatorType")), "author")
        family, given = one.get("lastName") or "", one.get("firstName") or ""
        made.setdefault(role, []).append({"literal": one["name"]} if one.get("name") else {
            "family": family, "given": given})
    _take_extra(str(item.get("extra") or ""), made)
    return made


def _take_extra(extra: str, made: dict[str, Any]) -> None:
    """Take ``Citation Key: x`` and the like out of Zotero's free field; the rest is a note."""
    notes = []
    for line in extra.splitlines():
        match = _EXTRA.fullmatch(line.strip())
        name = match[1].strip().lower() if match else ""
        if match and name == "citation key":
            made["citation-key"] = made["citation-key"] or match[2]
        elif match and name in ("doi", "isbn", "issn", "url"):
            made.setdefault(name.upper(), match[2])
        elif line.strip():
            notes.append(line.strip())
    if notes:
        made["note"] = "; ".join(notes)


def _iso_date(date: str) -> str:
    """Return the ISO date or the year in a date as typed (``2024-05-12``, ``May 2024``, ``1403/05/12``)."""
    match = re.match(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?", date)
    if match is None:
        year = re.search(r"\d{4}", date)
        return year[0] if year else ""
    parts = [match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part and int(part))]
    return "-".join(parts)


def _dicts(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
