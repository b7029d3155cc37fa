"""Deeds on the command line: what the window can do, one command each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

QUOTE = "remains the only binding basis for dividing the river"


@pytest.fixture
def library(terminal: Terminal) -> Terminal:
    assert terminal.run("import", "paper.txt")[0] == 0
    return terminal


@pytest.fixture
def claimed(library: Terminal) -> Terminal:
    library.json("claim", "add", "--quote", QUOTE, "--tag", "Finding", "--statement", "The treaty binds alone.")
    return library


def test_a_claim_is_made_of_quotations_in_both_languages(library: Terminal) -> None:
    deed = library.json("claim", "add", "--quote", QUOTE, "--quote", "هنوز تنها سند الزام", "--tag", "1", "--note", "n")
    assert deed["name"] == "tag claim"
    (claim,) = library.json("claims")
    assert {anchor["lang"] for anchor in claim["anchors"]} == {"en", "fa"}
    assert claim["anchors"][0]["exact"] == QUOTE
    assert [tag["name_en"] for tag in claim["tags"]] == ["Finding"]
    assert claim["author"] == "sara"


def test_a_quotation_that_is_not_in_the_paper_is_refused(library: Terminal) -> None:
    code, _, err = library.run("claim", "add", "--quote", "no such words here")
    assert code == 2
    assert "no such words here" in err
    assert library.json("claims") == []


def test_every_claim_deed_can_be_undone_and_done_again(claimed: Terminal) -> None:
    claimed.json("claim", "edit", "1", "--statement", "Another statement", "--kind", "finding")
    claimed.json("tag", "set", "1", "Contested")
    claimed.json("tag", "unset", "1", "Contested")
    claimed.json("claim", "delete", "1")
    assert claimed.json("claims") == []
    claimed.json("undo")
    assert [tag["name_en"] for tag in claimed.json("claims")[0]["tags"]] == ["Finding"]
    for _ in range(3):
        claimed.json("undo")
    assert claimed.json("claims")[0]["statement"] == "The treaty binds alone."
    claimed.json("redo")
    assert claimed.json("claims")[0]["statement"] == "Another statement"


def test_nothing_left_to_undo_is_said(library: Terminal) -> None:
    for _ in range(10):
        code, _, err = library.run("undo")
        if code:
            break
    assert code == 2
    assert "undo" in err


def test_the_codebook_can_be_changed(library: Terminal) -> None:
    library.json("tag", "add", "Treaty", "--name-fa", "معاهده", "--colour", "#123456", "--shortcut", "6")
    library.json("tag", "edit", "معاهده", "--definition", "What a treaty says")
    tag = next(tag for tag in library.json("tags") if tag["name_en"] == "Treaty")
    assert (tag["name_fa"], tag["definition"], tag["shortcut"], tag["claims"]) == ("معاهده", "What a treaty says", 6, 0)
    library.json("tag", "delete", "Treaty")
    assert "Treaty" not in [tag["name_en"] for tag in library.json("tags")]


def test_an_imported_bibliography_resolves_citations(library: Terminal) -> None:
    dry = library.json("sources", "import", "sources.bib", "--dry-run")
    assert dry["new"] == ["deltaworth2010"]
    assert library.json("sources") == []
    report = library.json("sources", "import", "sources.bib")
    assert report["resolved"] == 1
    resolved = library.json("citations", "--state", "resolved")
    assert [citation["citekey"] for citation in resolved] == ["deltaworth2010"]


def test_a_citation_without_a_source_becomes_a_stub(library: Terminal) -> None:
    (citation,) = [one for one in library.json("citations") if "Fenmarsh" in one["body"]]
    deed = library.json("source", "from-citation", citation["id"])
    assert "sources" in {change["entity"] for change in deed["changes"]}
    (source,) = library.json("sources")
    assert source["is_stub"] == 1
    assert [creator["family_latin"] for creator in source["creators"]] == ["Fenmarsh", "Lakeby"]
    assert source["year"] == "2014"
    assert source["citations"] == 1


def test_sources_are_made_changed_and_deleted_by_hand(library: Terminal) -> None:
    library.json("source", "add", "--type", "book", "--author", "کریمی، سارا", "--field", "title=آب و نظم",
                 "--field", "date=2021", "--organisation", "Water Institute")
    (source,) = library.json("sources")
    assert source["creators"][0]["family_fa"] == "کریمی"
    assert source["creators"][1]["is_organisation"] == 1
    assert source["citekey"].isascii()
    library.json("source", "edit", source["citekey"], "--field", "title=Water", "--key", "karimi-water")
    assert library.json("sources")[0]["title"] == "Water"
    library.json("source", "delete", "karimi-water")
    assert library.json("sources") == []


def test_a_claim_is_linked_checked_and_reviewed(claimed: Terminal) -> None:
    claimed.json("sources", "import", "sources.bib")
    claimed.json("link", "add", "1", "deltaworth2010", "--role", "supports", "--locator", "25", "--evidence", "So.")
    (link,) = claimed.json("links")
    assert (link["role"], link["locator"], link["citekey"]) == ("supports", "25", "deltaworth2010")
    claimed.json("link", "edit", link["id"], "--check-state", "seen_in_source")
    claimed.json("review", "claim", "1", "accept")
    claimed.json("review", "link", link["id"], "reject", "--reason", "It is on page 26.")
    claimed.json("comment", "claim", "1", "Look at page 26.")
    verdicts = {(one["target_entity"], one["verdict"], one["reason"]) for one in claimed.json("reviews")}
    assert verdicts == {("claims", "accept", ""), ("links", "reject", "It is on page 26.")}
    claimed.json("link", "delete", link["id"])
    assert claimed.json("links") == []


def test_a_rejection_without_a_reason_is_refused(claimed: Terminal) -> None:
    code, _, err = claimed.run("review", "claim", "1", "reject")
    assert code == 2
    assert "reason" in err


def test_exports_are_written_whole(claimed: Terminal, tmp_path: Path) -> None:
    claimed.json("sources", "import", "sources.bib")
    claimed.json("link", "add", "1", "deltaworth2010")
    assert claimed.json("export", "biblatex", "-o", "out.bib", "--cited")["keys"] == ["deltaworth2010"]
    written = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert "Rivers \\& Order" in written
    for name, words in (("claims.csv", "binds alone"), ("claims.html", "binds alone"), ("report.html", "<html")):
        kind = "report" if name.startswith("report") else "claims"
        assert claimed.run("export", kind, "-o", name)[0] == 0
        assert words in (tmp_path / name).read_text(encoding="utf-8-sig")
    code, out, _ = claimed.run("export", "bibtex")
    assert code == 0
    assert out.lstrip().startswith("@book{deltaworth2010") or "@book{deltaworth2010" in out


def test_an_export_into_a_missing_folder_is_one_sentence(claimed: Terminal) -> None:
    code, _, err = claimed.run("export", "report", "-o", "nowhere/report.html")
    assert code == 3
    assert "nowhere" in err


def test_the_audit_finds_something_and_says_so_by_its_exit_code(claimed: Terminal) -> None:
    code, out, _ = claimed.run("audit", "--json")
    assert code == 1
    assert {"citation_without_source", "claim_without_source"} <= {one["kind"] for one in json.loads(out)}


def test_the_library_is_searched_checked_and_copied(claimed: Terminal, tmp_path: Path) -> None:
    assert any(hit["entity"] == "claims" for hit in claimed.json("search", "treaty"))
    assert isinstance(claimed.json("search", '"(*'), list)
    assert claimed.json("check") == []
    claimed.json("backup", "copy.annotator")
    assert claimed.run("papers", "--library", str(tmp_path / "copy.annotator"))[0] == 0
    assert claimed.json("info")["counts"]["claims"] == 1


def test_inspect_prints_the_contract_and_stores_nothing(terminal: Terminal, tmp_path: Path) -> None:
    found = terminal.json("inspect", "paper.txt")
    raw = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    assert found["format"] == "annotator-inspect/1"
    assert found["raw_length"] == len(raw)
    for repair in found["repairs"]:
        start, end = repair["raw_span"]
        assert raw[start:end] == repair["before"]
    everything = [sentence["id"] for text in found["texts"] for block in text["blocks"]
                  for sentence in block["sentences"] if block["kind"] not in ("running_header", "page_number")]
    in_rows = [one for row in found["rows"] for one in (*row["en"], *row["fa"])]
    assert sorted(everything) == sorted(in_rows)
    assert found["citations"][0]["locator"] == {"label": "page", "value": "25"}
    assert not (tmp_path / "library.annotator").exists()
