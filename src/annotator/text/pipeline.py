"""From an original to its analysis: the order of the steps, nothing else.

Lines and pages, repairs of lines, footnotes, blocks, repairs of blocks, sentences, citations, rows.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from annotator.core.analysis import Analysis, FoundBlock, FoundFootnote, FoundText
from annotator.core.model import Lang
from annotator.text import footnotes, language, titles
from annotator.text.blocks import Block, read_table
from annotator.text.citations import find_citations
from annotator.text.found_references import find_references, note_unlisted
from annotator.text.pages import Line, Pages, find_pages, lines_of
from annotator.text.repair import LINE_RULES, SIGN_RULES, kashida
from annotator.text.repair.draft import Draft
from annotator.text.repair.evidence import evidence_of
from annotator.text.repair.invisible import INVISIBLE
from annotator.text.repair.layout import PAGE_FURNITURE, STRAY_MARKS
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Refusal
from annotator.text.rows import rows_of
from annotator.text.script import KASHIDA, MARKS
from annotator.text.split_lines import join_split_lines
from annotator.text.structure import Plan, body_of, find_blocks, manner_of
from annotator.text.tables import join_lines

Progress = Callable[[str, float], None]
_LINE_DAMAGE = re.compile("\u0640|  \\S.*  \\S| ,|^\\s?[()A-Z]|[\ufb50-\ufdff\ufe70-\ufefc]")
_MIXED_WORD = re.compile("[\u0621-\u06cc][\u0370-\u058f\u10a0-\u18ff]|[\u0370-\u058f\u10a0-\u18ff][\u0621-\u06cc]")
_OTHER_SCRIPT = re.compile("[\u0370-\u058f\u10a0-\u18ff]")
_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1b\ue000-\uf8ff]")
_LANGS: tuple[Lang, ...] = ("en", "fa")
_FIGURE_SOURCE = re.compile("\\s[(]?(?:منبع|مأخذ|ماخذ|Source)\\s*[:：]")
_STRAY_MARKS = re.compile(f"^[\\s{MARKS}{KASHIDA}]+$")
_KASHIDA_RUN = re.compile("\u0640+")
_VISUAL, _DISPLACED = "visual_order", "displaced_citation"


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the collector of cycles from searching: an analysis makes very many objects, and no cycles of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_at_rest()
def analyse(
    raw: str,
    *,
    rules_off: Collection[str] = (),
    progress: Progress | None = None,
    refused: Collection[Refusal] = (),
    accepted: Collection[Refusal] = (),
) -> Analysis:
    """Read an original: its blocks, sentences, citations, footnotes, tables, rows and every repair.

    Args:
        raw: the text as decoded, without a byte order mark. All raw offsets count its code points.
        rules_off: names of repair rules (``repair.RULES``) that are not applied.
        progress: told the name of each step and the share done (0 to 1).
        refused: single repairs, as (rule, raw span), that are not applied.
        accepted: single suggested repairs that are applied.
    """
    tell = progress or (lambda _step, _share: None)
    tell("lines", 0.0)
    ledger = Ledger(raw, evidence_of(raw), rules_off=rules_off, refused=refused, accepted=accepted)
    lines = join_split_lines(_with_plain_signs(lines_of(raw), ledger), ledger)
    lines = _without_stray_marks(lines, ledger)
    pages = find_pages(lines, with_furniture=ledger.is_on(PAGE_FURNITURE))
    _put_back_furniture(lines, ledger)
    _repair_lines(lines, ledger)
    tell("blocks", 0.2)
    notes = footnotes.find_notes(lines)
    body = body_of(lines)
    manner = manner_of(body)
    blocks = [_block(plan, pages, spaces_tell=manner.space_runs_on) for plan in find_blocks(body, manner)]
    note_blocks = [_note_block(note, pages) for note in notes]
    furniture = _furniture(lines, pages, ledger)
    tell("repairs", 0.4)
    ordered = sorted([*blocks, *note_blocks, *furniture], key=lambda block: block.start)
    _settle_languages(ordered)
    for block in ordered:
        block.prepare(ledger)
    _link_markers(notes, note_blocks, blocks, pages, ledger)
    for block in ordered:
        block.finish(ledger)
    ordered = [block for block in ordered if len(block.draft())]
    _name_blocks(ordered)
    tell("sentences", 0.7)
    return _analysis(raw, ordered, notes, note_blocks, pages, ledger, tell)


def _with_plain_signs(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Repair the signs of lines before anything is read from them; leave out lines of invisible signs only."""
    for line in lines:
        if ledger.evidence.signs_out_of_order or INVISIBLE.search(line.text):
            line.draft = ledger.apply(line.draft, SIGN_RULES)
            line.text = line.draft.text
    return [line for line in lines if not line.text.isspace() and line.text]


def _without_stray_marks(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Leave out lines of nothing but vowel marks, which some extractors emit apart from their letters."""
    return [
        line for line in lines
        if not _STRAY_MARKS.match(line.text)
        or not ledger.note(STRAY_MARKS, (line.start, line.end), "", "vowel marks without letters", 0.9)
    ]


def _put_back_furniture(lines: Sequence[Line], ledger: Ledger) -> None:
    """Leave a line in the running text that somebody refused to take for a header or page number."""
    for line in lines:
        if line.role == "body":
            continue
        spans = [line.draft.raw_hull(*span) for span in (line.title_span, line.number_span) if span]
        refused = [span for span in spans if ledger.is_refused(PAGE_FURNITURE, span)]
        for span in refused:
            ledger.note(PAGE_FURNITURE, span, "", "not part of the running text")
        if refused:
            line.role = "body"


def _repair_lines(lines: Sequence[Line], ledger: Ledger) -> None:
    every_line = ledger.evidence.reversed_letters or ledger.evidence.reversed_words
    previous: Line | None = None
    for line in lines:
        line.language = language.of_line(line.text)
        if line.role == "body" and (every_line or _LINE_DAMAGE.search(line.text)):
            _repair_line(line, previous, ledger)
        previous = line


def _repair_line(line: Line, previous: Line | None, ledger: Ledger) -> None:
    draft = line.draft
    opens_page = previous is not None and previous.page != line.page
    for rule in LINE_RULES:
        head: Draft | None = None
        if rule.name == _DISPLACED and opens_page and draft.text[:1] == " ":
            head, draft = draft.part(0, 1), draft.part(1, len(draft))
        repaired = ledger.apply(draft, (rule,))
        if repaired is not draft and rule.name == _VISUAL:
            line.scrambled = line.runs_on = True
            _note_lost_kashida(draft, repaired, ledger)
        if repaired is not draft and rule.name == _DISPLACED:
            line.moved = True
            line.runs_on = repaired.text[-1:].isspace()
        draft = Draft.joined([head, repaired]) if head is not None else repaired
    line.draft = draft


def _note_lost_kashida(before: Draft, after: Draft, ledger: Ledger) -> None:
    """Write down the kashida that stood alone between the runs of a scrambled line."""
    kept = frozenset(after.origins)
    for run in _KASHIDA_RUN.finditer(before.text):
        span = before.raw_hull(*run.span())
        if span[0] not in kept and not ledger.is_refused(kashida.RULE, span):
            ledger.note(kashida.RULE, span, "", "stretching sign between torn words")


def _block(plan: Plan, pages: Pages, *, spaces_tell: bool) -> Block:
    drafts = join_lines(plan.lines)
    if plan.span is not None:
        draft = plan.lines[0].draft
        head = draft.part(*plan.span).stripped()
        drafts = head if len(plan.lines) == 1 else Draft.joined([head, _behind_first(plan.lines)])
    block = Block(
        plan.kind,
        "en" if language.of_block(drafts.text[:4000]) == "en" else "fa",
        plan.lines,
        [drafts],
        plan.level,
        plan.number,
        pages.number(plan.lines[0].page),
        dict(plan.extra),
    )
    if plan.span is not None and plan.shares_line:
        block.span = drafts.raw_hull(0, len(drafts))
    if plan.table is not None:
        read_table(block, plan.table, spaces_tell=spaces_tell)
    return block


def _behind_first(lines: Sequence[Line]) -> Draft:
    rest = join_lines(lines[1:])
    return Draft.joined([Draft("\n", [lines[0].end]), rest])


def _note_block(note: footnotes.Note, pages: Pages) -> Block:
    draft = join_lines(note.lines)
    start = footnotes.note_body_start(draft.text)
    return Block(
        "footnote",
        language.of_block(draft.text[start:]),
        note.lines,
        [draft.part(start, len(draft))],
        None,
        str(note.number),
        pages.number(note.page),
    )


def _furniture(lines: Sequence[Line], pages: Pages, ledger: Ledger) -> list[Block]:
    """Return the blocks of running headers and page numbers."""
    blocks: list[Block] = []
    for line in lines:
        if line.role not in ("header", "number"):
            continue
        page = pages.number(line.page)
        for kind, span in (("running_header", line.title_span), ("page_number", line.number_span)):
            if span is None:
                continue
            draft = line.draft.part(*span)
            raw_span = draft.raw_hull(0, len(draft))
            ledger.note(
                PAGE_FURNITURE, raw_span, "", f"{kind.replace('_', ' ')}, not part of the running text"
            )
            block = Block(
                "running_header" if kind == "running_header" else "page_number",
                language.of_text(draft.text),
                [line],
                [draft],
                page=page,
            )
            block.span = raw_span
            blocks.append(block)
    return blocks


def _settle_languages(blocks: Sequence[Block]) -> None:
    """Give footnotes and page numbers the language of the text they stand in."""
    host: Lang = next((block.lang for block in blocks if block.kind == "paragraph"), "fa")
    for block in blocks:
        if block.kind in ("footnote", "page_number"):
            block.lang = host
        elif block.kind in ("paragraph", "heading", "list_item"):
            host = block.lang


def _link_markers(
    notes: Sequence[footnotes.Note],
    note_blocks: Sequence[Block],
    blocks: Sequence[Block],
    pages: Pages,
    ledger: Ledger,
) -> None:
    """Link notes to their markers, take the marker digits out of the text."""
    if not notes:
        return
    noted = {note.page for note in notes}
    starts = pages.starts or [0]
    hosts = [
        (block, part)
        for block in blocks
        if not noted.isdisjoint(line.page for line in block.lines)
        for part in range(len(block.parts))
    ]
    markers = [
        marker
        for index, (block, part) in enumerate(hosts)
        for marker in footnotes.markers_in(index, block.parts[part].text, block.parts[part].origins, starts)
    ]
    taken: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    block_of_note = {id(note): block for note, block in zip(notes, note_blocks, strict=True)}
    for note, marker in footnotes.link(notes, markers):
        host, part = hosts[marker.host]
        note.marker = (marker.raw, marker.raw + marker.span[1] - marker.span[0])
        block_of_note[id(note)].extra["host"] = host
        taken.setdefault(id(host), []).append((part, marker.span))
    for block in blocks:
        if id(block) in taken:
            block.take_out(ledger, sorted(taken[id(block)]))


def _name_blocks(blocks: Sequence[Block]) -> None:
    counts = {"en": 0, "fa": 0}
    for block in blocks:
        counts[block.lang] += 1
        block.id = f"{block.lang}-{counts[block.lang]}"


def _analysis(
    raw: str,
    blocks: Sequence[Block],
    notes: Sequence[footnotes.Note],
    note_blocks: Sequence[Block],
    pages: Pages,
    ledger: Ledger,
    tell: Progress,
) -> Analysis:
    _name_captions(blocks)
    for note, block in zip(notes, note_blocks, strict=True):
        host = block.extra.pop("host", None)
        if host is not None and note.marker is not None:
            block.extra.update(marker_block=host.id, marker_position=host.position_of(note.marker[0]))
    found = [block.found() for block in blocks]
    by_id = {block.id: block for block in found}
    texts = tuple(
        FoundText(lang, of_lang)
        for lang in _LANGS
        if (of_lang := tuple(block for block in found if block.lang == lang))
    )
    tell("rows", 0.8)
    citations, works = find_citations(texts)
    references = find_references(texts, works)
    rows = rows_of(texts)
    tell("done", 1.0)
    return Analysis(
        raw_length=len(raw),
        texts=texts,
        rows=rows,
        citations=note_unlisted(citations, references, works),
        works=works,
        footnotes=tuple(
            FoundFootnote(str(note.number), note.marker, block.id, by_id[block.id].text)
            for note, block in zip(notes, note_blocks, strict=True)
            if block.id in by_id
        ),
        tables=tuple(block.found_table() for block in blocks if block.kind == "table"),
        repairs=tuple(sorted(ledger.repairs, key=lambda repair: repair.raw_span)),
        title_fa=titles.title_of(found, "fa"),
        title_en=titles.title_of(found, "en"),
        keywords=titles.keywords_of(found),
        pages=tuple(zip(pages.starts, pages.numbers, strict=True)),
        problems=_problems(raw, found),
        references=references,
    )


def _name_captions(blocks: Sequence[Block]) -> None:
    """Give each table the caption that stands before it, each figure its caption and source."""
    for block in blocks:
        if block.kind == "figure":
            caption, *source = _FIGURE_SOURCE.split(block.draft().text, maxsplit=1)
            block.extra["caption"] = caption.strip()
            if source:
                block.extra["source"] = source[0].strip()
    for before, block in pairwise(blocks):
        if block.kind == "table":
            block.extra["caption"] = before.draft().text if before.kind == "caption" else ""
            text = [part.text for part in block.parts]
            block.extra["columns"] = tuple(text[title] for title in block.titles)
            block.extra["rows"] = tuple(
                tuple("\n".join(text[index] for index in cell) for cell in row) for row in block.rows
            )


def _problems(raw: str, blocks: Sequence[FoundBlock]) -> tuple[str, ...]:
    """Return stable words for what is wrong with the whole original."""
    problems: list[str] = []
    if not blocks:
        problems.append("no_text")
    if any("text_missing_before" in block.extra.get("flags", ()) for block in blocks):
        problems.append("text_missing")
    mixed = _MIXED_WORD.findall(raw) if _OTHER_SCRIPT.search(raw) else []
    strange = len(_UNREADABLE.findall(raw)) + 5 * len(mixed)
    if strange > 20 and strange * 20 > len(raw):
        problems.append("text_layer_unusable")
    return tuple(problems)
