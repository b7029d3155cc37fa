"""Footnotes are linked to the digits that call them and taken out of the running text."""

from __future__ import annotations

import pytest

from annotator.core.analysis import FoundBlock
from annotator.text.footnotes import Marker, Note, find_notes, link, markers_in, note_body_start
from annotator.text.pages import Line, find_pages, lines_of
from annotator.text.pipeline import analyse

PAGE = (
    "به تعبیر سان تزو1 زمین گرفتارکننده است و در سال 2021 باز هم چنین بود و این سخن را \n\n"
    "همه پذیرفته‌اند؛2 ولی 12 نفر از آنان در شهرهای دیگر هم چنین دیدگاهی دارند و از آن \n\n"
    "دفاع می‌کنند و تا پایان راه بر سر این باور خود خواهند ماند و از آن بازنخواهند گشت.\n\n"
)
NOTES = "1 . Sun Tzu\n2. یادداشت دوم که به سال 2019 برمی‌گردد\nو ادامه آن\n"


def paragraphs(raw: str, **settings: list[str]) -> list[FoundBlock]:
    return [block for text in analyse(raw, **settings).texts for block in text.blocks if block.kind == "paragraph"]


def test_notes_at_the_foot_of_a_page_are_linked_to_their_markers() -> None:
    raw = PAGE + NOTES + " صفحه دیگر آغاز می‌شود و متن در آن ادامه می‌یابد.\n\nپایان."
    analysis = analyse(raw)
    assert [(note.number, note.text) for note in analysis.footnotes] == [
        ("1", "Sun Tzu"),
        ("2", "یادداشت دوم که به سال 2019 برمی‌گردد و ادامه آن"),
    ]
    assert [raw[slice(*note.marker_span)] for note in analysis.footnotes if note.marker_span] == ["1", "2"]
    first = paragraphs(raw)[0]
    assert "سان تزو زمین" in first.text
    assert "پذیرفته‌اند؛ ولی 12 نفر" in first.text
    block = next(block for text in analysis.texts for block in text.blocks if block.kind == "footnote")
    assert block.extra["marker_block"] == first.id
    assert first.text[: block.extra["marker_position"]].endswith("سان تزو")


def test_markers_stay_when_their_rule_is_off_and_notes_are_linked_all_the_same() -> None:
    raw = PAGE + NOTES + " صفحه دیگر آغاز می‌شود.\n\nپایان."
    analysis = analyse(raw, rules_off=["footnote_marker"])
    assert "تزو1" in analysis.texts[0].blocks[0].text
    assert all(note.marker_span for note in analysis.footnotes)


def test_a_numbered_list_nobody_calls_is_no_footnote() -> None:
    raw = PAGE.replace("تزو1", "تزو").replace("؛2", "؛") + NOTES + " صفحه دیگر آغاز می‌شود.\n\nپایان."
    assert analyse(raw).footnotes == ()


def test_english_notes_and_superscripts_are_linked() -> None:
    raw = (
        "The theory of power² is old, and states pursue it.1 They do so in every age of history\n"
        "and nobody has found another way for them to live side by side in this world of ours.\n"
        "Nothing has changed since then, and nothing will change in the years to come for us.\n"
        "Some say so.\n1. See the first book.\n2. See the second book.\n\x0cThe next page begins here.\n"
    )
    analysis = analyse(raw)
    assert [(note.number, note.text, note.marker_span is not None) for note in analysis.footnotes] == [
        ("1", "See the first book.", True),
        ("2", "See the second book.", True),
    ]
    assert "power is old, and states pursue it. They" in analysis.texts[0].blocks[0].text


def test_numbered_references_are_no_footnotes_and_decimals_no_markers() -> None:
    raw = (
        "متن نخست با میانگین 15.1 و 24.2 در آزمون آمده است.\n\nنتیجه روشن است.\n\nمنابع\n\n"
        "[1] نوری، م. آب. تهران: پویه، 1390.\n\n[2] رضایی، ن. خاک. تهران: پویه، 1391.\n"
    )
    analysis = analyse(raw)
    assert analysis.footnotes == ()
    assert "15.1 و 24.2" in analysis.texts[0].blocks[0].text


def lines(raw: str) -> list[Line]:
    found = list(lines_of(raw))
    find_pages(found)
    return found


@pytest.mark.parametrize(
    ("text", "start"),
    [("1. Sun Tzu", 3), ("1 . Sun Tzu", 4), ("۲- یادداشت", 3), ("(3) See", 4), ("[4] See", 4), ("² See", 2),
     ("See", 0)],
)
def test_the_text_of_a_note_begins_behind_its_number(text: str, start: int) -> None:
    assert note_body_start(text) == start


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("سان تزو1 گفت", [1]),
        ("قدرت² و «زور»3، پایان4", [2, 3, 4]),
        ("states pursue it.1 They do,2 always", [1, 2]),
        ("سال 2021 و ۱۲ نفر و ۳.۵ درصد", []),
        ("گاز CO2 و آب H2O", []),
        ("کووید19", [19]),
        ("(احمدی، ۱۴۰۰: ۲۵)", []),
    ],
)
def test_digits_that_may_call_a_note_are_those_glued_to_words(text: str, numbers: list[int]) -> None:
    found = list(markers_in(0, text, range(len(text)), [0]))
    assert [marker.number for marker in found] == numbers
    assert all(text[marker.raw: marker.raw + 1] == text[marker.span[0]] for marker in found)


def test_a_note_takes_the_strongest_marker_of_its_page_then_the_first_behind_the_last() -> None:
    notes = [Note(1, 0, []), Note(2, 0, []), Note(3, 1, [])]
    markers = [
        Marker(0, (5, 6), 5, 2, 0, 3), Marker(0, (9, 10), 9, 1, 0, 3), Marker(0, (20, 21), 20, 2, 0, 3),
        Marker(0, (30, 31), 30, 1, 0, 1), Marker(0, (40, 41), 40, 3, 0, 4),
    ]
    assert [(note.number, marker.raw) for note, marker in link(notes, markers)] == [(1, 9), (2, 20)]


def test_notes_are_found_at_the_foot_and_their_lines_leave_the_text() -> None:
    found = lines(PAGE + NOTES)
    notes = find_notes(found)
    assert [(note.number, len(note.lines)) for note in notes] == [(1, 1), (2, 2)]
    assert [line.role for line in found][-3:] == ["note", "note", "note"]


def test_numbered_lines_in_the_middle_of_a_page_are_no_notes() -> None:
    assert find_notes(lines("سان تزو1 گفت و رفت\n1. یکم\n2. دوم\n" + PAGE * 3)) == []


def test_the_same_note_on_several_pages_is_no_running_header() -> None:
    words = ("نخست", "دوم", "سوم", "چهارم", "پنجم", "ششم")
    body = "\n".join(f"سطر {word} از متن صفحه درباره آب است." for word in words)
    raw = "\x0c".join(f"{body}\nنظریه سان تزو1 در این صفحه آمده است.\n1 . Ibid\n" for _ in range(4))
    assert [note.text for note in analyse(raw).footnotes] == ["Ibid"] * 4
