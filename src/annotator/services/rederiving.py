"""Repairs refused, accepted, switched by rule after the import: the text is derived anew from its original.

The original is never changed. What was derived from it follows in one deed, which undo takes back as one:
what stands on the same ground keeps its id, anchors go with their ground and are listed where their words
changed. A program that reads better than the one that imported the paper shows in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.core.model import Change, Original, Paper, Repair, Text
from annotator.core.spans import Span
from annotator.errors import BadRequest, LibraryDamaged
from annotator.formats import plaintext
from annotator.services.deeds import Deeds
from annotator.services.gathering import find, gather, grouped, living
from annotator.services.hub import Progress
from annotator.services.repair_views import AnchorCheck, RederivedReport, RuleView

if TYPE_CHECKING:
    from annotator.text.repair import Rule

_EXAMPLES = 3


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
        for rule in _rules():
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
        title = _known(rule).title
        text = self._library.get(Text, paper_id)
        texts = self._texts(text.paper_id if text else paper_id)
        off = {name for one in texts for name in one.rules_off}
        wanted = off - {rule} if is_on else off | {rule}
        if wanted == off:
            raise BadRequest(f"rule {rule} is {'on' if is_on else 'off'} already")
        in_order = tuple(one.name for one in _rules() if one.name in wanted)
        return self._derive("switch rule", title, texts, {}, in_order, progress)

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
        states = {(one.rule, (one.raw_start, one.raw_end)): state for one in repairs}
        of_original = self._library.all(Text, original_id=originals.pop())
        first = repairs[0]
        return self._derive(name, f"{first.before} → {first.after}", of_original, states, None, progress)

    def _derive(
        self,
        name: str,
        detail: str,
        texts: Sequence[Text],
        states: Mapping[tuple[str, Span], str],
        rules_off: Sequence[str] | None,
        progress: Progress | None,
    ) -> RederivedReport:
        """Derive the texts of each original anew as wished and store what changed, in one deed."""
        from annotator.services.derivation import Derivation  # loads the text engine, see ``_rules``

        changes: list[Change] = []
        checks: list[AnchorCheck] = []
        for original_id, of_original in grouped(texts, lambda text: text.original_id).items():
            derivation = Derivation(self._library, original_id, of_original, states, rules_off)
            changes += derivation.derive(progress)
            checks += derivation.checks
        deed = self._deeds.apply(name, changes, detail)
        by_state = grouped(checks, lambda check: check.state)
        return RederivedReport(
            deed,
            exact=tuple(check for check in by_state.get("exact", ()) if _is_elsewhere(check)),
            moved=tuple(by_state.get("moved", ())),
            ambiguous=tuple(by_state.get("ambiguous", ())),
            orphan=tuple(by_state.get("orphan", ())),
        )


def _rules() -> tuple[Rule, ...]:
    from annotator.text.repair import (
        RULES,
    )  # half a second to load, which no opening window should wait for

    return RULES


def _known(name: str) -> Rule:
    """Return the rule of this name.

    Raises:
        BadRequest: there is none.
    """
    rule = next((one for one in _rules() if one.name == name), None)
    if rule is None:
        raise BadRequest(f"no rule {name}; there are {', '.join(one.name for one in _rules())}")
    return rule


def _is_elsewhere(check: AnchorCheck) -> bool:
    here = (check.anchor.start_pos, check.anchor.end_pos)
    return check.candidates != (here,) or check.block_id != check.anchor.block_id
