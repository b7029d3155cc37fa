"""Repairs on the command line: listed, refused, accepted, switched by rule; the imported file again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PAPER, Terminal

BORROWED = "تنها سند الزام آور است (Deltaworth, 2010, p. 25)"


@pytest.fixture
def library(terminal: Terminal) -> Terminal:
    assert terminal.run("import", "paper.txt")[0] == 0
    return terminal


def first(library: Terminal, rule: str) -> dict[str, Any]:
    return library.json("repairs", "--rule", rule)[0]


def persian(library: Terminal) -> str:
    return " ".join(sentence["text"] for row in library.json("rows") for sentence in row["fa"])


def test_rules_are_listed_with_their_counts(library: Terminal) -> None:
    code, out, _ = library.run("repairs")
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("brackets"))
    assert line.split()[:5] == ["brackets", "on", "4", "0", "0"]
    assert "mirrored" in line


def test_repairs_are_listed_by_rule_and_state(library: Terminal) -> None:
    brackets = library.json("repairs", "--rule", "brackets", "--state", "applied", "--paper", "1")
    assert [(one["before"], one["after"]) for one in brackets] == [(")", "("), ("(", ")")] * 2
    assert {one["rule"] for one in library.json("repairs")} > {"brackets", "kashida"}
    code, out, _ = library.run("repairs", "--rule", "kashida")
    assert (code, out.count("kashida")) == (0, 2)
    assert library.run("repairs", "--rule", "nonsense")[0] == 2


def test_a_refused_repair_shows_its_damage_and_lists_the_quotation(library: Terminal) -> None:
    library.json("claim", "add", "--quote", BORROWED)
    repair = first(library, "brackets")
    done = library.json("repair", "refuse", repair["id"])
    assert done["name"] == "refuse repair"
    (moved,) = done["anchors"]["moved"]
    assert (moved["before"], moved["words"]) == (BORROWED, BORROWED.replace("(D", ")D"))
    assert ")Deltaworth" in persian(library)
    back = library.json("repair", "accept", repair["id"][-12:])
    assert back["anchors"]["moved"] == []
    assert "(Deltaworth" in persian(library)


def test_what_became_of_quotations_is_said_in_words(library: Terminal) -> None:
    library.json("claim", "add", "--quote", BORROWED)
    code, out, _ = library.run("repair", "refuse", first(library, "brackets")["id"])
    assert code == 0
    assert "1 to confirm" in out
    assert BORROWED in out
    assert BORROWED.replace("(D", ")D") in out
    assert "applied" in library.run("repair", "accept", first(library, "brackets")["id"])[1]


def test_a_rule_is_switched_off_and_on(library: Terminal) -> None:
    before = library.json("rows")
    library.json("repair", "rule", "kashida", "off", "--paper", "1")
    assert "ایــران" in persian(library)
    assert "off" in next(line for line in library.run("repairs")[1].splitlines() if line.startswith("kashida"))
    code, _, err = library.run("repair", "rule", "kashida", "off")
    assert (code, "off already" in err) == (2, True)
    assert "is on" in library.run("repair", "rule", "kashida", "on")[1]
    assert library.json("rows") == before


def test_switching_a_rule_can_be_undone(library: Terminal) -> None:
    before = library.json("rows")
    library.json("repair", "rule", "brackets", "off")
    assert library.json("rows") != before
    assert library.json("undo")["name"] == "switch rule"
    assert library.json("rows") == before


def test_the_imported_file_is_written_again(library: Terminal, tmp_path: Path) -> None:
    library.json("repair", "rule", "brackets", "off")
    written = library.json("original", "-o", "again.txt", "--paper", "1")
    assert (tmp_path / "again.txt").read_bytes() == PAPER.encode()
    assert (written["bytes"], written["name"]) == (len(PAPER.encode()), "paper.txt")
    assert "paper.txt" in library.run("original", "-o", "again.txt")[1]


def test_the_imported_file_goes_to_standard_output(library: Terminal) -> None:
    code, out, _ = library.run("original")
    assert (code, out) == (0, PAPER)
    assert library.run("original", "--json")[0] == 2


def test_the_paper_must_be_named_where_there_are_several(library: Terminal) -> None:
    assert library.run("import", "paper.txt", "--again")[0] == 0
    assert library.run("original")[0] == 2
    assert library.run("original", "--paper", "2")[0] == 0
