from annotator.text.citation_grammar import CitedPart
from annotator.text.occurrences import author_key, is_persian_name, work_key
from annotator.text.work_register import WorkRegister


def part(*authors: str, year: str = "2024", suffix: str | None = None, et_al: bool = False) -> CitedPart:
    calendar = "solar_hijri" if year.startswith(("13", "14")) else "gregorian"
    return CitedPart(0, 0, authors, et_al, year, suffix, calendar)


def test_a_work_is_entered_once() -> None:
    works = WorkRegister([part("BBC persian")])
    assert works.add(part("BBC Persian")) is works.add(part("bbc persian"))
    assert works.add(part("BBC Persian", suffix="a")) is not works.add(part("BBC Persian"))


def test_an_abbreviated_list_of_authors_is_the_one_full_list() -> None:
    full, short = part("Sinaee", "Karimi", "Rezaei"), part("Sinaee", et_al=True)
    works = WorkRegister([short, full])
    assert works.add(short) is works.add(full)


def test_two_full_lists_leave_the_abbreviated_one_apart() -> None:
    full, other, short = part("A", "B", "C"), part("A", "D", "E"), part("A", et_al=True)
    works = WorkRegister([full, other, short])
    assert works.add(short) is not works.add(full)
    assert works.add(short) is not works.add(other)


def test_names_and_the_two_years_of_a_solar_year_find_a_work() -> None:
    works = WorkRegister([part("Fakhari"), part("Fakhari", year="2023"), part("Karimifard", year="2022")])
    assert [work.year for work in works.matching(part("فخاری", year="1403"))] == ["2024"]
    assert [work.authors for work in works.matching(part("کریمی فرد", year="1400"))] == [("Karimifard",)]
    assert works.matching(part("فخاری", year="1399")) == []
    assert len(works.of_near_years(part("فخاری", year="1399"))) == 2
    assert works.of_near_years(part("فخاری", year="1370")) == []


def test_a_persian_suffix_chooses_among_latin_ones() -> None:
    works = WorkRegister([part("Eslami", suffix="a"), part("Eslami", suffix="b")])
    assert [work.suffix for work in works.matching(part("اسلامی", year="1403", suffix="ب"))] == ["b"]
    assert len(works.matching(part("اسلامی", year="1403"))) == 2


def test_spelling_variants_need_the_same_year_and_number_of_authors() -> None:
    works = WorkRegister([
        part("Mersheimer"), part("Mearsheimer"), part("Mearsheimer", year="2001"), part("Mearsheimer", "Walt"),
    ])
    variants = works.spelling_variants(works.add(part("Mersheimer")))
    assert [(work.authors, work.year) for work in variants] == [(("Mearsheimer",), "2024")]


def test_a_plain_year_has_siblings_with_suffixes() -> None:
    works = WorkRegister([part("Eslami", suffix="a"), part("Eslami", suffix="b", year="2023"), part("Eslami")])
    assert [work.suffix for work in works.suffixed_siblings(works.add(part("Eslami")))] == ["a"]


def test_keys_fold_what_spelling_may_vary() -> None:
    assert author_key(("BBC  Persian", "J. Kim")) == ("bbcpersian", "jkim")
    assert work_key(part("كريمي", year="1400")) == work_key(part("کریمی", year="1400"))
    assert work_key(CitedPart(0, 0, number=3)) == (("#3",), "", "")
    assert is_persian_name(("کریمی",))
    assert not is_persian_name(("Karimi",))
