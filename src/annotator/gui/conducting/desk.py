"""What lies on the desk: the open library, the paper read, what is selected; and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import NotFound
from annotator.gui.conducting import showing
from annotator.gui.conducting.reader_pages import chips, highlights, reader_page
from annotator.gui.conducting.showing import Places
from annotator.gui.main_window import MainWindow
from annotator.gui.models.records import NavigatorContent, RowDetail, SourceDetail, SourceItem, TagItem
from annotator.gui.reader.page import EMPTY_PAGE
from annotator.gui.reader.view import ReaderView
from annotator.gui.words import number
from annotator.services import views
from annotator.services.workspace import Workspace

_CLAIM_TABLES = frozenset(
    {"claims", "anchors", "claim_tags", "tags", "links", "reviews", "comments", "people"}
)
_SOURCE_TABLES = frozenset({"sources", "creators", "citations", "citation_candidates"})
_PAGE_TABLES = frozenset({"papers", "texts", "blocks", "sentences", "rows", "row_members", "repairs", "translations"})


@dataclass
class Focus:
    """What is selected. ``selections`` are (block id, start, end) in code points.

    ``repair_ids`` are the repairs a menu is open on.
    """

    kind: str = ""
    paper_id: str = ""
    claim_id: str = ""
    citation_id: str = ""
    source_id: str = ""
    row_id: str = ""
    last_tag: str = ""
    selections: list[tuple[str, int, int]] = field(default_factory=list)
    repair_ids: tuple[str, ...] = ()


class Desk:
    """Reads the library into the window. Every method shows; none changes the library.

    ``tell_focus`` is called whenever something else is selected, ``tell_page`` when a page was read.
    """

    def __init__(self, window: MainWindow, reader: ReaderView) -> None:
        self.window = window
        self.reader = reader
        self.focus = Focus()
        self.places = Places()
        self.page: views.ReadingPage | None = None
        self.claims: dict[str, views.ClaimView] = {}
        self.citations: dict[str, views.CitationView] = {}
        self.sources: dict[str, SourceItem] = {}
        self.tags: tuple[TagItem, ...] = ()
        self.papers: tuple[views.PaperView, ...] = ()
        self._waiting: frozenset[str] = frozenset()
        self.tell_focus: Callable[[], None] = lambda: None
        self.tell_page: Callable[[], None] = lambda: None
        self._workspace: Workspace | None = None
        reader.set_claim_names(self.claim_name)

    # --- the library ---

    @property
    def workspace(self) -> Workspace:
        """The open library at work.

        Raises:
            NotFound: none is open; actions that need one are disabled, so nobody sees this.
        """
        if self._workspace is None:
            raise NotFound("library", "")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Tell whether a library is open."""
        return self._workspace is not None

    def lay(self, workspace: Workspace | None) -> None:
        """Put a library on the desk, or clear it."""
        self.lay_page(workspace)
        if workspace is not None:
            self.show_rest()

    def lay_page(self, workspace: Workspace | None) -> None:
        """Put a library on the desk and show its first paper's text; ``show_rest`` shows what belongs to it."""
        self._workspace = workspace
        self.focus = Focus()
        self.page = None
        self.places = Places()
        self.reader.set_page(EMPTY_PAGE)
        self.window.inspector.show_nothing()
        if workspace is None:
            self.window.status.show_library("", read_only=False)
            return
        path = workspace.library.path
        self.window.setWindowTitle(f"{Path(path).name} – Annotator")
        self.window.status.show_library(path, read_only=workspace.library.read_only)
        self.papers = workspace.reading.papers()
        self._show_page()

    # --- showing ---

    def show_all(self) -> None:
        """Read everything anew."""
        self.papers = self.workspace.reading.papers()
        self._show()

    def show_changes(self, tables: Collection[str]) -> None:
        """Read anew what a deed on these tables can have changed; none named: everything."""
        touched = set(tables)
        if not touched or touched & _PAGE_TABLES:
            self.show_all()
            return
        if touched & _SOURCE_TABLES:
            self._read_sources()
        if touched & (_CLAIM_TABLES | _SOURCE_TABLES):
            self._read_claims()
        self._finish()

    def open_paper(self, paper_id: str) -> None:
        """Show a paper."""
        self.focus = Focus(paper_id=paper_id, last_tag=self.focus.last_tag)
        self.show_all()
        self.window.inspector.show_nothing()

    def show_claim(self, claim_id: str, *, goes_there: bool = False) -> None:
        """Show a claim in the inspector, the table and the reader."""
        view = self.claims.get(claim_id)
        if view is None:
            return
        self.focus.kind, self.focus.claim_id = "claim", claim_id
        self.reader.set_current_claim(claim_id)
        self.window.tables.page("claims").view.choose(claim_id)
        if goes_there and view.anchors:
            anchor = view.anchors[0]
            self.reader.go_to_block(anchor.block_id, anchor.start_pos)
        self.show_inspector()

    def show_citation(self, citation_id: str, *, goes_there: bool = False) -> None:
        """Show a citation."""
        view = self.citations.get(citation_id)
        if view is None:
            return
        self.focus.kind, self.focus.citation_id = "citation", citation_id
        self.focus.source_id = view.source.id if view.source else ""
        self.window.tables.page("citations").view.choose(citation_id)
        if goes_there:
            self.reader.go_to_block(view.citation.block_id, view.citation.start_pos)
        self.show_inspector()

    def show_source(self, source_id: str) -> None:
        """Show a source."""
        if source_id in self.sources:
            self.focus.kind, self.focus.source_id = "source", source_id
            self.window.tables.page("sources").view.choose(source_id)
            self.show_inspector()

    def show_row(self, row_id: str) -> None:
        """Show a row, if nothing more telling is selected."""
        self.focus.row_id = row_id
        if self.focus.kind in ("", "row") and self.places.row(row_id) is not None:
            self.focus.kind = "row"
            self.show_inspector()

    def show_inspector(self) -> None:
        """Show what is selected as it is now."""
        inspector, focus = self.window.inspector, self.focus
        if focus.kind == "claim" and focus.claim_id in self.claims:
            view = self.claims[focus.claim_id]
            inspector.show_claim(showing.claim_detail(view, self.places, self._comments(view)), self.tags)
        elif focus.kind == "citation" and focus.citation_id in self.citations:
            inspector.show_citation(showing.citation_detail(self.citations[focus.citation_id], self.places))
        elif focus.kind == "source" and focus.source_id in self.sources:
            inspector.show_source(self._source_detail(focus.source_id))
        elif focus.kind == "row" and self.places.row(focus.row_id) is not None:
            inspector.show_row(self._row_detail(focus.row_id))
        else:
            focus.kind = ""
            inspector.show_nothing()
        self.tell_focus()

    def claim_name(self, claim_id: str) -> str:
        """Return a claim as a tooltip names it."""
        view = self.claims.get(claim_id)
        if view is None:
            return ""
        tags = ", ".join(tag.name_en for tag in view.tags)
        words = view.claim.statement or next(iter(view.quotes.values()), "")
        return f"{number(view.claim.number)}  {words[:160]}" + (f"  [{tags}]" if tags else "")

    def show_history(self) -> None:
        """Read the journal, if its table is the one shown."""
        if self.window.tables.current_kind == "history" and self.is_open:
            history = [showing.history_item(deed) for deed in self.workspace.history()]
            self.window.tables.set_records("history", history)

    def filter_claims(self, title: str, ids: Collection[str]) -> None:
        """List some claims."""
        self.window.tables.page("claims").set_scope(title, lambda claim: claim.id in ids)
        self.window.tables.show_kind("claims")

    def waiting_for_me(self) -> frozenset[str]:
        """Return the ids of the claims I have not looked at."""
        return self._waiting

    # --- private ---

    def _show(self) -> None:
        self._show_page()
        self.show_rest()

    def _show_page(self) -> None:
        known = [view.paper.id for view in self.papers]
        if self.focus.paper_id not in known:
            self.focus.paper_id = known[0] if known else ""
        if self.focus.paper_id:
            self._read_page()
        else:
            self.page, self.places = None, Places()
            self.reader.set_page(EMPTY_PAGE)

    def show_rest(self) -> None:
        """Show the citations, sources, claims and counts that belong to the page shown."""
        self._read_sources()
        self._read_claims()
        self._finish()

    def _read_page(self) -> None:
        self.page = self.workspace.reading.page(self.focus.paper_id)
        self.places = Places(self.page)
        self.reader.set_page(reader_page(self.page))
        paper = self.page.paper
        about = " · ".join(part for part in (paper.container, paper.issued) if part)
        self.window.header.show_paper(paper.title_en or "", paper.title_fa or "", about)
        self.tell_page()

    def _read_claims(self) -> None:
        paper_id = self.focus.paper_id or None
        found = self.workspace.tagging.claims(paper_id)
        self.claims = {view.claim.id: view for view in found}
        self.tags = tuple(showing.tag_item(view.tag, view.claims) for view in self.workspace.tagging.tags())
        self._waiting = frozenset(view.claim.id for view in self.workspace.reviewing.waiting_for_me(paper_id))
        tables = self.window.tables
        tables.set_records("claims", [showing.claim_item(view, self.places) for view in found])
        tables.set_records("review", showing.review_items(found))
        if paper_id:
            self.reader.update_highlights(highlights(self.workspace.reading.highlights(paper_id)))

    def _read_sources(self) -> None:
        found = self.workspace.reading.citations(self.focus.paper_id or None)
        self.citations = {view.citation.id: view for view in found}
        self.places.set_citations(found)
        items = [showing.source_item(view) for view in self.workspace.bibliography.sources()]
        self.sources = {item.id: item for item in items}
        self.window.tables.set_records(
            "citations", [showing.citation_item(view, self.places) for view in found]
        )
        self.window.tables.set_records("sources", items)
        if self.focus.paper_id:
            spans = tuple(
                views.CitationSpan(
                    one.citation.id,
                    one.citation.block_id,
                    one.citation.start_pos,
                    one.citation.end_pos,
                    one.citation.state,
                    one.source_label,
                )
                for one in found
            )
            self.reader.update_chips(chips(spans))

    def _finish(self) -> None:
        self._show_navigator()
        self._show_counts()
        self.show_history()
        chosen = {"claim": "claims", "citation": "citations", "source": "sources"}.get(self.focus.kind)
        if chosen:
            record_id = {"claim": self.focus.claim_id, "citation": self.focus.citation_id}.get(
                self.focus.kind, self.focus.source_id
            )
            self.window.tables.page(chosen).view.choose(record_id)
        self.show_inspector()

    def _show_navigator(self) -> None:
        citations = [showing.citation_item(view, self.places) for view in self.citations.values()]
        claims = [showing.claim_item(view, self.places) for view in self.claims.values()]
        uncited = sum(not source.cited for source in self.sources.values())
        self.window.navigator.show_content(
            NavigatorContent(
                papers=tuple(showing.paper_item(view) for view in self.papers),
                current_paper=self.focus.paper_id,
                outline=tuple(showing.outline_item(entry) for entry in self.page.outline)
                if self.page
                else (),
                tags=self.tags,
                citations=showing.citation_filters(citations, uncited),
                reviews=showing.review_filters(claims, sorted(self._waiting)),
            )
        )

    def _show_counts(self) -> None:
        view = next((one for one in self.papers if one.paper.id == self.focus.paper_id), None)
        self.window.show_paper_parts(view is not None)
        bar = self.window.reader_bar
        if view is None:
            bar.show_alignment(0, 0, 0)
            bar.show_page(None, ())
            self.window.header.show_paper("", "")
        else:
            bar.show_alignment(view.rows_aligned, view.rows, view.rows_to_confirm)
            pages = self.page.pages if self.page else ()
            bar.show_page(self._page_in_view(), pages)
        resolved = sum(one.citation.state == "resolved" for one in self.citations.values())
        self.window.status.show_counts(len(self.claims), len(self.citations), resolved)

    def _page_in_view(self) -> int | None:
        row = self.places.row(self.reader.row_in_view())
        first = self.page.pages[0] if self.page and self.page.pages else None
        return row.page if row is not None and row.page is not None else first

    def _comments(self, view: views.ClaimView) -> Mapping[str, Sequence[views.CommentView]]:
        reviewing = self.workspace.reviewing
        said = {view.claim.id: reviewing.comments("claims", view.claim.id)}
        for link in view.links:
            said[link.link.id] = reviewing.comments("links", link.link.id)
        return said

    def _source_detail(self, source_id: str) -> SourceDetail:
        claims = tuple(
            showing.claim_item(view, self.places)
            for view in self.claims.values()
            if any(link.source.id == source_id for link in view.links)
        )
        citations = tuple(
            showing.citation_item(view, self.places)
            for view in self.citations.values()
            if view.source is not None and view.source.id == source_id
        )
        return SourceDetail(self.sources[source_id], claims, citations)

    def _row_detail(self, row_id: str) -> RowDetail:
        row = self.places.row(row_id)
        if row is None:
            return RowDetail(row_id, 0, "", "")
        english, persian = (" ".join(one.text for one in side) for side in (row.en, row.fa))
        score = row.score / 1000 if row.score is not None else None
        written = tuple((one.lang, one.body, one.author) for one in row.translations)
        return RowDetail(row.row_id, row.number, english, persian, row.state, score, row.method, written)
