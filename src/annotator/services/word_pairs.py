"""What the aligner may know of a library: the shipped lexicon, its users' lexicons, its confirmed rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from annotator.core.changes import created, deleted
from annotator.core.ids import new_id
from annotator.core.model import Block, Deed, Lexicon, Row, RowMember, Sentence, Text
from annotator.errors import BadInput, BadRequest
from annotator.formats import lexicons
from annotator.services.deeds import Deeds
from annotator.services.gathering import by_id, find, gather, grouped
from annotator.store.library import Library
from annotator.text.alignment_learning import Probabilities, learn_renderings
from annotator.text.bilingual import BilingualLexicon, shipped_lexicon

_FEWEST_TO_LEARN_FROM = 20
"""Fewer confirmed rows teach more accidents than words."""


class WordPairs:
    """Deeds on the lexicons of a library."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._library = deeds.library

    def lexicons(self) -> tuple[Lexicon, ...]:
        """Return the lexicons users added, oldest first."""
        return tuple(self._library.all(Lexicon))

    def lexicon(self, reference: str) -> Lexicon:
        """Return a lexicon by its name, its id, or the beginning or end of that.

        Raises:
            NotFound, Ambiguous: none, or several, answer to it.
        """
        named = [one for one in self.lexicons() if one.name == reference]
        return named[0] if len(named) == 1 else find(self._library, Lexicon, reference)

    def add_lexicon(self, path: str | Path, note: str = "") -> Deed:
        """Add the pairs of a file (see ``formats.lexicons``); one of the same name is replaced.

        Raises:
            BadInput: the file cannot be read, or holds no pair of English and Persian words.
        """
        entries = lexicons.read(path)
        if not entries:
            raise BadInput(str(path), detail="no pair of English and Persian words")
        name = Path(path).name
        changes = [deleted(one) for one in self.lexicons() if one.name == name]
        changes.append(created(Lexicon(id=new_id(), name=name, note=note, entries=entries)))
        return self._deeds.apply("add lexicon", changes, name)

    def delete_lexicon(self, lexicon_id: str) -> Deed:
        """Take a lexicon out again."""
        lexicon = self._library.require(Lexicon, lexicon_id)
        if lexicon.deleted:
            raise BadRequest("the lexicon is deleted already")
        return self._deeds.apply("delete lexicon", [deleted(lexicon)], lexicon.name)


def known_words(library: Library) -> BilingualLexicon:
    """Return the shipped lexicon with the pairs of the library's own."""
    added = [(entry[0], entry[1]) for one in library.all(Lexicon) for entry in one.entries]
    return shipped_lexicon().with_entries(added) if added else shipped_lexicon()


def learnt_words(library: Library) -> Probabilities | None:
    """Return the word pairs that the confirmed rows of all papers teach, or None where these are few."""
    rows = library.all(Row, state="confirmed")
    members = gather(library, RowMember, "row_id", [row.id for row in rows], order="ord")
    sentences = by_id(gather(library, Sentence, "id", [one.sentence_id for one in members]))
    bodies = by_id(gather(library, Block, "id", [one.block_id for one in sentences.values()]))
    langs = {text.id: text.lang for text in library.all(Text)}

    def words(of_row: Iterable[RowMember], lang: str) -> str:
        found = [sentences[one.sentence_id] for one in of_row if one.sentence_id in sentences]
        return " ".join(
            bodies[one.block_id].body[one.start_pos : one.end_pos] for one in found if langs[one.text_id] == lang
        )

    sides = [(words(group, "en"), words(group, "fa")) for group in grouped(members, lambda one: one.row_id).values()]
    return _learnt([(english, persian) for english, persian in sides if english and persian])


def _learnt(pairs: Sequence[tuple[str, str]]) -> Probabilities | None:
    return learn_renderings(pairs) if len(pairs) >= _FEWEST_TO_LEARN_FROM else None
