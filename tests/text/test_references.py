import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.analysis import FoundName
from annotator.text.references import ReferenceEntry, parse_reference


def said(entry: ReferenceEntry, name: str) -> object:
    if name == "authors":
        return tuple(author.family for author in entry.authors)
    return getattr(entry, name) if hasattr(entry, name) else getattr(entry.details, name)


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
    (
        "والتز، کنت (۱۳۹۴). نظریه سیاست بین‌الملل. ترجمه روح‌الله طالبی آرانی. تهران: نشر مخاطب.",
        {"title": "نظریه سیاست بین‌الملل", "entry_type": "book", "place": "تهران", "publisher": "نشر مخاطب",
         "translators": (FoundName("طالبی آرانی", "روح‌الله"),)},
    ),
    (
        "رضایی، مریم (۱۳۹۸). سیاست آب. پایان‌نامه کارشناسی ارشد، دانشگاه تهران.",
        {"title": "سیاست آب", "entry_type": "thesis", "thesis": "master", "publisher": "دانشگاه تهران"},
    ),
    (
        "Rahimi, Ahmad (2019), Iran and water, PhD dissertation, University of Tehran [in Persian].",
        {"title": "Iran and water", "entry_type": "thesis", "thesis": "doctoral", "says_persian": True,
         "publisher": "University of Tehran"},
    ),
    (
        "سریع‌القلم، محمود، روش تحقیق در علوم سیاسی، تهران: فرزان روز، 1380.",
        {"authors": ("سریع‌القلم",), "year": "1380", "title": "روش تحقیق در علوم سیاسی", "place": "تهران"},
    ),
    (
        "Hinnebusch, R. (2014). The alliance. In B. Buzan & A. Gonzalez (Eds.), Regional society (pp. 33–58). "
        "Palgrave Macmillan.",
        {"title": "The alliance", "entry_type": "incollection", "container": "Regional society", "pages": "33–58",
         "publisher": "Palgrave Macmillan", "editors": (FoundName("Buzan", "B."), FoundName("Gonzalez", "A."))},
    ),
    (
        "Wendt, Alexander. “Anarchy Is What States Make of It.” International Organization 46, no. 2 (1992): 391–425.",
        {"authors": ("Wendt",), "year": "1992", "title": "Anarchy Is What States Make of It", "volume": "46",
         "issue": "2", "pages": "391–425", "entry_type": "article"},
    ),
    (
        "[2] B. Buzan and O. Wæver, Regions and Powers. Cambridge, UK: Cambridge University Press, 2003.",
        {"authors": ("Buzan", "Wæver"), "year": "2003", "title": "Regions and Powers", "place": "Cambridge, UK"},
    ),
    (
        "6. Smith J, Jones P. Rivers and borders. Water Policy. 2017;19(3):401-15.",
        {"authors": ("Smith", "Jones"), "year": "2017", "title": "Rivers and borders", "container": "Water Policy",
         "volume": "19", "issue": "3", "pages": "401-15", "number": 6},
    ),
    (
        "[5] M. Rezaei, “Dams,” in Proc. 5th Int. Conf. Water, Tehran, 2016, pp. 12–19.",
        {"title": "Dams", "entry_type": "inproceedings", "container": "Proc. 5th Int. Conf. Water", "pages": "12–19"},
    ),
    (
        "Mearsheimer, J. J. (2001). The tragedy of great power politics. W. W. Norton & Company.",
        {"entry_type": "book", "publisher": "W. W. Norton & Company"},
    ),
    (
        "خبرگزاری تسنیم (1402). سفر به کابل. دسترسی در: www.tasnimnews.com/fa/123",
        {"authors": ("خبرگزاری تسنیم",), "title": "سفر به کابل", "entry_type": "online",
         "url": "www.tasnimnews.com/fa/123"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_an_entry_is_taken_apart(text: str, expected: dict[str, object]) -> None:
    entry = parse_reference(text)
    assert entry is not None
    assert {name: said(entry, name) for name in expected} == expected


def test_signs_that_a_line_put_at_the_wrong_ends_are_no_part_of_an_entry() -> None:
    entry = parse_reference(".Crawford, James (2012). Public Law. Oxford University Press-")
    assert entry is not None
    assert (entry.authors, entry.details.publisher) == ((FoundName("Crawford", "James"),), "Oxford University Press")


@pytest.mark.parametrize("text", ["", "پایان", "A sentence without any year.", "(2010)"])
def test_what_is_no_entry_is_none(text: str) -> None:
    assert parse_reference(text) is None


@given(st.text())
def test_any_text_can_be_read_as_an_entry(text: str) -> None:
    entry = parse_reference(text)
    assert entry is None or (entry.authors and entry.year)
