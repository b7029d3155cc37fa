from __future__ import annotations

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.revisions import canonical_json, changed_fields, frozen_json, revision_id

FACTS = {
    "entity": "tags",
    "record_id": "1",
    "parent": None,
    "parent2": None,
    "verb": "create",
    "txn": "t",
    "actor": "a",
    "at": "2026-11-23T12:00:00.000Z",
    "data": "{}",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_a_revision_id_is_a_uuid_of_version_8_that_never_changes() -> None:
    # The value of sha256sum over the facts joined by 0x1F, with version and variant set.
    assert revision_id(**FACTS) == "2b3cd26d-3fef-877a-8dbb-c515a7920858"
    assert (uuid.UUID(revision_id(**FACTS)).version, uuid.UUID(revision_id(**FACTS)).variant) == (
        8,
        uuid.RFC_4122,
    )


@pytest.mark.parametrize("name", FACTS)
def test_every_recorded_fact_is_in_the_id(name: str) -> None:
    assert revision_id(**{**FACTS, name: "x"}) != revision_id(**FACTS)


def test_half_a_surrogate_pair_has_no_id() -> None:
    with pytest.raises(UnicodeEncodeError):
        revision_id(**{**FACTS, "data": "\ud800"})


@given(JSON)
def test_canonical_json_is_the_same_after_reading_it_back(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text
    assert canonical_json(frozen_json(json.loads(text))) == text


def test_canonical_json_sorts_keys_and_keeps_letters() -> None:
    assert canonical_json({"ب": 1, "a": (1, None), "A": "‌"}) == '{"A":"‌","a":[1,null],"ب":1}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", {"a": object()}])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical_json(value)


def test_lists_read_back_are_tuples_all_the_way_down() -> None:
    assert frozen_json([1, [2, {"a": [3]}]]) == (1, (2, {"a": (3,)}))


def test_changed_fields_are_named_and_a_missing_one_is_none() -> None:
    assert list(changed_fields({"a": 1, "b": 2, "c": None}, {"a": 1, "b": 3, "d": 4})) == ["b", "d"]
