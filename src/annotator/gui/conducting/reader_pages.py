"""From a paper as the services read it to the page the reader shows."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.gui.reader.page import (
    Cell,
    Chip,
    FootnoteMarker,
    Highlight,
    Piece,
    ReaderPage,
    ReaderRow,
    TableCells,
)
from annotator.services import views


def reader_page(page: views.ReadingPage) -> ReaderPage:
    """Return the page of a whole paper."""
    tables = {table.block_id: table for table in page.tables}
    labels = {one.block_id: one.number for one in page.footnotes}
    paper = page.paper
    subtitle = " · ".join(part for part in (paper.container, paper.issued) if part)
    return ReaderPage(
        rows=tuple(_row(row, tables, page.blocks, labels) for row in page.rows),
        highlights=highlights(page.highlights),
        chips=chips(page.citations),
        markers=tuple(
            FootnoteMarker(one.marker_block_id, one.marker_position, one.number, one.text)
            for one in page.footnotes
            if one.marker_block_id is not None and one.marker_position is not None
        ),
        paper_id=paper.id,
        title_en=paper.title_en or "",
        title_fa=paper.title_fa or "",
        subtitle=subtitle,
    )


def highlights(marks: tuple[views.Highlight, ...]) -> tuple[Highlight, ...]:
    """Return the highlights of claims."""
    return tuple(
        Highlight(one.claim_id, one.block_id, one.start, one.end, one.colour, one.initials) for one in marks
    )


def chips(spans: tuple[views.CitationSpan, ...]) -> tuple[Chip, ...]:
    """Return the citations as chips."""
    return tuple(Chip(one.citation_id, one.block_id, one.start, one.end, one.state) for one in spans)


def _row(
    row: views.ReaderRow,
    tables: Mapping[str, views.TableView],
    blocks: Mapping[str, views.BlockView],
    labels: Mapping[str, str],
) -> ReaderRow:
    block_id = next((one.block_id for one in (*row.en, *row.fa)), "")
    return ReaderRow(
        row_id=row.row_id,
        number=row.number,
        kind=row.kind,
        level=row.level,
        state=row.state,
        score=row.score,
        page=row.page,
        en=_cell(row.en, tables, blocks) if row.en else _translated(row, "en"),
        fa=_cell(row.fa, tables, blocks) if row.fa else _translated(row, "fa"),
        block_first=row.block_first,
        label=labels.get(block_id, ""),
    )


def _translated(row: views.ReaderRow, lang: str) -> Cell:
    """Return an analyst's words for an empty side, her name below; no claim can stand in them."""
    own = next((one for one in row.translations if one.lang == lang), None)
    if own is None:
        return Cell()
    body, author = Piece(own.translation_id, 0, 0, own.body), Piece("author", 0, 0, f"✎ {own.author}")
    return Cell((body, author), is_translation=True, author=own.author)


def _cell(
    sentences: tuple[views.ReaderSentence, ...],
    tables: Mapping[str, views.TableView],
    blocks: Mapping[str, views.BlockView],
) -> Cell:
    table = tables.get(sentences[0].block_id) if sentences else None
    if table is not None and (table.rows or table.columns):
        body = blocks[table.block_id].body
        return Cell(table=TableCells.located(table.block_id, body, table.columns, table.rows, table.caption))
    return Cell(tuple(Piece(one.block_id, one.start, one.end, one.text) for one in sentences))
