"""Papers made at random and damaged as extractors damage them, with the truth kept beside.

A paper is drawn from clean sentences of our own, with citations of invented works put behind some of them. Then
every kind of damage of the catalogue is done where an extractor does it, by chance and not at fixed places: the
answers are known, and no rule can have been written reading the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from tests.data.make_sample import (
    SAMPLE,
    ZWNJ,
    displace,
    kashida_places,
    mirror_brackets,
    plain,
    read_clean,
    scramble,
    set_in_lines,
    stretch,
)

PAPERS = Path(__file__).resolve().parents[1] / "data" / "papers"
WIDTH, PAGE_LINES, FIRST_PAGE = 96, 24, 211
HEADINGS = ("مقدمه", "چارچوب نظری", "روش پژوهش", "یافته ها", "بحث و بررسی", "نتیجه گیری")
HEADER = "فصلنامه رودها و شهرها {page}"
NOTES = ("Hydraulic society", "Qanat", "Water council", "Path dependence", "Common pool")
LATIN = ("Deltaworth", "Kavirbin", "Lakeby", "Rudavar", "Nilgun", "Marshfield", "Sahelgard", "Wardak Abi", "Oakhurst")
PERSIAN = ("رودآور", "کویرپور", "نیلگون", "دریاباری", "سمنگانی", "هامونی", "برفی", "چشمه‌ساری")
_CITATION = re.compile(r" ?\([^()]*\)")
_STOP = re.compile(r"(?<=[.؟]) ")


@dataclass(frozen=True)
class Cited:
    """An invented citation: its fields as they are to be found, and as it is written."""

    authors: tuple[str, ...]
    year: str
    suffix: str
    page: str
    written: str


@dataclass
class Paper:
    """A clean paper: paragraphs of sentences, the citations in their order."""

    paragraphs: list[list[str]] = field(default_factory=list)
    citations: list[Cited] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paper as it was written, a paragraph a line."""
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs) + "\n"


@dataclass
class Damaged:
    """What an extractor made of a paper; ``scrambled`` are the clean texts of the lines it scrambled."""

    raw: str
    paper: Paper
    scrambled: list[str] = field(default_factory=list)
    notes: int = 0


@cache
def clean_sentences() -> tuple[str, ...]:
    """Return the Persian sentences of our own texts, without brackets."""
    parts, _ = read_clean((SAMPLE / "paper-clean.txt").read_text(encoding="utf-8"))
    texts = [plain(part.text) for part in parts if part.kind == "paragraph" and part.lang == "fa"]
    for path in sorted(PAPERS.glob("*.txt")):
        texts += path.read_text(encoding="utf-8").splitlines()
    sentences = [sentence for text in texts for sentence in _STOP.split(_CITATION.sub("", text))]
    usable = [each for each in sentences if 40 < len(each) < 260 and not re.search(r"[()A-Za-z:؛]", each)]
    return tuple(dict.fromkeys(sentence for sentence in usable if sentence.endswith((".", "؟"))))


def paper(random: Random, paragraphs: int = 24) -> Paper:
    """Draw a paper."""
    drawn = Paper()
    for _ in range(paragraphs):
        sentences = random.sample(clean_sentences(), random.randint(2, 6))
        drawn.paragraphs.append([_with_citation(sentence, drawn, random) for sentence in sentences])
    return drawn


def _with_citation(sentence: str, drawn: Paper, random: Random) -> str:
    if not sentence.endswith(".") or random.random() > 0.45:
        return sentence
    cited = _cited(random)
    drawn.citations.append(cited)
    return f"{sentence[:-1]} {cited.written}."


def _cited(random: Random) -> Cited:
    page = str(random.randint(11, 398)) if random.random() < 0.8 else ""
    if random.random() < 0.35:
        authors = tuple(random.sample(PERSIAN, random.choice((1, 1, 2))))
        year = str(random.randint(1371, 1402))
        written = f"({' و '.join(authors)}، {year}{f': {page}' if page else ''})"
        return Cited(authors, year, "", page, written)
    authors = tuple(random.sample(LATIN, random.choice((1, 1, 2))))
    year, suffix = str(random.randint(1988, 2024)), random.choice(("", "", "", "a", "b"))
    written = f"({' & '.join(authors)}, {year}{suffix}{f', p. {page}' if page else ''})"
    return Cited(authors, year, suffix, page, written)


def damaged(clean: Paper, random: Random) -> Damaged:
    """Return what the extraction of a page layout makes of a paper."""
    result = Damaged("", clean)
    pages: list[list[str]] = [[]]
    notes: list[str] = []
    text = HEADER.format(page=FIRST_PAGE) + "\n\n"
    for index, sentences in enumerate(clean.paragraphs):
        lines = _paragraph_lines(" ".join(sentences), result, random)
        if index % 4 == 0:
            lines.insert(0, f"{index // 4 + 1}.  {HEADINGS[index // 4 % len(HEADINGS)]}")
        for line in lines:
            if len(pages[-1]) >= PAGE_LINES:
                text += _page(pages[-1], notes, len(pages))
                notes = []
                pages.append([])
            pages[-1].append(_with_note(line, notes, result, random))
    text += _page(pages[-1], notes, len(pages))
    result.raw = mirror_brackets(text)
    return result


def _page(lines: list[str], notes: list[str], number: int) -> str:
    start = "" if number == 1 else " "
    foot = "".join(f"{at} . {note}\n" for at, note in enumerate(notes, 1))
    return start + "\n\n".join(lines) + "\n" + (f"\n{foot}" if foot else "")


def _with_note(line: str, notes: list[str], result: Damaged, random: Random) -> str:
    """Glue the digit of a footnote to a word of some lines."""
    word = re.search("[آ-ی]{4,}(?= )", line[20:]) if line.endswith(" ") and "ـ" not in line else None
    if word is None or len(notes) > 1 or random.random() > 0.04:
        return line
    notes.append(random.choice(NOTES))
    result.notes += 1
    place = 20 + word.end()
    return f"{line[:place]}{len(notes)}{line[place:]}"


def _paragraph_lines(text: str, result: Damaged, random: Random) -> list[str]:
    lines = set_in_lines(text.replace(ZWNJ, " "), WIDTH)
    return [_damaged_line(line, result, random) for line in lines]


def _damaged_line(line: str, result: Damaged, random: Random) -> str:
    is_plain = line.endswith(" ") and not re.search("[A-Za-z0-9()«»۰-۹]", line)
    if is_plain and random.random() < 0.1 and sum(len(word) > 4 for word in line.split()) > 6:
        result.scrambled.append(line)
        return scramble(line, by_words=False, lone_kashida=random.random() < 0.4)
    if random.random() < 0.3:
        moved = displace(line)
        if moved != line and re.match(r"\s?\([A-Z]", moved):
            return moved
    if random.random() < 0.5:
        words = line.split(" ")
        words = [stretch(word) if random.random() < 0.25 and kashida_places(word) else word for word in words]
        line = " ".join(words)
    return line.replace(" و ", " و  ", 1) if random.random() < 0.1 else line
