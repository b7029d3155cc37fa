"""Paragraphs, headings, lists and tables come out whichever way a file breaks its lines."""

from __future__ import annotations

import textwrap

import pytest

from annotator.core.analysis import Analysis, FoundBlock
from annotator.text.pages import Line, find_pages, lines_of
from annotator.text.pipeline import analyse
from annotator.text.structure import body_of, find_blocks, is_finished, manner_of

FIRST = (
    "آب در سرزمین‌های خشک تنها یک منبع طبیعی نیست، بلکه بخشی از هویت و حافظه سیاسی مردم به شمار می‌رود. تاریخ "
    "سیستان نشان داده است که هر "
    "تغییر در آورد رود، سرنوشت شهرها را دگرگون می‌سازد و دولت‌های دو سوی مرز هیچ‌گاه نتوانسته‌اند به آن بی‌اعتنا "
    "بمانند."
)
SECOND = (
    "معاهده سال ۱۹۷۳ هنوز تنها سند الزام‌آور برای تقسیم آب است، هرچند دو دولت آن را به گونه‌ای متفاوت می‌خوانند. "
    "با این حال، متن معاهده "
    "درباره سال‌های بسیار خشک و کیفیت آب چیز چندانی نمی‌گوید و همین سکوت زمینه تفسیرهای متضاد شده است."
)
ENGLISH = (
    "The river rises in the mountains and ends in the wetlands on the border, and it is the most important "
    "shared water of both "
    "countries. After four years of drought, water has moved from a technical file to a matter of security."
)
PARTS = [
    ("heading", "مقدمه"),
    ("paragraph", FIRST),
    ("paragraph", SECOND),
    ("heading", "1. پیشینه پژوهش"),
    ("paragraph", SECOND),
    ("paragraph", FIRST),
    ("heading", "ABSTRACT"),
    ("paragraph", ENGLISH),
    ("paragraph", ENGLISH.replace("river", "lake")),
]


def wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 70)


def written(style: str) -> str:
    blocks = [[text] if style.startswith("one line") else wrapped(text) for _, text in PARTS]
    if style == "one line each":
        return "\n".join("\n".join(lines) for lines in blocks)
    if style == "one line each, blank lines between":
        return "\n\n".join("\n".join(lines) for lines in blocks)
    if style == "spaces show that a line runs on":
        return "\n\n".join("\n\n".join([*(f"{line} " for line in lines[:-1]), lines[-1]]) for lines in blocks)
    if style == "first lines indented":
        return "\n".join("\n".join([f"    {lines[0]}", *lines[1:]]) for lines in blocks)
    return "\n\n".join("\n".join(lines) for lines in blocks)


def in_order(analysis: Analysis) -> list[FoundBlock]:
    return sorted((block for text in analysis.texts for block in text.blocks), key=lambda block: block.raw_spans)


@pytest.mark.parametrize(
    "style",
    [
        "wrapped, blank lines between",
        "one line each",
        "one line each, blank lines between",
        "spaces show that a line runs on",
        "first lines indented",
    ],
)
def test_paragraphs_and_headings_are_found(style: str) -> None:
    found = [(block.kind, block.text) for block in in_order(analyse(written(style)))]
    assert found == [(kind, text.removeprefix("1. ")) for kind, text in PARTS]


def test_a_paragraph_goes_on_over_the_page_end() -> None:
    lines = wrapped(FIRST)
    raw = "\n".join(lines[:2]) + "\n\n12\n\x0c" + "\n".join(lines[2:]) + "\n\n13\n\x0cپایان متن این است.\n\n14\n"
    texts = [block.text for block in in_order(analyse(raw)) if block.kind == "paragraph"]
    assert texts == [FIRST, "پایان متن این است."]


def test_list_items_are_blocks_of_their_own() -> None:
    raw = f"{FIRST}\n\n• مورد نخست\n• مورد دوم\n\n{SECOND}\n\n1. یکم\n2. دوم\n3. سوم\n"
    found = [(block.kind, block.text) for block in in_order(analyse(raw))]
    assert [kind for kind, _ in found] == [
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
        "list_item",
        "list_item",
        "list_item",
    ]


def test_languages_mixed_by_block_are_told_apart() -> None:
    raw = f"{ENGLISH}\n\n{FIRST}\n\n{ENGLISH}\n\n{SECOND}\n"
    analysis = analyse(raw)
    assert [[block.text for block in text.blocks] for text in analysis.texts] == [[ENGLISH, ENGLISH], [FIRST, SECOND]]
    assert [block.id for text in analysis.texts for block in text.blocks] == ["en-1", "en-2", "fa-1", "fa-2"]


def test_a_persian_paragraph_with_a_long_citation_stays_persian() -> None:
    raw = (
        "این باور درست است (Jamshidi & Nooralivand, 2024, p. 9; Brown & Ainley, 2012, p. 33; "
        "Griffiths, 2023, p. 60)."
    )
    assert analyse(raw).texts[0].lang == "fa"


def test_an_abstract_on_the_line_of_its_title_is_parted_from_it() -> None:
    found = in_order(analyse(f"چکیده: {FIRST}\n\nکلیدواژه‌ها: آب، خاک؛ هوا\n\nمقدمه\n\n{SECOND}\n"))
    assert [(block.kind, block.text) for block in found] == [
        ("heading", "چکیده"),
        ("paragraph", FIRST),
        ("heading", "کلیدواژه‌ها"),
        ("keywords", "آب، خاک؛ هوا"),
        ("heading", "مقدمه"),
        ("paragraph", SECOND),
    ]


def test_a_title_above_the_abstract_is_a_heading_and_the_title() -> None:
    analysis = analyse(f"دیپلماسی آب در حوضه هیرمند\n\nچکیده\n\n{FIRST}\n")
    assert analysis.title_fa == "دیپلماسی آب در حوضه هیرمند"
    assert in_order(analysis)[0].kind == "heading"


def test_an_unnumbered_heading_between_paragraphs_is_found_behind_the_first_section() -> None:
    raw = f"مقدمه\n\n{FIRST}\n\nآب و امنیت منطقه\n\n{SECOND}\n"
    assert [block.kind for block in in_order(analyse(raw))] == ["heading", "paragraph", "heading", "paragraph"]


def test_the_short_lines_of_a_column_are_joined() -> None:
    raw = "\n\n".join("\n".join(textwrap.wrap(text, 42)) for text in (FIRST, SECOND, FIRST, SECOND))
    found = [block.text for text in analyse(raw).texts for block in text.blocks]
    assert found == [FIRST, SECOND, FIRST, SECOND]


def test_blank_lines_a_text_layer_sets_inside_paragraphs_end_none() -> None:
    paragraphs = []
    for text in (FIRST, SECOND) * 3:
        first, second, *others = textwrap.wrap(text, 90)
        paragraphs.append("\n".join([f"{first}\n", second, *others]))
    found = [block.text for text in analyse("\n\n".join(paragraphs)).texts for block in text.blocks]
    assert found == [FIRST, SECOND] * 3


def test_short_lines_of_their_own_are_not_joined() -> None:
    raw = "\n".join(f"بند کوتاه شماره {number} از فهرست بلند" for number in ("یک", "دو", "سه", "چهار")) + "\n"
    assert len([block for text in analyse(raw).texts for block in text.blocks]) == 4


def test_a_lettered_usual_title_is_a_heading() -> None:
    raw = f"الف) مقدمه\n\n{FIRST}\n\nب) روش تحقیق\n\n{SECOND}\n"
    found = [(block.kind, block.number, block.text) for text in analyse(raw).texts for block in text.blocks]
    assert [item for item in found if item[0] == "heading"] == [
        ("heading", "الف", "مقدمه"), ("heading", "ب", "روش تحقیق")
    ]


def lines(raw: str) -> list[Line]:
    found = list(lines_of(raw))
    find_pages(found)
    for line in found:
        line.language = "fa"
    return found


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("این پایان است.", True),
        ("آیا چنین است؟ ", True),
        ("چنین گفت:", True),
        ("پایان است. (Tzu, 2024, p. 53)", True),
        ("گفت «پایان».»", True),
        ("این دنباله", False),
        ("این را (Tzu, 2024) گفت", False),
        ("(احمدی، ۱۴۰۰، ص.", False),
        ("(Tzu, 2024, p.", False),
        ("", False),
    ],
)
def test_a_line_is_finished_by_a_stop_but_not_by_a_locator_without_its_number(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


def test_the_manner_of_a_document_is_read_from_its_lines() -> None:
    by_style = {style: manner_of(lines(written(style))) for style in (
        "one line each", "spaces show that a line runs on", "wrapped, blank lines between",
    )}
    assert by_style["wrapped, blank lines between"].wrapped
    assert by_style["spaces show that a line runs on"].space_runs_on
    assert by_style["spaces show that a line runs on"].blank_between_lines
    assert not by_style["one line each"].space_runs_on
    assert not manner_of(lines(f"{FIRST}\n{SECOND}\n{ENGLISH}")).wrapped


def test_headers_page_numbers_and_notes_are_no_body() -> None:
    found = lines("آب\nخاک\nباد\n")
    found[0].role, found[1].role = "header", "note"
    assert [line.text for line in body_of(found)] == ["باد"]


def test_every_line_of_the_body_is_in_a_block() -> None:
    found = lines(written("wrapped, blank lines between"))
    plans = find_blocks(found, manner_of(found))
    laid = {id(line) for plan in plans for line in plan.lines}
    assert laid == {id(line) for line in found}
    assert [plan.start for plan in plans] == sorted(plan.start for plan in plans)
