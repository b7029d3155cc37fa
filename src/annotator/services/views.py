"""What the services show: frozen read models for both faces, no sentences for people in them.

Spans are half-open and count Unicode code points in the repaired body of the named block.
Scores are per mille as stored (0 to 1000) or None. ``label`` is short text made of names and
years only (``Mersheimer 2011``), the same in every interface language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from annotator.core.model import (
    Anchor,
    Change,
    Citation,
    CitationCandidate,
    Claim,
    Comment,
    Creator,
    Link,
    Paper,
    Person,
    Review,
    Source,
    Tag,
    Text,
)

if TYPE_CHECKING:
    from annotator.core.analysis import Analysis

ReviewStanding = Literal["waiting", "accepted", "rejected", "needs_work", "disputed", "stale"]
"""Where the verdicts stand: ``stale`` when every verdict was on an earlier revision."""

NO_TAG_COLOUR = "#8a94a6"
"""The colour of a claim that has no tag."""


# --- reading -------------------------------------------------------------------------------


@dataclass(frozen=True)
class RuleCount:
    """How often a repair rule was used in a preview, with a few examples (before, after)."""

    rule: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ImportPreview:
    """What an import would store. ``guessed``: the encoding was guessed and should be confirmed.

    ``guesses`` are (encoding, first lines as they would read), most likely first.
    ``twin`` is the paper already made from the same bytes, if any.
    """

    path: str
    encoding: str
    guessed: bool
    guesses: tuple[tuple[str, str], ...]
    sha256: str
    analysis: Analysis
    rules: tuple[RuleCount, ...]
    blocks_by_lang: Mapping[str, int]
    sentences_by_lang: Mapping[str, int]
    citations: int
    works: int
    twin: Paper | None = None
    references: int = 0


@dataclass(frozen=True)
class PaperView:
    """A paper with its counts. ``rows_aligned`` have both sides; ``rows_to_confirm`` are suggested."""

    paper: Paper
    langs: tuple[str, ...]
    rows: int
    rows_aligned: int
    rows_to_confirm: int
    citations: int
    citations_resolved: int
    claims: int


@dataclass(frozen=True)
class ReaderSentence:
    """A sentence in its cell. ``sentence_id`` is empty for a block that is not cut into sentences."""

    sentence_id: str
    block_id: str
    start: int
    end: int
    text: str
    kind: str
    lang: str
    block_first: bool
    page: int | None = None
    level: int | None = None
    number: str | None = None


@dataclass(frozen=True)
class TranslationView:
    """An analyst's own words for a row without counterpart; ``author`` is the name shown to people."""

    translation_id: str
    lang: str
    body: str
    author: str


@dataclass(frozen=True)
class ReaderRow:
    """One row of the reader, with its English and Persian cells, either possibly empty.

    ``row_id`` is the id of the stored row, or the block's id where ``is_aligned`` is False
    (a table, a figure: blocks without sentences). ``number`` counts rows from 1. ``kind`` and
    ``level`` are those of the first block; ``block_first``: the row opens a block on either side.
    ``translations`` are for its empty side.
    """

    row_id: str
    number: int
    kind: str
    level: int | None
    en: tuple[ReaderSentence, ...]
    fa: tuple[ReaderSentence, ...]
    state: str
    score: int | None
    page: int | None
    block_first: bool
    is_aligned: bool = True
    method: str = ""
    translations: tuple[TranslationView, ...] = ()


@dataclass(frozen=True)
class BlockView:
    """A block as the reader needs it: the whole repaired body that spans count in."""

    block_id: str
    text_id: str
    lang: str
    ord: int
    kind: str
    level: int | None
    number: str | None
    page: int | None
    body: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutlineEntry:
    """A heading row with its wording in both languages."""

    row_id: str
    level: int
    number: str | None
    en: str
    fa: str
    page: int | None


@dataclass(frozen=True)
class FootnoteView:
    """A footnote. ``marker_position`` is where its mark stands in ``marker_block_id``, if it was found."""

    block_id: str
    lang: str
    number: str
    text: str
    marker_block_id: str | None = None
    marker_position: int | None = None


@dataclass(frozen=True)
class TableView:
    """A table block: one string a cell, paragraphs of a cell joined by a line feed."""

    block_id: str
    lang: str
    number: str | None
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class CitationSpan:
    """A citation chip. ``state`` is resolved, ambiguous or unresolved; ``label`` names its source."""

    citation_id: str
    block_id: str
    start: int
    end: int
    state: str
    label: str = ""


@dataclass(frozen=True)
class RepairMark:
    """A repair shown in the text: an applied change at repaired [start, end) (empty when it removed)."""

    repair_id: str
    block_id: str
    start: int
    end: int
    rule: str
    before: str
    after: str
    state: str
    reason: str


@dataclass(frozen=True)
class Highlight:
    """A claim's place in a block. ``initials`` (of the tag's English name) say without colour what it is."""

    claim_id: str
    anchor_id: str
    block_id: str
    start: int
    end: int
    colour: str
    initials: str
    tag_ids: tuple[str, ...] = ()
    state: str = "exact"


@dataclass(frozen=True)
class ReadingPage:
    """A whole paper as the reader shows it."""

    paper: Paper
    texts: tuple[Text, ...]
    rows: tuple[ReaderRow, ...]
    blocks: Mapping[str, BlockView]
    outline: tuple[OutlineEntry, ...]
    keywords: Mapping[str, tuple[str, ...]]
    footnotes: tuple[FootnoteView, ...]
    tables: tuple[TableView, ...]
    citations: tuple[CitationSpan, ...]
    highlights: tuple[Highlight, ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class CandidateView:
    """A source an ambiguous citation may mean, with the evidence."""

    candidate: CitationCandidate
    source: Source
    label: str


@dataclass(frozen=True)
class CitationView:
    """A citation with its place and what it resolves to."""

    citation: Citation
    paper_id: str
    lang: str
    page: int | None
    row_id: str | None
    sentence: str
    source: Source | None
    source_label: str
    candidates: tuple[CandidateView, ...] = ()


# --- claims --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Selection:
    """Selected text: half-open code points [start, end) of a block's repaired body."""

    block_id: str
    start: int
    end: int


@dataclass(frozen=True)
class ReviewView:
    """One verdict. ``stale``: it was given on an earlier revision of its target."""

    review: Review
    reviewer: Person
    stale: bool
    at: str = ""


@dataclass(frozen=True)
class CommentView:
    """One remark of a thread; ``depth`` 0 opens it, deeper ones answer."""

    comment: Comment
    author: Person
    depth: int
    at: str = ""


@dataclass(frozen=True)
class ReviewSummary:
    """Where the reviews of a claim or link stand; counts are of current verdicts, ``stale`` of old ones."""

    standing: ReviewStanding
    accepted: int = 0
    rejected: int = 0
    needs_work: int = 0
    stale: int = 0
    reviews: tuple[ReviewView, ...] = ()
    open_comments: int = 0


@dataclass(frozen=True)
class LinkView:
    """A link seen from its claim or its source."""

    link: Link
    claim: Claim
    source: Source
    source_label: str
    author: Person
    review: ReviewSummary


@dataclass(frozen=True)
class ClaimView:
    """A claim with everything that hangs on it. ``quotes`` are the anchors' texts by language."""

    claim: Claim
    author: Person
    anchors: tuple[Anchor, ...]
    tags: tuple[Tag, ...]
    links: tuple[LinkView, ...]
    review: ReviewSummary

    @property
    def quotes(self) -> dict[str, str]:
        """The anchored text by language; several anchors of one language are joined by `` … ``."""
        quotes: dict[str, str] = {}
        for anchor in self.anchors:
            before = quotes.get(anchor.lang)
            quotes[anchor.lang] = anchor.exact if before is None else f"{before} … {anchor.exact}"
        return quotes

    @property
    def page(self) -> int | None:
        """The page of the first anchor that knows one."""
        return next((anchor.page for anchor in self.anchors if anchor.page is not None), None)


@dataclass(frozen=True)
class TagView:
    """A tag of the codebook with the number of claims that bear it."""

    tag: Tag
    claims: int
    depth: int = 0


# --- sources -------------------------------------------------------------------------------


@dataclass(frozen=True)
class CreatorName:
    """A creator as a face gives it, in either script or both; an organisation stands in a family name."""

    role: str = "author"
    family_latin: str = ""
    given_latin: str = ""
    family_fa: str = ""
    given_fa: str = ""
    is_organisation: bool = False


@dataclass(frozen=True)
class SourceView:
    """A source with its creators and the counts of what points at it."""

    source: Source
    creators: tuple[Creator, ...]
    label: str
    label_fa: str
    citations: int
    links: int


# --- auditing, searching, exporting ----------------------------------------------------------


FindingKind = Literal[
    "citation_without_source",
    "citation_ambiguous",
    "citation_problem",
    "source_never_cited",
    "source_is_stub",
    "duplicate_key",
    "possible_duplicate",
    "source_problem",
    "claim_without_source",
    "claim_unreviewed",
    "claim_disputed",
    "anchor_lost",
]


@dataclass(frozen=True)
class Finding:
    """Something to look at; ``entity`` and ``record_id`` say what opens, ``facts`` fill a sentence."""

    kind: FindingKind
    entity: str
    record_id: str
    paper_id: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchResult:
    """A search hit in its surroundings. ``marks`` are code point spans of the hit in ``snippet``.

    ``position`` is where the hit stands in the whole text: for a block, in its body.
    """

    entity: str
    record_id: str
    paper_id: str | None
    block_id: str | None
    lang: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    position: int = 0


@dataclass(frozen=True)
class ExportedBibliography:
    """A bibliography as text, the keys in it, and sources left out with the reason."""

    text: str
    dialect: str
    keys: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DeedView:
    """One line of the history: who did what, and to which records."""

    name: str
    detail: str
    actor: str
    at: str
    seq: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class LibraryFacts:
    """What ``info`` prints: place, state and counts by table."""

    path: str
    read_only: bool
    user: str
    seq: int
    counts: Mapping[str, int]
