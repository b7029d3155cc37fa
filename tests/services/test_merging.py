"""Two records of one work become one."""

from __future__ import annotations

from annotator.bib.sources import ImportedCreator
from annotator.core.model import Creator
from annotator.services.bib_records import creator_records
from annotator.services.merging import (
    aliases,
    completed_creators,
    completed_fields,
    creator_changes,
    with_aliases,
)

HAIDARI = ImportedCreator(family_latin="Haidari")
FULL = ImportedCreator(family_latin="Heidari", given_latin="Ali", family_fa="حیدری", given_fa="علی")
OTHERS = ImportedCreator(ord=1, family_latin="others")
SIMBAR = ImportedCreator(ord=1, family_latin="Simbar")


def test_fields_are_filled_and_none_is_replaced() -> None:
    own, other = {"title": "A", "doi": ""}, {"title": "B", "doi": "10.1/x", "pages": "1–2"}
    assert completed_fields(own, other) == {"title": "A", "doi": "10.1/x", "pages": "1–2"}


def test_a_fact_is_not_told_twice_under_two_names() -> None:
    assert completed_fields({"date": "2020-05"}, {"year": "2020"}) == {"date": "2020-05"}
    assert completed_fields({"journaltitle": "J"}, {"journal": "J."}) == {"journaltitle": "J"}


def test_aliases_are_joined_and_never_name_the_source_itself() -> None:
    fields = completed_fields({"ids": "a, b"}, {"ids": "b,c"})
    assert aliases(fields) == ["a", "b", "c"]
    assert with_aliases(fields, ["d"], "a") == {"ids": "b,c,d"}
    assert with_aliases({}, ["k"], "k") == {}


def test_equal_lists_fill_each_other_and_keep_the_first_spelling() -> None:
    (one,) = completed_creators([HAIDARI], [FULL])
    assert (one.family_latin, one.given_latin, one.family_fa, one.given_fa) == ("Haidari", "Ali", "حیدری", "علی")


def test_a_list_with_others_gives_way_to_one_that_names_more() -> None:
    assert completed_creators([HAIDARI, OTHERS], [FULL, SIMBAR]) == (FULL, SIMBAR)
    assert [one.family_latin for one in completed_creators([FULL, SIMBAR], [HAIDARI, OTHERS])] == ["Heidari", "Simbar"]


def test_lists_of_different_length_are_not_mixed() -> None:
    assert completed_creators([HAIDARI, SIMBAR], [FULL]) == (HAIDARI, SIMBAR)


def test_a_role_the_first_lacks_is_taken_over() -> None:
    editor = ImportedCreator(role="editor", family_latin="Editor")
    assert completed_creators([HAIDARI], [editor]) == (HAIDARI, editor)


def test_rows_of_creators_stay_where_only_names_change() -> None:
    old: list[Creator] = creator_records("s", [HAIDARI, SIMBAR])
    changes = creator_changes("s", old, [FULL])
    assert [(change.verb, change.record_id) for change in changes] == [("edit", old[0].id), ("delete", old[1].id)]
    assert creator_changes("s", old, [HAIDARI, SIMBAR]) == []
