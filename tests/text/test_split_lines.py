"""Lines a text layer gives in pieces are put together; other lines stay."""

from __future__ import annotations

from annotator.text.pipeline import analyse

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
