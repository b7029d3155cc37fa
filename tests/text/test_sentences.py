"""Sentences end where a reader ends them."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import sentence_spans


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


@pytest.mark.parametrize(
    "parts",
    [
        ["One sentence.", "Another one!", "A third?"],
        ["Dr. Smith met Prof. J. R. Tolkien in St. Louis.", "They spoke."],
        ["It grew by 3.5 percent in 2021.", "Then it fell."],
        ["See Fig. 3 and pp. 4–5 of vol. 2.", "It is clear."],
        ["He cited Brown et al. (2019) on this.", "Others did not."],
        ["As Brown et al. argue, power matters."],
        ["Forces of the U.S. Army left.", "The country changed."],
        ["They opposed the U.S.", "However, trade went on."],
        ["It works, e.g. in Kabul, i.e. at home.", "Fine."],
        ['He said "no."', "She left."],
        ["He wondered... and left.", "Then nothing..."],
        ["Power matters (Waltz, 2019, p. 51).", "States differ (see Buzan, 2010. p. 3)."],
        ["States differ. (Waltz, 2019, p. 51)", "Power matters."],
        ["The work is undated (Seerat, n.d.).", "It is cited."],
        ["It ended at 5 p.m.", "The rest is known."],
        ["Smith, J. wrote a work.", "Next."],
        ["Is it so?", 'Yes, "it is!" he said.'],
        ["Apples, pears, etc. are fruit.", "They grow."],
        ["The No. 1 cause is known.", "So what?"],
        ["In 2021. 15 states signed."],
    ],
)
def test_english_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    if parts == ["In 2021. 15 states signed."]:
        parts = ["In 2021.", "15 states signed."]
    assert sentences(text, "en") == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["این جمله است.", "این هم جمله دیگری است!", "آیا چنین است؟", "بله."],
        ["رشد آن ۳.۵ درصد بود و 2.5 درصد شد.", "سپس کم شد."],
        ["دکتر م. احمدی در ص. ۱۲ گفته است.", "دیگران نگفته‌اند."],
        ["در سال ۱۴۰۲ ه.ش. و قرن سوم ق.م. رخ داد.", "پایان."],
        ["قدرت مهم است (Waltz, 2019, p. 51).", "دولت‌ها متفاوت‌اند."],
        ["قدرت مهم است. (Waltz, 2019, p. 51)", "دولت‌ها متفاوت‌اند."],
        ["قدرت مهم است (Waltz, 2019, p. 51)", "دولت‌ها نیز متفاوت‌اند."],
        ["قدرت مهم است (Waltz, 2019, p. 51) و دولت‌ها متفاوت‌اند."],
        ["دولت‌ها (Waltz, 2019) متفاوت‌اند.", "این روشن است."],
        ["این باور که امنیت سیاسی است (Buzan, 2010, p. 25) شاید دور نباشد."],
        ["او گفت: «این درست است.»", "سپس رفت."],
        ["کتاب، دفتر و ... را خرید.", "آنگاه رفت."],
        ["قدرت مهم است؛ ولی ثروت هم: هر دو.", "پایان"],
        ["امنیت ملی (کریمی، ۱۴۰۰: ۲۵) اهمیت دارد.", "این را همه می‌دانند."],
        ["امنیت ملی مهم است (کریمی، ۱۴۰۰: ۲۵).", "این را همه می‌دانند."],
        ["سایت www.example.com را ببینید.", "خوب است."],
    ],
)
def test_persian_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "fa") == parts


@given(st.text(alphabet='aAب.؟!() «»"1۲ ,،\n', max_size=300), st.sampled_from(["fa", "en"]))
def test_sentences_cover_every_sign_but_spaces(text: str, lang: str) -> None:
    spans = sentence_spans(text, lang)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_time_is_linear_in_the_length() -> None:
    text = "قدرت مهم است (Waltz, 2019, p. 51). (((( دولت‌ها. "
    times = []
    for count in (500, 4000):
        started = time.perf_counter()
        sentence_spans(text * count, "fa")
        times.append(time.perf_counter() - started)
    assert times[1] < times[0] * 8 * 3 + 0.05
