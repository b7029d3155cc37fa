"""From what the text engine found to the records of a new paper. Pure: nothing is read or stored here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.core.ids import new_id, pair_id
from annotator.core.model import (
    Block,
    Citation,
    Original,
    Paper,
    Record,
    Repair,
    Row,
    RowMember,
    Sentence,
    Text,
)
from annotator.text.folding import fold

if TYPE_CHECKING:
    from annotator.core.analysis import Analysis, CitedWork, FoundBlock, FoundCitation, FoundRepair, FoundRow

ROW_STEP = 1024
"""Rows are numbered in steps, so that one can be put between two others without renumbering the rest."""

CONFIRM_BELOW = 900
"""A row of both languages whose score, a confidence in per mille, is below this asks to be confirmed."""


@dataclass(frozen=True)
class NewPaper:
    """The records of a paper about to be stored, parents before children."""

    paper: Paper
    original: Original
    texts: tuple[Text, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    repairs: tuple[Repair, ...]
    rows: tuple[Row, ...]
    members: tuple[RowMember, ...]
    citations: tuple[Citation, ...]

    def records(self) -> tuple[Record, ...]:
        """Return all records, parents before children."""
        return (
            self.original,
            self.paper,
            *self.texts,
            *self.blocks,
            *self.sentences,
            *self.repairs,
            *self.rows,
            *self.members,
            *self.citations,
        )


@dataclass(frozen=True)
class Derived:
    """The records of what was found in the texts of one original."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    repairs: tuple[Repair, ...]
    citations: tuple[Citation, ...]


def new_paper(analysis: Analysis, original: Original, rules_off: Iterable[str] = ()) -> NewPaper:
    """Return the records of an analysed original, every id new."""
    paper = Paper(id=new_id(), title_fa=analysis.title_fa, title_en=analysis.title_en)
    texts: dict[str, Text] = {
        found.lang: Text(
            id=new_id(),
            paper_id=paper.id,
            original_id=original.id,
            lang=found.lang,
            rules_off=tuple(rules_off),
        )
        for found in analysis.texts
    }
    ids = {local_id: new_id() for local_id in local_ids(analysis)}
    found = derived(analysis, texts, ids)
    places = {sentence.id: sentence.ord for sentence in found.sentences}
    rows, members = aligned(analysis.rows, paper.id, ids, places)
    return NewPaper(
        paper=paper,
        original=original,
        texts=tuple(texts.values()),
        blocks=found.blocks,
        sentences=found.sentences,
        repairs=found.repairs,
        rows=rows,
        members=members,
        citations=found.citations,
    )


def local_ids(analysis: Analysis) -> Iterator[str]:
    """Yield the analysis' own ids of its blocks and sentences, which records need ids for."""
    for text in analysis.texts:
        for block in text.blocks:
            yield block.id
            yield from (sentence.id for sentence in block.sentences)


def derived(analysis: Analysis, texts: Mapping[str, Text], ids: Mapping[str, str]) -> Derived:
    """Return what an analysis puts into its texts (by language); ``ids`` are those of the library by local id.

    Citations stand in the order of the analysis, and so do repairs; both get new ids.
    """
    blocks = [block for text in analysis.texts for block in text.blocks]
    return Derived(
        blocks=_blocks(analysis, texts, ids),
        sentences=_sentences(blocks, texts, ids),
        repairs=_repairs(analysis.repairs, blocks, texts, ids),
        citations=_citations(analysis, texts, ids),
    )


def work_key(work: CitedWork) -> str:
    """Return a key that is equal for citations of one work of a paper: folded names, year, suffix.

    A work cited by number, ``[7]``, is known by it, as two of one author and year may be; one without
    names by its place among the works.
    """
    if work.number is not None:
        return f"[{work.number}]"
    names = "+".join(fold(author) for author in work.authors) or work.id
    return f"{names} {work.year or 'n.d.'}{work.suffix or ''}"


def _blocks(analysis: Analysis, texts: Mapping[str, Text], ids: Mapping[str, str]) -> tuple[Block, ...]:
    numbers = {note.block: note.number for note in analysis.footnotes}
    blocks: list[Block] = []
    for text in analysis.texts:
        for place, found in enumerate(text.blocks):
            blocks.append(
                Block(
                    id=ids[found.id],
                    text_id=texts[text.lang].id,
                    ord=place,
                    kind=found.kind,
                    level=found.level,
                    number=found.number or numbers.get(found.id),
                    page=found.page,
                    body=found.text,
                    origins=found.origins.to_json(),
                    extra=_extra(found, analysis, ids),
                )
            )
    return tuple(blocks)


def _extra(found: FoundBlock, analysis: Analysis, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return what only some kinds of blocks have, with ids of the library instead of the analysis'."""
    extra = {
        name: value for name, value in found.extra.items() if name not in ("marker_block", "marker_position")
    }
    marker_block = found.extra.get("marker_block") or ""
    if marker_block in ids:
        extra["marker"] = {"block": ids[marker_block], "position": found.extra.get("marker_position")}
    if found.kind == "keywords" and found.lang in analysis.keywords:
        extra["keywords"] = tuple(analysis.keywords[found.lang])
    return extra


def _sentences(
    blocks: Sequence[FoundBlock],
    texts: Mapping[str, Text],
    ids: Mapping[str, str],
) -> tuple[Sentence, ...]:
    counts = dict.fromkeys(texts, 0)
    sentences: list[Sentence] = []
    for block in blocks:
        for found in block.sentences:
            sentences.append(
                Sentence(
                    id=ids[found.id],
                    text_id=texts[block.lang].id,
                    block_id=ids[block.id],
                    ord=counts[block.lang],
                    start_pos=found.start,
                    end_pos=found.end,
                    raw_spans=found.raw_spans,
                )
            )
            counts[block.lang] += 1
    return tuple(sentences)


def _repairs(
    repairs: Sequence[FoundRepair],
    blocks: Sequence[FoundBlock],
    texts: Mapping[str, Text],
    ids: Mapping[str, str],
) -> tuple[Repair, ...]:
    """Give each repair to the block whose raw text it stands in, or to the one before it."""
    stretches = sorted(
        (start, end, block.id, block.lang) for block in blocks for start, end in block.raw_spans
    )
    starts = [stretch[0] for stretch in stretches]
    records: list[Repair] = []
    for found in repairs:
        place = max(bisect_right(starts, found.raw_span[0]) - 1, 0)
        if not stretches:
            break
        _, end, block_id, lang = stretches[place]
        records.append(
            Repair(
                id=new_id(),
                text_id=texts[lang].id,
                block_id=ids[block_id] if found.raw_span[0] <= end else None,
                rule=found.rule,
                raw_start=found.raw_span[0],
                raw_end=found.raw_span[1],
                before=found.before,
                after=found.after,
                confidence=per_mille(found.confidence) or 0,
                reason=found.reason,
                state=found.state,
            )
        )
    return tuple(records)


def aligned(
    found_rows: Sequence[FoundRow],
    paper_id: str,
    ids: Mapping[str, str],
    places: Mapping[str, int],
) -> tuple[tuple[Row, ...], tuple[RowMember, ...]]:
    """Return the records of found rows; ``ids`` gives the sentences found theirs, ``places`` their ordinals."""
    rows: list[Row] = []
    members: list[RowMember] = []
    for number, found in enumerate(found_rows, start=1):
        row = new_row(found, paper_id, number * ROW_STEP)
        rows.append(row)
        for local_id in (*found.en, *found.fa):
            sentence_id = ids[local_id]
            members.append(
                RowMember(
                    id=pair_id(RowMember.TABLE, sentence_id),
                    row_id=row.id,
                    sentence_id=sentence_id,
                    ord=places[sentence_id],
                )
            )
    return tuple(rows), tuple(members)


def new_row(found: FoundRow, paper_id: str, place: int) -> Row:
    """Return the record of a found row; a weak one of both languages asks to be confirmed."""
    score = per_mille(found.score)
    is_weak = bool(found.en and found.fa) and score is not None and score < CONFIRM_BELOW
    return Row(
        id=new_id(),
        paper_id=paper_id,
        ord=place,
        score=score,
        method=found.method,
        state="suggested" if is_weak else "automatic",
    )


def _citations(analysis: Analysis, texts: Mapping[str, Text], ids: Mapping[str, str]) -> tuple[Citation, ...]:
    keys = {work.id: work_key(work) for work in analysis.works}
    return tuple(
        _citation(found, place, texts[found.lang].id, keys, ids)
        for place, found in enumerate(analysis.citations)
    )


def _citation(
    found: FoundCitation,
    place: int,
    text_id: str,
    keys: Mapping[str, str],
    ids: Mapping[str, str],
) -> Citation:
    label, locator = found.locator or (None, None)
    return Citation(
        id=new_id(),
        text_id=text_id,
        block_id=ids[found.block],
        ord=place,
        kind=found.kind,
        sentence_id=ids.get(found.sentence) if found.sentence else None,
        start_pos=found.start,
        end_pos=found.end,
        raw_spans=found.raw_spans,
        body=found.text,
        authors=found.authors,
        et_al=int(found.et_al),
        year=found.year,
        suffix=found.suffix,
        calendar=found.calendar,
        locator_label=label,
        locator=locator,
        work_key=keys.get(found.work) if found.work else None,
        problems=found.problems,
    )


def per_mille(fraction: float | None) -> int | None:
    """Return a fraction 0 to 1 as the whole number 0 to 1000 that the library stores."""
    return None if fraction is None else max(0, min(1000, round(fraction * 1000)))
