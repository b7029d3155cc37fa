"""A source made of no more than the citations of one work tell, in both scripts where they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.bib.keys import make_key
from annotator.bib.names import OTHERS, script_of
from annotator.bib.sources import OTHER_TITLE, SOLAR_DATE, ImportedCreator
from annotator.bib.stubs import stub_from_citation
from annotator.core.changes import created, deleted, edited
from annotator.core.ids import new_id
from annotator.core.model import Change, Citation, Creator, Source, Text
from annotator.services.bib_records import bib_creator, creator_records
from annotator.services.gathering import grouped
from annotator.services.open_citations import OpenCitations
from annotator.services.resolving import AMBIGUOUS, SourceIndex, known_source
from annotator.text.names import romanise


@dataclass(frozen=True)
class Stub:
    """A stub to be stored, with the citations that mean it."""

    source: Source
    creators: tuple[Creator, ...]
    citations: tuple[Citation, ...]

    def changes(self) -> list[Change]:
        """Return the changes that store it and resolve its citations."""
        settled = [edited(one, state="resolved", source_id=self.source.id) for one in self.citations]
        return [created(self.source), *map(created, self.creators), *settled]


def make_stub(group: Sequence[Citation], waiting: Iterable[Citation], taken: Iterable[str], lang: str) -> Stub:
    """Return the stub of the work that a group of citations means.

    ``waiting``: open citations; those that surely mean the same in the other script join the group.
    ``taken``: keys in use. ``lang``: the language of the note that says where the stub is from.
    """
    first = group[0]
    everyone = _cited_likewise(group, waiting)
    source_id, fields = new_id(), stub_fields(everyone)
    creators = stub_creators(source_id, everyone)
    told = stub_from_citation([], citation=first.body, lang=lang)
    source = Source(
        id=source_id,
        citekey=made_key(map(bib_creator, creators), fields, first.suffix or "", taken),
        fields=fields,
        is_stub=1,
        note=told.fields.get("note", ""),
    )
    return Stub(source, tuple(creators), tuple(everyone))


def stub_changes(open_citations: OpenCitations, stubs: Sequence[Stub]) -> list[Change]:
    """Return the changes that store stubs, resolve their citations, and bring the other open ones up to them."""
    group = [one for stub in stubs for one in stub.citations]
    changes = [change for stub in stubs for change in stub.changes()]
    for candidates in open_citations.candidates(group).values():
        changes += map(deleted, candidates)
    creators = [one for stub in stubs for one in stub.creators]
    settled = {one.id for one in group}
    return changes + open_citations.resolutions([stub.source for stub in stubs], creators, settled=settled)


def stubs_of_all(
    waiting: Sequence[Citation], texts: Mapping[str, Text], taken: Iterable[str]
) -> list[Stub]:
    """Return a stub for every work that open citations mean; those that fit several works are passed over."""
    keys = list(taken)
    left = {one.id: one for one in waiting if may_become_stub(one)}
    works = grouped(left.values(), lambda one: (texts[one.text_id].paper_id, one.work_key or one.id))
    stubs: list[Stub] = []
    for group in works.values():
        same = [one for one in group if one.id in left]
        if not same:
            continue
        stub = make_stub(same, left.values(), keys, texts[same[0].text_id].lang)
        keys.append(stub.source.citekey)
        stubs.append(stub)
        for one in stub.citations:
            left.pop(one.id, None)
    return stubs


def may_become_stub(citation: Citation) -> bool:
    """Tell whether a citation says enough, and for one work only, to make a source of it."""
    return citation.state == "unresolved" and AMBIGUOUS not in citation.problems and bool(citation.authors)


def made_key(
    creators: Iterable[ImportedCreator], fields: dict[str, str], suffix: str, taken: Iterable[str]
) -> str:
    """Return a readable key nobody has: by the first name that can be written in Latin, else by the title.

    A Latin title goes before a romanised one.
    """
    year = fields.get("date") or fields.get("year") or fields.get(SOLAR_DATE) or ""
    titles = [title for title in (fields.get("title", ""), fields.get(OTHER_TITLE, "")) if title]
    titles.sort(key=lambda title: script_of(title) != "latin")
    title = titles[0] if titles else ""
    return make_key(tuple(creators), year, title, suffix, tuple(taken), romanise=romanise)


def _cited_likewise(group: Sequence[Citation], waiting: Iterable[Citation]) -> list[Citation]:
    """Return the citations with those waiting that surely mean the same work, in the other script for one."""
    fields, suffix = stub_fields(group), group[0].suffix or ""
    year = (fields.get("date") or fields.get(SOLAR_DATE) or "")[:4]
    draft = Source(id="", citekey=f"key{year}{suffix}", fields=fields)
    index = SourceIndex([known_source(draft, stub_creators("", group))])
    known = {one.id for one in group}
    return [*group, *(one for one in waiting if one.id not in known and index.resolve(one).state == "resolved")]


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
    return creator_records(source_id, merged)


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
