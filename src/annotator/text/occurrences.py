"""Citations on their way from brackets to works: what is known of each before ids are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.core.analysis import FoundBlock, RawSpans
from annotator.core.model import CitationKind
from annotator.text.citation_grammar import CitedPart
from annotator.text.folding import fold

WorkKey = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True)
class Occurrence:
    """A citation before its work is known. ``other_readings`` divide the names before it differently."""

    block: FoundBlock
    kind: CitationKind
    start: int
    end: int
    part: CitedPart
    text: str
    raw_spans: RawSpans
    sentence: str | None
    is_certain: bool = True
    other_readings: tuple[Occurrence, ...] = ()


@dataclass
class Work:
    """A work while its citations are gathered."""

    authors: tuple[str, ...]
    et_al: bool
    year: str | None
    suffix: str | None
    calendar: str
    citations: list[int] = field(default_factory=list)
    number: int | None = None

    @property
    def is_persian(self) -> bool:
        """Whether the authors are written in Persian letters."""
        return is_persian_name(self.authors)


@dataclass
class Placed:
    """An occurrence with what was decided about it; works are held by identity until ids are given."""

    occurrence: Occurrence
    work: Work | None
    candidates: list[Work] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def work_key(part: CitedPart) -> WorkKey:
    """Return what citations of one work have in common: authors, year and suffix, or the number."""
    if part.number is not None:
        return (f"#{part.number}",), "", ""
    return author_key(part.authors), part.year or "", part.suffix or ""


@lru_cache(maxsize=20_000)
def author_key(authors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the authors folded for comparing."""
    return tuple(fold(author).replace(" ", "").replace(".", "") for author in authors)


def is_persian_name(authors: Iterable[str]) -> bool:
    """Tell whether authors are written in Persian letters."""
    return any("\u0600" <= letter <= "\u06ff" for author in authors for letter in author)
