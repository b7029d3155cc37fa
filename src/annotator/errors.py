"""Exceptions: facts, no sentences. The faces turn a fact into a sentence.

::

    AnnotatorError
    ├── AssetMissing             a shipped file is not there (our fault)
    ├── BadInput                 a file of the user cannot be read      exit 3
    │   ├── FileMissing  FileEmpty  FileTooLarge  FileIsBinary  EncodingUnknown  FileUnreadable
    │   └── BibliographyDamaged
    ├── BadRequest               a wish that cannot be granted          exit 2
    │   ├── NotFound  Ambiguous
    │   └── NothingToUndo
    ├── LibraryError             the library cannot be used             exit 4
    │   ├── LibraryMissing  LibraryForeign  LibraryNewer  LibraryDamaged
    │   └── LibraryLocked  LibraryReadOnly  LibraryFull  LibraryUnsupported
    └── Conflict                 somebody saved first                   exit 5
        └── UndoRefused

Attributes hold the facts: file, place (line, column, byte) and the reason.
"""

from __future__ import annotations


class AnnotatorError(Exception):
    """Every error this program raises on purpose."""


class AssetMissing(AnnotatorError):
    """A shipped file is not where it belongs."""

    def __init__(self, relative: str, places: tuple[str, ...]) -> None:
        super().__init__(relative)
        self.relative = relative
        self.places = places


class BadInput(AnnotatorError):
    """A file given by the user cannot be used as it is."""

    def __init__(self, path: str, *, line: int | None = None, column: int | None = None, detail: str = "") -> None:
        super().__init__(path)
        self.path = path
        self.line = line
        self.column = column
        self.detail = detail


class FileMissing(BadInput):
    """There is no such file."""


class FileEmpty(BadInput):
    """The file holds no text."""


class FileIsBinary(BadInput):
    """The file holds bytes that are no text."""


class FileUnreadable(BadInput):
    """The system refuses to read or write the file; ``detail`` says why."""


class FileTooLarge(BadInput):
    """The file is larger than the program reads.

    ``size`` and ``limit`` are bytes.
    """

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(path)
        self.size = size
        self.limit = limit


class EncodingUnknown(BadInput):
    """The encoding was guessed and nobody confirmed the guess, or nothing fits.

    ``guesses`` lists (encoding, first lines as it would read), most likely first.
    """

    def __init__(self, path: str, guesses: tuple[tuple[str, str], ...]) -> None:
        super().__init__(path)
        self.guesses = guesses


class BibliographyDamaged(BadInput):
    """Nothing of a bibliography could be read; ``detail`` says what was found instead."""


class BadRequest(AnnotatorError):
    """A wish that makes no sense as it was put."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(BadRequest):
    """No record answers to this id, number, key or name."""

    def __init__(self, entity: str, wanted: str) -> None:
        super().__init__(f"{entity} {wanted}")
        self.entity = entity
        self.wanted = wanted


class Ambiguous(BadRequest):
    """Several records answer to it; ``candidates`` are their ids or keys."""

    def __init__(self, entity: str, wanted: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"{entity} {wanted}")
        self.entity = entity
        self.wanted = wanted
        self.candidates = candidates


class NothingToUndo(BadRequest):
    """There is no deed left to undo or redo."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class LibraryError(AnnotatorError):
    """The library cannot be opened or written."""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path)
        self.path = path
        self.detail = detail


class LibraryMissing(LibraryError):
    """There is no library at this place."""


class LibraryForeign(LibraryError):
    """The file is not one of our libraries, or holds objects that are not ours."""


class LibraryNewer(LibraryError):
    """The library was written by a newer version of the program.

    ``found`` and ``known`` are schema numbers.
    """

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class LibraryDamaged(LibraryError):
    """The file is a library, but damaged; ``detail`` says where."""


class LibraryLocked(LibraryError):
    """Another program holds the library."""


class LibraryReadOnly(LibraryError):
    """The library, its folder or its medium cannot be written."""


class LibraryFull(LibraryError):
    """There is no room left on the disk."""


class LibraryUnsupported(LibraryError):
    """No engine of this installation opens such an address; ``scheme`` is that of the URL.

    ``extra`` names the optional part of the program that would bring the engine, if there is one.
    """

    def __init__(self, path: str, scheme: str, extra: str = "", detail: str = "") -> None:
        super().__init__(path, detail)
        self.scheme = scheme
        self.extra = extra


class Conflict(AnnotatorError):
    """Somebody saved the same record first; nothing was written.

    ``mine`` is what was to be saved, ``theirs`` what stands in the library now.
    """

    def __init__(self, entity: str, record_id: str, mine: dict[str, object], theirs: dict[str, object] | None) -> None:
        super().__init__(f"{entity} {record_id}")
        self.entity = entity
        self.record_id = record_id
        self.mine = mine
        self.theirs = theirs


class UndoRefused(Conflict):
    """A deed cannot be undone because a field it set was changed since, by ``actor``."""

    def __init__(
        self, entity: str, record_id: str, fields: tuple[str, ...], actor: str,
        mine: dict[str, object], theirs: dict[str, object] | None,
    ) -> None:
        super().__init__(entity, record_id, mine, theirs)
        self.fields = fields
        self.actor = actor
