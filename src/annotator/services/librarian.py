"""Deeds on many sources at once: what a librarian does to a bibliography."""

from __future__ import annotations

from annotator.core.model import Source, Text
from annotator.services.deeds import Deeds
from annotator.services.gathering import by_id
from annotator.services.open_citations import OpenCitations
from annotator.services.source_views import StubsMade
from annotator.services.stubs import stub_changes, stubs_of_all


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
