"""Names of creators: parsed from and written to BibTeX's name lists, in Latin and Persian script.

BibTeX knows ``and`` only (*Tame the BeaST*, section 11). Persian lists also use ``و``, ``،`` and ``؛``, and
Persian names mostly stand in reading order without a comma; how they are told apart is said at each
function. An organisation stands in braces, or begins with a word such as ``وزارت`` or ``University of``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from annotator.bib.latex import decode, encode

Script = Literal["latin", "persian"]

OTHERS: Final = "others"
"""The family name that stands for "and others" at the end of a list."""

_PERSIAN = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_SPLIT_MARKS = re.compile(r"[{}]|(?<=\s)and(?=\s)|[;؛]", re.IGNORECASE)
_AND = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_COMMA_MARKS = re.compile(r"[{},،]")
_PERSIAN_AND = re.compile(r"\s+و\s+")
_ORGANISATION_FA: Final = frozenset((
    "وزارت", "سازمان", "دانشگاه", "دانشکده", "مرکز", "مؤسسه", "موسسه", "بنیاد", "شورای", "شورا", "کمیته",
    "دفتر",
    "خبرگزاری", "مجلس", "بانک", "انجمن", "پژوهشگاه", "پژوهشکده", "اتحادیه", "حزب", "ستاد", "دولت",
    "جمهوری", "شبکه",
    "اداره", "اندیشکده", "روزنامه", "شرکت", "کتابخانه", "فرهنگستان", "دیوان",
))
_ORGANISATION_EN: Final = frozenset((
    "university", "institute", "institution", "ministry", "organization", "organisation", "association",
    "bank",
    "council", "committee", "commission", "department", "center", "centre", "agency", "foundation",
    "government",
    "office", "bureau", "news", "press", "group", "union", "society", "nations", "parliament", "corporation",
))
_TITLES_FA: Final = frozenset(("سید", "سیده", "میر", "شیخ", "حاج", "ملا", "دکتر", "مهندس"))
_GIVEN_FIRST_FA: Final = frozenset((
    "محمد", "علی", "امیر", "غلام", "عبد", "حسین", "حسن", "مهدی", "محمود", "احمد", "فاطمه", "زهرا", "مریم",
    "ابو",
))
_GIVEN_SECOND_FA: Final = frozenset((
    "علی", "رضا", "حسین", "حسن", "مهدی", "محمد", "اکبر", "اصغر", "تقی", "نقی", "کاظم", "صادق", "جواد", "هادی",
    "باقر", "جعفر", "ابراهیم", "اسماعیل", "سادات", "زهرا", "السادات", "امین", "سعید", "حمید", "عباس",
    "قلی", "محسن",
))
_FAMILY_ENDS_FA: Final = frozenset((
    "زاده", "نژاد", "پور", "فر", "نیا", "خواه", "دوست", "اصل", "مقدم", "تبار", "منش", "راد", "مهر", "فرد",
    "پناه",
    "یان", "لو", "وند", "آبادی",
))
_FAMILY_STARTS_FA: Final = frozenset(("آل", "ابن", "بن", "بنی", "ابو", "ام", "پور", "نیک", "صدر"))
_PARTICLES: Final = frozenset((
    "von", "van", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "ten", "ter",
    "zu", "zur",
    "af", "av", "al", "el", "bin", "ibn", "abu", "bint", "st", "y", "d'",
))
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreatorName:
    """One name in one script. An organisation stands whole in ``family``; ``particle`` is ``von``, ``de
    la`` …"""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    is_organisation: bool = False
    script: Script = "latin"

    @property
    def is_others(self) -> bool:
        """Whether it stands for the names a list leaves out."""
        return self.family == OTHERS and not self.given

    @property
    def full_family(self) -> str:
        """The family name as it is stored: particle before, suffix after a comma."""
        name = f"{self.particle} {self.family}".strip()
        return f"{name}, {self.suffix}" if self.suffix else name


def script_of(text: str) -> Script:
    """Return ``persian`` when the text holds a letter of the Arabic script, else ``latin``."""
    return "persian" if _PERSIAN.search(text) else "latin"


def parse_names(value: str) -> tuple[CreatorName, ...]:
    """Return the names of a LaTeX name list (delimiters taken off) in order."""
    names: list[CreatorName] = []
    for piece in _split(value):
        if _is_braced(piece) or script_of(piece) == "latin":
            names.append(parse_name(piece))
        else:
            names += [parse_name(part) for part in _split_persian(piece)]
    return tuple(name for name in names if name.family)


@lru_cache(maxsize=8192)  # a library holds the same people again and again
def parse_name(piece: str) -> CreatorName:
    """Return one name: ``Family, Given``, ``von Family, Jr, Given``, ``Given von Family`` or an
    organisation."""
    if _is_braced(piece):
        whole = decode(piece)
        return CreatorName(whole, is_organisation=True, script=script_of(whole))
    parts = [decode(part) for part in _split_at_commas(piece)]
    whole = " ".join(part for part in parts if part)
    if whole.lower() == OTHERS:
        return CreatorName(OTHERS)
    script = script_of(whole)
    if len(parts) == 1 or not parts[1]:
        return _in_reading_order(parts[0].strip() or whole, script)
    particle, family = _without_particle(parts[0]) if script == "latin" else ("", parts[0])
    if len(parts) > 2 and parts[2]:
        return CreatorName(family, " ".join(parts[2:]), particle, parts[1], script=script)
    return CreatorName(family, parts[1], particle, script=script)


@lru_cache(maxsize=8192)
def format_name(name: CreatorName) -> str:
    """Return the name as LaTeX, so that :func:`parse_name` gives it back."""
    if name.is_others:
        return OTHERS
    if name.is_organisation or (not name.given and _needs_braces(name)):
        return "{" + encode(name.full_family) + "}"
    family = _protected(f"{name.particle} {name.family}".strip())
    if name.suffix:
        return f"{family}, {_protected(name.suffix)}, {_protected(name.given)}"
    return f"{family}, {_protected(name.given)}" if name.given else family


@lru_cache(maxsize=8192)
def stored_name(family: str, given: str, *, is_organisation: bool = False) -> CreatorName:
    """Return the name kept as two columns: the inverse of ``full_family`` and ``given``."""
    script = script_of(family + given)
    if is_organisation:
        return CreatorName(family, is_organisation=True, script=script)
    if not family:
        return CreatorName(given, script=script)
    head, comma, suffix = family.rpartition(", ")
    if not comma or not _SUFFIX.match(suffix):
        head, suffix = family, ""
    particle, rest = _without_particle(head) if script == "latin" else ("", head)
    return CreatorName(rest, given, particle, suffix, script=script)


def _split(value: str) -> list[str]:
    """Split at ``and``, and where there is none at semicolons, outside braces."""
    if "{" not in value and ";" not in value and "؛" not in value:
        return [piece for part in _AND.split(value) if (piece := part.strip())]
    pieces: dict[str, list[str]] = {"and": [], ";": []}
    starts = {"and": 0, ";": 0}
    depth = 0
    for mark in _SPLIT_MARKS.finditer(value):
        if mark[0] in "{}":
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif not depth:
            kind = "and" if mark[0].lower() == "and" else ";"
            pieces[kind].append(value[starts[kind]:mark.start()])
            starts[kind] = mark.end()
    kind = "and" if pieces["and"] or not pieces[";"] else ";"
    return [piece for part in (*pieces[kind], value[starts[kind]:]) if (piece := part.strip())]


def _split_persian(piece: str) -> list[str]:
    """Split a Persian list.

    ``و`` divides names unless the first word names an organisation. With one comma in every part the comma
    stands between family and given name, but a lone ``،`` between two names of two words or more divides
    them; otherwise commas divide names.
    """
    if piece.split()[0] in _ORGANISATION_FA:
        return ["{" + piece + "}"] if "{" not in piece else [piece]
    parts = [part for part in _PERSIAN_AND.split(piece) if part.strip(" ،,")]
    if "{" in piece or (len(parts) == 1 and "،" not in piece and piece.count(",") == 1):
        return [piece]
    commas = [[item.strip() for item in re.split("[,،]", part) if item.strip()] for part in parts]
    if all(len(items) == 1 for items in commas):
        return [items[0] for items in commas]
    if all(len(items) == 2 for items in commas) and not (
        len(commas) == 1 and all(len(item.split()) > 1 for item in commas[0])
    ):
        return [f"{family}, {given}" for family, given in commas]
    return [item for items in commas for item in items]


def _split_at_commas(piece: str) -> list[str]:
    if "{" not in piece:
        return [part.strip() for part in piece.replace("،", ",").split(",")]
    parts, start, depth = [], 0, 0
    for mark in _COMMA_MARKS.finditer(piece):
        if mark[0] in "{}":
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif not depth:
            parts.append(piece[start:mark.start()].strip())
            start = mark.end()
    return [*parts, piece[start:].strip()]


def _is_braced(piece: str) -> bool:
    """Tell whether one pair of braces holds the whole piece."""
    if not piece.startswith("{") or not piece.endswith("}"):
        return False
    depth = 0
    for index, character in enumerate(piece):
        depth += (character == "{") - (character == "}")
        if not depth:
            return index == len(piece) - 1
    return False


def _in_reading_order(name: str, script: Script) -> CreatorName:
    words = name.split()
    if script == "persian":
        if words[0] in _ORGANISATION_FA:
            return CreatorName(name, is_organisation=True, script=script)
        cut = _persian_family_start(words)
        return CreatorName(" ".join(words[cut:]), " ".join(words[:cut]), script=script)
    if len(words) > 1 and any(word.lower().strip(".,") in _ORGANISATION_EN for word in words):
        return CreatorName(name, is_organisation=True)
    suffix = ""
    if len(words) > 2 and _SUFFIX.match(words[-1]):
        suffix = words.pop()
    start = len(words) - 1
    for index in range(len(words) - 1):
        if words[index].islower() and (index or len(words) > 1):
            start = index
            break
    particle, family = _without_particle(" ".join(words[start:]))
    return CreatorName(family, " ".join(words[:start]), particle, suffix)


def _persian_family_start(words: list[str]) -> int:
    """Return the index of the word the family name begins with; a single word is the family name."""
    if len(words) == 1:
        return 0
    given_ends = 1
    while given_ends < len(words) - 1 and words[given_ends - 1] in _TITLES_FA:
        given_ends += 1
    if given_ends < len(words) - 1 and (
        words[given_ends - 1] in _GIVEN_FIRST_FA and words[given_ends] in _GIVEN_SECOND_FA
    ):
        given_ends += 1
    for index in range(given_ends, len(words) - 1):
        if words[index] in _FAMILY_STARTS_FA or words[index + 1] in _FAMILY_ENDS_FA:
            return index
    return given_ends


def _without_particle(family: str) -> tuple[str, str]:
    """Split the leading lower-case words from a Latin family name; one word must remain."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _needs_braces(name: CreatorName) -> bool:
    """Tell whether a family name alone would be read as something else."""
    family = name.full_family
    parsed = _in_reading_order(family, name.script) if name.family.strip() else name
    return parsed.full_family != family or parsed.is_organisation or family.lower() == OTHERS


def _protected(text: str) -> str:
    """Return the text as LaTeX, in braces where a comma, ``and`` or ``و`` in it would divide the list."""
    written = encode(text)
    divides = re.search(r"[,،;؛]|(?:^|\s)(?:and|و)(?:\s|$)", text, re.IGNORECASE)
    return "{" + written + "}" if divides else written
