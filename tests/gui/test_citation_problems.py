"""What may be wrong with citations, in the words, the filters, the table and the inspector of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.core.model import CITATION_PROBLEMS
from annotator.gui import words
from annotator.gui.conducting.showing import PROBLEM_FILTER, citation_filters
from annotator.gui.models.records import CitationDetail, CitationItem
from annotator.gui.pages.citation_page import CitationPage
from tests.gui.conftest import Opened


def item(name: str, *problems: str) -> CitationItem:
    return CitationItem(
        id=name, text=f"({name}, 2010)", lang="fa", authors=name, year="2010", locator="", state="unresolved",
        source_key="", problems=problems, row_id="", row_number=1,
    )


def test_every_problem_has_a_word_and_a_sentence() -> None:
    assert set(CITATION_PROBLEMS) <= set(words._WORDS)
    assert set(CITATION_PROBLEMS) == set(words._PROBLEMS)
    assert words.problem_text("no_year") == "It gives no year."
    assert words.problem_text("unheard") == words.word("unheard")


def test_there_is_a_filter_for_each_problem_some_citation_has() -> None:
    items = [item("a", "missing_page"), item("b", "no_year", "missing_page"), item("c", "ambiguous"), item("d")]
    filters = {one.id: (one.title, one.count) for one in citation_filters(items, 0)}
    assert filters[f"{PROBLEM_FILTER}missing_page"] == ("page missing", 2)
    assert filters[f"{PROBLEM_FILTER}no_year"] == ("no year", 1)
    assert sum(one.startswith(PROBLEM_FILTER) for one in filters) == 2


def test_the_inspector_says_in_sentences_what_may_be_wrong(qtbot: QtBot) -> None:
    page = CitationPage()
    qtbot.addWidget(page)
    page.show_citation(CitationDetail(item("a", "missing_page", "no_year"), (), None))
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert f"{words.problem_text('missing_page')}\n{words.problem_text('no_year')}" in shown
    page.show_citation(CitationDetail(item("b"), (), None))
    assert "Questions" not in [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_the_table_is_filtered_by_problem_from_the_navigator(opened: Opened) -> None:
    page = opened.window.tables.page("citations")
    everything = [page.model.record(row) for row in range(page.model.rowCount())]
    problem = next(one.problems[0] for one in everything if one.problems and one.problems[0] != "ambiguous")
    opened.window.navigator.citation_filter_requested.emit(f"{PROBLEM_FILTER}{problem}")
    shown = [page.model.record(row) for row in range(page.model.rowCount())]
    assert 0 < len(shown) < len(everything)
    assert all(problem in one.problems for one in shown)
