"""What the first line of a block says it is: heading, list item, caption, label of key words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotator.core.spans import Span
from annotator.text.script import (
    DIGITS,
    KASHIDA,
    LATIN_LETTERS,
    PERSIAN_LETTERS,
    ZWNJ,
    ascii_digits,
    count_latin,
    count_persian,
)

_MAX_TITLE = 120
_MAX_CAPTION = 300
_NUMBER = re.compile(
    f"^\\s*[(\\[]?(?P<number>[{DIGITS}]{{1,2}}(?:\\s?[-–—.\u0640/]\\s?[{DIGITS}]{{1,2}}){{0,4}})"
    f"(?P<mark>\\s*[)(\\]]?\\s*[.\\-–—:)\u0640]*)(?P<gap>\\s*)(?=[{PERSIAN_LETTERS}{LATIN_LETTERS}«»(\u0640])"
)
_ROMAN = re.compile(r"^\s*(?P<number>[IVX]{1,5})(?P<mark>[.)\-–])(?P<gap>\s+)(?=[A-Z])")
_ORDINAL = re.compile(
    f"^\\s*(?P<number>(?:بخش|فصل|گفتار|مبحث|قسمت)\\s+(?:اول|یکم|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|[{DIGITS}]+)|"
    f"(?:Chapter|Part|Section)\\s+(?:[{DIGITS}]+|[IVX]+))(?P<mark>\\s*[:.\\-–—])(?P<gap>\\s*)"
)
_LETTERED = re.compile("^\\s*[(]?(?P<number>الف|[بپتثجچحخدهو]|[A-H])\\s?[.)\\-–—]\\s*(?=\\S)")
_ENDS = re.compile('[.؟!؛;،,][)»"”]*\\s*$')
_SQUEEZE = re.compile(f"[\\s{ZWNJ}{KASHIDA}:：.&\\-–—]+")
_WORD_START = re.compile(f"[A-Z\u00c0-\u00de{PERSIAN_LETTERS}«»(]")
_LEADING_NUMBER = re.compile(f"^[\\s{DIGITS}.)(\\-–—]+")
_NUMBER_JOINT = re.compile(r"\s?[-–—.\u0640/]\s?")
_LIST = re.compile(
    f"^\\s*(?P<marker>[•▪◦●■□○‣∙·*✓➢➤]|[-–—](?=\\s)|[(]?[{DIGITS}]{{1,2}}\\s?[.)\\-–](?=\\s|[{PERSIAN_LETTERS}])|"
    f"[(]?(?:[a-z]|الف|[ابپتجدهوزحی])\\s?[.)](?=\\s))\\s*"
)
_CAPTION = re.compile(
    f"^\\s*(?P<label>جدول|نمودار|شکل|تصویر|نقشه|عکس|Table|Figure|Fig\\.?|Chart|Diagram|TABLE|FIGURE)\\s*(?:شماره|ی)?\\s*"
    f"[()\\[]?\\s*(?P<number>[{DIGITS}]{{1,3}}(?:[-–.][{DIGITS}]{{1,3}})?)\\s*[()\\]]?\\s*(?P<mark>[:：.\\-–—]|$)"
)
_TABLE_LABELS = ("جدول", "Table", "TABLE")
_KEYWORDS = re.compile(
    f"^\\s*(?P<label>Key\\s?-?[Ww]ords?|KEY\\s?WORDS|Index Terms|"
    f"(?:واژگان|واژه[\\s{ZWNJ}]?های|کلمات)[\\s{ZWNJ}]?کلیدی|"
    f"کلید[\\s{ZWNJ}]?واژ(?:ه|گان)[\\s{ZWNJ}]?(?:ها)?)\\s*(?P<mark>[:：]|[-–—](?=\\s))\\s*"
)
_RUN_IN = re.compile(
    "^\\s*(?P<label>Abstract|ABSTRACT|Summary|چکیده|خلاصه|Introduction|مقدمه)\\s*(?P<mark>[:：]|[.\\-–—](?=\\s))\\s*(?=\\S)"
)

_PERSIAN_TITLES = [
    "چکیده",
    " چکیده مبسوط",
    " چکیده گسترده",
    " مقدمه",
    " نتیجه گیری",
    " نتیجه",
    " نتایج",
    " بحث",
    " بحث و نتیجه گیری",
    " بحث و بررسی",
    " یافته ها",
    " یافته های پژوهش",
    " یافته های تحقیق",
    " روش",
    " روش ها",
    " روش پژوهش",
    " روش تحقیق",
    " روش شناسی",
    " روش شناسی پژوهش",
    " پیشینه",
    " پیشینه پژوهش",
    " پیشینه تحقیق",
    " ادبیات پژوهش",
    " مرور ادبیات",
    " چارچوب نظری",
    " مبانی نظری",
    " چارچوب مفهومی",
    " بیان مسئله",
    " بیان مساله",
    " طرح مسئله",
    " اهداف",
    " اهداف پژوهش",
    " فرضیه ها",
    " سوالات پژوهش",
    " منابع",
    " منابع و مآخذ",
    " فهرست منابع",
    " کتابنامه",
    " مآخذ",
    " پی نوشت ها",
    " پی نوشت",
    " یادداشت ها",
    " پانوشت ها",
    " سپاسگزاری",
    " تشکر و قدردانی",
    " تقدیر و تشکر",
    " پیشنهادها",
    " پیشنهادات",
    " تعارض منافع",
    " جمع بندی",
    " سخن پایانی",
    " پیوست",
    " ضمیمه",
    " واژگان کلیدی",
    " کلیدواژه ها",
    " منابع فارسی",
    " منابع انگلیسی",
    " منابع لاتین",
]
_ENGLISH_TITLES = [
    "abstract",
    "extended abstract",
    "introduction",
    "methodology",
    "methods",
    "method",
    "materials and methods",
    "results",
    "findings",
    "discussion",
    "results & discussion",
    "results and discussion",
    "discussion and conclusion",
    "conclusion",
    "conclusions",
    "references",
    "bibliography",
    "theoretical framework",
    "conceptual framework",
    "literature review",
    "background",
    "related work",
    "acknowledgements",
    "acknowledgments",
    "acknowledgement",
    "appendix",
    "notes",
    "endnotes",
    "keywords",
    "key words",
    "summary",
    "conflict of interest",
    "funding",
    "works cited",
    "limitations",
    "research methodology",
    "data and methods",
]
_NOTES = frozenset(("پینوشتها", "پینوشت", "یادداشتها", "پانوشتها", "notes", "endnotes", "footnotes"))
_REFERENCES = frozenset((
    "منابع", "فهرستمنابع", "منابعومآخذ", "منابعومأخذ", "منابعوماخذ", "مراجع", "کتابنامه", "مآخذ", "منابعفارسی",
    "منابعانگلیسی", "منابعلاتین", "references", "referencelist", "bibliography", "workscited", "literaturecited",
))
_ABSTRACT = frozenset(
    ("چکیده", "چکیدهمبسوط", "چکیدهگسترده", "abstract", "extendedabstract", "summary", "خلاصه")
)


def squeezed(text: str) -> str:
    """Return a title without spaces, half-spaces, kashida and case, to compare it."""
    return _SQUEEZE.sub("", text).lower()


_KNOWN = frozenset(squeezed(title) for title in (*_PERSIAN_TITLES, *_ENGLISH_TITLES))


@dataclass(frozen=True)
class HeadingParts:
    """What a heading line says: ``title`` is its span in the line; ``number`` uses ASCII digits."""

    title: Span
    number: str | None
    level: int


def is_known_title(text: str) -> bool:
    """Tell whether papers usually have a section of this name."""
    return len(text) <= 60 and squeezed(text) in _KNOWN


def is_notes_title(text: str) -> bool:
    """Tell whether a heading announces notes at the end."""
    return len(text) <= 60 and squeezed(text) in _NOTES


def is_references_title(text: str) -> bool:
    """Tell whether a heading announces the list of references."""
    return len(text) <= 60 and squeezed(_LEADING_NUMBER.sub("", text)) in _REFERENCES


def is_abstract_title(text: str) -> bool:
    """Tell whether a heading announces an abstract."""
    return len(text) <= 60 and squeezed(text) in _ABSTRACT


def read_heading(text: str, *, doubtful: bool = False) -> HeadingParts | None:
    """Return what a line says as a heading, or None when it is none.

    ``doubtful`` asks for more proof: a numbered line next to other numbered lines may be a list.
    """
    bare = text.strip()
    if not bare or len(bare) > _MAX_TITLE:
        return None
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if bare.startswith("#"):
        return _markdown(text, end, doubtful=doubtful)
    numbered = _ROMAN.match(text) or _NUMBER.match(text)
    if numbered:
        return _numbered(text, numbered, end, doubtful=doubtful)
    ordinal = _ORDINAL.match(text)
    if ordinal and not _ENDS.search(text) and len(bare) <= 90:
        title_start = ordinal.end() if ordinal.end() < end else start
        return HeadingParts((title_start, end), ascii_digits(ordinal.group("number")), 1)
    lettered = _LETTERED.match(text)
    if lettered and is_known_title(text[lettered.end() : end]):
        return HeadingParts((lettered.end(), len(text.rstrip(" :：\t"))), lettered.group("number"), 1)
    if is_known_title(bare) or _is_capitals(bare):
        return HeadingParts((start, len(text.rstrip(" :：\t"))), None, 1)
    return None


def _markdown(text: str, end: int, *, doubtful: bool) -> HeadingParts | None:
    match = re.match(r"^\s*(#{1,6})\s+(?=[^\s#])", text)
    if match is None:
        return None
    inner = read_heading(text[match.end() :], doubtful=doubtful)
    if inner is None:
        return HeadingParts((match.end(), end), None, len(match.group(1)))
    title = inner.title[0] + match.end(), inner.title[1] + match.end()
    return HeadingParts(title, inner.number, inner.level)


def _numbered(text: str, match: re.Match[str], end: int, *, doubtful: bool) -> HeadingParts | None:
    title = text[match.end() : end]
    parts = _NUMBER_JOINT.split(match.group("number"))
    separated = bool(match.group("mark").strip()) or len(parts) > 1
    if not separated or not _WORD_START.match(title) or _ENDS.search(title) or len(title.split()) > 16:
        return None
    if count_latin(title) + count_persian(title) < 3 or (
        doubtful and len(parts) == 1 and not _is_capitals(title)
    ):
        return None
    joint = "." if re.search(r"\d\s?\.\s?\d", ascii_digits(match.group("number"))) else "-"
    return HeadingParts((match.end(), end), ascii_digits(joint.join(parts)), len(parts))


def _is_capitals(text: str) -> bool:
    letters = re.sub(f"[^{LATIN_LETTERS}]", "", text)
    has_word = re.search(f"[{LATIN_LETTERS}]{{3}}", text) is not None
    shouts = len(letters) >= 5 and letters.isupper() and has_word and count_persian(text) == 0
    return shouts and len(text) <= 100 and not text.rstrip().endswith((".", ",", ";"))


def read_list_marker(text: str) -> re.Match[str] | None:
    """Return the match of a list marker (group ``marker``), or None."""
    return _LIST.match(text)


def read_caption(text: str) -> re.Match[str] | None:
    """Return the match of ``Table 3:`` or ``شکل ۲.`` (groups ``label``, ``number``), or None."""
    return _CAPTION.match(text) if len(text) <= _MAX_CAPTION else None


def is_table_label(label: str) -> bool:
    """Tell whether a caption's label announces a table."""
    return label in _TABLE_LABELS


def read_keywords(text: str) -> re.Match[str] | None:
    """Return the match of a label of key words (group ``label``), or None."""
    return _KEYWORDS.match(text)


def read_run_in(text: str) -> re.Match[str] | None:
    """Return the match of a heading that stands before its text on its line (group ``label``), or None."""
    return _RUN_IN.match(text)
