"""The bilingual lexicon: its file, and what it says of words."""

from __future__ import annotations

import re

import pytest

from annotator.assets import resource
from annotator.text.bilingual import BilingualLexicon, read_entries, shipped_lexicon
from annotator.text.tokens import english_words, persian_stem

TEXT = resource("lexicon/en-fa.tsv").read_text(encoding="utf-8")
LINES = [line.split("\t") for line in TEXT.splitlines() if not line.startswith("#")]


def renderings(english: str) -> dict[str, float]:
    (word,) = english_words(english)
    return dict(shipped_lexicon().translations(word))


def test_the_shipped_lexicon_holds_eight_thousand_pairs_each_once() -> None:
    pairs = [(line[0], line[1]) for line in LINES]
    assert len(pairs) >= 8000
    assert len(set(pairs)) == len(pairs)


def test_every_line_has_an_english_word_a_persian_word_and_a_part_of_speech() -> None:
    for english, persian, part_of_speech in LINES:
        assert re.fullmatch(r"[A-Za-z][A-Za-z .'-]*", english), english
        assert re.fullmatch("[آ-یءأؤئً‌ّ ]+", persian), (english, persian)
        assert "ـ" not in persian
        assert part_of_speech in {"noun", "verb", "adjective", "adverb", "phrase", "name", "other"}


def test_the_persian_side_uses_persian_letters_and_no_loose_half_space() -> None:
    for _, persian, _ in LINES:
        assert not set("يك") & set(persian), persian
        assert not re.search("(^|\\s)\u200c|\u200c(\\s|$)|\u200c\u200c|  ", persian), persian


@pytest.mark.parametrize(("english", "persian"), [
    ("policies", "سیاست"), ("strategic", "راهبرد"), ("Afghanistan", "افغانستان"), ("withdrawal", "خروج"),
    ("February", "فبروری"), ("wetlands", "تالاب‌ها"), ("twelve", "دوازده"), ("negotiations", "مذاکرات"),
])
def test_inflected_words_find_their_renderings(english: str, persian: str) -> None:
    assert renderings(english)[persian_stem(persian)] > 0.5


def test_a_phrase_pairs_adjective_with_adjective_because_persian_turns_the_order() -> None:
    lexicon = BilingualLexicon([("foreign policy", "سیاست خارجی")])
    foreign, policy = english_words("foreign policy")
    assert set(lexicon.translations(foreign)) == {persian_stem("خارجی")}
    assert set(lexicon.translations(policy)) == {persian_stem("سیاست")}


def test_another_member_of_the_word_family_counts_less() -> None:
    lexicon = BilingualLexicon([("strategy", "راهبرد")])
    same, relative = (english_words(word)[0] for word in ("strategies", "strategically"))
    assert lexicon.translations(same)["راهبرد"] > lexicon.translations(relative)["راهبرد"] > 0


def test_remarks_and_empty_lines_are_left_out_when_read() -> None:
    assert read_entries("# a remark\n\nwater\tآب\tnoun\n") == [("water", "آب")]
