"""Brackets and guillemets that the extraction left mirrored or half mirrored.

Each sign is judged by its neighbours: after a space and before a sign it should open, after a sign
and before a space or a stop it should close. The cheapest reading of a paragraph is then found
by dynamic programming over the nesting depth, so that one unclear sign cannot turn all the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from annotator.text.repair.draft import Change, Draft, replacement
from annotator.text.repair.rule import Evidence, Rule
from annotator.text.script import ascii_digits

PAIRS = ("()", "[]", "«»")
_AFTER_CLOSING = frozenset("،؛.,;:؟!»)]}\"'…/")
_BEFORE_OPENING = frozenset("«([{\"'/")
_LIST_MARKER = re.compile(r"(?m)^[ \t]*\w{1,3}[)\]]")
_EMOTICON = re.compile(r"(?<!\S)[:;=]['-]?[()\[\]](?![^\s.،!؟»])")
_INLINE_LABEL = re.compile(r"\)(?<!\s\))(?=\s)")
_LONGEST_LABEL = 3
_SERIES = (
    tuple("123456789"), ("الف", "ب", "پ", "ت", "ث"), ("الف", "ب", "ج", "د", "ه"), tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v"),
)
_MAX_DEPTH = 3
_FLIP, _AGAINST_NEIGHBOURS, _UNPAIRED, _NESTED = 0.2, 1.0, 1.5, 0.6


def vote(text: str, position: int) -> int:
    """Return 1 when the neighbours want an opening sign, -1 for a closing one, 0 when they are silent."""
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    open_left = before.isspace() or before in _BEFORE_OPENING
    open_right = after.isspace() or after in _AFTER_CLOSING
    if open_left and not open_right:
        return 1
    if open_right and not open_left:
        return -1
    return 0


def is_mirrored(text: str, pair: str) -> bool:
    """Tell whether a document has a pair of signs mirrored: two at least, and one decided sign in seven."""
    decided = wrong = 0
    for match in re.finditer(f"[{re.escape(pair)}]", text):
        wanted = vote(text, match.start())
        if wanted:
            decided += 1
            wrong += (wanted == 1) != (match.group() == pair[0])
    return wrong >= 2 and wrong * 7 > decided


def _finder(pairs: Iterable[str]) -> Callable[[Draft, Evidence], Iterator[Change]]:
    patterns = [(pair, re.compile(f"[{re.escape(pair)}]")) for pair in pairs]

    def find(draft: Draft, evidence: Evidence) -> Iterator[Change]:
        changes: list[Change] = []
        for pair, pattern in patterns:
            if pair in evidence.mirrored:
                changes.extend(_turned(draft.text, pair, pattern))
        yield from sorted(changes, key=lambda change: change.start)

    return find


def _turned(text: str, pair: str, pattern: re.Pattern[str]) -> Iterator[Change]:
    places = [match.start() for match in pattern.finditer(text)]
    if places and pair != "«»":
        single = single_signs(text)
        places = [place for place in places if place not in single]
    if not places:
        return
    votes = [vote(text, place) for place in places]
    for place, opens in zip(places, _reading(text, places, votes, pair[0]), strict=True):
        wanted = pair[0] if opens else pair[1]
        if text[place] != wanted:
            yield replacement(place, place + 1, wanted, "mirrored sign", 0.98)


def _reading(text: str, places: list[int], votes: list[int], opening: str) -> list[bool]:
    """Return for each sign whether it opens: the cheapest path over nesting depths (Viterbi)."""
    costs: list[float] = [0.0] + [float("inf")] * _MAX_DEPTH
    steps: list[list[tuple[int, bool]]] = []
    for place, wanted in zip(places, votes, strict=True):
        following = [float("inf")] * (_MAX_DEPTH + 1)
        step = [(0, True)] * (_MAX_DEPTH + 1)
        for depth, cost in enumerate(costs):
            for opens in (True, False):
                then, price = _MOVES[depth, opens]
                price += cost + _FLIP * ((text[place] == opening) != opens)
                price += _AGAINST_NEIGHBOURS * (wanted != 0 and (wanted == 1) != opens)
                if price < following[then]:
                    following[then], step[then] = price, (depth, opens)
        costs = following
        steps.append(step)
    depth = min(range(_MAX_DEPTH + 1), key=lambda at: costs[at] + _UNPAIRED * at)
    reading: list[bool] = []
    for step in reversed(steps):
        depth, opens = step[depth]
        reading.append(opens)
    return reading[::-1]


def _move(depth: int, opens: bool) -> tuple[int, float]:
    if opens:
        return min(depth + 1, _MAX_DEPTH), (_NESTED * depth if depth < _MAX_DEPTH else _UNPAIRED)
    return max(depth - 1, 0), (0.0 if depth else _UNPAIRED)


_MOVES = {(depth, opens): _move(depth, opens) for depth in range(_MAX_DEPTH + 1) for opens in (True, False)}


def single_signs(text: str) -> set[int]:
    """Return where brackets stand that have no partner: list markers, ``1) … 2) …`` in a sentence, emoticons."""
    found = {match.end() - 1 for sign in (_LIST_MARKER, _EMOTICON) for match in sign.finditer(text)}
    labels = [(match.start(), _label_before(text, match.start())) for match in _INLINE_LABEL.finditer(text)]
    for series in _SERIES if len(labels) > 1 else ():
        chain: list[int] = []
        for position, label in labels:
            if len(chain) < len(series) and label == series[len(chain)]:
                chain.append(position)
        if len(chain) > 1:
            found.update(chain)
    return found


def _label_before(text: str, position: int) -> str:
    """Return the word before a bracket in lower case with ASCII digits, if it is short enough for a list's label."""
    word = text[max(0, position - _LONGEST_LABEL - 1) : position].split()[-1:]
    return ascii_digits(word[0]).lower() if word else ""


def unpaired(text: str) -> bool:
    """Tell whether round brackets of a text do not pair up."""
    if "(" not in text and ")" not in text:
        return False
    depth = 0
    single = single_signs(text)
    for sign in re.finditer("[()]", text):
        if sign.start() not in single:
            depth += 1 if sign.group() == "(" else -1
        if depth < 0:
            return True
    return depth != 0


BRACKETS = Rule(
    "brackets",
    "Brackets",
    "Turns mirrored and half-mirrored brackets: )Tzu, 2024( → (Tzu, 2024).",
    _finder(("()", "[]")),
)
GUILLEMETS = Rule("guillemets", "Guillemets", "Turns mirrored guillemets: »حیاط خلوت« → «حیاط خلوت».", _finder(("«»",)))
