"""What the services show of repairs and of the anchors that a text derived anew moved."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.model import Anchor, Deed


@dataclass(frozen=True)
class AnchorCheck:
    """An anchor compared with the text as it stands now: where it would go, and what else it may mean.

    ``candidates`` are spans of the block ``block_id`` (empty where it stands nowhere), likeliest first;
    ``words`` is what stands at the first of them, ``anchor.exact`` what the analyst had selected.
    """

    anchor: Anchor
    state: str
    candidates: tuple[tuple[int, int], ...]
    block_id: str = ""
    words: str = ""


@dataclass(frozen=True)
class RuleView:
    """A repair rule as it is at work in a paper. ``examples`` are (before, after)."""

    rule: str
    title: str
    description: str
    is_on: bool
    applied: int
    suggested: int
    refused: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RederivedReport:
    """What became of the anchors of a text derived anew, each with the anchor as it was before.

    ``exact`` counts only those whose place changed; ``moved``, ``ambiguous`` and ``orphan`` ask
    to be confirmed, chosen or set down anew.
    """

    deed: Deed
    exact: tuple[AnchorCheck, ...] = ()
    moved: tuple[AnchorCheck, ...] = ()
    ambiguous: tuple[AnchorCheck, ...] = ()
    orphan: tuple[AnchorCheck, ...] = ()

    @property
    def to_confirm(self) -> tuple[AnchorCheck, ...]:
        """All anchors that ask for a person."""
        return (*self.moved, *self.ambiguous, *self.orphan)
