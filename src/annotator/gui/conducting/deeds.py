"""Wishes become deeds: every change of the library the window can ask for, one method each.

A method asks what it must (a reason, a source) with a dialog that does not block, calls one
service, and leaves the rest to the hub. Errors become a sentence in the message bar.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.gui.conducting.row_deeds import RowDeeds
from annotator.gui.models.records import PaperDraft, TagItem
from annotator.services.views import Selection


class Deeds(RowDeeds):
    """What the user can do to the library; deeds on sources and rows are among its own."""

    # --- claims and tags ---

    def tag_by_key(self, digit: int) -> None:
        """Tag the selection as a new claim, or give the selected claim another tag."""
        tag = next((one for one in self._desk.tags if one.shortcut == digit), None)
        if tag is None:
            text = QCoreApplication.translate("Deeds", "No tag has the key %1. V makes a new tag.")
            self._window.messages.say(text.replace("%1", str(digit)), "question")
        else:
            self.tag(tag.id)

    def tag_with_last(self) -> None:
        """Tag with the tag used last, or the first one."""
        tags = [tag.id for tag in self._desk.tags]
        last = self._desk.focus.last_tag
        if tags:
            self.tag(last if last in tags else tags[0])

    def tag(self, tag_id: str) -> None:
        """Make a claim of the selection, or recolour the selected claim."""
        self._desk.focus.last_tag = tag_id
        if self._desk.focus.selections:
            self.make_claim(tag_id)
        elif self._desk.focus.claim_id:
            claim_id = self._desk.focus.claim_id
            self.attempt(lambda: self._desk.workspace.tagging.set_tag(claim_id, tag_id, replace=True))

    def make_claim(self, tag_id: str | None = None) -> None:
        """Make a claim of the selection and show it."""
        tagging = self._desk.workspace.tagging
        spans = [Selection(*span) for span in self._desk.focus.selections]
        deed = self.attempt(
            lambda: tagging.claim_from_selection(self._desk.focus.paper_id, spans, tag_id=tag_id)
        )
        if deed is not None:
            self._desk.reader.clear_selection()
            self._desk.show_claim(tagging.claim_of(deed))

    def add_selection(self) -> None:
        """Add the selection to the selected claim."""
        tagging, claim_id = self._desk.workspace.tagging, self._desk.focus.claim_id
        for span in list(self._desk.focus.selections):
            self.attempt(partial(tagging.add_anchor, claim_id, Selection(*span)))
        self._desk.reader.clear_selection()

    def add_tag_to(self, claim_id: str, tag_id: str) -> None:
        """Give a claim one more tag."""
        self._desk.focus.last_tag = tag_id
        self.attempt(lambda: self._desk.workspace.tagging.set_tag(claim_id, tag_id))

    def untag(self, claim_id: str, tag_id: str) -> None:
        """Take a tag from a claim."""
        self.attempt(lambda: self._desk.workspace.tagging.unset_tag(claim_id, tag_id))

    def untag_all(self) -> None:
        """Take all tags from the selected claim."""
        view = self._desk.claims.get(self._desk.focus.claim_id)
        for tag in view.tags if view else ():
            self.untag(self._desk.focus.claim_id, tag.id)

    def edit_statement(self, claim_id: str, text: str) -> None:
        """Store a statement."""
        self.attempt(lambda: self._desk.workspace.tagging.edit_claim(claim_id, statement=text))

    def edit_note(self, claim_id: str, text: str) -> None:
        """Store a note."""
        self.attempt(lambda: self._desk.workspace.tagging.edit_claim(claim_id, note=text))

    def choose_kind(self, claim_id: str, kind: str) -> None:
        """Store the kind of a claim."""
        self.attempt(lambda: self._desk.workspace.tagging.edit_claim(claim_id, kind=kind))

    def delete_claim(self, claim_id: str = "") -> None:
        """Delete a claim; undo brings it back."""
        wanted = claim_id or self._desk.focus.claim_id
        self.attempt(lambda: self._desk.workspace.tagging.delete_claim(wanted))

    def ask_tag(self, tag_id: str = "") -> None:
        """Make a tag, or edit one."""
        from annotator.gui.dialogs.tag_dialog import TagDialog

        tag = next((one for one in self._desk.tags if one.id == tag_id), None)
        dialog = TagDialog(tag, self._desk.tags, self._window)
        dialog.tag_given.connect(self.store_tag)
        dialog.delete_requested.connect(self.delete_tag)
        dialog.open()

    def store_tag(self, tag: TagItem) -> None:
        """Store a new or edited tag."""
        tagging = self._desk.workspace.tagging
        facts = {
            "name_en": tag.name_en,
            "name_fa": tag.name_fa,
            "colour": tag.colour,
            "definition": tag.definition,
            "shortcut": tag.shortcut,
        }
        if tag.id:
            self.attempt(lambda: tagging.edit_tag(tag.id, **facts))
        else:
            self.attempt(
                lambda: tagging.add_tag(
                    tag.name_en,
                    tag.name_fa,
                    colour=tag.colour,
                    definition=tag.definition,
                    shortcut=tag.shortcut,
                )
            )

    def delete_tag(self, tag_id: str) -> None:
        """Delete a tag; claims lose it, undo brings both back."""
        self.attempt(lambda: self._desk.workspace.tagging.delete_tag(tag_id))

    # --- reviews ---

    def give_verdict(self, entity: str, target_id: str, verdict: str) -> None:
        """Accept at once, or ask why not."""
        from annotator.gui.dialogs.reason_dialog import ReasonDialog

        reviewing = self._desk.workspace.reviewing
        if verdict == "accept":
            self.attempt(lambda: reviewing.review(entity, target_id, verdict))
            return
        dialog = ReasonDialog(verdict, self._about(entity, target_id), self._window)
        dialog.reason_given.connect(
            lambda given, text: self.attempt(lambda: reviewing.review(entity, target_id, given, text))
        )
        dialog.open()

    def ask_comment(self, entity: str, target_id: str) -> None:
        """Comment on a claim or a link."""
        from annotator.gui.dialogs.reason_dialog import ReasonDialog

        dialog = ReasonDialog("", self._about(entity, target_id), self._window)
        dialog.reason_given.connect(
            lambda _verdict, text: self.attempt(
                lambda: self._desk.workspace.reviewing.comment(entity, target_id, text)
            )
        )
        dialog.open()

    def resolve_comment(self, comment_id: str) -> None:
        """Close a thread."""
        self.attempt(lambda: self._desk.workspace.reviewing.resolve_comment(comment_id))

    # --- papers and rows ---

    def ask_paper(self) -> None:
        """Edit what is known of the open paper."""
        from annotator.gui.dialogs.paper_dialog import PaperDialog

        page = self._desk.page
        if page is None:
            return
        paper = page.paper
        facts = (paper.title_en, paper.title_fa, paper.container, paper.issued, paper.doi, paper.note)
        dialog = PaperDialog(PaperDraft(*(fact or "" for fact in facts)), self._window)
        dialog.paper_given.connect(lambda draft: self.store_paper(paper.id, draft))
        dialog.open()

    def store_paper(self, paper_id: str, draft: PaperDraft) -> None:
        """Store what is known of a paper; an empty field is cleared."""
        self.attempt(lambda: self._desk.workspace.reading.edit_paper(paper_id, **asdict(draft)))

    def delete_paper(self) -> None:
        """Take the open paper out of the library; undo brings it back."""
        paper_id = self._desk.focus.paper_id
        self.attempt(lambda: self._desk.workspace.reading.delete_paper(paper_id))

    def confirm_row(self) -> None:
        """Confirm the row of the caret and go on to the next."""
        row_id = self._desk.focus.row_id
        if self.attempt(lambda: self._desk.workspace.reading.confirm_row(row_id)) is not None:
            self.next_to_confirm()

    def next_to_confirm(self) -> None:
        """Go to the next row to confirm."""
        focus = self._desk.focus
        row_id = self._desk.workspace.reading.next_row_to_confirm(focus.paper_id, focus.row_id or None)
        if row_id is not None:
            self._desk.reader.go_to_row(row_id)

    def join_row(self) -> None:
        """Join the row of the caret with the one below."""
        below = self._desk.places.row_below(self._desk.focus.row_id)
        if below is not None:
            rows = [self._desk.focus.row_id, below.row_id]
            self.attempt(lambda: self._desk.workspace.reading.join_rows(rows))

    def split_row(self) -> None:
        """Split the row before the sentence of the caret, the other side in proportion."""
        row = self._desk.places.row(self._desk.focus.row_id)
        selection = self._desk.reader.selection()
        if row is None or selection is None:
            return
        sides = {"en": row.en, "fa": row.fa}
        own = sides[selection.language]
        text = self._desk.reader.text_of(selection.caret.row, selection.language)
        block_id, position = text.block_position(selection.caret.position) or ("", 0)
        places = [
            place for place, one in enumerate(own) if one.block_id == block_id and one.start <= position
        ]
        at = places[-1] if places else 0
        other = sides["fa" if selection.language == "en" else "en"]
        share = round(at * len(other) / len(own)) if own else 0
        english, persian = (at, share) if selection.language == "en" else (share, at)
        self.attempt(lambda: self._desk.workspace.reading.split_row(row.row_id, english, persian))

    def unlink_row(self) -> None:
        """Part the two sides of the row of the caret."""
        self.attempt(lambda: self._desk.workspace.reading.unlink_row(self._desk.focus.row_id))

    # --- private ---

    def _about(self, entity: str, target_id: str) -> str:
        if entity == "claims":
            return self._desk.claim_name(target_id)
        for view in self._desk.claims.values():
            for link in view.links:
                if link.link.id == target_id:
                    return f"{self._desk.claim_name(view.claim.id)} → {link.source_label}"
        return ""
