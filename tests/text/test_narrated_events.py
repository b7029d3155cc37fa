import pytest

from annotator.text.citations import find_citations
from annotator.text.narrated_events import tells_event
from annotator.text.pipeline import analyse

EVENTS = [
    "حامد کرزی (2001) نخستین رئیس جمهور بود.",
    "علی شریعتی (1356) در لندن درگذشت.",
    "اشرف غنی (2014) و حامد کرزی (2001) رئیس جمهور بودند.",
    "کرزی (2001) رئیس دولت موقت شد (Birch, 2020, p. 4).",
    "George Bush (2001) invaded the country.",
    "Vladimir Putin (2000) became president.",
    "Bush and Blair (2003) later met in Lisbon.",
]
REPORTS = [
    "کریمی (1399) آب را مهم می‌داند.",
    "کریمی (1399) سه عامل را برای این کار معرفی کرد.",
    "کریمی (1399) داده‌های تازه‌ای گرد آورده است.",
    "John Mearsheimer (2001) conceptualises great powers.",
    "Buzan and Wæver (2003) see regions.",
]


@pytest.mark.parametrize("text", EVENTS)
def test_a_sentence_in_the_simple_past_tells_an_event(text: str) -> None:
    assert tells_event(text, text.index(")") + 1)


@pytest.mark.parametrize("text", REPORTS)
def test_a_sentence_that_reports_a_view_or_names_research_tells_none(text: str) -> None:
    assert not tells_event(text, text.index(")") + 1)


@pytest.mark.parametrize("text", EVENTS)
def test_a_person_of_an_event_is_not_cited(text: str) -> None:
    assert [one for one in analyse(text).citations if one.kind == "narrative"] == []


@pytest.mark.parametrize("text", REPORTS)
def test_a_person_whose_view_is_reported_is_cited(text: str) -> None:
    assert [one.kind for one in find_citations(analyse(text).texts)[0]] == ["narrative"]


def test_a_person_of_an_event_is_cited_when_the_work_is_cited_elsewhere() -> None:
    citations = analyse("کرزی (1399) رئیس دولت موقت شد. چنین نیز گفته‌اند (کرزی، 1399: 4).").citations
    assert [one.kind for one in citations] == ["narrative", "parenthetical"]


def test_nothing_behind_the_bracket_tells_nothing() -> None:
    assert not tells_event("کریمی (1399)", 13)
