"""Whether a sentence tells an event of the year in a bracket: ``کرزی (2001) رئیس دولت شد`` cites nobody.

Persian reviews of literature speak in the present or the perfect, narratives in the simple past; so a
sentence that ends in a simple past of the verbs of events, and names no piece of research, tells one.
"""

from __future__ import annotations

import re

from annotator.text.citation_words import folded_word

_REACH = 300
_SENTENCE_END = re.compile(r"[.؛؟!\n]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PAST = frozenset(
    form
    for verb in (
        "بود|شد|کرد|داد|رسید|گرفت|رفت|آمد|درگذشت|ساخت|برد|زد|نهاد|بست|گشت|گردید|پیوست|کشت|باخت|فرستاد|نشست|افتاد",
        "گذاشت|برگزید|گریخت|آورد|زیست|برخاست|بازگشت|برکنار|جنگید|مرد|زاده|باخت|برانداخت|انداخت",
    )
    for stem in verb.split("|")
    for form in (folded_word(stem), folded_word(f"{stem}ند"))
)
_RESEARCH = re.compile(
    r"بررسی|پژوهش|مقاله|کتاب|تحلیل|نتیجه|معرفی|تعریف|مطالعه|استدلال|اشاره|بیان|نشان|تأکید|تاکید|مدل|الگو|نظریه|"
    r"چارچوب|مفهوم|تبیین|یافته|فرضیه|اصطلاح|روش|عامل|داده|نقد|طرح|مطرح|ابداع|تقسیم|توصیف|شناسایی"
)
_EVENT_ENGLISH = re.compile(
    r"\s+(?:later |also |then |had |was |were |has been |had been )?(?:became|came|took (?:office|power)|went|won|lost|"
    r"died|invaded|ruled|reigned|signed|visited|met|ordered|launched|sent|attacked|resigned|fled|returned|killed|assassinated|"
    r"withdrew|entered|joined|ascended|seized|elected|appointed|inaugurated|born|overthrown|toppled|declared war|"
    r"stepped)\b"
)


def tells_event(text: str, after: int) -> bool:
    """Tell whether the words behind a bracketed year, at code point ``after``, tell an event of that year."""
    if _EVENT_ENGLISH.match(text, after):
        return True
    window = _IN_BRACKETS.sub(" ", text[after:after + _REACH])
    end = _SENTENCE_END.search(window)
    sentence = window[: end.start()] if end else window
    words = sentence.split()
    return bool(words) and folded_word(words[-1]) in _PAST and _RESEARCH.search(sentence) is None
