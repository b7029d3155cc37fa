"""A figure knows whether its promise is kept, and two tables can be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.figures import Figure, compare, read, table, write


@pytest.mark.parametrize(
    ("figure", "holds"),
    [(Figure("a", 2.0, "×", 2.5), True), (Figure("a", 3.0, "×", 2.5), False),
     (Figure("a", 0.96, "", 0.97, at_least=True), False), (Figure("a", 3.0, "×"), True)],
)
def test_a_promise_is_kept_or_broken(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    assert ("BROKEN" in table([figure])) is not holds


def test_two_tables_are_compared_by_name(tmp_path: Path) -> None:
    write(tmp_path / "old.json", [Figure("open", 2.0, "×"), Figure("gone", 1.0, "×")])
    assert "0.50×" in compare(read(tmp_path / "old.json"), [Figure("open", 1.0, "×")])
