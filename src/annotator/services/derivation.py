"""One original read again, and the changes from what the library holds to what is found now.

Nothing is stored here; loading this module loads the text engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.core.analysis import Analysis
from annotator.core.changes import brought_up, edited
from annotator.core.model import (
    Anchor,
    Block,
    Change,
    Citation,
    CitationCandidate,
    Original,
    Repair,
    Row,
    RowMember,
    Sentence,
    Source,
    Text,
    Translation,
)
from annotator.core.spans import Span
from annotator.errors import BadRequest
from annotator.services.claim_views import creators_by_source
from annotator.services.gathering import gather, grouped
from annotator.services.hub import Progress
from annotator.services.realigning import StoredRows, row_changes, successors
from annotator.services.reanchoring import Reanchoring
from annotator.services.regrounding import (
    Reground,
    Stored,
    acceptances_of,
    kept_refusals,
    refusals_of,
    reground,
)
from annotator.services.repair_views import AnchorCheck
from annotator.services.resolving import (
    SourceIndex,
    candidate_changes,
    candidate_records,
    known_source,
    resolved,
)
from annotator.store.library import Library
from annotator.text.pipeline import analyse

RepairKey = tuple[str, Span]
"""A rule's name and the raw span of one of its repairs."""


class Derivation:
    """The texts of one original derived anew.

    ``states`` says of single repairs whether they shall be refused or applied from now on;
    ``rules_off`` which rules shall be off (None: those that are). ``checks`` says afterwards what
    became of every anchor.
    """

    def __init__(
        self,
        library: Library,
        original_id: str,
        texts: Sequence[Text],
        states: Mapping[RepairKey, str],
        rules_off: Sequence[str] | None = None,
    ) -> None:
        self.checks: list[AnchorCheck] = []
        self._library = library
        self._original = library.require(Original, original_id)
        self._stored = stored_texts(library, texts)
        self._refused = {key for key, state in states.items() if state == "refused"}
        self._accepted = {key for key, state in states.items() if state == "applied"}
        off = dict.fromkeys(rule for text in texts for rule in text.rules_off)
        self._rules_off = tuple(off if rules_off is None else rules_off)

    def derive(self, progress: Progress | None = None) -> list[Change]:
        """Read the original again; return the changes of every kind of record, in their order.

        Raises:
            BadRequest: nothing comes of what is wished of single repairs.
        """
        analysis = self._analysed(progress)
        rows = self._stored_rows()
        now = reground(analysis, self._stored, rows.settled)
        citations, candidates = self._resolved(now.found.citations)
        old, paper_id = self._stored, self._stored.texts[0].paper_id
        aligned = row_changes(rows, analysis.rows, now.ids, old.sentences, now.found.sentences, paper_id)
        return [
            *self._text_changes(now),
            *brought_up(old.blocks, now.found.blocks),
            *brought_up(old.sentences, now.found.sentences),
            *brought_up(old.repairs, self._repairs(now)),
            *aligned,
            *self._translation_changes(successors(rows, aligned, old.sentences, now.found.sentences)),
            *brought_up(old.citations, citations),
            *candidates,
            *self._anchor_changes(now),
        ]

    def _stored_rows(self) -> StoredRows:
        paper_id = self._stored.texts[0].paper_id
        rows = tuple(self._library.all(Row, deleted=None, paper_id=paper_id))
        members = gather(self._library, RowMember, "row_id", [row.id for row in rows], deleted=None)
        translations = gather(self._library, Translation, "row_id", [row.id for row in rows])
        return StoredRows(rows, tuple(members), frozenset(one.row_id for one in translations))

    def _translation_changes(self, successor: Mapping[str, str]) -> list[Change]:
        """Take translations along where their row went into another one that has none in their language."""
        taken = {
            (one.row_id, one.lang)
            for one in gather(self._library, Translation, "row_id", successor.values())
        }
        moving = gather(self._library, Translation, "row_id", successor)
        free = [one for one in moving if (successor[one.row_id], one.lang) not in taken]
        return [edited(one, row_id=successor[one.row_id]) for one in free]

    def _analysed(self, progress: Progress | None) -> Analysis:
        stored = self._stored.repairs
        refused = (refusals_of(stored) | self._refused) - self._accepted
        analysis = analyse(
            self._original.body,
            rules_off=self._rules_off,
            refused=refused,
            accepted=(acceptances_of(stored) | self._accepted) - refused,
            progress=progress,
        )
        self._refuse_idle_wish(analysis)
        return analysis

    def _refuse_idle_wish(self, analysis: Analysis) -> None:
        """Refuse a wish that nothing came of: the engine writes down every refusal it honours."""
        found = {(one.rule, one.raw_span): one.state for one in analysis.repairs}
        is_idle = bool(self._refused) and all(found.get(key) != "refused" for key in self._refused)
        if is_idle or any(found.get(key, "applied") != "applied" for key in self._accepted):
            raise BadRequest("this repair follows from another one and goes with that one only")

    def _text_changes(self, now: Reground) -> list[Change]:
        known = {text.id for text in self._stored.texts}
        fresh = [replace(text, rules_off=self._rules_off) for text in now.texts if text.id not in known]
        switched = [
            edited(text, rules_off=self._rules_off)
            for text in self._stored.texts
            if tuple(text.rules_off) != self._rules_off
        ]
        return [*switched, *brought_up([], fresh)]

    def _repairs(self, now: Reground) -> tuple[Repair, ...]:
        """Return the repairs as they shall be; an accepted one that was not found again is refused no more."""
        old = [
            replace(one, state="refused") if key in self._refused else one
            for one in self._stored.repairs
            if (key := (one.rule, (one.raw_start, one.raw_end))) not in self._accepted
        ]
        return kept_refusals(old, now.found.repairs)

    def _resolved(self, citations: Sequence[Citation]) -> tuple[list[Citation], list[Change]]:
        """Return the citations, open ones compared with the sources, and the changes of their candidates."""
        sources = self._library.all(Source)
        creators = creators_by_source(self._library, [source.id for source in sources])
        index = SourceIndex(known_source(source, creators.get(source.id, ())) for source in sources)
        there = {source.id for source in sources}
        ids = [one.id for one in self._stored.citations]
        old = grouped(gather(self._library, CitationCandidate, "citation_id", ids), lambda one: one.citation_id)
        done: list[Citation] = []
        candidates: list[Change] = []
        for citation in citations:
            if citation.state == "resolved" and citation.source_id in there:
                done.append(citation)
                continue
            resolution = index.resolve(citation)
            done.append(resolved(citation, resolution))
            fresh = candidate_records(citation.id, resolution)
            candidates += candidate_changes(old.get(citation.id, []), fresh)
        still = {citation.id for citation in done}
        for citation_id in old.keys() - still:
            candidates += candidate_changes(old[citation_id], [])
        return done, candidates

    def _anchor_changes(self, now: Reground) -> list[Change]:
        ground = Reanchoring(now.found.blocks, {text.id: text.lang for text in now.texts})
        changes: list[Change] = []
        for anchor in gather(self._library, Anchor, "text_id", [text.id for text in self._stored.texts]):
            placed, check = ground.set_down(anchor)
            self.checks.append(check)
            if placed.values() != anchor.values():
                changes.append(Change(Anchor.TABLE, anchor.id, anchor.values(), placed.values()))
        return changes


def stored_texts(library: Library, texts: Sequence[Text]) -> Stored:
    """Return everything that was derived for some texts, what was taken away by an earlier deriving too."""
    ids = tuple(text.id for text in texts)
    return Stored(
        texts=tuple(texts),
        blocks=tuple(library.all(Block, deleted=None, text_id=ids)),
        sentences=tuple(library.all(Sentence, deleted=None, text_id=ids)),
        repairs=tuple(library.all(Repair, deleted=None, text_id=ids)),
        citations=tuple(library.all(Citation, deleted=None, text_id=ids)),
    )
