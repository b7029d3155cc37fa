"""The ``annotator`` command: arguments in, exit code out.

Exit codes: 0 done, 1 a check found something, 2 wrong usage, 3 bad input, 4 the library is busy,
read-only, newer or not there, 5 conflict, 70 a fault of ours.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence

from annotator import __version__
from annotator.cli import crash, messages
from annotator.cli.commands import (
    claims,
    documents,
    exports,
    library,
    repairs,
    reviews,
    rows,
    sources,
    translations,
    window,
)
from annotator.cli.context import Context
from annotator.errors import AnnotatorError, BadInput, BadRequest, Conflict, FileUnreadable, LibraryError

GROUPS = (documents, repairs, rows, translations, claims, sources, reviews, exports, library)

EXIT_USAGE, EXIT_INPUT, EXIT_LIBRARY, EXIT_CONFLICT, EXIT_FAULT = 2, 3, 4, 5, 70


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; common options may stand before or after the command."""
    common = _common_options(suppressed=True)
    parser = argparse.ArgumentParser(
        prog="annotator", parents=[_common_options(suppressed=False)],
        description="Read papers in Persian and English, tag their claims, link every claim to its sources.",
        epilog="Without a command the window opens: annotator [LIBRARY].",
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for group in GROUPS:
        group.add_commands(commands, common)
    return parser


def _common_options(*, suppressed: bool) -> argparse.ArgumentParser:
    """Return the options every command takes; after a command an absent one must not undo one given before it."""
    options = argparse.ArgumentParser(add_help=False)
    default = argparse.SUPPRESS if suppressed else None
    options.add_argument("--library", metavar="PATH", default=default,
                         help="the library (default: $ANNOTATOR_LIBRARY, else the one in your data folder)")
    options.add_argument("--user", metavar="NAME", default=default, help="who does it (default: your login name)")
    options.add_argument("--lang", choices=("en", "fa"), default=argparse.SUPPRESS if suppressed else "en",
                         help="the language of messages")
    options.add_argument("--json", action="store_true", default=argparse.SUPPRESS if suppressed else False,
                         help="print JSON, a contract for other programs")
    options.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS if suppressed else False,
                         help="print errors only")
    return options


def command_names() -> frozenset[str]:
    """Return the names of all commands."""
    actions = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return frozenset(actions[0].choices)


def _opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments name no command: ``annotator`` alone or ``annotator LIBRARY``."""
    takes_value = {"--library", "--user", "--lang"}
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in takes_value:
            skip = True
        elif argument in ("-h", "--help", "--version"):
            return False
        elif not argument.startswith("-"):
            return argument not in command_names() and _looks_like_library(argument)
    return True


def _looks_like_library(argument: str) -> bool:
    """Tell a place from a mistyped command: a place has a dot, a separator or a scheme, or is there."""
    return any(mark in argument for mark in (".", "/", os.sep, "://")) or os.path.exists(argument)  # noqa: PTH110


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every expected error becomes one sentence on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    if _opens_window(arguments):
        return window.open_window(arguments, _common_options(suppressed=False))
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_usage(sys.stderr)
        return EXIT_USAGE
    context = Context.from_options(options)
    try:
        return _run(context, options)
    except AnnotatorError as error:
        print(messages.sentence(error, options.lang), file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        print(messages.INTERRUPTED[options.lang], file=sys.stderr)
        return 130
    except BrokenPipeError:
        # the reader of our output has closed it (annotator claims | head): nothing to say to anybody
        _forget_output()
        return 0
    except OSError as error:
        if error.filename is not None or error.errno != errno.ENOSPC:
            raise
        _forget_output()
        full = FileUnreadable("<stdout>", detail=error.strerror or "")
        print(messages.sentence(full, options.lang), file=sys.stderr)
        return EXIT_INPUT
    finally:
        context.close()


def _run(context: Context, options: argparse.Namespace) -> int:
    """Run the command and print all it has to say, so that what goes wrong with that is seen here."""
    code = int(options.run(context, options))
    if sys.stdout is not None:  # closed before we began
        sys.stdout.flush()
    return code


def _forget_output() -> None:
    """Let what is still to be printed go nowhere, so that Python does not try it again on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_code(error: AnnotatorError) -> int:
    """Return the exit code a kind of error has in the contract."""
    for kind, code in ((BadInput, EXIT_INPUT), (BadRequest, EXIT_USAGE), (LibraryError, EXIT_LIBRARY),
                       (Conflict, EXIT_CONFLICT)):
        if isinstance(error, kind):
            return code
    return EXIT_FAULT


def _speak_utf8() -> None:
    """Print Persian also where the locale would not: UTF-8, and a mark for what even that cannot carry."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run() -> None:
    """The console script: a fault of ours becomes a report in a file and one sentence, never a traceback."""
    sys.excepthook = crash.report
    sys.exit(main())
