"""The records of a library, one frozen dataclass a table.

Field names are column names and the keys of every ``--json`` output. Positions are
half-open spans of Unicode code points in logical order, counted in the *block's* repaired
body (``start_pos``, ``end_pos``) or in the original as decoded (``raw_spans``).
Fractions (scores, confidences) are stored per mille, 0 to 1000, because both engines
compare integers alike. A field annotated ``Json`` is stored as canonical JSON text.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias

from annotator.core.deeds import Change as Change
from annotator.core.deeds import Deed as Deed

Json: TypeAlias = Any
"""A JSON value: tuples and mappings on the Python side, canonical JSON text in the store."""

Lang = Literal["fa", "en"]
BlockKind = Literal[
    "heading", "paragraph", "list_item", "footnote", "table", "figure", "caption", "keywords",
    "running_header", "page_number",
]
RowState = Literal["automatic", "suggested", "confirmed"]
RepairState = Literal["applied", "suggested", "refused"]
CitationKind = Literal["parenthetical", "narrative"]
CitationState = Literal["resolved", "ambiguous", "unresolved"]
AnchorState = Literal["exact", "moved", "ambiguous", "orphan"]
Verdict = Literal["accept", "reject", "needs_work"]
CheckState = Literal["unchecked", "seen_in_source", "not_in_source", "source_unavailable"]

LINK_ROLES: tuple[str, ...] = (
    "supports", "disputes", "cites_as_evidence", "cites_for_information", "obtains_background_from", "qualifies",
    "discusses", "mentions",
)
"""What a link says of claim and source; the terms are CiTO's (http://purl.org/spar/cito)."""

RELATIONS: tuple[str, ...] = ("same", "narrower", "broader", "contradicts", "only_here")
"""What the Persian anchors of a claim say beside its English ones; ``only_here``: one language says it."""

CITATION_PROBLEMS: tuple[str, ...] = (
    "ambiguous", "missing_page", "year_conflict", "spelling_variant", "suffix_without_first", "suffix_out_of_order",
    "same_page_for_different_claims", "no_year", "no_antecedent", "cited_through_another", "not_in_reference_list",
)
"""The stable words for what may be wrong with a citation; every face has a sentence for each."""
CHECK_STATES: tuple[str, ...] = ("unchecked", "seen_in_source", "not_in_source", "source_unavailable")
VERDICTS: tuple[str, ...] = ("accept", "reject", "needs_work")


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has.

    ``rev`` is the id of the revision the row stands at ("" before it is stored),
    ``deleted`` is 1 for a row that was deleted and can be restored.
    """

    TABLE: ClassVar[str] = ""

    id: str
    rev: str = ""
    deleted: int = 0

    def values(self) -> dict[str, Any]:
        """Return the recorded fields: all but ``id`` and ``rev``."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name not in ("id", "rev")}


def _json() -> Any:  # noqa: ANN401 - dataclasses.field is typed so
    return field(default=(), metadata={"json": True})


def _json_map() -> Any:  # noqa: ANN401
    return field(default_factory=dict, metadata={"json": True})


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Somebody who tags, links or reviews. ``login`` is the name given by ``--user``."""

    TABLE: ClassVar[str] = "people"

    login: str
    name: str
    role: str = "editor"


@dataclass(frozen=True, kw_only=True)
class Original(Record):
    """A file as it was imported. ``body`` is its text as decoded, BOM removed, never changed."""

    TABLE: ClassVar[str] = "originals"

    name: str
    media_type: str
    encoding: str
    has_bom: int = 0
    sha256: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """The work analysed."""

    TABLE: ClassVar[str] = "papers"

    title_fa: str | None = None
    title_en: str | None = None
    authors: Json = _json()
    container: str | None = None
    issued: str | None = None
    doi: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Text(Record):
    """One language version of a paper. ``rules_off`` names the repair rules switched off for it."""

    TABLE: ClassVar[str] = "texts"

    paper_id: str
    original_id: str
    lang: str
    rules_off: Json = _json()


@dataclass(frozen=True, kw_only=True)
class Block(Record):
    """A heading, paragraph, footnote, table … of a text.

    ``body`` is the repaired text; ``origins`` maps it to the original as
    ``spans.OffsetMap.to_json()`` writes it; ``extra`` holds what only some kinds have:
    a table's ``caption``, ``columns``, ``rows``; a footnote's ``marker`` (block id and position);
    a block's ``flags`` such as ``text_missing_before``.
    """

    TABLE: ClassVar[str] = "blocks"

    text_id: str
    ord: int
    kind: str
    level: int | None = None
    number: str | None = None
    page: int | None = None
    body: str
    origins: Json = _json()
    extra: Json = _json_map()


@dataclass(frozen=True, kw_only=True)
class Sentence(Record):
    """A span of a block."""

    TABLE: ClassVar[str] = "sentences"

    text_id: str
    block_id: str
    ord: int
    start_pos: int
    end_pos: int
    raw_spans: Json = _json()


@dataclass(frozen=True, kw_only=True)
class Repair(Record):
    """One reversible change from the original to the repaired text."""

    TABLE: ClassVar[str] = "repairs"

    text_id: str
    block_id: str | None = None
    rule: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    confidence: int = 1000
    reason: str = ""
    state: str = "applied"


@dataclass(frozen=True, kw_only=True)
class Row(Record):
    """One aligned group of sentences of both languages, possibly empty on one side."""

    TABLE: ClassVar[str] = "rows"

    paper_id: str
    ord: int
    state: str = "automatic"
    score: int | None = None
    method: str = ""


@dataclass(frozen=True, kw_only=True)
class RowMember(Record):
    """A sentence in its row. The id is made of the sentence's, so a sentence is in one row only."""

    TABLE: ClassVar[str] = "row_members"

    row_id: str
    sentence_id: str
    ord: int


@dataclass(frozen=True, kw_only=True)
class Translation(Record):
    """An analyst's own words for a row that lacks a language; never part of the paper."""

    TABLE: ClassVar[str] = "translations"

    row_id: str
    lang: str
    body: str
    author_id: str


@dataclass(frozen=True, kw_only=True)
class Lexicon(Record):
    """Word pairs a user added for the alignment: ``entries`` are (English, Persian), ``name`` is the file's."""

    TABLE: ClassVar[str] = "lexicons"

    name: str
    note: str = ""
    entries: Json = _json()


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    """One work cited at one place in running text.

    ``body`` is the citation as it reads after repair; ``work_key`` is equal for citations of
    the same work; ``calendar`` is gregorian, solar_hijri or none; ``source_id`` is set when resolved.
    """

    TABLE: ClassVar[str] = "citations"

    text_id: str
    block_id: str
    sentence_id: str | None = None
    ord: int
    kind: str
    start_pos: int
    end_pos: int
    raw_spans: Json = _json()
    body: str
    authors: Json = _json()
    et_al: int = 0
    year: str | None = None
    suffix: str | None = None
    calendar: str = "gregorian"
    locator_label: str | None = None
    locator: str | None = None
    work_key: str | None = None
    source_id: str | None = None
    state: str = "unresolved"
    problems: Json = _json()


@dataclass(frozen=True, kw_only=True)
class CitationCandidate(Record):
    """A source a citation may mean. The id is made of both."""

    TABLE: ClassVar[str] = "citation_candidates"

    citation_id: str
    source_id: str
    score: int
    explanation: str = ""


@dataclass(frozen=True, kw_only=True)
class Tag(Record):
    """A label of the codebook. ``shortcut`` is the digit key 1 to 9 that sets it."""

    TABLE: ClassVar[str] = "tags"

    parent_id: str | None = None
    ord: int = 0
    name_en: str
    name_fa: str = ""
    colour: str = "#888888"
    definition: str = ""
    shortcut: int | None = None


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """What an analyst says the paper states. ``number`` is the one shown to people.

    ``relation`` is one of ``RELATIONS``, or empty while nobody compared the two languages.
    """

    TABLE: ClassVar[str] = "claims"

    paper_id: str
    number: int
    statement: str = ""
    kind: str = ""
    note: str = ""
    status: str = "draft"
    relation: str = ""
    author_id: str


@dataclass(frozen=True, kw_only=True)
class Anchor(Record):
    """Where a claim stands in one block: position, quote with its surroundings, page (W3C Web Annotation)."""

    TABLE: ClassVar[str] = "anchors"

    claim_id: str
    text_id: str
    block_id: str
    lang: str
    start_pos: int
    end_pos: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    raw_spans: Json = _json()
    state: str = "exact"


@dataclass(frozen=True, kw_only=True)
class ClaimTag(Record):
    """A tag on a claim. The id is made of both, so two offline copies make the same row."""

    TABLE: ClassVar[str] = "claim_tags"

    claim_id: str
    tag_id: str


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A cited work: one bibliographic entry.

    ``fields`` maps biblatex field names (lower case) to Unicode text without TeX, creators
    excepted; ``imported`` keeps the entry as it stood in the file it came from;
    ``is_stub`` marks a source made of no more than a citation tells.
    """

    TABLE: ClassVar[str] = "sources"

    citekey: str
    key_pinned: int = 0
    entry_type: str = "misc"
    fields: Json = _json_map()
    imported: str | None = None
    is_stub: int = 0
    note: str = ""

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return str(self.fields.get("title", ""))

    @property
    def year(self) -> str:
        """The year as written, from ``date`` or ``year``, or an empty string."""
        return str(self.fields.get("date") or self.fields.get("year") or "")[:4]


@dataclass(frozen=True, kw_only=True)
class BibliographyFile(Record):
    """A bibliography as it was imported. ``body`` is its text as decoded, BOM removed, never changed.

    ``newline`` is the line end most of its lines have.
    """

    TABLE: ClassVar[str] = "bibliographies"

    name: str
    encoding: str
    has_bom: int = 0
    newline: str = "\n"
    sha256: str
    body: str


@dataclass(frozen=True, kw_only=True)
class SourceBlock(Record):
    """Which source an entry of an imported bibliography became.

    ``ord`` counts all blocks of the file from 0, texts and comments included; ``digest`` is that of the source
    after the import, so that an export sees what was edited since.
    """

    TABLE: ClassVar[str] = "source_blocks"

    bibliography_id: str
    ord: int
    source_id: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Creator(Record):
    """A person or organisation behind a source, in both scripts. ``role`` is author, editor, translator …

    An organisation stands whole in ``family_latin`` or ``family_fa``.
    """

    TABLE: ClassVar[str] = "creators"

    source_id: str
    role: str = "author"
    ord: int
    family_latin: str = ""
    given_latin: str = ""
    family_fa: str = ""
    given_fa: str = ""
    is_organisation: int = 0


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """A claim and a source it rests on, or that speaks against it."""

    TABLE: ClassVar[str] = "links"

    claim_id: str
    source_id: str
    citation_id: str | None = None
    role: str = "cites_as_evidence"
    locator_label: str = "page"
    locator: str = ""
    evidence: str = ""
    check_state: str = "unchecked"
    note: str = ""
    author_id: str


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """One person's verdict on one revision of a claim or link; stale when the target moved on."""

    TABLE: ClassVar[str] = "reviews"

    target_entity: str
    target_id: str
    target_rev: str
    reviewer_id: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """A remark under a claim, link or review. ``parent_id`` is the comment it answers."""

    TABLE: ClassVar[str] = "comments"

    target_entity: str
    target_id: str
    parent_id: str | None = None
    author_id: str
    body: str
    resolved: int = 0


RECORD_TYPES: tuple[type[Record], ...] = (
    Person, Original, Paper, Text, Block, Sentence, Repair, Row, RowMember, Translation, Lexicon, Source, Creator,
    BibliographyFile, SourceBlock, Citation, CitationCandidate, Tag, Claim, Anchor, ClaimTag, Link, Review, Comment,
)
"""Every kind of record, parents before children."""

RECORD_TYPE_BY_TABLE: dict[str, type[Record]] = {kind.TABLE: kind for kind in RECORD_TYPES}
