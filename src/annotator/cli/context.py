"""What a command needs besides its own options: the library to work on, who works, where to print."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from annotator.errors import LibraryReadOnly
from annotator.services.workspace import Workspace


def data_folder() -> Path:
    """Return the user's data folder of this program (``$ANNOTATOR_DATA`` moves it)."""
    return Path(os.environ.get("ANNOTATOR_DATA") or platformdirs.user_data_dir("annotator", appauthor=False))


def default_library() -> str:
    """Return the library used when none is named."""
    return os.environ.get("ANNOTATOR_LIBRARY") or str(data_folder() / "library.annotator")


def default_user() -> str:
    """Return the login name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # no login name in a bare container: the deeds still need somebody
        return "analyst"


def _make_folder(folder: Path, library: str) -> None:
    """Make the folder of a library.

    Raises:
        LibraryReadOnly: the system does not let us.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryReadOnly(library, error.strerror or "its folder cannot be made") from error


@dataclass
class Context:
    """The library is opened when a command first asks for it, and closed by ``close``."""

    library: str
    user: str
    lang: str
    as_json: bool
    quiet: bool
    _workspace: Workspace | None = field(default=None, init=False)

    @classmethod
    def from_options(cls, options: argparse.Namespace) -> Context:
        """Return the context the common options describe."""
        return cls(options.library or default_library(), options.user or default_user(), options.lang,
                   options.json, options.quiet)

    def workspace(self, *, create: bool = False, read_only: bool = False) -> Workspace:
        """Open the library once. ``create``: make it, and its folder, when it is not there."""
        if self._workspace is None:
            if create and "://" not in self.library:
                _make_folder(Path(self.library).expanduser().parent, self.library)
            self._workspace = Workspace.open(self.library, user=self.user, create=create, read_only=read_only)
        return self._workspace

    def progress(self, step: str, fraction: float) -> None:
        """Show on a terminal how far a longer piece of work has come."""
        if not self.quiet and sys.stderr.isatty():
            print(f"\r{step} {fraction:4.0%} ", end="" if fraction < 1 else "\n", file=sys.stderr, flush=True)

    def say(self, text: str) -> None:
        """Print for people, unless asked to be quiet or to speak JSON."""
        if not self.quiet and not self.as_json:
            print(text)

    def close(self) -> None:
        """Close the library if it was opened."""
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
