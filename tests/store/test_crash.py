"""What a save promises when the program dies, or when others save at the same time."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from annotator.core.changes import created, edited
from annotator.core.ids import new_id
from annotator.core.model import Deed, Tag
from annotator.errors import Conflict, LibraryMissing
from annotator.store.backup import backups_of, make_backup, verified_seq
from annotator.store.library import open_library

KILLS = 15

SAVER = textwrap.dedent("""
    import sys
    from annotator.core.changes import created, edited
    from annotator.core.ids import new_id
    from annotator.core.model import Deed, Tag
    from annotator.store.library import open_library
    with open_library(sys.argv[1], actor="sara") as library:
        number = int(sys.argv[2])
        while True:
            number += 1
            tags = [Tag(id=new_id(), name_en=str(number), ord=n, definition="d" * 3000) for n in range(5)]
            library.apply(Deed("save", tuple(created(tag) for tag in tags), str(number)))
            print(number, flush=True)
""")

COUNTER = textwrap.dedent("""
    import random, sys, time
    from annotator.core.changes import edited
    from annotator.core.model import Deed, Tag
    from annotator.errors import Conflict
    from annotator.store.library import open_library
    saved = stale = 0
    sys.stdin.readline()
    with open_library(sys.argv[1], actor=sys.argv[2], lock_wait=60) as library:
        while saved < int(sys.argv[4]):
            tag = library.require(Tag, sys.argv[3])
            time.sleep(random.random() * 0.003)
            try:
                library.apply(Deed("count", (edited(tag, ord=tag.ord + 1),)))
                saved += 1
            except Conflict as conflict:
                assert conflict.theirs["ord"] > tag.ord
                stale += 1
    print(saved, stale)
""")


def test_a_killed_program_loses_no_acknowledged_save_and_leaves_no_half_one(tmp_path: Path) -> None:
    path, chance, acknowledged = tmp_path / "a", random.Random(1), 0
    open_library(path, actor="sara", create=True).close()
    for _ in range(KILLS):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path), str(acknowledged)], stdout=subprocess.PIPE, text=True
        )
        assert saver.stdout is not None
        lines = [saver.stdout.readline()]
        time.sleep(chance.random() * 0.03)
        saver.send_signal(signal.SIGKILL)
        lines += saver.stdout.read().splitlines()
        saver.wait()
        saver.stdout.close()
        acknowledged = max(acknowledged, *(int(line) for line in lines if line.strip()))
        with open_library(path, actor="sara") as library:
            tags = library.all(Tag)
            sizes = dict.fromkeys(range(1, acknowledged + 1), 0)
            for tag in tags:
                sizes[int(tag.name_en)] = sizes.get(int(tag.name_en), 0) + 1
            assert set(sizes.values()) == {5}
            assert len(sizes) - acknowledged in (0, 1)
            acknowledged = len(sizes)
    with open_library(path, actor="sara") as library:
        assert library.check() == []
        assert len(library.undo_stack(100_000)) == acknowledged
    print(f"\n{KILLS} kills, {acknowledged} saves, 0 lost, 0 torn")  # noqa: T201 - the figure


BACKER = textwrap.dedent("""
    import sys
    from datetime import datetime, timedelta, UTC
    from annotator.store.backup import make_backup
    from annotator.store.library import open_library
    with open_library(sys.argv[1], actor="sara") as library:
        print(flush=True)
        now = datetime.now(UTC)
        while True:
            now += timedelta(days=1)
            make_backup(library, now)
""")

HALF = textwrap.dedent("""
    import os, sqlite3, sys
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE tags SET definition = definition || hex(randomblob(3000))")
    os._exit(9)
""")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_half_written_save_is_rolled_back_whoever_opens_next(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "a"
    with open_library(path, actor="sara", create=True) as library:
        library.bulk("import", [Tag(id=new_id(), name_en=str(number)) for number in range(300)])
        tags = library.all(Tag)
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", HALF, str(path)], check=False)
    assert path.read_bytes() != before
    with open_library(path, actor="sara", read_only=read_only) as library:
        assert library.all(Tag) == tags
        assert library.check() == []


def test_a_program_killed_while_it_makes_a_library_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    code = (
        "import sys; from annotator.store.library import open_library; print(flush=True); "
        "open_library(sys.argv[1], actor='sara', create=True).close()"
    )
    chance, whole = random.Random(2), 0
    for number in range(KILLS):
        path = tmp_path / f"{number}.annotator"
        maker = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert maker.stdout is not None
        maker.stdout.readline()
        time.sleep(chance.random() * 0.4)
        maker.kill()
        maker.wait()
        maker.stdout.close()
        try:
            with open_library(path, actor="sara") as library:
                assert library.check() == []
                whole += 1
        except LibraryMissing:
            assert not path.exists()
    print(f"\n{KILLS} kills, {whole} whole libraries, {KILLS - whole} none, 0 half")  # noqa: T201 - the figure


def test_a_program_killed_while_it_backs_up_leaves_no_half_backup(tmp_path: Path) -> None:
    path, chance, whole = tmp_path / "a", random.Random(3), 0
    with open_library(path, actor="sara", create=True) as library:
        library.bulk("import", [Tag(id=new_id(), name_en=str(n), definition="d" * 2000) for n in range(500)])
    for _ in range(KILLS):
        saver = subprocess.Popen([sys.executable, "-c", BACKER, str(path)], stdout=subprocess.PIPE)
        assert saver.stdout is not None
        saver.stdout.readline()
        time.sleep(chance.random() * 0.15)
        saver.kill()
        saver.wait()
        saver.stdout.close()
    for backup in backups_of(path):
        assert verified_seq(backup.path) == backup.seq
        whole += 1
    with open_library(path, actor="sara") as library:
        assert library.check() == []
        make_backup(library)
    print(f"\n{KILLS} kills, {whole} whole backups, 0 bad under a final name")  # noqa: T201 - the figure


def test_two_programs_that_save_at_once_lose_nothing_and_report_every_stale_save(tmp_path: Path) -> None:
    path, each = tmp_path / "a", 150
    tag = Tag(id=new_id(), name_en="counter")
    with open_library(path, actor="sara", create=True) as library:
        library.apply(Deed("add", (created(tag),)))
    counters = [
        subprocess.Popen(
            [sys.executable, "-c", COUNTER, str(path), name, tag.id, str(each)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("sara", "reza")
    ]
    for counter in counters:
        assert counter.stdin is not None
        counter.stdin.write("go\n")
        counter.stdin.flush()
    stale = sum(int(counter.communicate()[0].split()[1]) for counter in counters)
    with open_library(path, actor="sara") as library:
        assert library.require(Tag, tag.id).ord == 2 * each
        revisions = library.history("tags", tag.id, limit=None)
        assert [revision.fields["ord"] for revision in reversed(revisions)] == list(range(2 * each + 1))
        assert [newer.parent for newer in revisions[:-1]] == [older.rev for older in revisions[1:]]
        assert library.check() == []
    assert stale > 0
    print(f"\n{2 * each} saves by two programs, {stale} stale reported, 0 lost")  # noqa: T201 - the figure


def test_a_stale_save_is_refused_at_once_with_what_stands_there(tmp_path: Path) -> None:
    path, tag = tmp_path / "a", Tag(id=new_id(), name_en="x")
    with open_library(path, actor="sara", create=True) as first, open_library(path, actor="reza") as second:
        first.apply(Deed("add", (created(tag),)))
        mine, theirs = first.require(Tag, tag.id), second.require(Tag, tag.id)
        first.apply(Deed("edit", (edited(mine, ord=1),)))
        with pytest.raises(Conflict) as caught:
            second.apply(Deed("edit", (edited(theirs, ord=2),)))
        assert caught.value.theirs == first.require(Tag, tag.id).values()
        assert second.require(Tag, tag.id).ord == 1
