"""Finding a record by what people call it: a number, a key, a name, the beginning of an id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from annotator.core.model import Citation, Claim, Link, Paper, Record, Source, Tag
from annotator.errors import Ambiguous, NotFound
from annotator.store.library import Library
from annotator.text.folding import fold

R = TypeVar("R", bound=Record)

SHORTEST_PREFIX = 4
"""Fewer letters of an id than this name nothing: they would match by chance."""


def find_paper(library: Library, wanted: str) -> Paper:
    """Return the paper with this id, beginning of an id, or words of its title.

    Raises:
        NotFound: no paper answers to it.
        Ambiguous: several do.
    """
    words = fold(wanted)

    def titled(paper: Paper) -> bool:
        return any(words in fold(title) for title in (paper.title_en, paper.title_fa) if title)

    return _one(library.all(Paper), "papers", wanted, titled)


def find_claim(library: Library, wanted: str, paper: Paper | None = None) -> Claim:
    """Return the claim with this number (``7`` or ``#7``) or id; a number needs one paper to be clear."""
    claims = library.all(Claim, paper_id=paper.id) if paper else library.all(Claim)
    number = wanted.removeprefix("#")
    return _one(claims, "claims", wanted, lambda claim: number.isdecimal() and claim.number == int(number))


def find_source(library: Library, wanted: str) -> Source:
    """Return the source with this citation key or id."""
    return _one(library.all(Source), "sources", wanted, lambda source: source.citekey == wanted)


def find_tag(library: Library, wanted: str) -> Tag:
    """Return the tag with this name in either language, shortcut digit or id."""
    name = fold(wanted)

    def named(tag: Tag) -> bool:
        return name in (fold(tag.name_en), fold(tag.name_fa)) or (wanted.isdecimal() and tag.shortcut == int(wanted))

    return _one(library.all(Tag), "tags", wanted, named)


def find_link(library: Library, wanted: str) -> Link:
    """Return the link with this id or beginning of an id."""
    return _one(library.all(Link), "links", wanted, lambda _: False)


def find_citation(library: Library, wanted: str) -> Citation:
    """Return the citation with this id or beginning of an id."""
    return _one(library.all(Citation), "citations", wanted, lambda _: False)


def _one(records: Sequence[R], entity: str, wanted: str, answers: Callable[[R], bool]) -> R:
    exact = [record for record in records if record.id == wanted]
    found = exact or [record for record in records if answers(record)]
    if not found and len(wanted) >= SHORTEST_PREFIX:
        found = [record for record in records if record.id.startswith(wanted.lower())]
    if not found:
        raise NotFound(entity, wanted)
    if len(found) > 1:
        raise Ambiguous(entity, wanted, tuple(record.id for record in found[:8]))
    return found[0]
