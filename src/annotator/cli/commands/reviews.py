"""Reviewing: ``reviews``, ``review claim|link``, ``comment``."""

from __future__ import annotations

import argparse
from typing import Any

from annotator.cli import output
from annotator.cli.commands.claims import show_deed
from annotator.cli.context import Context
from annotator.core.model import VERDICTS, Comment, Record
from annotator.errors import BadRequest
from annotator.services import lookup

TARGETS = ("claim", "link")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    listing = commands.add_parser("reviews", parents=[common], help="list the verdicts")
    listing.set_defaults(run=run_reviews)

    review = commands.add_parser("review", parents=[common], help="accept or reject a claim or a link")
    review.add_argument("target", choices=TARGETS)
    review.add_argument("id", metavar="CLAIM|LINK")
    review.add_argument("verdict", choices=VERDICTS)
    review.add_argument("--reason", metavar="TEXT", default="")
    review.add_argument("--paper", metavar="ID")
    review.set_defaults(run=run_review)

    comment = commands.add_parser("comment", parents=[common], help="remark on a claim or a link")
    comment.add_argument("target", choices=TARGETS)
    comment.add_argument("id", metavar="CLAIM|LINK")
    comment.add_argument("body", metavar="TEXT")
    comment.add_argument("--answers", metavar="COMMENT", help="the comment this one answers")
    comment.add_argument("--paper", metavar="ID")
    comment.set_defaults(run=run_comment)


def _target(context: Context, options: argparse.Namespace) -> Record:
    library = context.workspace().library
    if options.target == "link":
        return lookup.find_link(library, options.id)
    paper = lookup.find_paper(library, options.paper) if options.paper else None
    return lookup.find_claim(library, options.id, paper)


def run_reviews(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List every verdict on claims and links, with its reason and whether its target changed since."""
    workspace = context.workspace(read_only=True)
    views = [
        (f"#{claim.claim.number}", review)
        for claim in workspace.tagging.claims()
        for review in (*claim.review.reviews, *(item for link in claim.links for item in link.review.reviews))
    ]
    if context.as_json:
        output.print_json([
            output.record(view.review, reviewer=view.reviewer.login, stale=view.stale, at=view.at) for _, view in views
        ])
        return 0
    context.say(output.table(
        ("claim", "on", "verdict", "by", "reason", "stale"),
        [(claim, view.review.target_entity, view.review.verdict, view.reviewer.name, view.review.reason,
          "yes" if view.stale else "") for claim, view in views],
    ))
    return 0


def run_review(context: Context, options: argparse.Namespace) -> int:
    """Give a verdict in one's own name; a rejection says why."""
    if options.verdict == "reject" and not options.reason.strip():
        raise BadRequest("A rejection needs a reason: give it with --reason, so that the author can answer it.")
    target = _target(context, options)
    deed = context.workspace().reviewing.review(target.TABLE, target.id, options.verdict, options.reason)
    return show_deed(context, deed, f"{options.target} {options.id}: {options.verdict.replace('_', ' ')}.")


def run_comment(context: Context, options: argparse.Namespace) -> int:
    """Add a remark to the thread of a claim or link."""
    workspace = context.workspace()
    target = _target(context, options)
    parent = workspace.library.require(Comment, options.answers) if options.answers else None
    deed = workspace.reviewing.comment(target.TABLE, target.id, options.body, parent_id=parent.id if parent else None)
    return show_deed(context, deed, "Comment added.")
