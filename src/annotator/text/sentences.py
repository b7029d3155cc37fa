"""Sentences of both languages, as spans of a text.

A stop ends a sentence unless it belongs to an abbreviation, an initial, a number or stands inside
brackets. A citation behind the stop belongs to the sentence before it; a citation behind a finite verb
ends a Persian sentence whose stop was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.spans import Span
from annotator.text.script import DIGITS, MARKS, PERSIAN_LETTERS, ZWNJ

_P = f"{PERSIAN_LETTERS}{MARKS}{ZWNJ}"
_STOP = re.compile("[.؟!?…]+(?:[»”\"'’)\\]]+)?(?=\\s|$)")
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_CITING = re.compile("[12][0-9]{3}|[۱۲][۰-۹]{3}|n\\.\\s?d\\.|بی\u200c?تا|ibid|همان")
_ABBREVIATION = re.compile(
    r"(?:^|[^\w.])(?:pp?|paras?|chs?|vols?|nos?|eds?|trans|figs?|tabs?|eqs?|secs?|cf|vs|viz|ca|approx|dept|est|inc|ltd|co|al|etc|e\.g|i\.e|"
    r"n\.d|a\.m|p\.m|u\.s|u\.k|u\.n|u\.s\.a|e\.u|ph\.d|b\.a|m\.a|dr|mr|mrs|ms|prof|st|gen|col|sen|rep|gov|jr|sr|messrs|hon|rev|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)
_MAY_END = re.compile(
    r"(?:^|[^\w.])(?:etc|al|u\.s|u\.k|u\.n|u\.s\.a|e\.u|inc|ltd|co|jr|sr|a\.m|p\.m|ph\.d|b\.a|m\.a)\.$",
    re.IGNORECASE,
)
_COMMON_OPENERS = re.compile(
    r"(?:The|This|That|These|Those|It|In|On|At|By|For|From|However|But|And|As|He|She|They|We|Its|Their|His|Her|Such|While|When|With|After|"
    r"Although|Through|To|If|There|Then|Thus|Therefore|Moreover|Furthermore|Meanwhile|Despite|Since|Both|Some|Many|Most)\b"
)
_NUMBER_WORD = re.compile(r"(?:^|[^\w.])(?:no|nos|col|gen|est|sec|mar)\.$", re.IGNORECASE)
_INITIAL = re.compile("(?:^|[\\s(.\\-])[A-Z\u00c0-\u00de]\\.$")
_PERSIAN_INITIAL = re.compile(f"(?:^|[\\s(.])[{PERSIAN_LETTERS}]\u0640?\\.$")
_PERSIAN_ABBREVIATION = re.compile(
    "(?:^|[\\s(])(?:ر\\.ک|رک|ق\\.م|ه\\.ش|ه\\.ق|هـ\\.ش|هـ\\.ق|ص|صص|ج|چ|دکتر|ش)\\.$"
)
_PERSIAN_LETTER = re.compile(f"[{PERSIAN_LETTERS}\u0640]")
_LONGEST_PERSIAN_ABBREVIATION = 8
_LIST_NUMBER = re.compile(f"^\\s*[(]?(?:[{DIGITS}]{{1,3}}|[A-Za-z{PERSIAN_LETTERS}])[.)]$")
_NEXT_ENGLISH = re.compile(f"\\s+[\"'“‘«(\\[]*[A-Z\u00c0-\u00de0-9{PERSIAN_LETTERS}]")
_CLOSES = re.compile("\\s*[،؛.,;:؟?!]")
_FINITE = re.compile(
    f"(?:^|[\\s{ZWNJ}])(?:ن?می[\\s{ZWNJ}][{_P}]+|است|هست|نیست|بود|نبود|شد|نشد|دارد|ندارد|دارند|ندارند|هستند|نیستند|بودند|شدند|"
    f"دهد|دهند|کند|کنند|کرد|کردند|شود|شوند|گردد|گردند|گردید|گردیدند|یابد|یابند|نماید|نمایند|باشد|باشند|گرفت|گرفتند|یافت|یافتند|داد|دادند)$"
)
_VERBS = re.compile(
    f"(?:^|[\\s])(?:ن?می{ZWNJ}[{_P}]+|است|هست|نیست|بود|شد|دارد|دارند|هستند|گردید|کرد|کند|شود|باشد)(?![{_P}])"
)
_CONTINUES = re.compile(
    f"\\s*(?:(?:و|که|را|ولی|اما|یا|تا|به|نیز|هم|بلکه|لیکن|زیرا|چون|چرا|مبنی|بر این)(?![{_P}])|[،؛.؟!:)\\]])"
)
_WAITS_FOR_VERB = re.compile(
    f"^\\s*(?:حتی |همچنین |البته |اما |ولی )?(?:(?:این|آن|همین|همان|هر)\\s[{_P}]+\\sکه|"
    f"آنچه|اینکه|آنکه|کسانی که|اگر|هرگاه|وقتی|چنانچه)(?![{_P}])"
)
_CLAUSES = re.compile(f"(?<![{_P}])(?:که|آنکه|اینکه|آنچه|اگر|هرگاه|وقتی|چنانچه)(?![{_P}])")
_NEXT_WORD = re.compile(f'\\s*[«"]?[{PERSIAN_LETTERS}]')
_SPACES = re.compile(r"\s*")
_WINDOW = 24


def sentence_spans(text: str, lang: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text in ``lang``; they leave out the white space between."""
    brackets = [match.span() for match in _BRACKETS.finditer(text)] if "(" in text else []
    citing = [span for span in brackets if _CITING.search(text, *span)]
    ends = sorted({*_ends_at_stops(text, lang, brackets, citing)})
    if lang == "fa" and citing:
        ends = sorted({*ends, *_ends_at_citations(text, citing, ends)})
    return tuple(_between(text, ends))


def _between(text: str, ends: list[int]) -> Iterator[Span]:
    start = 0
    for end in (*ends, len(text)):
        part = text[start:end]
        bare = part.strip()
        if bare:
            lead = start + len(part) - len(part.lstrip())
            yield lead, lead + len(bare)
        start = end


def _ends_at_stops(text: str, lang: str, brackets: list[Span], citing: list[Span]) -> Iterator[int]:
    starts = dict(citing)
    at = 0
    sentence_start = 0
    for match in _STOP.finditer(text):
        while at < len(brackets) and brackets[at][1] <= match.start():
            at += 1
        if at < len(brackets) and brackets[at][0] <= match.start() < brackets[at][1]:
            continue
        if match.start() < sentence_start or not _is_end(text, match, lang, sentence_start):
            continue
        end = match.end()
        spaces = _SPACES.match(text, end)
        behind = starts.get(spaces.end() if spaces else end)
        if behind is not None and not _CLOSES.match(text, behind):
            end = behind
        sentence_start = end
        yield end


def _is_end(text: str, match: re.Match[str], lang: str, sentence_start: int) -> bool:
    """Tell whether a stop ends its sentence."""
    signs = match.group()
    left = text[max(sentence_start, match.start() - _WINDOW) : match.start() + 1]
    if signs[0] in "؟?!":
        return lang == "fa" or not text[match.end() :][:2].strip()[:1].islower()
    if signs.startswith(("..", "…")):
        return _ellipsis_ends(text, match, lang)
    if match.start() - sentence_start < 6 and _LIST_NUMBER.match(text[sentence_start : match.start() + 1]):
        return not text[match.end() :][:1]
    is_persian = _PERSIAN_LETTER.match(left, len(left) - 2) is not None if len(left) > 1 else False
    if lang == "fa" and is_persian and _is_persian_abbreviation(left):
        return match.end() >= len(text)
    if not is_persian and (_INITIAL.search(left) or _ABBREVIATION.search(left)):
        return _abbreviation_ends(text, match, left)
    return lang == "fa" or match.end() == len(text) or bool(_NEXT_ENGLISH.match(text, match.end()))


def _is_persian_abbreviation(left: str) -> bool:
    begin = max(0, len(left) - _LONGEST_PERSIAN_ABBREVIATION)
    return (_PERSIAN_ABBREVIATION.search(left, begin) or _PERSIAN_INITIAL.search(left, begin)) is not None


def _ellipsis_ends(text: str, match: re.Match[str], lang: str) -> bool:
    if match.end() == len(text):
        return True
    if lang == "en":
        return bool(re.match(r"\s+[\"“(]?[A-Z]", text[match.end() : match.end() + 5]))
    return not re.search(
        r"(?:^|\s)و\s*$", text[max(0, match.start() - 4) : match.start()]
    ) and not _CONTINUES.match(text, match.end())


def _abbreviation_ends(text: str, match: re.Match[str], left: str) -> bool:
    """An abbreviation ends a sentence only before a word sentences open with."""
    if match.end() == len(text):
        return True
    if _NUMBER_WORD.search(left):
        return not text[match.end() : match.end() + 3].lstrip()[:1].isdecimal()
    if not _MAY_END.search(left):
        return False
    following = text[match.end() : match.end() + 40].lstrip().lstrip("\"“'(")
    return bool(_COMMON_OPENERS.match(following))


def _ends_at_citations(text: str, citing: list[Span], ends: list[int]) -> Iterator[int]:
    """Yield the ends of sentences whose stop was lost before or behind a citation."""
    at = 0
    for start, end in citing:
        while at < len(ends) and ends[at] < start:
            at += 1
        if (
            (at < len(ends) and ends[at] == end)
            or not _NEXT_WORD.match(text, end)
            or _CONTINUES.match(text, end)
        ):
            continue
        if not _FINITE.search(text[max(0, start - 30) : start].rstrip()):
            continue
        sentence_start = ends[at - 1] if at else 0
        sentence = text[sentence_start:start]
        if _WAITS_FOR_VERB.match(sentence) and len(_VERBS.findall(sentence)) <= len(_CLAUSES.findall(sentence)):
            continue
        yield end
