"""A library at work: one person, all services, one hub."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from annotator.core.model import RECORD_TYPES, Deed, Person
from annotator.errors import AnnotatorError, BadInput, LibraryError
from annotator.services.auditing import Auditing
from annotator.services.bibliography import Bibliography
from annotator.services.claim_views import people_by_id
from annotator.services.deeds import Deeds
from annotator.services.exporting import Exporting
from annotator.services.hub import Hub
from annotator.services.librarian import Librarian
from annotator.services.reading import Reading
from annotator.services.rederiving import Rederiving
from annotator.services.reviewing import Reviewing
from annotator.services.searching import Searching
from annotator.services.tagging import Tagging
from annotator.services.translating import Translating
from annotator.services.views import DeedView, LibraryFacts
from annotator.services.word_pairs import WordPairs
from annotator.store.backup import Backup, backup_if_due
from annotator.store.checks import Problem
from annotator.store.library import Library, open_library

_JOINING = "join library"
"""The store's own deed before a person's first one; nobody did it on purpose."""


class Workspace:
    """Everything a face needs. Use it in the thread that opened it; another thread opens its own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.hub = Hub()
        deeds = Deeds(library, self.hub)
        self.reading = Reading(deeds)
        self.rederiving = Rederiving(deeds)
        self.translating = Translating(deeds)
        self.word_pairs = WordPairs(deeds)
        self.tagging = Tagging(deeds)
        self.bibliography = Bibliography(deeds)
        self.librarian = Librarian(deeds)
        self.reviewing = Reviewing(deeds)
        self.auditing = Auditing(deeds, self.reading, self.tagging)
        self.searching = Searching(deeds)
        self.exporting = Exporting(deeds, self.reading, self.tagging, self.bibliography, self.auditing)
        self.backup_problem: AnnotatorError | None = None
        self._seen = library.seq()
        self._own: set[str] = set()
        self.hub.subscribe(lambda deed: self._own.add(deed.txn))

    @classmethod
    def open(
        cls,
        url: str | Path,
        *,
        user: str,
        create: bool = False,
        read_only: bool = False,
        codebook: bool = True,
        backup: bool = True,
    ) -> Workspace:
        """Open a library for the person with this login; a new one gets the first codebook if wanted.

        The first opening of a day makes a backup. One that cannot be made does not stop the work:
        ``backup_problem`` then holds the reason.

        Raises:
            LibraryError: it cannot be opened.
        """
        library = open_library(url, actor=user, create=create, read_only=read_only)
        try:
            workspace = cls(library)
            is_new = library.seq() == 0
            if codebook and create and is_new and not library.read_only:
                workspace.tagging.add_codebook()
            elif backup:
                workspace.back_up()
        except BaseException:
            library.close()
            raise
        return workspace

    def __enter__(self) -> Workspace:
        """Return the workspace; leaving the context closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the library."""
        self.close()

    @property
    def me(self) -> Person:
        """The person at work."""
        return self.library.actor

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def back_up(self) -> Backup | None:
        """Make today's backup if one is due; ``backup_problem`` says why it could not be made."""
        self.backup_problem = None
        try:
            return backup_if_due(self.library)
        except (BadInput, LibraryError) as error:
            self.backup_problem = error
            return None

    # --- undo ---

    def undo(self) -> Deed:
        """Take back my last deed.

        Raises:
            NothingToUndo, UndoRefused: as the store says.
        """
        deed = self.library.undo()
        self.hub.publish(deed)
        return deed

    def redo(self) -> Deed:
        """Do my last undone deed again.

        Raises:
            NothingToUndo, UndoRefused: as the store says.
        """
        deed = self.library.redo()
        self.hub.publish(deed)
        return deed

    def undoable(self) -> Deed | None:
        """Return the deed that undo would take back."""
        return self.library.undoable()

    def redoable(self) -> Deed | None:
        """Return the deed that redo would do again."""
        return self.library.redoable()

    # --- the journal ---

    def notice_others(self) -> tuple[Deed, ...]:
        """Publish what other windows and programs wrote since the last look, and return it."""
        if self.library.seq() == self._seen:
            return ()
        deeds = self.library.deeds_since(self._seen)
        self._seen = max((deed.seq for deed in deeds), default=self.library.seq())
        others = tuple(deed for deed in deeds if deed.txn not in self._own and deed.name != _JOINING)
        for deed in others:
            self.hub.publish(deed)
        self._own.clear()
        return others

    def history(self, limit: int = 200) -> tuple[DeedView, ...]:
        """Return the deeds of the last ``limit`` revisions, newest first."""
        people = people_by_id(self.library)
        deeds = self.library.deeds_since(max(0, self.library.seq() - limit))
        return tuple(
            DeedView(
                name=deed.name,
                detail=deed.detail,
                at=deed.at,
                seq=deed.seq,
                changes=deed.changes,
                actor=people[deed.actor].name if deed.actor in people else deed.actor,
            )
            for deed in reversed(deeds)
            if deed.name != _JOINING
        )

    def facts(self) -> LibraryFacts:
        """Return place, state and counts of the library."""
        return LibraryFacts(
            path=self.library.path,
            read_only=self.library.read_only,
            user=self.me.login,
            seq=self.library.seq(),
            counts={kind.TABLE: self.library.count(kind) for kind in RECORD_TYPES},
        )

    def check(self) -> list[Problem]:
        """Return everything found wrong with the library itself."""
        return self.library.check()
