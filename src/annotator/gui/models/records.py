"""What the window shows, as plain dataclasses.

The conductor fills them from the services; panels and models know nothing else. Every record
has the id of the thing it stands for. Positions are half-open spans of Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PaperItem:
    """A paper in the navigator. ``languages`` such as ``fa en``."""

    id: str
    title_en: str
    title_fa: str
    languages: str = ""
    container: str = ""

    @property
    def title(self) -> str:
        """The title in the language the paper has one in, English first."""
        return self.title_en or self.title_fa


@dataclass(frozen=True)
class OutlineItem:
    """A heading. ``row_id`` is the row to go to."""

    row_id: str
    level: int
    number: str
    en: str
    fa: str


@dataclass(frozen=True)
class TagItem:
    """A tag. ``shortcut`` is the digit that sets it, ``count`` its claims."""

    id: str
    name_en: str
    name_fa: str = ""
    colour: str = "#888888"
    shortcut: int | None = None
    count: int = 0
    definition: str = ""
    parent_id: str | None = None


@dataclass(frozen=True)
class FilterItem:
    """A saved filter with its count; ``warns`` draws it in the colour of a question."""

    id: str
    title: str
    count: int
    warns: bool = False


@dataclass(frozen=True)
class NavigatorContent:
    """Everything in the navigator."""

    papers: tuple[PaperItem, ...] = ()
    current_paper: str = ""
    outline: tuple[OutlineItem, ...] = ()
    tags: tuple[TagItem, ...] = ()
    citations: tuple[FilterItem, ...] = ()
    reviews: tuple[FilterItem, ...] = ()


@dataclass(frozen=True)
class ReviewState:
    """Where a claim or link stands: waiting, accepted, rejected, disputed or stale, with counts."""

    state: str = "waiting"
    accepted: int = 0
    rejected: int = 0


@dataclass(frozen=True)
class ClaimItem:
    """A claim in the table."""

    id: str
    number: int
    statement: str
    quote: str = ""
    quote_lang: str = "en"
    tags: tuple[TagItem, ...] = ()
    source_keys: tuple[str, ...] = ()
    locators: str = ""
    kind: str = ""
    note: str = ""
    author: str = ""
    author_id: str = ""
    review: ReviewState = ReviewState()
    row_id: str = ""
    paper_id: str = ""
    relation: str = ""

    @property
    def headline(self) -> str:
        """The statement or, while there is none, the quotation."""
        return self.statement or self.quote


@dataclass(frozen=True)
class CitationItem:
    """A citation in the table. ``state`` is resolved, ambiguous or unresolved."""

    id: str
    text: str
    lang: str
    authors: str = ""
    year: str = ""
    locator: str = ""
    state: str = "unresolved"
    source_key: str = ""
    problems: tuple[str, ...] = ()
    row_id: str = ""
    row_number: int = 0
    work_key: str = ""


@dataclass(frozen=True)
class CreatorItem:
    """A person or organisation behind a source, in both scripts."""

    role: str = "author"
    family_latin: str = ""
    given_latin: str = ""
    family_fa: str = ""
    given_fa: str = ""
    is_organisation: bool = False

    @property
    def shown(self) -> str:
        """``Family, Given`` in the script there is, Latin first."""
        family = self.family_latin or self.family_fa
        given = self.given_latin if self.family_latin else self.given_fa
        comma = ", " if self.family_latin else "، "
        return f"{family}{comma}{given}" if given else family


@dataclass(frozen=True)
class SourceItem:
    """A source in the table, the form and the link dialog.

    ``label`` and ``label_fa`` are the names and the year, the way people name a work.
    """

    id: str
    key: str
    entry_type: str = "misc"
    fields: dict[str, str] = field(default_factory=dict)
    creators: tuple[CreatorItem, ...] = ()
    is_stub: bool = False
    is_pinned: bool = False
    cited: int = 0
    claims: int = 0
    note: str = ""
    label: str = ""
    label_fa: str = ""

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self.fields.get("title", "")

    @property
    def year(self) -> str:
        """The year as written, or an empty string."""
        return (self.fields.get("date") or self.fields.get("year") or "")[:4]

    @property
    def authors(self) -> str:
        """Names of the creators, ``; `` between them."""
        return "; ".join(creator.shown for creator in self.creators)


@dataclass(frozen=True)
class QuoteItem:
    """An anchor of a claim: the words it stands on. ``state`` as the glossary has it."""

    anchor_id: str
    lang: str
    text: str
    state: str = "exact"
    block_id: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class LinkItem:
    """A link of a claim to a source, as the inspector's card shows it."""

    id: str
    source: SourceItem
    role: str
    locator_label: str = "page"
    locator: str = ""
    evidence: str = ""
    check_state: str = "unchecked"
    note: str = ""
    review: ReviewState = ReviewState()
    is_cited_here: bool = False


@dataclass(frozen=True)
class ReviewItem:
    """A verdict or, without one, a comment."""

    id: str
    person: str
    verdict: str = ""
    text: str = ""
    when: str = ""
    target: str = ""
    target_entity: str = "claims"
    target_id: str = ""
    is_stale: bool = False
    is_resolved: bool = False


@dataclass(frozen=True)
class ClaimDetail:
    """A claim in the inspector."""

    claim: ClaimItem
    quotes: tuple[QuoteItem, ...] = ()
    links: tuple[LinkItem, ...] = ()
    reviews: tuple[ReviewItem, ...] = ()


@dataclass(frozen=True)
class CandidateItem:
    """A source a citation may mean, with the score (0 to 100) and the reason."""

    source: SourceItem
    score: int
    explanation: str = ""


@dataclass(frozen=True)
class CitationDetail:
    """A citation in the inspector."""

    citation: CitationItem
    candidates: tuple[CandidateItem, ...] = ()
    source: SourceItem | None = None


@dataclass(frozen=True)
class SourceDetail:
    """A source in the inspector: the claims that rest on it and the citations of it."""

    source: SourceItem
    claims: tuple[ClaimItem, ...] = ()
    citations: tuple[CitationItem, ...] = ()


@dataclass(frozen=True)
class RowDetail:
    """A row in the inspector. ``score`` is 0 to 1, or None."""

    id: str
    number: int
    en: str
    fa: str
    state: str = "automatic"
    score: float | None = None
    method: str = ""
    translations: tuple[tuple[str, str, str], ...] = ()
    """(language, words, author) of analysts' translations."""


@dataclass(frozen=True)
class PlaceItem:
    """A place that may be the counterpart of an English sentence; ``score`` grows with likeness."""

    sentence_id: str
    row_id: str
    number: int
    text: str
    score: float


@dataclass(frozen=True)
class HitItem:
    """A search hit. ``entity`` is the table of the record found."""

    entity: str
    record_id: str
    text: str
    place: str = ""


@dataclass(frozen=True)
class HistoryItem:
    """A deed in the journal."""

    id: str
    when: str
    person: str
    name: str
    detail: str = ""
    changes: int = 0


@dataclass(frozen=True)
class RuleItem:
    """A repair rule in the import preview; ``examples`` are pairs before, after."""

    name: str
    title: str
    description: str = ""
    count: int = 0
    examples: tuple[tuple[str, str], ...] = ()
    is_on: bool = True


@dataclass(frozen=True)
class ImportShown:
    """What an import would store. ``guesses`` are pairs encoding, first lines as they would read.

    ``sentences`` and ``blocks`` count by language, ``kinds`` counts blocks by kind, ``twin`` is the
    title of the paper already made from the same file.
    """

    path: str
    title_en: str
    title_fa: str
    encoding: str
    is_guessed: bool
    guesses: tuple[tuple[str, str], ...]
    letters: dict[str, int]
    blocks: dict[str, int]
    sentences: dict[str, int]
    kinds: dict[str, int]
    rules: tuple[RuleItem, ...]
    citations: int
    works: int
    twin: str = ""
    references: int = 0


@dataclass(frozen=True)
class LinkDraft:
    """What the link dialog asks: a source and what the link says."""

    source_id: str
    role: str = "cites_as_evidence"
    locator_label: str = "page"
    locator: str = ""
    evidence: str = ""
    check_state: str = "unchecked"
    note: str = ""


@dataclass(frozen=True)
class ExportChoice:
    """What to export.

    ``format`` is bibtex, biblatex, claims_csv, claims_html or report; ``scope`` all, cited, paper
    or chosen.
    """

    format: str = "biblatex"
    scope: str = "all"
    path: str = ""


@dataclass(frozen=True)
class PaperDraft:
    """What the dialog of a paper asks."""

    title_en: str = ""
    title_fa: str = ""
    container: str = ""
    issued: str = ""
    doi: str = ""
    note: str = ""
