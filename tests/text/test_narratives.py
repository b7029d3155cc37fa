import pytest

from annotator.text.citation_authors import NamesBefore
from annotator.text.narratives import names_before


def readings(text: str, *, lower_words: frozenset[str] = frozenset()) -> list[NamesBefore]:
    """Read the names before the first bracket; the year decides the calendar, a colon or comma a page."""
    bracket, after = text.index("("), text.index(")") + 1
    inside = text[bracket + 1:after - 1]
    return list(names_before(
        text, bracket, after, is_solar=inside[:2] in ("13", "14", "۱۳", "۱۴"), has_details=":" in inside,
        lower_words=lower_words,
    ))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("به نظر کاکس (1981) نظم جهانی ساخته می‌شود", ("کاکس",)),
        ("این نتایج با یافته‌های احمدی (۱۳۹۵) همخوانی دارد", ("احمدی",)),
        ("به گفته‌ی زیباکلام (۱۳۹۲: ۴۵) ایران", ("زیباکلام",)),
        ("علی شریعتی (1350) در کتاب خود", ("شریعتی",)),
        ("دکتر محمود سریع‌القلم (1390: 12) می‌نویسد", ("سریع‌القلم",)),
        ("گزارش بانک جهانی (2020) نشان می‌دهد", ("بانک جهانی",)),
        ("سازمان ملل (2021) اعلام کرد", ("سازمان ملل",)),
        ("همچنین رحیم‌پور ازغدی (1390) بیان می‌کند", ("رحیم‌پور ازغدی",)),
        ("در پژوهش دیگری، محمدزاده و اکبری‌نژاد (۱۴۰۱) به بررسی پرداختند", ("محمدزاده", "اکبری‌نژاد")),
        ("ملک‌زاده، (۱۳۹۸) معتقد است", ("ملک‌زاده",)),
        ("As noted by the Ministry of Foreign Affairs (2019: 4)", ("Ministry of Foreign Affairs",)),
        ("According to the United Nations (2021) there", ("United Nations",)),
        ("van der Pijl (2006) and others", ("van der Pijl",)),
        ("Marx and Engels (1848) wrote", ("Marx", "Engels")),
        ("the theory of Waltz (1979) holds", ("Waltz",)),
        ("J. S. Mill (1859) wrote", ("Mill",)),
    ],
)
def test_authors_are_certain_where_the_words_say_so(text: str, names: tuple[str, ...]) -> None:
    assert [reading.authors for reading in readings(text) if reading.is_certain][:1] == [names]


@pytest.mark.parametrize(
    "text",
    [
        "دولت روحانی (1392) برجام را امضا کرد",
        "امضای برجام (2015) را",
        "بنابراین، پیمان سعدآباد (1316) منعقد شد",
        "پژوهش انجام‌شده (1398) نشان داد",
        "در پژوهش مشابهی (1398) آمده است",
        "طالبان (1400) قدرت را گرفت",
        "مجلس شورای اسلامی (1390) قانون را تصویب کرد",
        "در جامعۀ اسلامی (1400) چنین نیست",
        "In The Tragedy of Great Power Politics (2001), he",
        "Theory of International Politics (1979) is",
        "The Bonn Agreement (2001) and",
        "Operation Enduring Freedom (2001) began",
        "President Ghani (2021) left",
        "the Shanghai Cooperation Organization (2001) was founded",
        "Section A (2019) and",
        "NATO (1949) was",
        "Smith, A. (2019)",
    ],
)
def test_a_year_behind_a_thing_or_an_event_proves_no_author(text: str) -> None:
    assert not any(reading.is_certain for reading in readings(text))


def test_a_word_the_paper_also_writes_small_is_no_name() -> None:
    assert readings("Elections (2021) came", lower_words=frozenset({"elections"})) == []


def test_a_reading_starts_at_the_first_letter_of_the_names() -> None:
    text = "به باور کریمی و رضایی (1400)"
    assert [text[reading.start:] for reading in readings(text)] == ["کریمی و رضایی (1400)"]


def test_nothing_stands_before_the_first_bracket() -> None:
    assert readings("(2010)") == []
    assert readings("12 (2010)") == []
