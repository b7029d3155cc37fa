"""A bibliography against the sources that are there."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from annotator.core.changes import edited
from annotator.core.model import Deed, Paper, Source
from annotator.errors import BibliographyDamaged
from annotator.services.bib_import import BibImport, Completion
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace
from tests.services.test_tagging import make_claim


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "a.bib"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_nothing_is_stored_by_reading(workspace: Workspace, bib_file: Path) -> None:
    seq = workspace.library.seq()
    run = BibImport(workspace.library, str(bib_file))
    sources, creators = run.records()
    assert (len(sources), len(creators)) == (4, 6)
    assert run.report(resolved=0, dry_run=True).read == 4
    assert workspace.library.seq() == seq


def test_a_key_twice_in_one_file_keeps_both_works(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, "@book{k, title={One}}\n@book{K, title={Two}}\n@book{k, title={One}}\n")
    run = BibImport(workspace.library, path)
    sources, _ = run.records()
    report = run.report(resolved=0, dry_run=True)
    assert [source.title for source in sources] == ["One", "Two"]
    assert len({source.citekey.casefold() for source in sources}) == 2
    assert report.already_there == ("k",)
    assert [before for before, _ in report.changed_keys] == ["K"]


def test_abbreviations_are_written_out_and_the_raw_entry_kept(workspace: Workspace, tmp_path: Path) -> None:
    path = write(
        tmp_path, '@string{bs = "Border Studies"}\n@article{k, journal = bs, title = {T}, year = 2020}\n'
    )
    ((source,), _) = BibImport(workspace.library, path).records()
    assert (source.fields["journaltitle"], source.fields["date"]) == ("Border Studies", "2020")
    assert source.imported is not None
    assert "journal = bs" in source.imported


def test_both_scripts_of_creators_come_in(workspace: Workspace, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "@book{k, author={کریمی، علی}, namea={Karimi, Ali}, nameatype={author}, title={کتاب}, langid={persian}}\n",
    )
    _, (creator,) = BibImport(workspace.library, path).records()
    assert (creator.family_fa, creator.family_latin) == ("کریمی", "Karimi")


# --- stubs ---


def stub(workspace: Workspace, key: str, year: str, *names: CreatorName, **fields: str) -> str:
    deed = workspace.bibliography.add_source(key=key, fields={"date": year, **fields}, creators=names)
    source = workspace.bibliography.source(key)
    workspace.library.apply(Deed("stub", (edited(source, is_stub=1, key_pinned=0),)))
    return workspace.bibliography.source_of(deed)


def latin(*families: str) -> list[CreatorName]:
    return [CreatorName(family_latin=family) for family in families]


def test_an_entry_completes_the_stub_of_its_work_with_links_and_citations(
    workspace: Workspace, paper: Paper, bib_file: Path
) -> None:
    workspace.librarian.sources_from_citations()
    before = workspace.bibliography.source("alder2018")
    claim = make_claim(workspace, paper)
    workspace.bibliography.link(claim, before.id)
    report = workspace.bibliography.import_bib(bib_file)
    view = workspace.bibliography.source_view(before.id)

    assert report.completed == (
        ("alder2018", "alder2018"), ("birch2020a", "birch2020a"), ("birch2020b", "birch2020b"))
    assert report.new == ("never2001",)
    assert (view.source.citekey, view.source.title, view.source.entry_type) == (
        "alder2018", "Measuring Water & Trust", "book")
    assert (view.source.is_stub, view.source.key_pinned, view.source.note) == (0, 1, "")
    assert (view.citations, view.links, view.creators[0].given_latin) == (3, 1, "Ann")
    workspace.undo()
    assert workspace.bibliography.source_view(before.id).source == dataclasses.replace(
        before, rev=workspace.bibliography.source("alder2018").rev)


def test_the_key_of_the_file_wins_and_a_pinned_key_stays_findable(workspace: Workspace, tmp_path: Path) -> None:
    loose = stub(workspace, "walt1998", "1998", *latin("Walt"))
    pinned = stub(workspace, "waltz2019", "2019", *latin("Waltz"))
    workspace.exporting.pin_keys(["waltz2019"])
    path = write(tmp_path, "@book{Walt:one, author={Walt, Stephen}, title={One}, date={1998}}\n"
                           "@book{Waltz:two, author={Waltz, Kenneth}, title={Two}, date={2019}}\n")
    workspace.bibliography.import_bib(path)
    sources = [workspace.library.require(Source, one) for one in (loose, pinned)]
    assert [one.citekey for one in sources] == ["Walt:one", "Waltz:two"]
    assert [one.fields.get("ids") for one in sources] == [None, "waltz2019"]


def test_a_stub_keeps_what_the_file_does_not_know(workspace: Workspace, tmp_path: Path) -> None:
    names = CreatorName(family_latin="Davoudi", family_fa="داودی")
    known = stub(workspace, "davoudi2024", "2024", names, usera="1403", langid="persian")
    path = write(tmp_path, "@book{d, author={Davoudi, Ali}, title={Power}, date={2024}, langid={english}}\n")
    workspace.bibliography.import_bib(path)
    view = workspace.bibliography.source_view(known)
    assert view.source.fields == {"title": "Power", "date": "2024", "usera": "1403", "langid": "english"}
    assert [(one.family_latin, one.given_latin, one.family_fa) for one in view.creators] == [
        ("Davoudi", "Ali", "داودی")]


def test_what_is_not_sure_is_reported_and_never_merged(workspace: Workspace, tmp_path: Path) -> None:
    stub(workspace, "karami2024", "2024", *latin("Karami"))
    stub(workspace, "birch2020a", "2020", *latin("Birch"))
    path = write(tmp_path, "@book{k1, author={Karami, A}, title={One}, date={2024}}\n"
                           "@book{k2, author={Karami, A}, title={Two}, date={2024}}\n"
                           "@book{b, author={Birch, Bo}, title={Three}, date={2020}}\n")
    report = workspace.bibliography.import_bib(path)
    assert report.completed == ()
    assert report.new == ("k1", "k2", "b")
    assert set(report.possible_duplicates) == {("k1", "karami2024"), ("k2", "karami2024"), ("b", "birch2020a")}


def test_two_stubs_of_one_entry_are_left_to_a_person(workspace: Workspace, tmp_path: Path) -> None:
    stub(workspace, "waltz2019", "2019", *latin("Waltz"))
    stub(workspace, "waltz-2", "2019", *latin("Waltz"))
    path = write(tmp_path, "@book{w, author={Waltz, Kenneth}, title={Theory}, date={2019}}\n")
    report = workspace.bibliography.import_bib(path, dry_run=True)
    assert (report.completed, len(report.possible_duplicates)) == ((), 2)


def test_a_completion_is_an_edit_of_the_stub(workspace: Workspace, tmp_path: Path) -> None:
    stub(workspace, "walt1998", "1998", *latin("Walt"))
    run = BibImport(workspace.library, write(tmp_path, "@book{w, author={Walt, S}, title={T}, date={1998}}\n"))
    assert run.records() == ([], [])
    (completion,) = run.completions
    assert isinstance(completion, Completion)
    assert [(change.entity, change.verb) for change in completion.changes()] == [
        ("sources", "edit"), ("creators", "edit")]


# --- files of other programs ---

RIS = """TY  - BOOK
AU  - Walt, Stephen
TI  - The Origins of Alliances
PY  - 1998
ER  -
TY  - JOUR
AU  - حیدری، محمد
TI  - رویکرد
PY  - 1403
ER  -
"""


def test_a_ris_file_gets_keys_and_is_known_again(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_text(RIS, encoding="utf-8")
    report = workspace.bibliography.import_bib(path)
    assert (report.read, report.new) == (2, ("walt1998", "heydari1403"))
    sources = workspace.bibliography.sources()
    assert [(view.source.key_pinned, view.source.imported) for view in sources] == [(0, None), (0, None)]
    again = workspace.bibliography.import_bib(path)
    assert (again.new, len(again.already_there)) == ((), 2)


def test_a_ris_entry_completes_a_stub(workspace: Workspace, tmp_path: Path) -> None:
    known = stub(workspace, "walt1998", "1998", *latin("Walt"))
    path = tmp_path / "a.ris"
    path.write_text(RIS, encoding="utf-8")
    workspace.bibliography.import_bib(path)
    source = workspace.library.require(Source, known)
    assert (source.citekey, source.title, source.is_stub) == ("walt1998", "The Origins of Alliances", 0)


def test_csl_json_keeps_its_keys(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"id": "w:1", "type": "book", "title": "T", "author": [{"family": "Walt"}]}, 3]', encoding="utf-8")
    report = workspace.bibliography.import_bib(path)
    assert (report.new, [entry.reason for entry in report.refused]) == (("w:1",), ["no_item"])


def test_json_that_is_none_is_damaged_with_its_line(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id":\n 1,,}]', encoding="utf-8")
    with pytest.raises(BibliographyDamaged) as damaged:
        workspace.bibliography.import_bib(path)
    assert damaged.value.line == 2
