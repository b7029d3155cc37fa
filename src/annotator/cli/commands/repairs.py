"""Repairs and originals: ``repairs``, ``repair refuse|accept|rule``, ``original``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from annotator.cli import output
from annotator.cli.context import Context
from annotator.core.model import Paper
from annotator.errors import BadRequest
from annotator.formats.files import write_atomically
from annotator.services import lookup
from annotator.services.gathering import only
from annotator.services.repair_views import AnchorCheck, RederivedReport
from annotator.services.workspace import Workspace

STATES = ("applied", "suggested", "refused")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    listing = commands.add_parser("repairs", parents=[common], help="list what was repaired, and by which rules")
    listing.add_argument("--paper", metavar="ID")
    listing.add_argument("--rule", metavar="RULE", help="every repair of one rule; without it, the rules with counts")
    listing.add_argument("--state", choices=STATES, help="every repair in this state")
    listing.set_defaults(run=run_repairs)

    repair = commands.add_parser("repair", help="refuse or accept a repair, switch a rule; the text follows")
    deeds = repair.add_subparsers(dest="deed", required=True)
    for name, run, words in (("refuse", run_refuse, "take one repair back"),
                             ("accept", run_accept, "apply a repair that was suggested or refused")):
        parser = deeds.add_parser(name, parents=[common], help=words)
        parser.add_argument("repair", metavar="ID")
        parser.set_defaults(run=run)
    rule = deeds.add_parser("rule", parents=[common], help="switch a repair rule of a paper on or off")
    rule.add_argument("rule", metavar="NAME")
    rule.add_argument("state", choices=("on", "off"))
    rule.add_argument("--paper", metavar="ID")
    rule.set_defaults(run=run_rule)

    original = commands.add_parser("original", parents=[common], help="write the imported file again, byte for byte")
    original.add_argument("--paper", metavar="ID")
    original.add_argument("-o", "--output", metavar="FILE", help="where to (default: standard output)")
    original.set_defaults(run=run_original)


def run_repairs(context: Context, options: argparse.Namespace) -> int:
    """List the rules with their counts, or the repairs of one rule or state."""
    workspace = context.workspace(read_only=True)
    paper = _paper(workspace, options.paper) if options.paper else None
    if options.rule is None and options.state is None and not context.as_json:
        return _list_rules(context, workspace, paper or _paper(workspace, None))
    repairs = workspace.rederiving.repairs(paper.id if paper else None, rule=options.rule, state=options.state)
    if context.as_json:
        output.print_json([output.record(one) for one in repairs])
        return 0
    context.say(output.table(
        ("id", "rule", "state", "at", "before", "after", "sure", "reason"),
        [(one.id[-12:], one.rule, one.state, one.raw_start, repr(one.before), repr(one.after),
          f"{one.confidence / 1000:.2f}", one.reason) for one in repairs],
    ))
    return 0


def _list_rules(context: Context, workspace: Workspace, paper: Paper) -> int:
    context.say(output.table(
        ("rule", "on", "applied", "suggested", "refused", "what it does"),
        [(view.rule, "on" if view.is_on else "off", view.applied, view.suggested, view.refused, view.description)
         for view in workspace.rederiving.rules(paper.id)],
    ))
    return 0


def run_refuse(context: Context, options: argparse.Namespace) -> int:
    """Take one repair back."""
    rederiving = context.workspace().rederiving
    report = rederiving.refuse_repair(rederiving.repair(options.repair).id, progress=context.progress)
    return _show(context, report, "Repair refused.")


def run_accept(context: Context, options: argparse.Namespace) -> int:
    """Apply one repair."""
    rederiving = context.workspace().rederiving
    report = rederiving.accept_repair(rederiving.repair(options.repair).id, progress=context.progress)
    return _show(context, report, "Repair applied.")


def run_rule(context: Context, options: argparse.Namespace) -> int:
    """Switch a rule of a paper on or off."""
    workspace = context.workspace()
    paper = _paper(workspace, options.paper)
    is_on = options.state == "on"
    report = workspace.rederiving.switch_rule(paper.id, options.rule, is_on, progress=context.progress)
    return _show(context, report, f"Rule {options.rule} is {options.state}.")


def run_original(context: Context, options: argparse.Namespace) -> int:
    """Write the file a paper was imported from."""
    workspace = context.workspace(read_only=True)
    original = workspace.rederiving.original(_paper(workspace, options.paper).id)
    data = workspace.rederiving.original_bytes(original.id)
    if options.output is None:
        if context.as_json:
            raise BadRequest("--json tells what was written; name a file with -o.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    write_atomically(options.output, data)
    if context.as_json:
        output.print_json({"path": options.output, "bytes": len(data), "sha256": original.sha256,
                           "encoding": original.encoding, "name": original.name})
    else:
        context.say(f"{options.output}: {len(data):,} bytes, as {original.name} was imported.")
    return 0


def _paper(workspace: Workspace, reference: str | None) -> Paper:
    """Return the paper named, or the only one."""
    if reference:
        return lookup.find_paper(workspace.library, reference)
    return only(workspace.library.all(Paper), Paper.TABLE, "--paper")


def _show(context: Context, report: RederivedReport, words: str) -> int:
    """Print the deed and what became of the anchors: those to confirm with old and new words."""
    if context.as_json:
        kinds = ("exact", "moved", "ambiguous", "orphan")
        anchors = {kind: [_anchor_json(check) for check in getattr(report, kind)] for kind in kinds}
        output.print_json({**output.deed(report.deed), "anchors": anchors})
        return 0
    shifted, waiting = len(report.exact), report.to_confirm
    context.say(f"{words} {shifted} quotations moved along unchanged, {len(waiting)} to confirm.")
    for check in waiting:
        context.say(f"  {check.state}: {output.shorten(check.anchor.exact, 60)} → {output.shorten(check.words, 60)}")
    return 0


def _anchor_json(check: AnchorCheck) -> dict[str, Any]:
    return {"anchor_id": check.anchor.id, "claim_id": check.anchor.claim_id, "block_id": check.block_id,
            "before": check.anchor.exact, "words": check.words, "candidates": check.candidates}
