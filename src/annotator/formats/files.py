"""Files out: the new file appears whole under its name, or the old one stays."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from annotator.errors import FileMissing, FileUnreadable


def write_atomically(path: str | Path, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8 with its line ends as they are, in place of what was there.

    The bytes go to a temporary file in the same folder and to the disk before the name changes hands.
    A link is followed; the permissions of a file that is replaced are kept.

    Raises:
        FileMissing: there is no such folder.
        FileUnreadable: the system refuses; what was there is as it was.
    """
    target = Path(path)
    data = content.encode() if isinstance(content, str) else content
    try:
        target = target.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        if not target.parent.is_dir():
            raise FileMissing(str(target.parent), detail="folder")
        _replace(target, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise FileUnreadable(str(path), detail=reason or str(error)) from error


def _replace(target: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _settle(target.parent)


def _permissions(target: Path) -> int:
    """Return the permissions of the file to be replaced, or what a new file would get."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Bring the changed name to the disk; systems that cannot open a folder do that by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
