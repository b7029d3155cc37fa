"""What deeds on many sources at once did, and what the librarian is asked: frozen read models."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.model import Citation, Deed


@dataclass(frozen=True)
class StubsMade:
    """What came of making sources of citations: the deed (None when there was nothing to make), the keys,
    how many citations have a source by it, and the open citations that a person must decide.
    """

    deed: Deed | None
    keys: tuple[str, ...]
    resolved: int
    left: tuple[Citation, ...]
