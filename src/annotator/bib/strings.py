"""Resolves ``@string`` abbreviations and ``#`` under a budget.

A 1 MB file can ask for gigabytes of text; a cycle never ends. What breaks a limit is left as it was
written and named as a problem.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annotator.bib.blocks import BibString
from annotator.bib.grammar import VALUE_PART

BUDGET = 64 * 1024 * 1024
"""Code points all abbreviations of a file may expand to, uses counted each time."""

DEPTH = 20
"""How deep abbreviations may be made of abbreviations."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The abbreviations every BibTeX style knows."""

_DELIMITERS = (("{", "}"), ('"', '"'))
_MONTH_NUMBERS = {name: str(number) for number, name in enumerate(MONTHS, 1)}


class Resolved(NamedTuple):
    """A value without its delimiters, and what went wrong: stable words such as ``string_cycle``."""

    text: str
    problems: tuple[str, ...] = ()


class StringTable:
    """The abbreviations of one file. Names are compared without regard to case, the last definition holds."""

    def __init__(
        self, strings: Iterable[BibString] = (), *, budget: int = BUDGET, depth: int = DEPTH
    ) -> None:
        self._raw = {string.name.lower(): string.raw_value for string in strings}
        self._known: dict[str, Resolved] = {}
        self._left = budget
        self._depth = depth

    def resolve(self, raw_value: str) -> Resolved:
        """Return the text of a raw value: parts joined, delimiters taken off, abbreviations expanded."""
        if len(raw_value) > 1 and "#" not in raw_value:
            inner = raw_value[1:-1]
            if (raw_value[0], raw_value[-1]) in _DELIMITERS and "{" not in inner and '"' not in inner:
                return Resolved(inner)
            if raw_value.isdigit():
                return Resolved(raw_value)
        return self._resolve(raw_value, ())

    def _resolve(self, raw_value: str, path: tuple[str, ...]) -> Resolved:
        texts: list[str] = []
        problems: list[str] = []
        position, more = 0, True
        while more and position < len(raw_value):
            match = VALUE_PART.match(raw_value, position)
            if match is None:
                return Resolved(_without_delimiters(raw_value), (*problems, "value_damaged"))
            if match["bare"] is None:
                texts.append((match["braced"] or match["quoted"])[1:-1])
            else:
                part = self._named(match["bare"], path)
                texts.append(part.text)
                problems += part.problems
            position, more = match.end(), bool(match["more"])
        if position < len(raw_value):
            return Resolved(_without_delimiters(raw_value), (*problems, "value_damaged"))
        if "string_budget" in problems or "string_cycle" in problems or "string_depth" in problems:
            return Resolved(raw_value, tuple(dict.fromkeys(problems)))
        return Resolved("".join(texts), tuple(dict.fromkeys(problems)))

    def _named(self, word: str, path: tuple[str, ...]) -> Resolved:
        if word.isdigit():
            return Resolved(word)
        name = word.lower()
        raw = self._raw.get(name)
        if raw is None:
            month = _MONTH_NUMBERS.get(name)
            return Resolved(month) if month else Resolved(word, ("string_undefined",))
        if name in path:
            return Resolved(word, ("string_cycle",))
        if len(path) >= self._depth:
            return Resolved(word, ("string_depth",))
        found = self._known.get(name)
        if found is None:
            found = self._resolve(raw, (*path, name))
            if not path or not found.problems:
                self._known[name] = found
        if len(found.text) > self._left:
            return Resolved(word, ("string_budget",))
        self._left -= len(found.text)
        return found


def _without_delimiters(raw_value: str) -> str:
    value = raw_value.strip()
    if len(value) > 1 and (value[0], value[-1]) in _DELIMITERS:
        return value[1:-1]
    return value
