"""Finding a record by what a person typed: an id or a piece of it, a number, a name, a key, a title."""

from __future__ import annotations

from annotator.core.model import Citation, Claim, Link, Paper, Source, Tag
from annotator.errors import Ambiguous
from annotator.services.gathering import find, given, only
from annotator.services.merging import aliases
from annotator.store.library import Library
from annotator.text.folding import fold

_LONGEST_NUMBER = 6


def find_paper(library: Library, reference: str) -> Paper:
    """Return a paper by its number in the list (from 1), its id or a piece of it, or words of its title.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    papers = library.all(Paper)
    if _is_number(reference) and 0 < int(reference) <= len(papers):
        return papers[int(reference) - 1]
    folded = fold(reference)
    titled = [
        paper
        for paper in papers
        if folded and folded in fold(f"{paper.title_en or ''} {paper.title_fa or ''}")
    ]
    return only(titled, Paper.TABLE, reference) if titled else find(library, Paper, reference)


def find_claim(library: Library, reference: str, paper: Paper | None = None) -> Claim:
    """Return a claim by its number (``7``, ``#7``), or its id or a piece of it.

    Raises:
        NotFound, Ambiguous: none answers to it, or the number stands in several papers.
    """
    digits = reference.strip().lstrip("#")
    if _is_number(digits):
        wanted = given(paper_id=paper.id if paper else None)
        return only(library.all(Claim, number=int(digits), **wanted), Claim.TABLE, reference)
    return find(library, Claim, reference)


def find_tag(library: Library, reference: str) -> Tag:
    """Return a tag by its name in either language (however cased or spelt), its digit key, or its id.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    tags = library.all(Tag)
    folded = fold(reference)
    named = [tag for tag in tags if folded and folded in (fold(tag.name_en), fold(tag.name_fa))]
    if not named and _is_number(reference):
        named = [tag for tag in tags if tag.shortcut == int(reference)]
    return only(named, Tag.TABLE, reference) if named else find(library, Tag, reference)


def find_source(library: Library, reference: str) -> Source:
    """Return a source by its citation key (cased as it is, or any way if that is not ambiguous), an alias, or its id.

    An alias is a key the source had, or that of a source merged into it.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    exact = library.all(Source, citekey=reference)
    if exact:
        if len(exact) > 1:
            raise Ambiguous(Source.TABLE, reference, tuple(source.id for source in exact))
        return exact[0]
    alike = [source for source in library.all(Source) if source.citekey.casefold() == reference.casefold()]
    if len(alike) > 1:
        raise Ambiguous(Source.TABLE, reference, tuple(source.citekey for source in alike))
    if not alike:
        alike = [source for source in library.all(Source) if reference in aliases(source.fields)]
    return alike[0] if len(alike) == 1 else find(library, Source, reference)


def find_citation(library: Library, reference: str) -> Citation:
    """Return a citation by its id or a piece of it, or by its text where that stands once.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    folded = fold(reference)
    same = [one for one in library.all(Citation) if folded and fold(one.body) == folded]
    return only(same, Citation.TABLE, reference) if same else find(library, Citation, reference)


def find_link(library: Library, reference: str) -> Link:
    """Return a link by its id or a piece of it, or as ``claim number:citation key``.

    Raises:
        NotFound, Ambiguous: none, or several, answer to it.
    """
    claim_reference, colon, key = reference.partition(":")
    if not colon:
        return find(library, Link, reference)
    claim, source = find_claim(library, claim_reference), find_source(library, key)
    return only(library.all(Link, claim_id=claim.id, source_id=source.id), Link.TABLE, reference)


def _is_number(reference: str) -> bool:
    return reference.isdecimal() and len(reference) <= _LONGEST_NUMBER
