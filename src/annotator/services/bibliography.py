"""Sources and links: what the claims rest on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.core.changes import created, deleted, edited
from annotator.core.ids import new_id
from annotator.core.model import (
    CHECK_STATES,
    LINK_ROLES,
    Change,
    Citation,
    CitationCandidate,
    Claim,
    Creator,
    Deed,
    Link,
    Review,
    Source,
    Text,
)
from annotator.errors import BadRequest
from annotator.services import lookup
from annotator.services.bib_records import bib_creator
from annotator.services.claim_views import creators_by_source, link_views
from annotator.services.deeds import Deeds, edits, record_id_of
from annotator.services.gathering import given, living
from annotator.services.labels import source_label, source_label_fa
from annotator.services.merging import creator_changes
from annotator.services.open_citations import OpenCitations
from annotator.services.resolving import AMBIGUOUS
from annotator.services.source_views import BibImportReport
from annotator.services.stubs import made_key, make_stub, stub_changes
from annotator.services.views import CreatorName, LinkView, SourceView

_KEY = re.compile(r"[^\s{},\\%#~\"'=()$&^]+\Z")
"""Characters of a citation key that BibTeX, biber and LaTeX all read."""


class Bibliography:
    """Deeds on sources, on what citations mean, and on links."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library
        self._open = OpenCitations(deeds.library)

    # --- sources ---

    def sources(self, *, only: str | None = None) -> tuple[SourceView, ...]:
        """Return sources by key; ``only``: cited (a citation or link points at it), uncited or stubs."""
        views = self._views(self._library.all(Source, order=("citekey", "id")))
        if only is None:
            return tuple(views)
        if only == "stubs":
            return tuple(view for view in views if view.source.is_stub)
        if only not in ("cited", "uncited"):
            raise BadRequest(f"sources {only}")
        return tuple(view for view in views if bool(view.citations or view.links) == (only == "cited"))

    def source(self, reference: str) -> Source:
        """Return a source by its citation key or id (see ``lookup.find_source``)."""
        return lookup.find_source(self._library, reference)

    def source_view(self, source_id: str) -> SourceView:
        """Return one source with creators and counts."""
        return self._views([living(self._library, Source, source_id)])[0]

    def add_source(
        self,
        entry_type: str = "misc",
        *,
        key: str | None = None,
        fields: Mapping[str, str] | None = None,
        creators: Sequence[CreatorName] = (),
        note: str = "",
    ) -> Deed:
        """Add a source by hand; open citations that can only mean it are resolved in the same deed.

        A key given is pinned; otherwise a readable one is made. ``source_of(deed)`` is the source's id.
        """
        known = _tidy(fields or {})
        records = _creators("", creators)
        if not known and not records:
            raise BadRequest("a source needs a title, a name or a year")
        source = Source(
            id=new_id(),
            entry_type=_entry_type(entry_type),
            fields=known,
            note=note,
            key_pinned=int(bool(key)),
            citekey=self._free_key(key) if key else made_key(map(bib_creator, records), known, "", self._taken_keys()),
        )
        return self._add("add source", source, _creators(source.id, creators))

    @staticmethod
    def source_of(deed: Deed) -> str:
        """Return the id of the source a deed made or changed, or an empty string."""
        return record_id_of(deed, Source.TABLE)

    def source_from_citation(self, citation_id: str) -> Deed:
        """Make a stub of what a citation tells; all open citations of that work in its paper mean it then.

        Raises:
            BadRequest: the citation has a source, or fits several works of its paper: one of those that
                tell them apart must be taken.
        """
        citation = living(self._library, Citation, citation_id)
        if citation.source_id is not None:
            raise BadRequest("the citation has a source")
        if AMBIGUOUS in citation.problems:
            raise BadRequest("the citation fits several works")
        text = self._library.require(Text, citation.text_id)
        waiting = self._open.all(text.paper_id)
        stub = make_stub(self._open.same_work(citation), waiting, self._taken_keys(), text.lang)
        return self._deeds.apply("source from citation", stub_changes(self._open, [stub]), stub.source.citekey)

    def edit_source(
        self,
        source_id: str,
        *,
        entry_type: str | None = None,
        key: str | None = None,
        fields: Mapping[str, str] | None = None,
        creators: Sequence[CreatorName] | None = None,
        note: str | None = None,
    ) -> Deed:
        """Change what is given; ``fields`` and ``creators`` replace all of theirs, a key given is pinned."""
        source = living(self._library, Source, source_id)
        wanted: dict[str, Any] = {"note": note}
        if entry_type is not None:
            wanted["entry_type"] = _entry_type(entry_type)
        if key is not None and key != source.citekey:
            wanted |= {"citekey": self._free_key(key), "key_pinned": 1}
        if fields is not None:
            wanted["fields"] = _tidy(fields)
            if source.is_stub and wanted["fields"].get("title"):
                wanted["is_stub"] = 0
        changes = edits(source, **wanted)
        if creators is not None:
            old = self._library.all(Creator, source_id=source_id)
            changes += creator_changes(source_id, old, map(bib_creator, _creators(source_id, creators)))
        return self._deeds.apply("edit source", changes, source.citekey)

    def delete_source(self, source_id: str) -> Deed:
        """Delete a source with its creators; citations that meant it are open again.

        Raises:
            BadRequest: claims are linked to it.
        """
        source = living(self._library, Source, source_id)
        if self._library.count(Link, source_id=source_id):
            raise BadRequest(f"claims are linked to {source.citekey}")
        changes: list[Change] = [
            edited(one, state="unresolved", source_id=None)
            for one in self._library.all(Citation, source_id=source_id)
        ]
        changes += map(deleted, self._library.all(CitationCandidate, source_id=source_id))
        changes += map(deleted, self._library.all(Creator, source_id=source_id))
        return self._deeds.apply("delete source", [*changes, deleted(source)], source.citekey)

    def import_bib(
        self, path: str | Path, *, encoding: str | None = None, dry_run: bool = False
    ) -> BibImportReport:
        """Take a BibTeX or biblatex file over, in one deed, or only report what would be taken over.

        Keys of the file stay as they are, pinned; one that another work has gets a letter, which is reported.
        A stub whose work surely is in the file becomes that entry and keeps its links and citations; where that
        is not sure the entry is new and both are reported as possible duplicates.

        Raises:
            BadInput: the file cannot be read, or nothing in it is an entry.
        """
        from annotator.services.bib_import import (
            BibImport,
        )  # brings the BibTeX reader, which opening does not need

        run = BibImport(self._library, str(path), encoding)
        sources, creators = run.records()
        changes: list[Change] = [change for one in run.completions for change in one.changes()]
        changes += [*map(created, sources), *map(created, creators)]
        everything = [*sources, *(one.completed for one in run.completions)]
        people = [*creators, *(one for completion in run.completions for one in completion.after)]
        found = self._open.resolutions(everything, people)
        resolved = sum(change.after.get("state") == "resolved" for change in found)
        report = run.report(resolved=resolved, dry_run=dry_run)
        if changes and not dry_run:
            kept = map(created, run.file_records())
            self._deeds.apply("import bibliography", [*changes, *found, *kept], Path(path).name)
        return report

    # --- what citations mean ---

    def resolve(self, citation_id: str, source_id: str, *, same_work: bool = False) -> Deed:
        """Say that a citation means a source; ``same_work``: the other open ones of that work too."""
        citation = living(self._library, Citation, citation_id)
        source = living(self._library, Source, source_id)
        group = self._open.same_work(citation) if same_work else [citation]
        candidates = self._open.candidates(group)
        changes: list[Change] = []
        for one in group:
            changes += edits(one, state="resolved", source_id=source.id)
            changes += map(deleted, candidates.get(one.id, ()))
        return self._deeds.apply("resolve citation", changes, source.citekey)

    def unresolve(self, citation_id: str) -> Deed:
        """Say that a citation does not mean the source it was given."""
        citation = living(self._library, Citation, citation_id)
        if citation.source_id is None:
            raise BadRequest("the citation has no source")
        return self._deeds.apply(
            "unresolve citation", [edited(citation, state="unresolved", source_id=None)], citation.body
        )

    # --- links ---

    def link(
        self,
        claim_id: str,
        source_id: str,
        *,
        role: str = "cites_as_evidence",
        locator: str = "",
        locator_label: str = "page",
        evidence: str = "",
        note: str = "",
        citation_id: str | None = None,
        check_state: str = "unchecked",
    ) -> Deed:
        """Link a claim to a source; without a locator, the citation's is taken where one is named."""
        claim = living(self._library, Claim, claim_id)
        source = living(self._library, Source, source_id)
        if citation_id is not None and not locator:
            citation = living(self._library, Citation, citation_id)
            locator, locator_label = citation.locator or "", citation.locator_label or locator_label
        _refuse_words(role, check_state)
        record = Link(
            id=new_id(),
            claim_id=claim.id,
            source_id=source.id,
            citation_id=citation_id,
            role=role,
            locator=locator,
            locator_label=locator_label,
            evidence=evidence,
            note=note,
            check_state=check_state,
            author_id=self._deeds.me.id,
        )
        same = self._library.all(Link, claim_id=claim.id, source_id=source.id, role=role, locator=locator)
        if same:
            raise BadRequest(f"claim {claim.number} is linked so to {source.citekey} already")
        return self._deeds.apply("link source", [created(record)], source.citekey)

    def edit_link(self, link_id: str, **fields: Any) -> Deed:  # noqa: ANN401 - fields of Link
        """Change fields of a link, named as in ``core.model.Link``; None leaves a field as it is."""
        link = living(self._library, Link, link_id)
        _refuse_words(fields.get("role") or link.role, fields.get("check_state") or link.check_state)
        source = self._library.require(Source, link.source_id)
        return self._deeds.apply("edit link", edits(link, **fields), source.citekey)

    def unlink(self, link_id: str) -> Deed:
        """Delete a link with its reviews."""
        link = living(self._library, Link, link_id)
        source = self._library.require(Source, link.source_id)
        reviews = self._library.all(Review, target_entity=Link.TABLE, target_id=link_id)
        return self._deeds.apply("unlink source", [*map(deleted, reviews), deleted(link)], source.citekey)

    def links(self, *, claim_id: str | None = None, source_id: str | None = None) -> tuple[LinkView, ...]:
        """Return links, of one claim or source or all, oldest first."""
        wanted = given(claim_id=claim_id, source_id=source_id)
        return tuple(link_views(self._library, self._library.all(Link, **wanted)))

    # --- private ---

    def _views(self, sources: Sequence[Source]) -> list[SourceView]:
        creators = creators_by_source(self._library, [source.id for source in sources])
        citations = Counter(one.source_id for one in self._library.all(Citation, state="resolved"))
        links = Counter(link.source_id for link in self._library.all(Link))
        return [
            SourceView(
                source=source,
                creators=tuple(creators.get(source.id, ())),
                label=source_label(source, creators.get(source.id, ())),
                label_fa=source_label_fa(source, creators.get(source.id, ())),
                citations=citations[source.id],
                links=links[source.id],
            )
            for source in sources
        ]

    def _add(
        self,
        name: str,
        source: Source,
        creators: Sequence[Creator],
    ) -> Deed:
        changes = [created(source), *map(created, creators)]
        changes += self._open.resolutions([source], creators)
        return self._deeds.apply(name, changes, source.citekey)

    def _free_key(self, key: str) -> str:
        wanted = key.strip()
        if not _KEY.match(wanted):
            raise BadRequest(f"citation key {key!r}")
        if wanted.casefold() in {source.citekey.casefold() for source in self._library.all(Source)}:
            raise BadRequest(f"citation key {wanted} is taken")
        return wanted

    def _taken_keys(self) -> list[str]:
        return [source.citekey for source in self._library.all(Source)]


def _creators(source_id: str, names: Sequence[CreatorName]) -> list[Creator]:
    named = [name for name in names if name.family_latin.strip() or name.family_fa.strip()]
    return [
        Creator(
            id=new_id(),
            source_id=source_id,
            role=name.role,
            ord=place,
            family_latin=name.family_latin.strip(),
            given_latin=name.given_latin.strip(),
            family_fa=name.family_fa.strip(),
            given_fa=name.given_fa.strip(),
            is_organisation=int(name.is_organisation),
        )
        for place, name in enumerate(named)
    ]


def _tidy(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with lower-case names and without the empty ones."""
    return {
        name.strip().lower(): value.strip()
        for name, value in fields.items()
        if name.strip() and value.strip()
    }


def _entry_type(name: str) -> str:
    wanted = name.strip().lstrip("@").lower()
    if not wanted.isalpha() or not wanted.isascii():
        raise BadRequest(f"entry type {name!r}")
    return wanted


def _refuse_words(role: str, check_state: str) -> None:
    if role not in LINK_ROLES:
        raise BadRequest(f"role {role}")
    if check_state not in CHECK_STATES:
        raise BadRequest(f"check state {check_state}")
