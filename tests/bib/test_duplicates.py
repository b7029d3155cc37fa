"""Duplicates within and across scripts, with reasons."""

import time

import pytest

from annotator.bib.duplicates import Duplicate, find_duplicates, fold_title
from annotator.bib.sources import ExportedSource, ImportedCreator

SOUNDS_ALIKE = {("حیدری", "haidari"), ("کریمی", "karimi")}


def similarity(persian: str, latin: str) -> float:
    return 0.9 if (persian, latin) in SOUNDS_ALIKE else 0.1


def source(family: str = "", **fields: str) -> ExportedSource:
    creators: tuple[ImportedCreator, ...] = ()
    if family:
        creators = (ImportedCreator(family_latin=family) if family.isascii() else ImportedCreator(family_fa=family),)
    return ExportedSource(entry_type="book", citekey="k", fields=fields, creators=creators)


def duplicates(*sources: ExportedSource) -> tuple[Duplicate, ...]:
    return find_duplicates(sources, name_similarity=similarity)


@pytest.mark.parametrize(("first", "second", "reasons"), [
    (source(doi="10.1000/X"), source(doi="https://doi.org/10.1000/x"), ("same_doi",)),
    (source(isbn="978-0-393-34927-6", title="Tragedy"), source(isbn="0393349276"), ("same_isbn",)),
    (source("Smith", title="The Great Game!", date="2001"), source("Smith", title="the great  game", date="2001-05"),
     ("same_title", "same_name", "same_year")),
    (source("کریمی", title="سياست خارجي روسيه", date="2020"), source("کریمی", title="سیاست خارجیِ روسیه", date="2020"),
     ("same_title", "same_name", "same_year")),
    (source("Smith", title="Power and Security in Central Asia", date="2001"),
     source("Smith", title="Power and Securty in Central Asia", date="2001"),
     ("similar_title:0.99", "same_name", "same_year")),
    (source("حیدری", title="رویکرد روسیه", usera="1403"), source("Haidari", title="Russia's approach", date="2024"),
     ("same_name_other_script:0.90", "same_year")),
    (source("حیدری", title="رویکرد روسیه", usere="Russia's Approach", usera="1403"),
     source("Haidari", title="Russia's approach", date="2024"),
     ("same_title", "same_name_other_script:0.90", "same_year")),
    (source("Haidari", date="2024"), source("Haidari", title="Russia's approach", date="2024"),
     ("same_name", "same_year")),
])
def test_duplicates_are_found_with_reasons(
    first: ExportedSource, second: ExportedSource, reasons: tuple[str, ...]
) -> None:
    [pair] = duplicates(first, second)
    assert (pair.first, pair.second) == (0, 1)
    assert pair.reasons == reasons


@pytest.mark.parametrize(("first", "second"), [
    (source("Smith", title="Power", date="2001"), source("Smith", title="War", date="2001")),
    (source("Smith", title="Yearbook", date="2001", volume="1"),
     source("Jones", title="Yearbook", date="2002", volume="2")),
    (source("Smith", title="Introduction", doi="10.1000/a"), source("Jones", title="Introduction", doi="10.1000/b")),
    (source("حیدری", title="رویکرد", usera="1403"), source("Simbar", title="Approach", date="2024")),
    (source("حیدری", title="رویکرد", usera="1390"), source("Haidari", title="Approach", date="2024")),
    (source(), source()),
])
def test_different_sources_are_not_taken_for_one(first: ExportedSource, second: ExportedSource) -> None:
    assert duplicates(first, second) == ()


def test_the_likeliest_pair_comes_first() -> None:
    pairs = duplicates(
        source("Haidari", date="2024"), source("Haidari", title="A b c", date="2024", doi="10.1000/x"),
        source("Haidari", title="A b c", date="2024", doi="10.1000/x"))
    assert (pairs[0].first, pairs[0].second) == (1, 2)


def test_titles_are_folded() -> None:
    assert fold_title("  سياست‌هاي خارجیِ ۱۴۰۳: «É»") == "سیاستهای خارجی 1403 e"


def test_ten_thousand_sources_take_seconds() -> None:
    words = [f"word{number}" for number in range(200)]
    sources = [
        source(
            f"کریمی{number % 89}" if number % 2 else f"Karimi{number % 97}",
            title=f"{words[number % 200]} {words[number % 173]} {number}" if number % 2 == 0
            else f"سیاست {number} {words[number % 131]}",
            date=str(1990 + number % 30))
        for number in range(10_000)
    ]
    begin = time.perf_counter()
    found = find_duplicates([*sources, sources[0]], name_similarity=similarity)
    assert (0, 10_000) in {(pair.first, pair.second) for pair in found}
    assert time.perf_counter() - begin < 10


def test_ten_thousand_equal_sources_do_not_take_for_ever() -> None:
    sources = [source("حیدری" if number % 2 else "Haidari", title="x", date="2024") for number in range(10_000)]
    begin = time.perf_counter()
    find_duplicates(sources, name_similarity=similarity)
    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize(("persian", "latin"), [
    ("مرشایمر", "Mearsheimer"), ("کوزه‌گر کالجی", "Kouzehgar Kaleji"), ("برژینسکی", "Brzezinski"), ("چامسکی", "Chomsky"),
    ("کاکس", "Cox"), ("ووهلفورث", "Wohlforth"), ("والرشتاین", "Wallerstein"), ("تشیه‌یار", "Tisheyar"),
    ("خمینی", "Khomeini"), ("امیدی", "Omidi"), ("یونگ", "Jung"), ("جرج", "George"), ("سزار", "Cesar"),
    ("اوباما", "Obama"),
])
def test_no_spelling_of_a_name_is_passed_over_for_its_consonants(persian: str, latin: str) -> None:
    first, second = source(persian, title="یک", date="2020"), source(latin, title="One", date="2020")
    asked: list[tuple[str, str]] = []

    def similarity(*names: str) -> float:
        asked.append((names[0], names[1]))
        return 0.9

    assert len(find_duplicates([first, second], name_similarity=similarity)) == 1
    assert len(asked) == 1


def test_names_of_other_consonants_are_not_compared() -> None:
    first, second = source("سیمبر", title="یک", date="2020"), source("Stoltenberg", title="One", date="2020")
    assert find_duplicates([first, second], name_similarity=lambda *names: pytest.fail(str(names))) == ()
