"""The list of references at the end of a paper: where it is, and what each entry says.

Entries are read by what all styles share: authors first, then a year in brackets (APA, Iranian
journals) or near the end (Chicago, Vancouver), a title up to its full stop or inside quotes, then the
container with volume, issue and pages. What cannot be told apart stays in ``text``; nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.core.analysis import FoundBlock
from annotator.text.citation_grammar import NO_DATE, year_calendar
from annotator.text.folding import fold
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS, ascii_digits

_HEADINGS = frozenset(
    fold(title.replace("\u200c", " "))
    for title in (
        "منابع|فهرست منابع|منابع و مآخذ|منابع و مأخذ|فهرست منابع و مآخذ|مراجع|فهرست مراجع|کتابنامه|کتاب‌نامه",
        "کتاب‌شناسی|مآخذ|منابع فارسی|منابع لاتین|منابع انگلیسی|منابع خارجی",
        "الف) منابع فارسی|ب) منابع انگلیسی",
        "ب) منابع لاتین|منابع عربی|References|Reference list|Bibliography|Works cited|Literature cited",
        "Persian references|English references|Translated references|References in Persian",
        "References in English|Sources|Reference|منابع پژوهش|منابع تحقیق|منابع و ماخذ",
    )
    for title in title.split("|")
)
_HEADING_NUMBER = re.compile(r"^[\d\s.\-–)(]+|[\s:.\-–]+$")
_LONGEST_HEADING = 60

_YEAR_IN_BRACKETS = re.compile(
    r"\(\s*(?P<year>\d{4})(?:/\d{4})?\s*(?P<suffix>[a-z]|الف|ب|پ|ت|ج|د)?(?:[,،][^()]{0,25})?\s*\)"
    r"|\(\s*(?P<none>n\.?\s?d\.?|بی[\s\u200c]?تا|in press|forthcoming|زیر چاپ)\s*\)"
)
_BARE_YEAR = re.compile(r"(?<![\d/–-])(?P<year>\d{4})(?P<suffix>[a-z])?(?![\d/–-])")
_NUMBER = re.compile(r"^\s*(?:\[(?P<bracketed>\d{1,3})\]|(?P<plain>\d{1,3})\s?[.)\-–])\s*")
_BULLET = re.compile(r"^[\s•*–—-]+")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/[^\s\"<>،؛]+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s،؛]+|www\.[^\s،؛]+")
_VOLUME = re.compile(
    r"(?P<volume>\d+)\s*\(\s*(?P<issue>\d+(?:[-–]\d+)?)\s*\)"
    r"|(?:vol(?:ume)?\.?|سال|دوره|دورهٔ|دوره‌ی|جلد|ج)\s*(?P<volume_named>\d+)", re.IGNORECASE
)
_ISSUE = re.compile(r"(?:\bno\.?|\bissue|شماره|شمارهٔ|پیاپی|ش)\s*\(?(?P<issue>\d+(?:[-–]\d+)?)", re.IGNORECASE)
_PAGES = re.compile(r"(?:\bpp?\.?|صص?\.?|صفحات|صفحه)\s*:?\s*(?P<named>\d+(?:\s?[-–]\s?\d+)?)"
                    r"|[,،:]\s*(?P<range>\d+\s?[-–]\s?\d+)(?=\s*[.,،؛]|\s*$)", re.IGNORECASE)
_VOLUME_WORD = re.compile(r"\s+(?:vol|no|سال|دوره|شماره|جلد)\.?\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"[«“\"](?P<title>[^»”\"]{3,400})[»”\"]")
_TITLE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Za-z]\.[A-Za-z])[.؟?!](?=\s|$)")
_PLACE_AND_PUBLISHER = re.compile(
    rf"(?P<place>[{LATIN_LETTERS}{PERSIAN_LETTERS}\u200c ]{{2,30}})\s*:\s*"
    rf"(?P<publisher>[{LATIN_LETTERS}{PERSIAN_LETTERS}\u200c &'’.-]{{2,60}})"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s‐-]?){1,4}")
_PERSIAN = re.compile(f"[{PERSIAN_LETTERS}]")
_ET_AL = re.compile(r"[,،]?\s*(?:\bet al\.?|و\s?(?:همکاران|دیگران))\s*$")
_EDGE = " \t\n,،;؛.:&\u200c\u200e\u200f"


@dataclass(frozen=True)
class ReferenceAuthor:
    """An author of a reference entry; an organisation has no given name."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class ReferenceEntry:
    """One entry of a reference list. Fields it does not give are empty; digits are ASCII.

    ``block`` is the id of its block, ``number`` the one it bears in a numbered list.
    """

    block: str
    text: str
    authors: tuple[ReferenceAuthor, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    place: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    number: int | None = None


def reference_section(blocks: Sequence[FoundBlock]) -> frozenset[str]:
    """Return the ids of the blocks of a text's reference lists, headings included.

    A list starts at its heading, in the last two thirds of the text, and ends at a heading that is
    neither another list's nor an entry taken for a heading.
    """
    inside: set[str] = set()
    is_inside = False
    for position, block in enumerate(blocks):
        if _is_list_heading(block):
            is_inside = position >= len(blocks) // 3
        elif block.kind == "heading" and not _BARE_YEAR.search(ascii_digits(block.text)):
            is_inside = False
        if is_inside:
            inside.add(block.id)
    return frozenset(inside)


def parse_reference_list(blocks: Sequence[FoundBlock]) -> tuple[ReferenceEntry, ...]:
    """Return the entries of the reference lists among the blocks of a text, in order."""
    section = reference_section(blocks)
    entries: list[ReferenceEntry] = []
    for block in blocks:
        is_entry_kind = block.kind in ("paragraph", "list_item", "heading") and not _is_list_heading(block)
        if block.id in section and is_entry_kind:
            read = (parse_reference(line, block.id) for line in block.text.split("\n"))
            entries.extend(entry for entry in read if entry is not None)
    return tuple(entries)


def parse_reference(text: str, block: str = "") -> ReferenceEntry | None:
    """Return what one entry says, or None for a text that names no author or no year."""
    plain = ascii_digits(" ".join(text.split()))
    number, plain = _leading_number(plain)
    dated = _YEAR_IN_BRACKETS.search(plain[:300])
    if dated is not None and dated.start() > 1:
        authors_text, rest = plain[: dated.start()], plain[dated.end():]
    else:
        dated, authors_text, rest = _without_bracketed_year(plain)
    if dated is None:
        return None
    authors, et_al = reference_authors(authors_text)
    if not authors:
        return None
    year, suffix, calendar = _year_of(dated)
    return _with_publication(
        rest, ReferenceEntry(block, text.strip(), authors, et_al, year, suffix, calendar, number=number)
    )


def reference_authors(text: str) -> tuple[tuple[ReferenceAuthor, ...], bool]:
    """Return the authors at the head of an entry and whether *et al.* follows them."""
    et_al = _ET_AL.search(text.strip(_EDGE))
    names = text.strip(_EDGE)
    if et_al:
        names = names[: et_al.start()]
    names = re.sub(r"\((?:eds?\.?|Trans\.?|ویراستار|مترجم)\)", "", names).strip(_EDGE)
    if not names or len(names) > 400:
        return (), et_al is not None
    authors = _persian_authors(names) if _PERSIAN.search(names) else _latin_authors(names)
    return tuple(authors), et_al is not None


def _is_list_heading(block: FoundBlock) -> bool:
    if block.kind not in ("heading", "paragraph") or len(block.text) > _LONGEST_HEADING:
        return False
    title = _HEADING_NUMBER.sub("", ascii_digits(block.text))
    return fold(title.replace("\u200c", " ")) in _HEADINGS


def _leading_number(text: str) -> tuple[int | None, str]:
    numbered = _NUMBER.match(text)
    if numbered is not None:
        return int(numbered["bracketed"] or numbered["plain"]), text[numbered.end():]
    return None, _BULLET.sub("", text)


def _without_bracketed_year(text: str) -> tuple[re.Match[str] | None, str, str]:
    """Divide an entry of a style that gives the year elsewhere: after the authors, or at the end."""
    years = [year for year in _BARE_YEAR.finditer(text) if year_calendar(int(year["year"]))]
    if not years:
        return None, "", ""
    quoted = _QUOTED.search(text)
    after_authors = re.search(r"(?<![A-Z])\.(?=\s)", text)
    if years[0].start() < 120 and (after_authors is None or years[0].start() <= after_authors.end() + 2):
        return years[0], text[: years[0].start()], text[years[0].end():]
    ends = [match.start() for match in (quoted, after_authors) if match is not None]
    if not ends:
        comma = re.search("[،,]", text)
        ends = [comma.start()] if comma else []
    if not ends:
        return None, "", ""
    return years[-1], text[: min(ends)], text[min(ends):]


def _year_of(dated: re.Match[str]) -> tuple[str | None, str | None, str]:
    if dated["year"] is None:
        return NO_DATE, None, "none"
    return dated["year"], dated["suffix"], year_calendar(int(dated["year"])) or "gregorian"


def _with_publication(rest: str, entry: ReferenceEntry) -> ReferenceEntry:
    doi, url = _DOI.search(rest), _URL.search(rest)
    body = _URL.sub("", _DOI.sub("", rest)).strip(_EDGE)
    title, after = _title_and_rest(body)
    volume, issue = _VOLUME.search(after), _ISSUE.search(after)
    pages = next((match for match in reversed(list(_PAGES.finditer(after)))), None)
    place = _PLACE_AND_PUBLISHER.search(after)
    issue_of_volume = volume["issue"] if volume else None
    issue_number = issue_of_volume or (issue["issue"] if issue else "")
    return ReferenceEntry(
        entry.block, entry.text, entry.authors, entry.et_al, entry.year, entry.suffix, entry.calendar,
        title=title, container="" if place else _container(after),
        volume=(volume["volume"] or volume["volume_named"] or "") if volume else "", issue=issue_number,
        pages=re.sub(r"\s", "", pages["named"] or pages["range"]) if pages else "",
        place=place["place"].strip() if place else "",
        publisher=place["publisher"].strip(_EDGE) if place else "",
        doi=doi["doi"].rstrip(".,)") if doi else "",
        url=url.group().rstrip(".,)") if url and not doi else "",
        number=entry.number,
    )


def _title_and_rest(body: str) -> tuple[str, str]:
    quoted = _QUOTED.match(body)
    if quoted is not None:
        return quoted["title"].strip(_EDGE), body[quoted.end():].strip(_EDGE)
    end = _TITLE_END.search(body)
    if end is None and _PERSIAN.search(body):
        end = re.search("،", body)
    if end is None:
        return body.strip(_EDGE), ""
    mark = end.group() if end.group() in "؟?!" else ""
    return f"{body[: end.start()].strip(_EDGE)}{mark}", body[end.end():].strip(_EDGE)


def _container(after: str) -> str:
    """Return the journal or book an article stands in: the words before the first number, comma or stop."""
    name = re.match(r"(?:In:?\s|در:?\s)?(?P<name>[^\d,،.:;؛()«»]{3,120})", after)
    if name is None:
        return ""
    return _VOLUME_WORD.sub("", name["name"]).strip(_EDGE)


def _latin_authors(names: str) -> Iterator[ReferenceAuthor]:
    pieces = [piece.strip() for piece in re.split(r"\s*(?:[,;]\s*(?:&|and\b)|&|\band\b|[,;])\s*", names)]
    pieces = [piece for piece in pieces if piece]
    position = 0
    while position < len(pieces):
        family, given = pieces[position], ""
        following = pieces[position + 1] if position + 1 < len(pieces) else ""
        if _INITIALS.fullmatch(following) or (position == 0 and _is_given_name(following, len(pieces))):
            given = following
            position += 1
        elif re.match(r"(?:[A-Z]\.[\s-]?)+(?=[A-Z][a-z])", family):
            initials = re.match(r"(?:[A-Z]\.[\s-]?)+", family)
            if initials is not None:
                family, given = family[initials.end():], initials.group().strip()
        position += 1
        if re.match(f"[{LATIN_LETTERS}]", family):
            yield ReferenceAuthor(family.strip(_EDGE), given)


def _is_given_name(piece: str, pieces: int) -> bool:
    """``Buzan, Barry and Ole Wæver``: the word after the first comma is a given name."""
    return pieces > 1 and len(piece.split()) == 1 and piece[:1].isupper() and piece[1:].islower()


def _persian_authors(names: str) -> Iterator[ReferenceAuthor]:
    for person in re.split(r"\s*[؛;]\s*(?:و\s+)?|\s+و\s+", names):
        family, _, given = person.partition("،") if "،" in person else person.partition(",")
        if family.strip(_EDGE):
            yield ReferenceAuthor(family.strip(_EDGE), given.strip(_EDGE))
