from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.core.changes import created
from annotator.core.ids import new_id
from annotator.core.model import Deed, Paper
from annotator.errors import BadRequest, FileUnreadable, LibraryDamaged
from annotator.store.backup import Backup, backup_if_due, backups_of, kept_of, make_backup, restore
from annotator.store.library import Library, open_library

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "work.annotator", actor="sara", create=True) as opened:
        opened.apply(Deed("add", (created(Paper(id=new_id(), note="x" * 9000)),)))
        yield opened


def work(library: Library) -> None:
    library.apply(Deed("add", (created(Paper(id=new_id())),)))


def test_a_copy_holds_everything_and_passes_the_check(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.annotator"
    target.write_text("something old")
    library.backup(target)
    with open_library(target, actor="sara") as copy:
        assert copy.all(Paper) == library.all(Paper)
        assert copy.history() == library.history()
        assert copy.undo_stack() == library.undo_stack()
        assert copy.check() == []
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith("-journal")) == [
        "copy.annotator",
        "work.annotator",
    ]


def test_a_library_opened_for_reading_can_be_copied(library: Library, tmp_path: Path) -> None:
    with open_library(library.path, actor="reza", read_only=True) as reader:
        reader.backup(tmp_path / "copy")
    with open_library(tmp_path / "copy", actor="sara") as copy:
        assert copy.count(Paper) == 1


def test_a_copy_cannot_replace_the_library_itself_or_go_nowhere(library: Library, tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        library.backup(library.path)
    with pytest.raises(FileUnreadable):
        library.backup(tmp_path / "no folder" / "copy")
    assert library.check() == []


def test_a_backup_is_made_once_a_day_and_only_of_new_work(library: Library) -> None:
    first = backup_if_due(library, NOON)
    assert first is not None
    assert first.seq == library.seq()
    assert backups_of(library.path) == [first]
    work(library)
    assert backup_if_due(library, NOON + timedelta(hours=3)) is None
    second = backup_if_due(library, NOON + timedelta(days=1))
    assert second is not None
    assert backup_if_due(library, NOON + timedelta(days=2)) is None
    assert backups_of(library.path) == [second, first]


def test_an_empty_library_and_one_for_reading_need_no_backup(tmp_path: Path) -> None:
    with open_library(tmp_path / "a", actor="sara", create=True) as library:
        assert backup_if_due(library) is None
        work(library)
    with open_library(tmp_path / "a", actor="sara", read_only=True) as library:
        assert backup_if_due(library) is None
    assert backups_of(tmp_path / "a") == []


def test_old_backups_are_thinned_to_days_weeks_and_months(library: Library) -> None:
    for day in range(250):
        work(library)
        assert backup_if_due(library, NOON + timedelta(days=day)) is not None
    ages = [(NOON + timedelta(days=249) - backup.at).days for backup in backups_of(library.path)]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 12 <= len(ages) <= 7 + 3 + 5
    assert 120 < ages[-1] < 190


def test_the_newest_backup_is_always_kept() -> None:
    backups = [Backup(Path(str(n)), NOON - timedelta(hours=n), n) for n in range(20)]
    assert kept_of(backups)[0] == backups[0]
    assert kept_of([]) == []
    assert len(kept_of(backups)) == 2


def test_a_damaged_library_makes_no_backup_and_deletes_none(library: Library, tmp_path: Path) -> None:
    kept = make_backup(library, NOON)
    engine = library._engine
    with engine.transaction():
        engine.run("UPDATE papers SET note = 'changed by hand'")
    with pytest.raises(LibraryDamaged):
        make_backup(library, NOON + timedelta(days=1))
    assert backups_of(library.path) == [kept]
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


def test_a_restored_backup_is_the_library_of_that_time_and_the_replaced_one_is_kept(library: Library) -> None:
    papers, backup = library.all(Paper), make_backup(library, NOON)
    work(library)
    library.close()
    replaced = restore(backup.path, library.path, NOON)
    assert replaced is not None
    with open_library(library.path, actor="sara") as restored:
        assert restored.all(Paper) == papers
        assert restored.check() == []
    with open_library(replaced, actor="sara") as before:
        assert before.count(Paper) == 2


def test_a_damaged_backup_is_not_restored(library: Library, tmp_path: Path) -> None:
    backup = make_backup(library, NOON)
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(LibraryDamaged):
        restore(backup.path, library.path)
    assert library.count(Paper) == 1
    with pytest.raises(BadRequest):
        restore(library.path, library.path)


def test_a_lost_library_is_restored_to_an_empty_place(library: Library, tmp_path: Path) -> None:
    backup = make_backup(library)
    assert restore(backup.path, tmp_path / "again") is None
    with open_library(tmp_path / "again", actor="sara") as again:
        assert again.all(Paper) == library.all(Paper)


def test_what_a_killed_backup_left_is_removed_the_day_after(library: Library) -> None:
    folder = make_backup(library, NOON).path.parent
    left = folder / "2026-11-23T120000Z.unverified.1.tmp"
    left.write_bytes(b"half")
    now = datetime.now(UTC)
    make_backup(library, now)
    assert left.exists()
    make_backup(library, now + timedelta(days=2))
    assert not left.exists()
