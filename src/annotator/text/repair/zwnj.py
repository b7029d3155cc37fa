"""Zero-width non-joiners that came out as spaces.

Inflections follow the orthography of the Academy of Persian Language and Literature (دستور خط
فارسی): می and نمی, plural ها, comparatives, the ye of indefiniteness and ezafe after a silent he, enclitic
verbs and pronouns. Compounds come from a word list and are less certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft, replacement
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import DIGITS, MARKS, PERSIAN_LETTERS, ZWNJ

_P = f"{PERSIAN_LETTERS}{MARKS}"
_PLURAL = "ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|هاست|هایند"
_PREFIX = re.compile(f"(?<![{_P}{ZWNJ}])ن?می( )(?=([{_P}]+))")
_SUFFIX = re.compile(
    f" (?<=[{_P}] )(?:(?P<plural>{_PLURAL})|(?P<comparative>تر|تری|ترها)"
    f"|(?P<superlative>ترین|ترین‌ها)|(?P<ye>ایی?|ی)"
    f"|(?P<verb>اند|ام|ایم|اید)|(?P<pronoun>اش|مان|تان|شان))(?![{_P}{ZWNJ}])"
)
_BEFORE_MAY = re.compile(
    f"(?:(?<![{_P}])(?:در|از|تا|اوایل|اواخر|اواسط|نیمه|آغاز|پایان) ماه|(?<![{DIGITS}])[{DIGITS}]{{1,2}}) $"
)
_LEFT_WORD = re.compile(f"[{_P}{ZWNJ}]+$")
_TOKEN = re.compile(f"[{_P}{ZWNJ}]+")
_FUNCTION_WORDS = frozenset(
    [
        "و",
        "به",
        "از",
        "در",
        "با",
        "که",
        "را",
        "تا",
        "بر",
        "یا",
        "این",
        "هر",
        "چه",
        "ای",
        "هم",
        "نه",
        "همه",
        "چو",
        "چون",
        "اگر",
        "ولی",
        "اما",
        "آن",
        "من",
        "تو",
        "او",
        "ما",
        "شما",
        "پس",
        "سه",
        "ده",
        "بر",
        "نیز",
    ]
)
_CRIES = frozenset(("ها", "های", "هه", "هی"))
_TAKES_PLURAL = frozenset(("این", "آن", "او", "ما", "شما", "من", "ده"))
_COUNTED = frozenset((
    "میلیون", "میلیارد", "هزار", "صد", "بار", "نفر", "روز", "ماه", "سال", "هفته", "ساعت", "دقیقه", "درصد",
))
_VERB_ENDING = re.compile("(?:یم|ید|ند|رد|شت|ود|دم|نم|نی|دی|ند)$")
_NOT_PRONOUN_AFTER = re.compile("(?: نزول| و منزلت| ملی)")
_BOUND = frozenset(
    [
        "گرا",
        "گرایی",
        "گرایان",
        "گرایانه",
        "سازی",
        "ساز",
        "سازان",
        "گذاری",
        "گذار",
        "گذاران",
        "پذیر",
        "پذیری",
        "ناپذیر",
        "ناپذیری",
        "آمیز",
        "آمیزی",
        "مند",
        "مندی",
        "کننده",
        "کنندگان",
        "دهنده",
        "دهندگان",
        "گیرنده",
        "گیرندگان",
        "طلبی",
        "طلب",
        "طلبان",
        "طلبانه",
        "شناسی",
        "شناسان",
        "شناس",
        "نگاری",
        "گیری",
        "گیر",
        "جویی",
        "جویانه",
        "گزینی",
        "افکنی",
        "افگنی",
        "ورزی",
        "پردازی",
        "پرداز",
        "ستیزی",
        "هراسی",
        "زدایی",
        "گریزی",
        "سالاری",
        "نشینی",
        "خیزی",
        "آفرینی",
        "اندازی",
        "سنجی",
        "ناشدنی",
        "شدگی",
    ]
)
_SURE, _UNSURE = 0.85, 0.6
_MOSTLY_JOINED = 5


def find_inflections(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the ZWNJ of inflected words in place of the space.

    In a document that keeps its half-spaces a missing one is no damage, and a suggestion at most.
    """
    text = draft.text
    surest = _UNSURE if evidence.zwnj_kept else 1.0
    changes = [
        _joined(match.start(1), "prefix of a verb", min(surest, _prefix_confidence(text, match)))
        for match in (_PREFIX.finditer(text) if "می " in text else ())
        if _is_verb(match.group(2))
    ]
    for match in _SUFFIX.finditer(text):
        confidence = _suffix_confidence(text, match)
        if confidence:
            changes.append(_joined(match.start(), "ending of a word", min(surest, confidence)))
    yield from sorted(changes, key=lambda change: change.start)


def _prefix_confidence(text: str, match: re.Match[str]) -> float:
    """Return how sure می is a prefix: behind در ماه or the number of a day it may be the month of May."""
    is_may = _BEFORE_MAY.search(text, max(0, match.start() - 20), match.start())
    return _UNSURE if is_may and text[match.start()] == "م" else 0.97


def _joined(position: int, reason: str, confidence: float) -> Change:
    return replacement(position, position + 1, ZWNJ, reason, confidence)


@lru_cache(maxsize=1 << 14)
def _is_verb(word: str) -> bool:
    bare = re.sub(f"[{MARKS}]", "", word)
    if bare in lexicon.verb_forms():
        return True
    return bool(_VERB_ENDING.search(bare)) and bare not in lexicon.nouns() and bare not in lexicon.adjectives()


def _suffix_confidence(text: str, match: re.Match[str]) -> float:
    """Return how sure a separate suffix belongs to the word before it; 0 when it does not."""
    found = _LEFT_WORD.search(text, max(0, match.start() - 30), match.start())
    left = found.group() if found else ""
    kind = match.lastgroup
    if kind == "plural":
        return 0.97 if left not in _FUNCTION_WORDS | _CRIES or left in _TAKES_PLURAL else 0.0
    if left in _FUNCTION_WORDS or len(left) < 3:
        return 0.0
    if kind == "superlative":
        return 0.97
    if kind == "comparative":
        return _comparative_confidence(left)
    if kind == "pronoun":
        return _pronoun_confidence(text, match, left)
    silent_he = left.endswith("ه")
    if kind == "verb":
        return 0.95 if silent_he else 0.0
    takes_ye = silent_he or (match.group("ye") == "ای" and left.endswith("ی"))
    return 0.95 if takes_ye else 0.0


def _comparative_confidence(left: str) -> float:
    last = left.rsplit(ZWNJ, 1)[-1]
    if last in ("تر", "ترین") or _has_ezafe(last):
        return 0.0
    if last in lexicon.adjectives() or lexicon.frequency(last) == lexicon.UNKNOWN:
        return 0.95
    return _UNSURE if last in lexicon.nouns() else 0.9


def _has_ezafe(word: str) -> bool:
    """Tell whether a word ends in the ye of ezafe, so that تر behind it means wet: هوای تر."""
    return word.endswith(("ای", "وی")) and word not in lexicon.adjectives() and word[:-1] in lexicon.nouns()


def _pronoun_confidence(text: str, match: re.Match[str], left: str) -> float:
    if _NOT_PRONOUN_AFTER.match(text, match.end()):
        return 0.0
    if match.group("pronoun") == "اش" or left.endswith(("ه", "ها", "های")):
        return 0.95
    return 0.85 if left in lexicon.nouns() else _UNSURE


def find_compounds(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the ZWNJ inside compounds: bound endings, and pairs of words the list has as one.

    Where the document still has its half-spaces, a compound without one is the author's way of
    writing, and a suggestion at most.
    """
    text = draft.text
    previous, end = "", -2
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, following = match.span()
        if start == end + 1 and text[end] == " ":
            confidence = _compound_confidence(previous, word)
            if confidence:
                yield _joined(end, "compound", confidence if evidence.zwnj_lost else _UNSURE)
        previous, end = word, following


@cache
def _first_parts() -> frozenset[str]:
    return frozenset(parts[0] for parts in lexicon.compounds())


@lru_cache(maxsize=1 << 15)
def _compound_confidence(previous: str, right: str) -> float:
    if previous not in _first_parts() and right not in _BOUND and ZWNJ not in right and ZWNJ not in previous:
        return 0.0
    left, second = previous.rsplit(ZWNJ, 1)[-1], right.split(ZWNJ, 1)[0]
    if second in _BOUND and len(left) > 2 and left not in _FUNCTION_WORDS:
        return _SURE
    listed = None if second in _COUNTED else _listed(left, second)
    if listed is None:
        return 0.0
    known = lexicon.frequencies()
    return _SURE if listed >= min(known.get(left, 0), known.get(second, 0)) - _MOSTLY_JOINED else _UNSURE


@lru_cache(maxsize=1 << 15)
def _listed(left: str, second: str) -> int | None:
    """Return how often a compound is used, if a list has it, with one ending taken off where needed."""
    for ending in ("", "ی", "ان", "انه", "گی", "ها", "های"):
        if second.endswith(ending) and len(second) > len(ending) + 1:
            found = lexicon.compounds().get((left, second[: len(second) - len(ending)]))
            if found is not None:
                return found
    return None


INFLECTION = Rule(
    "zwnj_inflection",
    "Half-space of inflections",
    "Puts back the half-space of endings and of می: می شود → می‌شود.",
    find_inflections,
)
COMPOUND = Rule(
    "zwnj_compound",
    "Half-space of compounds",
    "Puts the half-space into known compounds: بین المللی → بین‌المللی.",
    find_compounds,
)
