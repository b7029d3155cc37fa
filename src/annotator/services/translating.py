"""Translations: an analyst's own words where a row has no counterpart, and translation memories in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotator import __version__
from annotator.core.changes import created, deleted
from annotator.core.ids import new_id
from annotator.core.model import Change, Deed, Paper, Row, Translation
from annotator.errors import BadRequest
from annotator.formats import tmx
from annotator.services.claim_views import people_by_id
from annotator.services.deeds import Deeds, edits
from annotator.services.gathering import gather, grouped, living
from annotator.services.pages import paper_records, reader_rows
from annotator.services.views import ReaderRow
from annotator.text.folding import fold

_LANGS = ("en", "fa")


@dataclass(frozen=True)
class TranslationsTaken:
    """What a translation memory gave: ``filled`` cells; ``fitting`` units were found in the paper, of ``units``."""

    deed: Deed | None
    units: int
    fitting: int
    filled: int


class Translating:
    """Deeds on translations. They stand in empty cells and are never taken for the paper's own words."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    def translations(self, paper_id: str) -> tuple[Translation, ...]:
        """Return the translations of a paper in the order of its rows."""
        rows = [row.id for row in self._library.all(Row, paper_id=paper_id, order="ord")]
        found = grouped(gather(self._library, Translation, "row_id", rows), lambda one: one.row_id)
        return tuple(one for row_id in rows for one in found.get(row_id, ()))

    def add_translation(self, row_id: str, body: str, lang: str | None = None) -> Deed:
        """Put one's own words into the empty cell of a row.

        Raises:
            BadRequest: there is nothing in it, the cell is not empty, or holds a translation already.
        """
        row = self._row(row_id)
        empty = _empty_sides(row)
        wanted = lang or (empty[0] if empty else "")
        if wanted not in empty:
            raise BadRequest("the cell holds the paper's own words")
        if self._library.count(Translation, row_id=row_id, lang=wanted):
            raise BadRequest("the cell has a translation already")
        translation = self._new(row_id, wanted, body)
        return self._deeds.apply("add translation", [created(translation)], translation.body)

    def edit_translation(self, translation_id: str, body: str) -> Deed:
        """Change the words of a translation."""
        translation = living(self._library, Translation, translation_id)
        return self._deeds.apply("edit translation", edits(translation, body=_words(body)), body)

    def delete_translation(self, translation_id: str) -> Deed:
        """Take a translation out; the cell is empty again."""
        translation = living(self._library, Translation, translation_id)
        return self._deeds.apply("delete translation", [deleted(translation)], translation.body)

    def export_tmx(self, paper_id: str | None = None) -> str:
        """Return the confirmed rows of both languages, and the translations, of one paper or all, as TMX."""
        papers = [living(self._library, Paper, paper_id)] if paper_id else self._library.all(Paper)
        units = [unit for paper in papers for unit in self._units(paper.id)]
        return tmx.write(units, version=__version__)

    def import_tmx(self, paper_id: str, path: str | Path) -> TranslationsTaken:
        """Fill empty cells of a paper whose other side stands in a translation memory, in one deed.

        Texts are compared folded: without regard to ZWNJ, kashida, kinds of ی and ک, digits and case.

        Raises:
            BadInput: the file is no TMX.
        """
        living(self._library, Paper, paper_id)
        units = tmx.read(path)
        known: Mapping[str, dict[str, tmx.TranslationUnit]] = {
            "en": {fold(unit.english).strip(): unit for unit in units},
            "fa": {fold(unit.persian).strip(): unit for unit in units},
        }
        taken = {one.row_id for one in self.translations(paper_id)}
        changes: list[Change] = []
        fitting = 0
        for row in self._rows(paper_id):
            for lang in _LANGS:
                unit = known[lang].get(fold(_side(row, lang)).strip()) if _side(row, lang) else None
                fitting += unit is not None
                other = "fa" if lang == "en" else "en"
                if unit is not None and other in _empty_sides(row) and row.row_id not in taken:
                    body = unit.persian if other == "fa" else unit.english
                    changes.append(created(self._new(row.row_id, other, body)))
        deed = self._deeds.apply("import translations", changes, Path(path).name) if changes else None
        return TranslationsTaken(deed, len(units), fitting, len(changes))

    def _units(self, paper_id: str) -> Iterable[tmx.TranslationUnit]:
        people = people_by_id(self._library)
        own = grouped(self.translations(paper_id), lambda one: one.row_id)
        for row in self._rows(paper_id):
            english, persian = _side(row, "en"), _side(row, "fa")
            if row.state == "confirmed" and english and persian:
                yield tmx.TranslationUnit(english, persian, row.row_id)
            for one in own.get(row.row_id, ()):
                sides = (one.body, persian) if one.lang == "en" else (english, one.body)
                if all(sides):
                    yield tmx.TranslationUnit(*sides, one.id, "translation", people[one.author_id].login)

    def _rows(self, paper_id: str) -> tuple[ReaderRow, ...]:
        return tuple(row for row in reader_rows(paper_records(self._library, paper_id)) if row.is_aligned)

    def _row(self, row_id: str) -> ReaderRow:
        stored = living(self._library, Row, row_id)
        return next(row for row in self._rows(stored.paper_id) if row.row_id == row_id)

    def _new(self, row_id: str, lang: str, body: str) -> Translation:
        author = self._deeds.me.id
        return Translation(id=new_id(), row_id=row_id, lang=lang, body=_words(body), author_id=author)


def _words(body: str) -> str:
    if not body.strip():
        raise BadRequest("a translation needs words")
    return body.strip()


def _side(row: ReaderRow, lang: str) -> str:
    return " ".join(cell.text.strip() for cell in (row.en if lang == "en" else row.fa))


def _empty_sides(row: ReaderRow) -> list[str]:
    return [lang for lang, cells in (("en", row.en), ("fa", row.fa)) if not cells]
