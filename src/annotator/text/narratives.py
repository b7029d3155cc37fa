"""Who is named before a bracketed year: ``Buzan and Wæver (1998)``, ``به باور کریمی و رضایی (1400)``.

Latin capitals say where a name begins; Persian has none, so a name is bounded by punctuation, by the
words that announce an author (``به نظر``, ``پژوهش``) and by words no name contains. Each reading is
returned with what speaks for it; whether that is enough may depend on the works cited elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from annotator.text.citation_authors import NamesBefore
from annotator.text.citation_words import AUTHOR_VERBS_ENGLISH, CUES_AFTER_PERSIAN
from annotator.text.latin_narratives import latin_names_before
from annotator.text.narrated_events import tells_event
from annotator.text.persian_narratives import persian_names_before
from annotator.text.script import LATIN_LETTERS, PERSIAN_SIGNS

_REACH = 140
"""How far before the bracket names are looked for, in code points."""

_CUE_AFTER = re.compile(
    rf"[)(\]]?\s*[،,:]?\s*(?:نیز\s+|هم\s+)?(?:{'|'.join(CUES_AFTER_PERSIAN)})"
)
_AUTHOR_VERB = re.compile(rf"\s*,?\s*(?:also\s+|has\s+|have\s+)?(?:{AUTHOR_VERBS_ENGLISH})")


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
        reading = latin_names_before(
            stripped, start, has_details=has_details, is_active=is_active, lower_words=lower_words
        )
        if reading is not None:
            is_told = not (has_details or reading.et_al) and tells_event(text, after)
            yield replace(reading, is_certain=False) if is_told else reading
    elif re.match(f"[{PERSIAN_SIGNS}]", stripped[-1]):
        cue_after = _CUE_AFTER.match(text, after - 1) is not None
        yield from persian_names_before(
            stripped, start, cue_after=cue_after, is_solar=is_solar, has_details=has_details,
            is_event=tells_event(text, after),
        )
