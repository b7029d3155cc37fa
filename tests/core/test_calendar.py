import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import calendar


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1402, 11, 10), (2024, 1, 30)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1400, 1, 1), (2021, 3, 21)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1404, 1, 1), (2025, 3, 21)),
        ((1375, 12, 30), (1997, 3, 20)),
        ((1300, 1, 1), (1921, 3, 21)),
        ((1348, 10, 11), (1970, 1, 1)),
        ((1378, 10, 11), (2000, 1, 1)),
        ((1408, 12, 30), (2030, 3, 20)),
    ],
)
def test_known_days_are_converted_both_ways(
    solar: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert calendar.solar_hijri_to_gregorian(*solar) == datetime.date(*gregorian)
    assert calendar.gregorian_to_solar_hijri(datetime.date(*gregorian)) == solar


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2250, 1, 1)))
def test_conversion_there_and_back_gives_the_same_day(day: datetime.date) -> None:
    assert calendar.solar_hijri_to_gregorian(*calendar.gregorian_to_solar_hijri(day)) == day


def test_leap_years_are_those_of_the_observed_calendar() -> None:
    leap_years = [year for year in range(1370, 1410) if calendar.is_solar_leap_year(year)]
    assert leap_years == [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408]


@pytest.mark.parametrize("day", [(1402, 12, 30), (1402, 13, 1), (1402, 7, 31), (1402, 1, 0), (0, 1, 1)])
def test_a_day_that_does_not_exist_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Solar Hijri"):
        calendar.solar_hijri_to_gregorian(*day)


def test_a_solar_year_overlaps_two_gregorian_years_and_back() -> None:
    assert calendar.gregorian_years_of(1403) == (2024, 2025)
    assert calendar.solar_years_of(2024) == (1402, 1403)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 بهمن 1402", ("solar_hijri", 1402, 11, 10)),
        ("۲ ژوئیه ۲۰۲۱", ("gregorian", 2021, 7, 2)),
        ("۱۰ دلو ۱۴۰۲", ("solar_hijri", 1402, 11, 10)),
        ("20 اکتوبر 2021", ("gregorian", 2021, 10, 20)),
        ("ماه می 2023", ("gregorian", 2023, 5, None)),
        ("خرداد ماه 1399", ("solar_hijri", 1399, 3, None)),
        ("15 تشرین الثانی 2020", ("gregorian", 2020, 11, 15)),
        ("3 أيلول 2019", ("gregorian", 2019, 9, 3)),
        ("May 3, 2021", ("gregorian", 2021, 5, 3)),
        ("3 May 2021", ("gregorian", 2021, 5, 3)),
        ("1402/11/10", ("solar_hijri", 1402, 11, 10)),
        ("2024-01-30", ("gregorian", 2024, 1, 30)),
    ],
)
def test_a_date_in_words_or_numbers_is_read(text: str, expected: tuple[object, ...]) -> None:
    found = calendar.parse_date(f"در {text} بود")
    assert found is not None
    assert (found.calendar, found.year, found.month, found.day) == expected


@pytest.mark.parametrize(
    "text",
    ["32 بهمن 1402", "2024/13/45", "10 بهمن 2024", "بهمن", "سال 1402", "دی", "10 مهره 1402"],
)
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert calendar.parse_date(text) is None


def test_months_are_known_by_their_names_in_all_four_lands() -> None:
    assert calendar.month_of("حمل") == calendar.month_of("فروردین") == ("solar_hijri", 1)
    for january in ("جنوری", "ژانويه", "يناير", "كانون الثاني", "January"):
        assert calendar.month_of(january) == ("gregorian", 1)
    assert calendar.month_of("تير") == ("solar_hijri", 4)
    assert calendar.month_of("کتاب") is None


def test_a_date_given_in_both_calendars_is_checked() -> None:
    assert calendar.disagreeing_dates("در 10 بهمن 1402 (30 ژانویه 2024) گفت") == []
    assert calendar.disagreeing_dates("بهمن 1402 برابر با ژانویه 2024") == []
    wrong = calendar.disagreeing_dates("در 10 بهمن 1402 مطابق با 30 ژانویه 2023 گفت")
    assert [(first.year, second.year) for first, second in wrong] == [(1402, 2023)]
    assert calendar.disagreeing_dates("از 10 بهمن 1402 گفت و در 30 ژانویه 2021 رفت") == []


@given(st.text(alphabet="0123456789۰۱ بهمندیmayM/-,()", max_size=40))
def test_reading_dates_never_raises(text: str) -> None:
    for found in calendar.find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    calendar.disagreeing_dates(text)
