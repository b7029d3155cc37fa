"""Imported bibliographies as they stood: kept whole, and given back with no more changed than was edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.bib.bibtex import BibEntry, BibFile, read
from annotator.bib.rewriting import rewritten
from annotator.bib.sources import ExportedSource
from annotator.bib.strings import StringTable
from annotator.core.ids import new_id
from annotator.core.model import BibliographyFile, Creator, Source, SourceBlock
from annotator.core.revisions import Revision, canonical_json
from annotator.errors import BadRequest, NotFound
from annotator.formats import plaintext
from annotator.services.bib_records import exported_source
from annotator.services.claim_views import creators_by_source
from annotator.services.gathering import by_id, find, gather
from annotator.services.source_views import BibliographyAsImported
from annotator.store.library import Library


def file_record(path: str, decoded: plaintext.DecodedText) -> BibliographyFile:
    """Return the record that keeps a file."""
    text = decoded.text
    counts = {"\r\n": text.count("\r\n"), "\n": text.count("\n") - text.count("\r\n"), "\r": text.count("\r")}
    counts["\r"] -= counts["\r\n"]
    return BibliographyFile(
        id=new_id(),
        name=Path(path).name,
        encoding=decoded.encoding,
        has_bom=int(decoded.has_bom),
        newline=max(counts, key=lambda end: (counts[end], end == "\n")),
        sha256=decoded.sha256,
        body=text,
    )


def digest(source: Source, creators: Iterable[Creator]) -> str:
    """Return a hash of what an entry can say of a source: type, key, fields and creators."""
    people = sorted(creators, key=lambda one: (one.role, one.ord))
    said = [
        source.entry_type, source.citekey, dict(source.fields),
        [[one.role, one.ord, one.family_latin, one.given_latin, one.family_fa, one.given_fa, one.is_organisation]
         for one in people],
    ]
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()


class ImportedFiles:
    """The bibliographies a library keeps. Nothing is written here."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, reference: str) -> BibliographyFile:
        """Return a bibliography by the name of its file (the newest of that name) or its id.

        Raises:
            NotFound, Ambiguous: none, or several, answer to it.
        """
        named = self._library.all(BibliographyFile, name=Path(reference).name, order="-id", limit=1)
        return named[0] if named else find(self._library, BibliographyFile, reference)

    def as_imported(self, bibliography_id: str) -> BibliographyAsImported:
        """Return a file as it was imported, and where sources were edited since, those fields as they are now.

        Entries of deleted sources are left out; sources that did not come with the file are not in it.

        Raises:
            NotFound: there is no such bibliography.
            BadRequest: an edited field has letters that the encoding of the file has not.
        """
        kept = self._library.require(BibliographyFile, bibliography_id)
        if kept.deleted:
            raise NotFound(BibliographyFile.TABLE, bibliography_id)
        file = read(kept.body)
        strings = StringTable(file.strings)
        texts = [block.raw for block in file.blocks]
        blocks = self._library.all(SourceBlock, bibliography_id=kept.id, order="ord")
        sources = by_id(gather(self._library, Source, "id", [block.source_id for block in blocks]))
        people = creators_by_source(self._library, sources)
        edited: list[str] = []
        left_out: list[str] = []
        for block in blocks:
            source, entry = sources.get(block.source_id), _entry(file, block.ord)
            if source is None:
                texts[block.ord] = ""
                left_out.append(entry.key)
                continue
            creators = people.get(source.id, [])
            if digest(source, creators) != block.digest:
                before = self._as_of(block)
                texts[block.ord] = rewritten(entry, before, exported_source(source, creators), strings).raw
                edited.append(source.citekey)
        return BibliographyAsImported(
            name=kept.name,
            data=_encoded("".join(texts), kept),
            encoding=kept.encoding,
            edited=tuple(edited),
            left_out=tuple(left_out),
        )

    def _as_of(self, block: SourceBlock) -> ExportedSource:
        """Return the source as it was when its entry came in."""
        made = self._library.history(SourceBlock.TABLE, block.id, limit=None)[-1]
        fields = self._content_of(Source.TABLE, block.source_id, made)
        creators = []
        for one in self._library.all(Creator, deleted=None, source_id=block.source_id):
            content = self._content_of(Creator.TABLE, one.id, made)
            if content is not None and not content.get("deleted"):
                creators.append(Creator(id=one.id, **content))
        return exported_source(Source(id=block.source_id, **(fields or {"citekey": ""})), creators)

    def _content_of(self, table: str, record_id: str, made: Revision) -> Mapping[str, Any] | None:
        """Return the content of a record at the end of the deed that made another, or None if it was not there."""
        revisions = self._library.history(table, record_id, limit=None)
        then = (one for one in revisions if one.seq <= made.seq or one.txn == made.txn)
        return next((one.fields for one in then), None)


def _entry(file: BibFile, place: int) -> BibEntry:
    block = file.blocks[place]
    if not isinstance(block, BibEntry):
        raise TypeError(f"block {place} is no entry")
    return block


def _encoded(text: str, kept: BibliographyFile) -> bytes:
    try:
        return plaintext.encode(text, kept.encoding, has_bom=bool(kept.has_bom))
    except UnicodeEncodeError as error:
        letter = error.object[error.start:error.start + 1]
        raise BadRequest(f"{kept.encoding}, the encoding of {kept.name}, has no “{letter}”") from error
