"""Records of a library and sources of the bibliography room say the same."""

from __future__ import annotations

from annotator.bib.sources import ImportedCreator
from annotator.core.model import Source
from annotator.services.bib_records import bib_creator, creator_records, exported_source

FULL = ImportedCreator(
    role="editor", ord=2, family_latin="Heidari", given_latin="Ali", family_fa="حیدری", given_fa="علی",
    is_organisation=1)


def test_a_creator_comes_back_as_it_went() -> None:
    (record,) = creator_records("s", [FULL])
    assert (record.source_id, bib_creator(record)) == ("s", FULL)


def test_a_source_goes_out_with_creators_language_and_raw_entry() -> None:
    source = Source(
        id="s", citekey="k", entry_type="book", fields={"langid": "persian", "title": "ت"}, imported="@book{k}")
    exported = exported_source(source, creator_records("s", [FULL]))
    assert (exported.entry_type, exported.citekey, exported.langid) == ("book", "k", "persian")
    assert (exported.fields, exported.creators, exported.imported) == (source.fields, (FULL,), "@book{k}")
