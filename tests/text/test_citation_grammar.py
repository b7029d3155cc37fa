import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.citation_grammar import Locator, parse_inside, year_calendar


def fields(inside: str) -> list[tuple[tuple[str, ...], str | None, str | None]]:
    parts = parse_inside(inside)
    return [(part.authors, part.year, part.locator.value if part.locator else None) for part in parts]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Smith, 2010, Jones, 2011", [(("Smith",), "2010", None), (("Jones",), "2011", None)]),
        ("Smith, 2010a, b", [(("Smith",), "2010", None), (("Smith",), "2010", None)]),
        ("کریمی، ۱۴۰۰؛ ۱۴۰۱: ۵", [(("کریمی",), "1400", None), (("کریمی",), "1401", "5")]),
        ("حسینی، سید محمد، ۱۳۹۰: ۲۵", [(("حسینی",), "1390", "25")]),
        ("U.S. Department of State, 2020", [(("U.S. Department of State",), "2020", None)]),
        ("خبرگزاری فارس، 1400/05/25", [(("خبرگزاری فارس",), "1400", None)]),
        ("BBC, 15 August 2021", [(("BBC",), "2021", None)]),
        ("www.bbc.com, 2021", [(("www.bbc.com",), "2021", None)]),
        ("Rashid [2000] 2010: 33", [(("Rashid",), "2010", "33")]),
        ("Nye, 2004: 5-7, 12", [(("Nye",), "2004", "5-7, 12")]),
        ("کریمی، 1400: 28-25", [(("کریمی",), "1400", "25-28")]),
        ("\u200fکریمی\u200f، 1400: 25", [(("کریمی",), "1400", "25")]),
        ("2010, p. 25", [((), "2010", "25")]),
        ("کریمی، 25 :1400", [(("کریمی",), "1400", "25")]),
        ("25 :1400 ،کریمی و رضایی", [(("کریمی", "رضایی"), "1400", "25")]),
        ("کریمی و هم‌کاران، ۱۴۰۰", [(("کریمی",), "1400", None)]),
        ("Karimi & et. al., 2020", [(("Karimi",), "2020", None)]),
        ("غبار، ۱۳۴۶ خورشیدی: ۱۲", [(("غبار",), "1346", "12")]),
        ("Smith, 2010 AD, p. 3", [(("Smith",), "2010", "3")]),
        ("کریمی، ۱۴۰۰، فصل دوم", [(("کریمی",), "1400", "2")]),
        ("مجلسی، 1403: 6 / 215", [(("مجلسی",), "1403", "6/215")]),
        ("مجلسی، 1403: ج6، 215", [(("مجلسی",), "1403", "215")]),
        ("نگارندگان، 1400", []),
        ("Author's calculations, 2020", []),
        ("JPEG-2000", []),
        ("Moscow, 2021", []),
        ("نشست مسکو، 20 اکتوبر 2021", []),
        ("1979–1989", []),
        ("n = 2021", []),
        ("in 2015", []),
        ("", []),
    ],
)
def test_a_bracket_is_taken_apart_into_works(
    inside: str, expected: list[tuple[tuple[str, ...], str | None, str | None]]
) -> None:
    assert fields(inside) == expected


@pytest.mark.parametrize(
    ("written", "label"),
    [("p. 5", "page"), ("pp. 5–6", "page"), ("ch. 5", "chapter"), ("فصل 5", "chapter"),
     ("para. 5", "paragraph"),
     ("بند 5", "paragraph"),
     ("vol. 5", "volume"), ("ج 5", "volume"), ("صص. 5-6", "page"), ("ص‌ص 5-6", "page"),
     ("§ 5", "section"), ("n. 5", "note"), ("p. xii", "page")],
)
def test_each_kind_of_place_in_a_work_is_named(written: str, label: str) -> None:
    (part,) = parse_inside(f"Smith, 2010, {written}")
    assert part.locator is not None
    assert part.locator.label == label


def test_a_page_outweighs_the_volume_before_it() -> None:
    (part,) = parse_inside("کریمی، ۱۳۹۰، ج ۲، ص ۳۵")
    assert part.locator == Locator("page", "35")


def test_positions_are_those_of_the_inside() -> None:
    inside = "see Smith, 2010; کریمی، ۱۴۰۰: ۲۵"
    assert [inside[part.start:part.end] for part in parse_inside(inside)] == [
        "see Smith, 2010", "کریمی، ۱۴۰۰: ۲۵"
    ]


def test_a_year_tells_its_calendar() -> None:
    calendars = [year_calendar(year) for year in (1403, 2024, 1100, 2500)]
    assert calendars == ["solar_hijri", "gregorian", None, None]


@given(st.text(alphabet=st.sampled_from("()؛،,.: 0123۱۲۳۴abAB&و'همانpصn.dلفج-–/[]\u200c")))
def test_parts_lie_in_order_inside_any_text(inside: str) -> None:
    parts = parse_inside(inside)
    assert all(0 <= part.start <= part.end <= len(inside) for part in parts)
    assert [part.start for part in parts] == sorted(part.start for part in parts)


def test_words_before_cited_in_that_are_no_author_come_to_an_end() -> None:
    assert parse_inside("x 12 به نقل از: y 13 به نقل از: z 14 1395") is not None
    assert parse_inside("هر چه 7% به نقل از: رسولی، 1395: 71")[0].authors == ("رسولی",)
    assert parse_inside("(به نقل از: (به نقل از: 3 در 4%، 1395: 71") == ()
