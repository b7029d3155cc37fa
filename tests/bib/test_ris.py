"""RIS there and back, and as others write it."""

from __future__ import annotations

import pytest

from annotator.bib import ris
from annotator.bib.sources import ExportedSource, ImportedCreator
from tests.bib.foreign_sources import SOURCES, told

OTHERS_FILE = """junk before
TY  - JOUR
AU  - Heidari, Mohammad
AU  - رضا سیمبر
A1  - Ministry of Energy
T1  - A long title
that runs on
JO  - Quarterly
JF  - Studies Quarterly
VL  - 12
SP  - 12
EP  - 34
Y1  - 2024/05/12/
LA  - eng
SN  - 1735-1723
KW  - one
KW  - two
DB  - Some Database
ER  -
TY  - CHAP
ID  - http://example.org/1
AU  - Brown, Chris, Jr.
TI  - چکیده
T2  - A Book
PY  - ۱۴۰۳
SN  - 9781577666707
"""


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.citekey)
def test_a_source_comes_back_as_it_went(source: ExportedSource) -> None:
    (found,) = ris.read(ris.write([source])).sources
    assert told(found) == told(source)


def test_files_of_other_programs_are_understood() -> None:
    file = ris.read(OTHERS_FILE)
    one, two = file.sources
    assert file.refused == ((1, "not_understood"),)
    assert one.fields == {
        "title": "A long title that runs on", "journaltitle": "Studies Quarterly", "volume": "12", "pages": "12–34",
        "date": "2024-05-12", "langid": "english", "issn": "1735-1723", "keywords": "one, two"}
    assert one.creators == (
        ImportedCreator(ord=0, family_latin="Heidari", given_latin="Mohammad"),
        ImportedCreator(ord=1, family_fa="سیمبر", given_fa="رضا"),
        ImportedCreator(ord=2, family_latin="Ministry of Energy", is_organisation=1))
    assert one.problems == ("left_out:DB",)
    assert (two.entry_type, two.citekey, two.fields["usera"], two.fields["booktitle"], two.fields["isbn"]) == (
        "incollection", "", "1403", "A Book", "9781577666707")
    assert two.creators[0].family_latin == "Brown, Jr."


def test_a_value_cannot_end_its_record() -> None:
    title = "One\r\nER  - \r\nTY  - BOOK\r\nTI  - Two"
    source = ExportedSource(entry_type="book", citekey="k", fields={"title": title})
    (found,) = ris.read(ris.write([source])).sources
    assert found.fields["title"] == "One ER - TY - BOOK TI - Two"


@pytest.mark.parametrize("text", ["", "\n\n", "TY  - BOOK", "no ris at all", "TY  - XYZ\nTI  - T\nER  - "])
def test_nothing_makes_reading_fail(text: str) -> None:
    file = ris.read(text)
    assert len(file.sources) + len(file.refused) <= 1
