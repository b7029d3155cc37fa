import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.analysis import Analysis, FoundReference
from annotator.text.found_references import UNLISTED
from annotator.text.pipeline import analyse

BODY = """رویکرد روسیه در آسیای مرکزی

چکیده

این مقاله رویکرد روسیه را بررسی می‌کند.

۱. مقدمه

روسیه نقش تازه‌ای یافته است (کریمی و احمدی، ۱۳۹۹: ۲۵). موازنه مهم است (والتز، ۱۳۹۴: ۱۲). دیگران چنین نمی‌گویند \
(Buzan & Wæver, 2003, p. 44). نتایج دیگر نیز هست (Stepanova, 2021a, p. 46). پژوهش‌های دیگر آن را نشان می‌دهند \
(محمدی و همکاران، ۱۴۰۰: ۱۲۱).{more}

۲. نتیجه‌گیری

نتیجه آنکه روسیه نقش مهمی دارد و این نقش در آینده نیز ادامه خواهد داشت.

منابع

"""
PERSIAN = [
    "کریمی، علی و احمدی، رضا (۱۳۹۹). نقش روسیه در آسیای مرکزی. فصلنامه آسیای مرکزی، ۵(۲)، ۱۲-۳۴.",
    "محمدی، حسن؛ نوری، زهرا و صادقی، امیر (۱۴۰۰). «دیپلماسی آب». پژوهش‌ها، سال ۱۱، شماره ۳، صص ۱۱۵-۱۴۰.",
    "والتز، کنت (۱۳۹۴). نظریه سیاست بین‌الملل. تهران: نشر مخاطب.",
]
LATIN = [
    "Buzan, B., & Wæver, O. (2003). Regions and powers. Cambridge: Cambridge University Press.",
    "Karimi, A., & Ahmadi, R. (2020). The role of Russia. Central Asia Quarterly, 5(2), 12-34. [In Persian]",
    "Mohammadi, H., Nouri, Z., & Sadeghi, A. (2021). Water diplomacy. Research, 11(3), 115-140.",
    "Stepanova, E. (2021a). Russia and the search. Europe-Asia Studies, 73(5), 928–952.",
    "Unread, U. (1999). Never cited. London: Routledge.",
]


def read(*, more: str = "", persian: list[str] = PERSIAN, latin: list[str] = LATIN) -> Analysis:
    return analyse(BODY.format(more=more) + "\n".join(persian) + "\n\nReferences\n\n" + "\n".join(latin) + "\n")


def by_author(analysis: Analysis) -> dict[str, FoundReference]:
    return {reference.authors[0].family: reference for reference in analysis.references}


def test_every_entry_is_a_reference_with_its_raw_place() -> None:
    raw = BODY.format(more="") + "\n".join(PERSIAN) + "\n\nReferences\n\n" + "\n".join(LATIN) + "\n"
    references = analyse(raw).references
    assert [reference.id for reference in references] == [f"r{number}" for number in range(1, 9)]
    assert [raw[slice(*reference.raw_spans[0])] for reference in references] == PERSIAN + LATIN


def test_references_are_tied_to_the_works_of_the_citations() -> None:
    analysis = read()
    cited = {work.authors: work.id for work in analysis.works}
    found = by_author(analysis)
    assert found["کریمی"].work == cited["کریمی", "احمدی"]
    assert found["محمدی"].work == cited[("محمدی",)]
    assert found["Stepanova"].work == cited[("Stepanova",)]
    assert found["Unread"].work is None


def test_the_list_itself_is_not_searched_for_citations() -> None:
    assert len(read().citations) == 5


def test_a_work_listed_in_both_scripts_is_told_where_it_is_certain() -> None:
    found = by_author(read())
    assert found["کریمی"].twin == found["Karimi"].id  # marked as Persian
    assert found["Mohammadi"].twin == found["محمدی"].id  # same volume and pages
    assert found["Karimi"].work == found["کریمی"].work
    assert found["Karimi"].work_lang == "fa"
    assert found["والتز"].twin is None


@pytest.mark.parametrize(
    "latin",
    [
        "Karimi, A., & Ahmadi, R. (2020). The role of Russia. Central Asia Quarterly, 6(2), 12-34. [In Persian]",
        "Karimi, A., & Ahmadi, R. (2018). The role of Russia. Central Asia Quarterly, 5(2), 12-34. [In Persian]",
        "Karimi, A. (2020). The role of Russia. Central Asia Quarterly, 5(2), 12-34. [In Persian]",
        "Karimi, A., & Ahmadi, R. (2020). The role of Russia. London: Routledge.",
    ],
)
def test_another_volume_year_or_author_is_another_work(latin: str) -> None:
    found = by_author(read(latin=[latin]))
    assert found["Karimi"].twin is None


def test_two_candidates_for_a_twin_are_none() -> None:
    again = "Karimi, A., & Ahmadi, R. (2021). Another role. Quarterly. [In Persian]"
    analysis = read(latin=[LATIN[1], again])
    assert [reference.twin for reference in analysis.references if reference.lang == "en"] == [None, None]


def test_a_citation_missing_from_the_list_is_marked() -> None:
    analysis = read(more=" این تازه است (Nobody, 2019, p. 3).")
    marked = [citation.authors for citation in analysis.citations if UNLISTED in citation.problems]
    assert marked == [("Nobody",)]


def test_nothing_is_marked_as_missing_where_most_of_the_list_is_not_there() -> None:
    analysis = read(persian=PERSIAN[:1], latin=[])
    assert not any(UNLISTED in citation.problems for citation in analysis.citations)


def test_numbers_tie_entries_of_numbered_lists_even_of_one_author_and_year() -> None:
    analysis = analyse(
        "Water and power\n\nIntroduction\n\nWater matters a great deal [1]. Others say so too [2]. Some do not [3]. "
        "And again [1, p. 12]. The result is known.\n\nConclusion\n\nWe conclude that water matters in the "
        "region.\n\nReferences\n\n"
        "[1] K. Waltz, “Realism,” Security, vol. 25, no. 1, pp. 5–41, 2000.\n"
        "[2] K. Waltz, “Idealism,” Security, vol. 26, no. 1, pp. 5–41, 2000.\n"
        "[3] Personal letter to the author\n"
    )
    assert [reference.number for reference in analysis.references] == [1, 2, 3]
    numbers = {work.id: work.number for work in analysis.works}
    assert [numbers[reference.work or ""] for reference in analysis.references] == [1, 2, 3]


SIGNS = "()؛،,.: 0123۱۲۳۴Ab&و'همانپصجش-–\u200c\n[]«»/"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.sampled_from(SIGNS), max_size=90), max_size=6))
def test_any_list_can_be_read_and_stands_where_it_says(lines: list[str]) -> None:
    raw = BODY.format(more="") + "\n".join([PERSIAN[0], *lines, LATIN[0]]) + "\n"
    analysis = analyse(raw)
    blocks = {block.id for text in analysis.texts for block in text.blocks}
    works = {work.id for work in analysis.works}
    for reference in analysis.references:
        assert reference.block in blocks
        assert reference.work is None or reference.work in works
        assert all(0 <= start < end <= len(raw) for start, end in reference.raw_spans)
