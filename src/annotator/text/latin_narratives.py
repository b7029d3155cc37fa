"""Authors before a bracketed year in Latin script, where capitals say what a name is."""

from __future__ import annotations

import re

from annotator.text.citation_authors import NamesBefore
from annotator.text.citation_words import (
    GIVEN_NAMES_LATIN,
    LEADERS_ENGLISH,
    MONTHS,
    ORGANISATION_ENGLISH,
    PARTICLES,
    PLACES,
    THINGS_ENGLISH,
    TITLES_ENGLISH,
    folded_word,
)
from annotator.text.script import LATIN_LETTERS

_WORD = re.compile(r"[^\s]+")
_LEADERS_OF = frozenset(("because", "instead", "out", "ahead", "all", "both", "some", "many", "most", "one"))
_NAME_WORD = re.compile(
    rf"(?:[A-Z]\.-?)+|[A-ZÀ-Þ][{LATIN_LETTERS}'’‐-]*\.?|(?:al|el|d|O)[-'’][A-Z][{LATIN_LETTERS}-]*"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?)+")
_BEFORE_OF = re.compile(
    rf"((?:[A-Z][{LATIN_LETTERS}]+ )*[A-Z][{LATIN_LETTERS}'’]+) (?:of|for|on) (?:the )?$"
)
_ET_AL = re.compile(r"(?:,?\s*\bet\s+al\b\.?|\s+and\s+(?:others|colleagues|associates))(?:['’]s)?\s*$")


def latin_names_before(
    window: str, offset: int, *, has_details: bool, is_active: bool, lower_words: frozenset[str]
) -> NamesBefore | None:
    """Return the names that end a text, or None; ``offset`` is where the text starts, ``is_active`` says a
    verb of authors follows the bracket, the rest is as in ``narratives.names_before``.
    """
    et_al = _ET_AL.search(window)
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
