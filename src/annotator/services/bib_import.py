"""A bibliography on its way in: which entries are new, which are there already, whose key is taken."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.bib.bibtex import BibFile, read
from annotator.bib.entries import entry_to_source
from annotator.bib.keys import free_key
from annotator.bib.sources import ImportedSource
from annotator.bib.strings import StringTable
from annotator.core.ids import new_id
from annotator.core.model import Creator, Source
from annotator.errors import BibliographyDamaged, EncodingUnknown
from annotator.formats import plaintext
from annotator.services.views import BibImportReport, RefusedEntry
from annotator.store.library import Library
from annotator.text.folding import fold


class BibImport:
    """One reading of a file against the sources of a library; nothing is written here.

    An entry is *already there* when a source has its DOI, or its key together with its title. A key
    that another work has gets a letter. Whatever is taken over keeps its raw entry.
    """

    def __init__(self, library: Library, path: str, encoding: str | None = None) -> None:
        self._path = path
        decoded = plaintext.read(path, encoding)
        if decoded.guessed:
            raise EncodingUnknown(path, decoded.guesses)
        self._file: BibFile = read(decoded.text)
        if not self._file.entries:
            raise _damaged(path, self._file)
        self._known = {source.citekey.casefold(): source for source in library.all(Source)}
        self._dois = {doi for source in self._known.values() if (doi := _doi(source.fields.get("doi", "")))}
        self._new: list[str] = []
        self._already: list[str] = []
        self._changed: list[tuple[str, str]] = []
        self._problems: list[str] = []

    def records(self) -> tuple[list[Source], list[Creator]]:
        """Return the sources and creators that are new, keys pinned."""
        sources: list[Source] = []
        creators: list[Creator] = []
        for found in self._found():
            self._problems += [f"{found.citekey}: {problem}" for problem in found.problems]
            if self._is_known(found):
                self._already.append(found.citekey)
                continue
            source = Source(
                id=new_id(),
                citekey=self._key_for(found),
                key_pinned=1,
                entry_type=found.entry_type,
                fields=_fields(found),
                imported=found.raw or None,
            )
            sources.append(source)
            self._known[source.citekey.casefold()] = source
            self._dois |= {doi for doi in [_doi(found.fields.get("doi", ""))] if doi}
            self._new.append(source.citekey)
            creators += _creators(source.id, found)
        return sources, creators

    def report(self, *, resolved: int, dry_run: bool) -> BibImportReport:
        """Return what :meth:`records` found."""
        return BibImportReport(
            path=self._path,
            read=len(self._file.entries),
            new=tuple(self._new),
            already_there=tuple(self._already),
            recovered=tuple(
                RefusedEntry(entry.line, entry.recovered, entry.key)
                for entry in self._file.entries
                if entry.recovered
            ),
            refused=tuple(RefusedEntry(block.line, block.reason) for block in self._file.failed),
            changed_keys=tuple(self._changed),
            problems=tuple(self._problems),
            resolved=resolved,
            dry_run=dry_run,
        )

    def _found(self) -> Iterator[ImportedSource]:
        strings = StringTable(self._file.strings)
        for entry in self._file.entries:
            yield entry_to_source(entry, strings)

    def _is_known(self, found: ImportedSource) -> bool:
        doi = _doi(found.fields.get("doi", ""))
        if doi and doi in self._dois:
            return True
        there = self._known.get(found.citekey.casefold())
        return there is not None and fold(there.title) == fold(found.fields.get("title", ""))

    def _key_for(self, found: ImportedSource) -> str:
        key = free_key(found.citekey, {source.citekey for source in self._known.values()})
        if key != found.citekey:
            self._changed.append((found.citekey, key))
        return key


def _fields(found: ImportedSource) -> dict[str, str]:
    fields = dict(found.fields)
    if found.langid:
        fields.setdefault("langid", found.langid)
    return fields


def _creators(source_id: str, found: ImportedSource) -> list[Creator]:
    return [
        Creator(
            id=new_id(),
            source_id=source_id,
            role=one.role,
            ord=one.ord,
            family_latin=one.family_latin,
            given_latin=one.given_latin,
            family_fa=one.family_fa,
            given_fa=one.given_fa,
            is_organisation=one.is_organisation,
        )
        for one in found.creators
    ]


def _doi(value: str) -> str:
    """Return a DOI in the form it is compared in."""
    folded = value.strip().casefold()
    for prefix in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
        folded = folded.removeprefix(prefix).strip()
    return folded


def _damaged(path: str, file: BibFile) -> BibliographyDamaged:
    failed = file.failed
    if failed:
        return BibliographyDamaged(path, line=failed[0].line, detail=failed[0].reason)
    return BibliographyDamaged(path, detail="no entry")
