from __future__ import annotations

import dataclasses

import pytest

from annotator.core.model import RECORD_TYPE_BY_TABLE, RECORD_TYPES, Link, Record, Review, Source

RECORDS = pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)


def test_every_record_is_listed_once_under_a_table_of_its_own() -> None:
    assert set(RECORD_TYPES) == set(Record.__subclasses__())
    assert len({kind.TABLE for kind in RECORD_TYPES}) == len(RECORD_TYPES) == len(RECORD_TYPE_BY_TABLE)
    assert all(RECORD_TYPE_BY_TABLE[kind.TABLE] is kind for kind in RECORD_TYPES)


@RECORDS
def test_a_record_is_frozen_and_named_by_keywords_only(kind: type[Record]) -> None:
    assert all(field.kw_only for field in dataclasses.fields(kind))
    with pytest.raises(TypeError):
        kind("an id")  # type: ignore[misc]


@RECORDS
def test_a_field_that_may_be_absent_is_absent_unless_given(kind: type[Record]) -> None:
    for field in dataclasses.fields(kind):
        if str(field.type).endswith("| None"):
            assert field.default is None


@RECORDS
def test_json_fields_are_marked_and_typed_alike(kind: type[Record]) -> None:
    for field in dataclasses.fields(kind):
        assert (str(field.type) == "Json") is bool(field.metadata.get("json"))


def test_the_recorded_fields_leave_out_id_and_revision() -> None:
    review = Review(
        id="i",
        rev="r",
        target_entity="claims",
        target_id="c",
        target_rev="t",
        reviewer_id="p",
        verdict="accept",
    )
    assert set(review.values()) == {f.name for f in dataclasses.fields(Review)} - {"id", "rev"}


@pytest.mark.parametrize(
    ("fields", "title", "year"),
    [
        ({"title": "Regions", "date": "2003-05"}, "Regions", "2003"),
        ({"year": "1403"}, "", "1403"),
        ({}, "", ""),
    ],
)
def test_a_source_tells_title_and_year(fields: dict[str, str], title: str, year: str) -> None:
    source = Source(id="i", citekey="k", fields=fields)
    assert (source.title, source.year) == (title, year)


def test_two_records_made_without_fields_do_not_share_them() -> None:
    first, second = Source(id="1", citekey="a"), Source(id="2", citekey="b")
    assert first.fields == second.fields == {}
    assert first.fields is not second.fields
    assert Link(id="1", claim_id="c", source_id="s", author_id="p").role == "cites_as_evidence"
