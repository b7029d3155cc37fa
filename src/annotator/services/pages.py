"""A paper as the reader shows it: rows of sentences with everything marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from annotator.core.model import (
    Anchor,
    Block,
    Citation,
    Claim,
    ClaimTag,
    Paper,
    Repair,
    Row,
    RowMember,
    Sentence,
    Source,
    Tag,
    Text,
    Translation,
)
from annotator.core.spans import OffsetMap
from annotator.services.claim_views import creators_by_source, people_by_id
from annotator.services.gathering import by_id, gather, grouped
from annotator.services.labels import source_label
from annotator.services.views import (
    NO_TAG_COLOUR,
    BlockView,
    CitationSpan,
    FootnoteView,
    Highlight,
    OutlineEntry,
    ReaderRow,
    ReaderSentence,
    ReadingPage,
    RepairMark,
    TableView,
    TranslationView,
)
from annotator.store.library import Library

_FURNITURE = frozenset({"running_header", "page_number"})
"""Blocks that belong to the printed page, not to the text."""


@dataclass(frozen=True)
class PaperRecords:
    """The stored pieces a page is put together from."""

    paper: Paper
    texts: tuple[Text, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    rows: tuple[Row, ...]
    members: tuple[RowMember, ...]
    translations: Mapping[str, Sequence[TranslationView]] = field(default_factory=dict)

    @property
    def lang_by_text(self) -> dict[str, str]:
        """The language of each text, by its id."""
        return {text.id: text.lang for text in self.texts}


def paper_records(library: Library, paper_id: str) -> PaperRecords:
    """Read a paper's texts, blocks, sentences and rows.

    Raises:
        NotFound: there is no such paper.
    """
    paper = library.require(Paper, paper_id)
    texts = tuple(library.all(Text, paper_id=paper_id))
    text_ids = tuple(text.id for text in texts)
    rows = tuple(library.all(Row, paper_id=paper_id, order="ord"))
    return PaperRecords(
        paper=paper,
        texts=texts,
        blocks=tuple(gather(library, Block, "text_id", text_ids, order="ord")),
        sentences=tuple(gather(library, Sentence, "text_id", text_ids, order="ord")),
        rows=rows,
        members=tuple(gather(library, RowMember, "row_id", (row.id for row in rows))),
        translations=_translations(library, rows),
    )


def reading_page(library: Library, paper_id: str) -> ReadingPage:
    """Return the whole paper as the reader shows it."""
    records = paper_records(library, paper_id)
    rows = reader_rows(records)
    langs = records.lang_by_text
    blocks = {block.id: _block_view(block, langs) for block in records.blocks}
    return ReadingPage(
        paper=records.paper,
        texts=records.texts,
        rows=rows,
        blocks=blocks,
        outline=_outline(rows),
        keywords={
            langs[block.text_id]: tuple(block.extra.get("keywords", ()))
            for block in records.blocks
            if block.kind == "keywords"
        },
        footnotes=tuple(_footnote(block, langs) for block in records.blocks if block.kind == "footnote"),
        tables=tuple(_table(block, langs) for block in records.blocks if block.kind == "table"),
        citations=citation_spans(library, records.texts),
        highlights=highlights(library, paper_id),
        pages=tuple(sorted({block.page for block in records.blocks if block.page is not None})),
    )


def reader_rows(records: PaperRecords) -> tuple[ReaderRow, ...]:
    """Return the aligned rows in their order, and blocks without sentences where they stand in the text."""
    blocks = by_id(records.blocks)
    langs = records.lang_by_text
    cells = _cells(records, blocks, langs)
    whole = _rows_of_whole_blocks(records, langs)
    rows: list[ReaderRow] = list(whole.get("", ()))
    for row in records.rows:
        rows.append(_reader_row(row, cells.get(row.id, ()), records.translations.get(row.id, ())))
        rows.extend(whole.get(row.id, ()))
    return tuple(_numbered(rows))


def citation_spans(library: Library, texts: Iterable[Text]) -> tuple[CitationSpan, ...]:
    """Return the citation chips of some texts."""
    citations = gather(library, Citation, "text_id", [text.id for text in texts], order="ord")
    sources = by_id(gather(library, Source, "id", [one.source_id for one in citations if one.source_id]))
    creators = creators_by_source(library, sources)
    labels = {source.id: source_label(source, creators.get(source.id, [])) for source in sources.values()}
    return tuple(
        CitationSpan(
            one.id, one.block_id, one.start_pos, one.end_pos, one.state, labels.get(one.source_id or "", "")
        )
        for one in citations
    )


def highlights(library: Library, paper_id: str) -> tuple[Highlight, ...]:
    """Return where a paper's claims stand, coloured by their first tag, in the order of the claims.

    An orphan stands nowhere: what is at its old place now is not what was selected.
    """
    claims = library.all(Claim, paper_id=paper_id, order="number")
    ids = [claim.id for claim in claims]
    tags = by_id(library.all(Tag))
    bearings = grouped(gather(library, ClaimTag, "claim_id", ids), lambda bearing: bearing.claim_id)
    anchors = grouped(gather(library, Anchor, "claim_id", ids), lambda anchor: anchor.claim_id)
    marks: list[Highlight] = []
    for claim_id in ids:
        borne = [tags[one.tag_id] for one in bearings.get(claim_id, ()) if one.tag_id in tags]
        borne.sort(key=lambda tag: (tag.ord, tag.id))
        standing = (anchor for anchor in anchors.get(claim_id, ()) if anchor.state != "orphan")
        marks.extend(_highlight(anchor, borne) for anchor in standing)
    return tuple(marks)


def repair_marks(library: Library, paper_id: str) -> tuple[RepairMark, ...]:
    """Return what was repaired, each at its place in the repaired text."""
    texts = library.all(Text, paper_id=paper_id)
    text_ids = [text.id for text in texts]
    repairs = grouped(
        gather(library, Repair, "text_id", text_ids, order="raw_start"), lambda repair: repair.block_id
    )
    marks: list[RepairMark] = []
    for block in gather(library, Block, "text_id", text_ids, order="ord"):
        found = repairs.get(block.id, ())
        if found:
            positions = _positions(OffsetMap.from_json(block.origins))
            marks.extend(_repair_mark(repair, block, positions) for repair in found)
    return tuple(marks)


# --- private -------------------------------------------------------------------------------


def _cells(
    records: PaperRecords,
    blocks: Mapping[str, Block],
    langs: Mapping[str, str],
) -> dict[str, list[ReaderSentence]]:
    """Return the sentences of each row by its id, in the order of their text."""
    sentences = by_id(records.sentences)
    first: dict[str, str] = {}
    for sentence in records.sentences:
        first.setdefault(sentence.block_id, sentence.id)
    cells: dict[str, list[ReaderSentence]] = {}
    for member in sorted(records.members, key=lambda member: member.ord):
        sentence = sentences[member.sentence_id]
        block = blocks[sentence.block_id]
        cells.setdefault(member.row_id, []).append(
            ReaderSentence(
                sentence_id=sentence.id,
                block_id=block.id,
                start=sentence.start_pos,
                end=sentence.end_pos,
                text=block.body[sentence.start_pos : sentence.end_pos],
                kind=block.kind,
                lang=langs[block.text_id],
                block_first=first[block.id] == sentence.id,
                page=block.page,
                level=block.level,
                number=block.number,
            )
        )
    return cells


def _translations(library: Library, rows: Sequence[Row]) -> dict[str, list[TranslationView]]:
    """Return what analysts wrote for rows without counterpart, by the id of the row."""
    written = gather(library, Translation, "row_id", [row.id for row in rows])
    people = people_by_id(library) if written else {}
    views: dict[str, list[TranslationView]] = {}
    for one in written:
        author = people[one.author_id].name
        views.setdefault(one.row_id, []).append(TranslationView(one.id, one.lang, one.body, author))
    return views


def _reader_row(
    row: Row, cells: Sequence[ReaderSentence], translations: Sequence[TranslationView]
) -> ReaderRow:
    en = tuple(cell for cell in cells if cell.lang == "en")
    fa = tuple(cell for cell in cells if cell.lang != "en")
    found = _row_of_cells(row.id, en, fa, state=row.state, score=row.score, method=row.method)
    return replace(found, translations=tuple(translations)) if translations else found


def _row_of_cells(
    row_id: str,
    en: tuple[ReaderSentence, ...],
    fa: tuple[ReaderSentence, ...],
    *,
    state: str = "automatic",
    score: int | None = None,
    method: str = "",
    is_aligned: bool = True,
) -> ReaderRow:
    leading = next(chain(fa, en), None)
    return ReaderRow(
        row_id=row_id,
        number=0,
        kind=leading.kind if leading else "paragraph",
        level=next((cell.level for cell in (*fa, *en) if cell.level is not None), None),
        en=en,
        fa=fa,
        state=state,
        score=score,
        page=leading.page if leading else None,
        method=method,
        is_aligned=is_aligned,
        block_first=any(cells[0].block_first for cells in (en, fa) if cells),
    )


def _rows_of_whole_blocks(records: PaperRecords, langs: Mapping[str, str]) -> dict[str, list[ReaderRow]]:
    """Return rows for blocks not cut into sentences, by the id of the row each follows ("" for none)."""
    row_by_sentence = {member.sentence_id: member.row_id for member in records.members}
    last_sentence = {sentence.block_id: sentence.id for sentence in records.sentences}
    following: dict[str, list[ReaderRow]] = {}
    row_id, text_id = "", ""
    for block in sorted(records.blocks, key=lambda block: (block.text_id, block.ord)):
        if block.text_id != text_id:
            row_id, text_id = "", block.text_id
        if block.id in last_sentence:
            row_id = row_by_sentence.get(last_sentence[block.id], row_id)
        elif block.kind not in _FURNITURE and block.body:
            following.setdefault(row_id, []).append(_whole_block_row(block, langs[block.text_id]))
    return following


def _whole_block_row(block: Block, lang: str) -> ReaderRow:
    cell = ReaderSentence(
        sentence_id="",
        block_id=block.id,
        start=0,
        end=len(block.body),
        text=block.body,
        kind=block.kind,
        lang=lang,
        block_first=True,
        page=block.page,
        level=block.level,
        number=block.number,
    )
    en, fa = ((cell,), ()) if lang == "en" else ((), (cell,))
    return _row_of_cells(block.id, en, fa, is_aligned=False)


def _numbered(rows: Sequence[ReaderRow]) -> Iterable[ReaderRow]:
    for number, row in enumerate(rows, start=1):
        yield ReaderRow(**{**vars(row), "number": number})


def _outline(rows: Sequence[ReaderRow]) -> tuple[OutlineEntry, ...]:
    entries: list[OutlineEntry] = []
    for row in rows:
        if row.kind == "heading":
            number = next((cell.number for cell in (*row.fa, *row.en) if cell.number), None)
            en, fa = (" ".join(cell.text.strip() for cell in side) for side in (row.en, row.fa))
            entries.append(OutlineEntry(row.row_id, row.level or 1, number, en, fa, row.page))
    return tuple(entries)


def _block_view(block: Block, langs: Mapping[str, str]) -> BlockView:
    return BlockView(
        block_id=block.id,
        text_id=block.text_id,
        lang=langs[block.text_id],
        ord=block.ord,
        kind=block.kind,
        level=block.level,
        number=block.number,
        page=block.page,
        body=block.body,
        flags=tuple(block.extra.get("flags", ())),
    )


def _footnote(block: Block, langs: Mapping[str, str]) -> FootnoteView:
    marker = block.extra.get("marker", {})
    return FootnoteView(
        block_id=block.id,
        lang=langs[block.text_id],
        number=block.number or "",
        text=block.body,
        marker_block_id=marker.get("block"),
        marker_position=marker.get("position"),
    )


def _table(block: Block, langs: Mapping[str, str]) -> TableView:
    return TableView(
        block_id=block.id,
        lang=langs[block.text_id],
        number=block.number,
        caption=block.extra.get("caption") or "",
        columns=tuple(block.extra.get("columns", ())),
        rows=tuple(tuple(row) for row in block.extra.get("rows", ())),
    )


def _highlight(anchor: Anchor, tags: Sequence[Tag]) -> Highlight:
    return Highlight(
        claim_id=anchor.claim_id,
        anchor_id=anchor.id,
        block_id=anchor.block_id,
        start=anchor.start_pos,
        end=anchor.end_pos,
        colour=tags[0].colour if tags else NO_TAG_COLOUR,
        initials="".join(_initials(tag) for tag in tags[:1]),
        tag_ids=tuple(tag.id for tag in tags),
        state=anchor.state,
    )


def _initials(tag: Tag) -> str:
    """Return the first letters of up to two words of a tag's name: ``Theory claim`` is TC."""
    words = [word for word in (tag.name_en or tag.name_fa).split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in words[:2])


def _positions(origins: OffsetMap) -> dict[int, tuple[int, int]]:
    """Return the first and last repaired position of each raw offset, inserted code points included."""
    positions: dict[int, tuple[int, int]] = {}
    for position in range(len(origins)):
        raw = origins.raw_offset(position)
        first = positions.get(raw, (position, position))[0]
        positions[raw] = (first, position)
    return positions


def _repair_mark(repair: Repair, block: Block, positions: Mapping[int, tuple[int, int]]) -> RepairMark:
    places = [
        positions[raw]
        for raw in range(repair.raw_start, max(repair.raw_end, repair.raw_start + 1))
        if raw in positions
    ]
    if places and repair.after:
        start, end = min(first for first, _ in places), max(last for _, last in places) + 1
    else:
        before = positions.get(repair.raw_start - 1)
        start = end = before[1] + 1 if before else 0
    return RepairMark(
        repair.id, block.id, start, end, repair.rule, repair.before, repair.after, repair.state, repair.reason
    )
