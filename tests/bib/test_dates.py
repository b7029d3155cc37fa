"""Two calendars in one entry."""

import pytest

from annotator.bib.bibtex import read, verify, write
from annotator.bib.dates import gregorian_of, is_solar_year
from annotator.bib.dialects import Dialect
from annotator.bib.entries import entry_to_source
from annotator.bib.sources import ExportedSource
from annotator.bib.strings import StringTable


@pytest.mark.parametrize(("solar", "gregorian"), [
    ("1403", "2024/2025"), ("۱۴۰۳", "2024/2025"), ("1403-05-12", "2024-08-02"),
    ("1403/1/1", "2024-03-20"),
    ("1403-02", "2024"), ("1403-11", "2025"), ("1403-10", "2024/2025"),
    ("1403-13-01", ""), ("2024", ""), ("", ""),
])
def test_a_solar_date_gives_the_gregorian_one_as_far_as_it_is_sure(solar: str, gregorian: str) -> None:
    assert gregorian_of(solar) == gregorian


@pytest.mark.parametrize(("year", "answer"), [("1402", True), ("۱۳۵۷", True), ("1999", False), ("14", False)])
def test_solar_years_are_told_by_their_size(year: str, answer: bool) -> None:
    assert is_solar_year(year) is answer


@pytest.mark.parametrize(("dialect", "written"), [
    ("biblatex", "date = {2024/2025},"), ("bibtex", "year = {1403},"),
])
def test_a_solar_year_alone_gives_a_date_and_reads_back_without(dialect: Dialect, written: str) -> None:
    source = ExportedSource(entry_type="misc", citekey="k", fields={"title": "کتاب", "usera": "1403"})
    text = write([source], dialect)
    assert written in text
    assert verify(text, [source], dialect) == ()
    found = entry_to_source(read(text).entries[0], StringTable())
    assert found.fields == {"title": "کتاب", "usera": "1403", "langid": "persian"}
