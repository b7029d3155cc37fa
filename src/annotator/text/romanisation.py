"""Readable Latin spellings of Persian names: from a table of common names, else by rule with vowels put in.

The table is ours (``resources/language/persian_names.tsv``). A name that is not in it is taken apart
(``رحیم‌پور`` into a known name and a known ending); what is left is spelled letter by letter, a vowel
breaking every run of consonants that cannot be spoken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.assets import resource

_ZWNJ = "\u200c"
_VARIANTS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ـ": None}
)
_MARKS = re.compile("[\u064b-\u065f\u0670\u200d-\u200f]")

_ENDINGS = {
    "زاده": "zadeh", "نژاد": "nejad", "پور": "pour", "فرد": "fard", "فر": "far", "نیا": "nia",
    "وند": "vand", "یان": "ian",
    "الله": "ollah", "اله": "ollah", "الدین": "oddin", "آباد": "abad", "آبادی": "abadi", "خواه": "khah",
    "دوست": "doust",
    "منش": "manesh", "مهر": "mehr", "تبار": "tabar", "راد": "rad", "چی": "chi", "کار": "kar", "گر": "gar",
    "ساز": "saz",
    "شناس": "shenas", "نسب": "nasab", "پناه": "panah", "پرست": "parast", "لو": "lou", "خانی": "khani",
    "اوغلو": "oghlu",
    "زی": "zai", "یار": "yar", "مند": "mand", "ور": "var", "بخش": "bakhsh", "وندی": "vandi",
}
_SURNAME_ENDINGS = tuple(sorted(_ENDINGS, key=len, reverse=True))

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ج": "j", "چ": "ch", "ح": "h",
    "ه": "h",
    "خ": "kh", "د": "d", "ذ": "z", "ز": "z", "ض": "z", "ظ": "z", "ر": "r", "ژ": "zh", "ش": "sh", "غ": "gh",
    "ق": "gh",
    "ف": "f", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ئ": "y",
}
_VOWELS = "aeiou"
_SONORANTS = frozenset({"r", "l", "n", "m", "s", "sh", "f", "kh", "y", "gh"})
"""What may stand before the last consonant of a word without a vowel between: bakhsh, mard, dust."""


@dataclass(frozen=True)
class KnownName:
    """A name of the table: its usual Latin spelling in lower case, and given, family or both."""

    latin: str
    kind: str


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, KnownName]:
    """Return the table of common names by Persian spelling, without ZWNJ."""
    names: dict[str, KnownName] = {}
    for line in resource("language/persian_names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            persian, latin, kind = line.split("\t")
            names[_bare(persian)] = KnownName(latin, kind)
    return names


def is_known_surname(name: str) -> bool:
    """Tell whether a Persian word is a family name of the table or ends as only family names do."""
    bare = _bare(name)
    known = known_names().get(bare)
    if known is not None:
        return known.kind != "given"
    return any(
        bare.endswith(ending) and _bare(bare[: -len(ending)]) in known_names() for ending in _SURNAME_ENDINGS
    )


def is_known_given_name(name: str) -> bool:
    """Tell whether a Persian word is a given name of the table."""
    known = known_names().get(_bare(name))
    return known is not None and known.kind != "family"


@lru_cache(maxsize=10_000)
def romanise(persian: str) -> str:
    """Return a readable Latin spelling in lower case: ``کریمی`` karimi, ``انصاری کارگر`` ansari kargar.

    Latin words and digits stay; anything else is dropped. Empty only for a text without letters and digits.
    """
    words = re.split(r"[\s\-–،,./()]+", _MARKS.sub("", persian.translate(_VARIANTS)))
    return " ".join(filter(None, (_romanise_word(word) for word in words)))


def _bare(name: str) -> str:
    return _MARKS.sub("", name.translate(_VARIANTS)).replace(_ZWNJ, "")


def _romanise_word(word: str) -> str:
    names = known_names()
    known = names.get(_bare(word))
    if known is not None:
        return known.latin
    parts = [part for part in word.split(_ZWNJ) if part]
    if len(parts) > 1:
        return "".join(_ENDINGS.get(part) or _romanise_word(part) for part in parts)
    taken_apart = _take_apart(word)
    if taken_apart:
        return taken_apart
    is_persian = any(letter in _CONSONANTS or letter in "اآوی" for letter in word)
    return _spell(word) if is_persian else _keep_latin(word)


def _take_apart(word: str) -> str:
    """Return the spelling of a known name with a known ending, or an empty string."""
    names = known_names()
    for ending in _SURNAME_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and stem in names:
            return names[stem].latin + _ENDINGS[ending]
        if stem != word and len(stem) >= 3 and len(ending) >= 3:
            return _romanise_word(stem) + _ENDINGS[ending]
    stem = word.removesuffix("ی")
    if stem != word and stem in names and names[stem].latin[-1] not in _VOWELS:
        return f"{names[stem].latin}i"
    return ""


def _keep_latin(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _spell(word: str) -> str:
    """Spell a word letter by letter; no more than two consonants follow each other, none opens a cluster."""
    sounds: list[str] = []
    word = word.replace("خوا", "خا")
    for position in range(len(word)):
        sound = _sound(word, position, sounds)
        if not sound:
            continue
        if _needs_vowel_before(sound, sounds, is_last=position == len(word) - 1):
            sounds.append("a")
        sounds.append(sound)
    if sounds and all(not _is_vowel(sound) for sound in sounds):
        sounds.append("a")
    return "".join(sounds)


def _sound(word: str, position: int, sounds: list[str]) -> str:
    """Return the sound of one letter in its place; an empty string for a silent one."""
    letter = word[position]
    following = word[position + 1:position + 2]
    after_vowel = bool(sounds) and _is_vowel(sounds[-1])
    if letter in "اآ":
        is_carrier = position == 0 and letter == "ا" and following in ("ی", "و")
        is_doubled = after_vowel and sounds[-1] == "a"
        return "" if is_carrier or is_doubled else "a"
    if letter in "عء":
        return "" if after_vowel or following in ("ا", "و", "ی") else "a"
    if letter == "و":
        is_consonant = (not sounds and word[0] == "و") or after_vowel or following in ("ا", "آ", "ی")
        return "v" if is_consonant else "ou"
    if letter == "ی":
        return _sound_of_ye(word, position, sounds)
    if letter == "ه" and not following and sounds and not after_vowel:
        return "eh"
    consonant = _CONSONANTS.get(letter)
    return consonant if consonant is not None else _keep_latin(letter)


def _sound_of_ye(word: str, position: int, sounds: list[str]) -> str:
    following = word[position + 1:position + 2]
    if not sounds:
        return "y" if word[0] == "ی" else "i"
    if _is_vowel(sounds[-1]):
        if not following:
            return "i" if sounds[-1] == "a" else "y"
        return "" if sounds[-1] == "i" else "y"
    if following in ("ا", "آ", "و") and len(sounds) > 1:
        return "y"
    return "i"


def _needs_vowel_before(sound: str, sounds: list[str], *, is_last: bool) -> bool:
    if _is_vowel(sound) or not sounds or _is_vowel(sounds[-1]):
        return False
    if len(sounds) == 1:
        return True
    return not _is_vowel(sounds[-2]) or (is_last and (sound == "r" or sounds[-1] not in _SONORANTS))


def _is_vowel(sound: str) -> bool:
    return sound[0] in _VOWELS
