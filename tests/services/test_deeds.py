"""The one way a service writes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import annotator.services
from annotator.core.changes import created, edited
from annotator.core.ids import new_id
from annotator.core.model import Tag
from annotator.errors import BadRequest
from annotator.services.deeds import DEED_NAMES, Deeds, edits, record_id_of, shortened
from annotator.services.workspace import Workspace

TAG = Tag(id=new_id(), name_en="Finding", shortcut=1)


def test_every_deed_the_services_do_is_in_the_table_and_nothing_else_is() -> None:
    """A face translates the names of deeds, so it must know them all."""
    used: set[str] = set()
    for path in Path(str(annotator.services.__file__)).parent.glob("*.py"):
        if path.stem == "deeds":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in DEED_NAMES:
                used.add(str(node.value))
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "apply"
            ):
                name = node.args[0]
                assert not isinstance(name, ast.Constant) or name.value in DEED_NAMES, ast.unparse(node)
    assert used == set(DEED_NAMES)


def test_a_deed_without_changes_is_none(workspace: Workspace) -> None:
    deeds = Deeds(workspace.library, workspace.hub)
    with pytest.raises(BadRequest):
        deeds.apply("edit tag", [])
    tag = workspace.tagging.tag("Finding")
    with pytest.raises(BadRequest):
        deeds.apply("edit tag", [edited(tag, colour=tag.colour)])


def test_a_deed_is_published_as_stored(workspace: Workspace) -> None:
    heard = []
    workspace.hub.subscribe(heard.append)
    deed = Deeds(workspace.library, workspace.hub).apply("create tag", [created(TAG)], "x " * 100)
    assert heard == [deed]
    assert deed.txn
    assert deed.actor == workspace.me.id
    assert len(deed.detail) <= 60
    assert record_id_of(deed, Tag.TABLE) == TAG.id
    assert record_id_of(deed, "claims") == ""


def test_only_what_differs_is_edited() -> None:
    assert edits(TAG, name_en="Finding", colour=None) == []
    (change,) = edits(TAG, name_en="Result", colour=None)
    assert (change.before["name_en"], change.after["name_en"]) == ("Finding", "Result")


def test_an_empty_value_empties_what_may_be_empty() -> None:
    (change,) = edits(TAG, shortcut=0)
    assert change.after["shortcut"] is None


@pytest.mark.parametrize("field", ["deleted", "rev", "id", "colour_of_the_sky"])
def test_fields_that_are_none_are_refused(field: str) -> None:
    with pytest.raises(BadRequest):
        edits(TAG, **{field: "1"})


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("short", "short"),
        ("two\n  lines", "two lines"),
        ("ten letters and more", "ten…"),
        ("unbroken" * 3, "unbroken…"),
        ("", ""),
    ],
)
def test_a_detail_is_one_short_line(text: str, short: str) -> None:
    assert shortened(text, 9) == short
