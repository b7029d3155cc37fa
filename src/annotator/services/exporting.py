"""What leaves the library: bibliographies, claims tables, the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from annotator.bib.sources import OTHER_CONTAINER, OTHER_TITLE
from annotator.core.model import BibliographyFile, Deed, Source
from annotator.errors import BadRequest, NotFound
from annotator.formats.files import write_atomically as write_atomically  # the faces' one door to files
from annotator.formats.report_html import (
    Report,
    ReportClaim,
    ReportLink,
    ReportPaper,
    ReportReview,
    ReportSource,
    claims_page,
    report_page,
)
from annotator.formats.tables import csv_text
from annotator.services.auditing import Auditing, describe
from annotator.services.bib_records import exported_source
from annotator.services.bibliography import Bibliography
from annotator.services.deeds import Deeds, edits
from annotator.services.reading import Reading
from annotator.services.source_views import BibliographyAsImported
from annotator.services.tagging import Tagging
from annotator.services.views import ClaimView, ExportedBibliography, LinkView, ReviewSummary, SourceView

DIALECTS = ("bibtex", "biblatex", "ris", "csl-json")
SCOPES = ("all", "cited", "keys", "paper", "tag")

CLAIM_COLUMNS = (
    "paper",
    "number",
    "statement",
    "kind",
    "tags",
    "tags_fa",
    "quote_en",
    "quote_fa",
    "page",
    "sources",
    "roles",
    "locators",
    "check_states",
    "evidence",
    "author",
    "review",
    "accepted",
    "rejected",
    "needs_work",
    "note",
    "id",
)
"""The columns of the claims table as CSV."""

_BETWEEN = "; "


class Exporting:
    """Makes texts of a library; :func:`write_atomically` puts them into files."""

    def __init__(
        self,
        deeds: Deeds,
        reading: Reading,
        tagging: Tagging,
        bibliography: Bibliography,
        auditing: Auditing,
    ) -> None:
        self._deeds = deeds
        self._library = deeds.library
        self._reading = reading
        self._tagging = tagging
        self._bibliography = bibliography
        self._auditing = auditing

    # --- bibliography ---

    def bibliography(
        self,
        dialect: str = "biblatex",
        *,
        scope: str = "all",
        keys: Sequence[str] = (),
        paper_id: str | None = None,
        tag_id: str | None = None,
    ) -> ExportedBibliography:
        """Return sources as a file for BibTeX, biblatex or another program, read back and compared beforehand.

        What is given narrows: ``cited`` (a citation or link points at it), ``keys``, what a paper cites or
        its claims are linked to, what the claims of a tag are linked to. A source that does not come back
        from the written text as it is stands in ``left_out`` with the reason, and not in the text.

        Raises:
            NotFound: a key no source has.
            BadRequest: an unknown dialect or scope.
        """
        from annotator.services.written import written  # brings the BibTeX reader, which opening does not need

        if dialect not in DIALECTS:
            raise BadRequest(f"dialect {dialect}")
        views = self._scoped(scope, keys, paper_id, tag_id)
        entries = [exported_source(view.source, view.creators) for view in views]
        text, wrong = written(entries, dialect)
        if wrong:
            entries = [entry for entry in entries if entry.citekey not in wrong]
            text, _ = written(entries, dialect)
        return ExportedBibliography(
            text=text,
            dialect=dialect,
            keys=tuple(entry.citekey for entry in entries),
            left_out=tuple(sorted(wrong.items())),
        )

    def bibliographies(self) -> tuple[BibliographyFile, ...]:
        """Return the imported files that :meth:`bibliography_as_imported` can give back, newest first."""
        return tuple(self._library.all(BibliographyFile, order="-id"))

    def bibliography_as_imported(self, reference: str) -> BibliographyAsImported:
        """Return an imported file, by its name or id, byte for byte but for the fields edited since.

        Raises:
            NotFound, Ambiguous: none, or several, answer to it.
            BadRequest: an edited field has letters that the encoding of the file has not.
        """
        from annotator.services.imported_files import ImportedFiles  # brings the BibTeX reader

        files = ImportedFiles(self._library)
        return files.as_imported(files.find(reference).id)

    def pin_keys(self, keys: Iterable[str]) -> Deed | None:
        """Pin the keys that went out in a file, so that nothing changes them by itself; None if all are."""
        wanted = set(keys)
        loose = [one for one in self._library.all(Source, key_pinned=0) if one.citekey in wanted]
        if not loose:
            return None
        changes = [change for source in loose for change in edits(source, key_pinned=1)]
        return self._deeds.apply("pin keys", changes, _BETWEEN.join(source.citekey for source in loose))

    # --- claims and report ---

    def claims_csv(self, *, paper_id: str | None = None, tag_id: str | None = None) -> str:
        """Return the claims as CSV that no spreadsheet runs (see ``formats.tables``)."""
        titles = {
            view.paper.id: view.paper.title_en or view.paper.title_fa or "" for view in self._reading.papers()
        }
        claims = self._tagging.claims(paper_id, tag_id=tag_id)
        return csv_text(
            CLAIM_COLUMNS, (_claim_cells(view, titles.get(view.claim.paper_id, "")) for view in claims)
        )

    def claims_html(self, *, paper_id: str | None = None, tag_id: str | None = None, lang: str = "en") -> str:
        """Return the claims as a table a paper, in one HTML file; ``lang`` is that of its headings."""
        papers = self._report_papers(paper_id, tag_id)
        return claims_page(_title(papers), papers, lang)

    def report_html(self, *, paper_id: str | None = None, tag_id: str | None = None, lang: str = "en") -> str:
        """Return claims with quotes, sources, reviews, the audit and the bibliography, in one HTML file."""
        papers = self._report_papers(paper_id, tag_id)
        scope = "all" if paper_id is None and tag_id is None else "cited"
        sources = self._scoped(scope, (), paper_id, tag_id)
        report = Report(
            title=_title(papers),
            made_at=datetime.now(UTC).strftime("%Y-%m-%d"),
            papers=papers,
            sources=tuple(_report_source(view) for view in sources),
            findings=tuple((finding.kind, describe(finding)) for finding in self._auditing.audit(paper_id)),
        )
        return report_page(report, lang)

    # --- private ---

    def _scoped(
        self,
        scope: str,
        keys: Sequence[str],
        paper_id: str | None,
        tag_id: str | None,
    ) -> list[SourceView]:
        if scope not in SCOPES:
            raise BadRequest(f"scope {scope}")
        views = list(self._bibliography.sources())
        if scope == "cited":
            views = [view for view in views if view.citations or view.links]
        if keys or scope == "keys":
            missing = [key for key in keys if all(view.source.citekey != key for view in views)]
            if missing:
                raise NotFound(Source.TABLE, missing[0])
            views = [view for view in views if view.source.citekey in keys]
        if paper_id is not None:
            used = self._used_in_paper(paper_id)
            views = [view for view in views if view.source.id in used]
        if tag_id is not None:
            linked = {
                link.source.id
                for view in self._tagging.claims(paper_id, tag_id=tag_id)
                for link in view.links
            }
            views = [view for view in views if view.source.id in linked]
        return views

    def _used_in_paper(self, paper_id: str) -> set[str]:
        cited = {view.source.id for view in self._reading.citations(paper_id) if view.source}
        return cited | {link.source.id for view in self._tagging.claims(paper_id) for link in view.links}

    def _report_papers(self, paper_id: str | None, tag_id: str | None) -> tuple[ReportPaper, ...]:
        claims = self._tagging.claims(paper_id, tag_id=tag_id)
        papers = [view.paper for view in self._reading.papers() if paper_id in (None, view.paper.id)]
        return tuple(
            ReportPaper(
                title_en=paper.title_en or "",
                title_fa=paper.title_fa or "",
                container=paper.container or "",
                claims=tuple(_report_claim(view) for view in claims if view.claim.paper_id == paper.id),
            )
            for paper in papers
        )


def _title(papers: Sequence[ReportPaper]) -> str:
    return papers[0].title_en or papers[0].title_fa or "Annotator" if len(papers) == 1 else "Annotator"


def _claim_cells(view: ClaimView, paper: str) -> tuple[object, ...]:
    claim, quotes, links = view.claim, view.quotes, view.links

    def listed(values: Iterable[str]) -> str:
        return _BETWEEN.join(values)

    return (
        paper,
        claim.number,
        claim.statement,
        claim.kind,
        listed(tag.name_en for tag in view.tags),
        listed(tag.name_fa for tag in view.tags),
        quotes.get("en", ""),
        quotes.get("fa", ""),
        view.page,
        listed(link.source.citekey for link in links),
        listed(link.link.role for link in links),
        listed(link.link.locator for link in links),
        listed(link.link.check_state for link in links),
        listed(link.link.evidence for link in links),
        view.author.name,
        view.review.standing,
        view.review.accepted,
        view.review.rejected,
        view.review.needs_work,
        claim.note,
        claim.id,
    )


def _report_claim(view: ClaimView) -> ReportClaim:
    return ReportClaim(
        number=view.claim.number,
        statement=view.claim.statement,
        quotes=tuple(view.quotes.items()),
        page=view.page,
        tags=tuple((tag.name_en, tag.name_fa, tag.colour) for tag in view.tags),
        note=view.claim.note,
        author=view.author.name,
        standing=view.review.standing,
        reviews=_report_reviews(view.review),
        links=tuple(_report_link(link) for link in view.links),
    )


def _report_link(view: LinkView) -> ReportLink:
    link = view.link
    return ReportLink(
        key=view.source.citekey,
        label=view.source_label,
        title=view.source.title,
        role=link.role,
        locator=link.locator,
        evidence=link.evidence,
        check_state=link.check_state,
        note=link.note,
        reviews=_report_reviews(view.review),
    )


def _report_reviews(summary: ReviewSummary) -> tuple[ReportReview, ...]:
    return tuple(
        ReportReview(one.review.verdict, one.reviewer.name, one.review.reason, one.stale)
        for one in summary.reviews
    )


def _report_source(view: SourceView) -> ReportSource:
    source, fields = view.source, view.source.fields
    container = next(
        (str(fields[name]) for name in ("journaltitle", "booktitle", "publisher") if fields.get(name)), ""
    )
    is_persian = fields.get("langid") == "persian"
    own, other = (view.label_fa, view.label) if is_persian and view.label_fa else (view.label, view.label_fa)
    titles = (source.title, str(fields.get(OTHER_TITLE, "")))
    containers = (container, str(fields.get(OTHER_CONTAINER, "")))
    return ReportSource(
        key=source.citekey,
        reference=_sentence((own, titles[0], containers[0])),
        reference_other=_sentence((other, titles[1], containers[1]))
        if titles[1] or (other and other != own)
        else "",
    )


def _sentence(parts: Iterable[str]) -> str:
    return " ".join(part if part.endswith((".", "؟", "?", "!")) else f"{part}." for part in parts if part)
