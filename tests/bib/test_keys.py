"""Keys people can read."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bib.keys import free_key, keys_for, make_key
from annotator.bib.sources import ImportedCreator

ROMANISED = {"حیدری": "Heydari", "سیمبر": "Simbar", "کریمی نژاد": "Karimi Nezhad",
             "سیاست خارجی": "Siasat-e Khareji", "قفقز": "qfqz", "؟": ""}


def romanise(text: str) -> str:
    return ROMANISED.get(text, "")


def key(*authors: str | ImportedCreator, **more: str) -> str:
    return make_key(authors, romanise=romanise, **more)  # type: ignore[arg-type]


def organisation(name: str) -> ImportedCreator:
    return ImportedCreator(family_latin=name, is_organisation=1)


@pytest.mark.parametrize(("authors", "year", "expected"), [
    (["Mersheimer"], "2011", "mersheimer2011"),
    (["Haidari", "Simbar"], "2024", "haidari2024"),
    (["حیدری"], "۱۴۰۳", "heydari1403"),
    (["کریمی نژاد"], "1400", "karimi-nezhad1400"),
    ([ImportedCreator(family_latin="Haidari", family_fa="حیدری")], "2024", "haidari2024"),
    ([organisation("BBC Persian")], "2021", "bbcpersian2021"),
    ([organisation("Ministry of Foreign Affairs of Russia")], "2020", "mfar2020"),
    ([organisation("Shanghai Cooperation Organisation (SCO)")], "2017", "sco2017"),
    ([organisation("United Nations")], "", "unitednations"),
    ([ImportedCreator(family_fa="وزارت امور خارجه جمهوری اسلامی ایران", is_organisation=1)], "1400",
     "vezarat-omur-khareje1400"),
    ([ImportedCreator(family_fa="بانک حیدری", is_organisation=1)], "1399", "bank-heydari1399"),
    (["von der Leyen"], "2019", "leyen2019"),
    (["King, Jr."], "1963", "king1963"),
    (["Müller-Straße"], "2001", "muller-strasse2001"),
    (["Łukasiewicz"], "1920", "lukasiewicz1920"),
    (["Ng"], "2001", "ng2001"),
    (["others"], "2001", "anon2001"),
    ([], "", "anon"),
    (["???"], "2001", "anon2001"),
    (["قفقز"], "2001", "anon2001"),
    (["Smith"], "n.d.", "smith"),
    (["Smith"], "2011/2012", "smith2011"),
])
def test_keys_are_made_of_name_and_year(
    authors: list[str | ImportedCreator], year: str, expected: str
) -> None:
    assert key(*authors, year=year) == expected


def test_without_a_readable_name_the_title_serves() -> None:
    assert key("قفقز", year="2001", title="The Great Game") == "great2001"
    assert key(year="2001", title="سیاست خارجی") == "siasate2001"


def test_the_suffix_of_a_citation_is_kept_and_taken_keys_get_a_letter() -> None:
    assert key("Smith", year="2001", suffix="b") == "smith2001b"
    assert make_key(["Smith"], "2001", taken={"smith2001"}, romanise=romanise) == "smith2001a"
    assert make_key(["Smith"], "2001", taken={"Smith2001", "smith2001a"}, romanise=romanise) == "smith2001b"
    assert make_key(["Smith"], "2001", "", "b", {"smith2001b"}, romanise=romanise) == "smith2001b-a"


def test_letters_go_on_after_z() -> None:
    taken = {"k"}
    for _ in range(30):
        taken.add(free_key("k", taken))
    assert {"ka", "kz", "kaa", "kad"} <= taken


def test_several_sources_get_different_keys() -> None:
    creators = (ImportedCreator(family_latin="Smith"),)
    made = keys_for([(creators, "2001", "A"), (creators, "2001", "B")], romanise=romanise)
    assert made == ["smith2001", "smith2001a"]


def test_without_a_romaniser_persian_is_passed_over() -> None:
    assert make_key(["حیدری"], "1403", "Game") == "game1403"


@given(st.lists(st.text(), max_size=3), st.text(), st.text(), st.text())
def test_any_key_is_plain_and_never_empty(authors: list[str], year: str, title: str, suffix: str) -> None:
    made = make_key(authors, year, title, suffix, romanise=lambda text: text)
    assert re.fullmatch("[a-z0-9][a-z0-9-]*", made)


def test_a_title_serves_without_its_little_words() -> None:
    assert make_key((), "1403", "در سیاست خارجی", romanise=romanise) == "siasate1403"


def test_twenty_thousand_equal_keys_are_told_apart_at_once() -> None:
    taken = {"same"}
    start = time.perf_counter()
    for _ in range(20_000):
        key = free_key("same", taken, folded=True)
        assert key not in taken
        taken.add(key)
    assert time.perf_counter() - start < 10
    assert len(taken) == 20_001
    assert {"samea", "samez", "sameaa", "samezz", "sameaaa"} <= taken
