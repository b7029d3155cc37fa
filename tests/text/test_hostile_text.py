"""No text raises, and every repair of it names the signs it changed."""

from __future__ import annotations

import time
from random import Random

import pytest

from annotator.text.pipeline import analyse

RANDOM = Random(7)
SIZE = 6_000


def drawn(signs: str) -> str:
    return "".join(RANDOM.choice(signs) for _ in range(SIZE))


TEXTS = {
    "open brackets": "(" * SIZE,
    "all brackets": drawn("()[]«»"),
    "digits": drawn("0123456789۰۱۲ "),
    "kashida": "ـا " * (SIZE // 3),
    "marks": drawn("\u064b\u064c\u0654\u0670\u0301\n "),
    "direction": drawn("\u202a\u202b\u202c\u2066\u2069a1ب "),
    "open embeddings": "\u202b\u202a" * (SIZE // 2),
    "bytes": "".join(chr(RANDOM.randrange(1, 256)) for _ in range(SIZE)),
    "one word": drawn("ابپتجدرزسشکگلمنوهی"),
    "cited in": "(" + "به نقل از: " * (SIZE // 11) + "1390)",
    "names": "Smith and " * (SIZE // 10) + "(2010)",
    "numbers": "\n".join(map(str, range(SIZE // 5))),
    "mark lines": "شیوه ا\nب\n\u0654\n" * (SIZE // 12),
    "notes": "متن1\n1. یادداشت\n\x0c" * (SIZE // 17),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read(name: str) -> None:
    raw = TEXTS[name]
    analysis = analyse(raw)
    assert analysis.raw_length == len(raw)
    assert all(raw[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)


def test_one_word_of_great_length_takes_no_longer_than_words() -> None:
    word = drawn("ابپتجدرزسشکگلمنوهی") * 6
    start = time.perf_counter()
    analyse(word)
    assert time.perf_counter() - start < 5
