"""Citations with their tokens or their place in the line reversed; right ones stay."""

from __future__ import annotations

import pytest

from annotator.text.repair.citation_order import DISPLACED, REVERSED
from annotator.text.repair.rule import Evidence
from tests.text.repair.applying import CLEAN, DAMAGED, places, repaired


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("است (p ,2010 ,Buzan. 25( شاید", "است (Buzan, 2010, p. 25( شاید"),
        ("است (pp ,2010a ,Buzan & Wæver. 25-31( شاید", "است (Buzan & Wæver, 2010a, pp. 25-31( شاید"),
        ("منبع (2024 ,Hosseini & Akhgari(", "منبع (Hosseini & Akhgari, 2024("),
        ("منبع (n.d. ,NATO(", "منبع (NATO, n.d.("),
    ],
)
def test_the_tokens_of_a_reversed_citation_come_into_order(raw: str, right: str) -> None:
    assert repaired(REVERSED, raw) == right
    assert [(before, after) for _, before, after in places(REVERSED, raw)] == [
        (raw[raw.index("("): raw.rindex("(") + 1], right[right.index("("): right.rindex("(") + 1])
    ]


@pytest.mark.parametrize(
    "right",
    [
        "است (Buzan, 2010, p. 25) شاید",
        "است (Buzan & Wæver, 2010, pp. 25-31; Tzu, 2024)",
        "در (2010) و (p. 25) گفت",
        "(2024, July)",
        "(2020, April 5)",
        "متن (2010 و 2011) است",
        "متن (احمدی، ۱۴۰۰: ۲۵)",
        "f(1999, x)",
        "",
    ],
)
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
def test_a_citation_in_order_stays(right: str, evidence: Evidence) -> None:
    assert repaired(REVERSED, right, evidence) == right


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        (")Haidari & Simbar, 2024, p 4( .داخلی، رقابت است", "داخلی، رقابت است. )Haidari & Simbar, 2024, p 4("),
        (" )Sazmand, 2011, p. 213( خارجی روسیه است", "خارجی روسیه است )Sazmand, 2011, p. 213( "),
        (" Wahidy & Attar, 2021, p.( افغانستان است", "افغانستان است (Wahidy & Attar, 2021, p. "),
    ],
)
def test_a_citation_at_the_wrong_end_goes_to_the_end_of_its_line(raw: str, right: str) -> None:
    assert repaired(DISPLACED, raw) == right


@pytest.mark.parametrize(
    "right",
    [
        "(Seifzadeh, 2014, p. 169) که براساس آن است",
        ")Seifzadeh, 2014, p. 169( که براساس آن است",
        "(Seifzadeh, 2014). داخلی",
        "Buzan (2010) می‌گوید که چنین است",
        "آب کم است (Tzu, 2024)",
        "(United Nations) سازمان است",
        "",
    ],
)
@pytest.mark.parametrize("evidence", [CLEAN, DAMAGED])
def test_a_citation_in_its_place_stays(right: str, evidence: Evidence) -> None:
    assert repaired(DISPLACED, right, evidence) == right


def test_an_indented_line_of_a_document_without_damage_may_begin_with_a_citation() -> None:
    right = " (Seifzadeh, 2014) این را نخست گفت"
    assert repaired(DISPLACED, right, CLEAN) == right
