"""Pages the reader's tests and figures show: our own text, in both languages."""

from __future__ import annotations

from annotator.gui.reader.page import (
    Cell,
    Chip,
    FootnoteMarker,
    Highlight,
    Piece,
    ReaderPage,
    ReaderRow,
    TableCells,
)

HEADING_EN = "1 Introduction"
HEADING_FA = "۱ مقدمه"
RIVERS_EN = (
    "With the change of the river's course and the return of the dry years in 2018, not only has the "
    "farming of the basin undergone transformation, but the neighbouring provinces have also reassessed "
    "their policies within the framework of their own needs."
)
RIVERS_FA = (
    "با تغییر مسیر رودخانه و بازگشت سال‌های خشک در سال 2018، نه تنها کشاورزی حوضه دگرگون گردیده است "
    "بلکه استان‌های همسایه هم سیاست‌های متفاوتی را در چارچوب نیازهای خود بازنگری کرده‌اند. گرچه رقابت بر سر آب "
    "یک امر روزمره است (Ostrom, 1990, p. 355)؛ ولی این رقابت عموماً براساس یک سلسله قواعد محلی تبیین می‌گردد."
)
ONLY_FA = (
    "دشت همواره محیطی برای مناقشه بوده است، تاریخ این ناحیه نشان داده که دشت به تعبیر لمبتون «زمین تشنه» "
    "است (Lambton, 1953, p. 53)؛ به نحوی که مالکان بزرگ در بازه‌های زمانی گوناگون نتوانستند در این قلمرو "
    "سلطهٔ خود را تداوم دهند."
)
DAMS_EN = (
    "The province, as a region with prior experience of state dams (1979–1989), has been influenced by the "
    "river's condition and by changes of ownership, both historically and economically."
)
DAMS_FA = (
    "استان به عنوان ناحیه‌ای که تجربهٔ سدهای دولتی (۱۹۷۹–۱۹۸۹) را داشته، نه تنها از لحاظ تاریخی بلکه از نظر "
    "اقتصادی نیز متأثر از شرایط رودخانه و جابه‌جایی مالکیت بوده است."
)
THEORY_EN = "has been influenced by the river's condition"
POLICY_EN = "influenced by the river's condition and by changes"
THEORY_FA = "نه تنها از لحاظ تاریخی بلکه از نظر اقتصادی"
LATIN_FIRST_FA = (
    "Scott (1998, p. 12) می‌نویسد که دولت‌ها زمین را برای دیدن ساده می‌کنند؛ "
    "کتاب Seeing Like a State نمونه است."
)


def cell(block_id: str, *sentences: str, start: int = 0) -> Cell:
    """Return a cell of the sentences of one block, a space between each."""
    pieces = []
    for text in sentences:
        pieces.append(Piece(block_id, start, start + len(text), text))
        start += len(text) + 1
    return Cell(tuple(pieces))


def span(text: str, part: str) -> tuple[int, int]:
    """Return where a part stands in a text, in code points."""
    start = text.index(part)
    return start, start + len(part)


def small_page() -> ReaderPage:
    """Return a page with one row of every sort."""
    table = TableCells.located(
        "fa-6", "سال بارش (mm) رویداد ۱۳۹۷ 212 سیلاب بزرگ ۱۳۹۸ 87 خشک‌سالی و کوچ",
        ("سال", "بارش (mm)", "رویداد"), (("۱۳۹۷", "212", "سیلاب بزرگ"), ("۱۳۹۸", "87", "خشک‌سالی و کوچ")),
    )
    rows = (
        ReaderRow("r0", 1, "heading", 1, "confirmed", page=301,
                  en=cell("en-0", HEADING_EN), fa=cell("fa-0", HEADING_FA)),
        ReaderRow("r1", 12, score=910, page=302, en=cell("en-1", RIVERS_EN), fa=cell("fa-1", RIVERS_FA)),
        ReaderRow("r2", 13, page=302, fa=cell("fa-2", ONLY_FA)),
        ReaderRow("r3", 14, score=840, state="suggested", en=cell("en-3", DAMS_EN), fa=cell("fa-3", DAMS_FA)),
        ReaderRow("r4", 15, fa=cell("fa-4", LATIN_FIRST_FA), page=303),
        ReaderRow("r5", None, "table", fa=Cell(table=table), page=303),
        ReaderRow("r6", None, "footnote", fa=cell("fa-7", "۱. Ann Lambton"), page=303),
        ReaderRow("r7", None, "footnote", fa=cell("fa-8", "۲. Transition of Ownership"), page=303),
    )
    return ReaderPage(
        rows,
        highlights=(
            Highlight("c7", "en-1", 0, RIVERS_EN.index(" within"), "#f0a500", "Fi"),
            Highlight("c7", "fa-1", 0, RIVERS_FA.index(" را در چارچوب"), "#f0a500", "Fi"),
            Highlight("c8", "en-3", *span(DAMS_EN, THEORY_EN), "#2e9e5b", "Th"),
            Highlight("c9", "en-3", *span(DAMS_EN, POLICY_EN), "#7a55d3", "Po"),
            Highlight("c8", "fa-3", *span(DAMS_FA, THEORY_FA), "#2e9e5b", "Th"),
        ),
        chips=(
            Chip("k1", "fa-1", *span(RIVERS_FA, "(Ostrom, 1990, p. 355)"), "resolved"),
            Chip("k2", "fa-2", *span(ONLY_FA, "(Lambton, 1953, p. 53)"), "unresolved"),
            Chip("k3", "fa-4", *span(LATIN_FIRST_FA, "Scott (1998, p. 12)"), "ambiguous"),
        ),
        markers=(
            FootnoteMarker("fa-2", ONLY_FA.index("لمبتون") + 6, "1", "Ann Lambton"),
            FootnoteMarker("fa-3", DAMS_FA.index("مالکیت") + 6, "2", "Transition of Ownership"),
        ),
        paper_id="paper-1", title_en="Water and Ownership", title_fa="آب و مالکیت",
    )


def long_page(rows: int, *, highlighted: bool = True) -> ReaderPage:
    """Return a page of many rows, about 500 code points each, of uneven length."""
    made = []
    highlights = []
    for index in range(rows):
        en_id, fa_id = f"en-{index}", f"fa-{index}"
        english = (RIVERS_EN, DAMS_EN, f"Row {index}. " + RIVERS_EN)[index % 3]
        persian = (RIVERS_FA, DAMS_FA, ONLY_FA, LATIN_FIRST_FA)[index % 4]
        is_heading = index % 25 == 0
        made.append(ReaderRow(
            f"r{index}", index + 1, "heading" if is_heading else "paragraph", 1 if is_heading else None,
            score=800 + index % 200, page=1 + index // 12,
            en=cell(en_id, HEADING_EN if is_heading else english),
            fa=cell(fa_id, HEADING_FA if is_heading else persian),
        ))
        if highlighted and index % 5 == 1 and not is_heading:
            highlights.append(Highlight(f"claim-{index}", fa_id, 4, 60, "#f0a500", "Fi"))
    return ReaderPage(tuple(made), tuple(highlights), paper_id=f"long-{rows}")
