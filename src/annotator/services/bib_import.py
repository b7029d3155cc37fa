"""A bibliography on its way in: which entries are new, which are there already, whose key is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.bib.bibtex import BibEntry, BibFile, read
from annotator.bib.entries import entry_to_source
from annotator.bib.foreign import READERS, format_of
from annotator.bib.interchange import ForeignFile
from annotator.bib.keys import free_key
from annotator.bib.names import OTHERS, script_of
from annotator.bib.sources import SOLAR_DATE, ImportedSource
from annotator.bib.strings import StringTable
from annotator.bib.stubs import is_stub_note
from annotator.core.changes import edited
from annotator.core.ids import new_id
from annotator.core.model import BibliographyFile, Change, Citation, Creator, Record, Source, SourceBlock
from annotator.errors import BibliographyDamaged, EncodingUnknown
from annotator.formats import plaintext
from annotator.services.bib_records import bib_creator, creator_records
from annotator.services.gathering import grouped
from annotator.services.imported_files import digest, file_record
from annotator.services.labels import source_key_suffix, source_year
from annotator.services.merging import (
    aliases,
    completed_creators,
    completed_fields,
    creator_changes,
    with_aliases,
)
from annotator.services.resolving import SourceIndex, known_source
from annotator.services.source_views import BibImportReport, RefusedEntry
from annotator.services.stubs import made_key
from annotator.store.library import Library
from annotator.text.folding import fold


@dataclass(frozen=True)
class Completion:
    """A stub that an entry of the file completes: it stays the same record, with its links and citations."""

    stub: Source
    completed: Source
    before: tuple[Creator, ...]
    after: tuple[Creator, ...]

    def changes(self) -> list[Change]:
        """Return the changes that make the stub the entry."""
        fields = {name: value for name, value in self.completed.values().items() if name != "deleted"}
        creators = creator_changes(self.stub.id, self.before, [bib_creator(one) for one in self.after])
        return [edited(self.stub, **fields), *creators]


class BibImport:
    """One reading of a file against the sources of a library; nothing is written here.

    An entry is *already there* when a source has its DOI, or its key together with its title. An entry that
    surely is the work of a stub completes it: names, year and suffix fit no other entry and no other stub.
    A key that another work has gets a letter. Whatever is taken over keeps its raw entry.
    """

    def __init__(self, library: Library, path: str, encoding: str | None = None) -> None:
        self._path = path
        decoded = plaintext.read(path, encoding)
        if decoded.guessed:
            raise EncodingUnknown(path, decoded.guesses)
        self._decoded = decoded
        self._library = library
        self._format = format_of(decoded.text)
        self._file = BibFile() if self._format != "bibtex" else read(decoded.text)
        self._foreign = ForeignFile(()) if self._format == "bibtex" else READERS[self._format](decoded.text)
        if not self._file.entries and not self._foreign.sources:
            raise _damaged(path, self._refused())
        sources = library.all(Source)
        self._known = {source.citekey.casefold(): source for source in sources}
        for source in sources:
            for key in aliases(source.fields):
                self._known.setdefault(key.casefold(), source)
        self._dois = {doi for source in sources if (doi := _doi(source.fields.get("doi", "")))}
        self._stubs = {source.id: source for source in sources if source.is_stub}
        people = library.all(Creator, source_id=tuple(self._stubs)) if self._stubs else []
        self._stub_creators = grouped(people, lambda creator: creator.source_id)
        self._origins: list[tuple[int, Source, Sequence[Creator]]] = []
        self._new: list[str] = []
        self._already: list[str] = []
        self._changed: list[tuple[str, str]] = []
        self._problems: list[str] = []
        self._completions: list[Completion] = []
        self._possible: list[tuple[str, str]] = []

    def records(self) -> tuple[list[Source], list[Creator]]:
        """Return the sources and creators that are new, keys pinned; :attr:`completions` are known then."""
        found_sources: Iterable[ImportedSource] = self._found()
        stub_of: dict[int, Source] = {}
        if self._stubs:
            found_sources = list(found_sources)
            stub_of = self._stubs_by_place(found_sources)
        sources: list[Source] = []
        creators: list[Creator] = []
        for place, found in enumerate(found_sources):
            self._problems += [f"{found.citekey}: {problem}" for problem in found.problems]
            if self._is_known(found):
                self._already.append(found.citekey)
                self._note_known(place, found)
            elif place in stub_of:
                self._complete(stub_of[place], found)
                self._origins.append((place, self._completions[-1].completed, self._completions[-1].after))
            else:
                source = self._take(found, new_id())
                sources.append(source)
                self._new.append(source.citekey)
                people = creator_records(source.id, found.creators)
                creators += people
                self._origins.append((place, source, people))
        return sources, creators

    def file_records(self) -> list[Record]:
        """Return the records that keep the file and say which source each entry became; none if it is kept."""
        if self._format != "bibtex" or self._library.count(BibliographyFile, sha256=self._decoded.sha256):
            return []
        file = file_record(self._path, self._decoded)
        places = [place for place, block in enumerate(self._file.blocks) if isinstance(block, BibEntry)]
        blocks = [
            SourceBlock(
                id=new_id(), bibliography_id=file.id, ord=places[place], source_id=source.id,
                digest=digest(source, creators))
            for place, source, creators in self._origins
        ]
        return [file, *blocks]

    @property
    def completions(self) -> tuple[Completion, ...]:
        """The stubs that :meth:`records` found the works of."""
        return tuple(self._completions)

    def report(self, *, resolved: int, dry_run: bool) -> BibImportReport:
        """Return what :meth:`records` found."""
        return BibImportReport(
            path=self._path,
            read=len(self._file.entries) + len(self._foreign.sources),
            new=tuple(self._new),
            already_there=tuple(self._already),
            recovered=tuple(
                RefusedEntry(entry.line, entry.recovered, entry.key)
                for entry in self._file.entries
                if entry.recovered
            ),
            refused=self._refused(),
            changed_keys=tuple(self._changed),
            problems=tuple(self._problems),
            resolved=resolved,
            dry_run=dry_run,
            completed=tuple((one.stub.citekey, one.completed.citekey) for one in self._completions),
            possible_duplicates=tuple(self._possible),
        )

    def _refused(self) -> tuple[RefusedEntry, ...]:
        blocks = [(block.line, block.reason) for block in self._file.failed]
        return tuple(RefusedEntry(line, reason) for line, reason in [*blocks, *self._foreign.refused])

    def _found(self) -> Iterator[ImportedSource]:
        yield from self._foreign.sources
        strings = StringTable(self._file.strings)
        for entry in self._file.entries:
            yield entry_to_source(entry, strings)

    def _is_known(self, found: ImportedSource) -> bool:
        doi = _doi(found.fields.get("doi", ""))
        if doi and doi in self._dois:
            return True
        title = fold(found.fields.get("title", ""))
        if not found.citekey:
            return bool(title) and (title, _year(found.fields)) in self._works
        there = self._known.get(found.citekey.casefold())
        return there is not None and fold(there.title) == title

    def _note_known(self, place: int, found: ImportedSource) -> None:
        """Let an entry belong to the source that is there already, where both say the same."""
        there = self._known.get(found.citekey.casefold())
        if there is None or there.citekey != found.citekey:
            return
        people = self._people_there.get(there.id, [])
        draft = Source(id="", citekey=found.citekey, entry_type=found.entry_type, fields=_fields(found))
        if digest(draft, creator_records("", found.creators)) == digest(there, people):
            self._origins.append((place, there, people))

    @cached_property
    def _people_there(self) -> dict[str, list[Creator]]:
        return grouped(self._library.all(Creator), lambda creator: creator.source_id)

    def _take(self, found: ImportedSource, source_id: str) -> Source:
        """Return an entry as a source, and let those that follow know it."""
        source = Source(
            id=source_id,
            citekey=self._key_for(found),
            key_pinned=int(bool(found.citekey)),
            entry_type=found.entry_type,
            fields=_fields(found),
            imported=found.raw or None,
        )
        self._known[source.citekey.casefold()] = source
        self._works.add((fold(source.title), _year(source.fields)))
        self._dois |= {doi for doi in [_doi(found.fields.get("doi", ""))] if doi}
        return source

    @cached_property
    def _works(self) -> set[tuple[str, str]]:
        """Titles and years of the sources: all that tells an entry without a key from others."""
        return {(fold(source.title), _year(source.fields)) for source in self._known.values()}

    def _key_for(self, found: ImportedSource) -> str:
        """Return the entry's key, or a free one where another work has it or it has none."""
        if not found.citekey:
            return made_key(found.creators, _fields(found), "", self._known)
        if found.citekey.casefold() not in self._known:
            return found.citekey
        key = free_key(found.citekey, self._known, folded=True)
        self._changed.append((found.citekey, key))
        return key

    # --- stubs ---

    def _stubs_by_place(self, found_sources: list[ImportedSource]) -> dict[int, Source]:
        """Return the stub an entry completes, by the entry's place; where it is not sure it is reported."""
        index = SourceIndex(
            known_source(_draft(place, found), creator_records("", found.creators))
            for place, found in enumerate(found_sources)
        )
        claimed: dict[int, list[Source]] = {}
        for stub in self._stubs.values():
            resolution = index.resolve(_as_cited(stub, self._stub_creators.get(stub.id, [])))
            if resolution.state == "resolved" and resolution.source_id is not None:
                claimed.setdefault(int(resolution.source_id), []).append(stub)
            else:
                self._possible += [
                    (found_sources[int(candidate.source_id)].citekey, stub.citekey)
                    for candidate in resolution.candidates
                ]
        for place, stubs in claimed.items():
            if len(stubs) > 1:
                self._possible += [(found_sources[place].citekey, stub.citekey) for stub in stubs]
        return {place: stubs[0] for place, stubs in claimed.items() if len(stubs) == 1}

    def _complete(self, stub: Source, found: ImportedSource) -> None:
        if self._known.get(stub.citekey.casefold()) is stub:
            del self._known[stub.citekey.casefold()]
        before = self._stub_creators.get(stub.id, [])
        told = {name: text for name, text in stub.fields.items() if name != "langid"}
        taken = self._take(found, stub.id)
        fields = completed_fields(taken.fields, told)
        if stub.key_pinned:
            fields = with_aliases(fields, [stub.citekey], taken.citekey)
        note = "" if is_stub_note(stub.note) else stub.note
        after = completed_creators(found.creators, [bib_creator(one) for one in before])
        completed = Source(id=stub.id, **{**taken.values(), "fields": fields, "note": note})
        self._known[completed.citekey.casefold()] = completed
        self._completions.append(
            Completion(stub, completed, tuple(before), tuple(creator_records(stub.id, after)))
        )


def _draft(place: int, found: ImportedSource) -> Source:
    """Return an entry as a source to compare with, its place for an id."""
    return Source(id=str(place), citekey=found.citekey, fields=_fields(found))


def _as_cited(stub: Source, creators: list[Creator]) -> Citation:
    """Return a stub as the citation it stands for, in one script."""
    people = sorted(creators, key=lambda creator: creator.ord)
    named = [one for one in people if OTHERS not in (one.family_latin, one.family_fa)]
    scripts = [[one.family_latin for one in named], [one.family_fa for one in named]]
    authors = next((names for names in scripts if all(names)), [one.family_latin or one.family_fa for one in named])
    return Citation(
        id="",
        text_id="",
        block_id="",
        ord=0,
        kind="narrative",
        start_pos=0,
        end_pos=0,
        body="",
        authors=tuple(authors),
        et_al=int(len(named) < len(people)),
        year=source_year(stub) or None,
        suffix=source_key_suffix(stub) or None,
        calendar="solar_hijri" if authors and script_of(authors[0]) == "persian" else "gregorian",
    )


def _fields(found: ImportedSource) -> dict[str, str]:
    fields = dict(found.fields)
    if found.langid:
        fields.setdefault("langid", found.langid)
    return fields


def _doi(value: str) -> str:
    """Return a DOI in the form it is compared in."""
    folded = value.strip().casefold()
    for prefix in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
        folded = folded.removeprefix(prefix).strip()
    return folded


def _year(fields: Mapping[str, str]) -> str:
    return (fields.get("date") or fields.get("year") or fields.get(SOLAR_DATE) or "")[:4]


def _damaged(path: str, refused: Sequence[RefusedEntry]) -> BibliographyDamaged:
    if refused:
        return BibliographyDamaged(path, line=refused[0].line or None, detail=refused[0].reason)
    return BibliographyDamaged(path, detail="no entry")
