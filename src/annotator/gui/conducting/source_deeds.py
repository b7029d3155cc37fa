"""What the user can ask about sources: links, entries, and what citations mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from annotator.errors import AnnotatorError
from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.showing import creator_name
from annotator.gui.messages import sentence
from annotator.gui.models.records import LinkDraft, SourceItem
from annotator.gui.words import number

Result = TypeVar("Result")


class Attempts:
    """Does things the world may refuse."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._window = desk.window

    def attempt(self, deed: Callable[[], Result]) -> Result | None:
        """Do something; what the world refuses becomes a sentence and None is returned."""
        try:
            return deed()
        except (AnnotatorError, OSError) as error:
            self._window.messages.say(sentence(error), "problem")
            return None

    def succeeds(self, deed: Callable[[], object]) -> bool:
        """Do something that returns nothing, and tell whether the world let it."""
        return self.attempt(lambda: (deed(), True)[1]) is True


class SourceDeeds(Attempts):
    """Deeds on sources and links."""

    def ask_link(self, claim_id: str = "") -> None:
        """Link a source to a claim; a citation where the claim stands is suggested."""
        from annotator.gui.dialogs.link_dialog import LinkDialog

        wanted = claim_id or self._desk.focus.claim_id
        view = self._desk.claims.get(wanted)
        if view is None:
            return
        linked = {link.source.id for link in view.links}
        cited = sorted(self._desk.places.citations_in(view.anchors) - linked)
        about = self._desk.claim_name(wanted)
        draft = LinkDraft(cited[0]) if cited else None
        dialog = LinkDialog(about, self._sources_first(cited), draft, self._window)
        dialog.link_given.connect(lambda given: self.link(wanted, given))
        dialog.new_source_requested.connect(lambda _text: self.ask_source())
        dialog.open()

    def ask_link_edit(self, link_id: str) -> None:
        """Edit a link."""
        from annotator.gui.dialogs.link_dialog import LinkDialog

        for view in self._desk.claims.values():
            for one in view.links:
                if one.link.id == link_id:
                    link = one.link
                    draft = LinkDraft(
                        link.source_id,
                        link.role,
                        link.locator_label,
                        link.locator,
                        link.evidence,
                        link.check_state,
                        link.note,
                    )
                    name = self._desk.claim_name(view.claim.id)
                    dialog = LinkDialog(name, self._sources_first([link.source_id]), draft, self._window)
                    dialog.link_given.connect(lambda given: self.edit_link(link_id, given))
                    dialog.open()

    def link(self, claim_id: str, draft: LinkDraft) -> None:
        """Link a claim to a source."""
        self.attempt(
            lambda: self._desk.workspace.bibliography.link(
                claim_id,
                draft.source_id,
                role=draft.role,
                locator=draft.locator,
                locator_label=draft.locator_label,
                evidence=draft.evidence,
                note=draft.note,
                check_state=draft.check_state,
                citation_id=self._citation_of(claim_id, draft.source_id),
            )
        )

    def edit_link(self, link_id: str, draft: LinkDraft) -> None:
        """Store an edited link."""
        self.attempt(
            lambda: self._desk.workspace.bibliography.edit_link(
                link_id,
                source_id=draft.source_id,
                role=draft.role,
                locator=draft.locator,
                locator_label=draft.locator_label,
                evidence=draft.evidence,
                note=draft.note,
                check_state=draft.check_state,
            )
        )

    def set_check(self, link_id: str, state: str) -> None:
        """Say what a look into the source showed."""
        self.attempt(lambda: self._desk.workspace.bibliography.edit_link(link_id, check_state=state))

    def unlink(self, link_id: str) -> None:
        """Remove a link."""
        self.attempt(lambda: self._desk.workspace.bibliography.unlink(link_id))

    def ask_source(self, source_id: str = "") -> None:
        """Make a source by hand, or edit one."""
        from annotator.gui.dialogs.source_dialog import SourceDialog

        keys = frozenset(source.key for source in self._desk.sources.values())
        dialog = SourceDialog(self._desk.sources.get(source_id), keys, self._window)
        dialog.source_given.connect(self.store_source)
        dialog.open()

    def store_source(self, source: SourceItem) -> None:
        """Store a new or edited source and show it."""
        bibliography = self._desk.workspace.bibliography
        creators = [creator_name(creator) for creator in source.creators]
        if source.id:
            before = self._desk.sources.get(source.id)
            key = source.key if before is None or source.key != before.key else None
            self.attempt(
                lambda: bibliography.edit_source(
                    source.id,
                    entry_type=source.entry_type,
                    key=key or None,
                    fields=source.fields,
                    creators=creators,
                    note=source.note,
                )
            )
            return
        deed = self.attempt(
            lambda: bibliography.add_source(
                source.entry_type,
                key=source.key or None,
                fields=source.fields,
                creators=creators,
                note=source.note,
            )
        )
        if deed is not None:
            self._desk.show_source(bibliography.source_of(deed))

    def delete_source(self, source_id: str = "") -> None:
        """Delete a source."""
        wanted = source_id or self._desk.focus.source_id
        self.attempt(lambda: self._desk.workspace.bibliography.delete_source(wanted))

    def source_from_citation(self, citation_id: str = "") -> None:
        """Make a source of what a citation tells."""
        wanted = citation_id or self._desk.focus.citation_id
        self.attempt(lambda: self._desk.workspace.bibliography.source_from_citation(wanted))

    def sources_from_citations(self) -> None:
        """Make a source of every work the paper cites without one, in one deed."""
        paper_id = self._desk.focus.paper_id
        made = self.attempt(lambda: self._desk.workspace.librarian.sources_from_citations(paper_id))
        if made is not None:
            text = QCoreApplication.translate(
                "Deeds", "Sources made: %1. Citations that have one now: %2. Left for you to decide: %3."
            )
            for sign, count in (("%1", len(made.keys)), ("%2", made.resolved), ("%3", len(made.left))):
                text = text.replace(sign, number(count))
            self._window.messages.say(text)

    def resolve(self, citation_id: str, source_id: str) -> None:
        """Say which source a citation means."""
        self.attempt(
            lambda: self._desk.workspace.bibliography.resolve(citation_id, source_id, same_work=True)
        )

    def ask_resolve(self, citation_id: str) -> None:
        """Choose the source of a citation from all."""
        from annotator.gui.dialogs.link_dialog import LinkDialog

        view = self._desk.citations.get(citation_id)
        if view is None:
            return
        likely = [one.source.id for one in view.candidates]
        dialog = LinkDialog(
            view.citation.body, self._sources_first(likely), None, self._window, asks_role=False
        )
        dialog.link_given.connect(lambda given: self.resolve(citation_id, given.source_id))
        dialog.new_source_requested.connect(lambda _text: self.ask_source())
        dialog.open()

    # --- private ---

    def _sources_first(self, likely: list[str]) -> list[SourceItem]:
        """Return all sources, the likely ones first."""
        sources = self._desk.sources
        first = [sources[one] for one in likely if one in sources]
        return first + [source for source in sources.values() if source.id not in likely]

    def _citation_of(self, claim_id: str, source_id: str) -> str | None:
        view = self._desk.claims.get(claim_id)
        for anchor in view.anchors if view else ():
            row_id = self._desk.places.row_at(anchor.block_id, anchor.start_pos)
            for one in self._desk.citations.values():
                is_it = one.source is not None and one.source.id == source_id
                if is_it and one.row_id == row_id:
                    return one.citation.id
        return None
