"""Single words that read backwards are turned, but only in a document that has many."""

from __future__ import annotations

from annotator.text.pipeline import analyse
from annotator.text.repair.reversed_words import are_reversed

TURNED = (
    "نیا شهوژپ نشان دهدیم هک الگوی یگدنکارپ روستاها در لهچ روستای هیشاحٔ ریوک هنوگچ از ریسم آب پیروی دنکیم. "
    "اب نیا همه، یخرب آن را دمایپ اصلاحات یضرا دننادیم."
)
IN_ORDER = (
    "این پژوهش نشان میدهد که الگوی پراکندگی روستاها در چهل روستای حاشیهٔ کویر چگونه از مسیر آب پیروی میکند. "
    "با این همه، برخی آن را پیامد اصلاحات ارضی میدانند."
)


def text_of(raw: str) -> str:
    analysis = analyse(raw)
    assert all(raw[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)
    return " ".join(block.text for text in analysis.texts for block in text.blocks)


def test_words_that_read_backwards_are_turned() -> None:
    assert text_of(TURNED) == IN_ORDER


def test_words_that_are_others_backwards_stay() -> None:
    text = "او از دور دید که درک زور و وضع مادرم دشوار است و رد شد، اما رب را خواند و دور شد."
    assert not are_reversed(text)
    assert text_of(text) == text
