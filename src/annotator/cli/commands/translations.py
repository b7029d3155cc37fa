"""Translations: ``translations``, ``translations import FILE``, ``translation add|edit|delete``."""

from __future__ import annotations

import argparse
from typing import Any

from annotator.cli import output
from annotator.cli.commands.claims import show_deed
from annotator.cli.commands.rows import paper_of, row_of
from annotator.cli.context import Context
from annotator.core.model import Translation
from annotator.services.gathering import find


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    listing = commands.add_parser("translations", parents=[common], help="list analysts' translations, or import TMX")
    actions = listing.add_subparsers(dest="action", metavar="[import FILE]")
    importing = actions.add_parser("import", parents=[common], help="fill empty cells from a translation memory")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--paper", metavar="ID", default=argparse.SUPPRESS)
    importing.set_defaults(run=run_import)
    listing.add_argument("--paper", metavar="ID")
    listing.set_defaults(run=run_translations)

    deeds = commands.add_parser("translation", help="write, change or delete a translation").add_subparsers(
        dest="deed", required=True
    )
    add = deeds.add_parser("add", parents=[common], help="put your own words into the empty cell of a row")
    add.add_argument("row", metavar="ROW", help="its number or id")
    add.add_argument("body", metavar="TEXT")
    add.add_argument("--into", choices=("en", "fa"), help="the language of your words (default: the one missing)")
    add.add_argument("--paper", metavar="ID")
    add.set_defaults(run=run_add)
    edit = deeds.add_parser("edit", parents=[common], help="change a translation")
    edit.add_argument("translation", metavar="ID")
    edit.add_argument("body", metavar="TEXT")
    edit.set_defaults(run=run_edit)
    delete = deeds.add_parser("delete", parents=[common], help="delete a translation")
    delete.add_argument("translation", metavar="ID")
    delete.set_defaults(run=run_delete)


def run_translations(context: Context, options: argparse.Namespace) -> int:
    """List the translations of a paper."""
    workspace = context.workspace(read_only=True)
    found = workspace.translating.translations(paper_of(context, options.paper).id)
    if context.as_json:
        output.print_json([output.record(one) for one in found])
        return 0
    context.say(output.table(("id", "language", "translation"), [(one.id[-12:], one.lang, one.body) for one in found]))
    return 0


def run_import(context: Context, options: argparse.Namespace) -> int:
    """Fill the cells a translation memory knows."""
    taken = context.workspace().translating.import_tmx(paper_of(context, options.paper).id, options.file)
    if context.as_json:
        output.print_json({"units": taken.units, "fitting": taken.fitting, "filled": taken.filled})
    else:
        context.say(f"{options.file}: {taken.units} units, {taken.fitting} found in the paper, {taken.filled} filled.")
    return 0


def run_add(context: Context, options: argparse.Namespace) -> int:
    """Put words into an empty cell."""
    workspace = context.workspace()
    row = row_of(workspace.reading.page(paper_of(context, options.paper).id).rows, options.row)
    deed = workspace.translating.add_translation(row.row_id, options.body, options.into)
    return show_deed(context, deed, f"Row {row.number}: translation written.")


def run_edit(context: Context, options: argparse.Namespace) -> int:
    """Change a translation."""
    workspace = context.workspace()
    translation = find(workspace.library, Translation, options.translation)
    return show_deed(context, workspace.translating.edit_translation(translation.id, options.body), "Changed.")


def run_delete(context: Context, options: argparse.Namespace) -> int:
    """Delete a translation."""
    workspace = context.workspace()
    translation = find(workspace.library, Translation, options.translation)
    return show_deed(context, workspace.translating.delete_translation(translation.id), "Deleted.")
