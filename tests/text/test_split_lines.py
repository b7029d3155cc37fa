"""Lines a text layer gives in pieces are put together; other lines stay."""

from __future__ import annotations

import pytest

from annotator.text.pages import lines_of
from annotator.text.pipeline import analyse
from annotator.text.repair.ledger import Ledger
from annotator.text.repair.rule import Evidence
from annotator.text.split_lines import join_split_lines

HAMZA = "\u0654"
FULL = "یافته‌های این بررسی نشان می‌دهد که در بیشتر روستاها خانه‌ها در کنار راه‌های کهن ساخته شده‌اند و هنوز"


def found(raw: str) -> list[str]:
    analysis = analyse(raw)
    assert all(raw[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)
    return [block.text for text in analysis.texts for block in text.blocks]


def test_the_end_of_a_line_goes_behind_its_beginning_and_the_mark_on_its_word() -> None:
    raw = f"{FULL}\nشیوه دسترسی به آب در سرزمین‌های خشک بوده است.\nقنات در طول سده‌ها مهم‌ترین\n{HAMZA}\n"
    assert found(raw)[0].endswith(f"هنوز قنات در طول سده‌ها مهم‌ترین شیوه{HAMZA} دسترسی به آب در سرزمین‌های خشک بوده است.")


def test_three_pieces_are_put_in_order() -> None:
    raw = f"{FULL}\nپایه پیمان‌ها نیز هست.\nآب در روستا تنها یک\nنهاده تولید نیست، بلکه\n{HAMZA}\n"
    assert found(raw)[0].endswith(f"هنوز آب در روستا تنها یک نهاده تولید نیست، بلکه پایه{HAMZA} پیمان‌ها نیز هست.")


def test_full_lines_before_a_stray_mark_keep_their_order() -> None:
    raw = f"شیوه نخست {FULL}\nشیوه دوم {FULL}\n{HAMZA}\nو پایان یافت.\n"
    assert found(raw) == [f"شیوه نخست {FULL} شیوه دوم {FULL} و پایان یافت."]


def test_a_mark_at_the_end_of_the_second_piece_tells_too() -> None:
    raw = f"{FULL}\nپایه دهم است. روش روشن بود.\nهدف بررسی پیشرفت دانش‌آموزان {HAMZA}\n"
    assert found(raw)[0].endswith(f"هنوز هدف بررسی پیشرفت دانش‌آموزان پایه{HAMZA} دهم است. روش روشن بود.")


@pytest.mark.parametrize("off", [(), ("split_lines",)])
def test_one_line_takes_the_place_of_its_pieces_unless_the_rule_is_off(off: tuple[str, ...]) -> None:
    raw = f"{FULL}\nشیوه دسترسی به آب بوده است.\nقنات در طول سده‌ها مهم‌ترین\n{HAMZA}\n"
    ledger = Ledger(raw, Evidence(), rules_off=off)
    lines = join_split_lines(list(lines_of(raw)), ledger)
    if off:
        assert [line.text for line in lines] == [*raw.split("\n")[:3], HAMZA]
        assert ledger.repairs == []
        return
    assert [line.text for line in lines] == [FULL, f"قنات در طول سده‌ها مهم‌ترین شیوه{HAMZA} دسترسی به آب بوده است."]
    repair = ledger.repairs[0]
    assert raw[slice(*repair.raw_span)] == repair.before
    letters = [raw[origin] for origin in lines[1].draft.origins if origin >= 0]
    assert sorted(letters) == sorted(repair.before.replace("\n", ""))


@pytest.mark.parametrize(
    "raw",
    [
        f"{FULL}\n{FULL}\n",
        f"{FULL}\n{HAMZA}\nو پایان.\n",
        f"قنات مهم‌ترین شیوه{HAMZA} است.\nکتاب\nو خاک\n",
        "",
    ],
)
def test_lines_without_pieces_and_mark_stay(raw: str) -> None:
    lines = list(lines_of(raw))
    assert join_split_lines(lines, Ledger(raw, Evidence())) == lines
