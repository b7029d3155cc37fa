"""An imported .bib comes back byte for byte, and edited fields change no other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.model import BibliographyFile, Source, SourceBlock
from annotator.errors import BadRequest, NotFound
from annotator.formats import plaintext
from annotator.services.bib_records import creator_records
from annotator.services.imported_files import ImportedFiles, digest, file_record
from annotator.services.views import CreatorName
from annotator.services.workspace import Workspace

BIB = """% kept by hand: ۱۴۰۳
@string{bs = "Border Studies"}
@preamble{ "\\newcommand{\\noop}[1]{}" }
@comment{jabref-meta: databaseType:biblatex;}

@Article{alder2018,
  author  = {Alder, Ann},
  title   = "Measuring {Water} \\& Trust",
  journal = bs,   year = 2018, month = may,
}
a remark between entries
@book { never2001 ,
  author = {نخوانده، نسرین},
  title = {کتابی که کسی نخواند},
  date = {2001} }


@misc{broken, title = {no end
"""
CP1256 = BIB.replace("ی", "ي")
FILES = {
    "utf-8": BIB.encode(), "bom": b"\xef\xbb\xbf" + BIB.encode(), "crlf": BIB.replace("\n", "\r\n").encode(),
    "utf-16": b"\xff\xfe" + BIB.encode("utf-16-le"), "cp1256": CP1256.replace("۱۴۰۳", "1403").encode("cp1256"),
    "old mac": BIB.replace("\n", "\r").encode(), "mixed ends": BIB.replace("\n", "\r\n", 5).encode(),
    "latin-1": BIB.replace("Ann", "Ånn").translate({ord(c): "x" for c in BIB if ord(c) > 255}).encode("latin-1"),
}


def imported(workspace: Workspace, tmp_path: Path, data: bytes, encoding: str | None = None) -> str:
    path = tmp_path / "kept.bib"
    path.write_bytes(data)
    workspace.bibliography.import_bib(path, encoding=encoding)
    return "kept.bib"


@pytest.mark.parametrize("kind", FILES)
def test_an_unedited_import_comes_back_byte_for_byte(kind: str, workspace: Workspace, tmp_path: Path) -> None:
    encoding = kind if kind in ("cp1256", "latin-1") else None
    name = imported(workspace, tmp_path, FILES[kind], encoding)
    made = workspace.exporting.bibliography_as_imported(name)
    assert made.data == FILES[kind]
    assert (made.edited, made.left_out) == ((), ())


@pytest.mark.parametrize("kind", ["utf-8", "bom", "crlf", "cp1256"])
def test_an_edited_field_changes_its_bytes_and_no_others(kind: str, workspace: Workspace, tmp_path: Path) -> None:
    encoding = kind if kind == "cp1256" else None
    name = imported(workspace, tmp_path, FILES[kind], encoding)
    source = workspace.bibliography.source("alder2018")
    workspace.bibliography.edit_source(source.id, fields={**source.fields, "date": "2019-05"})
    made = workspace.exporting.bibliography_as_imported(name)
    assert made.data == FILES[kind].replace(b"year = 2018", b"year = 2019")
    assert made.edited == ("alder2018",)
    workspace.undo()
    assert workspace.exporting.bibliography_as_imported(name).data == FILES[kind]


def test_an_edited_name_changes_that_name(workspace: Workspace, tmp_path: Path) -> None:
    name = imported(workspace, tmp_path, FILES["utf-8"])
    workspace.bibliography.edit_source(
        workspace.bibliography.source("alder2018").id, creators=[CreatorName(family_latin="Alder", given_latin="Anna")])
    made = workspace.exporting.bibliography_as_imported(name)
    assert made.data == FILES["utf-8"].replace(b"Alder, Ann", b"Alder, Anna")


def test_what_completing_a_stub_added_is_no_edit(workspace: Workspace, tmp_path: Path) -> None:
    workspace.bibliography.add_source(
        key="alder", fields={"date": "2018"}, creators=[CreatorName(family_latin="Alder", family_fa="آلدر")])
    stub = workspace.bibliography.source("alder")
    workspace.bibliography.edit_source(stub.id, fields={"date": "2018", "usera": "1397"})
    _mark_as_stub(workspace, "alder")
    name = imported(workspace, tmp_path, FILES["utf-8"])
    source = workspace.bibliography.source("alder2018")
    assert (source.id, source.fields["usera"]) == (stub.id, "1397")
    assert workspace.exporting.bibliography_as_imported(name).data == FILES["utf-8"]
    workspace.bibliography.edit_source(source.id, fields={**source.fields, "date": "2019-05"})
    made = workspace.exporting.bibliography_as_imported(name)
    assert made.data == FILES["utf-8"].replace(b"year = 2018", b"year = 2019")


def test_a_deleted_source_leaves_the_file_and_is_named(workspace: Workspace, tmp_path: Path) -> None:
    name = imported(workspace, tmp_path, FILES["utf-8"])
    workspace.bibliography.delete_source(workspace.bibliography.source("never2001").id)
    made = workspace.exporting.bibliography_as_imported(name)
    assert made.left_out == ("never2001",)
    assert b"never2001" not in made.data
    assert b"a remark between entries" in made.data


def test_a_letter_the_encoding_has_not_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    name = imported(workspace, tmp_path, FILES["latin-1"], "latin-1")
    source = workspace.bibliography.source("alder2018")
    workspace.bibliography.edit_source(source.id, fields={**source.fields, "title": "آب"})
    with pytest.raises(BadRequest, match="آ"):
        workspace.exporting.bibliography_as_imported(name)


def test_a_file_is_kept_once_and_an_import_undone_takes_it_away(workspace: Workspace, tmp_path: Path) -> None:
    name = imported(workspace, tmp_path, FILES["utf-8"])
    imported(workspace, tmp_path, FILES["utf-8"])
    assert workspace.library.count(BibliographyFile) == 1
    assert [file.name for file in workspace.exporting.bibliographies()] == [name]
    workspace.undo()
    assert (workspace.library.count(BibliographyFile), workspace.library.count(SourceBlock)) == (0, 0)
    with pytest.raises(NotFound):
        workspace.exporting.bibliography_as_imported(name)


def test_a_later_version_of_a_file_owns_its_unchanged_entries_too(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, tmp_path, FILES["utf-8"])
    later = FILES["utf-8"].replace(b"a remark", b"@book{more, title={More}}")
    name = imported(workspace, tmp_path, later)
    assert workspace.exporting.bibliography_as_imported(name).data == later
    source = workspace.bibliography.source("alder2018")
    workspace.bibliography.edit_source(source.id, fields={**source.fields, "date": "2019-05"})
    made = ImportedFiles(workspace.library).as_imported(ImportedFiles(workspace.library).find(name).id)
    assert made.data == later.replace(b"year = 2018", b"year = 2019")


def test_a_file_record_names_the_line_ends_of_most_lines(tmp_path: Path) -> None:
    for data, newline in ((b"a\r\nb\r\n", "\r\n"), (b"a\nb", "\n"), (b"a\rb\r", "\r"), (b"ab", "\n")):
        (tmp_path / "x.bib").write_bytes(data)
        assert file_record("x.bib", plaintext.read(tmp_path / "x.bib")).newline == newline


def test_the_digest_does_not_depend_on_the_order_of_reading() -> None:
    source = Source(id="s", citekey="k", fields={"b": "1", "a": "2"})
    same = Source(id="t", citekey="k", fields={"a": "2", "b": "1"})
    assert digest(source, creator_records("s", [])) == digest(same, [])


def _mark_as_stub(workspace: Workspace, key: str) -> None:
    from annotator.core.changes import edited
    from annotator.core.model import Deed

    workspace.library.apply(Deed("stub", (edited(workspace.bibliography.source(key), is_stub=1, key_pinned=0),)))
