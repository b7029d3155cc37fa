"""NBIB."""

from __future__ import annotations

from annotator.bib import nbib
from annotator.bib.sources import ImportedCreator

FILE = """
PMID- 123
TI  - Water and health in the
      border region.
TT  - Ab va salamat.
FAU - Heidari, Mohammad
CN  - World Health Organization
JT  - Journal of Water
DP  - 2020 May 2
VI  - 5
PG  - 123-7
LID - 10.1234/x [doi]
LA  - per
IS  - 1735-1723 (Print)
OT  - *water

PMID- 124
BTI - A Book
DP  - 2019 Nov-Dec
"""


def test_citations_become_sources() -> None:
    one, two = nbib.read(FILE).sources
    assert one.fields == {
        "title": "Water and health in the border region.", "usere": "Ab va salamat.", "volume": "5",
        "journaltitle": "Journal of Water", "pages": "123–127", "langid": "persian", "keywords": "water",
        "issn": "1735-1723", "eprint": "123", "eprinttype": "pubmed", "doi": "10.1234/x", "date": "2020-05-02"}
    assert one.creators == (
        ImportedCreator(family_latin="Heidari", given_latin="Mohammad"),
        ImportedCreator(ord=1, family_latin="World Health Organization", is_organisation=1))
    assert (two.entry_type, two.fields["title"], two.fields["date"]) == ("book", "A Book", "2019")


def test_what_is_before_the_first_citation_is_refused() -> None:
    assert nbib.read("hello\nPMID- 1\n").refused == ((1, "not_understood"),)
