"""A library of an older schema is backed up, then brought up step by step, each whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator import assets
from annotator.core.changes import created
from annotator.core.ids import new_id
from annotator.core.model import Deed, Paper
from annotator.errors import BadRequest, LibraryError, LibraryNewer, LibraryReadOnly
from annotator.store import gate
from annotator.store.library import open_library
from annotator.store.migrations import migrations_for, newest_schema

Install = Callable[..., None]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as the released schema makes it."""
    path = tmp_path / "old.annotator"
    with open_library(path, actor="sara", create=True) as library:
        library.apply(Deed("add", (created(Paper(id=new_id(), title_en="Corridors")),)))
    return path


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install further steps: common SQL by name, and SQL of SQLite under the same name."""
    folder = tmp_path / "db"
    shutil.copytree(assets.migrations(), folder)

    def forget() -> None:
        migrations_for.cache_clear()
        gate._expected_objects.cache_clear()

    def add(**steps: str) -> None:
        for name, script in steps.items():
            own = folder / "sqlite" if name.startswith("sqlite") else folder
            (own / f"{name[-4:]}_later.sql").write_text(script, encoding="utf-8")
        monkeypatch.setattr(assets, "migrations", lambda: folder)
        forget()

    yield add
    monkeypatch.undo()
    forget()


def test_an_older_library_is_backed_up_and_brought_up(old: Path, install: Install) -> None:
    install(
        common0002="CREATE TABLE moods (id TEXT NOT NULL PRIMARY KEY) STRICT;\n",
        sqlite0002="CREATE TRIGGER moods_stay BEFORE DELETE ON moods BEGIN "
        "SELECT RAISE(ABORT, 'no; never'); END;\n",
        common0003="CREATE INDEX papers_doi ON papers (doi);",
    )
    assert newest_schema("sqlite") == 3
    with open_library(old, actor="sara") as library:
        assert [paper.title_en for paper in library.all(Paper)] == ["Corridors"]
        assert library.check() == []
        assert library.undo().name == "add"
    assert gate.schema_number(old) == 3
    backup = old.with_name("old.annotator.schema-0001.bak")
    assert gate.schema_number(backup) == 1
    with open_library(old.with_name("new"), actor="sara", create=True):
        pass
    assert gate.schema_number(old.with_name("new")) == 3


def test_a_step_that_fails_leaves_the_library_at_the_step_before(old: Path, install: Install) -> None:
    install(
        common0002="CREATE TABLE moods (id TEXT NOT NULL PRIMARY KEY) STRICT;",
        common0003="CREATE TABLE more (id TEXT) STRICT;\nINSERT INTO clock (id, seq) VALUES (1, 1);",
    )
    with pytest.raises((LibraryError, BadRequest)):
        open_library(old, actor="sara")
    assert gate.schema_number(old) == 2
    install(common0003="CREATE TABLE more (id TEXT) STRICT;")
    with open_library(old, actor="sara") as library:
        assert library.count(Paper) == 1
        assert library.check() == []
    assert gate.schema_number(old) == 3


def test_an_older_library_opened_for_reading_is_left_alone(old: Path, install: Install) -> None:
    install(common0002="CREATE TABLE moods (id TEXT NOT NULL PRIMARY KEY) STRICT;")
    before = old.read_bytes()
    with pytest.raises(LibraryReadOnly) as caught:
        open_library(old, actor="sara", read_only=True)
    assert "1" in caught.value.detail
    assert old.read_bytes() == before


def test_a_library_brought_up_is_newer_for_the_program_before(old: Path, install: Install) -> None:
    known = newest_schema("sqlite")
    install(common0002="CREATE TABLE moods (id TEXT NOT NULL PRIMARY KEY) STRICT;")
    open_library(old, actor="sara").close()
    shutil.rmtree(assets.migrations())
    shutil.copytree(assets.asset("db"), assets.migrations())
    install()
    with pytest.raises(LibraryNewer) as caught:
        open_library(old, actor="sara")
    assert (caught.value.found, caught.value.known) == (2, known)
