import ast
from pathlib import Path

import pytest

from annotator.core.analysis import FoundBlock, FoundSentence
from annotator.core.model import CITATION_PROBLEMS
from annotator.core.spans import OffsetMap
from annotator.text import citation_problems, found_references, works
from annotator.text.citation_grammar import CitedPart, Locator
from annotator.text.citation_problems import note_problems
from annotator.text.occurrences import Occurrence, Placed, Work


def place(work: Work, index: int, sentence: str = "", **fields: object) -> Placed:
    work.citations.append(index)
    span = ((0, len(sentence)),)
    found = FoundSentence("fa-1.1", sentence, 0, len(sentence), span)
    block = FoundBlock("fa-1", "fa", "paragraph", sentence, OffsetMap.identity(0, len(sentence)), (found,))
    part = CitedPart(0, 0, work.authors, work.et_al, work.year, work.suffix, work.calendar)
    for name, value in fields.items():
        part = CitedPart(**{**part.__dict__, name: value})
    return Placed(Occurrence(block, "parenthetical", 0, 1, part, "", (), "fa-1.1"), work)


def work(year: str = "2024", suffix: str | None = None) -> Work:
    calendar = "solar_hijri" if year.startswith("1") else "gregorian"
    return Work(("Karami",), False, year, suffix, calendar)


@pytest.mark.parametrize(
    ("year", "other", "is_conflict"),
    [("1395", "2016", False), ("1395", "2017", False), ("1395", "2018", True), ("2016", "1395", False)],
)
def test_years_of_both_calendars_are_checked(year: str, other: str, is_conflict: bool) -> None:
    cited = work(year)
    placed = [place(cited, 0, other_year=other)]
    note_problems(placed, [cited])
    assert ("year_conflict" in placed[0].problems) == is_conflict


def test_a_missing_first_suffix_is_noted_once() -> None:
    cited = work(suffix="b")
    placed = [place(cited, 0), place(cited, 1)]
    note_problems(placed, [cited])
    assert [decided.problems for decided in placed] == [["suffix_without_first"], []]


@pytest.mark.parametrize(("is_listed", "problems"), [(False, ["suffix_out_of_order"]), (True, [])])
def test_a_later_first_suffix_is_a_hint_only_without_a_list(is_listed: bool, problems: list[str]) -> None:
    second, first = work(suffix="b"), work(suffix="a")
    placed = [place(second, 0), place(first, 1)]
    entries = [placed[1].occurrence.part] if is_listed else []
    note_problems(placed, [second, first], entries)
    assert [decided.problems for decided in placed] == [problems, []]


def test_a_first_suffix_that_is_only_listed_is_there() -> None:
    second, first = work(suffix="b"), work(suffix="a")
    placed = [place(second, 0)]
    note_problems(placed, [second], [place(first, 1).occurrence.part])
    assert placed[0].problems == []


def test_a_page_is_missed_where_half_the_citations_have_one() -> None:
    cited = work()
    placed = [place(cited, 0, locator=Locator("page", "3")), place(cited, 1)]
    note_problems(placed, [cited])
    assert placed[1].problems == ["missing_page"]


def test_only_neighbouring_citations_of_a_page_are_compared() -> None:
    cited, page = work(), Locator("page", "3")
    placed = [
        place(cited, 0, "تجارت دریایی جنوب گسترش یافته", locator=page),
        place(cited, 1, "تجارت دریایی جنوب کشور بیشتر گسترش یافته", locator=page),
        place(cited, 2, "موسیقی سنتی شمال فراموش نمی‌گردد", locator=page),
    ]
    note_problems(placed, [cited])
    problem = "same_page_for_different_claims"
    assert [problem in decided.problems for decided in placed] == [False, True, True]


def test_no_problem_is_made_of_an_empty_paper() -> None:
    note_problems([], [])


def test_the_engine_writes_the_known_problems_and_no_others() -> None:
    noted: set[str] = set()
    constants: set[object] = set()
    for module in (citation_problems, works, found_references):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "_note":
                noted.add(ast.literal_eval(node.args[1]))
            if isinstance(node, ast.Constant):
                constants.add(node.value)
    assert noted <= set(CITATION_PROBLEMS)
    assert set(CITATION_PROBLEMS) <= constants
