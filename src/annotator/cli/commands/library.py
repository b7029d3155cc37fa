"""The library itself: ``demo``, ``audit``, ``search``, ``undo``, ``redo``, ``check``, ``backup``, ``info``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from annotator.cli import output
from annotator.cli.commands.claims import show_deed
from annotator.cli.context import Context
from annotator.errors import BadRequest
from annotator.services.auditing import describe
from annotator.services.sample import make_demo

EXIT_FOUND = 1


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    demo = commands.add_parser("demo", parents=[common], help="the main job on the bundled sample, without a window")
    demo.add_argument("folder", metavar="DIR", nargs="?", default="annotator-demo")
    demo.set_defaults(run=run_demo)

    audit = commands.add_parser("audit", parents=[common], help="what to look at: citations, sources, claims with gaps")
    audit.add_argument("--paper", metavar="ID")
    audit.set_defaults(run=run_audit)

    search = commands.add_parser("search", parents=[common], help="search papers, claims, sources, comments; folded")
    search.add_argument("query", metavar="QUERY", nargs="+")
    search.add_argument("--limit", type=int, default=50)
    search.set_defaults(run=run_search)

    for name, run, words in (("undo", run_undo, "take back your last deed"),
                             ("redo", run_redo, "do again what you took back"),
                             ("check", run_check, "check the library: file, revisions, anchors"),
                             ("info", run_info, "where the library is and what it holds")):
        commands.add_parser(name, parents=[common], help=words).set_defaults(run=run)

    backup = commands.add_parser("backup", parents=[common], help="write a verified copy of the library")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("--replace", action="store_true", help="replace a file that is there")
    backup.set_defaults(run=run_backup)


def run_demo(context: Context, options: argparse.Namespace) -> int:
    """Import, align, tag, link, review, audit and export the sample; print what was made."""
    made = make_demo(Path(options.folder), user=context.user, progress=context.progress)
    if context.as_json:
        output.print_json(made)
        return 0
    context.say(f"The sample paper: {made.paper_title}")
    for words, count in made.counts.items():
        context.say(f"  {count:5}  {words}")
    context.say("Made:")
    for path in made.files:
        context.say(f"  {path}")
    context.say(f"Open it in the window: annotator {made.files[0]}")
    return 0


def run_audit(context: Context, options: argparse.Namespace) -> int:
    """List the findings; exit code 1 when there is one."""
    from annotator.services import lookup

    workspace = context.workspace(read_only=True)
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else None
    findings = workspace.auditing.audit(paper_id=paper.id if paper else None)
    if context.as_json:
        output.print_json(findings)
    else:
        for finding in findings:
            context.say(f"{finding.kind.replace('_', ' ')}: {describe(finding)}")
        context.say(f"{len(findings)} findings." if findings else "Nothing found.")
    return EXIT_FOUND if findings else 0


def run_search(context: Context, options: argparse.Namespace) -> int:
    """Search; a mistyped query is never an error."""
    hits = context.workspace(read_only=True).searching.search(" ".join(options.query), limit=options.limit)
    if context.as_json:
        output.print_json([{**output.plain(hit), "id": hit.record_id} for hit in hits])
    else:
        context.say(output.table(("in", "text", "id"), [(hit.entity, hit.snippet, hit.record_id[:13]) for hit in hits]))
    return 0


def run_undo(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """Take back one's last deed."""
    deed = context.workspace().undo()
    return show_deed(context, deed, f"Undone: {deed.name} {deed.detail}".rstrip() + ".")


def run_redo(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """Do again what was taken back last."""
    deed = context.workspace().redo()
    return show_deed(context, deed, f"Done again: {deed.name} {deed.detail}".rstrip() + ".")


def run_check(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """Check the whole library; exit code 1 when something is wrong."""
    problems = context.workspace(read_only=True).check()
    if context.as_json:
        output.print_json(problems)
    else:
        for problem in problems:
            context.say(f"{problem.kind}: {problem.entity} {problem.record_id} {problem.detail}".strip())
        sound = "The library is sound: file, revisions, rows, anchors."
        context.say(f"{len(problems)} problems." if problems else sound)
    return EXIT_FOUND if problems else 0


def run_info(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """Print place, state and counts."""
    facts = context.workspace().facts()
    if context.as_json:
        output.print_json(facts)
        return 0
    context.say(f"{facts.path}{' (read-only)' if facts.read_only else ''}, you are {facts.user}")
    context.say(output.table(("table", "records"), facts.counts.items()))
    return 0


def run_backup(context: Context, options: argparse.Namespace) -> int:
    """Write a copy and check it before it gets its name."""
    if Path(options.file).is_file() and not options.replace:
        raise BadRequest(f"there is a file {options.file}; give another name, or --replace")
    context.workspace(read_only=True).library.backup(options.file)
    if context.as_json:
        output.print_json({"path": options.file})
    context.say(f"{options.file}: a verified copy of the library.")
    return 0
