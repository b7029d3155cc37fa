"""Deeds on the alignment: what belongs beside what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from annotator.core.changes import created, deleted, edited
from annotator.core.ids import new_id
from annotator.core.model import Block, Change, Deed, Paper, Row, RowMember, Sentence, Text, Translation
from annotator.errors import BadRequest
from annotator.services.deeds import Deeds, edits
from annotator.services.gathering import by_id, gather, grouped, living
from annotator.services.importing import ROW_STEP

if TYPE_CHECKING:
    from annotator.text.align import AlignUnit

_BY_HAND = {"state": "confirmed", "method": "manual", "score": None}


class Alignment:
    """Confirms, joins, splits and fills rows. Every row touched counts as confirmed by a person."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    def next_row_to_confirm(self, paper_id: str, after_row_id: str | None = None) -> str | None:
        """Return the id of the next suggested row, beginning again at the top, or None if there is none."""
        rows = self._library.all(Row, paper_id=paper_id, order="ord")
        place = next((index for index, row in enumerate(rows) if row.id == after_row_id), -1)
        ahead = [*rows[place + 1 :], *rows[: place + 1]]
        return next((row.id for row in ahead if row.state == "suggested"), None)

    def confirm_row(self, row_id: str) -> Deed:
        """Say that both sides of a row belong together."""
        row = living(self._library, Row, row_id)
        return self._deeds.apply("confirm row", edits(row, state="confirmed"))

    def unconfirm_row(self, row_id: str) -> Deed:
        """Put a row back among those to confirm."""
        row = living(self._library, Row, row_id)
        return self._deeds.apply("unconfirm row", edits(row, state="suggested"))

    def realign(self, paper_id: str) -> Deed:
        """Align a paper anew, with the library's lexicons and what its confirmed rows teach, in one deed.

        Confirmed rows, and rows that hold a translation, stay as they are.

        Raises:
            BadRequest: nothing is otherwise than it was.
        """
        # the aligner and its lexicon are loaded by nobody who does not ask for them
        from annotator.services.fresh_rows import renewed
        from annotator.services.word_pairs import known_words, learnt_words
        from annotator.text.align import align

        paper = living(self._library, Paper, paper_id)
        rows = self._library.all(Row, paper_id=paper_id, order="ord")
        members = self._members(rows)
        translated = {one.row_id for one in self._translations(rows)}
        kept = frozenset(row.id for row in rows if row.state == "confirmed" or row.id in translated)
        units = self._units(paper_id, {member.sentence_id for member in members})
        langs = {unit.id: lang for lang, of_lang in units.items() for unit in of_lang}
        settled = tuple(
            (tuple(one for one in group if langs[one] == "en"), tuple(one for one in group if langs[one] == "fa"))
            for group in self._groups(members, kept)
        )
        found = align(
            units["en"],
            units["fa"],
            lexicon=known_words(self._library),
            learnt=learnt_words(self._library),
            settled=settled,
        )
        changes = renewed(rows, members, kept, found) if rows else []
        return self._deeds.apply("realign rows", changes, paper.title_fa or paper.title_en or "")

    def candidates(self, row_id: str) -> dict[str, tuple[tuple[str, float], ...]]:
        """Return for each English sentence of a row the three likeliest Persian ones (sentence id, score)."""
        from annotator.services.word_pairs import known_words
        from annotator.text.align import suggest

        row = living(self._library, Row, row_id)
        wanted = {member.sentence_id for member in self._members([row])}
        rows = self._library.all(Row, paper_id=row.paper_id)
        units = self._units(row.paper_id, {member.sentence_id for member in self._members(rows)})
        offered = suggest(units["en"], units["fa"], lexicon=known_words(self._library))
        return {sentence_id: places for sentence_id, places in offered.items() if sentence_id in wanted}

    def join_rows(self, row_ids: Sequence[str]) -> Deed:
        """Make one row of neighbouring rows; the first one stays.

        Raises:
            BadRequest: fewer than two rows, or others stand between them.
        """
        rows = self._neighbours(row_ids)
        changes: list[Change] = [edited(rows[0], **_BY_HAND)]
        changes += [edited(member, row_id=rows[0].id) for member in self._members(rows[1:])]
        changes += [edited(one, row_id=rows[0].id) for one in self._translations(rows[1:])]
        return self._deeds.apply("join rows", [*changes, *map(deleted, rows[1:])])

    def split_row(self, row_id: str, en_at: int, fa_at: int) -> Deed:
        """Cut a row in two: sentences from the index ``en_at`` and ``fa_at`` on go to a new row below.

        Raises:
            BadRequest: one of the halves would hold nothing.
        """
        row = living(self._library, Row, row_id)
        en, fa = self._sides(row)
        moving = [*en[en_at:], *fa[fa_at:]]
        return self._part("split row", row, moving, len(en) + len(fa))

    def unlink_row(self, row_id: str) -> Deed:
        """Say that the sides of a row do not belong together: the Persian one gets a row of its own below."""
        row = living(self._library, Row, row_id)
        en, fa = self._sides(row)
        return self._part("unlink row", row, fa, len(en) + len(fa))

    def move_sentence(self, sentence_id: str, row_id: str) -> Deed:
        """Put a sentence into another row; a row left empty goes."""
        members = self._library.all(RowMember, sentence_id=sentence_id)
        if not members:
            raise BadRequest("the sentence is in no row")
        old = living(self._library, Row, members[0].row_id)
        new = living(self._library, Row, row_id)
        if old.paper_id != new.paper_id or old.id == new.id:
            raise BadRequest("the sentence cannot go to this row")
        is_last = self._library.count(RowMember, row_id=old.id) == 1
        leaving = deleted(old) if is_last else edited(old, **_BY_HAND)
        changes = [edited(members[0], row_id=new.id), edited(new, **_BY_HAND), leaving]
        if is_last:
            changes += [edited(one, row_id=new.id) for one in self._translations([old])]
        return self._deeds.apply("move sentence", changes)

    def _units(self, paper_id: str, wanted: Collection[str]) -> dict[str, list[AlignUnit]]:
        """Return the wanted sentences of a paper by language, in the order of their text."""

        texts = self._library.all(Text, paper_id=paper_id)
        ids = [text.id for text in texts]
        sentences = gather(self._library, Sentence, "text_id", ids, order="ord")
        blocks = gather(self._library, Block, "text_id", ids)
        return units_of_records(texts, blocks, [one for one in sentences if one.id in wanted])

    @staticmethod
    def _groups(members: Sequence[RowMember], row_ids: Collection[str]) -> list[list[str]]:
        """Return the sentence ids of each of some rows, in the order of their text."""
        by_row = grouped(sorted(members, key=lambda one: one.ord), lambda one: one.row_id)
        return [[one.sentence_id for one in of_row] for row_id, of_row in by_row.items() if row_id in row_ids]

    def _neighbours(self, row_ids: Sequence[str]) -> list[Row]:
        first = living(self._library, Row, row_ids[0]) if row_ids else None
        if first is None or len(set(row_ids)) < 2:
            raise BadRequest("two rows or more make one")
        rows = self._library.all(Row, paper_id=first.paper_id, order="ord")
        places = [index for index, row in enumerate(rows) if row.id in set(row_ids)]
        if len(places) != len(set(row_ids)) or places[-1] - places[0] != len(places) - 1:
            raise BadRequest("the rows are not neighbours")
        return rows[places[0] : places[-1] + 1]

    def _members(self, rows: Sequence[Row]) -> list[RowMember]:
        return gather(self._library, RowMember, "row_id", [row.id for row in rows], order="ord")

    def _translations(self, rows: Sequence[Row]) -> list[Translation]:
        return gather(self._library, Translation, "row_id", [row.id for row in rows])

    def _sides(self, row: Row) -> tuple[list[RowMember], list[RowMember]]:
        """Return the English and the Persian members of a row in the order of their text."""
        members = self._members([row])
        sentences = by_id(gather(self._library, Sentence, "id", [member.sentence_id for member in members]))
        english = {text.id for text in self._library.all(Text, paper_id=row.paper_id) if text.lang == "en"}
        en = [member for member in members if sentences[member.sentence_id].text_id in english]
        fa = [member for member in members if sentences[member.sentence_id].text_id not in english]
        return en, fa

    def _part(self, name: str, row: Row, moving: Sequence[RowMember], count: int) -> Deed:
        if not 0 < len(moving) < count:
            raise BadRequest("one of the rows would be empty")
        place, renumbered = self._place_below(row)
        fresh = Row(id=new_id(), paper_id=row.paper_id, ord=place, state="confirmed", method="manual")
        changes = [*renumbered, created(fresh), *(edited(member, row_id=fresh.id) for member in moving)]
        return self._deeds.apply(name, [*changes, edited(row, **_BY_HAND)])

    def _place_below(self, row: Row) -> tuple[int, list[Change]]:
        """Return an ordinal below a row, and the changes that make room where there was none."""
        below = [
            one for one in self._library.all(Row, paper_id=row.paper_id, order="ord") if one.ord > row.ord
        ]
        if not below:
            return row.ord + ROW_STEP, []
        if below[0].ord - row.ord > 1:
            return (row.ord + below[0].ord) // 2, []
        return row.ord + ROW_STEP, [edited(one, ord=one.ord + 2 * ROW_STEP) for one in below]


def units_of_records(
    texts: Iterable[Text], blocks: Iterable[Block], sentences: Sequence[Sentence]
) -> dict[str, list[AlignUnit]]:
    """Return sentences as the aligner wants them, by language, one text after the other."""
    from annotator.text.align import AlignUnit  # brings numpy, which opening a library does without

    units: dict[str, list[AlignUnit]] = {"en": [], "fa": []}
    by_block = by_id(blocks)
    for text in texts:
        for one in sentences:
            if one.text_id == text.id:
                block = by_block[one.block_id]
                words = block.body[one.start_pos : one.end_pos]
                units[text.lang].append(AlignUnit(one.id, words, block.kind, block.number, block.id, one.ord))
    return units
