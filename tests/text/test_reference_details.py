import pytest

from annotator.text.reference_details import details_of


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("Title. Journal, 12(3), 1-9.", "article"),
        ("Title. Journal, 22, 33-44.", "article"),
        ("عنوان. فصلنامه سیاست، سال ۵، شماره ۲.".translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")), "article"),
        ("Title. London: Routledge.", "book"),
        ("Title. Oxford University Press.", "book"),
        ("عنوان. تهران: نشر نی.", "book"),
        ("عنوان. رساله دکتری، دانشگاه تهران.", "thesis"),
        ("Title. https://example.org/page", "online"),
        ("Title. In A. Smith (Ed.), Book (pp. 1–9). Routledge.", "incollection"),
        ("عنوان. مجموعه مقالات همایش ملی آب. تهران.", "inproceedings"),
        ("Title.", "misc"),
        ("", "misc"),
    ],
)
def test_the_type_follows_from_what_is_said(rest: str, expected: str) -> None:
    assert details_of(rest).entry_type == expected


def test_an_address_is_no_part_of_title_or_container() -> None:
    details = details_of("Water rights. Retrieved May 3, 2023, from https://example.org/a.")
    assert (details.title, details.container, details.url) == ("Water rights", "", "https://example.org/a")


def test_a_doi_stands_for_the_address() -> None:
    details = details_of("Title. Survival, 63(1), 1–20. https://doi.org/10.1080/0039.2021.1")
    assert (details.doi, details.url, details.pages) == ("10.1080/0039.2021.1", "", "1–20")


@pytest.mark.parametrize("mark", ["[In Persian]", "(in Persian).", "[به فارسی]"])
def test_a_persian_work_in_latin_dress_is_told(mark: str) -> None:
    details = details_of(f"The role of water. Water Studies, 5(2), 1-9. {mark}")
    assert details.says_persian
    assert details.pages == "1-9"


def test_ordinals_in_words_are_numbers() -> None:
    details = details_of("«عنوان»، فصلنامه آب، سال هفدهم، شماره دوم، صص 55-80.")
    assert (details.volume, details.issue, details.container) == ("17", "2", "فصلنامه آب")


@pytest.mark.parametrize(
    ("rest", "title", "place", "publisher"),
    [
        ("حقوق سازمان‌ها، تهران، مؤسسه شهر دانش.", "حقوق سازمان‌ها", "تهران", "مؤسسه شهر دانش"),
        ("Public Law, London, Oxford University Press", "Public Law", "London", "Oxford University Press"),
        ("Taliban: Islam and oil. London: I.B. Tauris.", "Taliban: Islam and oil", "London", "I.B. Tauris"),
    ],
)
def test_a_city_tells_place_and_publisher_from_the_title(rest: str, title: str, place: str, publisher: str) -> None:
    details = details_of(rest)
    assert (details.title, details.place, details.publisher) == (title, place, publisher)
    assert details.entry_type == "book"


@pytest.mark.parametrize(
    ("rest", "edition"), [("اصول، چاپ هجدهم، تهران: سمت.", "18"), ("Law (2nd ed.). Routledge.", "2")]
)
def test_an_edition_is_neither_volume_nor_container(rest: str, edition: str) -> None:
    details = details_of(rest)
    assert (details.edition, details.volume, details.container, details.entry_type) == (edition, "", "", "book")
