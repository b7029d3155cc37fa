import pytest

from annotator.text.suffixes import latin_suffix, suffix_rank


@pytest.mark.parametrize(("suffix", "rank"), [("a", 0), ("الف", 0), ("b", 1), ("ب", 1), ("پ", 2), ("1", -1), ("", -1)])
def test_suffixes_of_both_scripts_have_the_same_rank(suffix: str, rank: int) -> None:
    assert suffix_rank(suffix) == rank


def test_what_is_no_suffix_stays_as_it_is() -> None:
    assert [latin_suffix(suffix) for suffix in ("ب", "c", "", "1")] == ["b", "c", "", "1"]
