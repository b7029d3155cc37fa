"""A bibliography against the sources that are there."""

from __future__ import annotations

from pathlib import Path

from annotator.services.bib_import import BibImport
from annotator.services.workspace import Workspace


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
