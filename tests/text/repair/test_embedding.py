"""Runs between marks of direction, as text layers give them."""

from __future__ import annotations

import pytest

from annotator.text.pipeline import analyse
from annotator.text.repair.draft import Draft
from annotator.text.repair.embedding import find, in_order
from annotator.text.repair.rule import Evidence

RIGHT, LEFT, END = "\u202b", "\u202a", "\u202c"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{RIGHT}آب (نوری{LEFT} .)۲۵ :۱۴۰۰ ،{END}سپس{END}", "آب (نوری، ۱۴۰۰: ۲۵). سپس"),
        (f"{RIGHT}{LEFT} .۱{END}مقدمه{END}", "۱. مقدمه"),
        (f"{RIGHT}است ({LEFT}.)FAO, 2018, p. 44{END}{END}", "است (FAO, 2018, p. 44)."),
        (f"{RIGHT}سن {LEFT}۶۳٫۵{END} سال{END}", "سن ۶۳٫۵ سال"),
        (f"{RIGHT}کنند ({LEFT}Nixon,{END}{END}", "کنند (Nixon,"),
        (f"{RIGHT}{LEFT} .)2008: 12{END}سپس{END}", "2008: 12). سپس"),
        (f"{RIGHT} بدل شد{END}۱۳۴۴ {RIGHT} تا{END}۱۳۱۹ {RIGHT}میان{END}", "میان ۱۳۱۹ تا ۱۳۴۴ بدل شد"),
    ],
    ids=["citation", "heading", "latin citation", "decimal", "broken citation", "its end", "latin page"],
)
def test_an_embedded_run_is_read_from_its_right_edge(line: str, expected: str) -> None:
    plain = in_order(line)
    for sign in (RIGHT, LEFT, END):
        plain = plain.replace(sign, "")
    assert plain == expected


@pytest.mark.parametrize(
    "line",
    [
        f"{RIGHT}{LEFT}FAO. (2018). Systems in arid lands.{END}{END}",
        f"{RIGHT}متن درست است.{END}",
        f"The word {RIGHT}کتاب{END} means book.",
        "متن (نوری، ۱۴۰۰: ۲۵) درست است.",
    ],
    ids=["latin line", "one run", "english line", "no marks"],
)
def test_a_line_in_order_is_left_as_it_is(line: str) -> None:
    assert in_order(line) == line
    assert list(find(Draft.of_raw(line, 0, len(line)), Evidence())) == []


def test_a_citation_in_an_embedded_run_is_found_with_its_page() -> None:
    line = f"{RIGHT}آب پایهٔ پیمان‌های اجتماعی نیز هست (نوری{LEFT} .)۲۵ :۱۴۰۰ ،{END}پس باید آن را شناخت.{END}"
    analysis = analyse(line)
    citation = analysis.citations[0]
    assert (citation.authors, citation.year, citation.locator) == (("نوری",), "1400", ("page", "25"))
    assert all(line[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)
