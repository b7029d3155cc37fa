"""Papers: ``inspect``, ``import``, ``papers``."""

from __future__ import annotations

import argparse
import codecs
from typing import Any

from annotator.cli import inspection, output
from annotator.cli.context import Context
from annotator.errors import BadRequest, EncodingUnknown
from annotator.services.reading import preview
from annotator.services.views import ImportPreview


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add this module's commands to the parser."""
    inspect = commands.add_parser("inspect", parents=[common], help="read and analyse a paper; store nothing")
    inspect.add_argument("file", metavar="FILE")
    _reading_options(inspect)
    inspect.set_defaults(run=run_inspect)

    importing = commands.add_parser("import", parents=[common], help="add papers to the library")
    importing.add_argument("files", metavar="FILE", nargs="+")
    importing.add_argument("--pair", action="store_true",
                           help="two files of one paper, the English one and the Persian one")
    importing.add_argument("--again", action="store_true", help="import a file once more")
    _reading_options(importing)
    importing.set_defaults(run=run_import)

    papers = commands.add_parser("papers", parents=[common], help="list the papers")
    papers.set_defaults(run=run_papers)


def _reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--encoding", metavar="NAME", help="how the file is encoded: utf-8, utf-16, cp1256 …")
    parser.add_argument("--without-rule", metavar="RULE", action="append", default=[],
                        help="switch a repair rule off (may be repeated)")


def run_inspect(context: Context, options: argparse.Namespace) -> int:
    """Print what the text engine finds; with ``--json`` in the form of the contract."""
    _refuse_unknown(options)
    found = _previewed(options.file, options)
    if context.as_json:
        output.print_json(inspection.document(found.analysis))
    else:
        context.say(inspection.summary(found))
    return 0


def run_import(context: Context, options: argparse.Namespace) -> int:
    """Import each file as one deed; a file that cannot be read stops the run and leaves the earlier ones in."""
    _refuse_unknown(options)
    for path in options.files:
        _previewed_encoding(path, options)
    if options.pair and len(options.files) != 2:
        raise BadRequest("--pair takes two files: the English one and the Persian one.")
    workspace = context.workspace(create=True)
    how: dict[str, Any] = {"encoding": options.encoding, "rules_off": tuple(options.without_rule),
                           "progress": context.progress, "again": options.again}
    made = []
    for path in options.files[:1] if options.pair else options.files:
        try:
            paper, _ = workspace.reading.import_pair(*options.files, **how) if options.pair else (
                workspace.reading.import_file(path, **how))
        except BadRequest as error:
            if error.detail.startswith("already imported"):
                raise BadRequest(f"{path} is {error.detail}; --again imports it once more") from error
            raise
        view = next(view for view in workspace.reading.papers() if view.paper.id == paper.id)
        made.append(view)
        context.say(
            f"{path}: {paper.title_en or paper.title_fa or 'untitled'} [{paper.id[:13]}]\n"
            f"  {view.rows} rows, {view.rows_aligned} with both languages, {view.rows_to_confirm} to confirm; "
            f"{view.citations} citations, {view.citations_resolved} with a source"
        )
    if context.as_json:
        output.print_json([output.record(view.paper, **_counts(view)) for view in made])
    return 0


def _refuse_unknown(options: argparse.Namespace) -> None:
    """Refuse an encoding or a repair rule nobody knows before a file is read with it.

    Raises:
        BadRequest: naming what is unknown and what there is.
    """
    from annotator.text.repair import RULES  # the text engine, which only these commands need

    known = [rule.name for rule in RULES]
    for name in options.without_rule:
        if name not in known:
            raise BadRequest(f"there is no repair rule {name}; there are {', '.join(known)}")
    if options.encoding is not None:
        try:
            codecs.lookup(options.encoding)
        except LookupError as error:
            raise BadRequest(f"there is no encoding {options.encoding}; utf-8, utf-16, cp1256 are usual") from error


def _counts(view: Any) -> dict[str, Any]:  # noqa: ANN401
    return {key: value for key, value in output.plain(view).items() if key != "paper"}


def _previewed_encoding(path: str, options: argparse.Namespace) -> None:
    """Refuse a guessed encoding before anything is stored: the analyst chooses with the samples before her eyes."""
    if options.encoding is None:
        from annotator.formats import plaintext  # the reading room of services asks the same question

        decoded = plaintext.read(path)
        if decoded.guessed:
            raise EncodingUnknown(path, decoded.guesses)


def _previewed(path: str, options: argparse.Namespace) -> ImportPreview:
    found = preview(path, encoding=options.encoding, rules_off=tuple(options.without_rule))
    if found.guessed:
        raise EncodingUnknown(path, found.guesses)
    return found


def run_papers(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List the papers with their counts."""
    views = context.workspace(read_only=True).reading.papers()
    if context.as_json:
        output.print_json([output.record(view.paper, **_counts(view)) for view in views])
        return 0
    context.say(output.table(
        ("id", "title", "languages", "rows", "to confirm", "citations", "claims"),
        [(view.paper.id[:13], view.paper.title_en or view.paper.title_fa, " ".join(view.langs), view.rows,
          view.rows_to_confirm, f"{view.citations_resolved}/{view.citations}", view.claims) for view in views],
    ))
    return 0
