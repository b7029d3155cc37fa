"""Headings of research papers in both languages: which usual section each opens, and pairs of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.text.folding import fold

_USUAL_SECTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "abstract",
        r"(extended )?abstract|summary|synopsis",
        r"چکیده( مبسوط| گسترده)?|خلاصه( مقاله)?",
    ),
    (
        "keywords",
        r"key ?-?words?|index terms",
        r"(واژگان|کلمات|واژه های|کلید ?واژه ?ها|کلید ?واژگان)( کلیدی)?",
    ),
    (
        "prior_research",
        r".*(literature|prior research|previous (studies|research)|background of research|related work).*",
        r".*(پیشینه|ادبیات تحقیق|ادبیات پژوهش|مطالعات پیشین|سوابق).*",
    ),
    ("introduction", r"introduction|statement of the problem|problem statement|preface|background",
     r"مقدمه|درامد|پیش ?گفتار|دیباچه|بیان مساله|طرح مساله"),
    (
        "theory",
        r".*(theor(y|ies|etical)|conceptual).*",
        r".*(نظری|نظریه|مفهومی|مفاهیم).*",
    ),
    (
        "method",
        r".*(method|methods|methodology|methodological).*|materials and methods",
        r".*(روش|روش شناسی|روش پژوهش|مواد و روش ها).*",
    ),
    (
        "results",
        r".*(results?|findings|discussion|analysis).*",
        r".*(یافته|یافته ها|یافته های|نتایج|بحث|تحلیل|تجزیه و تحلیل).*",
    ),
    (
        "conclusion",
        r".*(conclusions?|concluding|final remarks).*",
        r".*(نتیجه ?گیری|جمع ?بندی|فرجام|سخن پایانی|نتیجه).*",
    ),
    (
        "recommendations",
        r".*(recommendations?|suggestions|policy implications).*",
        r".*(پیشنهاد|پیشنهادها|پیشنهادات|توصیه).*",
    ),
    (
        "acknowledgements",
        r"acknowledge?ments?",
        r".*(سپاسگزاری|قدردانی|تقدیر و تشکر).*",
    ),
    (
        "references",
        r"references|bibliography|works cited|sources",
        r"(فهرست )?(منابع|مراجع|کتابنامه|ماخذ).*",
    ),
)
_SECTIONS = tuple(
    (name, re.compile(english), re.compile(persian)) for name, english, persian in _USUAL_SECTIONS
)
_NUMBERING = re.compile(r"^[\d\s.\-–—)(ivx]*[.\-–—)(\d]\s*|^[\s:]+", re.IGNORECASE)

_RELATED_SECTIONS = {
    "introduction": {"introduction", "abstract"},
    "abstract": {"abstract", "introduction"},
    "theory": {"theory"},
    "method": {"method", "abstract", "introduction"},
    "prior_research": {"prior_research"},
    "results": {"results", "", "abstract"},
    "conclusion": {"conclusion"},
    "recommendations": {"recommendations", "conclusion"},
    "": {"", "results"},
}
"""Where the counterpart of an abstract's section is likely; ``""`` is any section of a paper's own."""


def usual_section(heading: str) -> str:
    """Return the usual section a heading opens (introduction, method …), or an empty string."""
    words = re.sub(r"[^\w\s-]", " ", fold(_NUMBERING.sub("", heading))).strip()
    words = " ".join(words.split())
    for name, english, persian in _SECTIONS:
        if english.fullmatch(words) or persian.fullmatch(words):
            return name
    return ""


def sections_related(english: str, persian: str) -> bool:
    """Tell whether the counterpart of a sentence in one usual section is likely to stand in another."""
    return persian in _RELATED_SECTIONS.get(english, {english})


def pair_headings(english: Sequence[str], persian: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of indexes of headings that open the same usual section, each once, first with first."""
    taken: set[int] = set()
    pairs = []
    for index, heading in enumerate(english):
        section = usual_section(heading)
        for other, persian_heading in enumerate(persian):
            if section and other not in taken and usual_section(persian_heading) == section:
                taken.add(other)
                pairs.append((index, other))
                break
    return pairs
