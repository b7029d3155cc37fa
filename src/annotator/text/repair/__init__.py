"""Repair rules, one small rule or family a file; each yields ``FoundRepair`` records.

``draft`` holds the text with its origins, ``rule`` what a rule is, ``ledger`` applies rules and
writes down what they did, ``evidence`` reads what damage a document shows. A rule never touches
correct text: it needs certainty on the spot or evidence from the whole document.
"""

from __future__ import annotations

from annotator.text.repair import (
    brackets,
    citation_order,
    diacritics,
    embedding,
    forms,
    hyphenation,
    invisible,
    kashida,
    late_zwnj,
    layout,
    reversed_letters,
    reversed_words,
    sign_order,
    spacing,
    torn_words,
    visual_order,
    zwnj,
)
from annotator.text.repair.rule import Rule

SIGN_RULES: tuple[Rule, ...] = (
    embedding.RULE,
    invisible.RULE,
    sign_order.RULE,
)
"""Rules for the signs of a line, before anything is read from it, in order."""

LINE_RULES: tuple[Rule, ...] = (
    reversed_letters.RULE,
    reversed_words.RULE,
    forms.PRESENTATION_FORMS,
    visual_order.RULE,
    citation_order.REVERSED,
    citation_order.DISPLACED,
)
"""Rules for single lines, before any sign is taken out of them, in order."""

BLOCK_RULES: tuple[Rule, ...] = (
    kashida.RULE,
    forms.ARABIC_LETTERS,
    forms.LAM_ALEF,
    hyphenation.RULE,
)
"""Rules for blocks whose lines are still marked by line feeds, in order."""

TEXT_RULES: tuple[Rule, ...] = (
    brackets.BRACKETS,
    brackets.GUILLEMETS,
    diacritics.RULE,
    spacing.SPACES,
    spacing.DOUBLED_MARKS,
    late_zwnj.RULE,
    torn_words.RULE,
    spacing.GLUED_WORDS,
    zwnj.INFLECTION,
    zwnj.COMPOUND,
)
"""Rules for blocks in running text, in order."""

RULES: tuple[Rule, ...] = (
    *SIGN_RULES,
    *LINE_RULES,
    layout.PAGE_FURNITURE,
    layout.SPLIT_LINES,
    layout.STRAY_MARKS,
    layout.FOOTNOTE_MARKER,
    *BLOCK_RULES,
    *TEXT_RULES,
)
"""Every rule, in the order of their work."""

__all__ = ["BLOCK_RULES", "LINE_RULES", "RULES", "SIGN_RULES", "TEXT_RULES", "Rule"]
