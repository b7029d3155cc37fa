"""Rows of sentences that say the same, in parallel texts and in an abstract beside its paper."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from annotator.core.analysis import FoundRow
from annotator.text.align import AlignUnit, align, suggest
from tests.data import make_sample

PARALLEL = Path(__file__).resolve().parents[1] / "data" / "parallel" / "teahouse.tsv"
Links = set[tuple[str, str]]


def units(lang: str, sentences: Sequence[tuple[str, str] | str]) -> list[AlignUnit]:
    pairs = [("paragraph", sentence) if isinstance(sentence, str) else sentence for sentence in sentences]
    return [
        AlignUnit(f"{lang}-{at}", text, kind, None, f"{lang}-block-{at}", at)
        for at, (kind, text) in enumerate(pairs)
    ]


def links(rows: Sequence[FoundRow]) -> Links:
    return {(first, second) for row in rows for first in row.en for second in row.fa}


def parallel_text() -> tuple[list[AlignUnit], list[AlignUnit], Links]:
    english: list[str] = []
    persian: list[str] = []
    gold: Links = set()
    for line in PARALLEL.read_text(encoding="utf-8").splitlines():
        first, second = ([f"{part.strip('. ')}." for part in side.split(". ")] for side in line.split("\t"))
        gold |= {
            (f"en-{len(english) + row}", f"fa-{len(persian) + column}")
            for row in range(len(first)) for column in range(len(second))
        }
        english += first
        persian += second
    return units("en", english), units("fa", persian), gold


def sample_units() -> tuple[list[AlignUnit], list[AlignUnit]]:
    parts, _ = make_sample.read_clean((make_sample.SAMPLE / "paper-clean.txt").read_text(encoding="utf-8"))
    sides: dict[str, list[tuple[str, str]]] = {"en": [], "fa": []}
    for part in parts:
        if part.kind in ("heading", "paragraph"):
            text = make_sample.plain(part.text)
            sentences = [text] if part.kind == "heading" else split_sentences(text)
            sides[part.lang] += [(part.kind, sentence) for sentence in sentences]
    return units("en", sides["en"]), units("fa", sides["fa"])


def split_sentences(text: str) -> list[str]:
    for end in (". ", "؟ "):
        text = text.replace(end, end.strip() + "\n")
    text = text.replace("p.\n", "p. ").replace("al.\n", "al. ").replace("e.g.\n", "e.g. ")
    return text.split("\n")


def test_parallel_text_is_aligned_with_its_one_to_two_rows() -> None:
    english, persian, gold = parallel_text()
    assert links(align(english, persian)) == gold


def test_a_gap_on_either_side_shifts_nothing() -> None:
    english, persian, gold = parallel_text()
    english_left, persian_left = english[:2] + english[3:], persian[:7] + persian[8:]
    lost = {english[2].id, persian[7].id}
    expected = {(first, second) for first, second in gold if not lost & {first, second}}
    found = links(align(english_left, persian_left))
    assert len(found & expected) >= 0.9 * len(expected)
    assert len(found - expected) <= 1


@pytest.mark.parametrize(("english_text", "persian_text"), [
    ("The treaty of 1973 was signed in Kabul.", "معاهده در سال 1351 در کابل امضا شد."),
    ("Moscow hosted the Moscow Format.", "مسکو میزبان فرمت مسکو بود."),
    ("Stepanova called it a new platform.", "استپانوا آن را پلتفرم جدیدی خواند."),
    ("The river has 26 gauges.", "این رود ۲۶ اندازه‌سنج دارد."),
])
def test_numbers_years_names_and_loan_words_are_evidence(english_text: str, persian_text: str) -> None:
    others = ["مردم در بازار نان می‌خرند.", "هوا امروز سرد است.", "کودکان به مدرسه می‌روند."]
    persian = units("fa", [*others, persian_text])
    assert suggest(units("en", [english_text]), persian)["en-0"][0][0] == "fa-3"


def test_an_abstract_finds_its_scattered_places_and_no_wrong_one() -> None:
    english, persian = sample_units()
    rows = align(english, persian)
    english_of = {unit.id: unit.text for unit in english}
    persian_of = {unit.id: unit.text for unit in persian}
    found = {english_of[first][:38]: persian_of[second][:30] for first, second in links(rows)}
    expected = {
        "From the viewpoint of Kabul, the compl": "از نگاه کابل، تکمیل بند کمال",
        "However, the lack of reliable measurem": "نبود داده‌های قابل اعتماد یکی",
        "As the downstream country, Iran has al": "ایران به عنوان کشور پایین دست",
        "Iran's approach to the Helmand has bee": "یافته‌ها نشان می‌دهد که رویکرد",
        "Security Dimension: This includes the ": "در بُعد امنیتی، این رویکرد شامل",
        "resumption of the technical visits in ": "از سرگیری بازدیدهای فنی در سال",
        "The article draws on the theory of reg": "این مقاله بر نظریه مجموعه امنیتی",
        "The joint gauging station, an Iranian ": "ایستگاه اندازه‌گیری مشترک که",
    }
    right = {first for first, second in expected.items() if found.get(first, "").startswith(second[:26])}
    assert len(right) >= 6, found
    wrong = {first: found[first] for first in expected if first in found and first not in right}
    assert not wrong


def test_headings_meet_headings_whatever_their_numbers() -> None:
    english, persian = sample_units()
    rows = align(english, persian)
    text = {unit.id: unit.text for unit in (*english, *persian)}
    pairs = {(text[first], text[second]) for first, second in links(rows)}
    assert ("1- INTRODUCTION", "مقدمه") in pairs
    assert ("5- CONCLUSIONS", "نتیجه‌گیری") in pairs
    kinds = {unit.id: unit.kind for unit in (*english, *persian)}
    assert all(kinds[first] == kinds[second] for first, second in links(rows))


def test_every_unit_stands_in_one_row_and_rows_follow_the_persian_text() -> None:
    english, persian = sample_units()
    rows = align(english, persian)
    assert sorted(unit for row in rows for unit in row.en) == sorted(unit.id for unit in english)
    assert sorted(unit for row in rows for unit in row.fa) == sorted(unit.id for unit in persian)
    order = {unit.id: unit.ord for unit in persian}
    starts = [order[row.fa[0]] for row in rows if row.fa]
    assert starts == sorted(starts)


def test_an_english_sentence_without_counterpart_follows_the_row_of_the_one_before() -> None:
    english = units("en", [
        "The treaty was signed in Kabul.", "Zebras paint umbrellas.", "The river reaches the Hamun lake.",
    ])
    persian = units("fa", ["معاهده در کابل امضا شد.", "این رود به دریاچه هامون می‌رسد."])
    assert [(row.en, row.fa) for row in align(english, persian)] == [
        (("en-0",), ("fa-0",)), (("en-1",), ()), (("en-2",), ("fa-1",)),
    ]


def test_texts_that_have_nothing_to_do_with_each_other_stay_apart() -> None:
    english, _, _ = parallel_text()
    _, persian = sample_units()
    assert len(links(align(english, persian))) <= 0.2 * len(english)


def test_a_long_pair_is_cut_at_sure_places_and_stays_whole() -> None:
    english, persian, gold = parallel_text()
    copies = range(45)

    def repeated(side: list[AlignUnit]) -> list[AlignUnit]:
        return [
            AlignUnit(f"{unit.id}/{copy}", f"{unit.text} {copy + 10000}", unit.kind, None, unit.block, unit.ord)
            for copy in copies for unit in side
        ]

    expected = {(f"{first}/{copy}", f"{second}/{copy}") for first, second in gold for copy in copies}
    found = links(align(repeated(english), repeated(persian)))
    assert len(found & expected) >= 0.9 * len(expected)
    assert len(found - expected) <= 0.03 * len(expected)


@pytest.mark.parametrize(("english", "persian"), [([], ["سلام."]), (["Hello."], []), ([], [])])
def test_an_empty_side_leaves_rows_of_one_language(english: list[str], persian: list[str]) -> None:
    rows = align(units("en", english), units("fa", persian))
    assert [(row.en, row.fa, row.score) for row in rows] == (
        [((), ("fa-0",), None)] if persian else [(("en-0",), (), None)] if english else []
    )


def test_scores_are_probabilities_and_only_rows_of_both_languages_have_one() -> None:
    for row in align(*sample_units()):
        assert (row.score is not None) == bool(row.en and row.fa)
        assert row.score is None or 0 <= row.score <= 1
        assert bool(row.method) == bool(row.en and row.fa)


def test_what_was_learnt_from_confirmed_rows_counts() -> None:
    english = units("en", ["Blorg grew.", "Snark fell.", "Quux stayed."])
    persian = units("fa", ["بلغور کم شد.", "پرتقال ماند.", "شلغم رشد کرد."])
    learnt = {"blorg": {"شلغم": 1.0}}
    assert ("en-0", "fa-2") in links(align(english, persian, learnt=learnt))


@given(st.lists(st.sampled_from([
    "treaty 1973", "river", "Kabul and Moscow", "INTRODUCTION", "policy of the state", "12", "",
]), max_size=9), st.lists(st.sampled_from([
    "معاهده ۱۳۵۱", "رود", "کابل و مسکو", "مقدمه", "سیاست دولت", "۱۲", "",
]), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_texts_give_every_unit_exactly_one_row(english: list[str], persian: list[str]) -> None:
    rows = align(units("en", english), units("fa", persian))
    assert sorted(unit for row in rows for unit in (*row.en, *row.fa)) == sorted(
        [f"en-{at}" for at in range(len(english))] + [f"fa-{at}" for at in range(len(persian))]
    )


def test_a_paper_of_150_sentences_and_its_abstract_of_40_take_less_than_a_second() -> None:
    english, persian = sample_units()
    long = [AlignUnit(f"{unit.id}/{copy}", unit.text, unit.kind, None, unit.block, unit.ord + 1000 * copy)
            for copy in range(3) for unit in persian][:150]
    short = [AlignUnit(f"{unit.id}/{copy}", unit.text, unit.kind, None, unit.block, unit.ord + 1000 * copy)
             for copy in range(2) for unit in english][:40]
    align(short[:2], long[:2])
    started = time.perf_counter()
    align(short, long)
    assert time.perf_counter() - started < 1.0


def test_settled_rows_stay_together_and_nothing_crosses_them() -> None:
    english, persian, _ = parallel_text()
    settled = (((english[4].id,), (persian[9].id,)), ((english[0].id, english[1].id), ()))
    rows = align(english, persian, settled=settled)
    kept = {(row.en, row.fa): row for row in rows}
    assert all(group in kept and kept[group].score is None for group in settled)
    places = {unit.id: unit.ord for unit in (*english, *persian)}
    for first, second in links(rows):
        assert (places[first] < 4) == (places[second] < 9) or (first, second) == (english[4].id, persian[9].id)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_settled_every_unit_stands_in_one_row(data: st.DataObject) -> None:
    english, persian, _ = parallel_text()
    first = data.draw(st.lists(st.sampled_from([unit.id for unit in english]), unique=True, max_size=8))
    second = data.draw(st.lists(st.sampled_from([unit.id for unit in persian]), unique=True, max_size=8))
    pairs = tuple(((one,), (other,)) for one, other in zip(first, second, strict=False))
    alone = tuple(((one,), ()) for one in first[len(second):])
    rows = align(english, persian, settled=(*pairs, *alone))
    assert sorted(unit for row in rows for unit in (*row.en, *row.fa)) == sorted(
        unit.id for unit in (*english, *persian)
    )
    assert {*pairs, *alone} <= {(row.en, row.fa) for row in rows}


def test_a_model_of_meaning_finds_what_no_word_tells() -> None:
    nonsense = [f"{first} {second}." for first, second in zip("bcdfghjk", "mnpqrstv", strict=True)]
    english = units("en", [f"Blorp {text}" for text in nonsense])
    persian = units("fa", ["ژقنطغ.", "پچگژه.", "غضظثذ.", "خحعغق.", "ضصثقف.", "ژزرذد.", "گکمنت.", "لابیس."])

    def meaning(first: Sequence[str], second: Sequence[str]) -> NDArray[np.float32]:
        known = {unit.text: unit.ord for unit in (*english, *persian)}
        same = [[known[one] == known[other] for other in second] for one in first]
        return np.where(same, 0.9, 0.2).astype(np.float32)

    wanted = {(f"en-{at}", f"fa-{at}") for at in range(8)}
    assert links(align(english, persian, meaning=meaning)) == wanted
    for few in (english[3:6], english[:4]):
        ids = {unit.id for unit in few}
        assert links(align(few, persian, meaning=meaning)) == {pair for pair in wanted if pair[0] in ids}
