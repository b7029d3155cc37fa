"""From the services' views to the records the window shows. Pure: no widget, no library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.core.model import CITATION_PROBLEMS, Anchor, Creator, Source, Tag
from annotator.gui.models import records
from annotator.gui.models.records import (
    CandidateItem,
    CitationDetail,
    CitationItem,
    ClaimDetail,
    ClaimItem,
    CreatorItem,
    HistoryItem,
    HitItem,
    ImportShown,
    LinkItem,
    OutlineItem,
    PaperItem,
    QuoteItem,
    ReviewItem,
    ReviewState,
    RuleItem,
    SourceItem,
    TagItem,
)
from annotator.gui.words import deed_text, locator_text, number, word
from annotator.services import views

PROBLEM_FILTER = "problem:"
"""What the id of a filter of citations by problem starts with; the problem's word follows."""


def paper_item(view: views.PaperView) -> PaperItem:
    """Return a paper for the navigator."""
    paper = view.paper
    return PaperItem(
        paper.id, paper.title_en or "", paper.title_fa or "", " ".join(view.langs), paper.container or ""
    )


def outline_item(entry: views.OutlineEntry) -> OutlineItem:
    """Return a heading; the number is written once, whether or not the wording carries it."""
    english, persian = entry.en.strip(), entry.fa.strip()
    label = entry.number or ""
    if label and english.startswith(label):
        label = ""
    return OutlineItem(entry.row_id, entry.level, label, english, persian)


def tag_item(tag: Tag, count: int = 0) -> TagItem:
    """Return a tag."""
    return TagItem(
        tag.id, tag.name_en, tag.name_fa, tag.colour, tag.shortcut, count, tag.definition, tag.parent_id
    )


def review_state(summary: views.ReviewSummary) -> ReviewState:
    """Return where the reviews stand."""
    return ReviewState(summary.standing, summary.accepted, summary.rejected)


def claim_item(view: views.ClaimView, places: Places) -> ClaimItem:
    """Return a claim for the table."""
    first = view.anchors[0] if view.anchors else None
    locators = [locator_text(one.link.locator_label, one.link.locator) for one in view.links]
    return ClaimItem(
        id=view.claim.id,
        number=view.claim.number,
        statement=view.claim.statement,
        quote=first.exact if first else "",
        quote_lang=first.lang if first else "en",
        tags=tuple(tag_item(tag) for tag in view.tags),
        source_keys=tuple(one.source.citekey for one in view.links),
        locators="; ".join(locator for locator in locators if locator),
        kind=view.claim.kind,
        note=view.claim.note,
        author=view.author.name,
        author_id=view.author.id,
        review=review_state(view.review),
        row_id=places.row_at(first.block_id, first.start_pos) if first else "",
        paper_id=view.claim.paper_id,
        relation=view.claim.relation,
    )


def claim_detail(
    view: views.ClaimView, places: Places, comments: Mapping[str, Sequence[views.CommentView]]
) -> ClaimDetail:
    """Return a claim for the inspector; ``comments`` by the id of the claim or link they stand under."""
    cited = places.citations_in(view.anchors)
    reviews = [_verdict_item(one, "claims", view.claim.id) for one in view.review.reviews]
    for link in view.links:
        reviews += [_verdict_item(one, "links", link.link.id) for one in link.review.reviews]
    for target_id, said in comments.items():
        entity = "claims" if target_id == view.claim.id else "links"
        reviews += [_comment_item(one, entity, target_id) for one in said]
    return ClaimDetail(
        claim=claim_item(view, places),
        quotes=tuple(quote_item(anchor) for anchor in view.anchors),
        links=tuple(link_item(one, is_cited_here=one.source.id in cited) for one in view.links),
        reviews=tuple(sorted(reviews, key=lambda one: one.when)),
    )


def quote_item(anchor: Anchor) -> QuoteItem:
    """Return an anchor."""
    return QuoteItem(
        anchor.id, anchor.lang, anchor.exact, anchor.state, anchor.block_id, anchor.start_pos, anchor.end_pos
    )


def link_item(view: views.LinkView, *, is_cited_here: bool = False) -> LinkItem:
    """Return a link for its card."""
    link = view.link
    return LinkItem(
        id=link.id,
        source=bare_source_item(view.source, view.source_label),
        role=link.role,
        locator_label=link.locator_label,
        locator=link.locator,
        evidence=link.evidence,
        check_state=link.check_state,
        note=link.note,
        review=review_state(view.review),
        is_cited_here=is_cited_here,
    )


def bare_source_item(source: Source, label: str) -> SourceItem:
    """Return a source without its creators."""
    fields = {name: str(value) for name, value in source.fields.items()}
    return SourceItem(
        source.id,
        source.citekey,
        source.entry_type,
        fields,
        (),
        bool(source.is_stub),
        bool(source.key_pinned),
        note=source.note,
        label=label,
    )


def source_item(view: views.SourceView) -> SourceItem:
    """Return a source with creators and counts."""
    source = view.source
    return SourceItem(
        id=source.id,
        key=source.citekey,
        entry_type=source.entry_type,
        fields={name: str(value) for name, value in source.fields.items()},
        creators=tuple(creator_item(creator) for creator in view.creators),
        is_stub=bool(source.is_stub),
        is_pinned=bool(source.key_pinned),
        cited=view.citations,
        claims=view.links,
        note=source.note,
        label=view.label,
        label_fa=view.label_fa,
    )


def creator_item(creator: Creator) -> CreatorItem:
    """Return a creator."""
    return CreatorItem(
        creator.role,
        creator.family_latin,
        creator.given_latin,
        creator.family_fa,
        creator.given_fa,
        bool(creator.is_organisation),
    )


def creator_name(creator: CreatorItem) -> views.CreatorName:
    """Return a creator as the services take it."""
    return views.CreatorName(
        creator.role,
        creator.family_latin,
        creator.given_latin,
        creator.family_fa,
        creator.given_fa,
        creator.is_organisation,
    )


def citation_item(view: views.CitationView, places: Places) -> CitationItem:
    """Return a citation for the table."""
    one = view.citation
    row_id = view.row_id or places.row_at(one.block_id, one.start_pos)
    is_persian = view.lang == "fa" and not "".join(map(str, one.authors)).isascii()
    authors = ("، " if is_persian else ", ").join(str(author) for author in one.authors)
    return CitationItem(
        id=one.id,
        text=one.body,
        lang=view.lang,
        authors=f"{authors} et al." if one.et_al else authors,
        year=f"{one.year or ''}{one.suffix or ''}",
        locator=locator_text(one.locator_label or "page", one.locator or ""),
        state=one.state,
        source_key=view.source.citekey if view.source else "",
        problems=tuple(str(problem) for problem in one.problems),
        row_id=row_id,
        row_number=places.number_of(row_id),
        work_key=one.work_key or "",
    )


def citation_detail(view: views.CitationView, places: Places) -> CitationDetail:
    """Return a citation for the inspector."""
    candidates = tuple(
        CandidateItem(
            bare_source_item(one.source, one.label),
            round(one.candidate.score / 10),
            one.candidate.explanation,
        )
        for one in view.candidates
    )
    source = bare_source_item(view.source, view.source_label) if view.source else None
    return CitationDetail(citation_item(view, places), candidates, source)


def review_items(claims: Iterable[views.ClaimView]) -> list[ReviewItem]:
    """Return all verdicts on claims and their links, newest first."""
    items: list[ReviewItem] = []
    for view in claims:
        name = f"{number(view.claim.number)}  {view.claim.statement or next(iter(view.quotes.values()), '')}"
        items += [_verdict_item(one, "claims", view.claim.id, name) for one in view.review.reviews]
        for link in view.links:
            about = f"{name} → {link.source_label}"
            items += [_verdict_item(one, "links", view.claim.id, about) for one in link.review.reviews]
    return sorted(items, key=lambda one: one.when, reverse=True)


def history_item(deed: views.DeedView) -> HistoryItem:
    """Return a deed of the journal."""
    return HistoryItem(
        f"{deed.seq}", deed.at, deed.actor, deed_text(deed.name), deed.detail, len(deed.changes)
    )


def hit_item(result: views.SearchResult, papers: Mapping[str, str]) -> HitItem:
    """Return a search hit; ``papers`` are titles by id."""
    return HitItem(result.entity, result.record_id, result.snippet, papers.get(result.paper_id or "", ""))


def import_shown(
    preview: views.ImportPreview, rules_off: Sequence[str], rules: Iterable[tuple[str, str, str]]
) -> ImportShown:
    """Return an import preview; ``rules`` are name, title and description of every rule there is."""
    analysis = preview.analysis
    counts = {one.rule: one for one in preview.rules}
    blocks = [block for text in analysis.texts for block in text.blocks]
    kinds: dict[str, int] = {}
    for block in blocks:
        kinds[block.kind] = kinds.get(block.kind, 0) + 1
    twin = preview.twin
    return ImportShown(
        path=preview.path,
        title_en=analysis.title_en or "",
        title_fa=analysis.title_fa or "",
        encoding=preview.encoding,
        is_guessed=preview.guessed,
        guesses=preview.guesses,
        letters={text.lang: sum(len(block.text) for block in text.blocks) for text in analysis.texts},
        blocks=dict(preview.blocks_by_lang),
        sentences=dict(preview.sentences_by_lang),
        kinds=kinds,
        rules=tuple(
            RuleItem(
                name,
                title,
                description,
                counts[name].count if name in counts else 0,
                counts[name].examples if name in counts else (),
                name not in rules_off,
            )
            for name, title, description in rules
            if name in counts or name in rules_off
        ),
        citations=preview.citations,
        works=preview.works,
        references=preview.references,
        twin=(twin.title_en or twin.title_fa or twin.id) if twin else "",
    )


def citation_filters(items: Sequence[CitationItem], uncited: int) -> tuple[records.FilterItem, ...]:
    """Return the saved filters of citations with their counts."""
    translate = QCoreApplication.translate
    counts = {
        state: sum(one.state == state for one in items) for state in ("resolved", "ambiguous", "unresolved")
    }
    return (
        records.FilterItem("resolved", translate("Navigator", "Linked to a source"), counts["resolved"]),
        records.FilterItem("ambiguous", translate("Navigator", "Ambiguous"), counts["ambiguous"], warns=True),
        records.FilterItem(
            "unresolved", translate("Navigator", "No source yet"), counts["unresolved"], warns=True
        ),
        records.FilterItem("uncited", translate("Navigator", "Sources never cited"), uncited),
        *_problem_filters(items),
    )


def _problem_filters(items: Sequence[CitationItem]) -> Iterator[records.FilterItem]:
    """Yield a filter for every problem some citation has; a citation that is ambiguous has one already."""
    counts = Counter(problem for one in items for problem in one.problems)
    for problem in CITATION_PROBLEMS:
        if counts[problem] and problem != "ambiguous":
            yield records.FilterItem(f"{PROBLEM_FILTER}{problem}", word(problem), counts[problem])


def review_filters(
    claims: Sequence[ClaimItem], waiting_for_me: Sequence[str]
) -> tuple[records.FilterItem, ...]:
    """Return the review queues with their counts."""
    translate = QCoreApplication.translate
    states = [claim.review.state for claim in claims]
    return (
        records.FilterItem("mine", translate("Navigator", "Waiting for me"), len(waiting_for_me)),
        records.FilterItem(
            "disputed", translate("Navigator", "Disputed"), states.count("disputed"), warns=True
        ),
        records.FilterItem("rejected", translate("Navigator", "Rejected"), states.count("rejected")),
        records.FilterItem("accepted", translate("Navigator", "Accepted"), states.count("accepted")),
        records.FilterItem(
            "without_source",
            translate("Navigator", "Claims without a source"),
            sum(not claim.source_keys for claim in claims),
            warns=True,
        ),
    )


class Places:
    """Where blocks, rows and citations of a page stand. Positions are code points of a block."""

    def __init__(self, page: views.ReadingPage | None = None) -> None:
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        self._numbers: dict[str, int] = {}
        self._citations: dict[str, list[tuple[int, int, str]]] = {}
        self._rows: dict[str, views.ReaderRow] = {}
        self._order: list[str] = []
        for row in page.rows if page else ():
            self._order.append(row.row_id)
            self._rows[row.row_id] = row
            self._numbers[row.row_id] = row.number
            for one in (*row.en, *row.fa):
                self._spans.setdefault(one.block_id, []).append((one.start, one.end, row.row_id))

    def set_citations(self, citations: Iterable[views.CitationView]) -> None:
        """Take the resolved citations, so that claims know what is cited where they stand."""
        self._citations = {}
        for view in citations:
            if view.source is not None:
                one = view.citation
                self._citations.setdefault(one.block_id, []).append(
                    (one.start_pos, one.end_pos, view.source.id)
                )

    def row(self, row_id: str) -> views.ReaderRow | None:
        """Return a row, or None."""
        return self._rows.get(row_id)

    def row_below(self, row_id: str) -> views.ReaderRow | None:
        """Return the next aligned row, or None."""
        place = self._order.index(row_id) if row_id in self._rows else len(self._order)
        below = (self._rows[one] for one in self._order[place + 1 :])
        return next((row for row in below if row.is_aligned), None)

    def row_at(self, block_id: str, position: int) -> str:
        """Return the id of the row that holds a position of a block, or an empty string."""
        spans = self._spans.get(block_id, ())
        for start, end, row_id in spans:
            if start <= position < end:
                return row_id
        return spans[0][2] if spans else ""

    def number_of(self, row_id: str) -> int:
        """Return the number of a row as shown, or 0."""
        return self._numbers.get(row_id, 0)

    def citations_in(self, anchors: Iterable[Anchor]) -> set[str]:
        """Return the ids of sources cited in the sentences the anchors touch."""
        found: set[str] = set()
        for anchor in anchors:
            row_id = self.row_at(anchor.block_id, anchor.start_pos)
            reach = [
                (start, end) for start, end, row in self._spans.get(anchor.block_id, ()) if row == row_id
            ] or [(anchor.start_pos, anchor.end_pos)]
            low, high = min(start for start, _ in reach), max(end for _, end in reach)
            found |= {
                source_id
                for start, end, source_id in self._citations.get(anchor.block_id, ())
                if start < high and end > low
            }
        return found


def _verdict_item(view: views.ReviewView, entity: str, target_id: str, target: str = "") -> ReviewItem:
    review = view.review
    return ReviewItem(
        review.id,
        view.reviewer.name,
        review.verdict,
        review.reason,
        view.at,
        target,
        entity,
        target_id,
        view.stale,
    )


def _comment_item(view: views.CommentView, entity: str, target_id: str) -> ReviewItem:
    comment = view.comment
    return ReviewItem(
        comment.id,
        view.author.name,
        "",
        comment.body,
        view.at,
        "",
        entity,
        target_id,
        is_resolved=bool(comment.resolved),
    )
