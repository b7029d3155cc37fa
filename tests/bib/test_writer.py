"""Writing: what goes out reads back the same, compiles, and does nothing to TeX."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bib.bibtex import read, verify, write
from annotator.bib.dialects import Dialect
from annotator.bib.entries import entries_to_sources
from annotator.bib.latex import is_harmless
from annotator.bib.sources import ExportedSource, ImportedCreator, ImportedSource
from annotator.bib.strings import StringTable
from annotator.bib.writer import safe_key, safe_name

DIALECTS: tuple[Dialect, ...] = ("biblatex", "bibtex")

HAIDARI = ExportedSource(
    entry_type="article", citekey="haidari2024",
    fields={
        "title": "رویکرد روسیه به امارت اسلامی: «تعامل» ۱۰۰٪", "usere": "Russia's Approach: NATO & the SCO",
        "journaltitle": "فصلنامه سیاست", "userd": "Politics Quarterly", "date": "2024-05", "usera": "1403-02",
        "pages": "12–20", "volume": "3", "url": "https://example.org/a_b%20c#d", "doi": "10.1/x_y",
        "abstract": "بند یک\n\nبند دو",
    },
    creators=(
        ImportedCreator(ord=0, family_latin="Haidari", given_latin="Mohammad", family_fa="حیدری",
        given_fa="محمد"),
        ImportedCreator(ord=1, family_fa="سیمبر", given_fa="رضا"),
        ImportedCreator(ord=2, family_latin="others"),
        ImportedCreator(role="translator", ord=0, family_latin="de la Cruz", given_latin="Ana"),
    ),
)
SOURCES = (
    HAIDARI,
    ExportedSource(
        entry_type="thesis", citekey="smith1999", creators=(ImportedCreator(family_latin="Smith",
        given_latin="A."),),
        fields={"title": "UNAMA and after", "type": "phdthesis", "institution": "X", "date": "1999"}),
    ExportedSource(
        entry_type="online", citekey="bbcpersian2021", fields={"title": "News", "url": "https://bbc.com/a",
        "date": "2021"},
        creators=(ImportedCreator(family_latin="BBC Persian", is_organisation=1),)),
    ExportedSource(
        entry_type="misc", citekey="anon", creators=(ImportedCreator(family_fa="کریمی"),),
        fields={"note": "no more"}),
    ExportedSource(
        entry_type="report", citekey="un2020", creators=(ImportedCreator(family_latin="United Nations",
        is_organisation=1),),
        fields={"title": "R", "type": "techreport", "institution": "UN", "date": "2020",
        "langid": "english"}),
    ExportedSource(
        entry_type="book", citekey="mearsheimer2011", creators=(ImportedCreator(family_latin="Mearsheimer"),),
        fields={"title": "Tragedy", "subtitle": "Power", "location": "New York", "publisher": "Norton",
        "date": "2001/2014"}),
)

PAYLOADS = (
    r"\input{secret.txt}", r"$\input{secret.txt}$", r"\openin5=secret.txt \read5 to\x \x",
    "^^5cinput{secret.txt}",
    r"\immediate\openout5=harm.txt \immediate\write5{x}", r"\write18{touch harm}", "100% sure",
    "a & b # c", "a_b^c",
    "}}", "{{", "k,\n note={x}}\n@preamble{\"\\input{secret.txt}\"", "\\", "a\\", r"\end{document}",
    r"\catcode`\%=12",
    "$", "$$x$$", "~^~", "\"quoted\" # prl", "``a'' -- --- ?`", "@comment{", "\n@book{x, y={z}}",
    "\x00\x1b\u202eabc",
    r"\csname input\endcsname secret.txt", r"\expandafter\def\csname x\endcsname{}", "%\n}", "and and and",
    "a, b, c, d",
    r"\loop\iftrue\repeat", r"\par\par", "\u2028\u2029",
)


def export_of(source: ImportedSource) -> ExportedSource:
    return ExportedSource(
        entry_type=source.entry_type, citekey=source.citekey, fields=source.fields, creators=source.creators,
        imported=source.raw)


def sources_in(text: str) -> tuple[ImportedSource, ...]:
    file = read(text)
    return entries_to_sources(file.entries, StringTable(file.strings))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_is_written_reads_back(dialect: Dialect) -> None:
    text = write(SOURCES, dialect)
    assert verify(text, SOURCES, dialect) == ()
    assert write(reversed(SOURCES), dialect) == text


def test_biblatex_gives_the_source_back() -> None:
    back = {source.citekey: source for source in sources_in(write(SOURCES))}
    for source in SOURCES:
        found = back[source.citekey]
        assert {**found.fields, "langid": ""} == {**source.fields, "langid": ""}
        assert found.entry_type == source.entry_type
    assert back["haidari2024"].langid == "persian"
    assert back["mearsheimer2011"].langid == "english"
    assert back["haidari2024"].creators[2] == ImportedCreator(ord=2, family_latin="others")
    assert back["haidari2024"].creators[0] == HAIDARI.creators[0]


def test_bibtex_gets_its_own_types_and_fields() -> None:
    text = write(SOURCES, "bibtex")
    for expected in ("@phdthesis{smith1999", "school = {X}", "@techreport{un2020", "journal = {",
    "month = may",
                     "year = {2024}", "address = {New York}", "title = {Tragedy: Power}",
                     "year = {2001--2014}",
                     r"howpublished = {\url{https://bbc.com/a}}", "@misc{bbcpersian2021", "year = {بی‌تا}"):
        assert expected in text
    assert "date" not in text
    assert "journaltitle" not in text


def test_volumes_are_written_in_the_digits_biber_asks_for() -> None:
    text = write([ExportedSource(entry_type="book", citekey="k", fields={"volume": "۱۲", "number": "۳"})])
    assert "volume = {12}," in text
    assert "number = {۳}," in text


def test_persian_text_and_capitals_stand_as_they_are() -> None:
    text = write([HAIDARI])
    assert "author = {حیدری, محمد and سیمبر, رضا and others}," in text
    assert "namea = {Haidari, Mohammad and سیمبر, رضا and others}," in text
    assert r"usere = {Russia's Approach: {NATO} \& the {SCO}}," in text
    assert "pages = {12--20}," in text
    assert "langid = {persian}," in text


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_reaches_tex(payload: str, dialect: Dialect) -> None:
    source = ExportedSource(
        entry_type="book", citekey="k",
        fields=dict.fromkeys(
            ("title", "note", "publisher", "date", "url", "doi", "file", "abstract"), payload),
        creators=(
            ImportedCreator(ord=0, family_latin=payload, given_latin=payload),
            ImportedCreator(ord=1, family_latin=payload, is_organisation=1),
        ),
    )
    text = write([source], dialect)
    assert verify(text, [source], dialect) == ()
    [entry] = read(text).entries
    for name, raw_value in entry.fields:
        inner = StringTable().resolve(raw_value).text
        if name in ("url", "doi", "file"):
            assert not re.search(r"[\\{}]", inner)
        else:
            assert is_harmless(inner)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_gets_out_by_type_field_name_or_key(payload: str) -> None:
    source = ExportedSource(entry_type=payload, citekey=payload, fields={payload: "x", "title": "y"})
    file = read(write([source]))
    assert not file.failed
    [entry] = file.entries
    for name in (entry.entry_type, *(name for name, _ in entry.fields)):
        assert re.fullmatch("[a-z][a-z0-9_-]*", name)
    assert not re.search(r"[\s{}(),=#%~\\\"'\u202e]", entry.key)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["title", "note", "publisher", "abstract", "pages", "url", "date"]),
    st.text()),
       st.lists(st.tuples(st.text(), st.text(), st.booleans()), max_size=3), st.sampled_from(DIALECTS))
def test_any_text_reads_back(
    fields: dict[str, str], names: list[tuple[str, str, bool]], dialect: Dialect
) -> None:
    raw = r"""@book{k, title = {The {Kabul} $x_1$ \emph{Story}}, note = {\input{secret}},
    publisher = {M{\"u}ller \& Co}}"""
    [source] = sources_in(raw)
    text = write([export_of(source)])
    assert r"title = {The {Kabul} $x_1$ \emph{Story}}," in text
    assert r"publisher = {M{\"u}ller \& Co}," in text
    assert r"note = {\textbackslash{}input\textbraceleft{}secret\textbraceright{}}," in text


def test_an_edited_title_keeps_the_braces_of_its_words() -> None:
    [source] = sources_in(r"@book{k, title = {The {Kabul} Story}}")
    edited = ExportedSource(
        entry_type="book", citekey="k", fields={"title": "A Kabul Tale"}, imported=source.raw)
    assert "title = {A {Kabul} Tale}," in write([edited])


def test_parents_of_crossrefs_come_last_and_inherit() -> None:
    child = ExportedSource(entry_type="inbook", citekey="z", fields={"crossref": "a", "pages": "1"})
    parent = ExportedSource(entry_type="book", citekey="a", fields={"title": "A", "date": "2000"})
    text = write([parent, child])
    assert text.index("@inbook{z") < text.index("@book{a")
    assert "no title" not in text


def test_equal_keys_are_told_apart_and_reported() -> None:
    twins = [ExportedSource(entry_type="misc", citekey="k", fields={"title": title}) for title in ("A", "B")]
    assert [entry.key for entry in read(write(twins)).entries] == ["k", "k-2"]


def test_a_changed_file_is_noticed() -> None:
    text = write(SOURCES)
    assert {item.field for item in verify(text.replace("Norton", "North"), SOURCES)} == {"publisher"}
    assert [item.citekey for item in verify(text.replace("@thesis{smith1999", "@thesis{x"),
    SOURCES)] == ["smith1999", "x"]
    assert verify(text + "@book{broken, title={", SOURCES)


@pytest.mark.parametrize(("key", "safe"), [
    ("haidari2024", "haidari2024"), ("حیدری۱۴۰۳", "حیدری۱۴۰۳"), ("a b{c}", "abc"), ("%#", "source"),
    ("DBLP:x/y", "DBLP:x/y"),
])
def test_keys_are_made_safe(key: str, safe: str) -> None:
    assert safe_key(key) == safe


@pytest.mark.parametrize(("name", "safe"), [("Title", "title"), ("2x", "x"), ("a b", "ab"), ("بی", "")])
def test_names_of_fields_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_biber_accepts_the_export(tmp_path: Path, program: Callable[[str, str], Path]) -> None:
    (tmp_path / "x.bib").write_text(write(SOURCES), encoding="utf-8")
    done = subprocess.run(
        [program("biber", "biber"), "--tool", "--validate-datamodel", "x.bib"], cwd=tmp_path, capture_output=True,
        text=True, check=False)
    assert not re.search("WARN|ERROR", done.stdout), done.stdout
    assert done.returncode == 0
