"""How fast bibliographies are read and written, against bibtexparser's default stack in the same run."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

import bibtexparser

from annotator.bib.bibtex import BibFile, read, write
from annotator.bib.entries import entries_to_sources
from annotator.bib.sources import ExportedSource
from annotator.bib.strings import StringTable
from tests.benchmarks.figures import Figure, table

ENTRIES = 20_000
_WORDS = (
    "security", "policy", "Afghanistan", "Russia", "regional", "order", "power", "transition", "theory",
    "سیاست", "خارجی", "روسیه", "افغانستان", "امنیت", "منطقه‌ای", "نظم", "قدرت", "گذار", "نظریه", "همسایگان",
)


def realistic_file(entries: int, seed: int = 1) -> str:
    """Return a file of entries as libraries hold them: 1,100 characters each, both scripts, some LaTeX."""
    chance = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(chance.choices(_WORDS, k=count))

    return "".join(
        f"""@article{{key{number},
  author = {{Smith, John and M{{\\"u}}ller, J{{\\"o}}rg and حیدری, محمد}},
  title = {{{{NATO}} and {words(9)}}},
  journal = {{{words(4)}}},
  year = {{{1990 + number % 30}}},
  volume = {{{number % 50}}},
  number = {{{number % 12}}},
  pages = {{{number}--{number + 10}}},
  doi = {{10.1000/x{number}}},
  url = {{https://example.org/{number}}},
  abstract = {{{words(90)}}},
  keywords = {{{words(2)}}},
}}

""" for number in range(entries))


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call: reading and writing texts waits for nothing else."""
    start = time.process_time()
    result = work()
    taken = time.process_time() - start
    del result  # what it costs to throw the result away is not part of the work
    return taken


def read_fully(text: str) -> BibFile:
    """Read with every entry split into its fields, as a reader that does so at once gives them."""
    file = read(text)
    for entry in file.entries:
        entry.fields  # noqa: B018 - splits them
    return file


def figures(*, short: bool = False, entries: int = ENTRIES) -> list[Figure]:
    """Return the figures; reading counts with all fields split."""
    entries = entries // 10 if short else entries
    text = realistic_file(entries)
    ratios = []
    for _ in range(5):
        ours = cpu_seconds(lambda: read_fully(text))
        ratios.append(cpu_seconds(lambda: bibtexparser.parse_string(text)) / ours)
    found = [Figure(
        f"reading {entries} entries", statistics.median(ratios), "×", 5.0, min(ratios), max(ratios),
        against="bibtexparser, default stack", at_least=True)]
    tenth = realistic_file(entries // 10)
    large = min(cpu_seconds(lambda: read_fully(text)) for _ in range(4))
    small = min(cpu_seconds(lambda: read_fully(tenth)) for _ in range(4))
    found.append(Figure("growth from a tenth, per entry", large / small / 10, "×", 1.5))
    file = read(text)
    strings = StringTable(file.strings)
    taken = cpu_seconds(lambda: entries_to_sources(file.entries, strings))
    found.append(Figure("entries to sources", entries / taken, "a second"))
    sources = [
        ExportedSource(
            entry_type=one.entry_type, citekey=one.citekey, fields=one.fields, creators=one.creators,
            imported=one.raw)
        for one in entries_to_sources(file.entries, strings)
    ]
    found.append(Figure("sources written", entries / cpu_seconds(lambda: write(sources)), "a second"))
    return found


if __name__ == "__main__":
    results = figures()
    print(table(results))
    sys.exit(0 if all(figure.holds for figure in results) else 1)
