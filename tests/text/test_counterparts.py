"""The part of a counterpart that renders the part selected."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.bilingual import BilingualLexicon
from annotator.text.counterparts import clauses, fitting_span

ENGLISH = "Iran proposed a joint station in 2023, and the treaty of 1973 remains the only basis for dividing the river."
PERSIAN = "ایران در سال 2023 ایستگاه مشترک را پیشنهاد کرد، و معاهده سال 1973 تنها مبنای تقسیم رودخانه است."


@pytest.mark.parametrize(("selected", "lang", "other", "wanted"), [
    ("Iran proposed a joint station", "en", PERSIAN, "ایران در سال 2023 ایستگاه مشترک را پیشنهاد کرد،"),
    ("the treaty of 1973 remains the only basis", "en", PERSIAN, "و معاهده سال 1973 تنها مبنای تقسیم رودخانه است."),
    ("ایستگاه مشترک را پیشنهاد کرد", "fa", ENGLISH, "Iran proposed a joint station in 2023,"),
    (ENGLISH, "en", PERSIAN, PERSIAN),
    ("entirely different matter", "en", PERSIAN, PERSIAN),
    ("…", "en", PERSIAN, PERSIAN),
])
def test_the_clause_is_found_that_says_it(selected: str, lang: str, other: str, wanted: str) -> None:
    (start, end), score = fitting_span(selected, other, selected_lang=lang)
    assert other[start:end] == wanted
    assert 0 <= score <= 1


def test_a_lexicon_of_ones_own_decides() -> None:
    other = "شبرنگ می‌پژمرد، پروانه می‌آید."
    lexicon = BilingualLexicon([("glimwort", "شبرنگ")])
    (start, end), _ = fitting_span("glimwort", other, selected_lang="en", lexicon=lexicon)
    assert other[start:end] == "شبرنگ می‌پژمرد،"


@given(st.text(alphabet="اب و،. که()a1 \n", max_size=40))
def test_clauses_hold_every_letter_in_order_and_do_not_overlap(text: str) -> None:
    spans = clauses(text)
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    letters = [letter for letter in text if letter.isalnum()]
    assert [letter for start, end in spans for letter in text[start:end] if letter.isalnum()] == letters
