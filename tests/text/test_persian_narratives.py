import pytest

from annotator.text.citation_authors import NamesBefore
from annotator.text.persian_narratives import persian_names_before


def readings(
    text: str, *, cue_after: bool = False, is_solar: bool = True, has_details: bool = False
) -> list[NamesBefore]:
    return list(
        persian_names_before(text, 0, cue_after=cue_after, is_solar=is_solar, has_details=has_details)
    )


@pytest.mark.parametrize(
    ("text", "names", "start"),
    [
        ("اسلامی و انصاری کارگر", ("اسلامی", "انصاری کارگر"), 0),
        ("به نظر کریمی فرد", ("کریمی فرد",), 7),
        ("این سخن درست است. طاهری، احمدی و شوری", ("طاهری", "احمدی", "شوری"), 18),
        ("چنان‌که بلوردی و پیرانخو", ("بلوردی", "پیرانخو"), 8),
        ("و در پژوهش دکتر علی کریمی", ("کریمی",), 16),
    ],
)
def test_names_are_bounded_by_what_no_name_contains(text: str, names: tuple[str, ...], start: int) -> None:
    first = readings(text, cue_after=True)[0]
    assert (first.authors, first.start, first.is_certain) == (names, start, True)


def test_an_unknown_name_in_the_flow_of_a_sentence_stays_uncertain() -> None:
    assert [reading.is_certain for reading in readings("سخن از ترنبال", is_solar=False)] == [False]
    assert readings("سخن از ترنبال", is_solar=False)[0].authors == ("ترنبال",)


def test_details_in_the_bracket_speak_for_an_author() -> None:
    assert any(reading.is_certain for reading in readings("کتاب ترنبال", has_details=True))


def test_colleagues_are_no_author_by_name() -> None:
    first = readings("صادقی و همکارانش")[0]
    assert (first.authors, first.et_al) == (("صادقی",), True)


@pytest.mark.parametrize("text", ["انقلاب اسلامی", "جمهوری اسلامی", "در تهران", "سند", "در این مقاله", "جدول", ""])
def test_things_times_and_places_give_no_reading(text: str) -> None:
    assert readings(text, cue_after=True) == []
