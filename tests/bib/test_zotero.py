"""Better BibTeX JSON: Zotero's own items."""

from __future__ import annotations

import json

from annotator.bib import csljson
from annotator.bib.sources import ImportedCreator
from annotator.bib.zotero import as_csl

ITEMS = {"config": {}, "items": [
    {"itemType": "journalArticle", "title": "رویکرد", "citationKey": "heidari1403", "publicationTitle": "فصلنامه",
     "date": "1403/05/12", "language": "fa", "pages": "1-9", "extra": "Citation Key: other\nDOI: 10.1234/x\nseen",
     "creators": [{"creatorType": "author", "lastName": "حیدری", "firstName": "محمد"},
                  {"creatorType": "editor", "name": "وزارت نیرو"}],
     "tags": [{"tag": "قدرت"}, {"tag": "امنیت"}]},
    {"itemType": "attachment", "title": "PDF"},
]}


def test_zotero_items_become_sources_and_attachments_do_not() -> None:
    (found,) = csljson.read(json.dumps(ITEMS)).sources
    assert (found.entry_type, found.citekey) == ("article", "heidari1403")
    assert found.fields == {
        "title": "رویکرد", "journaltitle": "فصلنامه", "usera": "1403-05-12", "langid": "persian", "pages": "1–9",
        "doi": "10.1234/x", "note": "seen", "keywords": "قدرت, امنیت"}
    assert found.creators == (
        ImportedCreator(family_fa="حیدری", given_fa="محمد"),
        ImportedCreator(role="editor", family_fa="وزارت نیرو", is_organisation=1))


def test_an_item_without_anything_is_still_an_item() -> None:
    made = as_csl({})
    assert made is not None
    assert made["type"] == "document"
