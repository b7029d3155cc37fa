"""Sources, what citations mean, links."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import Citation, CitationCandidate, Creator, Link, Paper, Source
from annotator.errors import (
    Ambiguous,
    BadRequest,
    BibliographyDamaged,
    EncodingUnknown,
    FileEmpty,
    FileMissing,
    NotFound,
)
from annotator.services.bibliography import Bibliography
from annotator.services.views import CitationView, CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim


def citation(workspace: Workspace, paper: Paper, text: str) -> CitationView:
    return next(view for view in workspace.reading.citations(paper.id) if text in view.citation.body)


def states(workspace: Workspace, paper: Paper) -> dict[str, str]:
    return {view.citation.body: view.citation.state for view in workspace.reading.citations(paper.id)}


# --- sources ---


def test_a_source_by_hand_gets_a_readable_key_and_both_scripts_of_its_authors(workspace: Workspace) -> None:
    deed = workspace.bibliography.add_source(
        "@Article",
        fields={"Title": " رود ", "date": "2024", "note": ""},
        creators=[
            CreatorName(family_latin="Simbar", family_fa="سیمبر", given_fa="رضا"),
            CreatorName(family_fa="حیدری"),
        ],
    )
    view = workspace.bibliography.source_view(Bibliography.source_of(deed))

    assert (deed.name, deed.detail) == ("add source", "simbar2024")
    assert (view.source.citekey, view.source.key_pinned, view.source.entry_type) == (
        "simbar2024",
        0,
        "article",
    )
    assert view.source.fields == {"title": "رود", "date": "2024"}
    assert (view.label, view.label_fa) == ("Simbar & حیدری 2024", "سیمبر و حیدری، ۲۰۲۴")


def test_a_persian_author_gets_a_latin_key(workspace: Workspace) -> None:
    deed = workspace.bibliography.add_source(
        "book", fields={"date": "1403"}, creators=[CreatorName(family_fa="کریمی")]
    )
    assert deed.detail == "karimi1403"
    assert workspace.bibliography.sources()[0].label == "کریمی، ۱۴۰۳"


def test_a_key_given_is_pinned_and_must_be_free_and_readable(workspace: Workspace) -> None:
    workspace.bibliography.add_source("book", key="Oak:2020", fields={"title": "T"})
    assert workspace.bibliography.source("oak:2020").key_pinned == 1
    for key in ("Oak:2020", "oak:2020", "a b", "a,b", "a{b", "", "50%"):
        with pytest.raises(BadRequest):
            workspace.bibliography.add_source("book", key=key or " ", fields={"title": "T"})


@pytest.mark.parametrize(
    ("entry_type", "fields"), [("book", {}), ("bo ok", {"title": "T"}), ("کتاب", {"title": "T"})]
)
def test_an_empty_source_or_a_strange_type_is_refused(
    workspace: Workspace,
    entry_type: str,
    fields: dict[str, str],
) -> None:
    with pytest.raises(BadRequest):
        workspace.bibliography.add_source(entry_type, fields=fields)


def test_edits_replace_fields_and_creators_and_pin_a_new_key(workspace: Workspace) -> None:
    source_id = Bibliography.source_of(
        workspace.bibliography.add_source(
            "book",
            fields={"title": "T", "date": "2020"},
            creators=[CreatorName(family_latin="Oak"), CreatorName(family_latin="Elm")],
        )
    )
    workspace.bibliography.edit_source(
        source_id,
        key="mine",
        fields={"title": "U"},
        creators=[CreatorName(family_latin="Elm", given_latin="E.")],
    )
    view = workspace.bibliography.source_view(source_id)
    assert (view.source.citekey, view.source.key_pinned, view.source.fields) == ("mine", 1, {"title": "U"})
    assert [(one.family_latin, one.given_latin) for one in view.creators] == [("Elm", "E.")]
    workspace.undo()
    assert len(workspace.bibliography.source_view(source_id).creators) == 2


def test_a_source_is_deleted_only_without_links_and_its_citations_are_open_again(
    workspace: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    workspace.bibliography.import_bib(bib_file)
    alder = workspace.bibliography.source("alder2018")
    link = workspace.bibliography.link(make_claim(workspace, paper), alder.id).changes[0].record_id
    with pytest.raises(BadRequest):
        workspace.bibliography.delete_source(alder.id)
    workspace.bibliography.unlink(link)
    workspace.bibliography.delete_source(alder.id)
    assert states(workspace, paper)["(Alder, 2018, p. 12)"] == "unresolved"
    assert workspace.library.count(Creator, source_id=alder.id) == 0
    workspace.undo()
    assert states(workspace, paper)["(Alder, 2018, p. 12)"] == "resolved"


# --- citations ---


def test_a_stub_takes_what_the_citation_tells_and_every_citation_of_the_work(
    workspace: Workspace,
    paper: Paper,
) -> None:
    one = citation(workspace, paper, "p. 12")
    deed = workspace.bibliography.source_from_citation(one.citation.id)
    view = workspace.bibliography.source_view(Bibliography.source_of(deed))

    assert (deed.name, deed.detail) == ("source from citation", "alder2018")
    assert (view.source.is_stub, view.source.fields, view.citations) == (1, {"date": "2018"}, 3)
    workspace.undo()
    assert workspace.bibliography.sources() == ()
    assert set(states(workspace, paper).values()) == {"unresolved"}


def test_a_stub_says_which_citation_it_was_made_of(workspace: Workspace, paper: Paper) -> None:
    one = citation(workspace, paper, "p. 12")
    deed = workspace.bibliography.source_from_citation(one.citation.id)
    note = workspace.bibliography.source_view(Bibliography.source_of(deed)).source.note
    assert note == "از ارجاع «Alder, 2018, p. 12» ساخته شده است؛ باید کامل شود."


def test_a_stub_of_a_persian_citation_keeps_script_and_solar_year(workspace: Workspace, paper: Paper) -> None:
    one = citation(workspace, paper, "بلوطی")
    view = workspace.bibliography.source_view(
        Bibliography.source_of(workspace.bibliography.source_from_citation(one.citation.id))
    )
    assert view.source.fields == {"usera": "1399", "langid": "persian"}
    assert view.creators[0].family_fa == "بلوطی"
    assert view.label_fa == "بلوطی، ۱۳۹۹"
    assert view.source.citekey.isascii()
    assert view.source.citekey.endswith("1399")


def test_a_work_cited_in_both_scripts_becomes_one_stub_with_both(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "both.txt"
    path.write_text(
        "آب و مرز\n\nفخاری (1403) می‌گوید آب مرز نمی‌شناسد. دیگران نیز همین را گفته‌اند (Fakhari, 2024, p. 9).\n",
        encoding="utf-8",
    )
    paper, _ = workspace.reading.import_file(path)
    workspace.bibliography.source_from_citation(workspace.reading.citations(paper.id)[0].citation.id)
    (view,) = workspace.bibliography.sources()
    assert (view.label, view.label_fa, view.citations) == ("Fakhari 2024", "فخاری، ۱۴۰۳", 2)
    assert view.source.fields == {"date": "2024", "usera": "1403", "langid": "persian"}


def test_a_citation_that_fits_two_works_makes_no_third_one(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(
        "آب و مرز\n\nفخاری (1403) می‌گوید آب مرز نمی‌شناسد. دیگران نیز همین را گفته‌اند (Fakhari, 2024a, p. 9). "
        "او بعدها نیز چنین گفت (Fakhari, 2024b, p. 10).\n",
        encoding="utf-8",
    )
    paper, _ = workspace.reading.import_file(path)
    narrative, first, second = (view.citation.id for view in workspace.reading.citations(paper.id))
    with pytest.raises(BadRequest):
        workspace.bibliography.source_from_citation(narrative)
    for one in (first, second):
        workspace.bibliography.source_from_citation(one)
    view = workspace.reading.citations(paper.id)[0]
    assert (view.citation.state, len(view.candidates)) == ("ambiguous", 2)
    with pytest.raises(BadRequest):
        workspace.bibliography.source_from_citation(first)


def test_a_stub_of_an_et_al_citation_says_that_there_are_others(workspace: Workspace, paper: Paper) -> None:
    one = citation(workspace, paper, "Dogwood")
    workspace.bibliography.source_from_citation(one.citation.id)
    view = workspace.bibliography.sources()[0]
    assert (view.label, view.citations) == ("Dogwood et al. 2021", 1)


def test_letters_of_one_year_make_different_stubs(workspace: Workspace, paper: Paper) -> None:
    for text in ("2020a", "2020b"):
        workspace.bibliography.source_from_citation(citation(workspace, paper, text).citation.id)
    assert [view.source.citekey for view in workspace.bibliography.sources()] == ["birch2020a", "birch2020b"]
    assert [view.label for view in workspace.bibliography.sources()] == [
        "Birch & Cedar 2020a",
        "Birch & Cedar 2020b",
    ]


def test_adding_a_source_resolves_open_citations_in_the_same_deed(workspace: Workspace, paper: Paper) -> None:
    deed = workspace.bibliography.add_source(
        "book", fields={"title": "T", "date": "2018"}, creators=[CreatorName(family_latin="Alder")]
    )
    assert sum(change.entity == "citations" for change in deed.changes) == 3
    workspace.undo()
    assert states(workspace, paper)["(Alder, 2018, p. 12)"] == "unresolved"


def test_two_works_that_fit_make_a_question_with_candidates_and_a_person_answers(
    workspace: Workspace,
    paper: Paper,
) -> None:
    ids = [
        Bibliography.source_of(
            workspace.bibliography.add_source(
                "book",
                key=key,
                fields={"title": key, "date": "1399"},
                creators=[CreatorName(family_fa="بلوطی")],
            )
        )
        for key in ("one", "two")
    ]
    view = citation(workspace, paper, "بلوطی")
    assert view.citation.state == "resolved", "the first one alone was clear when it came"
    workspace.bibliography.unresolve(view.citation.id)
    workspace.bibliography.add_source("misc", fields={"title": "else"})

    view = citation(workspace, paper, "بلوطی")
    assert view.citation.state == "ambiguous"
    assert {candidate.source.id for candidate in view.candidates} == set(ids)

    workspace.bibliography.resolve(view.citation.id, ids[1])
    view = citation(workspace, paper, "بلوطی")
    assert (view.citation.state, view.source_label, view.candidates) == ("resolved", "بلوطی، ۱۳۹۹", ())
    assert workspace.library.count(CitationCandidate) == 0


def test_resolving_may_take_all_citations_of_the_work(workspace: Workspace, paper: Paper) -> None:
    source_id = Bibliography.source_of(workspace.bibliography.add_source("book", fields={"title": "Another"}))
    one = citation(workspace, paper, "p. 12")
    workspace.bibliography.resolve(one.citation.id, source_id, same_work=True)
    assert workspace.bibliography.source_view(source_id).citations == 3


# --- import ---


def test_a_bibliography_is_taken_over_with_pinned_keys_and_resolves_citations(
    workspace: Workspace,
    paper: Paper,
    bib_file: Path,
) -> None:
    report = workspace.bibliography.import_bib(bib_file)
    assert (report.read, report.new, report.resolved) == (
        4,
        ("alder2018", "birch2020a", "birch2020b", "never2001"),
        5,
    )
    alder = workspace.bibliography.source("alder2018")
    assert (alder.key_pinned, alder.title) == (1, "Measuring Water & Trust")
    assert alder.imported is not None
    assert alder.imported.startswith("@book{alder2018,")
    assert workspace.bibliography.sources()[3].creators[0].family_fa == "نخوانده"


def test_a_dry_run_reports_the_same_and_stores_nothing(
    workspace: Workspace, paper: Paper, bib_file: Path
) -> None:
    seq = workspace.library.seq()
    report = workspace.bibliography.import_bib(bib_file, dry_run=True)
    assert (report.dry_run, len(report.new), report.resolved) == (True, 4, 5)
    assert workspace.library.seq() == seq
    assert workspace.bibliography.sources() == ()


def test_importing_twice_adds_nothing(workspace: Workspace, bib_file: Path) -> None:
    workspace.bibliography.import_bib(bib_file)
    seq = workspace.library.seq()
    report = workspace.bibliography.import_bib(bib_file)
    assert (report.new, len(report.already_there)) == ((), 4)
    assert workspace.library.seq() == seq


def test_a_key_another_work_has_gets_a_letter_and_is_reported(workspace: Workspace, bib_file: Path) -> None:
    workspace.bibliography.add_source("book", key="Alder2018", fields={"title": "Something else"})
    report = workspace.bibliography.import_bib(bib_file)
    assert report.changed_keys == (("alder2018", "alder2018a"),)
    assert workspace.bibliography.source("alder2018a").title == "Measuring Water & Trust"


def test_the_same_doi_under_another_key_is_the_same_work(workspace: Workspace, tmp_path: Path) -> None:
    workspace.bibliography.add_source("article", key="here", fields={"title": "A", "doi": "10.1/X"})
    path = tmp_path / "a.bib"
    path.write_text("@article{there, title={B}, doi={https://doi.org/10.1/x}}", encoding="utf-8")
    assert workspace.bibliography.import_bib(path).already_there == ("there",)


def test_broken_blocks_are_reported_with_their_lines_and_the_others_taken_over(
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    path = tmp_path / "broken.bib"
    path.write_text(
        "@book{good1, title={One}}\n\n@book{bad, title={never closed\n\n@book{good2, title={Two}}\n",
        encoding="utf-8",
    )
    report = workspace.bibliography.import_bib(path)
    assert {"good1", "good2"} <= {view.source.citekey for view in workspace.bibliography.sources()}
    assert [entry.line for entry in (*report.refused, *report.recovered)] == [3]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileEmpty),
        (b"no entry at all\n", BibliographyDamaged),
        (b"@book{", BibliographyDamaged),
        ("@book{k, title={کتاب سیاست}}".replace("ی", "ي").encode("cp1256"), EncodingUnknown),
    ],
)
def test_a_file_without_entries_is_refused(
    workspace: Workspace,
    tmp_path: Path,
    content: bytes,
    error: type[Exception],
) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(content)
    with pytest.raises(error):
        workspace.bibliography.import_bib(path)
    assert workspace.library.count(Source) == 0


def test_a_missing_bibliography_is_named(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        workspace.bibliography.import_bib(tmp_path / "none.bib")


# --- links ---


def test_a_link_takes_the_page_of_its_citation(workspace: Workspace, paper: Paper, bib_file: Path) -> None:
    workspace.bibliography.import_bib(bib_file)
    claim_id, one = make_claim(workspace, paper), citation(workspace, paper, "p. 90")
    assert one.source is not None
    deed = workspace.bibliography.link(claim_id, one.source.id, role="supports", citation_id=one.citation.id)
    (view,) = workspace.bibliography.links(claim_id=claim_id)
    assert (deed.name, deed.detail) == ("link source", "alder2018")
    assert (view.link.locator, view.link.role, view.source_label) == ("90", "supports", "Alder 2018")
    assert workspace.tagging.claim(claim_id).links == (view,)


def test_links_are_edited_and_deleted_and_refuse_unknown_words(workspace: Workspace, paper: Paper) -> None:
    claim_id = make_claim(workspace, paper)
    source_id = Bibliography.source_of(workspace.bibliography.add_source("book", fields={"title": "T"}))
    link_id = workspace.bibliography.link(claim_id, source_id, locator="3").changes[0].record_id
    with pytest.raises(BadRequest):
        workspace.bibliography.link(claim_id, source_id, locator="3")
    for wrong in ({"role": "proves"}, {"check_state": "maybe"}, {"colour": "red"}, {"deleted": 1}):
        with pytest.raises(BadRequest):
            workspace.bibliography.edit_link(link_id, **wrong)
    workspace.bibliography.edit_link(link_id, check_state="seen_in_source", evidence="نقل")
    (view,) = workspace.bibliography.links(source_id=source_id)
    assert (view.link.check_state, view.link.evidence, view.link.locator) == ("seen_in_source", "نقل", "3")
    workspace.bibliography.unlink(link_id)
    assert workspace.library.count(Link) == 0


def test_sources_are_listed_by_use(workspace: Workspace, paper: Paper, bib_file: Path) -> None:
    workspace.bibliography.import_bib(bib_file)
    workspace.bibliography.source_from_citation(citation(workspace, paper, "Dogwood").citation.id)
    keys = {
        only: [view.source.citekey for view in workspace.bibliography.sources(only=only)]
        for only in ("cited", "uncited", "stubs")
    }
    assert keys == {
        "cited": ["alder2018", "birch2020a", "birch2020b", "dogwood2021"],
        "uncited": ["never2001"],
        "stubs": ["dogwood2021"],
    }


def test_a_source_is_found_by_key_in_any_case_or_by_id(workspace: Workspace) -> None:
    source_id = Bibliography.source_of(
        workspace.bibliography.add_source("book", key="Oak", fields={"title": "T"})
    )
    for reference in ("Oak", "oak", source_id, source_id[-6:]):
        assert workspace.bibliography.source(reference).id == source_id
    with pytest.raises(NotFound):
        workspace.bibliography.source("elm")


def test_twin_keys_of_two_copies_are_a_question(workspace: Workspace) -> None:
    for _ in range(2):
        source_id = Bibliography.source_of(workspace.bibliography.add_source("book", fields={"title": "T"}))
        record = workspace.library.require(Source, source_id)
        workspace.library.apply(_deed_that_sets_key(record))
    with pytest.raises(Ambiguous):
        workspace.bibliography.source("twin")


def _deed_that_sets_key(record: Source):  # noqa: ANN202
    from annotator.core.changes import edited
    from annotator.core.model import Deed

    return Deed("edit source", (edited(record, citekey="twin"),))


def test_open_citations_of_deleted_papers_do_not_wait(workspace: Workspace, paper: Paper) -> None:
    workspace.reading.delete_paper(paper.id)
    deed = workspace.bibliography.add_source(
        "book", fields={"title": "T", "date": "2018"}, creators=[CreatorName(family_latin="Alder")]
    )
    assert [change.entity for change in deed.changes] == ["sources", "creators"]
    assert workspace.library.count(Citation) == 0
