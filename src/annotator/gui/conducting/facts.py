"""The facts actions need: what is open, selected, undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QUndoStack

from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.looking import Looking


class Facts:
    """Answers the needs of the action table. ``places``: whether there is one to go back and forward to."""

    def __init__(
        self, desk: Desk, looking: Looking, stack: QUndoStack, are_repairs_shown: Callable[[], bool]
    ) -> None:
        self.places = (False, False)
        self._desk = desk
        self._facts: Mapping[str, Callable[[], bool]] = {
            "library": lambda: True,
            "writable": lambda: not desk.workspace.library.read_only,
            "paper": lambda: bool(desk.focus.paper_id),
            "row": lambda: desk.places.row(desk.focus.row_id) is not None,
            "selection": lambda: bool(desk.focus.selections),
            "claim": self._has_claim,
            "markable": lambda: bool(desk.focus.selections) or self._has_claim(),
            "reviewable": self._has_claim,
            "citation": lambda: desk.focus.kind == "citation" and desk.focus.citation_id in desk.citations,
            "source": lambda: (
                desk.focus.kind in ("source", "citation") and desk.focus.source_id in desk.sources
            ),
            "citable": lambda: bool(looking.citable_keys()),
            "repairs": lambda: are_repairs_shown() or bool(desk.focus.repair_ids),
            "undoable": stack.canUndo,
            "redoable": stack.canRedo,
            "places_back": lambda: self.places[0],
            "places_forward": lambda: self.places[1],
        }

    def holds(self, need: str) -> bool:
        """Tell whether a need of ``action_table.NEEDS`` is met."""
        return self._desk.is_open and self._facts[need]()

    def _has_claim(self) -> bool:
        return self._desk.focus.kind == "claim" and self._desk.focus.claim_id in self._desk.claims
