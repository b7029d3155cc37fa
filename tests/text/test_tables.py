"""Tables that were flattened into lines give their columns and cells back."""

from __future__ import annotations

import pytest

from annotator.text.pages import lines_of
from annotator.text.pipeline import analyse
from annotator.text.repair.draft import Draft
from annotator.text.tables import find_tables, join_lines, read_cells, span_of

BEFORE = (
    "این متن پیش از جدول ایستاده است و به اندازه کافی دراز است تا سطرهای آن شکسته شوند و \n\n"
    "ادامه یابند تا پایان این بند.\n\n"
)


def test_cells_one_below_the_other_are_laid_into_rows() -> None:
    raw = BEFORE + (
        "جدول )1(: نشست های امنیتی \n\nمحورهازمان و مکاننشست\n\nنشست سازمان \n\nپیمان امنیت\n\n13 نوامبر "
        "2021\n\nآستانه، قزاقستان\n\n"
        "این نشست با تمرکز بر تهدیدات ناشی از افغانستان، \n\nشامل قاچاق مواد مخدر برگزار شد.\n\nنشست وزرای "
        "\n\nخارجه\n\n"
        "8 سپتامبر 2022\n\nتهران، ایران\n\nاین نشست با حضور کشورهای همسایه از جمله ایران، \n\nو پاکستان برگزار "
        "شد.\n\n"
        "منبع (یافته های تحقیق(\n\nمتن پس از جدول ادامه می‌یابد و این بند هم دراز است و سطر آن شکسته \n\nمی‌شود."
    )
    table = analyse(raw).tables[0]
    assert (table.number, table.columns) == ("1", ("نشست", "زمان و مکان", "محورها"))
    assert table.rows == (
        (
            "نشست سازمان پیمان امنیت",
            "13 نوامبر 2021\nآستانه، قزاقستان",
            "این نشست با تمرکز بر تهدیدات ناشی از افغانستان، شامل قاچاق مواد مخدر برگزار شد.",
        ),
        (
            "نشست وزرای خارجه",
            "8 سپتامبر 2022\nتهران، ایران",
            "این نشست با حضور کشورهای همسایه از جمله ایران، و پاکستان برگزار شد.",
        ),
    )


def test_columns_parted_by_tabs_or_bars_are_cells() -> None:
    tabs = "Table 1: Rainfall\nYear\tMillimetres\n2001\t120\n2002\t90\nSource: our data\n"
    bars = (
        "Table 1: Rainfall\n| Year | Millimetres |\n|------|------|\n| 2001 | 120 |\n| 2002 | 90 |\nSource: our "
        "data\n"
    )
    for raw in (tabs, bars):
        table = analyse(raw).tables[0]
        assert (table.columns, table.rows) == (("Year", "Millimetres"), (("2001", "120"), ("2002", "90")))
        assert table.caption == "Table 1: Rainfall"


def test_a_sentence_about_a_table_is_no_table() -> None:
    raw = "جدول 1 نشان می‌دهد که آب کم است.\nجدول زیر هم همین را می‌گوید.\n"
    assert analyse(raw).tables == ()


def test_a_table_block_has_one_sentence_over_all_its_cells() -> None:
    raw = "Table 1: Rainfall\nYear\tMillimetres\n2001\t120\n2002\t90\nSource: our data\n"
    block = next(block for text in analyse(raw).texts for block in text.blocks if block.kind == "table")
    assert [sentence.text for sentence in block.sentences] == [block.text]
    assert block.extra["rows"] == (("2001", "120"), ("2002", "90"))


TABLE = "Table 1: Rainfall\nYear\tMillimetres\n2001\t120\n2002\t90\nSource: our data\n"


def test_a_table_reaches_from_its_caption_to_the_line_that_names_its_source() -> None:
    lines = list(lines_of(f"Words before.\n{TABLE}Words after.\n"))
    table = find_tables(lines)[0]
    assert [line.text for line in table.lines] == TABLE.rstrip("\n").split("\n")
    assert table.source is not None
    assert table.source.text == "Source: our data"


@pytest.mark.parametrize(
    "raw",
    [
        "Table 1 shows that water is scarce.\nIt is so.\n",
        "As Table 1: says.\nYear\t1\n",
        "جدول زیر آب را نشان می‌دهد.\nسال\tآب\n",
        "Figure 1: Rainfall\nYear\tMillimetres\n",
        "Table 1: Rainfall\n",
        "",
    ],
)
def test_text_that_speaks_of_tables_holds_none(raw: str) -> None:
    assert find_tables(list(lines_of(raw))) == []


def test_cells_lead_back_to_the_original() -> None:
    raw = TABLE
    titles, rows = read_cells(find_tables(list(lines_of(raw)))[0], spaces_tell=False)
    cells = [*titles, *(paragraph for row in rows for cell in row for paragraph in cell)]
    assert [cell.text for cell in cells] == ["Year", "Millimetres", "2001", "120", "2002", "90"]
    assert all(raw[slice(*cell.raw_hull(0, len(cell)))] == cell.text for cell in cells)


def test_lines_are_joined_with_their_line_ends_and_spans_cover_them() -> None:
    raw = " آب \n خاک"
    joined = join_lines(list(lines_of(raw)))
    assert joined.text == "آب\nخاک"
    assert span_of([joined]) == (1, len(raw))
    assert span_of([]) == (0, 0)
    assert span_of([Draft()]) == (0, 0)
