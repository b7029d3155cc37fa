"""How well rows are found, beside Gale–Church and a hunalign-like aligner in the same run, and how fast.

Our own parallel texts in ``tests/data/parallel``: whole, with 12 % merged and 8 % missing on each side, and with
the English cut to 30 %; F1 counts groups that are right altogether. ``parallel`` is a folder of the user's pairs
of files, ``NAME.en`` and ``NAME.fa``, a sentence a line, line for line the same. ``gold`` holds
``alignment_sample.json``, the answers to ``paper``. Time and memory are those of a process of its own:
``python -m tests.benchmarks.alignment_figures ENGLISH PERSIAN`` aligns that many sentences.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.assets import resource
from annotator.core.analysis import Analysis
from annotator.text.align import AlignUnit, align, suggest
from annotator.text.bilingual import read_entries, shipped_lexicon
from annotator.text.pipeline import analyse
from annotator.text.rows import units_of
from tests.benchmarks.aligners import Group, gale_church, hunalign_like
from tests.benchmarks.figures import Figure, seconds

_OWN = Path(__file__).resolve().parents[1] / "data" / "parallel"
_MERGED, _MISSING, _LEFT = 0.12, 0.08, 0.3
_LIMITS = {"whole": 0.97, "merged and gapped": 0.93, "English cut to 30 %": 0.90}
_SEEDS = 5


@dataclass(frozen=True)
class Document:
    """Sentences of both languages and which groups of them say the same."""

    english: list[str]
    persian: list[str]
    groups: list[Group]


Row = tuple[list[str], list[str]]


def figures(
    *, short: bool = False, paper: Path | None = None, gold: Path | None = None, parallel: Path | None = None
) -> list[Figure]:
    """Return the figures; those of the paper and of the user's texts only when these are given."""
    made = _beside_peers("own texts", [_own_rows(path) for path in sorted(_OWN.glob("*.tsv"))], promised=True)
    if parallel is not None:
        made += _beside_peers(parallel.name, list(_given_rows(parallel)), promised=False)
    if paper is not None and gold is not None:
        made += _against(analyse(paper.read_text(encoding="utf-8-sig")), gold / "alignment_sample.json")
    return made + _costs(short=short)


def _own_rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(_sentences(english), _sentences(persian)) for english, persian in (line.split("\t") for line in lines)]


def _sentences(text: str) -> list[str]:
    return [f"{part.rstrip('.')}." for part in text.split(". ")]


def _given_rows(folder: Path) -> Iterator[list[Row]]:
    for path in sorted(folder.glob("*.en")):
        sides = [one.read_text(encoding="utf-8-sig").splitlines() for one in (path, path.with_suffix(".fa"))]
        yield [([first], [second]) for first, second in zip(*sides, strict=True) if first.strip() and second.strip()]


# Documents and their damage


def whole(rows: Sequence[Row]) -> Document:
    """Return the document of rows as they are."""
    document = Document([], [], [])
    for english, persian in rows:
        first, second = len(document.english), len(document.persian)
        document.english.extend(english)
        document.persian.extend(persian)
        document.groups.append((
            tuple(range(first, len(document.english))), tuple(range(second, len(document.persian))),
        ))
    return document


def merged_and_gapped(rows: Sequence[Row], chance: random.Random) -> Document:
    """Return the document with neighbouring sentences of a side written as one, and sentences missing."""
    joined: list[Row] = []
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
            continue
        side = chance.randrange(2)
        if at + 1 < len(rows) and chance.random() < 2 * _MERGED:
            both = [row[0] + rows[at + 1][0], row[1] + rows[at + 1][1]]
            both[side] = [" ".join(both[side])]
            joined.append((both[0], both[1]))
            skip = True
        else:
            joined.append(row)
    missing = [(chance.random() < _MISSING, chance.random() < _MISSING) for _ in joined]
    kept = [([] if no[0] else row[0], [] if no[1] else row[1]) for row, no in zip(joined, missing, strict=True)]
    return whole([row for row in kept if any(row)])


def cut(rows: Sequence[Row], chance: random.Random) -> Document:
    """Return the document with the Persian whole and three English rows in ten, an abstract of it."""
    left = set(chance.sample(range(len(rows)), max(1, round(_LEFT * len(rows)))))
    return whole([(row[0] if at in left else [], row[1]) for at, row in enumerate(rows)])


# Right groups


def _beside_peers(name: str, texts: Sequence[list[Row]], *, promised: bool) -> list[Figure]:
    sets = {
        "whole": [whole(rows) for rows in texts],
        "merged and gapped": [
            merged_and_gapped(rows, random.Random(seed)) for seed in range(_SEEDS) for rows in texts
        ],
        "English cut to 30 %": [cut(rows, random.Random(seed)) for seed in range(_SEEDS) for rows in texts],
    }
    made = []
    for kind, documents in sets.items():
        ours = f1((_ours(one), one.groups) for one in documents)
        by_length = f1((gale_church(one.english, one.persian), one.groups) for one in documents)
        by_words = f1(
            (hunalign_like(one.english, one.persian, shipped_lexicon()), one.groups) for one in documents
        )
        peers = f"Gale–Church {by_length:.3f}, hunalign-like {by_words:.3f}"
        limit = _LIMITS[kind] if promised else None
        made.append(Figure(f"rows right, {name}, {kind} (F1)", ours, "", limit, against=peers, at_least=True))
        if kind != "whole":
            lead = ours - max(by_length, by_words)
            made.append(Figure(f"rows right, {name}, {kind}, above the better peer", lead, "", 0.0, at_least=True))
    return made


def f1(found_and_right: Iterable[tuple[Iterable[Group], Iterable[Group]]]) -> float:
    """Return F1 over groups of both languages that are right altogether."""
    hits = found_count = right_count = 0
    for found, right in found_and_right:
        first, second = ({group for group in groups if all(group)} for groups in (found, right))
        hits, found_count, right_count = hits + len(first & second), found_count + len(first), right_count + len(second)
    return 2 * hits / max(1, found_count + right_count)


def _ours(document: Document) -> list[Group]:
    english, persian = _units("en", document.english), _units("fa", document.persian)
    return [
        (tuple(int(one[3:]) for one in row.en), tuple(int(one[3:]) for one in row.fa))
        for row in align(english, persian)
    ]


def _units(lang: str, sentences: Sequence[str]) -> list[AlignUnit]:
    return [
        AlignUnit(f"{lang}-{at}", text, "paragraph", None, f"{lang}-b{at}", at) for at, text in enumerate(sentences)
    ]


# The paper with hand-made answers


def _against(analysis: Analysis, answers: Path) -> list[Figure]:
    """Return link F1, precision and top three over the English sentences the answers speak of."""
    gold = json.loads(answers.read_text(encoding="utf-8"))
    names = _names_of_sentences(analysis, gold["sentences"])
    right = {(first, second) for group in gold["groups"] for first in group["en"] for second in group["fa"]}
    asked = {first for first, _ in right} | set(gold["en_without_counterpart"])
    found = {
        (names.get(first, first), names.get(second, second))
        for row in analysis.rows for first in row.en for second in row.fa if names.get(first) in asked
    }
    hits = len(found & right)
    units = {text.lang: units_of(text) for text in analysis.texts}
    offered = {
        names.get(first, first): {names.get(second, second) for second, _ in places}
        for first, places in suggest(units["en"], units["fa"]).items()
    }
    with_answer = {first for first, _ in right}
    among = sum(any((first, one) in right for one in offered.get(first, ())) for first in with_answer)
    precision, recall = hits / max(1, len(found)), hits / len(right)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    counts = f"{len(right)} links of {len(with_answer)} sentences, recall {recall:.3f}"
    return [
        Figure("the paper's links (F1)", both, "", 0.85, against=counts, at_least=True),
        Figure("the paper's links, precision", precision, "", 0.97, at_least=True),
        Figure("the right sentence among three offered", among / len(with_answer), "", 0.95, at_least=True),
    ]


def _names_of_sentences(analysis: Analysis, gold: dict[str, dict[str, list[list[int]]]]) -> dict[str, str]:
    """Return the name in the answers of each sentence found, by its raw characters."""
    names = {}
    for text in analysis.texts:
        for block in text.blocks:
            for sentence in block.sentences:
                shared = {name: _shared(sentence.raw_spans, one["raw_spans"]) for name, one in gold.items()}
                best = max(shared, key=lambda name: shared[name])
                if 2 * shared[best] > sum(end - start for start, end in sentence.raw_spans):
                    names[sentence.id] = best
    return names


def _shared(first: Iterable[Sequence[int]], second: Iterable[Sequence[int]]) -> int:
    spans = list(second)
    return sum(max(0, min(end, other_end) - max(start, other)) for start, end in first for other, other_end in spans)


# Time and memory


def _costs(*, short: bool) -> list[Figure]:
    small, large = (40, 150), ((300, 300) if short else (3000, 3000))
    first, second = _cost(*small), _cost(*large)
    name = f"{large[0]:,} × {large[1]:,} sentences"
    return [
        Figure("aligning 150 × 40 sentences", first["seconds"], "s", 1.0),
        Figure(f"aligning {name}", second["seconds"], "s", 20.0),
        Figure(f"memory of aligning {name}, the whole process", second["megabytes"], "MB", 500.0),
    ]


def _cost(english: int, persian: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.alignment_figures", str(english), str(persian)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).resolve().parents[2])
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def made_up(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Return sentences of words drawn from the lexicon and their renderings, with numbers among them."""
    entries = read_entries(resource("lexicon/en-fa.tsv").read_text(encoding="utf-8"))
    pairs = []
    for _ in range(count):
        drawn = chance.sample(entries, chance.randint(6, 22))
        number = str(chance.randint(1900, 2025))
        words = [*(first for first, _ in drawn), number], [*(second for _, second in drawn), number]
        chance.shuffle(words[1])
        pairs.append((" ".join(words[0]) + ".", " ".join(words[1]) + "."))
    return pairs


def _measure_once(english: int, persian: int) -> dict[str, float]:
    import resource as usage  # not on Windows, where nobody asks for memory

    pairs = made_up(max(english, persian), random.Random(7))
    units = (
        _units("en", [first for first, _ in pairs][:english]),
        _units("fa", [second for _, second in pairs][:persian]),
    )
    shipped_lexicon()
    spent = seconds(lambda: align(*units))
    unit = 1 if sys.platform == "darwin" else 1024
    return {"seconds": spent, "megabytes": usage.getrusage(usage.RUSAGE_SELF).ru_maxrss * unit / 1e6}


if __name__ == "__main__":
    print(json.dumps(_measure_once(int(sys.argv[1]), int(sys.argv[2]))))
