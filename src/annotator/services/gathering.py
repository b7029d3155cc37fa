"""Reading many records at once, and finding one by what a person typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from annotator.core.model import Record
from annotator.errors import Ambiguous, NotFound
from annotator.store.library import Library

RecordT = TypeVar("RecordT", bound=Record)
ItemT = TypeVar("ItemT")
KeyT = TypeVar("KeyT", bound=Hashable)

_CHUNK = 500
_SHORTEST_REFERENCE = 4


def gather(
    library: Library,
    kind: type[RecordT],
    column: str,
    values: Iterable[str],
    order: str = "id",
    *,
    deleted: bool | None = False,
) -> list[RecordT]:
    """Return the records of a kind whose column holds one of the values, each value asked for once.

    ``deleted``: False the living, True the deleted, None both.
    """
    found: list[RecordT] = []
    for chunk in _chunks(dict.fromkeys(values), _CHUNK):
        found.extend(library.all(kind, deleted=deleted, order=order, **given(**{column: tuple(chunk)})))
    return found


def given(**columns: Any) -> dict[str, Any]:  # noqa: ANN401 - values of any column
    """Return the conditions that were given: those not None."""
    return {column: value for column, value in columns.items() if value is not None}


def by_id(records: Iterable[RecordT]) -> dict[str, RecordT]:
    """Return the records by their ids."""
    return {record.id: record for record in records}


def grouped(items: Iterable[ItemT], key: Callable[[ItemT], KeyT]) -> dict[KeyT, list[ItemT]]:
    """Return the items by key, in their order; a missing key reads as an empty list."""
    groups: defaultdict[KeyT, list[ItemT]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def find(library: Library, kind: type[RecordT], reference: str) -> RecordT:
    """Return the record with this id, or the only one whose id begins or ends so (4 characters or more).

    The end of an id tells records apart sooner than its beginning, which is the time it was made.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    wanted = reference.strip().lower()
    if len(wanted) == 36:
        exact = library.get(kind, wanted)
        if exact is not None and not exact.deleted:
            return exact
    matching: list[RecordT] = []
    if len(wanted) >= _SHORTEST_REFERENCE:
        matching = [one for one in library.all(kind) if one.id.startswith(wanted) or one.id.endswith(wanted)]
    return only(matching, kind.TABLE, reference)


def living(library: Library, kind: type[RecordT], record_id: str) -> RecordT:
    """Return the record of this id.

    Raises:
        NotFound: there is none, or it was deleted.
    """
    record = library.require(kind, record_id)
    if record.deleted:
        raise NotFound(kind.TABLE, record_id)
    return record


def only(matching: Sequence[RecordT], entity: str, wanted: str) -> RecordT:
    """Return the single match.

    Raises:
        NotFound, Ambiguous: none, or several, are there.
    """
    if not matching:
        raise NotFound(entity, wanted)
    if len(matching) > 1:
        raise Ambiguous(entity, wanted, tuple(record.id for record in matching))
    return matching[0]


def _chunks(values: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(values)
    while chunk := list(islice(iterator, size)):
        yield chunk
