"""What the README shows of the repairs really comes out of the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair import RULES
from annotator.text.repair.draft import Draft
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Evidence, nothing

README = Path(__file__).resolve().parents[2] / "README.md"
ROW = re.compile(r"^\| `(?P<rule>\w+)` \| `(?P<before>.+?)` \| `(?P<after>.+?)` \| (?P<reason>.+) \|$", re.MULTILINE)
STAND_INS = str.maketrans({"⏎": "\n", "␌": "\x0c", "⟪": "\u202b", "⟨": "\u202a", "⟩": "\u202c", "⟫": "\u202c"})
RULE_BY_NAME = {rule.name: rule for rule in RULES}
NOT_RUNNING = ("running_header", "page_number", "footnote")


def section(readme: str) -> str:
    return readme.split("<!-- repairs table -->")[1].split("\n## ")[0]


ROWS = [match.groups() for match in ROW.finditer(section(README.read_text(encoding="utf-8")))]


def running_text(raw: str) -> str:
    """Return the blocks of a whole reading, without furniture and notes."""
    blocks = [block for text in analyse(raw).texts for block in text.blocks if block.kind not in NOT_RUNNING]
    return "\n".join(block.text for block in blocks)


def of_rule_alone(name: str, raw: str) -> str:
    """Return the text after one rule, in a document that has the damage it looks for."""
    evidence = Evidence(
        torn_lines=3, mirrored=frozenset(("()", "[]", "«»")), damaged=True, turned_lam_alef=frozenset(raw.split()),
        zwnj_lost=True, reversed_letters=True, reversed_words=True, signs_out_of_order=True, torn_words=True,
        late_zwnj=True,
    )
    return Ledger(raw, evidence).apply(Draft.of_raw(raw, 0, len(raw)), (RULE_BY_NAME[name],)).text


def test_every_rule_stands_in_the_table_in_the_order_of_its_work() -> None:
    assert [row[0] for row in ROWS] == [rule.name for rule in RULES]


@pytest.mark.parametrize(("name", "before", "after", "reason"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_comes_out_of_the_engine(name: str, before: str, after: str, reason: str) -> None:
    raw, right = before.translate(STAND_INS), after.translate(STAND_INS)
    if RULE_BY_NAME[name].find is nothing:
        assert running_text(raw) == right
        assert name in {repair.rule for repair in analyse(raw).repairs}
    else:
        assert of_rule_alone(name, raw) == right
    assert raw != right
    assert len(reason.split()) >= 4


def test_text_the_table_says_will_stay_does_stay() -> None:
    for name, _, _, reason in ROWS:
        for kept in re.findall("`([^`]+)`", reason):
            assert running_text(f"{kept} است و بس.") == f"{kept} است و بس.", (name, kept)
