"""What the text engine makes of papers damaged at random, of clean ones, and how fast it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from annotator.core.analysis import Analysis
from annotator.text.pipeline import analyse
from tests.benchmarks.damage import Damaged, Paper, damaged, paper
from tests.benchmarks.figures import Figure, seconds

SEED = 1403
_SPACES = re.compile("[\\s\u200c]+")


def figures(*, short: bool = False) -> list[Figure]:
    """Measure; ``short`` takes few papers and small texts."""
    random = Random(SEED)
    count = 3 if short else 24
    made = [damaged(paper(random), random) for _ in range(count)]
    read = [analyse(each.raw) for each in made]
    pairs = list(zip(made, read, strict=True))
    return [*_of_damage(pairs, f"{count} papers damaged at random"), *_of_clean(random, count), *_of_speed(short)]


def f1(wanted: Iterable[object], found: Iterable[object]) -> float:
    """Return the harmonic mean of precision and recall of two multisets."""
    expected, given = Counter(wanted), Counter(found)
    right = sum((expected & given).values())
    return 2 * right / max(1, sum(expected.values()) + sum(given.values()))


def _of_damage(pairs: Sequence[tuple[Damaged, Analysis]], against: str) -> list[Figure]:
    citations = f1(
        (item for each, _ in pairs for item in _wanted_citations(each.paper)),
        (item for _, read in pairs for item in _found_citations(read)),
    )
    sentences = f1(
        (item for each, _ in pairs for item in _wanted_sentences(each.paper)),
        (item for _, read in pairs for item in _found_sentences(read)),
    )
    whole = ["".join(_found_sentences(read)) for _, read in pairs]
    lines = [_bare(line) in text for (each, _), text in zip(pairs, whole, strict=True) for line in each.scrambled]
    notes = sum(len(read.footnotes) for _, read in pairs) / max(1, sum(each.notes for each, _ in pairs))
    return [
        Figure("damaged: citations, F1", citations, "", 0.97, against=against, at_least=True),
        Figure("damaged: letters right", _letters(pairs), "", 0.99, against=against, at_least=True),
        Figure("damaged: sentences, F1", sentences, "", 0.97, against=against, at_least=True),
        Figure("damaged: scrambled lines right", sum(lines) / max(1, len(lines)), "", 0.93,
               against=f"{len(lines)} lines", at_least=True),
        Figure("damaged: footnotes found", notes, "", 0.95, at_least=True),
    ]


def _letters(pairs: Sequence[tuple[Damaged, Analysis]]) -> float:
    edits = letters = 0
    for each, read in pairs:
        found = list(_found_sentences(read))
        for sentence in _wanted_sentences(each.paper):
            best = process.extractOne(sentence, found, scorer=Levenshtein.distance)
            edits += min(best[1], len(sentence))
            letters += len(sentence)
    return 1 - edits / letters


def _of_clean(random: Random, count: int) -> list[Figure]:
    words = changes = 0
    wanted: list[str] = []
    found: list[str] = []
    for _ in range(count):
        text = paper(random)
        read = analyse(text.text)
        words += len(text.text.split())
        changes += sum(repair.state == "applied" for repair in read.repairs)
        wanted += _wanted_sentences(text)
        found += _found_sentences(read)
    return [
        Figure("clean: changes in 10,000 words", changes * 10_000 / words, "", 1.0, against=f"{words} words"),
        Figure("clean: sentences, F1", f1(wanted, found), "", 0.99, at_least=True),
    ]


def _of_speed(short: bool) -> list[Figure]:
    random = Random(SEED)
    size = 100_000 if short else 1_000_000
    text = ""
    while len(text.encode()) < size:
        text += damaged(paper(random), random).raw
    analyse(text[:20_000])
    small, large = (min(seconds(lambda times=times: analyse(text * times)) for _ in range(2)) for times in (1, 10))
    megabytes = len(text.encode()) / 1e6
    return [
        Figure("speed of repair, structure, citations", 10 * megabytes / large, "MB/s", 1.0, at_least=True),
        Figure("ten times the text: time", large / small, "×", 11.0, against=f"{megabytes:.1f} MB"),
    ]


def _bare(text: str) -> str:
    return _SPACES.sub("", text)


def _wanted_sentences(clean: Paper) -> list[str]:
    return [_bare(sentence) for sentences in clean.paragraphs for sentence in sentences]


def _found_sentences(read: Analysis) -> list[str]:
    blocks = [block for text in read.texts for block in text.blocks if block.kind == "paragraph"]
    return [_bare(sentence.text) for block in blocks for sentence in block.sentences]


def _wanted_citations(clean: Paper) -> list[tuple[object, ...]]:
    return [(tuple(map(_bare, cited.authors)), cited.year, cited.suffix, cited.page) for cited in clean.citations]


def _found_citations(read: Analysis) -> list[tuple[object, ...]]:
    return [
        (tuple(map(_bare, cited.authors)), cited.year, cited.suffix or "", cited.locator[1] if cited.locator else "")
        for cited in read.citations
    ]
