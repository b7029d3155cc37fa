"""Tables that were flattened into lines give their columns and cells back."""

from __future__ import annotations

from annotator.text.pipeline import analyse

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
