"""Which source a citation means."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.core.model import Citation, Creator, Source
from annotator.services.resolving import (
    KnownSource,
    SourceIndex,
    candidate_records,
    known_source,
    name_similarity,
)


def citation(*authors: str, year: str | None, **fields: Any) -> Citation:
    return Citation(
        id="c",
        text_id="t",
        block_id="b",
        ord=0,
        kind="parenthetical",
        start_pos=0,
        end_pos=1,
        body="",
        authors=authors,
        year=year,
        **fields,
    )


def source(key: str, *names: str | tuple[str, ...], year: str = "2024", suffix: str = "") -> KnownSource:
    forms = tuple((name,) if isinstance(name, str) else name for name in names)
    return KnownSource(key, forms, frozenset({year} - {""}), suffix)


def resolve(one: Citation, *sources: KnownSource) -> tuple[str, str | None, list[str]]:
    resolution = SourceIndex(sources).resolve(one)
    return (
        resolution.state,
        resolution.source_id,
        [candidate.source_id for candidate in resolution.candidates],
    )


@pytest.mark.parametrize(
    ("one", "sources", "expected"),
    [
        (citation("Walt", year="1998"), [source("w", "Walt", year="1998")], ("resolved", "w", ["w"])),
        (citation("Walt", year="1998"), [source("w", "Walt", year="1999")], ("unresolved", None, [])),
        (citation("Walt", year="1998"), [source("w", "Waltz", year="1998")], ("unresolved", None, [])),
        (
            citation("Mersheimer", year="2011"),
            [source("m", "Mearsheimer", year="2011")],
            ("resolved", "m", ["m"]),
        ),
        (citation("Karimi", year="2024"), [source("k", "Karami")], ("ambiguous", None, ["k"])),
        (
            citation("Karimi", year="2024"),
            [source("a", "Karami"), source("i", "Karimi")],
            ("resolved", "i", ["i", "a"]),
        ),
        (citation("Sun Tzu", year="2024"), [source("t", "Tzu")], ("resolved", "t", ["t"])),
        (
            citation("Haidari", "Simbar", year="2024"),
            [source("h", "Haidari", "Simbar")],
            ("resolved", "h", ["h"]),
        ),
        (citation("Haidari", year="2024"), [source("h", "Haidari", "Simbar")], ("unresolved", None, [])),
        (
            citation("Haidari", year="2024", et_al=1),
            [source("h", "Haidari", "Simbar")],
            ("resolved", "h", ["h"]),
        ),
        (citation("Haidari", year="2024", et_al=1), [source("h", "Haidari")], ("unresolved", None, [])),
        (
            citation("Haidari", "Simbar", year="2024"),
            [source("h", "Haidari", "others")],
            ("unresolved", None, []),
        ),
        (citation("Ebadi", year="n.d."), [source("e", "Ebadi", year="")], ("resolved", "e", ["e"])),
        (citation(year="2024"), [source("h", "Haidari")], ("unresolved", None, [])),
        (citation("Haidari", year=None), [source("h", "Haidari")], ("unresolved", None, [])),
    ],
)
def test_names_year_and_number_of_authors_decide(
    one: Citation,
    sources: list[KnownSource],
    expected: tuple[str, str | None, list[str]],
) -> None:
    assert resolve(one, *sources) == expected


def test_works_of_one_year_are_told_apart_by_the_letter() -> None:
    pair = [source("a", "Birch", "Cedar", suffix="a"), source("b", "Birch", "Cedar", suffix="b")]
    assert resolve(citation("Birch", "Cedar", year="2024", suffix="b"), *pair)[:2] == ("resolved", "b")
    assert resolve(citation("Birch", "Cedar", year="2024"), *pair) == ("ambiguous", None, ["a", "b"])
    assert resolve(citation("Birch", "Cedar", year="2024", suffix="c"), *pair)[0] == "unresolved"


@pytest.mark.parametrize("year", ["1403", "۱۴۰۳"])
def test_a_solar_year_means_the_gregorian_years_it_overlaps(year: str) -> None:
    one = citation("فخاری", year=year, calendar="solar_hijri")
    assert resolve(one, source("f", "Fakhari", year="2024"))[:2] == ("resolved", "f")
    assert resolve(one, source("f", "Fakhari", year="2025"))[:2] == ("resolved", "f")
    assert resolve(one, source("f", "Fakhari", year="2026"))[0] == "unresolved"
    assert resolve(citation("Fakhari", year="2024"), source("f", "فخاری", year="1403"))[:2] == (
        "resolved",
        "f",
    )


def test_either_script_of_an_author_will_do() -> None:
    both = source("s", ("Simbar", "سیمبر"))
    for name in ("Simbar", "سیمبر", "سيمبر"):
        assert resolve(citation(name, year="2024"), both)[:2] == ("resolved", "s")


def test_a_citation_that_fits_two_works_of_its_paper_is_never_resolved_by_itself() -> None:
    one = citation("Birch", year="2024", problems=("ambiguous",))
    assert resolve(one, source("a", "Birch")) == ("ambiguous", None, ["a"])


def test_candidates_carry_score_and_reason_and_only_ambiguous_ones_are_kept() -> None:
    pair = [source("a", "Birch", suffix="a"), source("b", "Birch", suffix="b")]
    index = SourceIndex(pair)
    kept = candidate_records("c", index.resolve(citation("Birch", year="2024")))
    assert [(one.source_id, one.score, one.explanation) for one in kept] == [
        ("a", 950, "names year"),
        ("b", 950, "names year"),
    ]
    assert candidate_records("c", index.resolve(citation("Birch", year="2024", suffix="a"))) == []


def test_a_source_is_known_by_authors_else_editors_and_by_both_years() -> None:
    record = Source(id="s", citekey="oak2020b", fields={"date": "2020-05", "origdate": "1399"})
    people = [
        Creator(id="2", source_id="s", ord=1, role="editor", family_latin="Pine"),
        Creator(id="1", source_id="s", ord=0, family_latin="Oak", family_fa="بلوطی"),
    ]
    assert known_source(record, people) == KnownSource(
        "s", (("Oak", "بلوطی"),), frozenset({"2020", "1399"}), "b"
    )
    assert known_source(record, people[:1]).names == (("Pine",),)


def test_persian_names_are_the_same_only_when_folded_alike() -> None:
    assert name_similarity("کریمی فرد", "كريمي‌فرد") == 1.0
    assert name_similarity("کریمی", "کرمی") == 0.0
