"""MODS."""

from __future__ import annotations

from annotator.bib import mods
from annotator.bib.sources import ImportedCreator

FILE = """<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="waltz1979">
<titleInfo><nonSort>The</nonSort><title>Origins</title><subTitle>A study</subTitle></titleInfo>
<titleInfo type="translated"><title>خاستگاه</title></titleInfo>
<name type="personal"><namePart type="family">Walt</namePart><namePart type="given">Stephen</namePart>
<role><roleTerm>aut</roleTerm></role></name>
<name type="corporate"><namePart>United Nations</namePart></name>
<name><namePart>Somebody</namePart><role><roleTerm>illustrator</roleTerm></role></name>
<originInfo><place><placeTerm type="code">nyu</placeTerm><placeTerm type="text">Ithaca</placeTerm></place>
<publisher>Cornell</publisher><dateIssued>1987</dateIssued></originInfo>
<language><languageTerm>eng</languageTerm></language><identifier type="isbn">9780801494185</identifier></mods>
<mods><titleInfo><title>آب</title></titleInfo><genre>journal article</genre><relatedItem type="host">
<titleInfo><title>فصلنامه</title></titleInfo><part><detail type="volume"><number>5</number></detail>
<detail type="issue"><number>2</number></detail><extent unit="page"><start>1</start><end>9</end></extent>
<date>1403</date></part></relatedItem></mods></modsCollection>"""


def test_books_and_articles_become_sources() -> None:
    book, article = mods.read(FILE).sources
    assert (book.entry_type, book.citekey) == ("book", "waltz1979")
    assert book.fields == {
        "title": "The Origins: A study", "usere": "خاستگاه", "publisher": "Cornell", "location": "Ithaca",
        "date": "1987", "langid": "english", "isbn": "9780801494185"}
    assert book.creators == (
        ImportedCreator(family_latin="Walt", given_latin="Stephen"),
        ImportedCreator(ord=1, family_latin="United Nations", is_organisation=1))
    assert article.fields == {
        "title": "آب", "journaltitle": "فصلنامه", "volume": "5", "number": "2", "pages": "1–9", "usera": "1403"}


def test_a_document_type_is_refused() -> None:
    assert mods.read("<!DOCTYPE mods><mods/>").refused == ((1, "document_type"),)
