"""Identifiers made by the client, so that a retry or an offline copy never doubles a record."""

from __future__ import annotations

import secrets
import threading
import time
import uuid
from datetime import UTC, datetime

_NAMESPACE = uuid.UUID("6f1d2f0e-0b5c-5a5e-9d55-616e6e6f7461")
_lock = threading.Lock()
_last = (0, 0)


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562, section 5.7): sorts by time, within one process strictly."""
    global _last
    with _lock:
        millisecond, counter = _last
        now = time.time_ns() // 1_000_000
        if now > millisecond:
            millisecond, counter = now, secrets.randbits(10)
        else:
            counter += 1
            if counter > 0xFFF:
                millisecond, counter = millisecond + 1, secrets.randbits(10)
        _last = (millisecond, counter)
    value = (millisecond << 80) | (7 << 76) | (counter << 64) | (2 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def pair_id(*parts: str) -> str:
    """Return the UUIDv5 of some ids: the same pair makes the same record in every copy."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def made_at(record_id: str) -> datetime | None:
    """Return when a UUIDv7 was made (UTC), or None for an id of another version."""
    value = uuid.UUID(record_id)
    if value.version != 7:
        return None
    return datetime.fromtimestamp((value.int >> 80) / 1000, tz=UTC)
