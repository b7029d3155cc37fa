"""A change knows its verb and its inverse; a deed is taken back last change first."""

from __future__ import annotations

from annotator.core.deeds import Change, Deed

NEW = Change("tags", "1", None, {"name": "a", "deleted": 0})
EDIT = Change("tags", "1", NEW.after, {"name": "b", "deleted": 0})
GONE = Change("tags", "1", EDIT.after, {"name": "b", "deleted": 1})


def test_the_verb_follows_from_before_and_after() -> None:
    assert [one.verb for one in (NEW, EDIT, GONE, GONE.inverse())] == ["create", "edit", "delete", "restore"]
    assert NEW.inverse().verb == "delete"


def test_a_deed_is_taken_back_from_its_end() -> None:
    back = Deed("tag", (NEW, EDIT), "a").inverse()
    assert back.changes == (EDIT.inverse(), NEW.inverse())
    assert (back.name, back.detail) == ("tag", "a")
