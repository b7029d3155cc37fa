"""An edited source changes the bytes of the edited fields in its entry, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from annotator.bib.bibtex import read
from annotator.bib.entries import entry_to_source
from annotator.bib.rewriting import rewritten
from annotator.bib.sources import ExportedSource, ImportedCreator
from annotator.bib.strings import StringTable

OLD = """@Article{haidari2024,
  author  = "Haidari, M. and Simbar, R.",
  title   = "The {NATO} {\\"U}bung",
  journal = bs,
  Year    = 2024, month = may,
  pages   = {1--9},
}"""
NEW = """@article{k,
\tauthor = {حیدری، محمد},
\tnamea = {Haidari, Mohammad}, nameatype = {author},
\ttitle = {رویکرد},
\tdate = {2024-05-01}
}"""
STRINGS = StringTable(read('@string{bs = "Border Studies"}').strings)


def edited(text: str, **changes: Any) -> str:
    entry = read(text).entries[0]
    found = entry_to_source(entry, STRINGS)
    before = ExportedSource(
        entry_type=found.entry_type, citekey=found.citekey, fields=found.fields, creators=found.creators,
        langid=found.langid, imported=found.raw)
    fields = {**before.fields, **changes.pop("fields", {})}
    after = replace(before, fields={name: value for name, value in fields.items() if value}, **changes)
    return rewritten(entry, before, after, STRINGS).raw


@pytest.mark.parametrize(("text", "changes", "expected"), [
    (OLD, {}, OLD),
    (OLD, {"title": "New & old"}, OLD.replace('The {NATO} {\\"U}bung', "New \\& old")),
    (OLD, {"journaltitle": "Lakes"}, OLD.replace("= bs", "= {Lakes}")),
    (OLD, {"date": "2025-05"}, OLD.replace("= 2024", "= 2025")),
    (OLD, {"date": "2025-06"}, OLD.replace("= 2024", "= 2025").replace("may", "jun")),
    (OLD, {"date": "2025"}, OLD.replace("= 2024, month = may", "= 2025")),
    (OLD, {"pages": "1–12"}, OLD.replace("1--9", "1--12")),
    (OLD, {"pages": ""}, OLD.replace("  pages   = {1--9},\n", "")),
    (OLD, {"location": "Tehran"}, OLD.replace("{1--9},", "{1--9},\n  address   = {Tehran},")),
    (OLD.replace("\n", "\r\n"), {"date": "2025-05"}, OLD.replace("= 2024", "= 2025").replace("\n", "\r\n")),
    (NEW, {"date": "2024-06"}, NEW.replace("2024-05-01", "2024-06")),
    (NEW, {"doi": "10.1234/a_b"}, NEW.replace("05-01}", "05-01},\n\tdoi = {10.1234/a_b}")),
])
def test_only_the_edited_field_changes(text: str, changes: dict[str, str], expected: str) -> None:
    assert edited(text, fields=changes) == expected


def test_names_change_in_the_script_they_were_changed_in() -> None:
    creator = ImportedCreator(family_fa="حیدری", given_fa="محمد", family_latin="Heidari", given_latin="Mohammad")
    assert edited(NEW, creators=(creator,)) == NEW.replace("Haidari", "Heidari")
    two = (ImportedCreator(family_latin="Haidari", given_latin="M."),)
    assert edited(OLD, creators=two) == OLD.replace('"Haidari, M. and Simbar, R."', "{Haidari, M.}")


def test_key_and_type_change_in_the_head() -> None:
    assert edited(OLD, citekey="new:key", entry_type="book") == OLD.replace("@Article{haidari2024", "@book{new:key")
    assert edited(OLD, citekey="new:key") == OLD.replace("haidari2024", "new:key")


def test_nothing_typed_escapes_its_field() -> None:
    text = edited(OLD, fields={"title": 'x"}, note = {\\input{/etc/passwd}} @book{y'})
    (entry,) = read(text).entries
    assert [name.lower() for name, _ in entry.fields] == ["author", "title", "journal", "year", "month", "pages"]
    assert entry_to_source(entry, STRINGS).fields["title"] == 'x"}, note = {\\input{/etc/passwd}} @book{y'


def test_an_entry_that_repeats_a_field_is_written_anew_rather_than_wrong() -> None:
    text = edited("@misc{k, title={T}, note={a}, note={b}}", fields={"note": "c"})
    assert entry_to_source(read(text).entries[0], STRINGS).fields["note"] == "c"


def test_what_the_file_never_said_is_not_missed() -> None:
    entry = read(OLD).entries[0]
    found = entry_to_source(entry, STRINGS)
    known = {**found.fields, "usera": "1403"}
    before = ExportedSource(entry_type="article", citekey="haidari2024", fields=known, creators=found.creators)
    after = replace(before, fields={**known, "date": "2025-05"})
    assert rewritten(entry, before, after, STRINGS).raw == OLD.replace("= 2024", "= 2025")
