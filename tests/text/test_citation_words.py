import re

from annotator.text import citation_words as words


def test_lists_hold_words_in_the_form_they_are_looked_up_in() -> None:
    for listed in (
        words.MONTHS, words.THINGS_PERSIAN, words.THINGS_ENGLISH, words.PLACES, words.STOP_PERSIAN,
        words.LEADERS_ENGLISH, words.GIVEN_NAMES_LATIN, words.PARTICLES, words.ORGANISATION_PERSIAN,
    ):
        assert listed
        assert all(words.folded_word(word) == word for word in listed)


def test_family_names_that_are_also_months_are_no_months() -> None:
    assert words.folded_word("اسد") not in words.MONTHS
    assert words.folded_word("بهمن") in words.MONTHS


def test_parts_joined_or_apart_are_one_word() -> None:
    assert words.folded_word("یافته‌های") == words.folded_word("یافتههای")


def test_an_author_is_never_announced_by_a_word_that_names_can_contain() -> None:
    assert words.CUES_BEFORE_PERSIAN <= words.STOP_PERSIAN
    assert words.ADJECTIVES_PERSIAN <= words.STOP_PERSIAN


def test_longer_signals_come_before_the_shorter_ones_they_contain() -> None:
    for signals in (words.ENGLISH_SIGNALS, words.PERSIAN_SIGNALS):
        for index, signal in enumerate(signals):
            assert not any(longer.startswith(f"{signal} ") for longer in signals[index + 1:]), signal


def test_patterns_of_cues_compile() -> None:
    assert re.match("|".join(words.CUES_AFTER_PERSIAN), "می‌نویسد")
    assert re.match(words.AUTHOR_VERBS_ENGLISH, "argues")
    assert set(words.LOCATOR_LABELS.values()) >= {"page", "chapter", "paragraph", "volume"}
