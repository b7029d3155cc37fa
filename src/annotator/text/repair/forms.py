"""Letters in the wrong code: presentation forms, Arabic ye and kaf, lam-alef turned round."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator

from annotator.text import lexicon
from annotator.text.repair.draft import Change, Draft, replacement
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import PERSIAN_LETTERS

_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf4\ufe70-\ufefc\u0675-\u0678]+")
_ARABIC = {"ي": "ی", "ى": "ی", "ك": "ک", "ڪ": "ک", "ہ": "ه", "ە": "ه", "ھ": "ه"}
_ARABIC_RUN = re.compile(f"[{''.join(_ARABIC)}]+")
_OWN_LETTERS = re.compile("[پچژگکی]")
_ARTICLE = re.compile(f"(?<![{PERSIAN_LETTERS}])(?:وال|بال|ال)[{PERSIAN_LETTERS}]{{2,}}")
_QUOTED = re.compile("[«»“”\"﴾﴿]([^«»“”\"﴾﴿]{3,600})[«»“”\"﴾﴿]")
_ARABIC_WORD = re.compile("(?:وال|بال|ال).{2,}|.*[ةإأ].*|في|من|على|إلى|عن|الى|ما|لا|هو|لم|قد|يا|كل|هذا|ذلك|التي|الذي")
_PERSIAN_WORDS = frozenset((
    "از", "که", "كه", "در", "را", "با", "است", "این", "اين", "به", "بر", "برای", "براي", "آن", "هم", "یا", "هر", "شد",
))
_WORD = re.compile(f"(?<![{PERSIAN_LETTERS}])[{PERSIAN_LETTERS}]{{4,40}}(?![{PERSIAN_LETTERS}])")

_FREQUENT, _FAR_MORE = 15, 6


def plain_letters(text: str) -> str:
    """Return a text with its presentation forms as plain letters."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def find_forms(draft: Draft, _evidence: Evidence) -> Iterator[Change]:
    """Yield each run of presentation forms as plain letters (Unicode compatibility decomposition)."""
    for match in _FORMS.finditer(draft.text):
        for offset, sign in enumerate(match.group()):
            plain = unicodedata.normalize("NFKC", sign).replace("ي", "ی").replace("ك", "ک").strip()
            if plain and plain != sign:
                start = match.start() + offset
                yield replacement(start, start + 1, plain, "presentation form")


def find_arabic(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield Arabic letters as the Persian ones, except in text and in quotations that are Arabic."""
    text = draft.text
    first = _ARABIC_RUN.search(text)
    if first is None or not evidence.persian or _is_arabic(text):
        return
    quoted = [match.span() for match in _QUOTED.finditer(text) if _is_arabic_quotation(match.group(1))]
    for match in _ARABIC_RUN.finditer(text, first.start()):
        at = bisect(quoted, match.span()) - 1
        if at >= 0 and match.start() < quoted[at][1]:
            continue
        letters = "".join(_ARABIC[letter] for letter in match.group())
        yield replacement(match.start(), match.end(), letters, "Arabic letter in a Persian word", 0.95)


def _is_arabic(text: str) -> bool:
    """Tell whether a paragraph is Arabic: no letter that only Persian has, and words with the article."""
    return not _OWN_LETTERS.search(text) and len(_ARTICLE.findall(text)) * 6 > text.count(" ") + 1


def _is_arabic_quotation(passage: str) -> bool:
    """Tell whether a quoted passage is Arabic: a third of its words, two at least, are; none is plainly Persian."""
    words = passage.split()
    if not _PERSIAN_WORDS.isdisjoint(words) or _OWN_LETTERS.search(passage):
        return False
    arabic = sum(_ARABIC_WORD.fullmatch(word.strip("،.؛:؟!")) is not None for word in words)
    return arabic >= 2 and arabic * 3 >= len(words)


def turned_lam_alef(text: str) -> frozenset[str]:
    """Return the words of a document in which lam-alef came out as alef-lam.

    A word counts when a list has it far more often the other way round. Fewer than two such words are chance,
    and a document that has lam-alef upright elsewhere is not of this kind.
    """
    words = [word for word in _WORD.findall(text) if "ال" in word[1:]]
    found = frozenset(word for word in set(words) if _upright(word))
    upright = text.count("لا")
    return found if len(found) >= 2 and upright <= sum(word in found for word in words) else frozenset()


def _upright(word: str) -> str | None:
    """Return the word with its lam-alef the right way round, if that is by far the likelier word."""
    best, best_frequency = None, max(_FREQUENT, lexicon.frequency(word) + _FAR_MORE)
    start = word.find("ال", 1)
    while start >= 0:
        turned = f"{word[:start]}لا{word[start + 2 :]}"
        if lexicon.frequency(turned) >= best_frequency:
            best, best_frequency = turned, lexicon.frequency(turned)
        start = word.find("ال", start + 1)
    return best


def find_lam_alef(draft: Draft, evidence: Evidence) -> Iterator[Change]:
    """Yield the turning of each word that the document has with lam-alef reversed."""
    if not evidence.turned_lam_alef:
        return
    for match in _WORD.finditer(draft.text):
        upright = _upright(match.group()) if match.group() in evidence.turned_lam_alef else None
        if upright:
            offset = next(at for at, (old, new) in enumerate(zip(match.group(), upright, strict=True)) if old != new)
            start = match.start() + offset
            yield Change(start, start + 2, ((start + 1, start + 2), (start, start + 1)), 0.9, "lam-alef turned round")


PRESENTATION_FORMS = Rule(
    "presentation_forms",
    "Presentation forms",
    "Writes shaped letters as plain ones: ﺳﻼم → سلام.",
    find_forms,
)
ARABIC_LETTERS = Rule(
    "arabic_letters",
    "Arabic letters",
    "Writes Arabic ye and kaf as the Persian letters: كتابي → کتابی.",
    find_arabic,
)
LAM_ALEF = Rule(
    "lam_alef",
    "Lam-alef",
    "Turns lam-alef the right way round where the document has it reversed: اسالم → اسلام.",
    find_lam_alef,
)
