import pytest

from annotator.text.latin_narratives import latin_names_before


@pytest.mark.parametrize(
    ("text", "names", "start"),
    [
        ("As Buzan", ("Buzan",), 3),
        ("However, John Mearsheimer", ("Mearsheimer",), 9),
        ("Buzan, Wæver, and de Wilde", ("Buzan", "Wæver", "de Wilde"), 0),
        ("held by J. S. Mill", ("Mill",), 8),
        ("O'Neill and Smith-Jones", ("O'Neill", "Smith-Jones"), 0),
        ("in Ibn Khaldun's", ("Ibn Khaldun",), 3),
        ("by Ansary Kargar", ("Ansary Kargar",), 3),
    ],
)
def test_names_are_read_backwards_from_the_bracket(text: str, names: tuple[str, ...], start: int) -> None:
    reading = latin_names_before(text, 0, has_details=False, is_active=False, lower_words=frozenset())
    assert reading is not None
    assert (reading.authors, reading.start, reading.is_certain) == (names, start, True)


def test_an_organisation_is_an_author_where_it_speaks() -> None:
    speaking = latin_names_before("the World Bank", 0, has_details=False, is_active=True, lower_words=frozenset())
    founded = latin_names_before("the World Bank", 0, has_details=False, is_active=False, lower_words=frozenset())
    assert speaking is not None
    assert speaking.is_certain
    assert founded is not None
    assert not founded.is_certain


def test_a_page_makes_an_author_of_more_than_a_year_would() -> None:
    detailed = latin_names_before("the Great Game", 0, has_details=True, is_active=False, lower_words=frozenset())
    bare = latin_names_before("the Great Game", 0, has_details=False, is_active=False, lower_words=frozenset())
    assert [reading.is_certain for reading in (detailed, bare) if reading] == [True, False]


@pytest.mark.parametrize("text", ["", "of the war", "in Moscow", "since May", "the Second World War", "Table A"])
def test_words_that_are_no_names_give_no_reading(text: str) -> None:
    assert latin_names_before(text, 0, has_details=False, is_active=False, lower_words=frozenset()) is None
