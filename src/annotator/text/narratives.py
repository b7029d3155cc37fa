"""Who is named before a bracketed year: ``Buzan and Wæver (1998)``, ``به باور کریمی و رضایی (1400)``.

Latin capitals say where a name begins; Persian has none, so a name is bounded by punctuation, by the
words that announce an author (``به نظر``, ``پژوهش``) and by words no name contains. Each reading is
returned with what speaks for it; whether that is enough may depend on the works cited elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.text.citation_words import (
    ADJECTIVES_PERSIAN,
    AUTHOR_VERBS_ENGLISH,
    CUES_AFTER_PERSIAN,
    CUES_BEFORE_PERSIAN,
    GIVEN_NAMES_LATIN,
    LEADERS_ENGLISH,
    MONTHS,
    ORGANISATION_ENGLISH,
    ORGANISATION_PERSIAN,
    PARTICLES,
    PLACES,
    STOP_PERSIAN,
    THINGS_ENGLISH,
    THINGS_PERSIAN,
    TITLES_ENGLISH,
    folded_word,
)
from annotator.text.romanisation import is_known_given_name, is_known_surname
from annotator.text.script import LATIN_LETTERS, PERSIAN_SIGNS

_REACH = 140
"""How far before the bracket names are looked for, in code points."""

_CLAUSE_END = re.compile(r"[.؛;:؟?!«»\"()\[\]\n…]")
_WORD = re.compile(r"[^\s]+")
_LEADERS_OF = frozenset(("because", "instead", "out", "ahead", "all", "both", "some", "many", "most", "one"))
_NAME_WORD = re.compile(
    rf"(?:[A-Z]\.-?)+|[A-ZÀ-Þ][{LATIN_LETTERS}'’‐-]*\.?|(?:al|el|d|O)[-'’][A-Z][{LATIN_LETTERS}-]*"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?)+")
_BEFORE_OF = re.compile(
    rf"((?:[A-Z][{LATIN_LETTERS}]+ )*[A-Z][{LATIN_LETTERS}'’]+) (?:of|for|on) (?:the )?$"
)
_LATIN_ET_AL = re.compile(r"(?:,?\s*\bet\s+al\b\.?|\s+and\s+(?:others|colleagues|associates))(?:['’]s)?\s*$")
_PERSIAN_ET_AL = re.compile(r"\s+و?\s?(?:همکاران(?:ش|شان)?|دیگران|سایرین)\s*$")
_CUE_AFTER = re.compile(
    rf"[)(\]]?\s*[،,:]?\s*(?:نیز\s+|هم\s+)?(?:{'|'.join(CUES_AFTER_PERSIAN)})"
)
_AUTHOR_VERB = re.compile(rf"\s*,?\s*(?:also\s+|has\s+|have\s+)?(?:{AUTHOR_VERBS_ENGLISH})")
_SUBJECT_FOLLOWS = frozenset(
    folded_word(word)
    for word in (
        "که", "زمینه", "نمونه", "مثال", "همچنین", "نیز", "مقابل", "ابتدا", "سپس", "اما", "ولی", "چنان‌که", "نخست",
        "همان‌طورکه", "سرانجام", "اخیرا", "بنابراین",
    )
)
"""Words behind which the subject of a sentence stands."""
_NAME_TAILS = frozenset(
    folded_word(word)
    for words in (
        "فرد|فر|نژاد|زاده|پور|نیا|کارگر|تبار|منش|دوست|مهر|راد|خواه|پناه|وند|مقدم|اصل|کاشانی|تهرانی|اصفهانی",
        "شیرازی|یزدی|تبریزی|مشهدی|قمی|کرمانی|همدانی|خراسانی|گیلانی|اردبیلی|کالجی|کدکنی|فیروزآبادی|کاظمی|یوسفی",
        "کندی|احمدزی|نجفی|بروجردی|نوری|محمدی|حسینی|رضایی|علوی",
    )
    for word in words.split("|")
)
"""Second words of family names such as ``کریمی فرد`` and ``انصاری کارگر``."""


@dataclass(frozen=True)
class NamesBefore:
    """Authors named before a bracket; ``start`` is where the first name begins (code points of the text).

    ``is_certain`` says the words alone prove an author; otherwise a work of these authors and this year
    must be cited elsewhere.
    """

    start: int
    authors: tuple[str, ...]
    et_al: bool
    is_certain: bool


def names_before(
    text: str, bracket: int, after: int, *, is_solar: bool, has_details: bool, lower_words: frozenset[str]
) -> Iterator[NamesBefore]:
    """Yield the readings of the names before a bracket, the likeliest first.

    Args:
        text: the repaired text of a block.
        bracket: the position of the opening bracket.
        after: the position behind the closing one.
        is_solar: the bracketed year is a Solar Hijri one.
        has_details: the bracket holds more than a year: a page or a suffix.
        lower_words: words the text also writes in lower case, which are therefore no names.
    """
    start = max(0, bracket - _REACH)
    window = text[start:bracket]
    stripped = window.rstrip(" \u200c\n،")
    if not stripped:
        return
    if re.match(rf"[{LATIN_LETTERS}.'’]", stripped[-1]):
        is_active = _AUTHOR_VERB.match(text, after) is not None
        reading = _latin_names_before(
            stripped, start, has_details=has_details, is_active=is_active, lower_words=lower_words
        )
        if reading is not None:
            yield reading
    elif re.match(f"[{PERSIAN_SIGNS}]", stripped[-1]):
        cue_after = _CUE_AFTER.match(text, after - 1) is not None
        yield from _persian_names_before(
            stripped, start, cue_after=cue_after, is_solar=is_solar, has_details=has_details
        )


# Latin script


def _latin_names_before(
    window: str, offset: int, *, has_details: bool, is_active: bool, lower_words: frozenset[str]
) -> NamesBefore | None:
    et_al = _LATIN_ET_AL.search(window)
    body = window[: et_al.start()] if et_al else window
    groups = _capitalised_groups(body)
    if not groups:
        return None
    groups = _without_leaders(groups)
    if not groups or any(_is_no_author(words, lower_words) for words in groups):
        return None
    start, names = groups[0][0].start(), [_surname_of(words) for words in groups]
    start, names[0], is_title = _with_words_before_of(body, start, names[0])
    is_strong = et_al is not None or len(groups) > 1 or has_details
    is_plain = _is_plain_author(groups[0], body, lower_words, is_active=is_active)
    is_certain = not is_title and (is_strong or is_plain)
    return NamesBefore(offset + start, tuple(names), et_al is not None, is_certain)


def _with_words_before_of(body: str, start: int, name: str) -> tuple[int, str, bool]:
    """Complete ``Ministry of Foreign Affairs``; tell ``Theory of International Politics`` for a title.

    Returns where the name starts, the name, and whether it is part of a title.
    """
    before = _BEFORE_OF.search(body[:start])
    if before is None:
        return start, name, False
    if any(folded_word(word) in ORGANISATION_ENGLISH for word in before[1].split()):
        first = re.sub(r"^(?:The|In|By|As) ", "", before[1])
        begin = before.end(1) - len(first)
        return begin, " ".join(body[begin:].split()), False
    return start, name, folded_word(before[1].split()[-1]) not in _LEADERS_OF


def _capitalised_groups(body: str) -> list[list[re.Match[str]]]:
    """Return the run of names that ends the text, as lists of words, in order."""
    groups: list[list[re.Match[str]]] = [[]]
    connected = False
    for word in reversed(list(_WORD.finditer(body))):
        token = word.group()
        if token in ("&", "and", "und") and groups[-1]:
            groups.append([])
            connected = True
            continue
        core = token.rstrip(",")
        if token.endswith(",") and groups[-1]:
            if not connected:
                break
            groups.append([])
        elif token.endswith(",") and not groups[-1] and not connected:
            break
        if not _is_name_word(core, is_last=not groups[-1]) or (groups[-1] and re.search(r"[.;:]$", core)
                                                              and not re.fullmatch(r"(?:[A-Z]\.)+", core)):
            break
        groups[-1].insert(0, word)
        if len(groups[-1]) > 5:
            return []
    return [group for group in reversed(groups) if group]


def _is_name_word(word: str, *, is_last: bool) -> bool:
    core = re.sub(r"['’]s?$", "", word.strip("“”\"‘"))
    if _NAME_WORD.fullmatch(core):
        return True
    return not is_last and core in PARTICLES


def _without_leaders(groups: list[list[re.Match[str]]]) -> list[list[re.Match[str]]]:
    """Drop ``However, …``, ``In …``, ``According to …`` and all before them."""
    kept: list[list[re.Match[str]]] = []
    for group in groups:
        words = [word.group().rstrip(",") for word in group]
        leader = max((index for index, word in enumerate(words) if folded_word(word) in LEADERS_ENGLISH), default=-1)
        if leader >= 0:
            kept = []
        rest = group[leader + 1:]
        while rest and rest[0].group() in PARTICLES and rest[0].group() in ("y", "e", "la", "le"):
            rest = rest[1:]
        if rest:
            kept.append(rest)
    return kept


def _is_no_author(words: list[re.Match[str]], lower_words: frozenset[str]) -> bool:
    texts = [_plain(word.group()) for word in words]
    if all(_INITIALS.fullmatch(text) and len(text) < 3 for text in texts):
        return True
    last = re.sub(r"^[IVX]+$", "", texts[-1]) or (texts[-2] if len(texts) > 1 else "")
    folded, whole = folded_word(last), folded_word(" ".join(texts))
    is_organisation = any(folded_word(text) in ORGANISATION_ENGLISH for text in texts)
    if not folded or folded in THINGS_ENGLISH or folded in MONTHS or whole in THINGS_ENGLISH:
        return True
    if not is_organisation and any(folded_word(text) in THINGS_ENGLISH for text in texts):
        return True
    is_place = whole in PLACES or (folded in PLACES and not is_organisation)
    return is_place or (len(texts) == 1 and folded in lower_words and not is_organisation)


def _is_plain_author(
    words: list[re.Match[str]], body: str, lower_words: frozenset[str], *, is_active: bool
) -> bool:
    """Tell whether a single name with a bare year is an author's beyond doubt."""
    texts = [_plain(word.group()) for word in words]
    before = body[: words[0].start()].rstrip()
    if any(folded_word(text) in ORGANISATION_ENGLISH for text in texts):
        return is_active or re.search(r"(?:[Aa]ccording to|[Ss]ee|\bby)(?: the)?$", before) is not None
    if re.search(r"\b(?:the|a|an|this|its|their|The|A|An)$", before):
        return False
    is_acronym = any(len(text) > 1 and text.isupper() for text in texts)
    if is_acronym or folded_word(before.split(" ")[-1]) in TITLES_ENGLISH:
        return False
    if len(texts) == 1:
        return True
    if folded_word(texts[0]) in TITLES_ENGLISH:
        return False
    is_person = folded_word(texts[0]) in GIVEN_NAMES_LATIN or _INITIALS.fullmatch(texts[0]) is not None
    has_particle = any(text in PARTICLES for text in texts)
    is_proper = len(texts) == 2 and not any(folded_word(text) in lower_words for text in texts)
    return is_person or has_particle or is_proper


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.strip("“”\"‘,")).rstrip(".")


def _surname_of(words: list[re.Match[str]]) -> str:
    """Return the name as citations give it: without given names, initials and the possessive."""
    texts = [re.sub(r"['’]s?$", "", word.group().strip("“”\"‘,")) for word in words]
    while len(texts) > 1 and (_INITIALS.fullmatch(texts[0]) or folded_word(texts[0]) in GIVEN_NAMES_LATIN):
        if len(texts[0]) > 2 and texts[0].isupper():
            break
        texts.pop(0)
    return " ".join(texts)


# Persian script


def _persian_names_before(
    window: str, offset: int, *, cue_after: bool, is_solar: bool, has_details: bool
) -> Iterator[NamesBefore]:
    et_al = _PERSIAN_ET_AL.search(window)
    body = window[: et_al.start()] if et_al else window
    clause_start = max((mark.end() for mark in _CLAUSE_END.finditer(body)), default=0)
    is_window_start = clause_start == 0 and offset > 0
    words = list(re.finditer(r"[^\s،,]+|[،,]", body[clause_start:]))
    if not words:
        return
    texts = [word.group() for word in words]
    organisation = _organisation_start(texts)
    if organisation is not None:
        is_certain = cue_after or (organisation > 0 and _is_cue(texts[organisation - 1]))
        start = offset + clause_start + words[organisation].start()
        yield NamesBefore(start, (" ".join(texts[organisation:]),), et_al is not None, is_certain)
        return
    for first, authors, starts_clause, cue_before in _persian_readings(texts):
        starts = starts_clause and not is_window_start
        if _has_thing(authors, texts[:first]):
            continue
        is_certain = _is_certain(
            authors, starts=starts, cue_before=cue_before, cue_after=cue_after, is_solar=is_solar,
            is_strong=et_al is not None or has_details,
        )
        start = offset + clause_start + words[first].start()
        yield NamesBefore(start, authors, et_al is not None, is_certain)


def _organisation_start(words: list[str]) -> int | None:
    """Return where an organisation's name that ends a clause starts: ``گزارش | بانک جهانی``."""
    for index in range(len(words) - 1, max(-1, len(words) - 7), -1):
        if folded_word(words[index]) in ORGANISATION_PERSIAN:
            return index
        if words[index] in ("،", ",", "در", "از", "که", "با", "را"):
            return None
    return None


def _persian_readings(words: list[str]) -> Iterator[tuple[int, tuple[str, ...], bool, bool]]:
    """Yield (index of the first word, authors, is at the start of the clause, follows an announcing word)."""
    seen: set[int] = set()
    for longest in (3, 2, 1):
        first, authors = _names_from_end(words, longest)
        if not authors or first in seen:
            continue
        seen.add(first)
        before = words[first - 1] if first else ""
        starts = _opens_part(words, first) or (first == 1 and before == "و")
        yield first, authors, starts, _is_cue(before) or _is_cue_over_ezafe(words, first)


def _opens_part(words: list[str], index: int) -> bool:
    """Tell whether a subject may start here: at the start, behind a comma or a word such as ``که``."""
    return index == 0 or words[index - 1] in ("،", ",") or folded_word(words[index - 1]) in _SUBJECT_FOLLOWS


def _is_cue(word: str) -> bool:
    return _is_in(word, CUES_BEFORE_PERSIAN)


def _is_in(word: str, words: frozenset[str]) -> bool:
    """Look a word up as it is and without a plural or ezafe written behind ZWNJ: ``گفته‌ی``, ``پژوهش‌های``."""
    stem, zwnj, ending = word.partition("\u200c")
    if folded_word(word) in words:
        return True
    return bool(zwnj) and ending in ("ی", "ای", "ها", "های", "هایی") and folded_word(stem) in words


def _is_cue_over_ezafe(words: list[str], first: int) -> bool:
    """``در پژوهش دکتر کریمی``, ``مقالهٔ مشترک کریمی``: the announcing word stands one further left."""
    if first < 2 or folded_word(words[first - 1]) not in {"دکتر", "استاد", "پروفسور", "ی", "مشترک"}:
        return False
    return _is_cue(words[first - 2])


def _names_from_end(words: list[str], longest: int) -> tuple[int, tuple[str, ...]]:
    """Read names backwards from the end of a clause, each of at most ``longest`` words where words allow."""
    authors: list[str] = []
    position = len(words)
    has_and = False
    while position > 0:
        start = _name_start(words, position, longest)
        if start == position:
            break
        authors.insert(0, _persian_surname(words[start:position]))
        position = start
        separator = words[position - 1] if position else ""
        if separator == "و" and not has_and and position > 1 and _is_name_before_and(words, position - 1):
            has_and = True
            position -= 1
        elif separator in ("،", ",") and has_and and position > 1 and _is_listed_name(words, position - 1):
            position -= 1
        else:
            break
    return position, tuple(authors)


def _persian_surname(words: list[str]) -> str:
    """Return a name without the given names before it: ``علی شریعتی`` is cited as ``شریعتی``."""
    while len(words) > 1 and is_known_given_name(words[0]) and not is_known_surname(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_name_before_and(words: list[str], end: int) -> bool:
    """Tell whether the words before ``و`` can be a co-author and not the end of a sentence part."""
    start = _name_start(words, end, 3)
    if start == end:
        return False
    is_bounded = _opens_part(words, start) or _is_cue(words[start - 1])
    return is_bounded or is_known_surname(words[end - 1])


def _is_listed_name(words: list[str], end: int) -> bool:
    """Tell whether the word before a comma is the first of several authors: ``طاهری، احمدی و کریمی``."""
    last = folded_word(words[end - 1])
    return last not in PLACES and last not in THINGS_PERSIAN and _is_name_before_and(words, end)


def _name_start(words: list[str], end: int, longest: int) -> int:
    """Return where the name that ends before ``end`` starts; ``end`` itself when there is none."""
    start = end
    while start > 0 and end - start < longest and _can_be_in_name(words[start - 1]):
        start -= 1
    if start == 0 or not _can_be_in_name(words[start - 1]) or end - start <= 1:
        return start
    # More words would fit, so nothing bounds the name on its left: keep what is known to belong together.
    start = end - 1
    while start > 0 and end - start < longest and _belongs_before(words[start - 1], words[start]):
        start -= 1
    return start


def _belongs_before(word: str, following: str) -> bool:
    """Tell whether two neighbours are one name: ``کریمی فرد``, ``علی کریمی``."""
    if is_known_given_name(word):
        return True
    return folded_word(following) in _NAME_TAILS and is_known_surname(word)


def _can_be_in_name(word: str) -> bool:
    if word in ("،", ",", "و") or re.search(rf"[^{PERSIAN_SIGNS}.]", word):
        return False
    return not _is_in(word, STOP_PERSIAN) and folded_word(word.removesuffix("ی")) not in ADJECTIVES_PERSIAN


def _has_thing(authors: tuple[str, ...], before: list[str]) -> bool:
    """Tell whether a name, or what it hangs on, is a thing: ``انقلاب اسلامی``, ``جمهوری اسلامی``, ``سند``."""
    for name in authors:
        words = [folded_word(word) for word in name.split()]
        if words[0] in ORGANISATION_PERSIAN:
            continue
        if any(word in THINGS_PERSIAN or word in MONTHS or word in PLACES for word in words):
            return True
    if not before:
        return False
    last = folded_word(before[-1])
    return last in THINGS_PERSIAN and last not in CUES_BEFORE_PERSIAN


def _is_certain(
    authors: tuple[str, ...], *, starts: bool, cue_before: bool, cue_after: bool, is_solar: bool,
    is_strong: bool,
) -> bool:
    """Weigh what speaks for an author; a bare word with a Gregorian year needs most."""
    known = any(
        is_known_surname(name.split()[-1]) or is_known_surname(name.replace(" ", "")) for name in authors
    )
    is_list = len(authors) > 1
    has_cue = cue_before or cue_after
    weight = 2 * known + 2 * is_strong + 3 * cue_before + 2 * cue_after + starts + is_solar + is_list
    if not (known or has_cue or is_strong):
        return False
    if known and not (starts or has_cue or is_strong or is_list):
        return False  # "در جامعۀ اسلامی (1400)": an adjective in the flow of a sentence
    return weight >= 3
