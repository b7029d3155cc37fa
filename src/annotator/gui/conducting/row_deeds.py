"""What the user can ask about rows: translations, the alignment run anew, counterparts of a selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions import shown_keys
from annotator.gui.conducting.source_deeds import SourceDeeds
from annotator.gui.models.records import PlaceItem
from annotator.services.deeds import shortened
from annotator.services.views import ReaderRow, Selection

_SHORTEST = 4
"""Code points of a selection that something is proposed for."""


class RowDeeds(SourceDeeds):
    """Deeds on rows and on what stands opposite each other; those on sources are among its own."""

    # --- translations ---

    def ask_translation(self) -> None:
        """Ask for a translation where the row of the caret has no counterpart, or change the one there."""
        from annotator.gui.dialogs.translation_dialog import TranslationDialog

        row = self._desk.places.row(self._desk.focus.row_id)
        if row is None:
            return
        lang = _empty_side(row)
        if not lang:
            text = QCoreApplication.translate("RowDeeds", "Both languages of this row are the paper's own words.")
            self._window.messages.say(text, "question")
            return
        old = next((one for one in row.translations if one.lang == lang), None)
        original = " ".join(one.text for one in (*row.en, *row.fa))
        dialog = TranslationDialog(original, lang, old.body if old else "", self._window)
        translating = self._desk.workspace.translating
        if old is None:
            store = partial(translating.add_translation, row.row_id, lang=lang)
        else:
            store = partial(translating.edit_translation, old.translation_id)
            dialog.delete_requested.connect(
                lambda: self.attempt(lambda: translating.delete_translation(old.translation_id))
            )
        dialog.translation_given.connect(lambda body: self.attempt(lambda: store(body=body)))
        dialog.open()

    # --- alignment ---

    def realign(self) -> None:
        """Align the open paper anew; rows that people confirmed or translated stay."""
        self.attempt(lambda: self._desk.workspace.reading.realign(self._desk.focus.paper_id))

    def offer_candidates(self, row_id: str) -> None:
        """Show the likeliest counterparts of a row's English sentences in the inspector."""
        offered = self.attempt(lambda: self._desk.workspace.reading.candidates(row_id))
        rows = self._desk.page.rows if self._desk.page else ()
        places = {cell.sentence_id: (row, cell.text) for row in rows for cell in row.fa}
        items = [
            PlaceItem(own, places[other][0].row_id, places[other][0].number, places[other][1], score)
            for own, found in (offered or {}).items()
            for other, score in found
            if other in places
        ]
        self._window.inspector.row.show_candidates(row_id, items)

    def choose_candidate(self, sentence_id: str, row_id: str) -> None:
        """Put an English sentence into the row of the counterpart chosen for it."""
        if self.attempt(lambda: self._desk.workspace.reading.move_sentence(sentence_id, row_id)) is not None:
            self._desk.reader.go_to_row(row_id)

    def move_sentence(self, step: int) -> None:
        """Put the sentence of the caret into the row above (-1) or below (1)."""
        row = self._desk.places.row(self._desk.focus.row_id)
        selection = self._desk.reader.selection()
        if row is None or selection is None:
            return
        text = self._desk.reader.text_of(selection.caret.row, selection.language)
        block_id, position = text.block_position(selection.caret.position) or ("", 0)
        own = row.en if selection.language == "en" else row.fa
        here = [one for one in own if one.block_id == block_id and one.start <= position]
        aligned = [one.row_id for one in (self._desk.page.rows if self._desk.page else ()) if one.is_aligned]
        place = aligned.index(row.row_id) + step if row.row_id in aligned else -1
        if here and 0 <= place < len(aligned):
            self.attempt(
                lambda: self._desk.workspace.reading.move_sentence(here[-1].sentence_id, aligned[place])
            )

    # --- claims in two languages ---

    def propose_counterpart(self) -> None:
        """Show what the other language says beside the selection."""
        if not self._desk.is_open:
            return
        spans = self._desk.focus.selections
        other = None
        if spans and sum(end - start for _, start, end in spans) >= _SHORTEST:
            tagging = self._desk.workspace.tagging
            other = self.attempt(lambda: tagging.counterpart(Selection(*spans[0])))
        words = shortened(other.words) if other else ""
        keys = shown_keys(self._window.actions_table.keys("claim_both")[:1])
        self._window.status.show_proposal(words, other.lang if other else "", keys)

    def claim_both(self) -> None:
        """Claim the selection with its counterpart, or give the selected claim the one it lacks."""
        if self._desk.focus.selections:
            self._claim_selection()
        elif self._desk.focus.claim_id in self._desk.claims:
            self._complete_claim(self._desk.focus.claim_id)

    def choose_relation(self, claim_id: str, relation: str) -> None:
        """Store how the two languages of a claim agree."""
        self.attempt(lambda: self._desk.workspace.tagging.edit_claim(claim_id, relation=relation))

    def _claim_selection(self) -> None:
        tagging, focus = self._desk.workspace.tagging, self._desk.focus
        spans = [Selection(*span) for span in focus.selections]
        other = self.attempt(lambda: tagging.counterpart(spans[0]))
        if other is None:
            self._say_alone()
            return
        tag_id = focus.last_tag if any(tag.id == focus.last_tag for tag in self._desk.tags) else None
        deed = self.attempt(
            lambda: tagging.claim_from_selection(focus.paper_id, [*spans, other.selection], tag_id=tag_id)
        )
        if deed is not None:
            self._desk.reader.clear_selection()
            self._desk.show_claim(tagging.claim_of(deed))
            self._say_other(other.words)

    def _complete_claim(self, claim_id: str) -> None:
        tagging = self._desk.workspace.tagging
        anchors = self._desk.claims[claim_id].anchors
        standing = [one for one in anchors if one.state == "exact"]
        if not standing or len({one.lang for one in anchors}) > 1:
            text = QCoreApplication.translate("RowDeeds", "The claim stands in both languages.")
            self._window.messages.say(text, "question")
            return
        place = Selection(standing[0].block_id, standing[0].start_pos, standing[0].end_pos)
        other = self.attempt(lambda: tagging.counterpart(place))
        if other is None:
            self._say_alone()
        elif self.attempt(lambda: tagging.add_anchor(claim_id, other.selection)) is not None:
            self._say_other(other.words)

    def _say_alone(self) -> None:
        text = QCoreApplication.translate("RowDeeds", "This row has no counterpart. T adds a translation.")
        self._window.messages.say(text, "question")

    def _say_other(self, words: str) -> None:
        text = QCoreApplication.translate("RowDeeds", "Also claimed: %1")
        self._window.messages.say(text.replace("%1", f"\u2068{words}\u2069"))


def _empty_side(row: ReaderRow) -> str:
    if not row.is_aligned:
        return ""
    return "en" if not row.en else "fa" if not row.fa else ""
