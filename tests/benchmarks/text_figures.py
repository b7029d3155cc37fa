"""Prints what the text engine finds, against a folder of hand-made answers.

    python tests/benchmarks/text_figures.py PAPER GOLD_FOLDER [CLEAN_TEXT…]

``GOLD_FOLDER`` holds citations.json, persian_narrative_citations.json, headings.json, footnotes.json,
tables.json and repaired_sentences_sample.json; each further file is clean text
that must come through unchanged.
Exits with 1 when a repair's ``before`` is not the raw text of its span.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from annotator.core.analysis import Analysis, FoundBlock
from annotator.text.pipeline import analyse

Gold = dict[str, Any]
ZWNJ, KASHIDA = "\u200c", "\u0640"


def blocks_of(analysis: Analysis) -> list[FoundBlock]:
    return [block for text in analysis.texts for block in text.blocks]


def load(folder: Path, name: str) -> Gold:
    path = folder / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def overlap(first: Any, second: Any) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def same_style(text: str, gold: Gold) -> str:
    """Write every place where style is free in one way: a space."""
    for phrase in sorted(
        (*gold.get("optional_zwnj", ()), *gold.get("zwnj_compound", ())), key=len, reverse=True
    ):
        parts = re.split(f"[ {ZWNJ}]", phrase)
        text = re.sub(f"[ {ZWNJ}]".join(map(re.escape, parts)), " ".join(parts), text)
    return text


def headings(analysis: Analysis, gold: Gold) -> str:
    found = [block for block in blocks_of(analysis) if block.kind == "heading"]
    right, missed = 0, []
    for wanted in gold["headings"]:
        hit = next(
            (
                block
                for block in found
                if overlap(block.raw_spans, [wanted["title_span"]])
                and block.number == wanted["number"]
                and block.level == wanted["level"]
                and block.text.rstrip(":").strip().replace(ZWNJ, " ") == wanted["title"].replace(ZWNJ, " ")
            ),
            None,
        )
        right += hit is not None
        if hit is None:
            missed.append(wanted["id"])
    return f"{right}/{len(gold['headings'])}, found {len(found)}, missed {missed}"


def notes(analysis: Analysis, gold: Gold) -> str:
    right, missed = 0, []
    for wanted in gold["footnotes"]:
        hit = next(
            (
                note
                for note in analysis.footnotes
                if note.number == str(wanted["number"])
                and note.marker_span == tuple(wanted["marker_span"])
                and note.text.replace(ZWNJ, " ") == wanted["text"].replace(ZWNJ, " ")
            ),
            None,
        )
        right += hit is not None
        if hit is None:
            missed.append(
                (
                    wanted["id"],
                    [
                        note.text
                        for note in analysis.footnotes
                        if note.marker_span == tuple(wanted["marker_span"])
                    ],
                )
            )
    return f"{right}/{len(gold['footnotes'])}, found {len(analysis.footnotes)}, missed {missed}"


def tables(analysis: Analysis, gold: Gold) -> Iterator[str]:
    cells = right_cells = titles = right_titles = 0
    missed = []
    flat = lambda text: re.sub(rf"[\s{ZWNJ}]+", " ", text.replace("|", "\n")).strip()  # noqa: E731
    for wanted in gold["tables"]:
        found = next(
            (table for table in analysis.tables if overlap(table.raw_spans, [wanted["region"]])), None
        )
        for at, column in enumerate(wanted["header"]):
            titles += 1
            right_titles += (
                found is not None
                and at < len(found.columns)
                and flat(found.columns[at]) == flat(column["text"])
            )
        for row_at, row in enumerate(wanted["rows"]):
            for at, cell in enumerate(row):
                cells += 1
                try:
                    text = found.rows[row_at][at] if found else ""
                except IndexError:
                    text = ""
                if flat(text) == flat(cell["text"]):
                    right_cells += 1
                else:
                    missed.append((wanted["id"], row_at, at, text))
    yield (
        f"found {len(analysis.tables)} of {len(gold['tables'])}, titles {right_titles}/{titles}, "
        f"cells {right_cells}/{cells}"
    )
    for miss in missed:
        yield f"    {miss}"


def sentences(analysis: Analysis, gold: Gold) -> Iterator[str]:
    found = [sentence for block in blocks_of(analysis) for sentence in block.sentences]
    exact = edits = letters = inflections = restored = 0
    missed = []
    for wanted in gold["sentences"]:
        candidates = [sentence for sentence in found if overlap(sentence.raw_spans, wanted["raw_spans"])]
        target = same_style(wanted["repaired"], wanted)
        texts = [same_style(sentence.text, wanted) for sentence in candidates] or [""]
        best = min(texts, key=lambda text: Levenshtein.distance(text, target))
        exact += best == target
        edits += Levenshtein.distance(best, target)
        letters += len(target)
        inflections += len(wanted["zwnj_inflection"])
        restored += sum(word in best for word in wanted["zwnj_inflection"])
        if best != target:
            missed.append((wanted["id"], best, target))
    yield (
        f"exact {exact}/{len(gold['sentences'])}, letters right {1 - edits / letters:.4f}, "
        f"inflections {restored}/{inflections}"
    )
    for name, ours, theirs in missed:
        yield f"    {name}\n      is     {ours}\n      should {theirs}"


def citations(analysis: Analysis, gold: Gold, narrative: Gold) -> Iterator[str]:
    right, missed = 0, []
    for wanted in gold["citations"]:
        hit = next(
            (
                citation
                for citation in analysis.citations
                if overlap(citation.raw_spans, wanted["spans"])
                and list(citation.authors) == wanted["authors"]
                and str(citation.year) == str(wanted["year"])
                and citation.suffix == wanted.get("suffix")
                and citation.et_al == wanted["et_al"]
                and (citation.locator[1] if citation.locator else None)
                == (str(wanted["pages"]) if wanted.get("pages") else None)
            ),
            None,
        )
        right += hit is not None
        if hit is None:
            missed.append((wanted["id"], wanted.get("text")))
    parenthetical = sum(citation.kind == "parenthetical" for citation in analysis.citations)
    works = len(analysis.works)
    yield f"{right}/{len(gold['citations'])}, found {parenthetical}, works {works}, missed {missed}"
    wanted_narrative = narrative.get("citations", narrative.get("narrative", ()))
    found = [citation for citation in analysis.citations if citation.kind == "narrative"]
    texts = [citation.text for citation in found]
    yield f"narrative: gold {len(wanted_narrative)}, found {len(found)}: {texts}"


def show(name: str, lines: Any) -> None:
    first, *rest = [lines] if isinstance(lines, str) else list(lines)
    print(f"{name:<18} {first}")
    for line in rest:
        print(line)


def clean(path: Path) -> bool:
    raw = path.read_text(encoding="utf-8")
    started = time.perf_counter()
    analysis = analyse(raw)
    speed = len(raw.encode()) / 1e6 / (time.perf_counter() - started)
    words = len(raw.split())
    applied = [repair for repair in analysis.repairs if repair.state == "applied"]
    show(
        path.name,
        f"{words} words, applied {len(applied)}, {len(applied) * 10_000 / max(1, words):.2f} per 10,000 words, "
        f"{speed:.2f} MB/s",
    )
    print("   ", Counter(repair.rule for repair in applied).most_common())
    return all(raw[slice(*repair.raw_span)] == repair.before for repair in analysis.repairs)


def main(paper: Path, folder: Path, *clean_texts: Path) -> int:
    raw = paper.read_text(encoding="utf-8").removeprefix("\ufeff")
    analyse(raw[:5000])
    started = time.perf_counter()
    analysis = analyse(raw)
    show("seconds", f"{time.perf_counter() - started:.3f}")
    show("headings", headings(analysis, load(folder, "headings")))
    show("footnotes", notes(analysis, load(folder, "footnotes")))
    show("tables", tables(analysis, load(folder, "tables")))
    show("sentences", sentences(analysis, load(folder, "repaired_sentences_sample")))
    show(
        "citations",
        citations(analysis, load(folder, "citations"), load(folder, "persian_narrative_citations")),
    )
    explained = sum(repair.before.count(KASHIDA) for repair in analysis.repairs if repair.rule == "kashida")
    left = sum(block.text.count(KASHIDA) for block in blocks_of(analysis))
    show("kashida", f"in the original {raw.count(KASHIDA)}, taken out one by one {explained}, left {left}")
    pages = load(folder, "tables").get("pages", ())
    show("pages", f"{sum((page['start'], page['page']) in analysis.pages for page in pages)}/{len(pages)}")
    unpaired = [
        block.id for block in blocks_of(analysis) if "bracket_unpaired" in block.extra.get("flags", ())
    ]
    show("unpaired brackets", str(unpaired))
    members = [sentence for row in analysis.rows for sentence in (*row.en, *row.fa)]
    show("rows", f"{len(analysis.rows)}, sentences {len(members)}, twice {len(members) - len(set(members))}")
    wrong = [repair for repair in analysis.repairs if raw[slice(*repair.raw_span)] != repair.before]
    show("repairs", f"{len(analysis.repairs)}, before is not raw: {len(wrong)}")
    print("   ", Counter((repair.rule, repair.state) for repair in analysis.repairs).most_common())
    return 0 if all([not wrong, *map(clean, clean_texts)]) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*map(Path, sys.argv[1:])))
