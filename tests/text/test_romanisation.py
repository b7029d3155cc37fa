import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.romanisation import is_known_given_name, is_known_surname, known_names, romanise


@pytest.mark.parametrize(
    ("persian", "latin"),
    [("کریمی", "karimi"), ("كريمي", "karimi"), ("حسینی", "hosseini"), ("رضایی", "rezaei"),
     ("رحیم‌پور", "rahimpour"),
     ("رحیمپور", "rahimpour"), ("انصاری کارگر", "ansari kargar"), ("ستوده‌نیا", "sotoudehnia"), ("گلشن",
     "galshan"),
     ("ضرغامی", "zarghami"), ("آزاد", "azad"), ("ایلخان", "ilkhan"), ("BBC فارسی",
     "bbc farsi")],
)
def test_names_are_spelled_as_people_spell_them(persian: str, latin: str) -> None:
    assert romanise(persian) == latin


@given(st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ", min_size=2, max_size=12))
def test_a_spelling_can_always_be_spoken(word: str) -> None:
    latin = romanise(word)
    single_signs = re.sub("kh|gh|sh|ch|zh", "x", latin)
    assert re.search("[aeiou]", latin)
    assert not re.search("[^aeiou]{4}", single_signs)
    assert latin.isascii()


@given(st.text())
def test_nothing_but_ascii_words_or_letters_of_other_scripts_comes_out(text: str) -> None:
    assert romanise(text) == " ".join(romanise(text).split())


def test_family_names_and_given_names_are_told_apart() -> None:
    assert is_known_surname("کریمی")
    assert is_known_surname("رحیم‌زاده")
    assert not is_known_surname("کتاب")
    assert is_known_given_name("فاطمه")
    assert not is_known_given_name("کریمی")


def test_the_table_has_the_commonest_names_in_plain_latin() -> None:
    assert len(known_names()) >= 400
    assert all(re.fullmatch("[a-z]+", name.latin) for name in known_names().values())
