"""Pages begin where the text shows it, and running headers are told from the text."""

from __future__ import annotations

from annotator.text.pages import find_pages, lines_of


def test_blank_lines_are_counted_and_white_space_is_kept() -> None:
    lines = lines_of("a \r\n\r\n b\rc\x0cd\n \n\n")
    assert [(line.text, line.blanks, line.breaks_page, line.runs_on) for line in lines] == [
        ("a ", 0, False, True),
        (" b", 1, False, False),
        ("c", 0, False, False),
        ("d", 0, True, False),
    ]
    assert [(line.start, line.end) for line in lines] == [(0, 2), (6, 8), (9, 10), (11, 12)]


def test_a_page_begins_at_a_form_feed_and_takes_its_number_from_the_foot() -> None:
    words = ["rivers", "lakes", "wells", "seas"]
    raw = "\x0c".join(
        f"Some running title\nThe text on {word} goes on and on\nand {word} end here.\n{44 + page}\n"
        for page, word in enumerate(words)
    )
    lines = lines_of(raw)
    pages = find_pages(lines)
    assert pages.numbers == [44, 45, 46, 47]
    assert [line.text for line in lines if line.role == "header"] == ["Some running title"] * 4
    assert [line.number for line in lines if line.role == "number"] == ["44", "45", "46", "47"]


def test_a_page_begins_at_a_line_with_a_leading_space_glued_to_the_line_before() -> None:
    raw = (
        "Title of the journal   of things 300\n\n"
        + "\n\n".join(["A line of the text "] * 6)
        + "\n A new page \n\nMore text \n\n"
        + ("\n\n".join(["A line of the text "] * 6))
        + "\n\n\n\n302The title of the article in full\n\nMore of the text"
    )
    pages = find_pages(lines_of(raw))
    assert pages.numbers == [300, 301, 302]
    assert raw[pages.starts[1] :].startswith(" A new page")


def test_persian_page_numbers_in_sequence_show_pages() -> None:
    raw = "\n".join(
        f"متن این صفحه دراز است و ادامه دارد\nو باز هم ادامه دارد.\n{number}" for number in ("۱۲", "۱۳", "۱۴", "۱۵")
    )
    pages = find_pages(lines_of(raw))
    assert pages.numbers == [12, 13, 14, 15]


def test_a_column_of_numbers_is_no_sequence_of_pages() -> None:
    assert find_pages(lines_of("A table of numbers follows\n1\n2\n3\n4\n5\nand ends here.\n")).starts == []


def test_text_without_any_sign_of_pages_has_none() -> None:
    pages = find_pages(lines_of("A line.\nAnother one.\n\n1. A list\n2. of things\n"))
    assert pages.starts == []
    assert pages.number(0) is None


def test_furniture_stays_in_the_text_when_the_rule_is_off() -> None:
    raw = "\x0c".join(f"A title\nText of the page.\n{page}\n" for page in range(1, 5))
    lines = lines_of(raw)
    find_pages(lines, with_furniture=False)
    assert {line.role for line in lines} == {"body"}
