"""Every format is read back before anybody relies on it."""

from __future__ import annotations

import pytest

from annotator.bib.sources import ExportedSource, ImportedCreator
from annotator.services.exporting import DIALECTS
from annotator.services.written import written

SOURCE = ExportedSource(
    entry_type="book",
    citekey="k",
    langid="persian",
    fields={"title": "آب و «مرز»", "date": "2020", "langid": "persian"},
    creators=(ImportedCreator(family_fa="حیدری", given_fa="محمد", family_latin="Heidari", given_latin="Mohammad"),))


@pytest.mark.parametrize("kind", DIALECTS)
def test_a_source_reads_back_in_every_format(kind: str) -> None:
    text, wrong = written([SOURCE], kind)
    assert wrong == {}
    assert "آب و «مرز»" in text


@pytest.mark.parametrize("kind", ["ris", "csl-json"])
def test_what_does_not_read_back_is_named(kind: str) -> None:
    bad = ExportedSource(entry_type="book", citekey="a/b", fields={"title": "T"})
    _, wrong = written([SOURCE, bad], kind)
    assert wrong == {"a/b": "entry does not read back"}
