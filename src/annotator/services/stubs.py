"""A source made of no more than the citations of one work tell, in both scripts where they do."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bib.names import OTHERS, script_of
from annotator.bib.sources import ImportedCreator
from annotator.bib.stubs import stub_from_citation
from annotator.core.ids import new_id
from annotator.core.model import Citation, Creator


def stub_fields(citations: Sequence[Citation]) -> dict[str, str]:
    """Return year and language: the Gregorian year and the Solar Hijri one where both are cited."""
    fields: dict[str, str] = {}
    for citation in citations:
        for name, value in _stub_fields(citation).items():
            fields.setdefault(name, value)
    return fields


def stub_creators(source_id: str, citations: Sequence[Citation]) -> list[Creator]:
    """Return the authors, Latin and Persian forms beside each other where both are cited in equal number."""
    latin, persian = (_fullest(citations, script) for script in ("latin", "persian"))
    if len(latin) == len(persian) and _is_open(latin) == _is_open(persian):
        merged = [
            ImportedCreator(
                ord=one.ord,
                family_latin=one.family_latin,
                family_fa="" if one.family_latin == OTHERS else other.family_fa,
                is_organisation=one.is_organisation or other.is_organisation,
            )
            for one, other in zip(latin, persian, strict=True)
        ]
    else:
        merged = max(latin, persian, key=lambda names: (bool(names) and not _is_open(names), len(names)))
    return [
        Creator(
            id=new_id(),
            source_id=source_id,
            ord=one.ord,
            family_latin=one.family_latin,
            family_fa=one.family_fa,
            is_organisation=one.is_organisation,
        )
        for one in merged
    ]


def _is_open(creators: Sequence[ImportedCreator]) -> bool:
    """Tell whether the list ends in "and others"."""
    return any(OTHERS in (one.family_latin, one.family_fa) for one in creators)


def _fullest(citations: Sequence[Citation], script: str) -> list[ImportedCreator]:
    """Return the authors of the citation that names most of them in this script."""
    named = [one for one in citations if one.authors and script_of(str(one.authors[0])) == script]
    if not named:
        return []
    best = max(named, key=lambda one: (not one.et_al, len(one.authors)))
    authors = [str(author) for author in best.authors]
    return list(stub_from_citation(authors, et_al=bool(best.et_al)).creators)


def _stub_fields(citation: Citation) -> dict[str, str]:
    authors = [str(author) for author in citation.authors]
    stub = stub_from_citation(authors, year=citation.year, calendar=citation.calendar)
    return dict(stub.fields)
