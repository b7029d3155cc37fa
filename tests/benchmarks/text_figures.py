"""What the text engine finds and how fast, against hand-made answers where there are any.

``python -m tests.benchmarks --only text --paper FILE --gold FOLDER`` prints the figures;
``python -m tests.benchmarks.text_figures FILE FOLDER`` prints what was missed. The folder holds citations.json,
persian_narrative_citations.json, headings.json, footnotes.json, tables.json and
repaired_sentences_sample.json; spans count code points of the file. Without them the figures that need no
answers are taken from the shipped sample.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from annotator.assets import resource
from annotator.core.analysis import Analysis, FoundBlock, FoundCitation, FoundTable
from annotator.core.spans import Span, overlaps
from annotator.text.folding import fold
from annotator.text.pipeline import analyse
from annotator.text.script import KASHIDA, ZWNJ, count_persian
from tests.benchmarks.figures import Figure, table

Gold = dict[str, Any]

PAPER_SECONDS = 0.3
PAPER_BYTES = 74_000
"""The paper for which that time is promised; another is given time in proportion."""
LETTERS, SENTENCES, INFLECTIONS, CELLS = 0.99, 0.95, 0.97, 0.9
MEGABYTES_A_SECOND = 1.0
FOLDED_MEGABYTES_A_SECOND = 8.0
GROWTH = 1.3
"""What a megabyte of a long text may cost more than one of a short text."""
ROUNDS = 5
TRAPS = Path(__file__).resolve().parents[1] / "data" / "clean" / "traps.txt"
"""Right text that looks like damage."""


@dataclass
class Score:
    """How many of the wanted things were right, and words on each that was not."""

    right: int = 0
    wanted: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, is_right: object, name: str) -> None:
        """Count one wanted thing."""
        self.wanted += 1
        self.right += bool(is_right)
        if not is_right:
            self.missed.append(name)

    def all_of_them(self, name: str) -> Figure:
        """Return a figure that promises every one."""
        return Figure(name, self.right, f"of {self.wanted}", self.wanted, at_least=True)

    def share(self, name: str, least: float) -> Figure:
        """Return a figure that promises a share."""
        return Figure(name, self.right / max(1, self.wanted), "", least, at_least=True,
                      against=f"{self.right} of {self.wanted}")


def read_gold(folder: Path, name: str) -> Gold:
    """Return hand-made answers."""
    answers: Gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return answers


def blocks_of(analysis: Analysis) -> list[FoundBlock]:
    """Return the blocks of both languages."""
    return [block for text in analysis.texts for block in text.blocks]


def meet(first: Iterable[Sequence[int]], second: Iterable[Sequence[int]]) -> bool:
    """Tell whether two lists of raw spans share a code point."""
    ours: list[Span] = [(start, end) for start, end in first]
    return any(overlaps(span, (start, end)) for start, end in second for span in ours)


def loose(text: str) -> str:
    """Return a text with every half-space, bar and line end as one space: where style is free."""
    return re.sub(rf"[\s{ZWNJ}|]+", " ", text).strip()


def headings(analysis: Analysis, folder: Path) -> Score:
    """Compare title, number and level of each heading."""
    score = Score()
    found = [block for block in blocks_of(analysis) if block.kind == "heading"]
    for wanted in read_gold(folder, "headings")["headings"]:
        is_right = any(
            meet(block.raw_spans, [wanted["title_span"]])
            and (block.number, block.level) == (wanted["number"], wanted["level"])
            and loose(block.text.rstrip(": ")) == loose(wanted["title"])
            for block in found
        )
        score.count(is_right, f"{wanted['id']} {wanted['title']}")
    return score


def footnotes(analysis: Analysis, folder: Path) -> Score:
    """Compare number, place of the marker and text of each footnote."""
    score = Score()
    found = {(note.number, note.marker_span, loose(note.text)) for note in analysis.footnotes}
    for wanted in read_gold(folder, "footnotes")["footnotes"]:
        answer = (str(wanted["number"]), tuple(wanted["marker_span"]), loose(wanted["text"]))
        score.count(answer in found, f"{wanted['id']} {wanted['text']}")
    return score


def tables(analysis: Analysis, folder: Path) -> tuple[Score, Score]:
    """Count the tables found, and compare their column titles and cells."""
    whole, cells = Score(), Score()
    for wanted in read_gold(folder, "tables")["tables"]:
        found = next((one for one in analysis.tables if meet(one.raw_spans, [wanted["region"]])), None)
        whole.count(found, str(wanted["id"]))
        for row, titles_or_cells in enumerate([wanted["header"], *wanted["rows"]]):
            for column, cell in enumerate(titles_or_cells):
                ours = _cell(found, row, column)
                cells.count(loose(ours) == loose(cell["text"]), f"{wanted['id']} {row} {column}: {ours}")
    return whole, cells


def _cell(found: FoundTable | None, row: int, column: int) -> str:
    rows = (found.columns, *found.rows) if found else ()
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def in_one_style(text: str, gold: Gold) -> str:
    """Write a space wherever a half-space may stand or not."""
    for phrase in sorted((*gold.get("optional_zwnj", ()), *gold.get("zwnj_compound", ())), key=len, reverse=True):
        parts = re.split(f"[ {ZWNJ}]", phrase)
        text = re.sub(f"[ {ZWNJ}]".join(map(re.escape, parts)), " ".join(parts), text)
    return text


def sentences(analysis: Analysis, folder: Path) -> tuple[Score, Score, Score]:
    """Compare repaired sentences with a careful reader's: whole, letter by letter, half-spaces of inflections."""
    whole, letters, inflections = Score(), Score(), Score()
    found = [sentence for block in blocks_of(analysis) for sentence in block.sentences]
    for wanted in read_gold(folder, "repaired_sentences_sample")["sentences"]:
        target = in_one_style(wanted["repaired"], wanted)
        texts = [in_one_style(one.text, wanted) for one in found if meet(one.raw_spans, wanted["raw_spans"])]
        best = min(texts or [""], key=lambda text, target=target: Levenshtein.distance(text, target))
        whole.count(best == target, f"{wanted['id']}\n      is     {best}\n      should {target}")
        letters.wanted += len(target)
        letters.right += max(0, len(target) - Levenshtein.distance(best, target))
        for word in wanted["zwnj_inflection"]:
            inflections.count(word in best, f"{wanted['id']} {word}")
    return whole, letters, inflections


def citations(analysis: Analysis, folder: Path) -> tuple[Score, Score, int]:
    """Compare every field of the citations in brackets; count the works; return also how many are no citations."""
    gold = read_gold(folder, "citations")
    score, works = Score(), Score()
    found = [one for one in analysis.citations if one.kind != "narrative"]
    for wanted in gold["citations"]:
        score.count(any(_is_the_citation(one, wanted) for one in found), f"{wanted['id']} {wanted['raw']}")
    known = {(work.authors, work.year, work.suffix) for work in analysis.works}
    for wanted in gold["sources"] if isinstance(gold["sources"], list) else gold["sources"].values():
        key = (tuple(wanted["authors"]), str(wanted["year"]), wanted.get("suffix"))
        works.count(key in known, str(wanted.get("key")))
    extra = [one for one in found if not any(meet(one.raw_spans, wanted["spans"]) for wanted in gold["citations"])]
    return score, works, len(extra)


def _is_the_citation(found: FoundCitation, wanted: Gold) -> bool:
    pages = str(wanted["pages"]) if wanted.get("pages") else None
    return (
        meet(found.raw_spans, wanted["spans"])
        and list(found.authors) == wanted["authors"]
        and (found.year, found.suffix, found.et_al) == (str(wanted["year"]), wanted.get("suffix"), wanted["et_al"])
        and (found.locator[1] if found.locator else None) == pages
    )


def narratives(analysis: Analysis, folder: Path) -> tuple[Score, int]:
    """Compare the citations in running words; several candidates must be said. Return also how many are none."""
    gold = read_gold(folder, "persian_narrative_citations")["narrative"]
    score = Score()
    found = [one for one in analysis.citations if one.kind == "narrative"]
    for wanted in gold:
        span = [(wanted["start"], wanted["end"])]
        is_right = any(
            meet(one.raw_spans, span) and list(one.authors) == wanted["authors_fa"]
            and one.year == str(wanted["year_jalali"])
            and (len(one.candidates) > 1) == (len(wanted["candidate_keys"]) > 1)
            for one in found
        )
        score.count(is_right, f"{wanted['id']} {wanted['raw']}")
    spans = [(wanted["start"], wanted["end"]) for wanted in gold]
    return score, sum(not meet(one.raw_spans, spans) for one in found)


def against_answers(analysis: Analysis, folder: Path) -> tuple[list[Figure], list[str]]:
    """Return the figures that need hand-made answers, and words on what was missed."""
    found_tables, cells = tables(analysis, folder)
    whole, letters, inflections = sentences(analysis, folder)
    cited, works, extra = citations(analysis, folder)
    narrative, extra_narrative = narratives(analysis, folder)
    found_headings, found_notes = headings(analysis, folder), footnotes(analysis, folder)
    figures = [
        found_headings.all_of_them("headings with number and level"),
        found_notes.all_of_them("footnotes with marker and text"),
        found_tables.all_of_them("tables"),
        cells.share("cells of tables", CELLS),
        whole.share("sentences as a careful reader repairs them", SENTENCES),
        letters.share("letters of these sentences", LETTERS),
        inflections.share("half-spaces of inflections", INFLECTIONS),
        cited.all_of_them("citations, all fields right"),
        Figure("citations that are none", extra + extra_narrative, "", 0),
        narrative.all_of_them("citations in running words, ambiguity said"),
        works.all_of_them("works cited"),
        Figure("works in excess", len(analysis.works) - works.wanted, "", 0),
    ]
    scores = (found_headings, found_notes, found_tables, cells, whole, inflections, cited, works, narrative)
    return figures, [words for score in scores for words in score.missed]


def of_itself(raw: str, analysis: Analysis) -> list[Figure]:
    """Return the figures every analysis must reach."""
    explained = sum(one.before.count(KASHIDA) for one in analysis.repairs if one.rule == "kashida")
    left = sum(block.text.count(KASHIDA) for block in blocks_of(analysis))
    unpaired = sum("bracket_unpaired" in block.extra.get("flags", ()) for block in blocks_of(analysis))
    members = [sentence for row in analysis.rows for sentence in (*row.en, *row.fa)]
    return [
        Figure("kashida left in the text", left, "", 0, against=f"{raw.count(KASHIDA)} in the original"),
        Figure("kashida not explained", raw.count(KASHIDA) - explained - left, "", 0),
        Figure("blocks with unpaired brackets", unpaired, "", 0),
        Figure("repairs whose before is not the original", false_befores(raw, analysis), "", 0,
               against=f"{len(analysis.repairs)} repairs"),
        Figure("sentences in two rows", len(members) - len(set(members)), "", 0),
    ]


def false_befores(raw: str, analysis: Analysis) -> int:
    """Count repairs that do not quote the original."""
    return sum(raw[slice(*repair.raw_span)] != repair.before for repair in analysis.repairs)


def clean_text() -> str:
    """Return right text: the sample without the marks of its outline and notes, and pages full of traps."""
    marked = resource("sample/paper-clean.txt").read_text(encoding="utf-8")
    return re.sub(r"(?m)^#+ |\[\^\d\]:?", "", marked) + "\n\n" + TRAPS.read_text(encoding="utf-8")


def damage_done() -> Figure:
    """Count what is changed in right text."""
    raw = clean_text()
    changes = [repair for repair in analyse(raw).repairs if repair.state == "applied"]
    words = len(raw.split())
    return Figure("wrong changes in 10,000 words of right text", len(changes) * 10_000 / words, "", 1,
                  against=f"{len(changes)} in {words}")


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Return the least processor time of some calls: what others do on the machine does not count."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def speeds(raw: str, *, short: bool) -> list[Figure]:
    """Return the time for the paper, and megabytes a second of long texts: its Persian lines again and again.

    Those are repaired, laid into blocks and searched for citations; laying two languages side by side is
    measured with the aligner.
    """
    size = len(raw.encode())
    persian = "\n".join(line for line in raw.split("\n") if count_persian(line) or not line.strip())
    sizes = (0.2, 0.8) if short else (1.0, 10.0)
    own = fastest(lambda: analyse(raw), 1 if short else ROUNDS)
    figures = [Figure("the paper read", own, "s", PAPER_SECONDS * max(1.0, size / PAPER_BYTES))]
    rates = []
    for megabytes in sizes:
        long = persian * max(1, round(megabytes * 1e6 / len(persian.encode())))
        taken = fastest(lambda text=long: analyse(text), 1)
        rates.append(len(long.encode()) / 1e6 / taken)
        figures.append(Figure(f"{megabytes:g} MB read", rates[-1], "MB/s", MEGABYTES_A_SECOND, at_least=True))
    figures.append(Figure("a megabyte of the longer text", rates[0] / rates[1], "×", GROWTH,
                          against="one of the shorter"))
    long = raw * max(1, round(1e6 / size))
    folded = len(long.encode()) / 1e6 / fastest(lambda: fold(long), ROUNDS)
    return [*figures, Figure("folded for search", folded, "MB/s", FOLDED_MEGABYTES_A_SECOND, at_least=True)]


def read_paper(paper: Path | None) -> str:
    """Return a paper, or the shipped sample."""
    text = paper.read_text(encoding="utf-8") if paper else resource("sample/paper.txt").read_text(encoding="utf-8")
    return text.removeprefix("\ufeff")


def figures(*, short: bool = False, paper: Path | None = None, gold: Path | None = None) -> list[Figure]:
    """Return the figures of a paper; ``gold`` is the folder of its hand-made answers.

    ``short`` measures speed on small texts, once.
    """
    raw = read_paper(paper)
    analysis = analyse(raw)
    answered = against_answers(analysis, gold)[0] if paper and gold else []
    return [*answered, *of_itself(raw, analysis), damage_done(), *speeds(raw, short=short)]


def main(paper: Path, folder: Path) -> None:
    """Print what was missed."""
    raw = read_paper(paper)
    made, missed = against_answers(analyse(raw), folder)
    print(table(made), *missed, sep="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
