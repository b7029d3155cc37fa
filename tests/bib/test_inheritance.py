"""crossref and xdata, for showing."""

from annotator.bib.inheritance import missing_parents, with_inherited
from annotator.bib.sources import ExportedSource, ImportedCreator


def source(entry_type: str, key: str, *creators: ImportedCreator, **fields: str) -> ExportedSource:
    return ExportedSource(entry_type=entry_type, citekey=key, fields=fields, creators=creators)


def inherited(child: ExportedSource, *parents: ExportedSource) -> ExportedSource:
    return with_inherited(child, {one.citekey: one for one in (child, *parents)})


def test_a_chapter_takes_title_year_and_editor_of_its_collection() -> None:
    child = source("incollection", "c", ImportedCreator(family_latin="Smith"), title="Chapter", crossref="b")
    editor = ImportedCreator(role="editor", family_latin="Jones")
    parent = source("collection", "b", editor, title="Book", subtitle="Sub", usere="کتاب", date="2001", shorttitle="B")
    found = inherited(child, parent)
    assert found.fields == {
        "title": "Chapter", "crossref": "b", "booktitle": "Book", "booksubtitle": "Sub", "userd": "کتاب",
        "date": "2001"}
    assert [creator.family_latin for creator in found.creators] == ["Smith", "Jones"]
    assert child.fields == {"title": "Chapter", "crossref": "b"}


def test_volumes_and_periodicals_give_their_titles_another_name() -> None:
    volume = inherited(source("book", "c", crossref="p"), source("mvbook", "p", title="Works"))
    article = inherited(source("article", "c", crossref="p"), source("periodical", "p", title="Journal"))
    assert volume.fields["maintitle"] == "Works"
    assert article.fields["journaltitle"] == "Journal"


def test_xdata_is_taken_over_as_it_is_and_grandparents_count() -> None:
    found = inherited(
        source("book", "c", xdata="x, y"), source("xdata", "x", publisher="P", xdata="z"),
        source("xdata", "y", location="L", publisher="Q"), source("xdata", "z", series="S"))
    assert {name: found.fields[name] for name in ("publisher", "location", "series")} == {
        "publisher": "P", "location": "L", "series": "S"}


def test_cycles_and_missing_parents_end_quietly() -> None:
    first, second = source("book", "a", crossref="b"), source("book", "b", crossref="a", note="n")
    assert inherited(first, second).fields == {"crossref": "b", "note": "n"}
    lonely = source("book", "a", crossref="gone")
    assert inherited(lonely) == lonely
    assert missing_parents(lonely, {}) == ("gone",)


def test_a_thicket_of_parents_is_walked_once() -> None:
    thicket = [
        source("xdata", f"k{level}{side}", xdata=f"k{level + 1}a,k{level + 1}b", **{f"f{level}": side})
        for level in range(30) for side in "ab"
    ]
    found = with_inherited(thicket[0], {one.citekey: one for one in thicket})
    assert found.fields["f1"] == "a"


def test_a_long_chain_is_followed_so_far() -> None:
    chain = [source("book", f"k{number}", crossref=f"k{number + 1}", **{f"f{number}": "x"}) for number in range(1000)]
    found = with_inherited(chain[0], {one.citekey: one for one in chain})
    assert "f5" in found.fields
    assert "f30" not in found.fields
