"""Builders of changes: what a service wants done to a record, before anything is stored.

A change carries the whole content before and after, so that the store can see whether somebody
saved in between, and so that every change has an inverse.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from annotator.core.model import Change, Record

RecordT = TypeVar("RecordT", bound=Record)

_IDENTITY = frozenset({"id", "rev"})


def created(record: Record) -> Change:
    """Return the change that stores a new record.

    A record made of other records' ids (a tag on a claim) may exist as a deleted row: storing
    it again restores that row.
    """
    return Change(record.TABLE, record.id, None, record.values())


def edited(record: Record, **fields: Any) -> Change:  # noqa: ANN401 - a field of any record
    """Return the change that sets some fields of ``record`` as it was read.

    Raises:
        TypeError: a field the record does not have, or ``id`` or ``rev``.
    """
    unknown = sorted(set(fields) - {f.name for f in dataclasses.fields(record)} | set(fields) & _IDENTITY)
    if unknown:
        raise TypeError(f"{type(record).__name__} has no field to set called {', '.join(unknown)}")
    before = record.values()
    return Change(record.TABLE, record.id, before, {**before, **fields})


def deleted(record: Record) -> Change:
    """Return the change that deletes ``record``; the row stays and can be restored."""
    return edited(record, deleted=1)


def restored(record: Record) -> Change:
    """Return the change that brings a deleted record back as it was."""
    return edited(record, deleted=0)


def brought_up(old: Iterable[RecordT], wanted: Iterable[RecordT]) -> list[Change]:
    """Return the changes from the records there are to those wanted: edited, restored, created, deleted.

    ``old`` may hold deleted records; one of them is restored when it is wanted again.
    """
    before = {record.id: record for record in old}
    changes: list[Change] = []
    kept: set[str] = set()
    for record in wanted:
        kept.add(record.id)
        was = before.get(record.id)
        if was is None:
            changes.append(created(record))
        elif was.values() != record.values():
            changes.append(Change(record.TABLE, record.id, was.values(), record.values()))
    changes += [deleted(record) for record in before.values() if record.id not in kept and not record.deleted]
    return changes
