"""What the text engine finds in an original, before anything is stored.

The names are those of ``annotator inspect --json`` (format ``annotator-inspect/1``), a contract.
Ids are local to one analysis: ``en-3`` a block, ``en-3.1`` its first sentence, ``c1`` a citation,
``w1`` a work. Spans are half-open and count Unicode code points: ``raw_spans`` in the original as
decoded (BOM removed), ``start`` and ``end`` in the repaired text of the block.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.model import BlockKind, CitationKind, Lang
from annotator.core.spans import OffsetMap

RawSpans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FoundRepair:
    """One repair. ``before`` is always the raw text of ``raw_span``; an insertion has an empty span.

    ``state`` is applied or suggested (confidence below the threshold: shown, not applied).
    """

    rule: str
    raw_span: tuple[int, int]
    before: str
    after: str
    confidence: float = 1.0
    reason: str = ""
    state: str = "applied"


@dataclass(frozen=True)
class FoundSentence:
    """A sentence of a block; ``start`` and ``end`` in the block's text."""

    id: str
    text: str
    start: int
    end: int
    raw_spans: RawSpans


@dataclass(frozen=True)
class FoundBlock:
    """A block of one language; ``origins`` maps every code point of ``text`` to the original.

    ``extra`` holds ``flags`` (text_missing_before, bracket_unpaired …) and what only some kinds
    have: tables ``caption``, ``columns``, ``rows``; footnotes ``marker_block``, ``marker_position``.
    """

    id: str
    lang: Lang
    kind: BlockKind
    text: str
    origins: OffsetMap
    sentences: tuple[FoundSentence, ...] = ()
    level: int | None = None
    number: str | None = None
    page: int | None = None
    raw_spans: RawSpans = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundText:
    """One language version: its blocks in reading order."""

    lang: Lang
    blocks: tuple[FoundBlock, ...]


@dataclass(frozen=True)
class FoundCitation:
    """One work cited at one place. ``block`` and ``start``/``end`` say where in the repaired text.

    ``work`` is None for an ambiguous citation, which then has several ``candidates``.
    ``problems`` are among ``core.model.CITATION_PROBLEMS``.
    """

    id: str
    lang: Lang
    kind: CitationKind
    block: str
    start: int
    end: int
    raw_spans: RawSpans
    text: str
    authors: tuple[str, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    locator: tuple[str, str] | None
    sentence: str | None
    work: str | None
    candidates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class CitedWork:
    """A work as far as its citations tell. ``authors`` in the script they are cited in."""

    id: str
    authors: tuple[str, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    citations: tuple[str, ...]
    calendar: str = "gregorian"
    number: int | None = None
    """The number it is cited by, ``[7]``, in a paper that cites so."""


@dataclass(frozen=True)
class FoundName:
    """A person as a reference names them; an organisation has no given name."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class FoundReference:
    """An entry of a reference list; fields it does not give are empty, digits are ASCII.

    ``block`` is where it starts; an entry cut up by the layout has ``raw_spans`` in several blocks.
    ``lang`` is the language it is written in, ``work_lang`` that of the work: ``[In Persian]`` says so.
    ``work`` is the id of the cited work it is, None for one never cited (or one that may be several);
    ``twin`` the id of the reference that lists the same work in the other script.
    """

    id: str
    block: str
    raw_spans: RawSpans
    text: str
    authors: tuple[FoundName, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    title: str
    entry_type: str
    lang: Lang
    work_lang: Lang
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    place: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    thesis: str = ""
    edition: str = ""
    editors: tuple[FoundName, ...] = ()
    translators: tuple[FoundName, ...] = ()
    number: int | None = None
    work: str | None = None
    twin: str | None = None


@dataclass(frozen=True)
class FoundFootnote:
    """A footnote: its number, where the marker digit stood in the original, its block, its text."""

    number: str
    marker_span: tuple[int, int] | None
    block: str
    text: str


@dataclass(frozen=True)
class FoundTable:
    """A table; ``rows`` hold one string a cell, paragraphs of a cell joined by ``\\n``."""

    number: str | None
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    raw_spans: RawSpans
    block: str


@dataclass(frozen=True)
class FoundRow:
    """Sentence ids of both sides; one side may be empty. ``method`` says how it was found."""

    en: tuple[str, ...]
    fa: tuple[str, ...]
    score: float | None = None
    method: str = ""


@dataclass(frozen=True)
class Analysis:
    """Everything found in one original (or in a pair of them, one a language)."""

    raw_length: int
    texts: tuple[FoundText, ...]
    rows: tuple[FoundRow, ...]
    citations: tuple[FoundCitation, ...]
    works: tuple[CitedWork, ...]
    footnotes: tuple[FoundFootnote, ...]
    tables: tuple[FoundTable, ...]
    repairs: tuple[FoundRepair, ...]
    title_fa: str | None = None
    title_en: str | None = None
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: tuple[tuple[int, int], ...] = ()
    """(raw offset where a page starts, its number)."""
    problems: tuple[str, ...] = ()
    references: tuple[FoundReference, ...] = ()
    """The entries of its reference lists, in the order of the original."""
