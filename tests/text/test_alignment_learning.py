"""What the aligner learns from confirmed rows."""

from __future__ import annotations

from annotator.text.alignment_learning import learn_renderings
from annotator.text.tokens import english_stem, persian_stem

ROWS = [
    ("The blorg is red.", "بلغور سرخ است."),
    ("The blorg is old.", "بلغور کهنه است."),
    ("A red door.", "در سرخ"),
    ("A snark is old.", "شلغم کهنه است."),
    ("The snark and the door.", "شلغم و در"),
]


def test_words_that_go_together_in_several_rows_are_learnt() -> None:
    learnt = learn_renderings(ROWS)
    assert max(learnt["blorg"], key=learnt["blorg"].__getitem__) == persian_stem("بلغور")
    assert max(learnt["snark"], key=learnt["snark"].__getitem__) == persian_stem("شلغم")
    assert max(learnt[english_stem("old")].items(), key=lambda item: item[1])[0] == persian_stem("کهنه")


def test_a_word_that_stands_in_every_row_is_worth_little_to_each() -> None:
    rows = [(english, f"{persian} همیشگی") for english, persian in ROWS]
    learnt = learn_renderings(rows)
    always = persian_stem("همیشگی")
    for word in ("blorg", "snark", "red"):
        assert learnt[word].get(always, 0.0) < max(learnt[word].values())


def test_weights_are_shares_and_the_likeliest_comes_first() -> None:
    for weights in learn_renderings(ROWS, least=0.05).values():
        values = list(weights.values())
        assert values == sorted(values, reverse=True)
        assert all(0.05 <= value <= 1 for value in values)


def test_nothing_is_learnt_from_nothing() -> None:
    assert learn_renderings([]) == {}
    assert learn_renderings([("", "آب"), ("water", "")]) == {}
