"""Short names of sources."""

from __future__ import annotations

import pytest

from annotator.core.model import Creator, Source
from annotator.services.labels import source_key_suffix, source_label, source_label_fa


def people(*names: str, role: str = "author") -> list[Creator]:
    return [
        Creator(
            id=str(place),
            source_id="s",
            ord=place,
            role=role,
            family_latin=name.partition("/")[0],
            family_fa=name.partition("/")[2],
        )
        for place, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("creators", "latin", "persian"),
    [
        (people("Walt"), "Walt 1998", ""),
        (people("Haidari/حیدری", "Simbar/سیمبر"), "Haidari & Simbar 1998", "حیدری و سیمبر، ۱۹۹۸"),
        (people("A", "B", "C"), "A et al. 1998", ""),
        (people("Yang", "others"), "Yang et al. 1998", ""),
        (people("/حیدری", "/سیمبر", "/کرمی"), "حیدری و همکاران، ۱۹۹۸", "حیدری و همکاران، ۱۹۹۸"),
        (people("Ed", role="editor"), "Ed 1998", ""),
        (people("Tr", role="translator"), "key", ""),
        ([], "key", ""),
    ],
)
def test_names_and_year_make_the_label(creators: list[Creator], latin: str, persian: str) -> None:
    source = Source(id="s", citekey="key", fields={"date": "1998-04"})
    assert (source_label(source, creators), source_label_fa(source, creators)) == (latin, persian)


@pytest.mark.parametrize(
    ("key", "fields", "suffix"),
    [
        ("walt1998a", {"date": "1998"}, "a"),
        ("walt1998", {"date": "1998"}, ""),
        ("walta", {"date": "1998"}, ""),
        ("karimi1403b", {"usera": "1403-02"}, "b"),
        ("walt", {}, ""),
        ("walt1998A", {"date": "1998"}, ""),
    ],
)
def test_the_letter_after_the_year_is_read_from_the_key(
    key: str, fields: dict[str, str], suffix: str
) -> None:
    assert source_key_suffix(Source(id="s", citekey=key, fields=fields)) == suffix


def test_a_source_without_a_year_is_its_names() -> None:
    assert source_label(Source(id="s", citekey="key"), people("Walt")) == "Walt"


def test_a_persian_label_takes_the_solar_year_where_both_are_known() -> None:
    source = Source(id="s", citekey="simbar2024a", fields={"date": "2024", "usera": "1403-02"})
    creators = people("Simbar/سیمبر")
    assert (source_label(source, creators), source_label_fa(source, creators)) == (
        "Simbar 2024a",
        "سیمبر، ۱۴۰۳a",
    )
