"""Signs that cannot be seen, made visible."""

from __future__ import annotations

from unicodedata import bidirectional

from annotator.gui.widgets.drawing import isolated, isolated_persian

_MARKS = {"\u200c": "⟨ZWNJ⟩", "\n": "↵", "\u00a0": "⍽", "\u200e": "⟨LRM⟩", "\u200f": "⟨RLM⟩", "\t": "⇥"}
_LONGEST = 60


def visible(text: str) -> str:
    """Return a short text with what cannot be seen made visible, isolated; ∅ for none."""
    shown = "".join(_MARKS.get(character, character) for character in text[:_LONGEST])
    if not shown:
        return "∅"
    shown = shown if shown.strip() else shown.replace(" ", "␣")
    # a line of Persian may begin with a citation in Latin, which must not turn all of it round
    is_persian = any(bidirectional(character) == "AL" for character in shown)
    return isolated_persian(shown) if is_persian else isolated(shown)
