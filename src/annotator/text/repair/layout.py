"""Rules carried out while lines become blocks: they are switched and written down like all others."""

from __future__ import annotations

from annotator.text.repair.rule import Rule, nothing

PAGE_FURNITURE = Rule(
    "page_furniture",
    "Running headers and page numbers",
    "Takes running headers and page numbers out of the running text into blocks of their own.",
    nothing,
)
STRAY_MARKS = Rule(
    "stray_marks",
    "Stray vowel marks",
    "Takes out lines of nothing but vowel marks, which lost their letters.",
    nothing,
)
SPLIT_LINES = Rule(
    "split_lines",
    "Split lines",
    "Puts lines together that a text layer gives in pieces, the end first, before a vowel mark of its own.",
    nothing,
)
FOOTNOTE_MARKER = Rule(
    "footnote_marker",
    "Footnote markers",
    "Takes the digit of a footnote out of the word it is glued to: تزو1 → تزو.",
    nothing,
)
