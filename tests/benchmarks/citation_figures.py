"""How fast text is folded, alone and beside hazm's normaliser where hazm is installed, and, against a folder
of hand-made answers, how many citations of a paper are right in every field.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.core.analysis import Analysis, FoundCitation
from annotator.text.citations import find_citations
from annotator.text.folding import fold
from annotator.text.pipeline import analyse
from tests.benchmarks.figures import Figure, seconds

_PARAGRAPH = (
    "دیپلماسی آب میان ایران و افغانستان پس از سال 2021 دگرگون شده است؛ به‌گونه‌ای که کميسيون مشترك، با وجود "
    "قراردادِ ۱۳۵۱، کمتر از پیش گرد هم می‌آید (Alder & Birch, 2018, p. 44). بررسی داده‌هاي هيدرولوژیک نشان می‌دهد "
    "که خشکسالی‌های پیاپی، و نه تنها سدها، سطح تالاب را کاسته است. The Helmand River Commission met twice in 2019. "
    "برخی پژوهشگران همین نتیجه را برای حوضه‌های دیگر نیز گرفته‌اند: اعتماد پیش از سازه می‌آید.\n"
)
_FOLDED_MEGABYTES = 4.0
_HAZM_PARAGRAPHS = 120

_Gold = dict[str, Any]


def figures(*, short: bool = False, paper: Path | None = None, gold: Path | None = None) -> list[Figure]:
    """Return the figures; those of citations only when a paper and its answers are given."""
    made = [_folding(short=short), _citing(short=short)]
    if importlib.util.find_spec("hazm") is not None:
        made.append(_beside_hazm(short=short))
    if paper is not None and gold is not None:
        made += _against(analyse(paper.read_text(encoding="utf-8-sig")), gold)
    return made


def _folding(*, short: bool) -> Figure:
    text = _PARAGRAPH * int((0.2 if short else _FOLDED_MEGABYTES) * 1e6 / len(_PARAGRAPH.encode()))
    return _speed("folding for search", lambda: fold(text), len(text.encode()), 8.0, rounds=3 if short else 7)


def _citing(*, short: bool) -> Figure:
    raw = "\n\n".join([_PARAGRAPH.strip()] * (40 if short else 400))
    texts = analyse(raw).texts
    return _speed(
        "citations of a text in blocks", lambda: find_citations(texts), len(raw.encode()), 1.0, rounds=3 if short else 5
    )


def _speed(name: str, work: Callable[[], object], size: int, limit: float, *, rounds: int) -> Figure:
    work()
    speeds = sorted(size / 1e6 / seconds(work) for _ in range(rounds))
    return Figure(name, speeds[rounds // 2], "MB/s", limit, speeds[0], speeds[-1], at_least=True)


def _beside_hazm(*, short: bool) -> Figure:
    """Return how many times faster folding is than hazm's normaliser, both in turns on the same text."""
    import hazm

    normaliser = hazm.Normalizer()
    text = _PARAGRAPH * (20 if short else _HAZM_PARAGRAPHS)
    normaliser.normalize(_PARAGRAPH)
    fold(text)
    ratios = sorted(
        seconds(lambda: normaliser.normalize(text)) / seconds(lambda: fold(text)) for _ in range(2 if short else 5)
    )
    return Figure(
        "folding, times as fast", ratios[len(ratios) // 2], "×", 10.0, ratios[0], ratios[-1], "hazm's normaliser",
        at_least=True,
    )


def _against(analysis: Analysis, folder: Path) -> list[Figure]:
    wanted = _answers(folder / "citations.json").get("citations", ())
    narrative = _answers(folder / "persian_narrative_citations.json")
    wanted_narrative = narrative.get("citations", narrative.get("narrative", ()))
    bracketed = [citation for citation in analysis.citations if citation.kind == "parenthetical"]
    in_words = [citation for citation in analysis.citations if citation.kind == "narrative"]
    right = sum(any(_is_right(citation, one) for citation in bracketed) for one in wanted)
    of_works = sum(any(_overlap(citation, one) for one in wanted) for citation in bracketed)
    found = sum(any(_overlap(citation, one) for citation in in_words) for one in wanted_narrative)
    keys = {(tuple(one["authors"]), str(one["year"]), one.get("suffix")) for one in wanted}
    return [
        Figure("citations in brackets right in all fields", right, "", len(wanted), at_least=True),
        Figure("citations in brackets that are none", len(bracketed) - of_works, "", 0),
        Figure("narrative citations found", found, "", len(wanted_narrative), at_least=True),
        Figure("narrative citations that are none", len(in_words) - found, "", 0),
        Figure("works cited, off by", abs(len(analysis.works) - len(keys)), "", 0),
    ]


def _answers(path: Path) -> _Gold:
    answers: _Gold = json.loads(path.read_text(encoding="utf-8"))
    return answers


def _is_right(citation: FoundCitation, wanted: _Gold) -> bool:
    pages = str(wanted["pages"]) if wanted.get("pages") else None
    return (
        _overlap(citation, wanted)
        and list(citation.authors) == wanted["authors"]
        and (str(citation.year), citation.suffix) == (str(wanted["year"]), wanted.get("suffix"))
        and citation.et_al == wanted["et_al"]
        and (citation.locator[1] if citation.locator else None) == pages
    )


def _overlap(citation: FoundCitation, wanted: _Gold) -> bool:
    spans = wanted.get("spans") or [(wanted["start"], wanted["end"])]
    return any(start < end_of and start_of < end for start, end in citation.raw_spans for start_of, end_of in spans)
