"""Deeds on many sources at once: what a librarian does to a bibliography."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.bib.stubs import is_stub_note
from annotator.core.changes import deleted, edited
from annotator.core.model import Change, Citation, Creator, Deed, Link, Review, Source, Text
from annotator.errors import BadRequest
from annotator.services.bib_records import bib_creator, creator_records
from annotator.services.claim_views import creators_by_source
from annotator.services.deeds import Deeds
from annotator.services.gathering import by_id, living
from annotator.services.merging import (
    completed_creators,
    completed_fields,
    creator_changes,
    with_aliases,
)
from annotator.services.open_citations import OpenCitations
from annotator.services.source_views import PossibleDuplicate, SourceProblem, SourcesMended, StubsMade
from annotator.services.stubs import stub_changes, stubs_of_all

if TYPE_CHECKING:
    from annotator.services.source_checks import SourceChecks


class Librarian:
    """Puts a whole bibliography in order; deeds on one source are the bibliography's."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library
        self._open = OpenCitations(deeds.library)

    def sources_from_citations(self, paper_id: str | None = None) -> StubsMade:
        """Make stubs of all open citations, of one paper or all, in one deed.

        Citations that fit several works or sources are left to a person; they are in the report.
        """
        taken = [source.citekey for source in self._library.all(Source)]
        stubs = stubs_of_all(self._open.all(paper_id), by_id(self._library.all(Text)), taken)
        keys = tuple(stub.source.citekey for stub in stubs)
        changes = stub_changes(self._open, stubs) if stubs else []
        deed = self._deeds.apply("sources from citations", changes, ", ".join(keys)) if stubs else None
        resolved = sum(change.after.get("state") == "resolved" for change in changes)
        return StubsMade(deed=deed, keys=keys, resolved=resolved, left=tuple(self._open.all(paper_id)))

    def problems(self) -> tuple[SourceProblem, ...]:
        """Return what the checks find in the sources, by citation key."""
        return tuple(self._checks().problems())

    def mend(self, kinds: Collection[str] | None = None) -> SourcesMended:
        """Mend, in one deed, what is safe to mend: problems of these kinds, or of all."""
        changes, mended = self._checks().mends(kinds)
        deed = self._deeds.apply("mend sources", self._with_resolutions(changes), _keys(mended)) if changes else None
        return SourcesMended(deed, tuple(mended), self.problems())

    def duplicates(self) -> tuple[PossibleDuplicate, ...]:
        """Return pairs of sources that may be one work, the likeliest first."""
        return tuple(self._checks().duplicates())

    def merge(self, keep_id: str, other_id: str) -> Deed:
        """Make two sources one, in one deed: links, citations and candidates of the other move to the kept one.

        Field by field the kept one stays as it is and takes over what it lacks; a stub takes the other's type and
        raw entry. The key of the other, and its aliases, stay findable as ``ids``.

        Raises:
            NotFound: one of them is not there.
            BadRequest: they are the same.
        """
        if keep_id == other_id:
            raise BadRequest("a source and itself")
        keep, other = living(self._library, Source, keep_id), living(self._library, Source, other_id)
        people = creators_by_source(self._library, [keep_id, other_id])
        mine, theirs = people.get(keep_id, []), people.get(other_id, [])
        merged = _merged(keep, other)
        creators = completed_creators([bib_creator(one) for one in mine], [bib_creator(one) for one in theirs])
        changes = [edited(keep, **{name: value for name, value in merged.values().items() if name != "deleted"})]
        changes += creator_changes(keep_id, mine, creators)
        changes += self._moved_links(keep_id, other_id)
        changes += [edited(one, source_id=keep_id) for one in self._library.all(Citation, source_id=other_id)]
        changes += self._open.resolutions([merged], creator_records(keep_id, creators), gone={other_id})
        changes += [*map(deleted, theirs), deleted(other)]
        return self._deeds.apply("merge sources", changes, f"{keep.citekey} + {other.citekey}")

    # --- private ---

    def _checks(self) -> SourceChecks:
        from annotator.services.source_checks import SourceChecks  # brings the BibTeX reader

        sources = self._library.all(Source, order=("citekey", "id"))
        return SourceChecks(sources, creators_by_source(self._library, [source.id for source in sources]))

    def _with_resolutions(self, changes: Sequence[Change]) -> list[Change]:
        """Add what the changes of sources do to open citations: a mended name or year may be one they wait for."""
        after = {change.record_id: change.after for change in changes if change.entity == Source.TABLE}
        touched = {*after, *(change.after["source_id"] for change in changes if change.entity == Creator.TABLE)}
        sources = [self._library.require(Source, source_id) for source_id in sorted(touched)]
        new = [Source(id=one.id, **after[one.id]) if one.id in after else one for one in sources]
        edited_people = {change.record_id: change.after for change in changes if change.entity == Creator.TABLE}
        people = [
            one for one in self._library.all(Creator, source_id=tuple(touched)) if one.id not in edited_people
        ] if touched else []
        people += [
            Creator(id=record_id, **values) for record_id, values in edited_people.items() if not values.get("deleted")
        ]
        return [*changes, *self._open.resolutions(new, people)]

    def _moved_links(self, keep_id: str, other_id: str) -> list[Change]:
        """Return the changes that move links; one that says what a link of the kept source says already goes."""
        there = {(one.claim_id, one.role, one.locator): one for one in self._library.all(Link, source_id=keep_id)}
        changes: list[Change] = []
        for link in self._library.all(Link, source_id=other_id):
            twin = there.get((link.claim_id, link.role, link.locator))
            if twin is None or (link.evidence, link.note) not in (("", ""), (twin.evidence, twin.note)):
                changes.append(edited(link, source_id=keep_id))
                continue
            reviews = self._library.all(Review, target_entity=Link.TABLE, target_id=link.id)
            changes += [*map(deleted, reviews), deleted(link)]
        return changes


def _merged(keep: Source, other: Source) -> Source:
    fields = with_aliases(completed_fields(keep.fields, other.fields), [other.citekey], keep.citekey)
    notes = dict.fromkeys(note for note in (keep.note, other.note) if note and not is_stub_note(note))
    takes_over = bool(keep.is_stub and not other.is_stub)
    is_vague = keep.entry_type == "misc" and (keep.is_stub or keep.imported is None)
    return replace(
        keep,
        fields=fields,
        note="\n".join(notes) if not (keep.is_stub and other.is_stub) else keep.note,
        is_stub=int(bool(keep.is_stub and other.is_stub)),
        entry_type=other.entry_type if takes_over or is_vague else keep.entry_type,
        imported=other.imported if keep.imported is None else keep.imported,
        key_pinned=max(keep.key_pinned, other.key_pinned),
    )


def _keys(problems: Sequence[SourceProblem]) -> str:
    return ", ".join(dict.fromkeys(problem.citekey for problem in problems))
