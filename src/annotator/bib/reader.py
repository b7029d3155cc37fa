"""Reads BibTeX without loss: blocks in order, whatever their state, and never an exception.

A well-formed block is one match of a regular expression (``grammar``). The rest is tried again with
a lenient one, then given to bibtexparser's splitter block by block; what even that refuses becomes
a :class:`~annotator.bib.blocks.BibFailed` with line and reason. After a damaged block reading goes on
at the next block at the start of a line, or at the next well-formed entry, whichever comes first.
"""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import Entry, ParsingFailedBlock
from bibtexparser.splitter import Splitter

from annotator.bib import grammar
from annotator.bib.blocks import (
    BibComment,
    BibEntry,
    BibFailed,
    BibFile,
    BibPreamble,
    BibString,
    BibText,
    Block,
    Reason,
)

SPLITTER_LIMIT = 10_000
"""After so many refused blocks the splitter is asked no more: a hostile file must not cost minutes."""

HEADS_LIMIT = 100
"""A stretch with so many heads on one line is not given to the splitter, which would split all of them."""

FAILURE_LIMIT = 100_000
"""After so many refused blocks the rest of the file is refused as one."""

_OTHERS = frozenset(("string", "preamble", "comment"))

_splitter_log = logging.getLogger("bibtexparser.splitter")
_splitter_log.addHandler(logging.NullHandler())
_splitter_log.propagate = False  # its warnings become BibFailed blocks


def read(text: str) -> BibFile:
    """Return the blocks of a BibTeX or biblatex file; their raw texts joined are ``text``."""
    with _no_garbage_collection():
        return BibFile(tuple(iterate_blocks(text)))


def iterate_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` in order, in time linear in its length."""
    starts = _BlockStarts(text)
    done, line, failures = 0, 1, 0
    while failures < FAILURE_LIMIT:
        match = grammar.NEXT_ENTRY.match(text, done)
        if match is not None and (kind := match[2].lower()) not in _OTHERS:
            at = match.end(1)
            block: Block = _entry_of(match, at, kind)
        elif (found := _next_block(text, starts, done, failures)) is not None:
            at, block = found
            failures += isinstance(block, BibFailed)
        else:
            break
        if at > done:
            yield BibText(text[done:at], done, line)
            line += text.count("\n", done, at)
        block.line = line
        yield block
        done = at + len(block.raw)
        line += text.count("\n", at, done)
    rest = text[done:]
    if failures >= FAILURE_LIMIT and (heads := sum(1 for _ in grammar.HEAD.finditer(rest))):
        yield BibFailed(rest, done, line, "too_many_failures", entries=heads)
    elif rest:
        yield BibText(rest, done, line)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep the collector still: among a hundred thousand new blocks it finds no cycle and takes half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _BlockStarts:
    """Finds each ``@`` that may begin a block.

    Not the ``@`` of an e-mail address, nor one on a line remarked out with ``%`` (biber's rule).
    No stretch of a line is looked at twice, so many on one line cost no more than one each.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._clean = 0
        self._line_end = "\n" if "\n" in text else "\r"

    def first_from(self, done: int) -> int:
        """Return the first start at or after the end of a block, or -1."""
        self._clean = done
        return done if self._text.startswith("@", done) else self.next_after(done - 1)

    def next_after(self, at: int) -> int:
        """Return the next start after ``at``, or -1."""
        text = self._text
        while (at := text.find("@", at + 1)) >= 0:
            line_start = max(text.rfind(self._line_end, self._clean, at) + 1, self._clean)
            is_remark = text.find("%", line_start, at) >= 0
            self._clean = at
            if is_remark:
                at = text.find(self._line_end, at)
                if at < 0:
                    return -1
                self._clean = at
            elif not at or not text[at - 1].isalnum():
                return at
        return -1


def _entry_of(match: re.Match[str], at: int, kind: str) -> BibEntry:
    start, end = match.span(4)
    fields_span = (start - at, end - at) if end > 0 else (0, 0)
    return BibEntry(match.string[at:match.end()], at, 0, kind, match[3], fields_span)


def _next_block(text: str, starts: _BlockStarts, done: int, failures: int) -> tuple[int, Block] | None:
    """Return where the next block begins that is not simply an entry after blanks, and the block."""
    at = starts.first_from(done)
    while at >= 0:
        block = _block_at(text, at, failures)
        if block is not None:
            return at, block
        at = starts.next_after(at)
    return None


def _block_at(text: str, at: int, failures: int) -> Block | None:
    match = grammar.NEXT_ENTRY.match(text, at)
    if match is not None and (kind := match[2].lower()) not in _OTHERS:
        return _entry_of(match, at, kind)
    head = grammar.HEAD.match(text, at)
    if head is None or (head[2] == "(" and not _follows(text, at, "\r\n\ufeff})")):
        return None
    kind = head[1].lower()
    if kind in _OTHERS:
        other = _other_block(text, at, kind)
        if other is not None:
            return other
    return _damaged_block(text, at, head.end(), kind, failures)


def _other_block(text: str, at: int, kind: str) -> Block | None:
    if kind == "string":
        match = grammar.STRING.match(text, at)
        if match is not None:
            return BibString(match[0], at, 0, match[1] or match[3], match[2] or match[4])
        return None
    if kind == "preamble":
        match = grammar.PREAMBLE.match(text, at)
        return BibPreamble(match[0], at, 0) if match is not None else None
    match = grammar.COMMENT.match(text, at)
    return BibComment(match[0], at, 0) if match is not None else None


def _damaged_block(text: str, at: int, after_head: int, kind: str, failures: int) -> Block:
    end, heads = _resume_position(text, after_head)
    piece = text[at:end]
    is_entry = kind not in _OTHERS
    if is_entry:
        lenient = _lenient_entry(piece, at)
        if lenient is not None:
            return lenient
    if failures < SPLITTER_LIMIT and heads < HEADS_LIMIT:
        found = _split(piece, at, is_entry)
        if not isinstance(found, str):
            return found
        detail = found
    else:
        detail = ""
    return BibFailed(piece.rstrip(), at, 0, _reason(piece), detail, heads if is_entry else heads - 1)


def _resume_position(text: str, position: int) -> tuple[int, int]:
    """Return where to go on after a damaged block, and how many entry heads the block holds."""
    heads = 1
    for head in grammar.HEAD.finditer(text, position):
        if _follows(text, head.start(), "\r\n\ufeff") or grammar.NEXT_ENTRY.match(text, head.start()) is not None:
            return head.start(), heads
        heads += head[1].lower() not in _OTHERS and not text[head.start() - 1].isalnum()
    return len(text), heads


def _follows(text: str, at: int, characters: str) -> bool:
    """Tell whether the text begins here, blanks aside, or one of some characters stands before."""
    blank = at
    while blank and text[blank - 1] in " \t":
        blank -= 1
    return not blank or text[blank - 1] in characters


def _lenient_entry(piece: str, at: int) -> BibEntry | None:
    for pattern in grammar.LENIENT_ENTRIES:
        match = pattern.match(piece)
        if match is not None:
            fields = tuple(grammar.LENIENT_FIELD.findall(match[3] or ""))
            return BibEntry(
                match[0], at, 0, match[1].lower(), match[2], recovered="punctuation", split_fields=fields)
    return None


def _split(piece: str, at: int, is_entry: bool) -> Block | str:
    """Return what bibtexparser makes of a block, or why it refuses."""
    try:
        blocks = Splitter(piece).split().blocks
    except ParserStateException as error:
        return str(error)
    found = blocks[0] if blocks else None
    if isinstance(found, ParsingFailedBlock):
        inner = found.ignore_error_block
        if inner is None:
            return str(getattr(found.error, "abort_reason", found.error))
        found = inner
    if found is None or not found.raw or not piece.startswith(found.raw):
        return ""
    if isinstance(found, Entry):
        fields = tuple([(item.key, str(item.value)) for item in found.fields])
        return BibEntry(
            found.raw, at, 0, found.entry_type, found.key, recovered="structure", split_fields=fields)
    if is_entry:
        return ""
    return _split_other(found.raw, at, found)


def _split_other(raw: str, at: int, found: object) -> Block:
    name, value = getattr(found, "key", None), getattr(found, "value", None)
    if name is not None:
        return BibString(raw, at, 0, str(name), str(value))
    return BibPreamble(raw, at, 0) if value is not None else BibComment(raw, at, 0)


def _reason(piece: str) -> Reason:
    if piece.count("{") > piece.count("}") or (piece.count("{") == 0 and ")" not in piece):
        return "unclosed"
    return "no_key" if re.match(r"@\s*\w+\s*[{(]\s*[\w-]+\s*=", piece) else "not_understood"
