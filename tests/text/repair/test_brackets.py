"""Mirrored brackets and guillemets are turned; every other use of the signs stays."""

from __future__ import annotations

import pytest

from annotator.text.repair.brackets import BRACKETS, GUILLEMETS, is_mirrored, unpaired, vote
from annotator.text.repair.rule import Rule
from tests.text.repair.applying import CLEAN, places, repaired


@pytest.mark.parametrize(
    ("rule", "raw", "right", "done"),
    [
        (BRACKETS, "تعبیر )Tzu, 2024, p. 53( است", "تعبیر (Tzu, 2024, p. 53) است", [(6, ")", "("), (23, "(", ")")]),
        (BRACKETS, "حضور (1979 – 1989( در", "حضور (1979 – 1989) در", [(17, "(", ")")]),
        (BRACKETS, "کرد(Taghvaee, 2021, p. 13(. آسیا", "کرد(Taghvaee, 2021, p. 13). آسیا", [(25, "(", ")")]),
        (BRACKETS, "country )a prevailing reality), and", "country (a prevailing reality), and", [(8, ")", "(")]),
        (BRACKETS, "متن ]1[ است", "متن [1] است", [(4, "]", "["), (6, "[", "]")]),
        (BRACKETS, "متن )آب )خاک( باد( بود", "متن (آب (خاک) باد) بود",
         [(4, ")", "("), (8, ")", "("), (12, "(", ")"), (17, "(", ")")]),
        (GUILLEMETS, "از »حیاط خلوت« روسیه", "از «حیاط خلوت» روسیه", [(3, "»", "«"), (13, "«", "»")]),
        (GUILLEMETS, "در »دکترین پریماکوف « با", "در «دکترین پریماکوف » با", [(3, "»", "«"), (20, "«", "»")]),
        (GUILLEMETS, "»آب«، »خاک«", "«آب»، «خاک»", [(0, "»", "«"), (3, "«", "»"), (6, "»", "«"), (10, "«", "»")]),
    ],
)
def test_mirrored_signs_are_turned(rule: Rule, raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    assert repaired(rule, raw) == right
    assert places(rule, raw) == done


@pytest.mark.parametrize("rule", [BRACKETS, GUILLEMETS])
@pytest.mark.parametrize(
    "right",
    [
        "1) نخست این که متن (خوب) است",
        "الف) آب",
        "1) یک\n2) دو\n3) سه",
        "سه کار: 1) آب؛ 2) خاک؛ 3) هوا (گرم)",
        "الف) نخست، ب) دوم، ج) سوم",
        "two ways: a) water, b) soil (wet)",
        "سلام :) خوب",
        "«فردا :)» و «نه :(»",
        "بد شد :( ولی گذشت",
        "خندید ;) و رفت :-(",
        "متن (با (قوس در) قوس) است",
        "f(x) = (a + b)[i]",
        "(۱) آب (۲) خاک",
        "[۳، ۵–۷]",
        "کتاب(ها) را",
        "پیامبر (ص) و امام (ع)",
        "«او (گفت)»",
        "((دوبار))",
        "گفت «این «درست» است» و رفت",
        "«آب»، «خاک»؛ «باد».",
        "(«آب»)",
        "«آب»ها",
        "«او گفت: «نه»»",
        "متن",
        "",
    ],
)
def test_right_signs_stay_even_in_a_mirrored_document(rule: Rule, right: str) -> None:
    assert repaired(rule, right) == right


@pytest.mark.parametrize("rule", [BRACKETS, GUILLEMETS])
def test_a_document_that_mirrors_nothing_is_left_alone(rule: Rule) -> None:
    odd = "حرف )ی( و »ی«"
    assert repaired(rule, odd, CLEAN) == odd


@pytest.mark.parametrize(
    ("text", "pair", "mirrored"),
    [
        (")آب( و )خاک(", "()", True),
        ("(آب) و (خاک)", "()", False),
        ("(آب) و )خاک", "()", False),
        ("»آب« و »خاک«", "«»", True),
        ("1) آب\n2) خاک\n3) باد (تند)", "()", False),
        ("", "()", False),
    ],
)
def test_a_document_is_mirrored_when_many_of_its_signs_are(text: str, pair: str, mirrored: bool) -> None:
    assert is_mirrored(text, pair) is mirrored


@pytest.mark.parametrize(("text", "position", "wanted"), [
    ("آب (خاک", 3, 1), ("آب) خاک", 2, -1), ("آب(خاک", 2, 0), ("(آب", 0, 1), ("آب(", 2, -1), ("آب (", 3, 0),
])
def test_the_neighbours_of_a_sign_vote(text: str, position: int, wanted: int) -> None:
    assert vote(text, position) == wanted


@pytest.mark.parametrize(
    ("text", "result"),
    [("(آب)", False), ("(آب", True), (")آب(", True), ("1) آب (خاک)", False), ("((آب)", True), ("آب", False),
     ("دو کار: 1) آب؛ 2) خاک", False), ("خوب بود :)", False), ("آب 2) خاک", True)],
)
def test_round_brackets_that_do_not_pair_are_noticed(text: str, result: bool) -> None:
    assert unpaired(text) is result
