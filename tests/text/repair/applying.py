"""Applies one rule to a text and proves, each time, what must hold for every rule."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.analysis import FoundRepair
from annotator.text.repair import RULES
from annotator.text.repair.draft import Draft
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Evidence, Rule

CLEAN = Evidence()
DAMAGED = Evidence(
    torn_lines=3,
    mirrored=frozenset(("()", "[]", "«»")),
    damaged=True,
    turned_lam_alef=frozenset(("اسالمی", "کاالیی")),
    zwnj_lost=True,
    signs_out_of_order=True,
)
"""A document with every kind of damage: the worst case for text that is right."""
RULE_BY_NAME = {rule.name: rule for rule in RULES}

Repaired = tuple[str, str]


def applied(rule: Rule, raw: str, evidence: Evidence = DAMAGED) -> tuple[Draft, list[FoundRepair]]:
    """Return the repaired draft and its repairs, after checking spans, origins and that once is enough."""
    ledger = Ledger(raw, evidence)
    draft = ledger.apply(Draft.of_raw(raw, 0, len(raw)), (rule,))
    check_origins(raw, draft, ledger.repairs)
    settled = replace(evidence, reversed_letters=False)  # a document read from the right stands right
    again = Ledger(draft.text, settled)
    assert again.apply(Draft.of_raw(draft.text, 0, len(draft)), (rule,)).text == draft.text
    return draft, ledger.repairs


def check_origins(raw: str, draft: Draft, repairs: list[FoundRepair]) -> None:
    """Each code point leads back to itself in the original, or into the span of a repair that is applied."""
    assert len(draft.origins) == len(draft.text)
    for repair in repairs:
        assert raw[slice(*repair.raw_span)] == repair.before
    spans = [repair.raw_span for repair in repairs if repair.state == "applied"]
    for sign, origin in zip(draft.text, draft.origins, strict=True):
        place = origin if origin >= 0 else ~origin
        assert (origin >= 0 and raw[origin] == sign) or any(start <= place <= end for start, end in spans)


def repaired(rule: Rule, raw: str, evidence: Evidence = DAMAGED) -> str:
    """Return the text after the rule."""
    return applied(rule, raw, evidence)[0].text


def places(rule: Rule, raw: str, evidence: Evidence = DAMAGED) -> list[tuple[int, str, str]]:
    """Return what was done: raw offset, before, after."""
    return [
        (repair.raw_span[0], repair.before, repair.after)
        for repair in applied(rule, raw, evidence)[1] if repair.state == "applied"
    ]
