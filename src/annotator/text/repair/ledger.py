"""The book of repairs: applies rules to drafts and writes down what they did."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from annotator.core.analysis import FoundRepair
from annotator.core.spans import Span
from annotator.text.repair.draft import Change, Draft
from annotator.text.repair.rule import Evidence, Refusal, Rule

THRESHOLD = 0.8
"""Changes of lower confidence are suggested, not applied."""


class Ledger:
    """Collects the repairs of one original.

    ``refused`` and ``accepted`` name single repairs by rule and raw span: a refused one is not
    applied whatever its confidence, an accepted one always is.
    """

    def __init__(
        self,
        raw: str,
        evidence: Evidence,
        *,
        rules_off: Collection[str] = (),
        refused: Collection[Refusal] = (),
        accepted: Collection[Refusal] = (),
    ) -> None:
        self.raw = raw
        self.evidence = evidence
        self.repairs: list[FoundRepair] = []
        self._off = frozenset(rules_off)
        self._refused = frozenset(refused)
        self._accepted = frozenset(accepted)

    def is_on(self, rule: Rule) -> bool:
        """Tell whether a rule is switched on."""
        return rule.default_on and rule.name not in self._off

    def apply(self, draft: Draft, rules: Iterable[Rule]) -> Draft:
        """Return the draft after the rules, in their order."""
        for rule in rules:
            if self.is_on(rule):
                draft = self.enter(draft, rule, rule.find(draft, self.evidence))
        return draft

    def enter(self, draft: Draft, rule: Rule, changes: Iterable[Change]) -> Draft:
        """Write changes down and return the draft with those that are to be applied."""
        applied: list[Change] = []
        last = 0
        for change in changes:
            if change.start < last:
                continue
            span = draft.raw_hull(change.start, change.end)
            state = self._state(rule.name, span, change.confidence)
            self.repairs.append(
                FoundRepair(
                    rule.name,
                    span,
                    self.raw[span[0] : span[1]],
                    draft.after(change),
                    change.confidence,
                    change.reason,
                    state,
                )
            )
            if state == "applied":
                applied.append(change)
                last = change.end
        return draft.changed(applied) if applied else draft

    def is_refused(self, rule: Rule, span: Span) -> bool:
        """Tell whether a single repair is refused."""
        return (rule.name, span) in self._refused

    def note(self, rule: Rule, span: Span, after: str, reason: str, confidence: float = 1.0) -> bool:
        """Write down a repair made while lines become blocks; return whether it is to be made."""
        if not self.is_on(rule):
            return False
        state = self._state(rule.name, span, confidence)
        before = self.raw[span[0] : span[1]]
        self.repairs.append(FoundRepair(rule.name, span, before, after, confidence, reason, state))
        return state == "applied"

    def _state(self, name: str, span: Span, confidence: float) -> str:
        if self._refused and (name, span) in self._refused:
            return "refused"
        if confidence >= THRESHOLD or (name, span) in self._accepted:
            return "applied"
        return "suggested"
