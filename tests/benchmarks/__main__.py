"""``python -m tests.benchmarks``: every figure with its limit, in one table.

Options: ``--short`` (a few rounds, to see that they run), ``--only NAME,…`` (startup, reader, store, bib, text,
alignment, citations), ``--gold FOLDER --paper FILE`` (score against hand-made answers), ``--parallel FOLDER``
(align pairs of files NAME.en and NAME.fa, a sentence a line), ``--keep FILE`` (write the figures),
``--compare OLD NEW`` (print the change between two kept tables). Exit code 1 when a promise is broken;
with ``--short`` only when a figure cannot be measured.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, compare, read, table, write

Measure = Callable[[], list[Figure]]


def measures(options: argparse.Namespace) -> dict[str, Measure]:
    """Return what can be measured, by name; a module is imported when its turn comes."""
    from tests.benchmarks import (
        alignment_figures,
        bib_figures,
        citation_figures,
        damage_figures,
        reader_figures,
        startup_figures,
        store_figures,
        text_figures,
    )

    return {
        "startup": partial(startup_figures.figures, short=options.short),
        "reader": partial(reader_figures.figures, short=options.short),
        "store": partial(store_figures.figures, short=options.short),
        "bib": partial(bib_figures.figures, short=options.short),
        "alignment": partial(
            alignment_figures.figures,
            short=options.short, paper=options.paper, gold=options.gold, parallel=options.parallel,
        ),
        "text": partial(text_figures.figures, short=options.short, paper=options.paper, gold=options.gold),
        "damage": partial(damage_figures.figures, short=options.short),
        "citations": partial(citation_figures.figures, short=options.short, paper=options.paper, gold=options.gold),
    }


def main(arguments: list[str]) -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--paper", type=Path)
    parser.add_argument("--parallel", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    options = parser.parse_args(arguments)
    if options.compare:
        print(compare(*map(read, options.compare)))
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = [name for name in options.only.split(",") if name]
    made: list[Figure] = []
    for name, measure in measures(options).items():
        if not wanted or name in wanted:
            figures = measure()
            print(f"{name}\n{table(figures)}\n", flush=True)
            made += figures
    if options.keep:
        write(options.keep, made)
    broken = [figure for figure in made if not figure.holds]
    return 1 if broken and not options.short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
