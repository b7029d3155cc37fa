"""Records of a text derived anew under the ids of those on the same ground."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.changes import brought_up
from annotator.core.model import Original, Repair
from annotator.services.importing import new_paper
from annotator.services.regrounding import (
    Stored,
    acceptances_of,
    kept_refusals,
    refusals_of,
    reground,
)
from annotator.text.pipeline import analyse

RAW = "مقدمه\n\nایــران با همسایه همکاری کرد )Alder, 2018, p. 4( و پیش رفت. جمله دیگری هم هست.\n"
ORIGINAL = Original(id="o", name="n", media_type="text/plain", encoding="utf-8", sha256="", body=RAW)


def repair(name: str, state: str = "applied", confidence: int = 1000) -> Repair:
    return Repair(
        id=name, text_id="t", rule="kashida", raw_start=3, raw_end=5, before="ــ", after="",
        state=state, confidence=confidence,
    )


def stored_of(raw: str) -> Stored:
    paper = new_paper(analyse(raw), replace(ORIGINAL, body=raw))
    return Stored(paper.texts, paper.blocks, paper.sentences, paper.repairs, paper.citations)


def test_the_same_text_derived_again_changes_nothing() -> None:
    stored = stored_of(RAW)
    now = reground(analyse(RAW), stored, frozenset())
    assert now.texts == stored.texts
    for old, new in (
        (stored.blocks, now.found.blocks),
        (stored.sentences, now.found.sentences),
        (stored.repairs, now.found.repairs),
        (stored.citations, now.found.citations),
    ):
        assert old
        assert brought_up(old, new) == []


def test_what_changed_keeps_its_id() -> None:
    stored = stored_of(RAW)
    now = reground(analyse(RAW, rules_off=("kashida", "brackets")), stored, frozenset())
    assert [one.id for one in now.found.blocks] == [one.id for one in stored.blocks]
    assert [one.id for one in now.found.sentences] == [one.id for one in stored.sentences]
    assert "ایــران" in now.found.blocks[1].body
    verbs = {change.verb for change in brought_up(stored.repairs, now.found.repairs)}
    assert verbs == {"delete"}


def test_a_citation_keeps_its_source_and_a_deleted_record_comes_back() -> None:
    stored = stored_of(RAW)
    citation = replace(stored.citations[0], source_id="s", state="resolved", deleted=1)
    now = reground(analyse(RAW), replace(stored, citations=(citation,)), frozenset())
    (again,) = now.found.citations
    assert (again.id, again.source_id, again.state) == (citation.id, "s", "resolved")
    (change,) = brought_up([citation], now.found.citations)
    assert change.verb == "restore"


def test_a_language_found_for_the_first_time_gets_a_text() -> None:
    stored = stored_of(RAW)
    longer = RAW + "\n\nAn English paragraph stands here now, long enough to be one of its own.\n"
    now = reground(analyse(longer), stored, frozenset())
    assert {text.lang for text in now.texts} == {"fa", "en"}
    assert {text.original_id for text in now.texts} == {"o"}


def test_refusals_and_acceptances_are_read_off_the_repairs() -> None:
    repairs = [repair("a"), repair("b", "refused"), repair("c", confidence=600), repair("d", "suggested", 600)]
    assert refusals_of(repairs) == {("kashida", (3, 5))}
    assert acceptances_of(repairs) == {("kashida", (3, 5))}
    assert refusals_of(repairs[:1]) == acceptances_of(repairs[:2]) == set()


def test_what_was_refused_stays_refused_though_it_is_not_found_again() -> None:
    old = [repair("a"), repair("b", "refused"), repair("c", "refused")]
    assert [one.id for one in kept_refusals(old, [old[1]])] == ["b", "c"]
