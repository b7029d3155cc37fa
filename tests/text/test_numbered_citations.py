import pytest

from annotator.core.analysis import FoundBlock, FoundText
from annotator.core.model import BlockKind
from annotator.core.spans import OffsetMap
from annotator.text.citations import find_citations
from annotator.text.numbered_citations import numbered_citations, uses_numbers

TEXT = "As shown in [1] and elsewhere [2, 4–6], this holds [3, p. 25]."


def block(number: int, text: str, kind: BlockKind = "paragraph") -> FoundBlock:
    return FoundBlock(f"en-{number}", "en", kind, text, OffsetMap.identity(0, len(text)))


def test_every_number_of_a_bracket_is_a_citation() -> None:
    found = list(numbered_citations(TEXT, {}))
    assert [citation.part.number for citation in found] == [1, 2, 4, 5, 6, 3]
    assert [TEXT[citation.start:citation.end] for citation in found] == [
        "[1]", "[2", "4–6]", "4–6]", "4–6]", "[3, p. 25]"
    ]
    assert found[-1].part.locator is not None
    assert found[-1].part.locator.value == "25"


def test_persian_digits_and_ranges_set_backwards_are_read() -> None:
    found = numbered_citations("چنین است [۷-۵، ۲]", {})
    assert [citation.part.number for citation in found] == [5, 6, 7, 2]


@pytest.mark.parametrize(
    "texts",
    [
        ("only one [1] here",), ("years [12] and [45] and [46]",),
        ("intervals [0, 999] [1] [2] and [3, 450]",),
        ("plain text",), ("the same [1] and [1] and [1]",),
    ],
)
def test_numbers_in_brackets_are_no_habit_of_every_text(texts: tuple[str, ...]) -> None:
    assert not uses_numbers(texts)


def test_a_habit_shows_in_brackets_that_count_from_one() -> None:
    assert uses_numbers([TEXT])


def test_numbers_take_authors_and_year_from_their_entries() -> None:
    blocks = (
        block(1, TEXT), block(2, "And more of it [1]."), block(3, "References", "heading"),
        block(4, "[1] K. Waltz, “Structural realism,” International Security, vol. 25, pp. 5–41, 2000."),
        block(5, "[2] B. Buzan, “Regions and powers,” Review, vol. 2, pp. 1–4, 2003."),
    )
    citations, works = find_citations([FoundText("en", blocks)])
    assert [citation.text for citation in citations] == ["[1]", "[2]", "[4]", "[5]", "[6]", "[3]", "[1]"]
    assert (citations[0].authors, citations[0].year) == (("Waltz",), "2000")
    assert (citations[2].authors, citations[2].year, citations[2].problems) == ((), None, ())
    assert works[0].citations == ("c1", "c7")
    assert len(works) == 6


def test_an_interval_from_nought_does_not_hide_citations_by_number() -> None:
    texts = ["گفته‌اند [1] و نوشته‌اند [2] و دیده‌اند [3].", "نمره‌ها در بازهٔ [0، 20] بود."]
    assert uses_numbers(texts)
    assert [found.part.number for found in numbered_citations(texts[1], {})] == []


@pytest.mark.parametrize(
    "code",
    [
        "int a[1]; int b[2]; int c[3]; x[1] = 2; print(a[1])", "for i in range(3): data[1] = data[2] + data[3]",
        "row_sums[1], row_sums[2] and row_sums[3]", "print(values[1], len(values[2]), sum(values[3]))",
    ],
)
def test_elements_of_arrays_are_not_cited(code: str) -> None:
    assert not uses_numbers([code])


@pytest.mark.parametrize("text", ["security[1] and power[2], states[3].", "Waltz [1][2] and Buzan et al.[3];"])
def test_numbers_set_close_are_cited(text: str) -> None:
    assert uses_numbers([text])
