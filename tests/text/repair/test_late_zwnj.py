"""Half-spaces one letter late go back to their place; where they are in place, they stay."""

from __future__ import annotations

import pytest

from annotator.text.repair.draft import Draft
from annotator.text.repair.late_zwnj import RULE, is_late
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Evidence
from tests.text.repair.applying import CLEAN, places

LATE = Evidence(late_zwnj=True)
LATE_TEXT = "او مید\u200cهد و میک\u200cند و میش\u200cود و خانهه\u200cا را میب\u200cیند."


@pytest.mark.parametrize(
    ("raw", "right", "done"),
    [
        ("مید\u200cهد", "می\u200cدهد", [(2, "د\u200c", "\u200cد")]),
        ("نمیر\u200cود", "نمی\u200cرود", [(3, "ر\u200c", "\u200cر")]),
        ("خانهه\u200cا", "خانه\u200cها", [(4, "ه\u200c", "\u200cه")]),
    ],
)
def test_a_late_half_space_goes_before_its_letter(raw: str, right: str, done: list[tuple[int, str, str]]) -> None:
    changes = list(RULE.find(Draft.of_raw(raw, 0, len(raw)), LATE))
    ledger = Ledger(raw, LATE)
    assert ledger.enter(Draft.of_raw(raw, 0, len(raw)), RULE, changes).text == right
    assert [(repair.raw_span[0], repair.before, repair.after) for repair in ledger.repairs] == done


@pytest.mark.parametrize("right", ["می\u200cدهد و خانه\u200cها", "او می\u200cرود", "آب و خاک", LATE_TEXT, ""])
def test_without_the_evidence_of_the_document_nothing_moves(right: str) -> None:
    assert places(RULE, right, CLEAN) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (LATE_TEXT, True),
        ("او می\u200cدهد و می\u200cکند و می\u200cشود و خانه\u200cها را می\u200cبیند.", False),
        ("مید\u200cهد و میک\u200cند", False),
        (LATE_TEXT + " می\u200cرود و می\u200cآید و می\u200cخواند و می\u200cنویسد و می\u200cگوید.", False),
        ("می دهد و می کند و می شود", False),
        ("میدان\u200cها و میهن\u200cپرست و میوه\u200cها و میانه\u200cرو", False),
        ("", False),
    ],
)
def test_a_document_has_them_late_when_more_of_its_verbs_do_than_not(text: str, answer: bool) -> None:
    assert is_late(text) is answer
