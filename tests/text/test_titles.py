"""Titles and key words, as far as the text shows them."""

from __future__ import annotations

import pytest

from annotator.core.analysis import FoundBlock
from annotator.core.model import BlockKind, Lang
from annotator.core.spans import OffsetMap
from annotator.text.titles import keywords_of, title_of

TITLE = "دیپلماسی آب در حوضهٔ هیرمند"
ABSTRACT: tuple[BlockKind, str] = ("heading", "چکیده")


def blocks(*parts: tuple[BlockKind, str], lang: Lang = "fa") -> list[FoundBlock]:
    return [
        FoundBlock(f"{lang}-{at}", lang, kind, text, OffsetMap.identity(0, len(text)))
        for at, (kind, text) in enumerate(parts, 1)
    ]


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ([("heading", TITLE), ABSTRACT], TITLE),
        ([("paragraph", f"{TITLE}"), ("paragraph", "م. نوری"), ABSTRACT], TITLE),
        ([("paragraph", "فصلنامهٔ علمی آب و خاک، سال دوم"), ("paragraph", TITLE), ABSTRACT], TITLE),
        ([("paragraph", "این متن یک جملهٔ کامل است که پایان دارد."), ABSTRACT], None),
        ([("paragraph", TITLE), ("paragraph", "متن بی‌چکیده")], None),
        ([("running_header", f"{TITLE} و نقش آن در مرزها")] * 2, f"{TITLE} و نقش آن در مرزها"),
        ([("running_header", "فصلنامهٔ مطالعات آب، سال دوم، شمارهٔ ۳")] * 2, None),
        ([], None),
    ],
)
def test_the_title_stands_before_the_abstract_or_in_a_header_that_names_no_journal(
    parts: list[tuple[BlockKind, str]], title: str | None
) -> None:
    assert title_of(blocks(*parts), "fa") == title


def test_the_title_of_another_language_is_not_taken() -> None:
    assert title_of(blocks(("heading", TITLE), ABSTRACT), "en") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("آب، خاک؛ هوا.", ("آب", "خاک", "هوا")),
        ("آب - مرز - پیمان", ("آب", "مرز", "پیمان")),
        ("هیدرو-هژمونی، آب", ("هیدرو-هژمونی", "آب")),
        ("، ،", ()),
    ],
)
def test_key_words_are_parted_at_commas_and_dashes_between_spaces(text: str, words: tuple[str, ...]) -> None:
    assert keywords_of(blocks(("keywords", text))) == {"fa": words}


def test_the_first_key_words_of_each_language_count() -> None:
    english = blocks(("keywords", "water; border"), lang="en")
    persian = blocks(("keywords", "آب"), ("keywords", "خاک"))
    assert keywords_of([*english, *persian]) == {"en": ("water", "border"), "fa": ("آب",)}
    assert keywords_of([]) == {}
