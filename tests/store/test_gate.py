from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.changes import created
from annotator.core.ids import new_id
from annotator.core.model import Deed, Paper
from annotator.errors import (
    AnnotatorError,
    BadRequest,
    LibraryDamaged,
    LibraryForeign,
    LibraryFull,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnsupported,
)
from annotator.store.gate import APPLICATION_ID
from annotator.store.library import open_library
from annotator.store.migrations import newest_schema

KNOWN = newest_schema("sqlite")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library with two hundred papers."""
    path = tmp_path / "Ali's کتابخانه 100% #1?.annotator"
    with open_library(path, actor="sara", create=True) as library:
        library.bulk(
            "import", [Paper(id=new_id(), title_en=f"Paper {n}", note="x" * 500) for n in range(200)]
        )
    return path


def altered(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_wrong_path_is_missing_and_makes_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.annotator", tmp_path / "no folder" / "nothing.annotator"):
        with pytest.raises(LibraryMissing):
            open_library(path, actor="sara")
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        open_library(tmp_path / "no folder" / "a", actor="sara", create=True)
    assert list(tmp_path.iterdir()) == []


def test_making_a_library_leaves_one_file_and_opening_it_again_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "a.annotator"
    for _ in range(2):
        open_library(path, actor="sara", create=True).close()
    assert [found.name for found in tmp_path.iterdir()] == ["a.annotator"]


def test_reading_never_changes_the_file(place: Path) -> None:
    before = place.read_bytes()
    for read_only in (False, True):
        with open_library(place, actor="reza", read_only=read_only) as library:
            assert library.count(Paper) == 200
            assert library.search("paper 7")
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"SQLite",
        b"plain text",
        b"%PDF-1.7" + b"\0" * 200,
        os.urandom(5000),
        b"PK\3\4" * 1000,
    ],
)
def test_a_file_of_another_kind_is_foreign_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(LibraryForeign):
        open_library(path, actor="sara", create=True)
    assert path.read_bytes() == content


def test_a_folder_is_foreign(tmp_path: Path) -> None:
    with pytest.raises(LibraryForeign):
        open_library(tmp_path, actor="sara")


def test_a_pipe_is_foreign_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LibraryForeign):
        open_library(tmp_path / "pipe", actor="sara")


def test_a_database_of_another_program_is_foreign(tmp_path: Path) -> None:
    path = altered(tmp_path / "other.db", "CREATE TABLE claims (id)")
    with pytest.raises(LibraryForeign) as caught:
        open_library(path, actor="sara")
    assert "application id" in caught.value.detail


def test_a_newer_library_says_so_and_opens_for_reading(place: Path) -> None:
    altered(
        place,
        f"PRAGMA user_version = {KNOWN + 1}",
        "ALTER TABLE papers ADD COLUMN colour TEXT",
        "CREATE TABLE moods (id TEXT)",
    )
    with pytest.raises(LibraryNewer) as caught:
        open_library(place, actor="sara")
    assert (caught.value.found, caught.value.known) == (KNOWN + 1, KNOWN)
    with open_library(place, actor="sara", read_only=True) as library:
        assert library.count(Paper) == 200


def test_a_newer_library_with_a_view_for_a_table_is_refused_even_for_reading(place: Path) -> None:
    altered(
        place,
        f"PRAGMA user_version = {KNOWN + 1}",
        "DROP TABLE comments",
        "CREATE VIEW comments AS "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    )
    with pytest.raises(LibraryForeign):
        open_library(place, actor="sara", read_only=True)


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON papers BEGIN DELETE FROM reviews; END",
    "endless trigger": "CREATE TRIGGER t AFTER UPDATE ON clock BEGIN INSERT INTO meta WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n; END",
    "view": "CREATE VIEW v AS SELECT * FROM papers",
    "table": "CREATE TABLE extra (id)",
    "index": "CREATE INDEX i ON papers (note)",
    "unique index": "CREATE UNIQUE INDEX i ON papers (doi)",
    "virtual table": "CREATE VIRTUAL TABLE v USING fts5 (a)",
    "column": "ALTER TABLE papers ADD COLUMN x TEXT CHECK (x IS NULL OR length(x) < 10)",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_with_an_object_that_is_not_ours_is_refused(
    place: Path, name: str, read_only: bool
) -> None:
    altered(place, HOSTILE[name])
    with pytest.raises(LibraryForeign) as caught:
        open_library(place, actor="sara", read_only=read_only)
    assert caught.value.detail


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE comments",
        "DROP TRIGGER history_no_update",
        "DROP INDEX blocks_text",
        "DROP TABLE search",
    ],
)
def test_a_library_that_lacks_an_object_of_ours_is_damaged(place: Path, statement: str) -> None:
    altered(place, statement)
    with pytest.raises(LibraryDamaged) as caught:
        open_library(place, actor="sara")
    assert "missing" in caught.value.detail


def test_an_index_made_over_by_writable_schema_is_seen(place: Path) -> None:
    altered(
        place,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(login)', '(name)') WHERE name = 'people_login'",
    )
    with pytest.raises(LibraryForeign):
        open_library(place, actor="sara")


def test_statistics_of_sqlite_are_no_foreign_object(place: Path) -> None:
    altered(place, "ANALYZE")
    with open_library(place, actor="sara") as library:
        assert library.count(Paper) == 200


@pytest.mark.parametrize("keep", [50, 99, 100, 4096, 0.3, 0.9])
def test_a_truncated_library_is_damaged_and_stays_as_it_is(place: Path, keep: float) -> None:
    content = place.read_bytes()
    place.write_bytes(content[: keep if isinstance(keep, int) else int(len(content) * keep)])
    before = place.read_bytes()
    with pytest.raises(LibraryDamaged):
        open_library(place, actor="sara")
    assert place.read_bytes() == before


def test_random_damage_never_ends_in_an_unknown_error(place: Path) -> None:
    chance, content, seen = random.Random(7), place.read_bytes(), 0
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 20, 300))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        place.write_bytes(damaged)
        try:
            with open_library(place, actor="sara", read_only=True) as library:
                seen += bool(library.check())
        except AnnotatorError:
            seen += 1
    assert seen > 20


def test_a_library_switched_to_wal_is_switched_back(place: Path) -> None:
    altered(place, "PRAGMA journal_mode = WAL")
    with open_library(place, actor="sara") as library:
        library.apply(Deed("add", (created(Paper(id=new_id())),)))
    assert place.read_bytes()[18:20] == b"\1\1"
    assert not list(place.parent.glob("*-wal"))


def test_a_library_held_by_another_program_is_locked(place: Path) -> None:
    with open_library(place, actor="sara", lock_wait=0.1) as library:
        holder = sqlite3.connect(place, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryLocked):
            library.apply(Deed("add", (created(Paper(id=new_id())),)))
        with pytest.raises(LibraryLocked):
            open_library(place, actor="reza", lock_wait=0.1)
        holder.close()
        library.apply(Deed("add", (created(Paper(id=new_id())),)))
        assert library.count(Paper) == 201


def test_a_reader_that_stays_lets_a_save_fail_whole(place: Path) -> None:
    with open_library(place, actor="sara", lock_wait=0.1) as library:
        reader = sqlite3.connect(place, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM papers").fetchone()
        with pytest.raises(LibraryLocked):
            library.apply(Deed("add", (created(Paper(id=new_id())),)))
        reader.close()
        assert library.count(Paper) == 200
        library.apply(Deed("add", (created(Paper(id=new_id())),)))


def test_a_full_disk_refuses_the_deed_and_keeps_all_before(place: Path) -> None:
    with open_library(place, actor="sara") as library:
        engine = library._engine
        pages = engine.rows("PRAGMA page_count")[0][0]
        engine.rows(f"PRAGMA max_page_count = {pages}")
        for _ in range(5):
            with pytest.raises(LibraryFull):
                library.apply(Deed("add", (created(Paper(id=new_id(), note="x" * 100_000)),)))
        assert library.count(Paper) == 200
        assert library.check() == []
        engine.rows("PRAGMA max_page_count = 1000000")
        library.apply(Deed("add", (created(Paper(id=new_id(), note="x" * 100_000)),)))
        assert library.count(Paper) == 201


def test_a_file_moved_away_is_missing_at_the_next_save(place: Path) -> None:
    with open_library(place, actor="sara") as library:
        moved = place.rename(place.with_name("moved.annotator"))
        with pytest.raises(LibraryMissing):
            library.apply(Deed("add", (created(Paper(id=new_id())),)))
        assert not place.exists()
        moved.rename(place)
        library.apply(Deed("add", (created(Paper(id=new_id())),)))
        assert library.count(Paper) == 201


WITHOUT_RIGHTS = textwrap.dedent("""
    import os, sys
    from annotator.core.changes import created
    from annotator.core.ids import new_id
    from annotator.core.model import Deed, Paper
    from annotator.errors import LibraryReadOnly
    from annotator.store.library import open_library
    path, file_mode, folder_mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    open_library(path, actor="sara").close()  # loads what is loaded late, while it can be read
    os.chmod(path, file_mode)
    os.chmod(os.path.dirname(path), folder_mode)
    if os.getuid() == 0:  # rights do not bind root
        os.setgid(65534)
        os.setuid(65534)
    with open_library(path, actor="sara") as library:
        assert library.read_only
        assert library.count(Paper) == 200
        try:
            library.apply(Deed("add", (created(Paper(id=new_id())),)))
        except LibraryReadOnly:
            pass
        else:
            sys.exit("written")
    if os.stat(os.path.dirname(path)).st_mode & 0o222 == 0:
        try:
            open_library(path + ".new", actor="sara", create=True)
        except LibraryReadOnly:
            pass
        else:
            sys.exit("made")
    print("refused")
""")


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)])
def test_without_the_right_to_write_a_library_opens_for_reading(
    place: Path,
    file_mode: int,
    folder_mode: int,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = shutil.copy(place, name)
        arguments = [sys.executable, "-c", WITHOUT_RIGHTS, path, str(file_mode), str(folder_mode)]
        done = subprocess.run(arguments, capture_output=True, text=True)
        Path(name).chmod(0o755)
    assert (done.returncode, done.stdout.strip()) == (0, "refused"), done.stderr


def test_read_only_never_makes_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        open_library(tmp_path / "a", actor="sara", create=True, read_only=True)


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("postgresql://sara:secret@server/library", "postgresql"),
        ("postgres://sara:p@ss@server:5432/library?sslmode=require", "postgres"),
        ("mysql://root:secret@server/library", "mysql"),
    ],
)
def test_an_address_no_engine_opens_is_unsupported_and_hides_the_password(url: str, scheme: str) -> None:
    with pytest.raises(LibraryUnsupported) as caught:
        open_library(url, actor="sara")
    assert caught.value.scheme == scheme
    assert "secret" not in caught.value.path
    assert "ss@" not in caught.value.path
    assert "server" in caught.value.path


@pytest.mark.parametrize("form", ["sqlite://{path}", "{path}"])
def test_a_file_is_named_by_path_or_url(tmp_path: Path, form: str) -> None:
    url = form.format(path=tmp_path / "a.annotator")
    with open_library(url, actor="sara", create=True) as library:
        assert library.path == str(tmp_path / "a.annotator")


def test_two_programs_that_make_a_library_at_once_share_one(tmp_path: Path) -> None:
    code = textwrap.dedent("""
        import sys
        from annotator.core.changes import created
        from annotator.core.ids import new_id
        from annotator.core.model import Deed, Paper
        from annotator.store.library import open_library
        sys.stdin.readline()
        with open_library(sys.argv[1], actor="sara", create=True) as library:
            library.apply(Deed("add", (created(Paper(id=new_id())),)))
    """)
    path = tmp_path / "a.annotator"
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for program in programs:
        program.communicate("go\n")
    assert [program.returncode for program in programs] == [0, 0, 0]
    with open_library(path, actor="sara") as library:
        assert library.count(Paper) == 3
        assert library.check() == []


def test_the_header_carries_our_mark(place: Path) -> None:
    header = place.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == KNOWN


def test_history_cannot_be_changed_even_by_sql(place: Path) -> None:
    with open_library(place, actor="sara") as library:
        for statement in ("UPDATE history SET data = '{}'", "DELETE FROM history"):
            with pytest.raises((LibraryDamaged, BadRequest)), library._engine.transaction():
                library._engine.run(statement)
        assert library.check() == []


def test_a_closed_library_is_our_mistake_not_the_worlds(place: Path) -> None:
    library = open_library(place, actor="sara")
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.all(Paper)


def test_an_unreadable_file_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Callable[..., object] = Path.open

    def refuse(self: Path, *rest: object, **more: object) -> object:
        if self == place:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LibraryReadOnly) as caught:
        open_library(place, actor="sara")
    assert caught.value.path == str(place)
