"""Repairs refused, accepted, switched by rule after the import: the text is derived anew from its original.

The original is never changed. What was derived from it follows in one deed, which undo takes back as one:
what stands on the same ground keeps its id, anchors go with their ground and are listed where their words
changed. A program that reads better than the one that imported the paper shows in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.core.analysis import Analysis
from annotator.core.changes import edited
from annotator.core.model import (
    Anchor,
    Block,
    Change,
    Citation,
    CitationCandidate,
    Original,
    Paper,
    Repair,
    Row,
    RowMember,
    Sentence,
    Source,
    Text,
)
from annotator.errors import BadRequest, LibraryDamaged
from annotator.formats import plaintext
from annotator.services.claim_views import creators_by_source
from annotator.services.deeds import Deeds
from annotator.services.gathering import find, gather, grouped, living
from annotator.services.hub import Progress
from annotator.services.realigning import StoredRows, row_changes
from annotator.services.reanchoring import Reanchoring
from annotator.services.regrounding import (
    Reground,
    Stored,
    acceptances_of,
    brought_up,
    kept_refusals,
    refusals_of,
    reground,
)
from annotator.services.resolving import (
    SourceIndex,
    candidate_changes,
    candidate_records,
    known_source,
    resolved,
)
from annotator.services.views import AnchorCheck, RederivedReport, RuleView
from annotator.text.pipeline import analyse
from annotator.text.repair import RULES
from annotator.text.repair.rule import Refusal

_EXAMPLES = 3
_TITLES = {rule.name: rule.title for rule in RULES}


@dataclass(frozen=True)
class _Wish:
    """What shall be otherwise than it is stored: single repairs by their new state, or the rules off."""

    states: dict[Refusal, str]
    rules_off: tuple[str, ...] | None = None


class Rederiving:
    """Deeds on repairs and repair rules of papers already imported."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    # --- looking ---

    def rules(self, paper_id: str) -> tuple[RuleView, ...]:
        """Return every repair rule in the order of its work, with what it did in a paper."""
        texts = self._texts(paper_id)
        off = {rule for text in texts for rule in text.rules_off}
        repairs = gather(self._library, Repair, "text_id", [text.id for text in texts], order="raw_start")
        by_rule = grouped(repairs, lambda one: one.rule)
        views: list[RuleView] = []
        for rule in RULES:
            found = by_rule.get(rule.name, ())
            states = [one.state for one in found]
            views.append(
                RuleView(
                    rule=rule.name,
                    title=rule.title,
                    description=rule.description,
                    is_on=rule.default_on and rule.name not in off,
                    applied=states.count("applied"),
                    suggested=states.count("suggested"),
                    refused=states.count("refused"),
                    examples=tuple((one.before, one.after) for one in found[:_EXAMPLES]),
                )
            )
        return tuple(views)

    def repairs(
        self, paper_id: str | None = None, *, rule: str | None = None, state: str | None = None
    ) -> tuple[Repair, ...]:
        """Return the repairs of a paper, or of all, in the order of the original.

        Raises:
            BadRequest: there is no such rule.
        """
        if rule is not None:
            _known(rule)
        texts = self._texts(paper_id) if paper_id else self._library.all(Text)
        repairs = gather(self._library, Repair, "text_id", [text.id for text in texts], order="raw_start")
        return tuple(one for one in repairs if rule in (None, one.rule) and state in (None, one.state))

    def repair(self, reference: str) -> Repair:
        """Return a repair by its id, or the beginning or end of it.

        Raises:
            NotFound, Ambiguous: none, or several, answer to it.
        """
        return find(self._library, Repair, reference)

    def original(self, paper_id: str) -> Original:
        """Return the file a paper was made of, as it was decoded."""
        return self._library.require(Original, self._texts(paper_id)[0].original_id)

    def original_bytes(self, original_id: str) -> bytes:
        """Return an imported file byte for byte.

        Raises:
            NotFound: there is no such original.
            LibraryDamaged: the stored text does not make the file whose checksum was stored.
        """
        original = self._library.require(Original, original_id)
        try:
            data = plaintext.encode(original.body, original.encoding, has_bom=bool(original.has_bom))
        except UnicodeEncodeError as error:
            raise LibraryDamaged(self._library.path, f"original {original.name}: {error}") from error
        if hashlib.sha256(data).hexdigest() != original.sha256:
            raise LibraryDamaged(self._library.path, f"original {original.name}: checksum")
        return data

    # --- deeds ---

    def refuse_repair(self, repair_id: str, *, progress: Progress | None = None) -> RederivedReport:
        """Take one repair back, now and whenever the text is derived again."""
        return self.refuse_repairs([repair_id], progress=progress)

    def refuse_repairs(
        self, repair_ids: Sequence[str], *, progress: Progress | None = None
    ) -> RederivedReport:
        """Take repairs of one paper back, in one deed.

        Raises:
            NotFound: there is no such repair.
            BadRequest: one is refused already, or follows from another repair and goes with that one only.
        """
        return self._settle_repairs("refuse repair", repair_ids, "refused", progress)

    def accept_repair(self, repair_id: str, *, progress: Progress | None = None) -> RederivedReport:
        """Apply one repair that was refused, or only suggested."""
        return self.accept_repairs([repair_id], progress=progress)

    def accept_repairs(
        self, repair_ids: Sequence[str], *, progress: Progress | None = None
    ) -> RederivedReport:
        """Apply repairs of one paper that were refused, or only suggested, in one deed.

        A refused repair that has lost its occasion since, because another one does its work, is forgotten.

        Raises:
            NotFound: there is no such repair.
            BadRequest: one is applied already, or its rule is switched off.
        """
        return self._settle_repairs("accept repair", repair_ids, "applied", progress)

    def switch_rule(
        self, paper_id: str, rule: str, is_on: bool, *, progress: Progress | None = None
    ) -> RederivedReport:
        """Switch a repair rule on or off for a paper (or for the paper of a text).

        Raises:
            NotFound: there is no such paper.
            BadRequest: there is no such rule, or it is switched so already.
        """
        _known(rule)
        text = self._library.get(Text, paper_id)
        texts = self._texts(text.paper_id if text else paper_id)
        off = {name for one in texts for name in one.rules_off}
        wanted = off - {rule} if is_on else off | {rule}
        if wanted == off:
            raise BadRequest(f"rule {rule} is {'on' if is_on else 'off'} already")
        in_order = tuple(one.name for one in RULES if one.name in wanted)
        return self._derive("switch rule", _TITLES[rule], texts, _Wish({}, in_order), progress)

    # --- private ---

    def _texts(self, paper_id: str) -> tuple[Text, ...]:
        living(self._library, Paper, paper_id)
        return tuple(self._library.all(Text, paper_id=paper_id))

    def _settle_repairs(
        self, name: str, repair_ids: Sequence[str], state: str, progress: Progress | None
    ) -> RederivedReport:
        repairs = [living(self._library, Repair, repair_id) for repair_id in repair_ids]
        texts = {one.text_id: self._library.require(Text, one.text_id) for one in repairs}
        originals = {text.original_id for text in texts.values()}
        if len(originals) != 1:
            raise BadRequest("repairs of one original at a time")
        off = {rule for text in texts.values() for rule in text.rules_off}
        for one in repairs:
            if one.state == state:
                raise BadRequest(f"the repair is {state} already")
            if one.rule in off and state == "applied":
                raise BadRequest(f"rule {one.rule} is switched off")
        wish = _Wish({(one.rule, (one.raw_start, one.raw_end)): state for one in repairs})
        of_original = self._library.all(Text, original_id=originals.pop())
        first = repairs[0]
        return self._derive(name, f"{first.before} → {first.after}", of_original, wish, progress)

    def _derive(
        self, name: str, detail: str, texts: Sequence[Text], wish: _Wish, progress: Progress | None
    ) -> RederivedReport:
        """Derive the texts of each original anew as wished and store what changed, in one deed."""
        changes: list[Change] = []
        checks: list[AnchorCheck] = []
        for original_id, of_original in grouped(texts, lambda text: text.original_id).items():
            derivation = _Derivation(self._deeds, self._stored(of_original), original_id, wish)
            derivation.derive(progress)
            changes += derivation.changes()
            checks += derivation.checks
        deed = self._deeds.apply(name, changes, detail)
        states = grouped(checks, lambda check: check.state)
        return RederivedReport(
            deed,
            exact=tuple(check for check in states.get("exact", ()) if _is_elsewhere(check)),
            moved=tuple(states.get("moved", ())),
            ambiguous=tuple(states.get("ambiguous", ())),
            orphan=tuple(states.get("orphan", ())),
        )

    def _stored(self, texts: Sequence[Text]) -> Stored:
        ids = tuple(text.id for text in texts)
        library = self._library
        return Stored(
            texts=tuple(texts),
            blocks=tuple(library.all(Block, deleted=None, text_id=ids)),
            sentences=tuple(library.all(Sentence, deleted=None, text_id=ids)),
            repairs=tuple(library.all(Repair, deleted=None, text_id=ids)),
            citations=tuple(library.all(Citation, deleted=None, text_id=ids)),
        )


class _Derivation:
    """One original derived anew: first :meth:`derive`, then :meth:`changes`."""

    def __init__(self, deeds: Deeds, stored: Stored, original_id: str, wish: _Wish) -> None:
        self._library = deeds.library
        self._stored = stored
        self._original = self._library.require(Original, original_id)
        self._wish = wish
        self.checks: list[AnchorCheck] = []

    def derive(self, progress: Progress | None) -> None:
        """Read the original again and lay what is found over what is stored.

        Raises:
            BadRequest: a repair does not do what is wished.
        """
        paper_id = self._stored.texts[0].paper_id
        rows = tuple(self._library.all(Row, deleted=None, paper_id=paper_id))
        members = gather(self._library, RowMember, "row_id", [row.id for row in rows], deleted=None)
        self._rows = StoredRows(rows, tuple(members))
        self._analysis = self._analysed(progress)
        self._now: Reground = reground(self._analysis, self._stored, self._rows.confirmed)

    def changes(self) -> list[Change]:
        """Return the changes of every kind of record; fills ``checks``."""
        now, old = self._now, self._stored
        citations, candidates = self._resolved(now.found.citations)
        return [
            *self._text_changes(),
            *brought_up(old.blocks, now.found.blocks),
            *brought_up(old.sentences, now.found.sentences),
            *brought_up(old.repairs, self._repairs()),
            *row_changes(
                self._rows,
                self._analysis.rows,
                now.ids,
                old.sentences,
                now.found.sentences,
                old.texts[0].paper_id,
            ),
            *brought_up(old.citations, citations),
            *candidates,
            *self._anchor_changes(),
        ]

    def _analysed(self, progress: Progress | None) -> Analysis:
        stored = self._stored.repairs
        accepted = self._wished("applied")
        refused = (refusals_of(stored) | self._wished("refused")) - accepted
        analysis = analyse(
            self._original.body,
            rules_off=self._rules_off(),
            refused=refused,
            accepted=(acceptances_of(stored) | accepted) - refused,
            progress=progress,
        )
        self._refuse_idle_wish(analysis)
        return analysis

    def _wished(self, state: str) -> set[Refusal]:
        return {key for key, wanted in self._wish.states.items() if wanted == state}

    def _refuse_idle_wish(self, analysis: Analysis) -> None:
        """Refuse a wish that nothing came of: the engine writes down every refusal it honours."""
        found = {(one.rule, one.raw_span): one.state for one in analysis.repairs}
        refused, accepted = self._wished("refused"), self._wished("applied")
        is_idle = bool(refused) and all(found.get(key) != "refused" for key in refused)
        if is_idle or any(found.get(key, "applied") != "applied" for key in accepted):
            raise BadRequest("this repair follows from another one and goes with that one only")

    def _rules_off(self) -> tuple[str, ...]:
        if self._wish.rules_off is not None:
            return self._wish.rules_off
        return tuple(dict.fromkeys(rule for text in self._stored.texts for rule in text.rules_off))

    def _text_changes(self) -> list[Change]:
        known = {text.id for text in self._stored.texts}
        wanted = [text for text in self._now.texts if text.id not in known]
        off = self._rules_off()
        switched = [edited(text, rules_off=off) for text in self._stored.texts if tuple(text.rules_off) != off]
        return [*switched, *brought_up([], wanted)]

    def _repairs(self) -> tuple[Repair, ...]:
        """Return the repairs as they shall be; an accepted one that was not found again is refused no more."""
        accepted, refused = self._wished("applied"), self._wished("refused")
        old = [
            replace(one, state="refused") if key in refused else one
            for one in self._stored.repairs
            if (key := (one.rule, (one.raw_start, one.raw_end))) not in accepted
        ]
        return kept_refusals(old, self._now.found.repairs)

    def _resolved(self, citations: Sequence[Citation]) -> tuple[list[Citation], list[Change]]:
        """Return the citations, open ones compared with the sources, and the changes of their candidates."""
        sources = self._library.all(Source)
        creators = creators_by_source(self._library, [source.id for source in sources])
        index = SourceIndex(known_source(source, creators.get(source.id, ())) for source in sources)
        living_sources = {source.id for source in sources}
        ids = [one.id for one in self._stored.citations]
        old = grouped(gather(self._library, CitationCandidate, "citation_id", ids), lambda one: one.citation_id)
        done: list[Citation] = []
        candidates: list[Change] = []
        for citation in citations:
            if citation.state == "resolved" and citation.source_id in living_sources:
                done.append(citation)
                continue
            resolution = index.resolve(citation)
            done.append(resolved(citation, resolution))
            fresh = candidate_records(citation.id, resolution)
            candidates += candidate_changes(old.pop(citation.id, []), fresh)
        still = {citation.id for citation in done}
        for citation_id, left in old.items():
            if citation_id not in still:
                candidates += candidate_changes(left, [])
        return done, candidates

    def _anchor_changes(self) -> list[Change]:
        langs = {text.id: text.lang for text in self._now.texts}
        ground = Reanchoring(self._now.found.blocks, langs)
        text_ids = [text.id for text in self._stored.texts]
        anchors: Iterable[Anchor] = gather(self._library, Anchor, "text_id", text_ids)
        changes: list[Change] = []
        for anchor in anchors:
            placed, check = ground.set_down(anchor)
            self.checks.append(check)
            if placed.values() != anchor.values():
                changes.append(Change(Anchor.TABLE, anchor.id, anchor.values(), placed.values()))
        return changes


def _known(rule: str) -> None:
    if rule not in _TITLES:
        raise BadRequest(f"no rule {rule}; there are {', '.join(_TITLES)}")


def _is_elsewhere(check: AnchorCheck) -> bool:
    here = (check.anchor.start_pos, check.anchor.end_pos)
    return check.candidates != (here,) or check.block_id != check.anchor.block_id
