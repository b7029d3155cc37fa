import time

import pytest

from annotator.core.analysis import FoundBlock, FoundText
from annotator.core.model import BlockKind, Lang
from annotator.core.spans import OffsetMap
from annotator.text.reference_list import in_raw_order, parse_reference_list, reference_section

BUZAN = "Buzan, B. (2003). Regions. Cambridge: CUP."
STEPANOVA = "Stepanova, E., & Orlov, V. (2021a). Search. Survival, 6(1), 1–20."
KARIMI = "کریمی، علی و احمدی، رضا (1399). عنوان. تهران: نی."
NOURI = "محمدی، حسن؛ نوری، زهرا و صادقی، امیر (۱۴۰۰). «دیپلماسی». تهران: نی."


def block(
    number: int, text: str, kind: BlockKind = "paragraph", lang: Lang = "fa", label: str | None = None
) -> FoundBlock:
    start = number * 1000
    span = (start, start + len(text))
    return FoundBlock(
        f"{lang}-{number}", lang, kind, text, OffsetMap.identity(*span), number=label, raw_spans=(span,)
    )


def listed(*blocks: FoundBlock) -> list[tuple[str, str]]:
    """Return first author and text of each entry of a list that stands behind a body."""
    body = [block(number, "متن این مقاله.") for number in range(1, 4)]
    entries = parse_reference_list([*body, block(4, "منابع", "heading"), *blocks])
    return [(entry.authors[0].family if entry.authors else "", entry.text) for entry in entries]


def test_the_list_starts_at_its_heading_and_ends_at_the_next_other_one() -> None:
    blocks = [
        block(0, "پیش‌گفتار"), block(1, "متن کریمی (1399) است."), block(2, "منابع", "heading"),
        block(3, KARIMI), block(4, "منابع لاتین", "heading"), block(5, BUZAN), block(6, "پیوست", "heading"),
        block(7, "رضایی (1390) گفت."),
    ]
    assert reference_section(blocks) == {"fa-2", "fa-3", "fa-4", "fa-5"}
    assert [entry.pieces[0][0] for entry in parse_reference_list(blocks)] == ["fa-3", "fa-5"]


def test_a_section_about_sources_at_the_beginning_is_no_list() -> None:
    running_text = (block(number, "متن کریمی (1399) است.") for number in range(2, 12))
    assert parse_reference_list([block(1, "منابع", "heading"), *running_text]) == ()


def test_a_list_longer_than_the_paper_is_a_list() -> None:
    blocks = [block(1, "متن."), block(2, "منابع", "heading"), *(block(number, BUZAN) for number in range(3, 20))]
    assert len(parse_reference_list(blocks)) == 17


def test_entries_run_together_in_one_block_are_parted() -> None:
    assert [name for name, _ in listed(block(5, f"{BUZAN} {STEPANOVA}"))] == ["Buzan", "Stepanova"]
    assert [name for name, _ in listed(block(5, f"{KARIMI} {NOURI}"))] == ["کریمی", "محمدی"]
    numbered = "[1] K. Waltz, “War,” Security, 2000. [2] B. Buzan, Regions. Cambridge, UK: CUP, 2003."
    assert [name for name, _ in listed(block(5, numbered))] == ["Waltz", "Buzan"]


def test_an_entry_is_not_parted_before_its_year() -> None:
    assert listed(block(5, NOURI)) == [("محمدی", NOURI)]


def test_a_block_that_begins_no_entry_goes_on_with_the_one_before() -> None:
    found = listed(block(5, "تسنیم (1402). سفر. بازیابی‌شده از"), block(6, "https://a.ir/1", lang="en"), block(7, BUZAN))
    assert found == [("تسنیم", "تسنیم (1402). سفر. بازیابی‌شده از https://a.ir/1"), ("Buzan", BUZAN)]


def test_an_entry_of_a_numbered_list_counts_even_if_it_cannot_be_read() -> None:
    assert listed(block(5, "Personal letter", label="3")) == [("", "[3] Personal letter")]


def test_a_number_in_the_text_is_not_put_there_twice() -> None:
    assert listed(block(5, f"3. {KARIMI}", "list_item", label="3")) == [("کریمی", f"3. {KARIMI}")]


def test_running_text_behind_a_list_is_none_of_its_entries() -> None:
    found = listed(block(5, BUZAN), block(6, "پیوست"), block(7, "این پیوست است (کریمی و احمدی، 1399: 26)."))
    assert found == [("Buzan", BUZAN)]


@pytest.mark.parametrize("title", ["پیوست ۱", "ضمیمه", "Appendix A", "Extended Abstract"])
def test_a_list_ends_at_what_stands_behind_lists(title: str) -> None:
    blocks = [block(1, "متن."), block(2, "منابع", "heading"), block(3, KARIMI), block(4, title), block(5, "متن.")]
    assert reference_section(blocks) == {"fa-2", "fa-3"}


def test_a_list_is_read_in_linear_time() -> None:
    for piece in ("[1] ", "Aa, B. C., & ", "کریمی، علی و ", "A, B. (2010). "):
        seconds = [_seconds_to_read(piece * count) for count in (1_000, 8_000)]
        assert seconds[1] < 30 * max(seconds[0], 0.005), piece


def _seconds_to_read(text: str) -> float:
    blocks = [block(1, "متن."), block(2, "منابع", "heading"), block(3, text), block(4, text)]
    start = time.perf_counter()
    parse_reference_list(blocks)
    return time.perf_counter() - start


def test_the_blocks_of_both_texts_stand_in_the_order_of_the_original() -> None:
    persian = FoundText("fa", (block(1, "الف"), block(3, "پ")))
    english = FoundText("en", (block(2, "b", lang="en"),))
    assert [found.id for found in in_raw_order([english, persian])] == ["fa-1", "en-2", "fa-3"]
