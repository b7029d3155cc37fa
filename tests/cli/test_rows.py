"""The alignment on the command line: rows, translations, lexicons, claims in two languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def library(terminal: Terminal) -> Terminal:
    assert terminal.run("import", "paper.txt")[0] == 0
    return terminal


def row_with(library: Terminal, words: str) -> dict[str, Any]:
    return next(row for row in library.json("rows") if any(words in one["text"] for one in (*row["en"], *row["fa"])))


def test_rows_are_confirmed_parted_joined_and_aligned_anew(library: Terminal) -> None:
    row = row_with(library, "joint")
    assert library.json("row", "unlink", str(row["number"]))["name"] == "unlink row"
    english, persian = row_with(library, "joint"), row_with(library, "ایستگاه")
    assert (english["fa"], persian["en"], english["state"]) == ([], [], "confirmed")
    for one in (english, persian):
        library.json("row", "unconfirm", one["row_id"])
    assert library.json("rows", "realign")["name"] == "realign rows"
    assert row_with(library, "joint")["fa"]
    assert library.run("rows", "realign", "--paper", "1")[0] == 2

    first = row_with(library, "treaty")
    library.json("row", "confirm", first["row_id"][-12:])
    assert row_with(library, "treaty")["state"] == "confirmed"
    joined = library.json("row", "join", str(first["number"]), str(first["number"] + 1))
    assert joined["name"] == "join rows"
    library.json("row", "split", str(first["number"]))
    moved = library.json("row", "move", str(first["number"]), "treaty", str(first["number"] + 1))
    assert moved["name"] == "move sentence"
    assert library.run("row", "move", "1", "no such words", "2")[0] == 2
    assert library.run("row", "confirm", "999")[0] == 2


def test_the_likeliest_counterparts_are_offered(library: Terminal) -> None:
    row = row_with(library, "joint")
    best = library.json("row", "candidates", str(row["number"]))[0]
    assert "ایستگاه" in best["text"]
    code, out, _ = library.run("row", "candidates", str(row["number"]))
    assert (code, "ایستگاه" in out) == (0, True)


def test_a_translation_is_written_listed_exported_and_taken_out(library: Terminal, tmp_path: Path) -> None:
    row = row_with(library, "joint")
    library.json("row", "unlink", str(row["number"]))
    assert library.json("translation", "add", str(row["number"]), "ایران پیشنهاد داد.")["name"] == "add translation"
    (made,) = library.json("translations")
    assert (made["lang"], made["body"]) == ("fa", "ایران پیشنهاد داد.")
    assert "⟨ایران پیشنهاد داد.⟩" in library.run("rows")[1]
    library.json("translation", "edit", made["id"], "ایران پیشنهاد کرد.")
    library.json("export", "tmx", "-o", str(tmp_path / "memory.tmx"))
    assert "ایران پیشنهاد کرد." in (tmp_path / "memory.tmx").read_text(encoding="utf-8")
    library.json("translation", "delete", made["id"])
    taken = library.json("translations", "import", "memory.tmx", "--paper", "1")
    assert (taken["filled"], library.json("translations")[0]["body"]) == (1, "ایران پیشنهاد کرد.")
    assert library.run("translations", "import", "paper.txt")[0] == 3


def test_word_lists_are_added_listed_and_taken_out(library: Terminal, tmp_path: Path) -> None:
    (tmp_path / "field.tsv").write_text("qanat\tکاریز\n", encoding="utf-8")
    code, out, _ = library.run("lexicon", "add", "field.tsv", "--note", "own")
    assert (code, "1 pairs" in out) == (0, True)
    assert [(one["name"], one["pairs"], one["note"]) for one in library.json("lexicons")] == [("field.tsv", 1, "own")]
    assert library.json("lexicon", "delete", "field.tsv")["name"] == "delete lexicon"
    assert library.json("lexicons") == []
    assert library.run("lexicon", "add", "missing.tsv")[0] == 3


def test_claims_in_one_language_are_listed_and_their_relation_is_set(library: Terminal) -> None:
    library.json("claim", "add", "--quote", "only binding basis")
    library.json("claim", "add", "--quote", "Iran proposed", "--quote", "پیشنهاد کرد")
    assert [claim["number"] for claim in library.json("claims", "--one-language")] == [1]
    library.json("claim", "edit", "1", "--relation", "only_here")
    assert library.json("claims")[0]["relation"] == "only_here"
    assert library.run("claim", "edit", "1", "--relation", "similar")[0] == 2


def test_two_files_of_a_paper_are_imported_as_one(terminal: Terminal, tmp_path: Path) -> None:
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    at = text.index("مقدمه")
    (tmp_path / "en.txt").write_text(text[:at], encoding="utf-8")
    (tmp_path / "fa.txt").write_text(text[at:], encoding="utf-8")
    (paper,) = terminal.json("import", "--pair", "en.txt", "fa.txt")
    assert paper["langs"] == ["en", "fa"]
    assert row_with(terminal, "joint")["fa"]
    assert terminal.run("import", "--pair", "en.txt")[0] == 2
