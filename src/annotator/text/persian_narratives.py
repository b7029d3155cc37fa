"""Authors before a bracketed year in Persian script, which has no capitals.

A name is bounded by punctuation, by the words that announce an author and by words no name contains;
known family names, lists and verbs of authors behind the bracket weigh in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.citation_authors import NamesBefore
from annotator.text.citation_words import (
    ADJECTIVES_PERSIAN,
    CUES_BEFORE_PERSIAN,
    MONTHS,
    ORGANISATION_PERSIAN,
    PLACES,
    STOP_PERSIAN,
    THINGS_PERSIAN,
    folded_word,
)
from annotator.text.romanisation import is_known_given_name, is_known_surname
from annotator.text.script import PERSIAN_SIGNS

_CLAUSE_END = re.compile(r"[.؛;:؟?!«»\"()\[\]\n…]")
_ET_AL = re.compile(r"\s+و?\s?(?:همکاران(?:ش|شان)?|دیگران|سایرین)\s*$")
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


def persian_names_before(
    window: str, offset: int, *, cue_after: bool, is_solar: bool, has_details: bool, is_event: bool = False
) -> Iterator[NamesBefore]:
    """Yield the readings of the names that end a text, likeliest first; ``cue_after`` says a verb of authors
    or the like follows the bracket, ``is_event`` that the sentence tells an event, the rest is as in
    ``narratives.names_before``.
    """
    et_al = _ET_AL.search(window)
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
            is_strong=et_al is not None or has_details, is_event=is_event,
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
    is_strong: bool, is_event: bool,
) -> bool:
    """Weigh what speaks for an author; a bare word with a Gregorian year needs most."""
    known = any(
        is_known_surname(name.split()[-1]) or is_known_surname(name.replace(" ", "")) for name in authors
    )
    is_list = len(authors) > 1
    has_cue = cue_before or cue_after
    weight = 2 * known + 2 * is_strong + 3 * cue_before + 2 * cue_after + starts + is_solar + is_list
    if not (has_cue or is_strong) and (is_event or not known):
        return False
    if known and not (starts or has_cue or is_strong or is_list):
        return False  # "در جامعۀ اسلامی (1400)": an adjective in the flow of a sentence
    return weight >= 3
