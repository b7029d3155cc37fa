import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.analysis import CitedWork, FoundBlock, FoundCitation, FoundSentence, FoundText
from annotator.core.model import Lang
from annotator.core.spans import OffsetMap
from annotator.text.citations import citation_groups, citation_spans, find_citations


def text_of(*paragraphs: str, lang: Lang = "fa") -> FoundText:
    blocks: list[FoundBlock] = []
    offset = 0
    for number, paragraph in enumerate(paragraphs, 1):
        origins = OffsetMap.identity(offset, offset + len(paragraph))
        span = ((offset, offset + len(paragraph)),)
        sentence = FoundSentence(f"{lang}-{number}.1", paragraph, 0, len(paragraph), span)
        blocks.append(FoundBlock(f"{lang}-{number}", lang, "paragraph", paragraph, origins, (sentence,)))
        offset += len(paragraph) + 1
    return FoundText(lang, tuple(blocks))


def find(*paragraphs: str) -> tuple[Sequence[FoundCitation], Sequence[CitedWork]]:
    return find_citations([text_of(*paragraphs)])


def summary(citation: FoundCitation) -> tuple[object, ...]:
    locator = ":".join(citation.locator) if citation.locator else None
    return citation.authors, citation.et_al, citation.year, citation.suffix, citation.calendar, locator


GREGORIAN, SOLAR = "gregorian", "solar_hijri"

PARENTHETICAL = [
    ("(Mersheimer, 2011, p. 355)", (("Mersheimer",), False, "2011", None, GREGORIAN, "page:355")),
    ("(Haidari & Simbar, 2024, p 4)", (("Haidari", "Simbar"), False, "2024", None, GREGORIAN, "page:4")),
    ("(Sinaee et al., 2024, pp. 16-17)", (("Sinaee",), True, "2024", None, GREGORIAN, "page:16-17")),
    ("(Eslami & Ansary Kargar, 2024b)", (("Eslami", "Ansary Kargar"), False, "2024", "b", GREGORIAN, None)),
    ("(BBC persian, 2024a)", (("BBC persian",), False, "2024", "a", GREGORIAN, None)),
    ("(Ebadi, n.d.)", (("Ebadi",), False, "n.d.", None, "none", None)),
    ("(van Dijk, 1998, pp. 12–15)", (("van Dijk",), False, "1998", None, GREGORIAN, "page:12–15")),
    ("(al-Jabri, 2001, para. 3)", (("al-Jabri",), False, "2001", None, GREGORIAN, "paragraph:3")),
    ("(Smith, Jones, and Lee 2010: 25)", (("Smith", "Jones", "Lee"), False, "2010", None, GREGORIAN,
    "page:25")),
    ("(Smith 2010, 25)", (("Smith",), False, "2010", None, GREGORIAN, "page:25")),
    ("(see also O'Neill, in press)", (("O'Neill",), False, "in press", None, "none", None)),
    ("(Ministry of Economy and Finance, 2015)",
     (("Ministry of Economy and Finance",), False, "2015", None, GREGORIAN, None)),
    ("(Kant, 1781/1998, ch. 3)", (("Kant",), False, "1998", None, GREGORIAN, "chapter:3")),
    ("(Smith, J., & Lee, K., 2010)", (("Smith", "Lee"), False, "2010", None, GREGORIAN, None)),
    ("(کریمی، 1400: 25)", (("کریمی",), False, "1400", None, SOLAR, "page:25")),
    ("(احمدی و رضایی، ۱۳۹۹، ص. ۱۲)", (("احمدی", "رضایی"), False, "1399", None, SOLAR, "page:12")),
    ("(حسینی و دیگران، ۱۳۹۵: ۲۳–۲۵)", (("حسینی",), True, "1395", None, SOLAR, "page:23–25")),
    ("(کریمی و همکاران، 1403الف، صص 12-14)", (("کریمی",), True, "1403", "الف", SOLAR, "page:12-14")),
    ("(وزارت امور خارجه، بی‌تا)", (("وزارت امور خارجه",), False, "n.d.", None, "none", None)),
    ("(احمدی، ۱۳۹۹ش: ۱۲)", (("احمدی",), False, "1399", None, SOLAR, "page:12")),
    ("(کریمی، ۱۳۹۰، ج ۲: ۳۵)", (("کریمی",), False, "1390", None, SOLAR, "page:35")),
    ("(ر.ک. بشیریه، ۱۳۸۰، فصل ۳)", (("بشیریه",), False, "1380", None, SOLAR, "chapter:3")),
    ("(بوزان، ۲۰۱۰م: ۲۵)", (("بوزان",), False, "2010", None, GREGORIAN, "page:25")),
    ("(رضایی، 1395/2016: 12)", (("رضایی",), False, "1395", None, SOLAR, "page:12")),
]


@pytest.mark.parametrize(("written", "expected"), PARENTHETICAL)
def test_a_parenthetical_citation_is_taken_apart(written: str, expected: tuple[object, ...]) -> None:
    citations, works = find(f"چنین گفته‌اند {written} و بس.")
    assert [summary(citation) for citation in citations] == [expected]
    assert citations[0].kind == "parenthetical"
    assert citations[0].raw_spans == ((14, 14 + len(written)),)
    assert [work.citations for work in works] == [("c1",)]


NARRATIVE = [
    ("As Buzan (2010, p. 25) argues", ("Buzan",), "2010"),
    ("However, Buzan's (2010) view", ("Buzan",), "2010"),
    ("According to Smith and Jones (2011)", ("Smith", "Jones"), "2011"),
    ("Buzan, Wæver, and de Wilde (1998) wrote", ("Buzan", "Wæver", "de Wilde"), "1998"),
    ("In this view, Sinaee et al. (2024) hold", ("Sinaee",), "2024"),
    ("John Mersheimer (2011) holds", ("Mersheimer",), "2011"),
    ("the World Bank (2020) reported", ("World Bank",), "2020"),
    ("اسلامی و انصاری کارگر (1403)، در مقاله‌ای", ("اسلامی", "انصاری کارگر"), "1403"),
    ("کریمی فرد (۱۴۰۰)، تلاش کرده است", ("کریمی فرد",), "1400"),
    ("به باور کریمی و رضایی (1400) این راه", ("کریمی", "رضایی"), "1400"),
    ("این یافته با پژوهش احمدی و همکاران (1398: 25) همسو است", ("احمدی",), "1398"),
    ("همان‌گونه که بوزان (2010) می‌نویسد", ("بوزان",), "2010"),
    ("احمدی، کریمی و رضایی (1399) نشان دادند", ("احمدی", "کریمی", "رضایی"), "1399"),
]


@pytest.mark.parametrize(("written", "authors", "year"), NARRATIVE)
def test_a_narrative_citation_starts_at_the_first_name(
    written: str, authors: tuple[str, ...], year: str
) -> None:
    citations, _ = find(written)
    assert [(citation.kind, citation.authors, citation.year) for citation in citations] == [
        ("narrative", authors, year)
    ]
    start, end = citations[0].start, citations[0].end
    assert written[start:end].startswith(authors[0][0] if authors != ("Mersheimer",) else "John")
    assert written[end - 1] == ")"


FALSE_FRIENDS = [
    "Afghanistan (1979–1989), has been",
    "seeking influence at summits (e.g., Doha meetings).",
    "The Islamic Emirate (2021) came",
    "Russia's National Security Strategy (2021) says",
    "the Second World War (1945) ended",
    "as a de facto actor (a prevailing reality), currently",
    "Elections (2021) and elections before",
    "in Moscow (2017) and Doha (2020)",
    "(Moscow, 2021)",
    "(World War II, 1945)",
    "(May 2023)",
    "سند (2021) به امضا رسید",
    "سند راهبرد امنیت ملی روسیه (2021) می‌گوید",
    "انقلاب اسلامی (1357) و جنگ",
    "جمهوری اسلامی ایران (1358) است",
    "(یافته های تحقیق)",
    "جدول (1): نشست‌ها",
    "(20 اکتوبر 2021)",
    "(ماه می 2023)",
    "(18 – 19 فوریه 2024)",
    "(30 و اول جولای 2024)",
    "پس از به قدرت رسیدن طالبان (2021 – 2024)",
    "(تهران: نشر نی، 1390)",
    "(سند، 2021)",
    "(چاپ دوم، 1390)",
    "در همان سال (همان جا که گفتیم)",
    "سازمان همکاری شانگهای (2001) پدید آمد",
    "توافق دوحه (2020) را امضا کردند",
    "(متولد 1340)",
    "در دهۀ گذشته (1390-1400) رشد کرد",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find(text) == ((), ())


def test_several_works_in_one_bracket_are_citations_of_their_own() -> None:
    text = "چنین است (کریمی، 1400: 25؛ Smith, 2001: 5؛ Jones & Bay, 2011, 2012a)."
    citations, works = find(text)
    assert [summary(citation)[0] for citation in citations] == [
        ("کریمی",), ("Smith",), ("Jones", "Bay"), ("Jones", "Bay")
    ]
    assert [text[citation.start:citation.end] for citation in citations] == [
        "(کریمی، 1400: 25", "Smith, 2001: 5", "Jones & Bay, 2011", "2012a)"
    ]
    assert [citation.text for citation in citations] == [
        "(کریمی، 1400: 25)", "(Smith, 2001: 5)", "(Jones & Bay, 2011)", "(Jones & Bay, 2012a)"
    ]
    assert len(works) == 4


@pytest.mark.parametrize(
    "damaged",
    [")Buzan, 2010, p. 25(", "(Buzan, 2010, p. 25(", ")Buzan, 2010, p. 25)", "(p ,2010 ,Buzan. 25(",
     "( Buzan , 2010 , p 25 )"],
)
def test_damaged_brackets_and_orders_are_read_all_the_same(damaged: str) -> None:
    citations, _ = find(f"گفته است {damaged} و")
    expected = (("Buzan",), False, "2010", None, GREGORIAN, "page:25")
    assert [summary(citation) for citation in citations] == [expected]
    assert citations[0].text == "(Buzan, 2010, p. 25)"


def test_words_between_two_brackets_are_not_in_brackets() -> None:
    citations, _ = find("گفت (نخست) Buzan, 2010 (دوم) و")
    assert citations == ()


def test_raw_spans_leave_out_what_stands_between_the_pieces_of_a_citation() -> None:
    text = "است (Wahidy & Attar, 2021, p. 241)."
    origins = OffsetMap([*range(100, 104), *range(10, 35), 200, *range(300, 304), 305])
    block = FoundBlock("fa-1", "fa", "paragraph", text, origins)
    citations, _ = find_citations([FoundText("fa", (block,))])
    assert citations[0].raw_spans == ((10, 35), (300, 304))


def test_repeated_citations_mean_the_work_before_them() -> None:
    citations, works = find(
        "آ (کریمی، 1400: 25). ب (همان: 30). پ (همان). ت (همو، 1402: 5). (Karimi, op. cit., p. 3)"
    )
    assert [citation.work for citation in citations] == ["w1", "w1", "w1", "w2", None]
    assert [citation.locator for citation in citations[:4]] == [
        ("page", "25"), ("page", "30"), None, ("page", "5")
    ]
    assert citations[3].authors == ("کریمی",)
    assert "no_antecedent" in citations[4].problems
    assert len(works) == 2


def test_a_repetition_behind_a_name_means_that_author_if_he_was_cited() -> None:
    citations, _ = find("(کریمی، 1400: 25) (رضایی، 1390: 2). کریمی (همان: 30) گفت. چنان‌که آمد (همان: 7).")
    assert [citation.work for citation in citations] == ["w1", "w2", "w1", "w1"]
    assert [citation.kind for citation in citations[2:]] == ["narrative", "parenthetical"]


def test_a_year_behind_a_name_may_stand_with_other_works() -> None:
    citations, _ = find("Buzan (2010, 2012; Waltz, 1979: 5) argues")
    assert [(citation.kind, citation.authors, citation.year) for citation in citations] == [
        ("narrative", ("Buzan",), "2010"), ("narrative", ("Buzan",), "2012"), ("parenthetical", ("Waltz",), "1979")
    ]


def test_a_work_read_about_in_another_is_marked() -> None:
    citations, _ = find("(Mearsheimer, 2001, as cited in Rezaei, 2018, p. 5)")
    assert [citation.authors for citation in citations] == [("Mearsheimer",), ("Rezaei",)]
    assert ["cited_through_another" in citation.problems for citation in citations] == [True, False]
    only, _ = find("(به نقل از رضایی، 1397: 5)")
    assert only[0].authors == ("رضایی",)


def test_citations_of_one_work_share_it_and_other_suffixes_do_not() -> None:
    citations, works = find("(BBC persian, 2024a) (BBC Persian, 2024a) (BBC Persian, 2024b)")
    assert [citation.work for citation in citations] == ["w1", "w1", "w2"]
    assert works[0].citations == ("c1", "c2")


def test_a_persian_narrative_citation_finds_its_latin_work_by_names_and_year() -> None:
    citations, works = find("فخاری (1403) در مقاله‌ای گفت.", "این است (Fakhari, 2024, p. 98).")
    assert citations[0].work == citations[1].work == "w1"
    assert (citations[0].calendar, works[0].authors) == (SOLAR, ("Fakhari",))


def test_a_persian_narrative_citation_that_may_mean_two_works_asks() -> None:
    citations, _ = find(
        "اسلامی و انصاری کارگر (1403) گفتند.",
        "(Eslami & Ansary Kargar, 2024a) (Eslami & Ansary Kargar, 2024b)",
    )
    assert citations[0].work is None
    assert citations[0].problems == ("ambiguous",)
    assert len(citations[0].candidates) == 2


def test_a_year_that_fits_neither_calendar_is_a_conflict() -> None:
    citations, works = find("فخاری (1399) در مقاله‌ای گفت.", "این است (Fakhari, 2024, p. 98).")
    assert "year_conflict" in citations[0].problems
    assert citations[0].work != citations[1].work
    assert citations[1].work in citations[0].candidates
    assert len(works) == 2
    both, _ = find("(رضایی، 1395/2020: 12)")
    assert "year_conflict" in both[0].problems


def test_an_uncertain_name_counts_when_its_work_is_cited_elsewhere() -> None:
    assert find("سخن از ترنبال (2010) رفت.") == ((), ())
    citations, _ = find("سخن از ترنبال (2010) رفت.", "(Turnbull, 2010, p. 3)")
    assert [citation.work for citation in citations] == ["w1", "w1"]


def test_spelling_variants_are_said_and_never_merged() -> None:
    citations, works = find("(Mersheimer, 2011, p. 3) (Mearsheimer, 2011, p. 4)")
    assert len(works) == 2
    assert all("spelling_variant" in citation.problems for citation in citations)
    assert set(citations[0].candidates) == {"w1", "w2"}


def test_a_citation_without_suffix_of_works_with_suffixes_is_ambiguous() -> None:
    citations, _ = find("(Eslami, 2024a) (Eslami, 2024b) (Eslami, 2024)")
    assert citations[2].work is None
    assert citations[2].candidates == ("w1", "w2")


def test_pages_are_missed_only_where_the_paper_gives_them() -> None:
    citations, _ = find("(Karami, 2024, p. 3) (Rezaei, 2020, p. 4) (Seerat, 2019)")
    assert [citation.problems for citation in citations] == [(), (), ("missing_page",)]
    without, _ = find("(Karami, 2024) (Rezaei, 2020) (Seerat, 2019)")
    assert [citation.problems for citation in without] == [(), (), ()]


def test_suffixes_out_of_order_are_noted_where_the_later_letter_comes_first() -> None:
    citations, _ = find("(Eslami, 2024b) (Eslami, 2024a)")
    assert [citation.problems for citation in citations] == [("suffix_out_of_order",), ()]
    in_order, _ = find("(اسلامی، 1403الف) (اسلامی، 1403ب)")
    assert [citation.problems for citation in in_order] == [(), ()]
    gap, _ = find("(Eslami, 2024b)")
    assert gap[0].problems == ("suffix_without_first",)


def test_one_page_for_claims_without_a_common_word_is_noted() -> None:
    citations, _ = find(
        "تجارت دریایی جنوب گسترش یافته است (Karami, 2024, p. 3).",
        "موسیقی سنتی شمال فراموش نمی‌گردد (Karami, 2024, p. 3).",
        "تجارت دریایی جنوب کشور گسترش بیشتری یافته است (Karami, 2024, p. 9).",
    )
    noted = ["same_page_for_different_claims" in citation.problems for citation in citations]
    assert noted == [True, True, False]


def test_undated_works_are_noted() -> None:
    citations, _ = find("(Seerat, n.d.)")
    assert citations[0].problems[-1] == "no_year"


def test_each_citation_knows_its_sentence_and_block() -> None:
    citations, _ = find("نخست.", "دوم (Karami, 2024, p. 3).")
    assert (citations[0].block, citations[0].sentence) == ("fa-2", "fa-2.1")


def test_the_sentence_splitter_gets_whole_groups_but_no_narrative_brackets() -> None:
    text = "Buzan (2010) گفت (کریمی، 1400: 25؛ Smith, 2001: 5). سپس (سند) آمد."
    groups = [text[start:end] for start, end in citation_spans(text, "fa")]
    assert groups == ["(کریمی، 1400: 25؛ Smith, 2001: 5)"]


SIGNS = "()؛،,.: 0123۱۲۳۴abAB&و'همانpص-–\u200c\n[]"


@given(st.text(alphabet=st.sampled_from(SIGNS)), st.sampled_from(["fa", "en"]))
def test_any_text_can_be_searched(text: str, lang: Lang) -> None:
    for start, end in citation_spans(text, lang):
        assert 0 <= start < end <= len(text)
    citations, works = find_citations([text_of(text, lang=lang)])
    assert {citation.work for citation in citations} - {None} <= {work.id for work in works}


def test_the_search_is_linear_in_the_length_of_hostile_text() -> None:
    for piece in ("(Aa ", "(A, 2010, ", ")Bb, 2010(", "و کریمی ", "Aa and Bb, ", "(همان: ", "(1400 و 1401 "):
        seconds = [min(_seconds_to_search(piece * count) for _ in range(2)) for count in (2_000, 16_000)]
        assert seconds[1] < 30 * max(seconds[0], 0.005), piece


def _seconds_to_search(text: str) -> float:
    start = time.perf_counter()
    list(citation_groups(text))
    return time.perf_counter() - start


def test_a_footnote_that_is_a_citation_needs_no_brackets() -> None:
    notes = ["کریمی، 1400: 25.", "همان: 30.", "Sun Tzu", "See Buzan, 2010, p. 3; Waltz, 1979."]
    blocks = tuple(
        FoundBlock(f"fa-{number}", "fa", "footnote", note, OffsetMap.identity(0, len(note)))
        for number, note in enumerate(notes)
    )
    citations, works = find_citations([FoundText("fa", blocks)])
    authors = [citation.authors for citation in citations]
    assert authors == [("کریمی",), ("کریمی",), ("Buzan",), ("Waltz",)]
    assert [work.citations for work in works] == [("c1", "c2"), ("c3",), ("c4",)]


def test_a_reference_list_is_no_running_text_but_proves_names() -> None:
    head = ("سخن از ترنبال (2010) رفت.", "دیگر هیچ.", "و بس.")
    text = text_of(*head)
    listed = (
        FoundBlock("fa-8", "fa", "heading", "منابع", OffsetMap.identity(0, 5)),
        FoundBlock("fa-9", "fa", "paragraph", "Turnbull, J. (2010). Rivers. London: Nile.", OffsetMap()),
    )
    citations, works = find_citations([FoundText("fa", (*text.blocks, *listed))])
    assert [citation.authors for citation in citations] == [("ترنبال",)]
    assert len(works) == 1
