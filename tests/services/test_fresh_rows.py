"""Rows found anew laid over stored ones: every sentence once, kept rows untouched, numbers that rise."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.analysis import FoundRow
from annotator.core.ids import new_id
from annotator.core.model import Row, RowMember
from annotator.services.fresh_rows import renewed

PAPER = new_id()


def stored(groups: list[list[str]], step: int) -> tuple[list[Row], list[RowMember]]:
    rows = [Row(id=f"r{place}", paper_id=PAPER, ord=place * step) for place, _ in enumerate(groups, 1)]
    members = [
        RowMember(id=f"m{one}", row_id=row.id, sentence_id=one, ord=0)
        for row, group in zip(rows, groups, strict=True) for one in group
    ]
    return rows, members


def after(rows: list[Row], members: list[RowMember], kept: frozenset[str], found: list[FoundRow]) -> list[set[str]]:
    """Apply the changes; return the sentences of the living rows in order, and check what must hold."""
    row_values = {row.id: row.values() for row in rows}
    homes = {one.id: one.row_id for one in members}
    for change in renewed(rows, members, kept, found):
        if change.entity == "rows":
            row_values[change.record_id] = dict(change.after)
        else:
            homes[change.record_id] = change.after["row_id"]
    living = sorted((values["ord"], row_id) for row_id, values in row_values.items() if not values["deleted"])
    assert len({place for place, _ in living}) == len(living)
    assert kept <= {row_id for _, row_id in living}
    order = [row_id for _, row_id in living if row_id in kept]
    assert order == [row.id for row in rows if row.id in kept]
    sentence = {one.id: one.sentence_id for one in members}
    return [{sentence[one] for one, home in homes.items() if home == row_id} for _, row_id in living]


def test_a_row_parted_by_the_run_gets_a_neighbour() -> None:
    rows, members = stored([["a", "b"], ["c"]], 1024)
    assert after(rows, members, frozenset({"r2"}), [FoundRow(("a",), ()), FoundRow((), ("b",)), FoundRow(("c",), ())]
                 ) == [{"a"}, {"b"}, {"c"}]


def test_without_room_between_kept_rows_all_are_numbered_anew() -> None:
    rows, members = stored([["a"], ["b", "c"], ["d"]], 1)
    found = [FoundRow((one,), ()) for one in "abcd"]
    assert after(rows, members, frozenset({"r1", "r3"}), found) == [{"a"}, {"b"}, {"c"}, {"d"}]


@given(st.data())
def test_every_sentence_stands_where_the_run_put_it(data: st.DataObject) -> None:
    sentences = list("abcdefgh")
    cuts = data.draw(st.sets(st.integers(1, 7)))
    again = data.draw(st.sets(st.integers(1, 7)))
    rows, members = stored(_cut(sentences, cuts), data.draw(st.sampled_from([1, 3, 1024])))
    kept = frozenset(data.draw(st.sets(st.sampled_from([row.id for row in rows]))))
    held = {one.sentence_id: one.row_id for one in members if one.row_id in kept}
    groups = [[one for one in group if one not in held] for group in _cut(sentences, again)]
    settled = [[one for one in sentences if held.get(one) == row_id] for row_id in sorted(kept)]
    expected = [group for group in (*groups, *settled) if group]
    found = sorted(expected, key=lambda group: group[0])
    result = after(rows, members, kept, [FoundRow(tuple(group), ()) for group in found])
    assert sorted(map(sorted, result)) == sorted(map(sorted, expected))


def _cut(sentences: list[str], cuts: set[int]) -> list[list[str]]:
    places = [0, *sorted(cuts), len(sentences)]
    return [sentences[start:end] for start, end in itertools.pairwise(places)]
