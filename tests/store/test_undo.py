from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.core.changes import created, deleted, edited, restored
from annotator.core.ids import new_id
from annotator.core.model import Deed, Person, Tag
from annotator.errors import NothingToUndo, UndoRefused
from annotator.store.library import Library, open_library
from annotator.store.undo import name_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """One library, opened by two people."""
    with ExitStack() as stack:
        path = tmp_path / "work.annotator"
        first = stack.enter_context(open_library(path, actor="sara", create=True))
        yield first, stack.enter_context(open_library(path, actor="reza"))


def add(library: Library, **fields: Any) -> Tag:
    tag = Tag(id=new_id(), **{"name_en": "Security", **fields})
    library.apply(Deed("add tag", (created(tag),), tag.name_en))
    return library.require(Tag, tag.id)


def edit(library: Library, tag: Tag, name: str = "edit tag", **fields: Any) -> Tag:
    library.apply(Deed(name, (edited(library.require(Tag, tag.id), **fields),)))
    return library.require(Tag, tag.id)


def test_undo_and_redo_follow_the_deeds_by_name(pair: tuple[Library, Library]) -> None:
    library, _ = pair
    tag = add(library)
    edit(library, tag, "colour tag", colour="#ff0000")
    edit(library, tag, "define tag", definition="what is safe")
    assert [deed.name for deed in library.undo_stack()] == ["define tag", "colour tag", "add tag"]
    assert [library.undo().name, library.undo().name] == ["define tag", "colour tag"]
    assert library.require(Tag, tag.id).values() == tag.values()
    assert [deed.name for deed in library.redo_stack()] == ["colour tag", "define tag"]
    assert library.redo().name == "colour tag"
    assert library.require(Tag, tag.id).colour == "#ff0000"
    undoable, redoable = library.undoable(), library.redoable()
    assert undoable is not None
    assert redoable is not None
    assert (undoable.name, redoable.name) == ("colour tag", "define tag")


def test_undo_of_a_creation_is_a_deletion_and_redo_brings_it_back(pair: tuple[Library, Library]) -> None:
    library, _ = pair
    tag = add(library)
    assert [change.verb for change in library.undo().changes] == ["delete"]
    assert library.all(Tag) == []
    assert [change.verb for change in library.redo().changes] == ["restore"]
    assert library.require(Tag, tag.id).values() == tag.values()


def test_undo_of_a_deletion_restores(pair: tuple[Library, Library]) -> None:
    library, _ = pair
    tag = add(library)
    library.apply(Deed("delete tag", (deleted(tag),)))
    library.undo()
    assert library.require(Tag, tag.id).deleted == 0


def test_a_new_deed_closes_what_could_be_done_again(pair: tuple[Library, Library]) -> None:
    library, other = pair
    tag = add(library)
    edit(library, tag, colour="#111111")
    library.undo()
    add(other, name_en="Trade")
    assert library.redoable() is not None
    add(library, name_en="Energy")
    assert library.redoable() is None
    with pytest.raises(NothingToUndo):
        library.redo()


def test_only_ones_own_deeds_are_undone(pair: tuple[Library, Library]) -> None:
    library, other = pair
    mine, theirs = add(library), add(other, name_en="Trade")
    library.undo()
    assert library.require(Tag, mine.id).deleted == 1
    assert library.require(Tag, theirs.id).deleted == 0
    with pytest.raises(NothingToUndo):
        library.undo()
    assert [deed.detail for deed in other.undo_stack()] == ["Trade"]


def test_joining_a_library_is_no_deed_of_ones_own(pair: tuple[Library, Library]) -> None:
    library, _ = pair
    add(library)
    library.undo()
    assert library.undo_stack() == []
    assert library.all(Person) == [library.actor]


def test_undo_leaves_what_somebody_else_changed_in_other_fields(pair: tuple[Library, Library]) -> None:
    library, other = pair
    tag = edit(library, add(library), colour="#111111")
    edit(other, tag, definition="theirs")
    library.undo()
    after = library.require(Tag, tag.id)
    assert (after.colour, after.definition) == ("#888888", "theirs")


def test_undo_is_refused_where_somebody_changed_the_same_field(pair: tuple[Library, Library]) -> None:
    library, other = pair
    tag = edit(library, add(library), colour="#111111", definition="mine")
    edit(other, tag, colour="#222222")
    edit(other, tag, name_fa="امنیت")
    before = library.seq()
    with pytest.raises(UndoRefused) as caught:
        library.undo()
    refusal = caught.value
    assert (refusal.entity, refusal.record_id, refusal.fields, refusal.actor) == (
        "tags",
        tag.id,
        ("colour",),
        "reza",
    )
    assert refusal.mine["colour"] == "#888888"
    assert refusal.theirs is not None
    assert refusal.theirs["colour"] == "#222222"
    assert library.seq() == before
    undoable = library.undoable()
    assert undoable is not None
    assert undoable.name == "edit tag"


def test_undo_of_a_creation_is_refused_when_somebody_worked_on_it(pair: tuple[Library, Library]) -> None:
    library, other = pair
    tag = add(library)
    edit(other, tag, definition="their work")
    with pytest.raises(UndoRefused) as caught:
        library.undo()
    assert caught.value.fields == ("definition",)
    assert library.require(Tag, tag.id).deleted == 0


def test_redo_is_refused_where_somebody_changed_the_same_field(pair: tuple[Library, Library]) -> None:
    library, other = pair
    tag = edit(library, add(library), colour="#111111")
    library.undo()
    edit(other, tag, colour="#222222")
    with pytest.raises(UndoRefused) as caught:
        library.redo()
    assert caught.value.actor == "reza"
    edit(other, tag, colour="#888888")
    assert library.redo().name == "edit tag"


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with open_library(path, actor="sara", create=True) as library:
        tag = edit(library, add(library), colour="#111111")
        library.undo()
    with open_library(path, actor="sara") as library:
        redoable = library.redoable()
        assert redoable is not None
        assert redoable.name == "edit tag"
        library.redo()
        assert library.require(Tag, tag.id).colour == "#111111"
    with open_library(path, actor="sara") as library:
        library.undo()
        library.undo()
        assert library.require(Tag, tag.id).deleted == 1
        assert library.check() == []


def test_a_deed_that_ends_where_it_began_is_one_step_of_undo_like_any_other(
    pair: tuple[Library, Library],
) -> None:
    library, _ = pair
    tag = add(library)
    there = edited(tag, colour="#111111")
    library.apply(Deed("there and back", (there, there.inverse())))
    assert library.undo().name == "there and back"
    assert library.redo().name == "there and back"
    assert [library.undo().name, library.undo().name] == ["there and back", "add tag"]
    assert library.check() == []


def test_a_person_is_named_by_name_or_else_by_what_is_known(pair: tuple[Library, Library]) -> None:
    library, _ = pair
    add(library)
    assert name_of(library._engine, library.actor.id) == "sara"
    library.apply(Deed("rename", (edited(library.actor, name="سارا کریمی"),)))
    assert name_of(library._engine, library.actor.id) == "سارا کریمی"
    assert name_of(library._engine, "nobody") == "nobody"


class RandomWalk(RuleBasedStateMachine):
    """Two people work, undo and redo on tags of their own; a list of snapshots says what must be there."""

    @initialize()
    def start(self) -> None:
        self.folder = TemporaryDirectory()
        self.names = ("sara", "reza")
        self.open()
        self.snapshots: dict[str, list[dict[str, Any]]] = {name: [{}] for name in self.names}
        self.position = dict.fromkeys(self.names, 0)

    def open(self) -> None:
        path = Path(self.folder.name) / "a"
        self.libraries = {name: open_library(path, actor=name, create=True) for name in self.names}

    def now(self, name: str) -> dict[str, Any]:
        """The tags of a person; the definition names whose they are."""
        return {tag.id: tag.values() for tag in self.libraries[name].all(Tag, definition=name)}

    def done(self, name: str) -> None:
        self.position[name] += 1
        self.snapshots[name][self.position[name] :] = [self.now(name)]

    @rule(
        name=st.sampled_from(("sara", "reza")),
        count=st.integers(1, 3),
        text=st.text("اب\u200c😀x", max_size=4),
    )
    def create(self, name: str, count: int, text: str) -> None:
        tags = [Tag(id=new_id(), definition=name, name_en=text) for _ in range(count)]
        self.libraries[name].apply(Deed("create", tuple(created(tag) for tag in tags)))
        self.done(name)

    @rule(name=st.sampled_from(("sara", "reza")), value=st.integers(0, 3), both=st.booleans())
    def change(self, name: str, value: int, both: bool) -> None:
        tags = self.libraries[name].all(Tag, definition=name)
        changes = [
            edited(tag, ord=value, **({"colour": str(value)} if both else {})) for tag in tags[: value + 1]
        ]
        if self.libraries[name].apply(Deed("change", tuple(changes))).txn:
            self.done(name)

    @rule(name=st.sampled_from(("sara", "reza")), every=st.integers(1, 3))
    def delete(self, name: str, every: int) -> None:
        tags = self.libraries[name].all(Tag, definition=name)[::every]
        if tags:
            self.libraries[name].apply(Deed("delete", tuple(deleted(tag) for tag in tags)))
            self.done(name)

    @rule(name=st.sampled_from(("sara", "reza")))
    def restore(self, name: str) -> None:
        tags = self.libraries[name].all(Tag, definition=name, deleted=True)[:2]
        if tags:
            self.libraries[name].apply(Deed("restore", tuple(restored(tag) for tag in tags)))
            self.done(name)

    @precondition(lambda self: any(self.position.values()))
    @rule(name=st.sampled_from(("sara", "reza")), times=st.integers(1, 5))
    def undo(self, name: str, times: int) -> None:
        for _ in range(times):
            if self.position[name]:
                self.libraries[name].undo()
                self.position[name] -= 1
            else:
                with pytest.raises(NothingToUndo):
                    self.libraries[name].undo()

    @rule(name=st.sampled_from(("sara", "reza")), times=st.integers(1, 5))
    def redo(self, name: str, times: int) -> None:
        for _ in range(times):
            if self.position[name] + 1 < len(self.snapshots[name]):
                self.libraries[name].redo()
                self.position[name] += 1
            else:
                with pytest.raises(NothingToUndo):
                    self.libraries[name].redo()

    @rule()
    def restart(self) -> None:
        self.close()
        self.open()

    @invariant()
    def everything_is_as_it_was_then(self) -> None:
        for name in getattr(self, "names", ()):
            assert self.now(name) == self.snapshots[name][self.position[name]]
            assert len(self.libraries[name].undo_stack(1000)) == self.position[name]

    def close(self) -> None:
        for library in self.libraries.values():
            library.close()

    def teardown(self) -> None:
        if hasattr(self, "libraries"):
            problems = self.libraries["sara"].check()
            self.close()
            self.folder.cleanup()
            assert problems == []


TestRandomWalk = RandomWalk.TestCase
TestRandomWalk.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
