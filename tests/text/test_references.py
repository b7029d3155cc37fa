import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.analysis import FoundBlock
from annotator.core.model import BlockKind
from annotator.core.spans import OffsetMap
from annotator.text.references import (
    ReferenceAuthor,
    parse_reference,
    parse_reference_list,
    reference_section,
)


def block(number: int, text: str, kind: BlockKind = "paragraph") -> FoundBlock:
    return FoundBlock(f"fa-{number}", "fa", kind, text, OffsetMap.identity(0, len(text)))


ENTRIES = [
    (
        "Buzan, B., & Wæver, O. (2003). Regions and powers. Cambridge: Cambridge University Press.",
        {"authors": ("Buzan", "Wæver"), "year": "2003", "title": "Regions and powers", "place": "Cambridge",
         "publisher": "Cambridge University Press"},
    ),
    (
        "Stepanova, E. (2021a). Russia and the search. Asian Survey, 12(3), 45–67. "
        "https://doi.org/10.1525/as.2021.3",
        {"authors": ("Stepanova",), "year": "2021", "suffix": "a", "title": "Russia and the search",
         "container": "Asian Survey", "volume": "12", "issue": "3", "pages": "45–67",
         "doi": "10.1525/as.2021.3"},
    ),
    (
        "کریمی، علی و احمدی، رضا (۱۳۹۹). «نقش روسیه در آسیای مرکزی». فصلنامه سیاست، "
        "سال ۵، شماره ۲، صص ۱۲-۳۴.",
        {"authors": ("کریمی", "احمدی"), "year": "1399", "calendar": "solar_hijri",
         "title": "نقش روسیه در آسیای مرکزی", "container": "فصلنامه سیاست", "volume": "5", "issue": "2",
         "pages": "12-34"},
    ),
    (
        "- بشیریه، حسین (1380)، جامعه‌شناسی سیاسی، تهران: نشر نی.",
        {"authors": ("بشیریه",),
         "year": "1380", "title": "جامعه‌شناسی سیاسی", "place": "تهران",
        "publisher": "نشر نی"},
    ),
    (
        "[3] K. Waltz, “Structural realism,” International Security, vol. 25, no. 1, pp. 5–41, 2000.",
        {"authors": ("Waltz",), "year": "2000", "title": "Structural realism", "number": 3,
        "volume": "25", "issue": "1",
         "pages": "5–41", "container": "International Security"},
    ),
    ("BBC Persian. (n.d.). News. https://bbc.com/persian",
     {"authors": ("BBC Persian",), "year": "n.d.", "title": "News", "url": "https://bbc.com/persian"}),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_an_entry_is_taken_apart(text: str, expected: dict[str, object]) -> None:
    entry = parse_reference(text)
    assert entry is not None
    found = {name: getattr(entry, name) for name in expected}
    found["authors"] = tuple(author.family for author in entry.authors)
    assert found == expected


def test_given_names_are_kept_with_the_family_names() -> None:
    entry = parse_reference("کریمی، علی؛ احمدی، رضا (1399). عنوان. نشر نی.")
    assert entry is not None
    assert entry.authors == (ReferenceAuthor("کریمی", "علی"), ReferenceAuthor("احمدی", "رضا"))


@pytest.mark.parametrize("text", ["", "پایان", "A sentence without any year.", "(2010)"])
def test_what_is_no_entry_is_none(text: str) -> None:
    assert parse_reference(text) is None


def test_the_list_starts_at_its_heading_and_ends_at_the_next_other_one() -> None:
    blocks = [
        block(0, "پیش‌گفتار"), block(1, "متن کریمی (1399) است."), block(2, "منابع", "heading"),
        block(3, "کریمی، علی (1399). عنوان. تهران: نی."), block(4, "منابع لاتین", "heading"),
        block(5, "Buzan, B. (2003). Regions. Cambridge: CUP."), block(6, "پیوست", "heading"),
        block(7, "رضایی (1390) گفت."),
    ]
    assert reference_section(blocks) == {"fa-2", "fa-3", "fa-4", "fa-5"}
    assert [entry.block for entry in parse_reference_list(blocks)] == ["fa-3", "fa-5"]


def test_a_section_about_sources_at_the_beginning_is_no_list() -> None:
    running_text = (block(number, "متن کریمی (1399) است.") for number in range(2, 12))
    blocks = [block(1, "منابع", "heading"), *running_text]
    assert [entry.block for entry in parse_reference_list(blocks)] == []


@given(st.text())
def test_any_text_can_be_read_as_an_entry(text: str) -> None:
    entry = parse_reference(text)
    assert entry is None or (entry.authors and entry.year)
