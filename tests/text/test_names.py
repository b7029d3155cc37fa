import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.names import latin_similarity, latin_variants_fold, similarity, skeleton, surname

PAIRS = [
    ("مرشایمر", "Mersheimer"), ("مرشایمر", "Mearsheimer"), ("کریمی فرد", "Karimifard"), ("کریمی‌فرد",
    "Karimifard"),
    ("انصاری کارگر", "Ansary Kargar"), ("اسلامی", "Eslami"), ("فخاری", "Fakhari"), ("موسوی", "Mosavi"),
    ("داودی", "Davoudi"), ("کیانی", "Kiani"), ("استپانوا", "Stepanova"), ("بوزان", "Buzan"), ("تزو", "Tzu"),
    ("زکریا", "Zakaria"), ("حسینی", "Hosseini"), ("علیزاده", "Alizadeh"), ("غنی", "Ghani"), ("قوام",
    "Ghavam"),
    ("خواجه", "Khajeh"), ("برژینسکی", "Brzezinski"), ("مورگنتا", "Morgenthau"), ("والتز", "Waltz"),
    ("ژیژک", "Žižek"), ("شفیعی", "Shafiei"), ("نورعلی‌وند", "Nooralivand"),
]


@pytest.mark.parametrize(("persian", "latin"), PAIRS)
def test_spellings_of_one_name_are_alike(persian: str, latin: str) -> None:
    assert similarity(persian, latin).score >= 0.75


@pytest.mark.parametrize("persian", sorted({persian for persian, _ in PAIRS}))
def test_the_right_name_is_the_likeliest(persian: str) -> None:
    right = {latin for other, latin in PAIRS if other == persian}
    assert max({latin for _, latin in PAIRS}, key=lambda latin: similarity(persian, latin).score) in right


@pytest.mark.parametrize(
    ("persian", "latin"),
    [("بوزان", "Waltz"), ("کریمی", "Hosseini"), ("علی", "Ahmadi"), ("پوتین", "Trump"),
     ("احمدی", "Mohammadzadeh")],
)
def test_different_names_are_not_alike(persian: str, latin: str) -> None:
    assert similarity(persian, latin).score < 0.6


def test_a_shared_given_name_alone_proves_little() -> None:
    match = similarity("علی", "Ali Mohammadi")
    assert match.score <= 0.62
    assert match.explanation == "one word of the name only"


@pytest.mark.parametrize(
    ("first", "second"),
    [("Simbar", "SImbar"), ("Mersheimer", "Mearsheimer"), ("Ansary", "Ansari"), ("Hosseini", "Husseini"),
     ("Mousavi", "Moosavi"), ("Zadeh", "Zade"), ("Bakhtiari", "Bakhtiary"), ("Brzeziński", "Brzezinski")],
)
def test_latin_spelling_variants_are_nearly_equal(first: str, second: str) -> None:
    assert latin_similarity(first, second).score >= 0.8


def test_only_the_same_letters_are_quite_equal() -> None:
    assert latin_similarity("BBC persian", "BBC Persian").score == 1
    assert latin_similarity("Karami", "Karimi").score < 0.98
    assert latin_similarity("Waltz", "Griffiths").score < 0.4


def test_folding_brings_usual_variants_to_one_form() -> None:
    assert latin_variants_fold("Mousavee") == latin_variants_fold("Moosavi")
    assert latin_variants_fold("Karimi") != latin_variants_fold("Karami")


def test_a_surname_is_the_last_word_without_honorifics() -> None:
    assert surname("دکتر جان مرشایمر") == "مرشایمر"
    assert surname("Prof. Barry Buzan") == "Buzan"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_strings_can_be_compared(first: str, second: str) -> None:
    assert 0 <= similarity(first, second).score <= 1
    assert 0 <= latin_similarity(first, second).score <= 1
    assert latin_similarity(first, second).score == latin_similarity(second, first).score


@pytest.mark.parametrize(("persian", "latin"), PAIRS)
def test_spellings_of_one_name_have_near_skeletons(persian: str, latin: str) -> None:
    first, second = skeleton(persian), skeleton(latin)
    assert first[:1] == second[:1]
    assert abs(len(first) - len(second)) <= 2
