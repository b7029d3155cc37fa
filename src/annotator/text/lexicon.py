"""Persian word lists: how often a word is used, verb forms, compounds written with a ZWNJ.

Loaded on first use from ``resources/lexicon`` (see its README for sources and licences).
Frequencies are binary logarithms of corpus counts: 0 means listed but never counted.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache

from annotator.assets import resource
from annotator.text.script import KASHIDA, MARKS, ZWNJ

_STRIP = re.compile(f"[{MARKS}{KASHIDA}]")
_PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند", "ه")
_PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
_ENDINGS = (
    ("هایشان", ""), ("هایی", ""), ("های", ""), ("ها", ""), ("هایش", ""), ("ترین", ""), ("تر", ""), ("گان", "ه"),
    ("گانی", "ه"),
    ("ان", ""), ("ات", ""), ("شان", ""), ("مان", ""), ("تان", ""), ("ای", ""), ("ی", ""),
)
_MODALS = ("توان", "توانست", "باید", "بایست", "بایستی", "خواهد", "شاید")
_PREFIXES = ("نمی", "می")
_INFLECTED = 2
_RARE_VERB = 14
UNKNOWN = -1


def _read(name: str) -> list[tuple[str, list[str]]]:
    text = gzip.decompress(resource(f"lexicon/{name}").read_bytes()).decode()
    lines = (line.split(" ") for line in text.split("\n") if line)
    return [(head, words) for head, *words in lines]


@cache
def _word_lists() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    frequencies: dict[str, int] = {}
    kinds: dict[str, frozenset[str]] = {}
    for head, words in _read("words.txt.gz"):
        if head.isdecimal():
            frequencies.update(dict.fromkeys(words, int(head)))
        else:
            kinds[head] = frozenset(words)
    for form, count in _verb_frequencies(frequencies).items():
        if frequencies.get(form, 0) < count:
            frequencies[form] = count
    return frequencies, kinds["adjectives"], kinds["nouns"]


def frequencies() -> dict[str, int]:
    """Return the binary logarithm of the count of each listed word."""
    return _word_lists()[0]


def adjectives() -> frozenset[str]:
    """Return the words that can be adjectives."""
    return _word_lists()[1]


def nouns() -> frozenset[str]:
    """Return the words that can be nouns."""
    return _word_lists()[2]


@cache
def compounds() -> dict[tuple[str, ...], int]:
    """Return compounds as tuples of their parts, with the logarithm of their count."""
    return {tuple(word.split("_")): int(head) for head, words in _read("compounds.txt.gz") for word in words}


@cache
def _conjugation() -> dict[str, str]:
    """Return the finite forms without prefix, each with the listed form that tells how usual its verb is."""
    stems = dict(_read("verbs.txt.gz"))
    forms = {stem + ending: stem for stem in stems["past"] for ending in _PAST_ENDINGS}
    for stem in stems["present"]:
        joints = (stem, f"{stem}ی") if stem[-1] in "او" else (stem,)
        forms.update({joint + ending: f"{joint}د" for joint in joints for ending in _PRESENT_ENDINGS})
    return forms


@cache
def verb_forms() -> frozenset[str]:
    """Return the finite forms that can follow می and نمی."""
    return frozenset(_conjugation()).union(_MODALS)


def _verb_frequencies(known: dict[str, int]) -> dict[str, int]:
    """Estimate how often finite forms are used: a little less than the form of their verb that is listed."""
    found: dict[str, int] = {}
    for form, listed in _conjugation().items():
        count = max(known.get(listed, 0) - _INFLECTED, _RARE_VERB)
        found.update({form: count, f"ن{form}": count - _INFLECTED, f"ب{form}": count - _INFLECTED})
    return found


@lru_cache(maxsize=1 << 16)
def frequency(word: str) -> int:
    """Return the logarithm of the count of a word or of its stem, ``UNKNOWN`` when not listed.

    Marks, kashida and ZWNJ are not looked at; an inflected form counts two less than its stem.
    """
    known = frequencies()
    bare = _STRIP.sub("", word).replace(ZWNJ, "")
    found = known.get(bare, UNKNOWN)
    if found > 0:
        return found
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and len(bare) > len(ending) + 1:
            stem = known.get(bare[: -len(ending)] + instead, UNKNOWN)
            if stem > 0:
                return max(0, stem - _INFLECTED)
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and bare[len(prefix) :] in verb_forms():
            return max(1, known.get(bare[len(prefix) :], 0) - _INFLECTED)
    return found
