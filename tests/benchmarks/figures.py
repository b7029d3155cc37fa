"""A figure: what was measured, against what, and the limit. Speeds are ratios within one run."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """``value`` is the median (or the count), ``low`` and ``high`` what was seen; ``limit`` the promise.

    ``unit`` is ``×`` for a ratio to the peer named in ``against``. ``at_least`` turns the promise round.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    low: float | None = None
    high: float | None = None
    against: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the promise is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(
    name: str, ours: Callable[[], object], peer: Callable[[], object], *, against: str, limit: float, rounds: int = 7
) -> Figure:
    """Time both in turns, so that noise falls on both, and return the median of the ratios."""
    ratios = []
    for _ in range(rounds):
        peer_time = seconds(peer)
        ratios.append(seconds(ours) / peer_time)
    return from_ratios(name, ratios, against=against, limit=limit)


def from_ratios(name: str, ratios: Sequence[float], *, against: str, limit: float) -> Figure:
    """Return the figure of ratios already measured."""
    return Figure(name, statistics.median(ratios), "×", limit, min(ratios), max(ratios), against)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as aligned text, broken promises marked."""
    lines = []
    for figure in figures:
        sign = "≥" if figure.at_least else "≤"
        promise = "" if figure.limit is None else f"{sign} {figure.limit:g}"
        spread = "" if figure.low is None or figure.high is None else f"{figure.low:.2f} to {figure.high:.2f}"
        value = f"{figure.value:.3g} {figure.unit}"
        lines.append(f"{figure.name:58} {value:>12}  {promise:9} {spread:16} {figure.against}"
                     f"{'' if figure.holds else '   BROKEN'}".rstrip())
    return "\n".join(lines)


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Keep the figures for a later comparison."""
    path.write_text(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1), encoding="utf-8")


def read(path: Path) -> list[Figure]:
    """Return figures kept by :func:`write`."""
    return [Figure(**item) for item in json.loads(path.read_text(encoding="utf-8"))]


def compare(before: Sequence[Figure], after: Sequence[Figure]) -> str:
    """Return a line for each figure that is in both tables: old value, new value, their ratio."""
    old = {figure.name: figure for figure in before}
    lines = []
    for figure in after:
        if figure.name in old and old[figure.name].value:
            first = old[figure.name].value
            change = f"{figure.value / first:.2f}×"
            lines.append(f"{figure.name:58} {first:10.3g} → {figure.value:10.3g} {figure.unit}  {change}")
    return "\n".join(lines)
