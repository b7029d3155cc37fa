"""Which words may render each other: numbers, other calendars, the lexicon, names by sound, learnt pairs."""

from __future__ import annotations

import pytest

from annotator.text.alignment_words import SoundIndex, match_words
from annotator.text.bilingual import BilingualLexicon
from annotator.text.tokens import Word, english_words, persian_words

LEXICON = BilingualLexicon([("water", "آب"), ("treaty", "پیمان")])


def renderings(english: str, persian: str) -> set[tuple[str, str]]:
    first, second = english_words(english), persian_words(persian)
    written = {word.stem: word.written for word in second}
    matches = match_words([first], [second], LEXICON)
    names = {word.stem: word.written for word in first}
    return {
        (names[stem], written[other]) for stem, found in matches.renderings.items() for other in found
    }


@pytest.mark.parametrize(
    ("english", "persian", "pairs"),
    [
        ("water treaties", "پیمان‌های آب", {("water", "آب"), ("treaties", "پیمان")}),
        ("in 1973", "سال ۱۹۷۳", {("1973", "1973")}),
        ("in 2021", "سال ۱۴۰۰", {("2021", "1400")}),
        ("in 2021", "سال ۱۳۹۰", set()),
        ("COVID spread", "ویروس COVID", {("COVID", "COVID")}),
        ("Buzan wrote", "بوزان نوشت", {("Buzan", "بوزان")}),
        ("Mearsheimer wrote", "مرشایمر نوشت", {("Mearsheimer", "مرشایمر")}),
        ("water", "خاک", set()),
        ("12 states", "۱۳ کشور", set()),
    ],
)
def test_words_match_by_number_calendar_lexicon_and_sound(
    english: str, persian: str, pairs: set[tuple[str, str]]
) -> None:
    assert renderings(english, persian) == pairs


def test_a_pair_learnt_from_confirmed_rows_counts() -> None:
    first, second = english_words("hegemony"), persian_words("چیرگی")
    learnt = {first[0].stem: {second[0].stem: 0.9}}
    assert match_words([first], [second], LEXICON).renderings == {}
    assert match_words([first], [second], LEXICON, learnt).renderings == {first[0].stem: {second[0].stem: 0.9}}


def test_a_word_of_every_sentence_weighs_less_than_a_rare_one() -> None:
    english = [english_words("water treaty"), english_words("water lake"), english_words("water river")]
    weights = match_words(english, [[]], LEXICON).english_weights
    water, treaty = (word.stem for word in english[0])
    assert 0 < weights[water] < weights[treaty]


@pytest.mark.parametrize(("latin", "persian", "sounds_alike"), [
    ("Kissinger", "کیسینجر", True), ("Taliban", "طالبان", True), ("Kabul", "کابل", True),
    ("Kabul", "تهران", False), ("Buzan", "بازار", False),
])
def test_names_are_found_by_their_sound(latin: str, persian: str, sounds_alike: bool) -> None:
    word = persian_words(persian)[0]
    found = SoundIndex({word.stem: word}).matches(Word("name", latin.lower(), latin.lower(), latin), 0.72)
    assert bool(found) is sounds_alike
