"""Speed of the library, against SQLite itself on the same disk in the same run.

``python -m tests.benchmarks --only store`` runs it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.core.changes import created, edited
from annotator.core.ids import new_id
from annotator.core.model import Block, Claim, Deed, Original, Paper, Sentence, Text
from annotator.store.library import Library, open_library
from tests.benchmarks.figures import Figure, from_ratios, ratio, seconds

DEEDS = 40
"""Saves in one timing."""

RECORDS = 20_000
PLACE = Path(__file__).parent
"""Beside the sources, which lie on a disk: in a memory file system a synchronised write costs nothing."""
NOTE = "What the analyst noted about this claim, in a sentence or two of usual length. " * 3


def saved_deed(folder: Path) -> Figure:
    """One edited claim as a deed, against one transaction that inserts as many bytes into a bare table."""
    library = open_library(folder / "deeds.annotator", actor="sara", create=True)
    paper = Paper(id=new_id(), title_en="Corridors")
    claim = Claim(id=new_id(), paper_id=paper.id, number=1, statement=NOTE, author_id=library.actor.id)
    library.apply(Deed("add claim", (created(paper), created(claim))))
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = TRUNCATE")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE bytes (data TEXT NOT NULL)")
    number = 0

    def save() -> None:
        nonlocal number
        for _ in range(DEEDS):
            number += 1
            library.apply(
                Deed("edit claim", (edited(library.require(Claim, claim.id), note=f"{NOTE}{number}"),))
            )

    save()
    payload = "x" * bytes_of_a_deed(library)

    def insert() -> None:
        for _ in range(DEEDS):
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO bytes VALUES (?)", (payload,))
            bare.execute("COMMIT")

    insert()
    figure = ratio(
        "one saved deed", save, insert, against="a bare transaction of the same bytes", limit=2.0, rounds=15
    )
    library.close()
    bare.close()
    return figure


def bytes_of_a_deed(library: Library) -> int:
    """Return how many bytes of content the last deed wrote: revision, deed, row and search text."""
    reader = sqlite3.connect(library.path)
    texts: list[object] = []
    for name in ("history", "deeds"):
        texts += reader.execute(f"SELECT * FROM {name} ORDER BY seq DESC LIMIT 1").fetchone()
    texts += reader.execute("SELECT * FROM claims").fetchone()
    texts += reader.execute("SELECT body FROM search ORDER BY rowid DESC LIMIT 1").fetchone()
    reader.close()
    return sum(len(str(text).encode()) for text in texts if text is not None)


def bulk_import(folder: Path) -> list[Figure]:
    """Import of sentences, its undo, reading them back, the check, a second opening."""
    path = folder / "bulk.annotator"
    with open_library(path, actor="sara", create=True) as library:
        paper = Paper(id=new_id())
        original = Original(
            id=new_id(), name="a", media_type="text/plain", encoding="utf-8", sha256="", body="x"
        )
        text = Text(id=new_id(), paper_id=paper.id, original_id=original.id, lang="en")
        block = Block(id=new_id(), text_id=text.id, ord=0, kind="paragraph", body="x")
        library.bulk("import", [paper, original, text, block])
        sentences = [
            Sentence(
                id=new_id(),
                text_id=text.id,
                block_id=block.id,
                ord=n,
                start_pos=n,
                end_pos=n + 9,
                raw_spans=((n, n + 9),),
            )
            for n in range(RECORDS)
        ]
        blocks = [
            Block(id=new_id(), text_id=text.id, ord=n, kind="paragraph", body=f"{NOTE} {n}")
            for n in range(RECORDS // 10)
        ]
        figures = [
            rate("sentences imported", RECORDS, lambda: library.bulk("import", sentences), 20_000),
            rate(
                "sentences read", RECORDS, lambda: library.all(Sentence, text_id=text.id, order="ord"), 20_000
            ),
            rate("sentences taken back by undo", RECORDS, library.undo, None),
            rate("sentences done again", RECORDS, library.redo, None),
            rate("blocks imported and indexed", len(blocks), lambda: library.bulk("import", blocks), None),
            rate("revisions checked", library.seq(), library.check, None),
            Figure(
                "search over the blocks", seconds(lambda: library.search("analyst noted", 50)) * 1000, "ms"
            ),
        ]
    return [*figures, opening(path)]


def opening(path: Path) -> Figure:
    """Opening through the gate, against connecting and reading one row."""

    def ours() -> None:
        open_library(path, actor="sara").close()

    def bare() -> None:
        connection = sqlite3.connect(path)
        connection.execute("SELECT count(*) FROM people").fetchone()
        connection.close()

    ratios = []
    for _ in range(9):
        peer = seconds(bare)
        ratios.append(seconds(ours) / peer)
    return from_ratios("opening", ratios, against="connecting with sqlite3 and one query", limit=None)


def rate(name: str, count: int, work: Callable[[], object], at_least: float | None) -> Figure:
    """Return how many records a second went through."""
    return Figure(name, count / seconds(work), "a second", at_least, at_least=True)


def figures(*, short: bool = False) -> list[Figure]:
    """Return the store's figures; ``short`` leaves out the bulk."""
    with tempfile.TemporaryDirectory(dir=PLACE) as name:
        return [saved_deed(Path(name)), *([] if short else bulk_import(Path(name)))]
