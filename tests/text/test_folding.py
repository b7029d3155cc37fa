import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.folding import fold, fold_for_index, fold_query, fold_with_offsets


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("امارة", "اماره"),
        ("خانۀ", "خانه"),
        ("مسئول", "مسیول"),
        ("تأثیر", "تاثیر"),
        ("مؤسسه", "موسسه"),
        ("آسیا", "اسیا"),
        ("مُحَمَّد", "محمد"),
        ("امــارت", "امارت"),
        ("۱۴۰۲", "1402"),
        ("٢٠٢١", "2021"),
        ("می‌شود", "می شود"),
        ("Buzan", "BUZAN"),
        ("Wæver", "waever"),
        ("Brzeziński", "brzezinski"),
        ("ﻼﻡ", "لام"),
        ("\u200fاسلامی\u200e", "اسلامی"),
        ("ﬁle", "file"),
        ("Straße", "STRASSE"),
        ("a \n\t b", "a b"),
        ("شیء", "شی"),
    ],
)
def test_spelling_variants_fold_to_one_form(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"), [("کرم", "گرم"), ("سر", "صر"), ("p. 12", "p. 13"), ("در", "دار")]
)
def test_different_words_stay_different(first: str, second: str) -> None:
    assert fold(first) != fold(second)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters() | st.sampled_from("آأي‌ـًۀﻻ İß½ ")))
def test_offsets_lead_every_folded_letter_back_to_its_origin(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    for letter, offset in zip(folded, offsets, strict=True):
        assert letter == " " or letter in fold(text[offset])


def test_a_hit_can_be_shown_in_the_text_as_it_is_written() -> None:
    text = "دربارۀ امــارتِ اسلامی"
    folded, offsets = fold_with_offsets(text)
    start = folded.index("امارت")
    assert text[offsets[start]:offsets[start + 4] + 1] == "امــارت"


def test_the_index_holds_words_with_zwnj_apart_and_joined() -> None:
    assert fold_for_index("کتاب‌هایِ ما و می‌شود") == "کتاب های ما و می شود کتابهای میشود"
    assert fold_for_index("بدون آن") == "بدون ان"


@pytest.mark.parametrize("query", ["می‌شود", "می شود", "میشود"])
@pytest.mark.parametrize("text", ["می‌شود", "میشود"])
def test_a_word_is_found_however_its_parts_are_joined(query: str, text: str) -> None:
    index = f" {fold_for_index(text)} "
    assert all(any(f" {spelling} " in index for spelling in spellings) for spellings in fold_query(query))


def test_a_query_is_taken_word_by_word_without_its_signs() -> None:
    assert fold_query('امنیت AND "روسیه" -x*') == (("امنیت",), ("and",), ("روسیه",), ("x",))
    assert fold_query("«» ، !") == ()


@given(st.text())
def test_any_query_is_folded_without_an_error(query: str) -> None:
    assert all(spelling for spellings in fold_query(query) for spelling in spellings)


def test_folding_is_fast_enough_for_a_library() -> None:
    text = "سند راهبرد امنیت ملّی فدراسیون روسیه در ۲ ژوئیه ۲۰۲۱ (Buzan, 2010, p. 25) امضا می‌شود. " * 8000
    fold(text[:200])
    seconds = min(_seconds_to_fold(text) for _ in range(3))
    assert len(text.encode()) / 1e6 / seconds > 2, "far below the 8 MB/s of an idle machine"


def _seconds_to_fold(text: str) -> float:
    start = time.perf_counter()
    fold(text)
    return time.perf_counter() - start


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_folding_kind_by_kind_is_folding_letter_by_letter(text: str) -> None:
    assert fold(text) == fold_with_offsets(text)[0]


def test_a_text_of_very_many_kinds_of_letters_is_folded_alike() -> None:
    text = "".join(map(chr, range(0xAC00, 0xAC00 + 400))) + " Ａ ي"
    assert fold(text) == fold_with_offsets(text)[0]


def test_a_word_of_great_length_beside_a_zwnj_is_folded_at_once() -> None:
    text = "(" * 200_000 + " می‌شود"
    start = time.perf_counter()
    assert fold_for_index(text).endswith("می شود میشود")
    assert time.perf_counter() - start < 5
