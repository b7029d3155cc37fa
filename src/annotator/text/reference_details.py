"""What a reference entry says behind authors and year: title, container, publisher, numbers, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotator.core.analysis import FoundName
from annotator.text.reference_names import EDGE, reference_names
from annotator.text.script import LATIN_LETTERS, PERSIAN_LETTERS

_DOI = re.compile(
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/|doi\.org/)*(?P<doi>10\.\d{4,9}/[^\s\"<>،؛]+)", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|www\.)[^\s،؛<>\"»]+")
_RETRIEVED = re.compile(
    r"(?:retrieved|accessed|available)\b[^.\n]{0,60}?(?:from|at)?:?\s*$|\[online\]\.?|"
    r"(?:بازیابی[\s\u200c]?شده|دسترسی|قابل دسترس(?:ی)?|برگرفته)[^.\n]{0,60}?(?:از|در)?:?\s*$",
    re.IGNORECASE,
)
_SAYS_PERSIAN = re.compile(r"[\[(]\s*(?:in\s+(?:persian|farsi|dari)|به (?:زبان )?فارسی)\s*[\])]\.?", re.IGNORECASE)
_VOLUME = re.compile(
    r"(?<![\d/])(?P<volume>\d{1,4})\s*\(\s*(?P<issue>\d{1,3}(?:[-–]\d+)?)\s*\)"
    r"|(?:\bvol(?:ume)?\.?|(?<![آ-ی\u200c])(?:سال|دوره|دورهٔ|دوره‌ی|جلد|ج))\s*"
    r"(?P<volume_named>\d+|[آ-ی\u200c]+م)(?![آ-ی])", re.IGNORECASE
)
_ISSUE = re.compile(
    r"(?:\bno\.?|\bissue|(?<![آ-ی\u200c])(?:شماره|شمارهٔ|پیاپی|ش))\s*"
    r"\(?(?P<issue>\d+(?:[-–]\d+)?|[آ-ی\u200c]+م)(?![آ-ی])", re.IGNORECASE
)
_PAGES = re.compile(
    r"(?:\bpp?\.?|(?<![آ-ی\u200c])(?:صص?\.?|صفحات|صفحه))\s*:?\s*(?P<named>\d+(?:\s?[-–]\s?\d+)?)"
    r"|[,،:;.)]\s*(?P<range>\d+\s?[-–]\s?\d+)(?=\s*[.,،؛)]|\s*$)", re.IGNORECASE
)
_BARE_VOLUME = re.compile(
    r"[^\W\d]\.?[\s,،]+(?P<volume>\d{1,3})\s*[,،:]\s*(?=no\b|شماره|pp?\b|\d+\s?[-–]\s?\d)", re.IGNORECASE
)
_ORDINALS = {
    "یکم": "1", "اول": "1", "نخست": "1",
    "دوم": "2", "سوم": "3", "چهارم": "4", "پنجم": "5", "ششم": "6", "هفتم": "7", "هشتم": "8",
    "نهم": "9", "دهم": "10", "یازدهم": "11", "دوازدهم": "12", "سیزدهم": "13", "چهاردهم": "14", "پانزدهم": "15",
    "شانزدهم": "16", "هفدهم": "17", "هجدهم": "18", "نوزدهم": "19", "بیستم": "20",
}
_BEFORE_NUMBERS = re.compile(r"[\s,،]+(?:vol|no|سال|دوره|شماره|جلد|pp?|صص?|in press)\.?\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"[«“\"](?P<title>[^»”\"]{3,400})[»”\"]")
_TITLE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Za-z]\.[A-Za-z])(?<!\bvs)[.؟?!](?=\s|$)"
    r"|,(?=\s(?i:unpublished\s)?(?i:Ph\.?\s?D|doctoral|master|M\.?A)\b)"
)
_LETTER = f"[{LATIN_LETTERS}{PERSIAN_LETTERS}]"
_PLACE_AND_PUBLISHER = re.compile(
    rf"(?:^|[.،,؛;)\]]\s*)(?P<place>{_LETTER}(?:{_LETTER}|[\u200c ,&-]){{1,34}}?)"
    rf"\s*:\s*(?P<publisher>(?:[A-Z]\.\s?){{0,3}}{_LETTER}(?:{_LETTER}|[\u200c &'’-]){{1,60}})"
)
_CITIES = (
    "تهران|قم|مشهد|اصفهان|تبریز|شیراز|رشت|کابل|هرات|لندن|نیویورک|پاریس|بیروت|نجف|London|New York|Oxford|Cambridge|"
    "Paris|Berlin|Washington|Tehran|Kabul|Boston|Chicago|Leiden|Princeton|Boulder|Abingdon|Stanford|Ithaca|Beirut"
)
_CITY_AND_PUBLISHER = re.compile(
    rf"(?:^|[.،,]\s*)(?P<place>{_CITIES})\s*[،,]\s*(?P<publisher>{_LETTER}(?:{_LETTER}|[\u200c &'’-]){{1,80}})"
)
"""``تهران، نشر نی``: with a comma only behind a city, since commas part everything."""
_COMMA_BEFORE_CITY = re.compile(rf"[,،](?=\s*(?:{_CITIES})\s*[,،:])")
_EDITION = re.compile(
    r"[،.]?\s*چاپ\s+(?P<persian>[آ-ی]+م|اول|نخست|\d+)(?=[،.\s]|$)|\s*\((?P<latin>\d+)(?:st|nd|rd|th) ed\.?\)"
)
_COMMA_BEFORE_CONTAINER = re.compile(
    r"،(?=\s*(?:[آ-ی\u200c ]{2,25}:|فصلنامه|مجله|ماهنامه|دوفصلنامه|پژوهشنامه|پژوهش|نشریه|چاپ|جلد))"
)
_PUBLISHER_WORDS = re.compile(
    r"\b(?:Press|Publish\w+|Publications?|Books|Verlag|Routledge|Springer|Palgrave|Macmillan|Sage|SAGE|Polity|Brill|"
    r"Elsevier|Wiley|Penguin|McGraw|Random House|Norton|Lexington|Ashgate|Norton|Basic)\b|^(?:انتشارات|نشر|مؤسسه|موسسه|"
    r"پژوهشکده|چاپخانه|بنگاه|شرکت سهامی|سازمان انتشارات)(?![آ-ی])"
)
_EDITED_BOOK = re.compile(
    r"(?:\bIn:?|(?<![آ-ی])در:?)\s+(?P<editors>[^():]{3,120}?)[,،]?\s*"
    r"\((?:Eds?\.?|ویراستاران?|به کوشش|گردآورندگان|گردآورنده|به اهتمام)\)[,،:]?\s*(?P<book>[^().؛]{3,200})",
)
_TRANSLATED = re.compile(
    r"\((?P<latin>[^()]{3,80}?),?\s*Trans\.?\)"
    r"|(?:^|[.،؛(]\s*)(?:ترجمه|ترجمهٔ|ترجمه‌ی|مترجم(?:ان)?:?)\s+(?P<persian>[^.،؛():]{3,60})\)?"
)
_THESIS = re.compile(
    r"پایان[\s\u200c]?نامه|رساله|\b(?:dissertation|thesis)\b", re.IGNORECASE
)
_DOCTORAL = re.compile(r"دکتر[یا]|رساله|\bPh\.?\s?D|\bdoctoral|\bdissertation", re.IGNORECASE)
_UNIVERSITY = re.compile(
    r"(?P<name>دانشگاه(?:[\s\u200c][آ-ی\u200c]+){1,5}|(?:[A-Z][\w’-]+ )*Univ(?:ersity|\.)(?: (?:of )?[A-Z][\w’-]+)*)"
)
_PROCEEDINGS = re.compile(r"\bProc(?:eedings|\.)|\bConference\b|\bSymposium\b|همایش|کنفرانس|کنگره|مجموعه مقالات")
_IN_PROCEEDINGS = re.compile(r"^(?:in|در):?\s+(?P<name>(?:Proc|مجموعه مقالات|The Proc)[^,،؛()]*)", re.IGNORECASE)
_BEFORE_CONTAINER = re.compile(r"^(?:In:?|در:?)\s+|^(?:فصلنامه علمی(?: پژوهشی)?|مجله علمی)(?=[،:]\s)")


@dataclass(frozen=True)
class Details:
    """What an entry says of the work; what it does not say is empty. ``thesis`` is master or doctoral.

    ``says_persian``: it is marked ``[In Persian]``, as translated entries of Persian works are.
    """

    title: str = ""
    entry_type: str = "misc"
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    place: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    thesis: str = ""
    edition: str = ""
    editors: tuple[FoundName, ...] = ()
    translators: tuple[FoundName, ...] = ()
    says_persian: bool = False


def details_of(rest: str) -> Details:
    """Read what stands behind the authors and the year; digits must be ASCII."""
    doi, url = _DOI.search(rest), _URL.search(rest)
    body = _SAYS_PERSIAN.sub("", rest)
    body = _RETRIEVED.sub("", _URL.sub("", _DOI.sub("", body)).strip(EDGE)).strip(EDGE)
    edition = _EDITION.search(body)
    body, translators = _without_translators(_EDITION.sub("", body))
    title, after = _title_and_rest(body)
    details = Details(
        title=title, translators=translators, says_persian=_SAYS_PERSIAN.search(rest) is not None,
        edition=_ordinal(edition["persian"] or edition["latin"]) if edition else "",
        doi=doi["doi"].rstrip(".,)") if doi else "", url=url.group().rstrip(".,)") if url and not doi else "",
    )
    return _of_type(_with_place(after, _with_numbers(after, details)), after)


def _without_translators(body: str) -> tuple[str, tuple[FoundName, ...]]:
    found = _TRANSLATED.search(body)
    if found is None:
        return body, ()
    named = found["latin"] or found["persian"]
    names, _ = reference_names(named)
    if found["persian"]:  # a full name in its natural order: the last word or two are the family's
        names = tuple(_natural_order(name.family) for name in names)
    before, after = body[: found.start()].strip(), body[found.end():].strip()
    joint = ". " if found["persian"] else " "
    return f"{before}{joint}{after.lstrip(EDGE) if found['persian'] else after}".strip(), names


def _natural_order(name: str) -> FoundName:
    given, _, family = name.strip().partition(" ")
    return FoundName(family.strip(), given) if family else FoundName(given)


def _title_and_rest(body: str) -> tuple[str, str]:
    quoted = _QUOTED.match(body)
    if quoted is not None:
        return quoted["title"].strip(EDGE), body[quoted.end():].strip(" ,،.")
    end = _TITLE_END.search(body)
    city = _COMMA_BEFORE_CITY.search(body)
    if city is not None and (end is None or city.start() < end.start()):
        end = city
    if re.search(f"[{PERSIAN_LETTERS}]", body):
        comma = _COMMA_BEFORE_CONTAINER.search(body)
        if comma is not None and (end is None or comma.start() < end.start()):
            end = comma
        elif end is None:
            end = re.search("،", body)
    if end is None:
        return body.strip(EDGE), ""
    mark = end.group() if end.group() in "؟?!" else ""
    return f"{body[: end.start()].strip(EDGE)}{mark}", body[end.end():].strip(" ,،")


def _with_numbers(after: str, details: Details) -> Details:
    volume, issue = _VOLUME.search(after), _ISSUE.search(after)
    pages = next((match for match in reversed(list(_PAGES.finditer(after)))), None)
    volume_number = (volume["volume"] or volume["volume_named"] or "") if volume else ""
    bare = _BARE_VOLUME.search(after) if volume is None else None
    volume_number = bare["volume"] if bare is not None else volume_number
    issue_number = (volume["issue"] if volume else None) or (issue["issue"] if issue else "") or ""
    return replace(
        details, volume=_ordinal(volume_number), issue=_ordinal(issue_number),
        pages=re.sub(r"\s", "", pages["named"] or pages["range"]) if pages else "",
    )


def _ordinal(number: str) -> str:
    return number if number[:1].isdigit() else _ORDINALS.get(number, "")


def _with_place(after: str, details: Details) -> Details:
    book = _EDITED_BOOK.search(after)
    if book is not None:
        editors, _ = reference_names(book["editors"])
        details = replace(details, editors=editors, container=book["book"].strip(EDGE))
        after = after[book.end():]
    place = _PLACE_AND_PUBLISHER.search(after) or _CITY_AND_PUBLISHER.search(after)
    if place is not None:
        publisher = place["publisher"].strip(EDGE)
        container = details.container or _container(after[: place.start()])
        return replace(details, place=place["place"].strip(EDGE), publisher=publisher, container=container)
    if details.container:
        pieces = [piece.strip(EDGE) for piece in re.split(r"[.،]\s", re.sub(r"\([^()]*\)", "", after))]
        named = next((piece for piece in pieces if _PUBLISHER_WORDS.search(piece)), "")
        return replace(details, publisher=named)
    if _PUBLISHER_WORDS.search(after) and not re.search(r"\d", after) and len(after) < 80:
        return replace(details, publisher=after.strip(EDGE))
    container = _container(after)
    if _PUBLISHER_WORDS.search(container) and not (details.volume or details.issue):
        return replace(details, publisher=container)
    return replace(details, container=container)


def _container(after: str) -> str:
    """Return the journal or book an article stands in: the words before the first number, comma or stop."""
    proceedings = _IN_PROCEEDINGS.match(after.lstrip(EDGE))
    if proceedings is not None:
        return proceedings["name"].strip(EDGE)
    name = re.match(r"(?P<name>[^\d,،.:;؛()«»\[\]]{3,120})", _BEFORE_CONTAINER.sub("", after).lstrip(EDGE))
    return _BEFORE_NUMBERS.sub("", name["name"]).strip(EDGE) if name is not None else ""


def _of_type(details: Details, after: str) -> Details:
    """Settle what kind of work it is: thesis, part of a book, article, book, online, else misc."""
    whole = f"{details.title} {after}"
    if _THESIS.search(after) or (_THESIS.search(details.title) and _UNIVERSITY.search(whole)):
        university = _UNIVERSITY.search(after)
        return replace(
            details, entry_type="thesis", thesis="doctoral" if _DOCTORAL.search(whole) else "master", container="",
            publisher=university["name"].strip(EDGE) if university else details.publisher, volume="", issue="",
        )
    if _PROCEEDINGS.search(after) and details.container:
        return replace(details, entry_type="inproceedings")
    if details.editors:
        return replace(details, entry_type="incollection")
    if details.container and (details.volume or details.issue or (details.pages and not details.publisher)):
        return replace(details, entry_type="article", place="", publisher="") if not details.place else replace(
            details, entry_type="article")
    if details.publisher:
        return replace(details, entry_type="incollection" if details.container and details.pages else "book")
    return replace(details, entry_type="online") if details.url else details
