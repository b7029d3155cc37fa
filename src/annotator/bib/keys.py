"""Readable Latin citation keys: ``mearsheimer2011``, ``haidari2024a``, ``bbcpersian2021``, ``anon``.

The first creator's family name and the year, then the suffix of the citation, then a letter when the
key is taken. A key is made of ``a-z``, ``0-9`` and ``-`` only. A Persian name is written by the given
``romanise``; what it leaves unwritten or writes without vowels does not become a key: the title serves
instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from annotator.bib.dates import latin_digits
from annotator.bib.names import OTHERS, script_of
from annotator.bib.sources import ImportedCreator

Romanise = Callable[[str], str]
"""Persian text to Latin letters, as ``annotator.text.names`` writes it."""

ANONYMOUS: Final = "anon"
LONGEST_WORD: Final = 24
"""Letters of a name or title word a key may hold."""

_STOPWORDS: Final = frozenset((
    "a", "an", "the", "of", "and", "in", "on", "for", "to", "de", "la", "der", "die", "das", "von", "van",
    "el", "le",
))
_STOPWORDS_FA: Final = frozenset((
    "در", "بر", "از", "به", "و", "با", "که", "تا", "این", "آن", "یک", "برای", "را", "یا", "چه", "ای",
))
_INSTITUTIONS_FA: Final = {
    "وزارت": "vezarat", "سازمان": "sazman", "دانشگاه": "daneshgah", "مرکز": "markaz", "مؤسسه": "moasseseh",
    "موسسه": "moasseseh", "بنیاد": "bonyad", "شورای": "shora", "شورا": "shora", "کمیته": "komiteh",
    "دفتر": "daftar", "خبرگزاری": "khabargozari", "مجلس": "majles", "بانک": "bank", "انجمن": "anjoman",
    "پژوهشگاه": "pazhuheshgah", "پژوهشکده": "pazhuheshkadeh", "حزب": "hezb", "دولت": "dowlat",
    "روزنامه": "ruznameh", "شرکت": "sherkat", "کتابخانه": "ketabkhaneh", "امور": "omur", "خارجه": "khareje",
    "پژوهش‌های": "pazhuhesh", "ملل": "melal", "متحد": "mottahed", "ملی": "melli", "اسلامی": "eslami",
    "جمهوری": "jomhuri", "ایران": "iran", "کشور": "keshvar", "آمار": "amar",
}
"""Words of which most Persian institutions' names are made; their short vowels no rule can tell."""
_PARTICLES: Final = frozenset((
    "von", "van", "de", "der", "den", "la", "le", "du", "di", "da", "del", "zu", "ter",
))
_SPELLED: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
    "ŋ": "n", "ə": "e",
}
_ALPHABET: Final = 26
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_VOWEL = re.compile("[aeiouy]")
_CONSONANTS = re.compile("[b-df-hj-np-tv-xz]{7}")


def make_key(
    authors: Sequence[str | ImportedCreator], year: str | None = "", title: str = "", suffix: str | None = "",
    taken: Collection[str] = (), *, romanise: Romanise | None = None, folded: bool = False,
) -> str:
    """Return a key no one in ``taken`` has (compared without regard to case).

    ``authors`` are family names or creators, the first one serves; a Latin form goes before a Persian one.
    Without ``romanise`` Persian text is passed over.
    """
    romanise = romanise or _passed_over
    name = _name_word(authors, romanise) or _title_word(title, romanise) or ANONYMOUS
    digits = re.search(r"\d{4}", latin_digits(year or ""))
    base = name + (digits[0] if digits else "")
    wanted = base + _plain(suffix or "")[:2]
    return free_key(wanted, taken, folded=folded)


def free_key(wanted: str, taken: Collection[str], *, folded: bool = False) -> str:
    """Return the key itself, or with ``a``, ``b`` … ``z``, ``aa`` … after it when it is taken.

    ``folded``: ``taken`` is a set or mapping of keys case-folded already. Letters after twenty-six taken
    ones are found by halving, for a file may hold twenty thousand entries of one key.
    """
    folds = taken if folded else {key.casefold() for key in taken}
    if wanted.casefold() not in folds:
        return wanted
    start = f"{wanted}-" if wanted[-1:].isalpha() and re.search(r"\d[a-z]+$", wanted) else wanted

    def is_free(number: int) -> bool:
        return (start + _letters(number)).casefold() not in folds

    number = next((number for number in range(_ALPHABET) if is_free(number)), None)
    return start + _letters(_free_number(is_free) if number is None else number)


def _free_number(is_free: Callable[[int], bool]) -> int:
    """Return a free number whose predecessor is taken, the letters of the alphabet being taken all."""
    last_taken, free = _ALPHABET - 1, 2 * _ALPHABET
    while not is_free(free):
        last_taken, free = free, 2 * free
    while free - last_taken > 1:
        middle = (free + last_taken) // 2
        if is_free(middle):
            free = middle
        else:
            last_taken = middle
    return free


def _name_word(authors: Sequence[str | ImportedCreator], romanise: Romanise) -> str:
    for author in authors:
        if isinstance(author, str):
            candidates, is_organisation = [author], False
        else:
            candidates = [author.family_latin, author.family_fa]
            is_organisation = bool(author.is_organisation)
        for name in candidates:
            if not name or name == OTHERS:
                continue
            word = _organisation_word(name, romanise) if is_organisation else _family_word(name, romanise)
            if word:
                return word
    return ""


def _family_word(family: str, romanise: Romanise) -> str:
    """Return the family name in key letters: particles and suffixes left out, parts joined by a hyphen."""
    name = family.partition(",")[0]
    parts = [part for part in re.split(r"[\s\-‐–]+", _in_latin(name, romanise)) if part]
    while len(parts) > 1 and parts[0].lower() in _PARTICLES:
        del parts[0]
    return _readable("-".join(word for part in parts if (word := _plain(part))))


def _organisation_word(name: str, romanise: Romanise) -> str:
    """Return an organisation in short: its acronym in brackets, else up to three words or their initials.

    Initials of a Persian name would be no abbreviation anybody uses: its first words serve, as many as fit.
    """
    acronym = re.search(r"\(([A-Z]{2,8})\)", name)
    if acronym:
        return acronym[1].lower()
    if script_of(name) == "persian":
        parts = [part for part in name.split() if part not in _STOPWORDS_FA]
        words = [word for part in parts[:3] if (word := _plain(_INSTITUTIONS_FA.get(part) or romanise(part)))]
        return _readable("-".join(words))
    words = [word for part in name.split() if (word := _plain(part)) and word not in _STOPWORDS]
    if len(words) > 3:
        return "".join(word[0] for word in words)[:8]
    return _readable("".join(words))


def _title_word(title: str, romanise: Romanise) -> str:
    parts = [part for part in title.split() if part not in _STOPWORDS_FA]
    words = (_plain(word) for word in _in_latin(" ".join(parts), romanise).split())
    return next((word[:LONGEST_WORD] for word in words if _is_readable(word) and word not in _STOPWORDS), "")


def _passed_over(text: str) -> str:  # noqa: ARG001 - the shape of Romanise
    return ""


def _in_latin(text: str, romanise: Romanise) -> str:
    return romanise(text) if script_of(text) == "persian" else text


def _plain(text: str) -> str:
    """Return the ASCII letters and digits of a Latin word in lower case, accents taken off."""
    spelled = "".join(_SPELLED.get(letter, letter) for letter in text.lower())
    decomposed = unicodedata.normalize("NFKD", spelled)
    return _NOT_KEY.sub("", decomposed)


def _readable(word: str) -> str:
    if len(word) > LONGEST_WORD:
        word = word[:LONGEST_WORD].rsplit("-", 1)[0] if "-" in word[:LONGEST_WORD] else word[:LONGEST_WORD]
    return word if _is_readable(word) else ""


def _is_readable(word: str) -> bool:
    """Tell a word from consonant soup: it has a vowel, or is as short as ``bbc``, and no long run without."""
    if _CONSONANTS.search(word):
        return False
    return bool(word) and (len(word) <= 3 or _VOWEL.search(word) is not None)


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def keys_for(
    sources: Iterable[tuple[Sequence[ImportedCreator], str, str]], *, romanise: Romanise | None = None
) -> list[str]:
    """Return keys for several sources, each (creators, year, title), told apart in their order."""
    taken: set[str] = set()
    keys = []
    for creators, year, title in sources:
        key = make_key(creators, year, title, taken=taken, romanise=romanise)
        taken.add(key)
        keys.append(key)
    return keys
