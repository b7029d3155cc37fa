from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import made_at, new_id, pair_id


def test_ids_made_one_after_another_sort_in_that_order() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)


def test_ids_of_several_threads_never_meet() -> None:
    ids: list[str] = []

    def make() -> None:
        ids.extend(new_id() for _ in range(5000))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ids)) == 20_000


def test_an_id_is_a_uuid_of_version_7_and_tells_when_it_was_made() -> None:
    value = uuid.UUID(new_id())
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    made = made_at(new_id())
    assert made is not None
    assert abs(made - datetime.now(UTC)) < timedelta(seconds=60)


def test_an_id_made_of_others_tells_no_time() -> None:
    assert made_at(pair_id("a", "b")) is None


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_the_same_parts_make_the_same_id_everywhere(parts: list[str]) -> None:
    clean = [part.encode("utf-8", "replace").decode() for part in parts]
    assert pair_id(*clean) == pair_id(*clean)
    assert uuid.UUID(pair_id(*clean)).version == 5


def test_the_order_and_the_borders_of_the_parts_count() -> None:
    assert (
        len({pair_id("a", "b"), pair_id("b", "a"), pair_id("ab"), pair_id("a", "b", ""), pair_id("", "ab")})
        == 5
    )
