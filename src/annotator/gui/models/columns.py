"""The columns of every table: claims, citations, sources, review, search, history."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.gui.models.records import CitationItem, ClaimItem, ReviewItem, SourceItem
from annotator.gui.models.rows_model import Column
from annotator.gui.words import moment, number, review_text, word


def claim_columns() -> tuple[Column, ...]:
    """Return the columns of the claims."""
    translate = QCoreApplication.translate
    return (
        Column("number", "#", lambda c: number(c.number), lambda c: c.number, "number", 48),
        Column(
            "claim", translate("Columns", "Claim"), lambda c: c.headline, None, "text", 320, stretches=True
        ),
        Column("tags", translate("Columns", "Tags"), _tag_names, None, "tags", 150),
        Column("sources", translate("Columns", "Sources"), _source_keys, None, "code", 190),
        Column(
            "locator", translate("Columns", "Locator"), lambda c: c.locators, None, "code", 90, yields=True
        ),
        Column(
            "kind",
            translate("Columns", "Kind"),
            lambda c: word(c.kind) if c.kind else "",
            None,
            "text",
            100,
            is_hidden=True,
        ),
        Column("note", translate("Columns", "Note"), lambda c: c.note, None, "text", 160, is_hidden=True),
        Column("author", translate("Columns", "By"), lambda c: c.author, None, "text", 90, yields=True),
        Column(
            "review",
            translate("Columns", "Review"),
            lambda c: review_text(c.review),
            lambda c: c.review.state,
            "state",
            120,
        ),
    )


def citation_columns() -> tuple[Column, ...]:
    """Return the columns of the citations."""
    translate = QCoreApplication.translate
    return (
        Column(
            "row",
            translate("Columns", "Row"),
            lambda c: number(c.row_number),
            lambda c: c.row_number,
            "number",
            56,
        ),
        Column("text", translate("Columns", "Citation"), lambda c: c.text, None, "text", 260, stretches=True),
        Column(
            "authors", translate("Columns", "Authors"), lambda c: c.authors, None, "text", 180, yields=True
        ),
        Column("year", translate("Columns", "Year"), lambda c: c.year, None, "code", 70),
        Column(
            "locator", translate("Columns", "Locator"), lambda c: c.locator, None, "code", 90, yields=True
        ),
        Column("source", translate("Columns", "Source"), lambda c: c.source_key, None, "code", 150),
        Column(
            "state", translate("Columns", "State"), lambda c: word(c.state), lambda c: c.state, "state", 130
        ),
        Column("problems", translate("Columns", "Questions"), _problems, None, "text", 140, is_hidden=True),
    )


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the sources."""
    translate = QCoreApplication.translate
    return (
        Column("key", translate("Columns", "Key"), lambda s: s.key, None, "code", 150),
        Column("title", translate("Columns", "Title"), lambda s: s.title, None, "text", 300, stretches=True),
        Column(
            "authors", translate("Columns", "Authors"), lambda s: s.authors, None, "text", 180, yields=True
        ),
        Column("year", translate("Columns", "Year"), lambda s: s.year, None, "code", 70),
        Column("type", translate("Columns", "Type"), lambda s: s.entry_type, None, "code", 100, yields=True),
        Column(
            "cited",
            translate("Columns", "Cited"),
            lambda s: number(s.cited),
            lambda s: s.cited,
            "number",
            70,
            yields=True,
        ),
        Column(
            "claims",
            translate("Columns", "Claims"),
            lambda s: number(s.claims),
            lambda s: s.claims,
            "number",
            70,
        ),
        Column(
            "stub",
            translate("Columns", "Complete"),
            _completeness,
            lambda s: s.is_stub,
            "text",
            110,
            is_hidden=True,
        ),
    )


def review_columns() -> tuple[Column, ...]:
    """Return the columns of the verdicts and comments."""
    translate = QCoreApplication.translate
    return (
        Column("verdict", translate("Columns", "Verdict"), _verdict, lambda r: r.verdict, "verdict", 110),
        Column("target", translate("Columns", "On"), lambda r: r.target, None, "text", 260, stretches=True),
        Column("text", translate("Columns", "Reason or comment"), lambda r: r.text, None, "text", 260),
        Column("person", translate("Columns", "By"), lambda r: r.person, None, "text", 110, yields=True),
        Column("when", translate("Columns", "When"), lambda r: moment(r.when), lambda r: r.when, "text", 150),
    )


def hit_columns() -> tuple[Column, ...]:
    """Return the columns of what a search found."""
    translate = QCoreApplication.translate
    return (
        Column("entity", translate("Columns", "Found in"), lambda h: word(h.entity), None, "text", 110),
        Column("text", translate("Columns", "Text"), lambda h: h.text, None, "text", 420, stretches=True),
        Column("place", translate("Columns", "Where"), lambda h: h.place, None, "text", 180),
    )


def history_columns() -> tuple[Column, ...]:
    """Return the columns of the journal."""
    translate = QCoreApplication.translate
    return (
        Column("when", translate("Columns", "When"), lambda d: moment(d.when), lambda d: d.when, "text", 150),
        Column("person", translate("Columns", "By"), lambda d: d.person, None, "text", 110, yields=True),
        Column("deed", translate("Columns", "What"), lambda d: d.name, None, "text", 200),
        Column(
            "detail", translate("Columns", "On what"), lambda d: d.detail, None, "text", 320, stretches=True
        ),
        Column(
            "changes",
            translate("Columns", "Records"),
            lambda d: number(d.changes),
            lambda d: d.changes,
            "number",
            80,
        ),
    )


def _tag_names(claim: ClaimItem) -> str:
    return ", ".join(tag.name_en for tag in claim.tags)


def _source_keys(claim: ClaimItem) -> str:
    return ", ".join(claim.source_keys)


def _problems(citation: CitationItem) -> str:
    return ", ".join(word(problem) for problem in citation.problems)


def _completeness(source: SourceItem) -> str:
    translate = QCoreApplication.translate
    return translate("Columns", "to be completed") if source.is_stub else translate("Columns", "complete")


def _verdict(review: ReviewItem) -> str:
    return word(review.verdict) if review.verdict else QCoreApplication.translate("Columns", "comment")
