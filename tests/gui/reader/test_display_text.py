"""What is set on screen may differ from what is stored; positions go to and fro unharmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reader.display_text import (
    LEFT_TO_RIGHT_ISOLATE,
    NO_BREAK_SPACE,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    WORD_JOINER,
    display_text,
    first_strong,
    isolated_runs,
)

INSERTED = {LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, POP_ISOLATE, WORD_JOINER}
MIXED = st.text(st.sampled_from("ab(12) ،؛نمی\u200cA😀-–.\t"), max_size=40)


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("است (Ostrom, 1990, p. 355)؛ ولی", ["(Ostrom, 1990, p. 355)"]),
        ("کتاب Seeing Like a State نمونه است", ["Seeing Like a State"]),
        ("نوشتهٔ Scott (1998, p. 12) است", ["Scott (1998, p. 12)"]),
        ("نشانی https://doi.org/10.1/x-y_z است", ["https://doi.org/10.1/x-y_z"]),
        ("دما -5 درجه", ["-5"]),
        ("سال (1979 – 1989) بود", []),
        ("«Foo» و «Bar»", ["Foo", "Bar"]),
        ("ناتو (NATO) و (ناتو NATO)", ["(NATO)", "NATO"]),
    ],
)
def test_latin_in_persian_is_isolated_with_its_brackets(text: str, isolated: list[str]) -> None:
    assert [text[start:end] for start, end in isolated_runs(text, "fa", ())] == isolated


def test_persian_in_english_is_isolated() -> None:
    text = "the word نیم‌فاصله و دشت means"
    assert [text[start:end] for start, end in isolated_runs(text, "en", ())] == ["نیم‌فاصله و دشت"]


def test_a_citation_in_the_other_script_is_isolated_whole() -> None:
    text = "ن Ostrom (1990)؛ ب"
    assert isolated_runs(text, "fa", [(2, 15)]) == [(2, 15)]


def test_the_closing_bracket_of_a_citation_stays_inside_its_isolate() -> None:
    made = display_text("است (Ostrom, 1990)؛", "fa", [(4, 18)], [(4, 18)])
    assert f"{LEFT_TO_RIGHT_ISOLATE}(" in made.text
    assert f"){POP_ISOLATE}؛" in made.text
    assert " " not in made.text[made.text.index("("):made.text.index(")")]
    assert NO_BREAK_SPACE in made.text


def test_plain_text_is_left_alone() -> None:
    assert display_text("A plain sentence.", "en").text == "A plain sentence."


def test_a_footnote_number_is_put_in_with_persian_digits_and_is_no_part_of_the_source() -> None:
    made = display_text("دشت به تعبیر", "fa", markers=[(3, "12")])
    assert made.text == "دشت۱۲ به تعبیر"
    assert made.marker_spans == [(3, 5)]
    assert made.display_span(0, 3) == (0, 3)
    assert [made.to_source(at) for at in range(7)] == [0, 1, 2, 3, 3, 3, 4]


def test_characters_beyond_the_first_plane_count_one_here_and_two_on_screen() -> None:
    made = display_text("a😀b", "en")
    assert [made.to_display(at) for at in range(4)] == [0, 1, 3, 4]
    assert [made.to_source(at) for at in range(5)] == [0, 1, 1, 2, 3]


@given(MIXED, st.sampled_from(["en", "fa"]), st.data())
def test_every_character_keeps_its_place(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    marker = [(data.draw(st.integers(0, len(text))), "7")] if data.draw(st.booleans()) else []
    made = display_text(text, language, [(start, end)], [(start, end)], marker)
    units = made.text.encode("utf-16-le")
    for index, character in enumerate(text):
        at = made.to_display(index)
        assert made.to_source(at) == index
        shown = units[2 * at:2 * at + len(character.encode("utf-16-le"))].decode("utf-16-le")
        assert shown == character or (character in " \t" and shown in (NO_BREAK_SPACE, " "))
    assert made.to_source(made.to_display(len(text))) == len(text)


@given(MIXED, st.sampled_from(["en", "fa"]))
def test_isolates_are_opened_and_closed_in_turn(text: str, language: str) -> None:
    depth = 0
    for character in display_text(text, language).text:
        depth += character in (LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE)
        depth -= character == POP_ISOLATE
        assert depth in (0, 1)
    assert depth == 0


@pytest.mark.parametrize(("text", "language"), [("(۱) Scott", "en"), ("12 دشت A", "fa"), ("۱۲ –", "")])
def test_the_first_letter_tells_the_script(text: str, language: str) -> None:
    assert first_strong(text) == language
