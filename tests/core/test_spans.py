from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import (
    OffsetMap,
    code_points_from_utf16,
    merge_spans,
    overlaps,
    utf16_from_code_points,
)

ORIGINS = st.lists(st.integers(-60, 60), max_size=80)
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=12
)


@given(ORIGINS)
def test_a_map_written_as_json_is_read_back_equal(origins: list[int]) -> None:
    offsets = OffsetMap(origins)
    again = OffsetMap.from_json(offsets.to_json())
    assert again == offsets
    assert hash(again) == hash(offsets)
    assert [again[index] for index in range(len(again))] == origins


def test_an_untouched_copy_is_one_run() -> None:
    offsets = OffsetMap.identity(5, 25)
    assert offsets.to_json() == ((5, 20),)
    assert offsets.raw_spans(2, 4) == ((7, 9),)
    assert offsets.position_of(7) == 2
    assert offsets.position_of(99) is None


def test_what_a_repair_inserted_came_from_nowhere_but_stands_somewhere() -> None:
    offsets = OffsetMap([3, 4, ~5, 5, 6])
    assert offsets.raw_offset(2) == 5
    assert offsets.raw_spans(0, 5) == ((3, 7),)
    assert offsets.raw_spans(2, 3) == ()


def test_lines_put_back_in_order_keep_their_spans_in_reading_order() -> None:
    offsets = OffsetMap([*range(10, 14), *range(3)])
    assert offsets.raw_spans(0, 7) == ((10, 14), (0, 3))


@pytest.mark.parametrize(
    ("bridge", "spans"), [(0, ((0, 2), (3, 5), (9, 10))), (1, ((0, 5), (9, 10))), (4, ((0, 10),))]
)
def test_small_gaps_are_bridged(bridge: int, spans: tuple[tuple[int, int], ...]) -> None:
    assert OffsetMap([0, 1, 3, 4, 9]).raw_spans(0, 5, bridge=bridge) == spans


@given(ORIGINS, st.integers(0, 80), st.integers(0, 80))
def test_raw_spans_cover_every_origin_in_the_span_once(origins: list[int], start: int, end: int) -> None:
    spans = OffsetMap(origins).raw_spans(start, end)
    covered = [offset for first, last in spans for offset in range(first, last)]
    assert covered == [origin for origin in origins[start:end] if origin >= 0]


@given(st.text(), st.data())
def test_qt_positions_and_code_points_are_inverse(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    units = utf16_from_code_points(text, position)
    assert units == len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
    assert code_points_from_utf16(text, units) == position


def test_a_position_inside_a_surrogate_pair_is_that_of_its_character() -> None:
    assert [code_points_from_utf16("a😀ب", units) for units in range(6)] == [0, 1, 1, 2, 3, 3]


@given(SPANS)
def test_merged_spans_cover_the_same_and_do_not_touch(spans: list[tuple[int, int]]) -> None:
    merged = merge_spans(spans)
    assert {n for start, end in merged for n in range(start, end)} == {
        n for start, end in spans for n in range(start, end)
    }
    assert all(first[1] < second[0] for first, second in pairwise(merged))
    assert merge_spans(merged) == merged


@given(SPANS.filter(lambda spans: len(spans) > 1))
def test_overlap_is_sharing_a_code_point(spans: list[tuple[int, int]]) -> None:
    first, second = spans[:2]
    assert overlaps(first, second) == bool(set(range(*first)) & set(range(*second)))
    assert overlaps(first, second) == overlaps(second, first)
