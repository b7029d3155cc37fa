"""Places visited: back and forward, as in a web browser."""

from __future__ import annotations

from dataclasses import dataclass

_KEPT = 200


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """A place to come back to: a row by id, a caret position in one language, what was on top."""

    row_id: str
    language: str
    position: int
    pixels_above: int = 0


class Places:
    """The places left behind by jumps, the nearest last."""

    def __init__(self) -> None:
        self._back: list[ReaderPlace] = []
        self._forward: list[ReaderPlace] = []

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is an earlier place."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether there is a later place."""
        return bool(self._forward)

    def clear(self) -> None:
        """Forget every place."""
        self._back.clear()
        self._forward.clear()

    def leave(self, place: ReaderPlace) -> None:
        """Remember the place a jump starts from; later places are forgotten."""
        if not self._back or self._back[-1].row_id != place.row_id:
            self._back.append(place)
        del self._back[:-_KEPT]
        self._forward.clear()

    def back(self, here: ReaderPlace) -> ReaderPlace | None:
        """Return the place before, keeping ``here`` as a later one."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: ReaderPlace) -> ReaderPlace | None:
        """Return the place after, keeping ``here`` as an earlier one."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
