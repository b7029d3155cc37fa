"""The words of the glossary as people read them: states, roles, verdicts, kinds, numbers.

Stable words of the records on the left, translatable texts on the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.gui.models.records import ReviewState
from annotator.gui.translation import QT_TRANSLATE_NOOP

_CONTEXT = "Words"
_WORDS: Mapping[str, str] = {
    # how the languages of a claim agree
    "same": QT_TRANSLATE_NOOP("Words", "both languages say the same"),
    "narrower": QT_TRANSLATE_NOOP("Words", "Persian says less"),
    "broader": QT_TRANSLATE_NOOP("Words", "Persian says more"),
    "contradicts": QT_TRANSLATE_NOOP("Words", "the languages contradict each other"),
    "only_here": QT_TRANSLATE_NOOP("Words", "only one language says it"),
    # review states and verdicts
    "waiting": QT_TRANSLATE_NOOP("Words", "waiting"),
    "accepted": QT_TRANSLATE_NOOP("Words", "accepted"),
    "rejected": QT_TRANSLATE_NOOP("Words", "rejected"),
    "disputed": QT_TRANSLATE_NOOP("Words", "disputed"),
    "stale": QT_TRANSLATE_NOOP("Words", "changed since"),
    "accept": QT_TRANSLATE_NOOP("Words", "accept"),
    "reject": QT_TRANSLATE_NOOP("Words", "reject"),
    "needs_work": QT_TRANSLATE_NOOP("Words", "needs work"),
    # roles of a link (CiTO)
    "supports": QT_TRANSLATE_NOOP("Words", "supports"),
    "cites_as_evidence": QT_TRANSLATE_NOOP("Words", "cites as evidence"),
    "cites_for_information": QT_TRANSLATE_NOOP("Words", "cites for information"),
    "obtains_background_from": QT_TRANSLATE_NOOP("Words", "obtains background from"),
    "qualifies": QT_TRANSLATE_NOOP("Words", "qualifies"),
    "disputes": QT_TRANSLATE_NOOP("Words", "disputes"),
    "discusses": QT_TRANSLATE_NOOP("Words", "discusses"),
    "mentions": QT_TRANSLATE_NOOP("Words", "mentions"),
    # check states of a link
    "unchecked": QT_TRANSLATE_NOOP("Words", "not checked yet"),
    "seen_in_source": QT_TRANSLATE_NOOP("Words", "seen in the source"),
    "not_in_source": QT_TRANSLATE_NOOP("Words", "the source does not say this"),
    "source_unavailable": QT_TRANSLATE_NOOP("Words", "source unavailable"),
    # citations
    "resolved": QT_TRANSLATE_NOOP("Words", "has a source"),
    "ambiguous": QT_TRANSLATE_NOOP("Words", "ambiguous"),
    "unresolved": QT_TRANSLATE_NOOP("Words", "no source yet"),
    "missing_page": QT_TRANSLATE_NOOP("Words", "page missing"),
    "year_conflict": QT_TRANSLATE_NOOP("Words", "years disagree"),
    "spelling_variant": QT_TRANSLATE_NOOP("Words", "another spelling"),
    "suffix_without_first": QT_TRANSLATE_NOOP("Words", "letter without the one before"),
    "suffix_out_of_order": QT_TRANSLATE_NOOP("Words", "letters out of order"),
    "same_page_for_different_claims": QT_TRANSLATE_NOOP("Words", "one page for different things"),
    "no_year": QT_TRANSLATE_NOOP("Words", "no year"),
    "no_antecedent": QT_TRANSLATE_NOOP("Words", "nothing cited before"),
    "cited_through_another": QT_TRANSLATE_NOOP("Words", "cited through another work"),
    "not_in_reference_list": QT_TRANSLATE_NOOP("Words", "not in the reference list"),
    # anchors
    "exact": QT_TRANSLATE_NOOP("Words", "exact"),
    "moved": QT_TRANSLATE_NOOP("Words", "moved: please confirm"),
    "orphan": QT_TRANSLATE_NOOP("Words", "text no longer found"),
    # rows
    "automatic": QT_TRANSLATE_NOOP("Words", "aligned automatically"),
    "suggested": QT_TRANSLATE_NOOP("Words", "to confirm"),
    "confirmed": QT_TRANSLATE_NOOP("Words", "confirmed"),
    # locators
    "page": QT_TRANSLATE_NOOP("Words", "page"),
    "chapter": QT_TRANSLATE_NOOP("Words", "chapter"),
    "section": QT_TRANSLATE_NOOP("Words", "section"),
    "paragraph": QT_TRANSLATE_NOOP("Words", "paragraph"),
    "volume": QT_TRANSLATE_NOOP("Words", "volume"),
    # kinds of a claim
    "": QT_TRANSLATE_NOOP("Words", "not said"),
    "finding": QT_TRANSLATE_NOOP("Words", "finding"),
    "theory": QT_TRANSLATE_NOOP("Words", "theory"),
    "definition": QT_TRANSLATE_NOOP("Words", "definition"),
    "method": QT_TRANSLATE_NOOP("Words", "method"),
    "background": QT_TRANSLATE_NOOP("Words", "background"),
    "recommendation": QT_TRANSLATE_NOOP("Words", "recommendation"),
    # tables of records
    "claims": QT_TRANSLATE_NOOP("Words", "Claim"),
    "anchors": QT_TRANSLATE_NOOP("Words", "Quotation"),
    "sources": QT_TRANSLATE_NOOP("Words", "Source"),
    "links": QT_TRANSLATE_NOOP("Words", "Link"),
    "blocks": QT_TRANSLATE_NOOP("Words", "Text"),
    "papers": QT_TRANSLATE_NOOP("Words", "Paper"),
    "citations": QT_TRANSLATE_NOOP("Words", "Citation"),
    "comments": QT_TRANSLATE_NOOP("Words", "Comment"),
    "reviews": QT_TRANSLATE_NOOP("Words", "Review"),
    "tags": QT_TRANSLATE_NOOP("Words", "Tag"),
    # block kinds
    "heading": QT_TRANSLATE_NOOP("Words", "Headings"),
    "list_item": QT_TRANSLATE_NOOP("Words", "List items"),
    "footnote": QT_TRANSLATE_NOOP("Words", "Footnotes"),
    "table": QT_TRANSLATE_NOOP("Words", "Tables"),
    "figure": QT_TRANSLATE_NOOP("Words", "Figures"),
    "caption": QT_TRANSLATE_NOOP("Words", "Captions"),
    "keywords": QT_TRANSLATE_NOOP("Words", "Keywords"),
    "running_header": QT_TRANSLATE_NOOP("Words", "Running headers"),
    "page_number": QT_TRANSLATE_NOOP("Words", "Page numbers"),
}
_DEEDS: Mapping[str, str] = {
    "import paper": QT_TRANSLATE_NOOP("Deeds", "import paper"),
    "edit paper": QT_TRANSLATE_NOOP("Deeds", "edit paper"),
    "delete paper": QT_TRANSLATE_NOOP("Deeds", "delete paper"),
    "refuse repair": QT_TRANSLATE_NOOP("Deeds", "refuse repair"),
    "accept repair": QT_TRANSLATE_NOOP("Deeds", "apply repair"),
    "switch rule": QT_TRANSLATE_NOOP("Deeds", "switch repair rule"),
    "confirm row": QT_TRANSLATE_NOOP("Deeds", "confirm row"),
    "unconfirm row": QT_TRANSLATE_NOOP("Deeds", "unconfirm row"),
    "join rows": QT_TRANSLATE_NOOP("Deeds", "join rows"),
    "split row": QT_TRANSLATE_NOOP("Deeds", "split row"),
    "unlink row": QT_TRANSLATE_NOOP("Deeds", "part the sides of a row"),
    "move sentence": QT_TRANSLATE_NOOP("Deeds", "move sentence"),
    "realign rows": QT_TRANSLATE_NOOP("Deeds", "realign rows"),
    "add translation": QT_TRANSLATE_NOOP("Deeds", "add translation"),
    "edit translation": QT_TRANSLATE_NOOP("Deeds", "edit translation"),
    "delete translation": QT_TRANSLATE_NOOP("Deeds", "delete translation"),
    "import translations": QT_TRANSLATE_NOOP("Deeds", "import translations"),
    "add lexicon": QT_TRANSLATE_NOOP("Deeds", "add lexicon"),
    "delete lexicon": QT_TRANSLATE_NOOP("Deeds", "delete lexicon"),
    "create tag": QT_TRANSLATE_NOOP("Deeds", "new tag"),
    "edit tag": QT_TRANSLATE_NOOP("Deeds", "edit tag"),
    "delete tag": QT_TRANSLATE_NOOP("Deeds", "delete tag"),
    "create codebook": QT_TRANSLATE_NOOP("Deeds", "first tags"),
    "create claim": QT_TRANSLATE_NOOP("Deeds", "new claim"),
    "tag claim": QT_TRANSLATE_NOOP("Deeds", "tag"),
    "untag claim": QT_TRANSLATE_NOOP("Deeds", "remove tag"),
    "edit claim": QT_TRANSLATE_NOOP("Deeds", "edit claim"),
    "delete claim": QT_TRANSLATE_NOOP("Deeds", "delete claim"),
    "add anchor": QT_TRANSLATE_NOOP("Deeds", "add quotation"),
    "remove anchor": QT_TRANSLATE_NOOP("Deeds", "remove quotation"),
    "confirm anchor": QT_TRANSLATE_NOOP("Deeds", "confirm quotation"),
    "add source": QT_TRANSLATE_NOOP("Deeds", "new source"),
    "edit source": QT_TRANSLATE_NOOP("Deeds", "edit source"),
    "delete source": QT_TRANSLATE_NOOP("Deeds", "delete source"),
    "source from citation": QT_TRANSLATE_NOOP("Deeds", "source from citation"),
    "sources from citations": QT_TRANSLATE_NOOP("Deeds", "sources from citations"),
    "mend sources": QT_TRANSLATE_NOOP("Deeds", "mend sources"),
    "merge sources": QT_TRANSLATE_NOOP("Deeds", "merge sources"),
    "import bibliography": QT_TRANSLATE_NOOP("Deeds", "import bibliography"),
    "pin keys": QT_TRANSLATE_NOOP("Deeds", "pin keys"),
    "resolve citation": QT_TRANSLATE_NOOP("Deeds", "resolve citation"),
    "unresolve citation": QT_TRANSLATE_NOOP("Deeds", "take the source from a citation"),
    "link source": QT_TRANSLATE_NOOP("Deeds", "link source"),
    "edit link": QT_TRANSLATE_NOOP("Deeds", "edit link"),
    "unlink source": QT_TRANSLATE_NOOP("Deeds", "remove link"),
    "review claim": QT_TRANSLATE_NOOP("Deeds", "review claim"),
    "review link": QT_TRANSLATE_NOOP("Deeds", "review link"),
    "withdraw review": QT_TRANSLATE_NOOP("Deeds", "withdraw review"),
    "comment": QT_TRANSLATE_NOOP("Deeds", "comment"),
    "edit comment": QT_TRANSLATE_NOOP("Deeds", "edit comment"),
    "resolve comment": QT_TRANSLATE_NOOP("Deeds", "resolve comment"),
}
"""Names of deeds (``services.deeds.DEED_NAMES``) as the undo menu and the history say them."""
_PROBLEMS: Mapping[str, str] = {
    "ambiguous": QT_TRANSLATE_NOOP("Problems", "It fits several works of the paper; choose the one that is meant."),
    "missing_page": QT_TRANSLATE_NOOP("Problems", "It gives no page, as most citations of this paper do."),
    "year_conflict": QT_TRANSLATE_NOOP(
        "Problems", "The years do not agree: those of both calendars, or those of one name in both scripts."
    ),
    "spelling_variant": QT_TRANSLATE_NOOP(
        "Problems", "Another citation of the same year spells the name differently; it may be the same work."
    ),
    "suffix_without_first": QT_TRANSLATE_NOOP(
        "Problems", "It has the letter b or a later one, and no work with the letter before it is there."
    ),
    "suffix_out_of_order": QT_TRANSLATE_NOOP(
        "Problems", "A hint: the work with the letter before it is only cited later."
    ),
    "same_page_for_different_claims": QT_TRANSLATE_NOOP(
        "Problems", "The same page is cited for sentences that speak of different things."
    ),
    "no_year": QT_TRANSLATE_NOOP("Problems", "It gives no year."),
    "no_antecedent": QT_TRANSLATE_NOOP("Problems", "It repeats a work, and none is cited before it."),
    "cited_through_another": QT_TRANSLATE_NOOP(
        "Problems", "The work is known through another one only, which is cited beside it."
    ),
    "not_in_reference_list": QT_TRANSLATE_NOOP(
        "Problems", "The reference list of the paper does not have this work."
    ),
}
"""What may be wrong with a citation (``core.model.CITATION_PROBLEMS``), as a sentence."""
_LONGEST_DETAIL = 40
_EVIDENCE: Mapping[str, str] = {
    "names": QT_TRANSLATE_NOOP("Words", "names agree"),
    "year": QT_TRANSLATE_NOOP("Words", "year agrees"),
    "suffix": QT_TRANSLATE_NOOP("Words", "letter agrees"),
}
CLAIM_KINDS: tuple[str, ...] = (
    "",
    "finding",
    "theory",
    "definition",
    "method",
    "background",
    "recommendation",
)
LOCATOR_LABELS: tuple[str, ...] = ("page", "chapter", "section", "paragraph", "volume")
_LOCATOR_SIGNS: Mapping[str, str] = {
    "page": "p.",
    "chapter": "ch.",
    "section": "§",
    "paragraph": "¶",
    "volume": "vol.",
}


def word(stable: str) -> str:
    """Return a stable word of the records as people read it; an unknown one as it stands."""
    text = _WORDS.get(stable)
    return stable.replace("_", " ") if text is None else QCoreApplication.translate(_CONTEXT, text)


def problem_text(stable: str) -> str:
    """Return what a problem of a citation says, as a sentence; an unknown one as its word."""
    text = _PROBLEMS.get(stable)
    return QCoreApplication.translate("Problems", text) if text else word(stable)


def deed_text(name: str, detail: str = "") -> str:
    """Return a deed as people read it: ``tag ‘Security’``."""
    text = QCoreApplication.translate("Deeds", _DEEDS.get(name, name))
    short = detail if len(detail) <= _LONGEST_DETAIL else f"{detail[: _LONGEST_DETAIL - 1]}…"
    return f"{text} ‘\u2068{short}\u2069’" if short else text


def number(value: int) -> str:
    """Return a count in the digits of the interface language."""
    return QLocale().toString(value)


def tag_name(name_en: str, name_fa: str) -> str:
    """Return a tag's name in the language of the interface, or the one it has."""
    is_persian = QLocale().language() == QLocale.Language.Persian
    return (name_fa or name_en) if is_persian else (name_en or name_fa)


def review_text(review: ReviewState) -> str:
    """Return a review state with the counts behind it: ``disputed 1–1``, ``accepted 2``."""
    if review.state == "disputed":
        return f"{word('disputed')} {number(review.accepted)}–{number(review.rejected)}"
    count = {"accepted": review.accepted, "rejected": review.rejected}.get(review.state, 0)
    return f"{word(review.state)} {number(count)}" if count else word(review.state)


def evidence_text(explanation: str) -> str:
    """Return why a citation may mean a source: its stable words translated, years as they stand."""
    parts: list[str] = []
    others: list[str] = []
    for part in explanation.split():
        if part in _EVIDENCE:
            parts.append(QCoreApplication.translate(_CONTEXT, _EVIDENCE[part]))
        else:
            others.append(part)
    return ", ".join([*parts, " ".join(others)] if others else parts)


def locator_text(label: str, locator: str) -> str:
    """Return a locator the way citations write it: ``p. 355``; empty without one."""
    if not locator:
        return ""
    sign = _LOCATOR_SIGNS.get(label, label)
    if label == "page" and any(mark in locator for mark in "-–,"):
        sign = "pp."
    return f"{sign} {locator}"


def moment(iso: str) -> str:
    """Return an ISO 8601 time as local date and time, Solar Hijri in Persian; anything else as it stands."""
    try:
        parsed = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    shown = QDateTime.fromSecsSinceEpoch(int(parsed.timestamp()))
    if QLocale().language() != QLocale.Language.Persian:
        return QLocale().toString(shown, "d MMM yyyy, HH:mm")
    from annotator.core.calendar import SOLAR_MONTHS_IRAN, gregorian_to_solar_hijri  # Persian windows only

    year, month, day_of_month = gregorian_to_solar_hijri(parsed.astimezone().date())
    plain = QLocale()
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    time = plain.toString(shown.time(), "HH:mm")
    return f"{plain.toString(day_of_month)} {SOLAR_MONTHS_IRAN[month - 1]} {plain.toString(year)}، {time}"
