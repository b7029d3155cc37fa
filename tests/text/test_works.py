from annotator.core.analysis import FoundBlock
from annotator.core.model import CitationKind
from annotator.core.spans import OffsetMap
from annotator.text.citation_grammar import CitedPart, Repetition
from annotator.text.occurrences import Occurrence
from annotator.text.works import assign_works

BLOCK = FoundBlock("fa-1", "fa", "paragraph", "", OffsetMap())


def occurrence(
    *authors: str, year: str | None = "2024", kind: CitationKind = "parenthetical", suffix: str | None = None,
    repetition: Repetition = "", is_certain: bool = True,
) -> Occurrence:
    calendar = "solar_hijri" if (year or "").startswith("1") else "gregorian"
    part = CitedPart(0, 0, authors, False, year, suffix, calendar, repetition=repetition)
    return Occurrence(BLOCK, kind, 0, 1, part, "", (), None, is_certain)


def test_ids_count_in_reading_order() -> None:
    citations, works = assign_works([occurrence("Waltz"), occurrence("Buzan"), occurrence("Waltz")])
    assert [(citation.id, citation.work) for citation in citations] == [("c1", "w1"), ("c2", "w2"), ("c3", "w1")]
    assert [work.citations for work in works] == [("c1", "c3"), ("c2",)]


def test_a_work_may_be_named_before_it_is_cited_in_full() -> None:
    citations, works = assign_works([occurrence("فخاری", year="1403", kind="narrative"), occurrence("Fakhari")])
    assert citations[0].work == citations[1].work == "w1"
    assert works[0].authors == ("Fakhari",)


def test_an_uncertain_name_is_dropped_unless_a_reference_list_proves_it() -> None:
    uncertain = occurrence("ترنبال", kind="narrative", is_certain=False)
    assert assign_works([uncertain]) == ((), ())
    citations, _ = assign_works([uncertain], [CitedPart(0, 0, ("Turnbull",), False, "2024", None, "gregorian")])
    assert len(citations) == 1


def test_the_author_again_is_a_work_of_the_year_given() -> None:
    again = occurrence(year="1402", repetition="same_author")
    citations, works = assign_works([occurrence("کریمی", year="1400"), again])
    assert [(work.authors, work.year) for work in works] == [(("کریمی",), "1400"), (("کریمی",), "1402")]
    assert citations[1].authors == ("کریمی",)


def test_a_repetition_of_nothing_says_so() -> None:
    citations, works = assign_works([occurrence(year=None, repetition="same_work")])
    assert citations[0].problems == ("no_antecedent",)
    assert works == ()


def test_candidates_are_works_that_are_cited() -> None:
    citations, works = assign_works([
        occurrence("Eslami", suffix="a"), occurrence("Eslami", suffix="b"), occurrence("Eslami"),
    ])
    assert citations[2].candidates == ("w1", "w2")
    assert {work.id for work in works} == {"w1", "w2"}
