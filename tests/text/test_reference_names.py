import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.reference_names import reference_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buzan, B., & Wæver, O.", [("Buzan", "B."), ("Wæver", "O.")]),
        ("Buzan, Barry, and Ole Wæver", [("Buzan", "Barry"), ("Wæver", "Ole")]),
        ("Waltz, Kenneth N", [("Waltz", "Kenneth N")]),
        ("K. Waltz", [("Waltz", "K.")]),
        ("Smith J, Jones PQ", [("Smith", "J"), ("Jones", "PQ")]),
        ("BBC Persian.", [("BBC Persian", "")]),
        ("کریمی، علی؛ احمدی، رضا", [("کریمی", "علی"), ("احمدی", "رضا")]),
        ("محمدی، حسن؛ نوری، زهرا و صادقی، امیر", [("محمدی", "حسن"), ("نوری", "زهرا"), ("صادقی", "امیر")]),
        ("سادات اخوی، علی و عباس خداشناس", [("سادات اخوی", "علی"), ("خداشناس", "عباس")]),
        ("بوزان، باری، الی ویور و پاپ دو ویلد", [("بوزان", "باری"), ("ویور", "الی"), ("دو ویلد", "پاپ")]),
        ("حافظ‌نیا، محمدرضا، احمدی‌پور، زهرا و قادری حاجت، مصطفی",
         [("حافظ‌نیا", "محمدرضا"), ("احمدی‌پور", "زهرا"), ("قادری حاجت", "مصطفی")]),
        ("کریمی، علی و بانک جهانی", [("کریمی", "علی"), ("بانک جهانی", "")]),
    ],
)
def test_names_are_read_in_the_orders_lists_give_them(text: str, expected: list[tuple[str, str]]) -> None:
    names, et_al = reference_names(text)
    assert [(name.family, name.given) for name in names] == expected
    assert not et_al


@pytest.mark.parametrize("text", ["Smith, J., et al.", "کریمی، علی و همکاران"])
def test_others_are_told_from_names(text: str) -> None:
    names, et_al = reference_names(text)
    assert (len(names), et_al) == (1, True)


@given(st.text())
def test_any_text_can_be_read_for_names(text: str) -> None:
    names, _ = reference_names(text)
    assert all(name.family for name in names)
