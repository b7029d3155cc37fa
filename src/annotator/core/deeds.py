"""What is done to records: a change is about one of them, a deed is what a user did in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """One deed on one record.

    ``before`` and ``after`` hold the recorded fields (``Record.values()``); ``before`` is None
    for a new record. A deletion sets ``deleted`` in ``after``, so every change has an inverse.
    """

    entity: str
    record_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]

    @property
    def verb(self) -> str:
        """One of create, edit, delete, restore."""
        was_there = self.before is not None and not self.before.get("deleted")
        is_there = not self.after.get("deleted")
        if self.before is None:
            return "create"
        if was_there and not is_there:
            return "delete"
        return "restore" if is_there and not was_there else "edit"

    def inverse(self) -> Change:
        """Return the change that takes this one back; a creation is taken back by a deletion."""
        before = {**self.after, "deleted": 1} if self.before is None else self.before
        return Change(self.entity, self.record_id, self.after, before)


@dataclass(frozen=True)
class Deed:
    """What a user did in one go: the unit of undo.

    ``name`` is a stable English phrase such as ``tag claim``; ``detail`` names the thing
    (``Security``); ``seq`` is the arrival number in this library, ``at`` ISO 8601 with zone.
    """

    name: str
    changes: tuple[Change, ...]
    detail: str = ""
    txn: str = ""
    actor: str = ""
    at: str = ""
    seq: int = 0

    def inverse(self) -> Deed:
        """Return the deed that takes this one back, last change first."""
        return Deed(self.name, tuple(change.inverse() for change in reversed(self.changes)), self.detail)
