"""Citations that have no source yet: which there are, which mean one work, what new sources do to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from annotator.core.model import Change, Citation, CitationCandidate, Creator, Source, Text
from annotator.services.gathering import gather, given, grouped
from annotator.services.resolving import SourceIndex, known_source, resolution_changes
from annotator.store.library import Library


class OpenCitations:
    """The citations of a library that are unresolved or ambiguous. Nothing is written here."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self, paper_id: str | None = None) -> list[Citation]:
        """Return them, of a paper or of all, in the order of the texts."""
        texts = None
        if paper_id is not None:
            texts = tuple(one.id for one in self._library.all(Text, paper_id=paper_id))
        return self._library.all(
            Citation, state=("unresolved", "ambiguous"), order=("text_id", "ord", "id"), **given(text_id=texts))

    def same_work(self, citation: Citation) -> list[Citation]:
        """Return the citation, then the open ones of the same work in its paper."""
        if citation.work_key is None:
            return [citation]
        text = self._library.require(Text, citation.text_id)
        texts = tuple(one.id for one in self._library.all(Text, paper_id=text.paper_id))
        group = self._library.all(Citation, work_key=citation.work_key, text_id=texts)
        return [citation, *(one for one in group if one.id != citation.id and one.state != "resolved")]

    def candidates(self, citations: Sequence[Citation]) -> dict[str, list[CitationCandidate]]:
        """Return the stored candidates of citations, by the id of the citation."""
        found = gather(self._library, CitationCandidate, "citation_id", [one.id for one in citations])
        return grouped(found, lambda candidate: candidate.citation_id)

    def resolutions(
        self,
        sources: Iterable[Source],
        creators: Iterable[Creator],
        *,
        settled: Collection[str] = frozenset(),
        gone: Collection[str] = frozenset(),
    ) -> list[Change]:
        """Return the changes of open citations once these sources are there, new or as they will be.

        ``settled`` are citations that somebody else takes care of, ``gone`` sources that will be there no more.
        """
        waiting = [one for one in self.all() if one.id not in settled]
        if not waiting:
            return []
        new = {source.id: source for source in sources}
        known = [one for one in self._library.all(Source) if one.id not in new and one.id not in gone]
        old = (one for one in self._library.all(Creator) if one.source_id not in new)
        people = grouped([*old, *creators], lambda creator: creator.source_id)
        index = SourceIndex(known_source(source, people.get(source.id, ())) for source in [*known, *new.values()])
        return resolution_changes(waiting, index, self.candidates(waiting))
