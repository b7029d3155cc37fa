from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bib.sources import OTHER_TITLE, SOLAR_DATE
from annotator.core.analysis import FoundName, FoundReference
from annotator.core.model import Creator, Paper, Source
from annotator.services.referencing import ListedSources, listed_sources
from annotator.services.workspace import Workspace

PAPER = """\
آب و مرز

چکیده

این مقاله سیاست آب را بررسی می‌کند.

مقدمه

دریاچه نیمی از سطح خود را از دست داد (کریمی و احمدی، ۱۳۹۹: ۲۵). دو دولت یکدیگر را مقصر دانستند (Alder, 2018, p. 4). \
این نتیجه را دیگران نیز گرفته‌اند (Birch, 2020a, p. 7).

نتیجه‌گیری

اندازه‌گیری مشترک سرزنش را کم می‌کند و این کار در آینده نیز ادامه خواهد داشت.

منابع

کریمی، علی و احمدی، رضا (۱۳۹۹). سیاست آب در مرز. فصلنامه آب، ۵(۲)، ۱۲-۳۴.
رضایی، مریم (۱۳۹۸). حقوق دریاچه‌ها. پایان‌نامه کارشناسی ارشد، دانشگاه تهران.

References

Alder, A. (2018). Measuring Water & Trust. London: Routledge.
Birch, B. (2020a). Law of Lakes. Border Studies, 3(1), 9–1.
Karimi, A., & Ahmadi, R. (2020). Water policy at the border. Water Quarterly, 5(2), 12-34. [In Persian]
"""

PERSIAN = FoundReference(
    id="r1", block="fa-1", raw_spans=(), text="کریمی، علی و احمدی، رضا (1399). سیاست آب.",
    authors=(FoundName("کریمی", "علی"), FoundName("احمدی", "رضا")), et_al=False, year="1399", suffix=None,
    calendar="solar_hijri", title="سیاست آب", entry_type="article", lang="fa", work_lang="fa",
    container="فصلنامه آب", volume="5", issue="2", pages="34-12", work="w1", twin="r2",
)
LATIN = replace(
    PERSIAN, id="r2", block="en-1", text="Karimi, A., & Ahmadi, R. (2020). Water policy. [In Persian]", lang="en",
    authors=(FoundName("Karimi", "A."), FoundName("Ahmadi", "R.")), year="2020", calendar="gregorian",
    title="Water policy", container="Water Quarterly", twin="r1",
)
ALDER = replace(
    LATIN, id="r3", text="Alder, A. (2018). Measuring Water.", authors=(FoundName("Alder", "A."),), year="2018",
    title="Measuring Water", entry_type="book", work_lang="en", container="", volume="", issue="", pages="",
    place="London", publisher="Routledge", work="w2", twin=None,
)


def listed(*references: FoundReference, known: Sequence[Source] = (), family: str = "Alder") -> ListedSources:
    creators = {
        source.id: [Creator(id=f"c-{source.id}", source_id=source.id, ord=0, family_latin=family)] for source in known
    }
    return listed_sources(references, known, creators)


def source(source_id: str, title: str = "Measuring Water", **fields: str) -> Source:
    told = {"title": title, "date": "2018", **fields}
    return Source(id=source_id, citekey=f"{source_id}2018", fields={name: text for name, text in told.items() if text})


def test_both_scripts_of_a_work_become_one_source() -> None:
    found = listed(PERSIAN, LATIN)
    (one,) = found.sources
    assert one.entry_type == "article"
    assert one.fields == {
        "title": "سیاست آب", OTHER_TITLE: "Water policy", "journaltitle": "فصلنامه آب", "userd": "Water Quarterly",
        "volume": "5", "number": "2", "pages": "12–34", "langid": "persian", SOLAR_DATE: "1399", "date": "2020",
    }
    names = [(one.family_fa, one.given_fa, one.family_latin, one.given_latin) for one in found.creators]
    assert names == [("کریمی", "علی", "Karimi", "A."), ("احمدی", "رضا", "Ahmadi", "R.")]
    assert found.by_work == {"w1": one.id}
    assert one.note.splitlines() == [PERSIAN.text, LATIN.text]


def test_a_persian_work_listed_in_english_only_says_so() -> None:
    (one,) = listed(replace(LATIN, twin=None)).sources
    assert (one.fields["langid"], one.fields["language"]) == ("english", "persian")


def test_an_entry_listed_twice_is_one_source() -> None:
    assert len(listed(ALDER, replace(ALDER, id="r4")).sources) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"entry_type": "thesis", "thesis": "doctoral", "publisher": "University of Tehran"},
         {"type": "phdthesis", "institution": "University of Tehran"}),
        ({"entry_type": "online", "url": "https://a.ir", "container": "BBC"},
         {"url": "https://a.ir", "organization": "BBC"}),
        ({"entry_type": "incollection", "container": "Book"}, {"booktitle": "Book"}),
        ({"year": "in press", "calendar": "none"}, {"pubstate": "inpress"}),
    ],
)
def test_what_is_said_goes_to_the_field_of_the_type(change: dict[str, str], expected: dict[str, str]) -> None:
    (one,) = listed(replace(ALDER, **change)).sources  # type: ignore[arg-type]
    assert one.entry_type == change.get("entry_type", "book")
    assert expected.items() <= dict(one.fields).items()


def test_keys_are_readable_and_carry_the_suffix() -> None:
    suffixed = replace(PERSIAN, suffix="ب", twin=None)
    found = listed(suffixed, replace(ALDER, authors=(FoundName("BBC Persian"),)))
    assert [one.citekey for one in found.sources] == ["karimi1399b", "bbcpersian2018"]
    assert [one.is_organisation for one in found.creators if one.family_latin] == [1]


def test_a_source_the_library_has_is_taken() -> None:
    found = listed(ALDER, known=[source("old")])
    assert (found.sources, found.by_work, found.reused) == ((), {"w2": "old"}, 1)


def test_another_title_is_another_work() -> None:
    found = listed(ALDER, known=[source("old", "Diplomacy of Rivers")])
    assert len(found.sources) == 1


def test_a_stub_is_taken_for_the_work_its_citation_meant() -> None:
    stub = Source(id="stub", citekey="alder2018", fields={"date": "2018"}, is_stub=1)
    assert listed(ALDER, known=[stub]).by_work == {"w2": "stub"}
    other = Source(id="stub", citekey="alder2018", fields={"date": "2017"}, is_stub=1)
    assert listed(ALDER, known=[other]).reused == 0


def test_a_work_the_library_has_twice_is_left_to_a_person() -> None:
    found = listed(ALDER, known=[source("old"), source("older")])
    assert (found.sources, dict(found.by_work), found.undecided) == ((), {}, 1)


def test_two_entries_that_one_citation_may_mean_resolve_nothing() -> None:
    found = listed(ALDER, replace(ALDER, id="r4", title="Another Book of Water"))
    assert len(found.sources) == 2
    assert dict(found.by_work) == {}


def import_text(workspace: Workspace, tmp_path: Path, text: str = PAPER) -> Paper:
    path = tmp_path / "listed.txt"
    path.write_text(text, encoding="utf-8")
    return workspace.reading.import_file(path)[0]


def test_an_import_makes_sources_of_the_list_and_resolves_citations_in_one_deed(
    workspace: Workspace, tmp_path: Path
) -> None:
    paper = import_text(workspace, tmp_path)
    sources = {one.source.citekey: one.source for one in workspace.bibliography.sources()}
    assert sorted(sources) == ["alder2018", "birch2020a", "karimi2020", "rezaei1398"]
    assert {one.entry_type for one in sources.values()} == {"article", "book", "thesis"}
    cited = [(one.citation.state, one.source.citekey) for one in workspace.reading.citations(paper.id) if one.source]
    assert cited == [("resolved", "karimi2020"), ("resolved", "alder2018"), ("resolved", "birch2020a")]
    assert sources["birch2020a"].fields["pages"] == "1–9"


def test_undo_of_the_import_takes_the_sources_back_and_redo_brings_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_text(workspace, tmp_path)
    workspace.undo()
    assert workspace.bibliography.sources() == ()
    assert workspace.reading.papers() == ()
    workspace.redo()
    assert len(workspace.bibliography.sources()) == 4
    assert not workspace.check()


def test_a_second_paper_takes_the_sources_of_the_first(workspace: Workspace, tmp_path: Path) -> None:
    import_text(workspace, tmp_path)
    paper = import_text(workspace, tmp_path, PAPER.replace("آب و مرز\n", "مرز و آب\n"))
    assert len(workspace.bibliography.sources()) == 4
    assert {one.citation.state for one in workspace.reading.citations(paper.id)} == {"resolved"}


def test_the_preview_says_how_many_references_there_are(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "listed.txt"
    path.write_text(PAPER, encoding="utf-8")
    assert workspace.reading.preview(path).references == 5
    assert workspace.bibliography.sources() == ()
