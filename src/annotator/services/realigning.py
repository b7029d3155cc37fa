"""Rows after a text was derived anew. Pure.

A sentence that stays keeps its row, whoever put it there. What was cut off a sentence stays in its row;
a sentence on new ground goes where the aligner puts it, if nobody confirmed that row, or into a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotator.core.analysis import FoundRow
from annotator.core.changes import brought_up
from annotator.core.grounds import Grounds, Piece, bridged
from annotator.core.ids import pair_id
from annotator.core.model import Change, Row, RowMember, Sentence
from annotator.services.gathering import by_id
from annotator.services.importing import ROW_STEP, new_row


@dataclass(frozen=True)
class StoredRows:
    """A paper's rows and their members, those taken away included; ``translated``: rows with a translation."""

    rows: tuple[Row, ...]
    members: tuple[RowMember, ...]
    translated: frozenset[str] = frozenset()

    @property
    def settled_rows(self) -> frozenset[str]:
        """The rows a person worked on."""
        confirmed = {row.id for row in self.rows if row.state == "confirmed" and not row.deleted}
        return self.translated | confirmed

    @property
    def settled(self) -> frozenset[str]:
        """The sentences that are where a person had them."""
        rows = self.settled_rows
        return frozenset(one.sentence_id for one in self.members if one.row_id in rows and not one.deleted)


def row_changes(
    stored: StoredRows,
    found_rows: Sequence[FoundRow],
    ids: Mapping[str, str],
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    paper_id: str,
) -> list[Change]:
    """Return the changes of rows and members; ``old`` and ``new`` are the sentences of one original.

    Members of other originals' sentences stay as they are.
    """
    aligned = [[ids[one] for one in (*row.en, *row.fa)] for row in found_rows]
    sentences = by_id(new)
    homes = _homes(stored, {one for group in aligned for one in group})
    _follow_ground(homes, stored, [one for one in old if not one.deleted], new, aligned)
    fresh = _settle(homes, stored, aligned, found_rows, paper_id)
    elsewhere = {one.id for one in old} | sentences.keys()
    foreign = [one for one in stored.members if one.sentence_id not in elsewhere and not one.deleted]
    members = [*foreign, *_members(homes, sentences)]
    used = {one.row_id for one in members}
    rows = [replace(row, deleted=0) for row in stored.rows if row.id in used]
    placed = _placed(rows, [row for row in fresh if row.id in used], homes, new)
    return brought_up(stored.rows, placed) + brought_up(stored.members, members)


def successors(
    stored: StoredRows, changes: Sequence[Change], old: Sequence[Sentence], new: Sequence[Sentence]
) -> dict[str, str]:
    """Return for each row taken away by the changes the row that holds its ground now, if one does."""
    gone = {one.record_id for one in changes if one.entity == Row.TABLE and one.verb == "delete"}
    if not gone:
        return {}
    row_of = {one.sentence_id: one.row_id for one in stored.members if not one.deleted}
    for one in changes:
        if one.entity == RowMember.TABLE and one.verb != "delete":
            row_of[one.after["sentence_id"]] = one.after["row_id"]
    grounds = Grounds([Piece(one.id, one.text_id, bridged(one.raw_spans)) for one in new])
    found: dict[str, str] = {}
    for sentence in old:
        if row_of.get(sentence.id) in gone and not sentence.deleted:
            shares = grounds.shares(bridged(sentence.raw_spans))
            index = max(shares, key=lambda place: shares[place], default=None)
            row_id = row_of.get(grounds.pieces[index].id, "") if index is not None else ""
            if row_id and row_id not in gone:
                found.setdefault(row_of[sentence.id], row_id)
    return found


def _homes(stored: StoredRows, wanted: Iterable[str]) -> dict[str, str]:
    """Return the row of each sentence that is or was in one, by the id of the sentence."""
    by_sentence = {one.sentence_id: one.row_id for one in sorted(stored.members, key=lambda one: -one.deleted)}
    return {one: by_sentence[one] for one in wanted if one in by_sentence}


def _follow_ground(
    homes: dict[str, str],
    stored: StoredRows,
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    aligned: Sequence[Sequence[str]],
) -> None:
    """Put a sentence that was part of another one into the row of that one."""
    was_in = {one.sentence_id: one.row_id for one in stored.members if not one.deleted}
    grounds = Grounds([Piece(one.id, one.text_id, bridged(one.raw_spans)) for one in old])
    homeless = {one for group in aligned for one in group} - homes.keys()
    for sentence in new:
        if sentence.id not in homeless:
            continue
        piece = Piece(sentence.id, sentence.text_id, bridged(sentence.raw_spans))
        shares = grounds.shares(piece.ground)
        index = max(shares, key=lambda place: shares[place], default=None)
        if index is not None and shares[index] * 2 > piece.size and grounds.pieces[index].id in was_in:
            homes[sentence.id] = was_in[grounds.pieces[index].id]


def _settle(
    homes: dict[str, str],
    stored: StoredRows,
    aligned: Sequence[Sequence[str]],
    found_rows: Sequence[FoundRow],
    paper_id: str,
) -> list[Row]:
    """Give the sentences still without a row one; return the rows made for them."""
    settled = stored.settled_rows
    fresh: list[Row] = []
    for group, found in zip(aligned, found_rows, strict=True):
        homeless = [one for one in group if one not in homes]
        if not homeless:
            continue
        home = next((homes[one] for one in group if one in homes and homes[one] not in settled), None)
        if home is None:
            row = new_row(found if len(homeless) == len(group) else FoundRow((), ()), paper_id, 0)
            fresh.append(row)
            home = row.id
        homes.update(dict.fromkeys(homeless, home))
    return fresh


def _members(homes: Mapping[str, str], sentences: Mapping[str, Sentence]) -> list[RowMember]:
    """Return the members, numbered as their sentences are."""
    return [
        RowMember(
            id=pair_id(RowMember.TABLE, sentence_id),
            row_id=row_id,
            sentence_id=sentence_id,
            ord=sentences[sentence_id].ord,
        )
        for sentence_id, row_id in homes.items()
    ]


def _placed(
    rows: Sequence[Row], fresh: Sequence[Row], homes: Mapping[str, str], sentences: Sequence[Sentence]
) -> list[Row]:
    """Return the rows, each new one below the row of the sentence before it, or above that of the next."""
    ordered = sorted(rows, key=lambda row: row.ord)
    if not fresh:
        return ordered
    new_ids = {row.id for row in fresh}
    above = _neighbours(new_ids, homes, sentences)
    below = _neighbours(new_ids, homes, sentences[::-1])
    for row in fresh:
        places = {one.id: place for place, one in enumerate(ordered)}
        if row.id in above:
            ordered.insert(places[above[row.id]] + 1, row)
        else:
            ordered.insert(places.get(below.get(row.id, ""), len(ordered)), row)
    return _numbered(ordered, new_ids)


def _neighbours(
    fresh: set[str], homes: Mapping[str, str], sentences: Sequence[Sentence]
) -> dict[str, str]:
    """Return for each new row the row last met before it, walking through sentences of the same text."""
    met: dict[str, str] = {}
    last = text_id = ""
    for sentence in sentences:
        if sentence.text_id != text_id:
            last, text_id = "", sentence.text_id
        home = homes.get(sentence.id, "")
        if home in fresh and last and home != last:
            met.setdefault(home, last)
        last = home or last
    return met


def _numbered(ordered: Sequence[Row], fresh: set[str]) -> list[Row]:
    """Number new rows evenly between their neighbours; where there is no room, all rows anew."""
    numbered: list[Row] = []
    last = 0
    groups = [(is_new, list(group)) for is_new, group in groupby(ordered, lambda row: row.id in fresh)]
    for place, (is_new, group) in enumerate(groups):
        if is_new:
            end = groups[place + 1][1][0].ord if place + 1 < len(groups) else last + ROW_STEP * (len(group) + 1)
            step = (end - last) // (len(group) + 1)
            if step < 1:
                return [replace(row, ord=number * ROW_STEP) for number, row in enumerate(ordered, 1)]
            group = [replace(row, ord=last + step * number) for number, row in enumerate(group, 1)]
        numbered += group
        last = group[-1].ord
    return numbered
