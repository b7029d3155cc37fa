"""``annotator [LIBRARY]``: the window, built only when the machine can show one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from annotator.cli.context import default_user


def open_window(arguments: Sequence[str], common: argparse.ArgumentParser) -> int:
    """Open the window on a library, or on the sample at the first start; return the exit code."""
    parser = argparse.ArgumentParser(prog="annotator", parents=[common])
    parser.add_argument("place", metavar="LIBRARY", nargs="?")
    parser.set_defaults(lang=None)  # the window's own setting decides unless the command line says otherwise
    options = parser.parse_args(arguments)
    # the window, and Qt with it, is loaded by nobody who does not ask for it
    from importlib import import_module

    application = import_module("annotator.gui.app")
    library = options.place or options.library or os.environ.get("ANNOTATOR_LIBRARY")
    return int(application.run(library, user=options.user or default_user(), lang=options.lang))
