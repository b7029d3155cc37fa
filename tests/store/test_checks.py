"""The check finds what a hand, a disk or another program changed behind our back."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from annotator.core.changes import created, edited
from annotator.core.ids import new_id
from annotator.core.model import Comment, Deed, Paper, Tag
from annotator.errors import AnnotatorError
from annotator.store.checks import Problem
from annotator.store.library import open_library


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "work.annotator"
    with open_library(path, actor="sara", create=True) as library:
        library.bulk(
            "import", [Paper(id=new_id(), title_en=f"Paper {n}", note="x" * 300) for n in range(100)]
        )
        tag = Tag(id=new_id(), name_en="Security")
        library.apply(Deed("add", (created(tag),)))
        library.apply(Deed("edit", (edited(library.require(Tag, tag.id), colour="#000000"),)))
    return path


def kinds_after(place: Path, *statements: str) -> set[str]:
    """Return the kinds of problems after statements run behind the program's back, guards off."""
    connection = sqlite3.connect(place)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()
    with open_library(place, actor="sara") as library:
        return {problem.kind for problem in library.check()}


def test_a_sound_library_has_no_problems(place: Path) -> None:
    assert kinds_after(place) == set()


SET_BACK = (
    "UPDATE tags SET colour = '#888888', "
    "rev = (SELECT parent FROM history WHERE entity = 'tags' AND parent IS NOT NULL)"
)
LAST_TAG = "(SELECT max(seq) FROM history WHERE entity = 'tags')"


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE papers SET note = 'y' WHERE title_en = 'Paper 7'", {"row_differs", "search_stale"}),
        ("UPDATE papers SET deleted = 1 WHERE title_en = 'Paper 7'", {"row_differs", "search_stale"}),
        (
            "UPDATE history SET data = replace(data, 'Paper 7', 'Paper 8')",
            {"revision_changed", "row_differs"},
        ),
        ("UPDATE history SET actor = 'somebody'", {"revision_changed"}),
        ("UPDATE history SET at = '2020' WHERE seq = 1", {"revision_changed"}),
        ("UPDATE history SET parent = NULL", {"revision_changed"}),
        (f"DELETE FROM history WHERE seq = {LAST_TAG}", {"foreign_key", "row_differs", "revision_order"}),
        ("DELETE FROM papers WHERE title_en = 'Paper 7'", {"row_missing", "search_stale"}),
        ("UPDATE clock SET seq = seq + 1", {"revision_order"}),
        ("UPDATE history SET seq = seq + 1000 WHERE seq > 50", {"revision_order"}),
        (
            SET_BACK,
            {"row_behind"},
        ),
        ("DELETE FROM search_doc", {"search_stale"}),
        ("UPDATE search SET body = 'other' WHERE rowid = 1", {"search_stale"}),
        ("DELETE FROM search_data WHERE id > 10", {"damaged_file"}),
        ("UPDATE papers SET authors = 'no json'", {"row_differs", "damaged_file"}),
    ],
)
def test_a_change_behind_our_back_is_found(place: Path, statement: str, kinds: set[str]) -> None:
    assert kinds_after(place, statement) == kinds


def test_a_child_without_its_parent_is_found(place: Path) -> None:
    with open_library(place, actor="sara") as library:
        comment = Comment(
            id=new_id(),
            target_entity="tags",
            target_id=new_id(),
            parent_id=new_id(),
            author_id=library.actor.id,
            body="x",
        )
        library.apply(Deed("add", (created(comment),)))
        problems = library.check()
    assert problems == [Problem("parent_missing", "comments", comment.id, comment.parent_id or "")]


def test_nearly_every_harmful_byte_is_found(place: Path) -> None:
    """Tried: files with 1 to 20 random bytes; harmful: other records are read, or none."""
    with open_library(place, actor="sara", read_only=True) as library:
        papers = library.all(Paper)
    content, chance, harmful, missed = place.read_bytes(), random.Random(11), 0, 0
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 5, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        place.write_bytes(damaged)
        try:
            with open_library(place, actor="sara", read_only=True) as library:
                is_found = bool(library.check())
                is_harmed = library.all(Paper) != papers
        except AnnotatorError:
            is_found = is_harmed = True
        harmful += is_harmed
        missed += is_harmed and not is_found
        assert place.read_bytes() == bytes(damaged)
    assert harmful > 30
    assert missed == 0
    print(f"\n150 damaged files, {harmful} harmful, {missed} not found")  # noqa: T201 - the figure
