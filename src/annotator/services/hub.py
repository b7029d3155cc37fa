"""Who wants to know: deeds go out to everybody who subscribed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from annotator.core.model import Deed
from annotator.errors import AnnotatorError

Progress: TypeAlias = Callable[[str, float], None]
"""Called with a stage (``decode``, ``store`` …) and a fraction 0 to 1; may raise :class:`Cancelled`."""


class Cancelled(AnnotatorError):
    """The user called a longer work off; nothing of it was stored."""


class Hub:
    """Passes every deed on to its subscribers, in the order they came."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Deed], None]] = []

    def subscribe(self, receive: Callable[[Deed], None]) -> Callable[[], None]:
        """Call ``receive`` with every deed from now on; the function returned ends that."""
        self._subscribers.append(receive)

        def unsubscribe() -> None:
            if receive in self._subscribers:
                self._subscribers.remove(receive)

        return unsubscribe

    def publish(self, deed: Deed) -> None:
        """Pass a deed on; subscribers that leave meanwhile are still told."""
        for receive in tuple(self._subscribers):
            receive(deed)
