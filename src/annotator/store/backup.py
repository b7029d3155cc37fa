"""Backups beside the library: one a day, verified, and thinned out as they grow old.

They lie in ``<library>.backups/`` under names that tell time and revision number, such as
``2026-11-23T162400Z-12345.annotator``. Kept are the last of each of the newest 7 days, 4 weeks and 6 months
that have one; the newest is never deleted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.errors import BadRequest, LibraryDamaged, LibraryReadOnly
from annotator.store.library import Library, open_library

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{6}Z)-(\d+)\.annotator")
_TIME = "%Y-%m-%dT%H%M%SZ"
_READER = "backup"
"""The login under which backups are read; nothing is written in its name."""

_KEPT: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
    (6, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True)
class Backup:
    """A backup: where it is, when it was made (UTC), the number of its last revision."""

    path: Path
    at: datetime
    seq: int


def backups_of(library_path: str | Path) -> list[Backup]:
    """Return the backups of a library, newest first."""
    found = []
    for path in _folder_of(library_path).glob("*.annotator"):
        match = _NAME.fullmatch(path.name)
        if match:
            at = datetime.strptime(match.group(1), _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, at, int(match.group(2))))
    return sorted(found, key=lambda backup: (backup.at, backup.seq), reverse=True)


def backup_if_due(library: Library, now: datetime | None = None) -> Backup | None:
    """Make today's backup if the library has changed since the last one; None if none is due.

    Raises:
        FileUnreadable: the folder cannot be written.
        LibraryDamaged: the library does not pass its check; older backups are all kept then.
        LibraryFull
    """
    moment = now or datetime.now(UTC)
    path, seq = Path(library.path), library.seq()
    if library.read_only or not seq or not path.is_file():
        return None
    last = next(iter(backups_of(path)), None)
    if last and (last.seq == seq or last.at.date() >= moment.date()):
        return None
    return make_backup(library, moment)


def make_backup(library: Library, now: datetime | None = None) -> Backup:
    """Make a verified backup at once and thin out the old ones; before a merge, a migration, a purge.

    Raises:
        LibraryReadOnly: the folder of the backups cannot be made.
        FileUnreadable, LibraryDamaged, LibraryFull
    """
    moment = now or datetime.now(UTC)
    folder = _folder_of(library.path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise LibraryReadOnly(str(folder), error.strerror or "cannot be made") from error
    _remove_left_behind(folder, moment)
    unverified = folder / f"{moment:{_TIME}}.unverified"
    try:
        library.backup(unverified)
        seq = verified_seq(unverified)
        path = unverified.replace(folder / f"{moment:{_TIME}}-{seq}.annotator")
    finally:
        unverified.unlink(missing_ok=True)
    rotate(backups_of(library.path))
    return Backup(path, moment.replace(microsecond=0), seq)


def verified_seq(path: Path) -> int:
    """Check a copy through and return the number of its last revision.

    Raises:
        LibraryDamaged: it does not pass; ``detail`` names the first problem.
    """
    with open_library(path, actor=_READER, read_only=True) as copy:
        problems = copy.check()
        if problems:
            first = problems[0]
            raise LibraryDamaged(str(path), f"{first.kind} {first.entity} {first.record_id} {first.detail}")
        return copy.seq()


def rotate(backups: Sequence[Backup]) -> None:
    """Delete the backups no longer kept."""
    kept = kept_of(backups)
    for backup in backups:
        if backup not in kept:
            backup.path.unlink(missing_ok=True)


def kept_of(backups: Sequence[Backup]) -> list[Backup]:
    """Return the backups to keep: the last of each of the newest 7 days, 4 weeks and 6 months."""
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.seq), reverse=True)
    kept = []
    for most, period in _KEPT:
        last_of: dict[object, Backup] = {}
        for backup in newest_first:
            last_of.setdefault(period(backup.at), backup)
        kept += list(last_of.values())[:most]
    return [backup for backup in newest_first if backup in kept]


def restore(backup: str | Path, library_path: str | Path, now: datetime | None = None) -> Path | None:
    """Put a backup in the place of a library that is not open; return where the replaced file was kept.

    Raises:
        LibraryDamaged: the backup itself does not pass its check; nothing is replaced.
        BadRequest: the backup is the library.
        FileUnreadable
    """
    source, target = Path(backup), Path(library_path)
    if target.exists() and source.samefile(target):
        raise BadRequest("a library cannot be restored from itself")
    verified_seq(source)
    replaced = None
    if target.exists():
        replaced = target.with_name(f"{target.name}.replaced-{now or datetime.now(UTC):{_TIME}}")
        target.rename(replaced)
        journal = target.with_name(f"{target.name}-journal")  # it belongs to the file it is named after
        if journal.exists():
            journal.rename(replaced.with_name(f"{replaced.name}-journal"))
    with open_library(source, actor=_READER, read_only=True) as copy:
        copy.backup(target)
    return replaced


def _remove_left_behind(folder: Path, now: datetime) -> None:
    """Remove what a program killed in the middle of a backup left; a younger file may still be at work."""
    for path in folder.glob("*.unverified*"):
        if datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) < now - timedelta(days=1):
            path.unlink(missing_ok=True)


def _folder_of(library_path: str | Path) -> Path:
    path = Path(library_path)
    return path.with_name(f"{path.name}.backups")
