import pytest

from annotator.text.citation_authors import is_place, is_thing, is_time, parse_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [("Smith, J., & Lee, K.", ("Smith", "Lee")), ("de Wilde and van Dijk", ("de Wilde", "van Dijk")),
     ("کریمی، احمدی، و رضایی", ("کریمی", "احمدی", "رضایی")),
     ("وزارت صنعت، معدن و تجارت", ("وزارت صنعت، معدن و تجارت",))],
)
def test_authors_are_parted_where_names_end(text: str, names: tuple[str, ...]) -> None:
    authors = parse_authors(text)
    assert authors is not None
    assert authors.names == names


@pytest.mark.parametrize("text", ["", "the report of June", "در این مقاله", "a 12", "آن‌ها: نشر"])
def test_other_words_are_no_authors(text: str) -> None:
    assert parse_authors(text) is None


@pytest.mark.parametrize(
    ("text", "et_al"),
    [("Sinaee et al.", True), ("کریمی و همکاران", True), ("کریمی و دیگران", True), ("Karimi and colleagues", True),
     ("Karimi", False)],
)
def test_further_authors_may_be_left_out(text: str, et_al: bool) -> None:
    authors = parse_authors(text)
    assert authors is not None
    assert (len(authors.names), authors.et_al) == (1, et_al)


def test_events_times_and_places_are_told_from_people() -> None:
    assert is_thing(("World War II",))
    assert is_thing(("نشست مسکو",))
    assert is_thing(("May",))
    assert not is_thing(("مرکز پژوهش‌های مجلس",))
    assert not is_thing(("کریمی", "رضایی"))
    assert is_time(("بهمن",))
    assert not is_time(("Karimi",))
    assert is_place(("کابل",))
    assert not is_place(("BBC Persian",))
