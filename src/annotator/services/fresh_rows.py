"""Rows found anew laid over the rows that are stored. Pure.

Rows that are kept stay as they are (their numbers change only where there is no room left between them);
the others stand between them. A row that still begins with the same sentence keeps its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.core.analysis import FoundRow
from annotator.core.changes import brought_up, deleted, edited
from annotator.core.model import Change, Row, RowMember
from annotator.services.importing import ROW_STEP, new_row


@dataclass
class _Plan:
    """Rows in their order, and which of them may not be touched."""

    rows: list[Row]
    kept: frozenset[str]


def renewed(
    stored: Sequence[Row],
    members: Sequence[RowMember],
    kept: frozenset[str],
    found: Sequence[FoundRow],
) -> list[Change]:
    """Return the changes from the stored rows (in their order) to those found.

    ``found`` holds every sentence once; of rows that are kept it may say what it will.
    """
    row_of = {one.sentence_id: one.row_id for one in members}
    old = {row.id: row for row in stored}
    homes: dict[str, str] = {}
    sequence: list[Row] = []
    used = set(kept)
    for one in found:
        sentences = (*one.en, *one.fa)
        was = row_of.get(sentences[0], "")
        if was in kept:
            sequence.append(old[was])
            continue
        row = new_row(one, stored[0].paper_id, 0)
        if was in old and was not in used:
            row = replace(row, id=was, ord=old[was].ord)
        used.add(row.id)
        sequence.append(row)
        homes.update(dict.fromkeys(sentences, row.id))
    plan = _Plan(_woven([row for row in stored if row.id in kept], sequence), kept)
    gone = [deleted(row) for row in stored if row.id not in used]
    moved = [
        edited(one, row_id=homes[one.sentence_id])
        for one in members
        if homes.get(one.sentence_id, one.row_id) != one.row_id
    ]
    return [*brought_up([row for row in stored if row.id in used], _numbered(plan)), *moved, *gone]


def _woven(kept: Sequence[Row], sequence: Iterable[Row]) -> list[Row]:
    """Return the kept rows in their stored order, each followed by the rows that follow it in the sequence."""
    behind: dict[str, list[Row]] = {"": []}
    own = {row.id for row in kept}
    last = ""
    for row in sequence:
        if row.id in own:
            last = row.id
            behind.setdefault(last, [])
        else:
            behind[last].append(row)
    woven = list(behind[""])
    for row in kept:
        woven += [row, *behind.get(row.id, ())]
    return woven


def _numbered(plan: _Plan) -> list[Row]:
    """Number the rows between kept ones where their numbers do not rise; all anew where there is no room."""
    numbered: list[Row] = []
    run: list[Row] = []
    low = 0
    for row in plan.rows:
        if row.id not in plan.kept:
            run.append(row)
            continue
        fitted = _fitted(run, low, row.ord)
        if fitted is None:
            return [replace(one, ord=place * ROW_STEP) for place, one in enumerate(plan.rows, 1)]
        numbered += [*fitted, row]
        run, low = [], row.ord
    return [*numbered, *(_fitted(run, low, low + ROW_STEP * (len(run) + 1)) or ())]


def _fitted(run: Sequence[Row], low: int, high: int) -> list[Row] | None:
    """Return the rows with numbers that rise between two others, their own if they do, or None without room."""
    places = [low, *(row.ord for row in run)]
    if all(first < second for first, second in zip(places, [*places[1:], high], strict=True)):
        return list(run)
    step = (high - low) // (len(run) + 1)
    if step < 1:
        return None
    return [replace(row, ord=low + step * place) for place, row in enumerate(run, 1)]
