"""Signs that cannot be seen, made visible."""

from __future__ import annotations

from annotator.gui.widgets.drawing import isolated

_MARKS = {"\u200c": "⟨ZWNJ⟩", "\n": "↵", "\u00a0": "⍽", "\u200e": "⟨LRM⟩", "\u200f": "⟨RLM⟩", "\t": "⇥"}
_LONGEST = 60


def visible(text: str) -> str:
    """Return a short text with what cannot be seen made visible, isolated; ∅ for none."""
    shown = "".join(_MARKS.get(character, character) for character in text[:_LONGEST])
    return isolated(shown.replace(" ", "␣") if not shown.strip() else shown) if shown else "∅"
