"""What leaves the library."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest

from annotator.bib.bibtex import read
from annotator.core.model import Paper
from annotator.errors import BadRequest, NotFound
from annotator.services.exporting import CLAIM_COLUMNS
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_tagging import EN, FA, make_claim


@pytest.fixture
def filled(workspace: Workspace, reviewer: Workspace, paper: Paper, bib_file: Path) -> Workspace:
    """A library with a tagged, linked and reviewed claim, and one whose words are an attack."""
    workspace.bibliography.import_bib(bib_file)
    claim_id = make_claim(workspace, paper)
    workspace.tagging.edit_claim(claim_id, statement="Measuring reduces blame")
    workspace.bibliography.link(
        claim_id,
        workspace.bibliography.source("alder2018").id,
        role="supports",
        locator="44",
        evidence="گواه «متن»",
    )
    reviewer.reviewing.review("claims", claim_id, "accept", "Both agree")
    attack = make_claim(workspace, paper, EN, tag="Contested")
    workspace.tagging.edit_claim(attack, statement="=1+1", note="</p><script>alert(1)</script>")
    return workspace


# --- bibliography ---


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
def test_an_exported_bibliography_reads_back(filled: Workspace, dialect: str) -> None:
    made = filled.exporting.bibliography(dialect)
    assert made.keys == ("alder2018", "birch2020a", "birch2020b", "never2001")
    assert made.left_out == ()
    file = read(made.text)
    assert [entry.key for entry in file.entries] == list(made.keys)
    assert "کتابی که کسی به آن ارجاع نداد" in made.text
    assert "Measuring Water \\& Trust" in made.text


def test_the_scope_narrows_to_cited_keys_paper_or_tag(filled: Workspace, paper: Paper) -> None:
    export, tag = filled.exporting.bibliography, filled.tagging.tag
    assert export(scope="cited").keys == ("alder2018", "birch2020a", "birch2020b")
    assert export(keys=["never2001"]).keys == ("never2001",)
    assert export(paper_id=paper.id).keys == ("alder2018", "birch2020a", "birch2020b")
    assert export(tag_id=tag("Finding").id).keys == ("alder2018",)
    assert export(tag_id=tag("Contested").id).keys == ()
    with pytest.raises(NotFound):
        export(keys=["none"])
    for wrong in ({"scope": "some"}, {"dialect": "endnote"}):
        with pytest.raises(BadRequest):
            export(**wrong)


def test_nothing_a_user_typed_reaches_tex_unescaped(workspace: Workspace) -> None:
    payload = r"\input{/etc/passwd} $x$ 50% #1 ~ ^ _ & } {"
    workspace.bibliography.add_source(
        "book",
        fields={"title": payload, "note": payload},
        creators=[CreatorName(family_latin=r"\write18{ls}")],
    )
    text = workspace.exporting.bibliography("bibtex").text
    assert "\\input{" not in text
    assert "\\write18" not in text
    assert len(read(text).entries) == 1


def test_keys_that_went_out_are_pinned_once(workspace: Workspace) -> None:
    workspace.bibliography.add_source("book", fields={"title": "T"})
    keys = workspace.exporting.bibliography().keys
    deed = workspace.exporting.pin_keys(keys)
    assert deed is not None
    assert deed.name == "pin keys"
    assert workspace.bibliography.sources()[0].source.key_pinned == 1
    assert workspace.exporting.pin_keys(keys) is None


# --- claims ---


def test_the_claims_table_keeps_both_languages_and_runs_nothing(filled: Workspace) -> None:
    text = filled.exporting.claims_csv()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert (rows[0]["quote_en"], rows[0]["quote_fa"], rows[0]["tags_fa"]) == (EN, FA, "یافته")
    assert (rows[0]["sources"], rows[0]["roles"], rows[0]["locators"]) == ("alder2018", "supports", "44")
    assert (rows[0]["review"], rows[0]["accepted"], rows[0]["author"]) == ("accepted", "1", "ana")
    assert rows[1]["statement"] == "'=1+1"


class Outline(HTMLParser):
    """Collects tags and text, and refuses what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.isolated: list[tuple[str | None, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        named = dict(attrs)
        if "lang" in named:
            self.isolated.append((named["lang"], named.get("dir")))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def outline(text: str) -> Outline:
    parser = Outline()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser


@pytest.mark.parametrize("kind", ["claims_html", "report_html"])
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_html_is_whole_escaped_and_right_in_both_directions(filled: Workspace, kind: str, lang: str) -> None:
    text = getattr(filled.exporting, kind)(lang=lang)
    found = outline(text)
    assert not found.tags & {"script", "img", "link", "iframe", "object", "form"}
    assert "http://" not in text
    assert "https://" not in text
    assert FA in found.texts
    assert EN in found.texts
    assert set(found.isolated) == {("en", "ltr"), ("fa", "rtl")}
    assert text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}" dir="{"rtl" if lang == "fa" else "ltr"}">')


def test_the_report_holds_claims_sources_reviews_findings_and_bibliography(filled: Workspace) -> None:
    texts = " ".join(outline(filled.exporting.report_html()).texts)
    for expected in (
        "Measuring reduces blame",
        "alder2018",
        "supports",
        "44",
        "گواه «متن»",
        "Both agree",
        "Finding",
        "claim without source",
        "Birch & Cedar 2020a. Law of Lakes. Border Studies.",
        "</p><script>alert(1)</script>",
    ):
        assert expected in texts


def test_a_persian_report_speaks_persian(filled: Workspace) -> None:
    texts = outline(filled.exporting.report_html(lang="fa")).texts
    assert {"کتاب‌نامه", "پذیرفته", "یافته"} <= set(texts)
    assert "Bibliography" not in texts


def test_a_report_of_a_tag_shows_its_claims_only(filled: Workspace) -> None:
    text = filled.exporting.claims_html(tag_id=filled.tagging.tag("Finding").id)
    assert "Measuring reduces blame" in text
    assert "=1+1" not in text


def test_an_empty_library_makes_an_empty_report(workspace: Workspace) -> None:
    assert "<h1>" in workspace.exporting.report_html()
    assert workspace.exporting.claims_csv().count("\r\n") == 1
    assert read(workspace.exporting.bibliography().text).entries == ()
