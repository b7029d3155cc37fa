"""Sources made of citations."""

from __future__ import annotations

from typing import Any

from annotator.core.model import Citation
from annotator.services.stubs import stub_creators, stub_fields


def citation(*authors: str, **fields: Any) -> Citation:
    return Citation(
        id="c",
        text_id="t",
        block_id="b",
        ord=0,
        kind="narrative",
        start_pos=0,
        end_pos=1,
        body="",
        authors=authors,
        **fields,
    )


LATIN = citation("Davoudi", "Kiani", year="2024")
PERSIAN = citation("داودی", "کیانی", year="1403", calendar="solar_hijri")


def names(*citations: Citation) -> list[tuple[str, str]]:
    return [(one.family_latin, one.family_fa) for one in stub_creators("s", citations)]


def test_both_scripts_and_both_years_stand_beside_each_other() -> None:
    assert names(PERSIAN, LATIN) == [("Davoudi", "داودی"), ("Kiani", "کیانی")]
    assert stub_fields([PERSIAN, LATIN]) == {"usera": "1403", "langid": "persian", "date": "2024"}


def test_the_citation_that_names_all_authors_serves() -> None:
    assert names(citation("Yang", et_al=1), citation("Yang", "Li", "Wu")) == [
        ("Yang", ""),
        ("Li", ""),
        ("Wu", ""),
    ]
    assert names(citation("Yang", et_al=1)) == [("Yang", ""), ("others", "")]


def test_a_list_with_others_is_not_paired_with_a_full_one() -> None:
    assert names(citation("Davoudi", et_al=1), PERSIAN) == [("", "داودی"), ("", "کیانی")]


def test_a_citation_without_year_or_authors_gives_none() -> None:
    assert stub_fields([citation("Ebadi", year="n.d.", calendar="none")]) == {}
    assert names(citation()) == []
