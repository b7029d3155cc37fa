"""Commands on many sources."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal


def test_all_citations_become_sources_at_once(terminal: Terminal) -> None:
    terminal.run("import", "paper.txt")
    code, out, _ = terminal.run("source", "from-citations", "--paper", "1")
    assert (code, out.splitlines()[0]) == (0, "2 sources made; 2 citations have a source by it, 0 left.")
    assert terminal.json("source", "from-citations")["deed"] is None
    assert {one["state"] for one in terminal.json("citations")} == {"resolved"}


def test_an_import_says_which_stubs_it_completed(terminal: Terminal) -> None:
    terminal.run("import", "paper.txt")
    terminal.run("source", "from-citations")
    _, out, _ = terminal.run("sources", "import", "sources.bib")
    assert "1 completed a stub" in out
    assert "deltaworth2010 completes the stub deltaworth2010" in out
    assert {one["citekey"]: one["is_stub"] for one in terminal.json("sources")} == {
        "deltaworth2010": 0, "fenmarsh2014": 1}


def test_checks_answer_with_the_exit_code_and_fix_what_is_safe(terminal: Terminal) -> None:
    terminal.run("sources", "import", "sources.bib")
    assert terminal.run("sources", "check")[0] == 0
    terminal.run("source", "add", "--key", "k", "--field", "title=Rivers", "--field", "date=2011",
                 "--field", "pages=1-2", "--field", "isbn=123")
    code, out, _ = terminal.run("sources", "check")
    assert (code, "page_range" in out, "3 problems." in out) == (1, True, True)
    found = terminal.json("sources", "check", "--fix")
    assert [one["kind"] for one in found["mended"]] == ["page_range", "missing_language"]
    assert [one["kind"] for one in found["problems"]] == ["wrong_number"]


def test_duplicates_are_listed_and_merged(terminal: Terminal) -> None:
    terminal.run("sources", "import", "sources.bib")
    assert terminal.run("sources", "duplicates")[0] == 0
    terminal.run("source", "add", "--type", "book", "--key", "twin", "--field", "title=Rivers & Order",
                 "--field", "date=2010", "--author", "Deltaworth, Ann")
    (pair,) = terminal.json("sources", "duplicates")
    assert {pair["citekey"], pair["other_citekey"]} == {"deltaworth2010", "twin"}
    assert terminal.run("sources", "duplicates")[0] == 1
    code, out, _ = terminal.run("source", "merge", "deltaworth2010", "twin")
    assert (code, out.strip()) == (0, "twin is deltaworth2010 now; both keys find it.")
    assert terminal.run("source", "edit", "twin", "--field", "note=found")[0] == 0
    assert terminal.run("sources", "duplicates")[0] == 0


def test_an_imported_file_is_given_back_to_the_byte(terminal: Terminal, tmp_path: Path) -> None:
    data = (tmp_path / "sources.bib").read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "sources.bib").write_bytes(data)
    terminal.run("sources", "import", "sources.bib")
    made = terminal.json("export", "biblatex", "--as-imported", "sources.bib", "-o", "back.bib")
    assert (made["edited"], (tmp_path / "back.bib").read_bytes()) == ([], data)
    terminal.run("source", "edit", "deltaworth2010", "--field", "date=2011")
    terminal.run("export", "biblatex", "--as-imported", "sources.bib", "-o", "back.bib")
    assert (tmp_path / "back.bib").read_bytes() == data.replace(b"{2010}", b"{2011}")
    assert terminal.run("export", "claims", "--as-imported", "sources.bib")[0] == 2
    assert terminal.run("export", "biblatex", "--as-imported", "other.bib")[0] != 0


def test_other_programs_formats_go_out_and_come_in(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("sources", "import", "sources.bib")
    for name, form in (("a.ris", "ris"), ("a.json", "csl-json")):
        assert terminal.json("export", form, "-o", name)["keys"] == ["deltaworth2010"]
        report = terminal.json("sources", "import", name)
        assert (report["new"], report["already_there"]) == ([], ["deltaworth2010"])
