"""A library at work: one person, all services, one hub."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from annotator.core.model import RECORD_TYPES, Deed, Person
from annotator.errors import AnnotatorError, BadInput, LibraryError
from annotator.services.claim_views import people_by_id
from annotator.services.deeds import Deeds
from annotator.services.hub import Hub
from annotator.services.reading import Reading
from annotator.services.reviewing import Reviewing
from annotator.services.tagging import Tagging
from annotator.services.views import DeedView, LibraryFacts
from annotator.store.backup import Backup, backup_if_due
from annotator.store.checks import Problem
from annotator.store.library import Library, open_library

if TYPE_CHECKING:
    from annotator.services.auditing import Auditing
    from annotator.services.bibliography import Bibliography
    from annotator.services.exporting import Exporting
    from annotator.services.librarian import Librarian
    from annotator.services.rederiving import Rederiving
    from annotator.services.searching import Searching
    from annotator.services.translating import Translating
    from annotator.services.word_pairs import WordPairs

_JOINING = "join library"
"""The store's own deed before a person's first one; nobody did it on purpose."""


class Workspace:
    """Everything a face needs. Use it in the thread that opened it; another thread opens its own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.hub = Hub()
        self._deeds = Deeds(library, self.hub)
        self.reading = Reading(self._deeds)
        self.tagging = Tagging(self._deeds)
        self.reviewing = Reviewing(self._deeds)
        self.backup_problem: AnnotatorError | None = None
        self._seen = library.seq()
        self._own: set[str] = set()
        self.hub.subscribe(lambda deed: self._own.add(deed.txn))

    # --- services a first look does without: each is loaded when it is first asked for ---

    @cached_property
    def auditing(self) -> Auditing:
        """What is open, contradictory or unsupported."""
        from annotator.services.auditing import Auditing

        return Auditing(self._deeds, self.reading, self.tagging)

    @cached_property
    def bibliography(self) -> Bibliography:
        """Sources, links, what citations mean."""
        from annotator.services.bibliography import Bibliography

        return Bibliography(self._deeds)

    @cached_property
    def exporting(self) -> Exporting:
        """What leaves the library."""
        from annotator.services.exporting import Exporting

        return Exporting(self._deeds, self.reading, self.tagging, self.bibliography, self.auditing)

    @cached_property
    def librarian(self) -> Librarian:
        """A librarian's checks and merges."""
        from annotator.services.librarian import Librarian

        return Librarian(self._deeds)

    @cached_property
    def rederiving(self) -> Rederiving:
        """Repairs refused and rules switched later."""
        from annotator.services.rederiving import Rederiving

        return Rederiving(self._deeds)

    @cached_property
    def searching(self) -> Searching:
        """Search over everything."""
        from annotator.services.searching import Searching

        return Searching(self._deeds)

    @cached_property
    def translating(self) -> Translating:
        """Analysts' translations and translation memories."""
        from annotator.services.translating import Translating

        return Translating(self._deeds)

    @cached_property
    def word_pairs(self) -> WordPairs:
        """Lexicons for the alignment."""
        from annotator.services.word_pairs import WordPairs

        return WordPairs(self._deeds)

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
