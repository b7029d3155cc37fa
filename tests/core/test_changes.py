from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.changes import brought_up, created, deleted, edited, restored
from annotator.core.ids import new_id
from annotator.core.model import Change, Deed, Paper, Tag

TAG = Tag(id=new_id(), rev="r", name_en="Security", name_fa="امنیت")


@pytest.mark.parametrize(
    ("change", "verb"),
    [
        (created(TAG), "create"),
        (edited(TAG, colour="#000000"), "edit"),
        (deleted(TAG), "delete"),
        (restored(Tag(id=TAG.id, name_en="Security", deleted=1)), "restore"),
    ],
)
def test_a_change_knows_its_verb(change: Change, verb: str) -> None:
    assert (change.entity, change.record_id, change.verb) == ("tags", TAG.id, verb)


def test_a_change_carries_the_whole_content_but_neither_id_nor_revision() -> None:
    change = edited(TAG, colour="#000000")
    assert change.before == TAG.values()
    assert change.after == {**TAG.values(), "colour": "#000000"}
    assert {"id", "rev"}.isdisjoint(change.after)


@pytest.mark.parametrize("fields", [{"id": "x"}, {"rev": "x"}, {"color": "x"}, {"colour": "x", "name": "y"}])
def test_a_field_that_cannot_be_set_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        edited(TAG, **fields)


@pytest.mark.parametrize("change", [edited(TAG, colour="#000000"), deleted(TAG)])
def test_the_inverse_of_a_change_leads_back(change: Change) -> None:
    assert change.inverse().after == change.before
    assert change.inverse().inverse() == change


def test_a_creation_is_taken_back_by_a_deletion() -> None:
    inverse = created(TAG).inverse()
    assert inverse.verb == "delete"
    assert inverse.inverse().after == TAG.values()


def test_the_inverse_of_a_deed_goes_backwards() -> None:
    paper = Paper(id=new_id())
    deed = Deed("import", (created(paper), edited(TAG, ord=2)), "x")
    inverse = deed.inverse()
    assert [change.record_id for change in inverse.changes] == [TAG.id, paper.id]
    assert (inverse.name, inverse.detail) == ("import", "x")


def test_records_are_brought_up_by_the_fewest_changes() -> None:
    same, other, gone = (Tag(id=name, name_en=name) for name in "abc")
    back = Tag(id="d", name_en="d", deleted=1)
    wanted = [same, replace(other, name_en="B"), replace(back, deleted=0), Tag(id="e", name_en="e")]
    assert [(one.record_id, one.verb) for one in brought_up([same, other, gone, back], wanted)] == [
        ("b", "edit"), ("d", "restore"), ("e", "create"), ("c", "delete"),
    ]
