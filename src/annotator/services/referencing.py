"""Sources of the references a paper lists: one for each work, in both scripts where the list has both. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.bib.duplicates import find_duplicates, fold_title
from annotator.bib.names import OTHERS
from annotator.bib.sources import (
    OTHER_CONTAINER,
    OTHER_PUBLISHER,
    OTHER_TITLE,
    SOLAR_DATE,
    ExportedSource,
    ImportedCreator,
)
from annotator.bib.stubs import stub_from_citation
from annotator.core.analysis import FoundName, FoundReference
from annotator.core.ids import new_id
from annotator.core.model import Citation, Creator, Source
from annotator.services.bib_records import creator_records, exported_source
from annotator.services.resolving import SourceIndex, known_source
from annotator.services.stubs import made_key
from annotator.text.folding import fold
from annotator.text.names import similarity
from annotator.text.suffixes import latin_suffix

SAME_WORK = 0.96
"""Likeness (0 to 1, see ``bib.duplicates``) from which a reference is a source the library has."""

_CONTAINER_FIELDS = {
    "article": "journaltitle", "incollection": "booktitle", "inproceedings": "booktitle", "online": "organization",
}
_PUBLISHER_FIELDS = {"thesis": "institution"}
_THESIS_TYPES = {"doctoral": "phdthesis", "master": "mathesis"}


@dataclass(frozen=True)
class ListedSources:
    """The sources a paper's references stand for.

    ``sources`` and ``creators`` are new. ``by_work``: the source of a work cited, by the analysis' id of the
    work. ``reused`` counts the works whose source the library has, ``undecided`` those it seems to have
    more than once, which nothing was made of.
    """

    sources: tuple[Source, ...] = ()
    creators: tuple[Creator, ...] = ()
    by_work: Mapping[str, str] = field(default_factory=dict)
    reused: int = 0
    undecided: int = 0


@dataclass(frozen=True)
class _Work:
    """The references of one work: in the language of the work first."""

    references: tuple[FoundReference, ...]

    @property
    def main(self) -> FoundReference:
        return self.references[0]

    @property
    def other(self) -> FoundReference | None:
        """The first reference in the other script."""
        return next((one for one in self.references if one.lang != self.main.lang), None)


def listed_sources(
    references: Sequence[FoundReference], known: Sequence[Source], creators: Mapping[str, Sequence[Creator]]
) -> ListedSources:
    """Return the sources of references: those the library has are taken, the others made new.

    ``known`` and ``creators`` (by source id) are those of the library. A source is only taken when it is
    the one that can be meant; where several can, none is made either.
    """
    works = [work for work in _works(references) if work.main.title or work.main.authors]
    drafts = [_draft(work) for work in works]
    there = _already_there(works, drafts, known, creators)
    taken = [source.citekey for source in known]
    sources: list[Source] = []
    people: list[Creator] = []
    source_ids: list[str] = []
    for place, (work, draft) in enumerate(zip(works, drafts, strict=True)):
        if place in there:
            source_ids.append(there[place])
            continue
        source = _source(work, draft, taken)
        taken.append(source.citekey)
        sources.append(source)
        people += creator_records(source.id, draft.creators)
        source_ids.append(source.id)
    found = list(there.values())
    return ListedSources(
        tuple(sources), tuple(people), _by_work(works, source_ids), sum(map(bool, found)), found.count(""),
    )


def _works(references: Sequence[FoundReference]) -> Iterator[_Work]:
    """Yield the references of one work together: twins of both scripts, and entries listed twice."""
    by_id = {one.id: one for one in references}
    same: dict[tuple[object, ...], list[FoundReference]] = {}
    for one in references:
        names = tuple(fold(author.family) for author in one.authors)
        key = (names, one.year, one.suffix, fold_title(one.title)) if one.title else (one.id,)
        same.setdefault(key, []).append(one)
    groups = {one.id: group for group in same.values() for one in group}
    seen: set[str] = set()
    for one in references:
        if one.id in seen:
            continue
        members = list(groups[one.id])
        twins = [by_id[member.twin] for member in members if member.twin in by_id]
        for twin in twins:
            members += [member for member in groups[twin.id] if member not in members]
        seen.update(member.id for member in members)
        members.sort(key=lambda member: member.lang != member.work_lang)
        yield _Work(tuple(members))


def _draft(work: _Work) -> ExportedSource:
    fields = _fields(work)
    return ExportedSource(
        entry_type=work.main.entry_type, citekey="", fields=fields, creators=tuple(_creators(work)),
        langid=fields.get("langid", ""),
    )


def _source(work: _Work, draft: ExportedSource, taken: Iterable[str]) -> Source:
    fields = dict(draft.fields)
    return Source(
        id=new_id(),
        citekey=made_key(draft.creators, fields, latin_suffix(work.main.suffix or ""), taken),
        entry_type=draft.entry_type,
        fields=fields,
        note="\n".join(one.text for one in work.references),
    )


def _fields(work: _Work) -> dict[str, str]:
    """Return the fields both references give: those of the main one, and its forms in the other script."""
    main, other = work.main, work.other
    container = _CONTAINER_FIELDS.get(main.entry_type, "howpublished")
    publisher = _PUBLISHER_FIELDS.get(main.entry_type, "publisher")
    fields = {
        "title": main.title, container: main.container, publisher: main.publisher, "location": main.place,
        "volume": main.volume, "number": main.issue, "pages": _pages(main.pages), "doi": main.doi, "url": main.url,
        "edition": main.edition, "type": _THESIS_TYPES.get(main.thesis, ""),
        "langid": "persian" if main.lang == "fa" else "english",
    }
    if main.work_lang != main.lang:
        fields["language"] = "persian"
    for reference in work.references:
        for name, value in _dates(reference).items():
            fields.setdefault(name, value)
    if other is not None:
        fields |= {
            OTHER_TITLE: other.title, OTHER_CONTAINER: other.container if main.container else "",
            OTHER_PUBLISHER: other.publisher if main.publisher else "",
        }
        for name, value in (("doi", other.doi), ("url", other.url), ("volume", other.volume), ("number", other.issue)):
            fields[name] = fields[name] or value
    return {name: value for name, value in fields.items() if value}


def _dates(reference: FoundReference) -> dict[str, str]:
    year = reference.year or ""
    if not year.isdigit():
        return {"pubstate": "inpress"} if year and year[0] == "i" else {}
    return {SOLAR_DATE if reference.calendar == "solar_hijri" else "date": year}


def _pages(pages: str) -> str:
    """Return a range with an en dash, the lower page first: right-to-left lists turn them round."""
    found = re.fullmatch(r"(\d+)[-–](\d+)", pages)
    if found is None:
        return pages
    first, last = found.groups()
    if len(first) == len(last) and int(first) > int(last):
        first, last = last, first
    return f"{first}–{last}"


def _creators(work: _Work) -> Iterator[ImportedCreator]:
    for role in ("author", "editor", "translator"):
        main, other = ([list(getattr(one, f"{role}s")) for one in (work.main, work.other or work.main)])
        paired = other if work.other is not None and len(main) == len(other) else [None] * len(main)
        for place, (name, form) in enumerate(zip(main, paired, strict=True)):
            yield _creator(role, place, name, work.main.lang == "fa", form)
    if work.main.et_al:
        yield ImportedCreator(ord=len(work.main.authors), family_latin=OTHERS)


def _creator(
    role: str, place: int, name: FoundName, is_persian: bool, form: FoundName | None
) -> ImportedCreator:
    latin, persian = (form, name) if is_persian else (name, form)
    return ImportedCreator(
        role=role, ord=place,
        family_latin=latin.family if latin else "", given_latin=latin.given if latin else "",
        family_fa=persian.family if persian else "", given_fa=persian.given if persian else "",
        is_organisation=0 if name.given else stub_from_citation([name.family]).creators[0].is_organisation,
    )


def _already_there(
    works: Sequence[_Work],
    drafts: Sequence[ExportedSource],
    known: Sequence[Source],
    creators: Mapping[str, Sequence[Creator]],
) -> dict[int, str]:
    """Return the source of the library each work is, by the work's place; "" where it may be several."""
    complete = [source for source in known if not source.is_stub]
    stubs = [source for source in known if source.is_stub]
    everything = [*drafts, *(exported_source(source, creators.get(source.id, ())) for source in complete)]
    likely: dict[int, dict[str, float]] = {}
    if complete:
        for pair in find_duplicates(everything, name_similarity=_across_scripts, likely=SAME_WORK):
            if pair.first < len(drafts) <= pair.second:
                source = complete[pair.second - len(drafts)]
                likely.setdefault(pair.first, {})[source.id] = pair.score
    index = SourceIndex(known_source(source, creators.get(source.id, ())) for source in stubs)
    there: dict[int, str] = {}
    for place, work in enumerate(works):
        found = list(likely.get(place, ())) or _stubs_of(work, index)
        if found:
            there[place] = found[0] if len(found) == 1 else ""
    return there


def _stubs_of(work: _Work, index: SourceIndex) -> list[str]:
    """Return the stubs that citations of a work would be resolved to: one, or none."""
    resolutions = [index.resolve(_as_cited(reference)) for reference in work.references if reference.authors]
    return list(dict.fromkeys(one.source_id for one in resolutions if one.source_id is not None))


def _as_cited(reference: FoundReference) -> Citation:
    return Citation(
        id="", text_id="", block_id="", ord=0, kind="parenthetical", start_pos=0, end_pos=0, body=reference.text,
        authors=tuple(author.family for author in reference.authors), et_al=int(reference.et_al),
        year=reference.year, suffix=reference.suffix, calendar=reference.calendar,
    )


def _across_scripts(persian: str, latin: str) -> float:
    return similarity(persian, latin).score


def _by_work(works: Sequence[_Work], source_ids: Sequence[str]) -> dict[str, str]:
    """Return the source of each cited work that one only can be."""
    found: dict[str, set[str]] = {}
    for work, source_id in zip(works, source_ids, strict=True):
        for reference in work.references:
            if reference.work is not None:
                found.setdefault(reference.work, set()).add(source_id)
    return {cited: next(iter(ids)) for cited, ids in found.items() if len(ids) == 1 and "" not in ids}
