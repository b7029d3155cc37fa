"""What may be wrong with a citation, as a sentence in English and Persian."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

SENTENCES: dict[str, dict[str, str]] = {
    "ambiguous": {
        "en": "It fits several works of the paper; choose the one that is meant.",
        "fa": "با چند اثر مقاله جور است؛ آن را که منظور است برگزینید.",
    },
    "missing_page": {
        "en": "It gives no page, as most citations of this paper do.",
        "fa": "صفحه ندارد، در حالی که بیشتر ارجاع‌های این مقاله دارند.",
    },
    "year_conflict": {
        "en": "The years do not agree: those of both calendars, or those of one name in both scripts.",
        "fa": "سال‌ها با هم نمی‌خوانند: دو تقویم، یا یک نام در دو خط.",
    },
    "spelling_variant": {
        "en": "Another citation of the same year spells the name differently; it may be the same work.",
        "fa": "ارجاع دیگری از همان سال این نام را جور دیگری نوشته است؛ شاید همان اثر باشد.",
    },
    "suffix_without_first": {
        "en": "It has the letter b or a later one, and no work with the letter before it is there.",
        "fa": "حرف «ب» یا پس از آن را دارد و اثری با حرف پیش از آن نیست.",
    },
    "suffix_out_of_order": {
        "en": "A hint: the work with the letter before it is only cited later.",
        "fa": "یادآوری: اثری که حرف پیش از آن را دارد، تازه پس از این آمده است.",
    },
    "same_page_for_different_claims": {
        "en": "The same page is cited for sentences that speak of different things.",
        "fa": "همین صفحه برای جمله‌هایی آمده است که از چیزهای دیگری سخن می‌گویند.",
    },
    "no_year": {
        "en": "It gives no year.",
        "fa": "سال ندارد.",
    },
    "no_antecedent": {
        "en": "It repeats a work, and none is cited before it.",
        "fa": "به اثر پیشین برمی‌گردد و پیش از آن اثری نیامده است.",
    },
    "cited_through_another": {
        "en": "The work is known through another one only, which is cited beside it.",
        "fa": "اثر را تنها از راه اثر دیگری آورده است که در کنارش آمده است.",
    },
    "not_in_reference_list": {
        "en": "The reference list of the paper does not have this work.",
        "fa": "فهرست منابع مقاله این اثر را ندارد.",
    },
}


def problem_sentence(problem: str, lang: str = "en") -> str:
    """Return what a problem's stable word says; an unknown word as it is, without underscores."""
    return SENTENCES.get(problem, {}).get(lang, problem.replace("_", " "))


def problem_lines(citations: Iterable[Sequence[str]], lang: str = "en") -> list[str]:
    """Return a line for each kind of problem of some citations, the commonest first."""
    counts = Counter(problem for problems in citations for problem in problems)
    return [f"{count} × {problem}: {problem_sentence(problem, lang)}" for problem, count in counts.most_common()]
