"""What can be searched: folded text of papers, blocks, claims, sources with their creators, comments, tags.

The index is written in the transaction of the record, so it never lags. A user's words reach the engine
as folded terms only, never as a query language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.core.model import (
    RECORD_TYPE_BY_TABLE,
    Block,
    Claim,
    Comment,
    Creator,
    Paper,
    Record,
    Source,
    Tag,
)
from annotator.store.engine import Engine, SearchDocument
from annotator.store.rows import Table, Values, table_of
from annotator.text.folding import fold_for_index, fold_query, fold_with_offsets

if TYPE_CHECKING:
    from annotator.store.journal import RowChange

_MOST_WORDS = 32
"""Words of a query that are looked at; more would exceed the depth of an engine's query tree."""

_SNIPPET_BEFORE, _SNIPPET_LENGTH = 40, 160
_CHUNK = 1000

Reader = Callable[[str], Any]
"""Gives the value of a field."""


@dataclass(frozen=True)
class SearchHit:
    """A record that holds the words.

    ``snippet`` is a piece of its text as written; ``match`` the span of the first word found in the
    snippet, ``position`` its place in the searched text (for a block: in its body), all in code points.
    ``found_in`` is the row read: a source may be found in one of its creators.
    """

    entity: str
    record_id: str
    snippet: str
    match: tuple[int, int]
    position: int
    found_in: str


def _paper_text(read: Reader) -> str:
    authors = [str(author) for author in _leaves(read("authors"))]
    return _joined(
        read("title_fa"),
        read("title_en"),
        *authors,
        read("container"),
        read("issued"),
        read("doi"),
        read("note"),
    )


def _source_text(read: Reader) -> str:
    return _joined(read("citekey"), *_leaves(read("fields")), read("note"))


def _creator_text(read: Reader) -> str:
    return _joined(read("given_latin"), read("family_latin"), read("given_fa"), read("family_fa"))


_TEXTS: Mapping[str, Callable[[Reader], str]] = {
    Paper.TABLE: _paper_text,
    Block.TABLE: lambda read: str(read("body")),
    Claim.TABLE: lambda read: _joined(read("statement"), read("note")),
    Source.TABLE: _source_text,
    Creator.TABLE: _creator_text,
    Comment.TABLE: lambda read: str(read("body")),
    Tag.TABLE: lambda read: _joined(read("name_en"), read("name_fa"), read("definition")),
}

SEARCHED: tuple[type[Record], ...] = (Paper, Block, Claim, Source, Creator, Comment, Tag)
"""The records that have a text to search in."""


def follow(engine: Engine, changes: Iterable[RowChange]) -> None:
    """Bring the index after the rows just written."""
    documents, removed = [], []
    for change in changes:
        if change.table.name not in _TEXTS or _is_untouched(change):
            continue
        document = document_of(change.table, change.record_id, change.after)
        if document is not None:
            documents.append(document)
        elif change.before is not None:
            removed.append(change.record_id)
    engine.index(documents, removed)


def _is_untouched(change: RowChange) -> bool:
    """Tell whether a change leaves what is searched of a row as it was; most edits of a claim do."""
    if change.before is None:
        return False
    old, new = (_reader(change.table, values) for values in (change.before, change.after))
    text_of = _TEXTS[change.table.name]
    owner = "source_id" if change.table.name == Creator.TABLE else "deleted"
    return (old("deleted"), old(owner), text_of(old)) == (new("deleted"), new(owner), text_of(new))


def document_of(table: Table[Any], record_id: str, values: Values) -> SearchDocument | None:
    """Return what the index holds of a row; None of a deleted one or one without words."""
    read = _reader(table, values)
    body = "" if read("deleted") else fold_for_index(_TEXTS[table.name](read))
    if not body:
        return None
    if table.name == Creator.TABLE:
        return SearchDocument(record_id, Source.TABLE, str(read("source_id")), body)
    return SearchDocument(record_id, table.name, record_id, body)


def rebuild(engine: Engine) -> None:
    """Make the index anew, within a transaction."""
    engine.clear_index()
    for kind in SEARCHED:
        table = table_of(kind)
        rows = engine.rows(f"{table.select} WHERE deleted = 0 ORDER BY id")
        for start in range(0, len(rows), _CHUNK):
            made = (document_of(table, row[0], tuple(row[2:])) for row in rows[start : start + _CHUNK])
            engine.index([document for document in made if document is not None], [])


def find(engine: Engine, query: str, limit: int) -> list[SearchHit]:
    """Return what holds every word of the query, best first; the last word may be unfinished."""
    words = fold_query(query)[:_MOST_WORDS]
    if not words or limit < 1:
        return []
    hits: dict[tuple[str, str], SearchHit] = {}
    with engine.reading():
        for row_id, entity, record_id in engine.search(words, limit * 2):
            if (entity, record_id) not in hits:
                hits[entity, record_id] = _hit(engine, words, row_id, entity, record_id)
    return list(hits.values())[:limit]


def _hit(
    engine: Engine, words: Sequence[Sequence[str]], row_id: str, entity: str, record_id: str
) -> SearchHit:
    table = table_of(Creator if entity == Source.TABLE and row_id != record_id else _kind_of(entity))
    row = engine.rows(f"{table.select} WHERE id = :id", {"id": row_id})[0]
    text = _TEXTS[table.name](_reader(table, tuple(row[2:])))
    start, end = _first_match(text, words)
    first = max(0, start - _SNIPPET_BEFORE)
    if first:
        first = text.find(" ", first, start) + 1 or first
    snippet = text[first : first + max(_SNIPPET_LENGTH, end - first)]
    return SearchHit(entity, record_id, snippet, (start - first, end - first), start, row_id)


def _first_match(text: str, words: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return where in the text as written one of the words stands first, (0, 0) if it cannot be told.

    A spelling that stands in the text only with spaces or ZWNJ between its letters is looked for last.
    """
    folded, offsets = fold_with_offsets(text)
    spellings = sorted({spelling for word in words for spelling in word}, key=len, reverse=True)
    for joint in ("", " ?"):
        alternatives = (joint.join(map(re.escape, spelling)) for spelling in spellings)
        match = re.search(rf"\b(?:{'|'.join(alternatives)})", folded)
        if match and match.end() > match.start():
            return offsets[match.start()], offsets[match.end() - 1] + 1
    return 0, 0


def _kind_of(entity: str) -> type[Record]:
    return RECORD_TYPE_BY_TABLE[entity]


def _reader(table: Table[Any], values: Values) -> Reader:
    def read(name: str) -> Any:  # noqa: ANN401 - a field of any record
        index = table.names.index(name)
        return table.columns[index].decode(values[index])

    return read


def _joined(*parts: object) -> str:
    return "\n".join(str(part) for part in parts if part)


def _leaves(value: Any) -> Iterable[Any]:  # noqa: ANN401 - any JSON value
    """Yield the texts and numbers of a JSON value."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _leaves(item)
    elif value is not None and not isinstance(value, bool):
        yield value
