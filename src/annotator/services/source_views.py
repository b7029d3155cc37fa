"""What deeds on many sources at once did, and what the librarian is asked: frozen read models."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.model import Citation, Deed


@dataclass(frozen=True)
class RefusedEntry:
    """A part of a bibliography that was not taken over, with its line (from 1) and the reason."""

    line: int
    reason: str
    key: str = ""


@dataclass(frozen=True)
class BibImportReport:
    """What a bibliography held and what came of it. Keys are citation keys.

    ``recovered`` were damaged and could be read nevertheless; ``changed_keys`` are (key in the
    file, key given) where the key was taken by another work; ``resolved`` counts the citations
    that found their source through this import. ``completed`` are (key of a stub, key it has now);
    ``possible_duplicates`` (key given or in the file, key in the library) are left to a person.
    """

    path: str
    read: int
    new: tuple[str, ...]
    already_there: tuple[str, ...]
    recovered: tuple[RefusedEntry, ...] = ()
    refused: tuple[RefusedEntry, ...] = ()
    changed_keys: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    resolved: int = 0
    dry_run: bool = False
    completed: tuple[tuple[str, str], ...] = ()
    possible_duplicates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class StubsMade:
    """What came of making sources of citations: the deed (None when there was nothing to make), the keys,
    how many citations have a source by it, and the open citations that a person must decide.
    """

    deed: Deed | None
    keys: tuple[str, ...]
    resolved: int
    left: tuple[Citation, ...]


@dataclass(frozen=True)
class SourceProblem:
    """What a check found: ``kind`` is its stable word, ``field`` a field or creator role, ``found`` the value.

    ``is_mendable``: it can be mended without asking anybody.
    """

    source_id: str
    citekey: str
    label: str
    kind: str
    field: str
    found: str
    is_mendable: bool


@dataclass(frozen=True)
class SourcesMended:
    """What was mended, by which deed (None where nothing was), and what is left for a person."""

    deed: Deed | None
    mended: tuple[SourceProblem, ...]
    left: tuple[SourceProblem, ...]


@dataclass(frozen=True)
class PossibleDuplicate:
    """Two sources that may be one work; ``score`` per mille, ``reasons`` as ``bib.duplicates`` names them."""

    source_id: str
    citekey: str
    label: str
    other_id: str
    other_citekey: str
    other_label: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class BibliographyAsImported:
    """A bibliography as the bytes of its file; keys of the entries edited since, and of those left out."""

    name: str
    data: bytes
    encoding: str
    edited: tuple[str, ...]
    left_out: tuple[str, ...]
