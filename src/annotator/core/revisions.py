"""Revisions: what the journal records of a change, under an id that is a hash of it, as in git.

A changed byte anywhere in a revision is found by computing its id again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Revision:
    """One line of the journal.

    ``verb`` is create, edit, delete, restore or merge; ``parent`` is the revision before (None for
    a creation), ``parent2`` the other side of a merge; ``actor`` is the id of who did it, ``via`` of
    who brought it into this library; ``at`` is UTC, ISO 8601; ``seq`` the arrival number here;
    ``fields`` is the whole content after it, of a NULL field nothing.
    """

    rev: str
    seq: int
    entity: str
    record_id: str
    parent: str | None
    parent2: str | None
    verb: str
    txn: str
    actor: str
    via: str
    at: str
    fields: Mapping[str, Any]


def canonical_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return the one text of a JSON value: sorted keys, no spaces, letters as they are.

    Raises:
        TypeError: not a JSON value.
        ValueError: NaN, an infinity or a circle.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def frozen_json(value: Any) -> Any:  # noqa: ANN401
    """Return a JSON value read back, with its lists as tuples."""
    if isinstance(value, list):
        return tuple(frozen_json(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen_json(item) for key, item in value.items()}
    return value


def revision_id(
    *,
    entity: str,
    record_id: str,
    parent: str | None,
    parent2: str | None,
    verb: str,
    txn: str,
    actor: str,
    at: str,
    data: str,
) -> str:
    """Return the id of a revision: SHA-256 of what it records, as a UUIDv8 (RFC 9562, section 5.8).

    ``data`` is the canonical JSON of the content. NULL fields are left out of it, so a nullable
    column added later does not change any id; so are ``seq`` and ``via``, which differ between copies.

    Raises:
        UnicodeEncodeError: a lone surrogate somewhere.
    """
    parts = (entity, record_id, parent or "", parent2 or "", verb, txn, actor, at, data)
    digest = hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()
    variant = "89ab"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the fields that differ between two contents."""
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield name
