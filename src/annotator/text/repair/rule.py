"""What a repair rule is, and what it may know of the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annotator.core.spans import Span
from annotator.text.repair.draft import Change, Draft


@dataclass(frozen=True)
class Evidence:
    """What damage the whole document shows; gates the rules that could harm correct text.

    ``torn_lines`` counts lines with a word that begins with a kashida; ``mirrored`` holds the pairs of signs
    (``()``, ``[]``, ``«»``) the document has mirrored; ``damaged`` is True when there is any sure sign of
    extraction damage; ``turned_lam_alef`` are the words to be turned back; ``zwnj_lost`` tells that
    half-spaces are missing all over, ``zwnj_kept`` that hardly any is,
    ``reversed_letters`` that lines read backwards,
    ``reversed_words`` that single words do,
    ``signs_out_of_order`` that colons stand before their years,
    ``torn_words`` that letters stand alone all over, ``late_zwnj`` that half-spaces come one letter late.
    """

    torn_lines: int = 0
    mirrored: frozenset[str] = frozenset()
    damaged: bool = False
    persian: bool = True
    turned_lam_alef: frozenset[str] = frozenset()
    zwnj_lost: bool = False
    zwnj_kept: bool = False
    reversed_letters: bool = False
    reversed_words: bool = False
    signs_out_of_order: bool = False
    torn_words: bool = False
    late_zwnj: bool = False


@dataclass(frozen=True)
class Rule:
    """One switchable kind of repair. ``find`` yields its changes, sorted, not overlapping."""

    name: str
    title: str
    description: str
    find: Callable[[Draft, Evidence], Iterable[Change]] = field(repr=False)
    default_on: bool = True


Refusal = tuple[str, Span]
"""A rule's name and the raw span of one of its repairs."""


def nothing(_draft: Draft, _evidence: Evidence) -> Iterable[Change]:
    """Find nothing: for rules that work where lines become blocks."""
    return ()
