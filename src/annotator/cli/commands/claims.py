"""Claims and tags: ``claims``, ``tags``, ``claim …``, ``tag …``."""

from __future__ import annotations

import argparse
from typing import Any

from annotator.cli import output
from annotator.cli.context import Context
from annotator.core.model import RELATIONS, Deed
from annotator.errors import BadRequest
from annotator.services import lookup
from annotator.services.views import ClaimView, TagView


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    listing = commands.add_parser("claims", parents=[common], help="list the claims")
    listing.add_argument("--paper", metavar="ID")
    listing.add_argument("--tag", metavar="T", help="only claims with this tag")
    listing.add_argument("--unlinked", action="store_true", help="only claims without a source")
    listing.add_argument("--one-language", action="store_true", help="only claims anchored in one language")
    listing.set_defaults(run=run_claims)

    tags = commands.add_parser("tags", parents=[common], help="list the codebook")
    tags.set_defaults(run=run_tags)

    claim = commands.add_parser("claim", help="add, edit or delete a claim").add_subparsers(dest="deed", required=True)
    add = claim.add_parser("add", parents=[common], help="make a claim of a quotation in the paper")
    add.add_argument("--paper", metavar="ID")
    add.add_argument("--quote", metavar="TEXT", action="append", required=True,
                     help="the text claimed, as it reads after repair; repeat it for the other language")
    add.add_argument("--tag", metavar="T")
    _claim_fields(add)
    add.set_defaults(run=run_claim_add)
    edit = claim.add_parser("edit", parents=[common], help="change statement, note or kind")
    edit.add_argument("claim", metavar="CLAIM")
    edit.add_argument("--paper", metavar="ID")
    _claim_fields(edit)
    edit.add_argument("--relation", choices=("", *RELATIONS), help="how its two languages agree")
    edit.set_defaults(run=run_claim_edit)
    delete = claim.add_parser("delete", parents=[common], help="delete a claim; undo brings it back")
    delete.add_argument("claim", metavar="CLAIM")
    delete.add_argument("--paper", metavar="ID")
    delete.set_defaults(run=run_claim_delete)

    tag = commands.add_parser("tag", help="set and remove tags; change the codebook")
    deeds = tag.add_subparsers(dest="deed", required=True)
    for name, run, words in (("set", run_tag_set, "put a tag on a claim"),
                             ("unset", run_tag_unset, "take a tag off a claim")):
        parser = deeds.add_parser(name, parents=[common], help=words)
        parser.add_argument("claim", metavar="CLAIM")
        parser.add_argument("tag", metavar="TAG")
        parser.add_argument("--paper", metavar="ID")
        parser.set_defaults(run=run)
    new = deeds.add_parser("add", parents=[common], help="add a tag to the codebook")
    new.add_argument("name_en", metavar="NAME")
    _tag_fields(new)
    new.set_defaults(run=run_tag_add)
    change = deeds.add_parser("edit", parents=[common], help="change a tag")
    change.add_argument("tag", metavar="TAG")
    change.add_argument("--name", dest="name_en")
    _tag_fields(change)
    change.set_defaults(run=run_tag_edit)
    remove = deeds.add_parser("delete", parents=[common], help="delete a tag; its claims stay")
    remove.add_argument("tag", metavar="TAG")
    remove.set_defaults(run=run_tag_delete)


def _claim_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--statement", metavar="TEXT")
    parser.add_argument("--note", metavar="TEXT")
    parser.add_argument("--kind", metavar="K")


def _tag_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name-fa", metavar="NAME")
    parser.add_argument("--colour", metavar="#RRGGBB")
    parser.add_argument("--definition", metavar="TEXT")
    parser.add_argument("--shortcut", metavar="1-9", type=int, choices=range(1, 10))


def given(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Return the named options that were given."""
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def show_deed(context: Context, deed: Deed, words: str) -> int:
    """Print what was done: the deed as JSON, or a line for people."""
    if context.as_json:
        output.print_json(output.deed(deed))
    else:
        context.say(words)
    return 0


def run_claims(context: Context, options: argparse.Namespace) -> int:
    """List claims with tags, sources and review state."""
    workspace = context.workspace(read_only=True)
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else None
    tag = lookup.find_tag(workspace.library, options.tag) if options.tag else None
    views = workspace.tagging.claims(
        paper.id if paper else None, tag_id=tag.id if tag else None, without_source=options.unlinked,
        one_language=options.one_language,
    )
    if context.as_json:
        output.print_json([claim_json(view) for view in views])
        return 0
    context.say(output.table(
        ("#", "claim", "tags", "sources", "by", "review", "id"),
        [(view.claim.number, view.claim.statement or " ".join(view.quotes.values()),
          ", ".join(tag.name_en for tag in view.tags), ", ".join(link.source.citekey for link in view.links),
          view.author.name, view.review.standing, view.claim.id[:13]) for view in views],
    ))
    return 0


def claim_json(view: ClaimView) -> dict[str, Any]:
    """Return a claim with its anchors, tags, links and review state."""
    return output.record(
        view.claim, author=view.author.login, anchors=view.anchors, tags=view.tags,
        links=[output.record(link.link, citekey=link.source.citekey) for link in view.links],
        review={"standing": view.review.standing, "accepted": view.review.accepted, "rejected": view.review.rejected,
                "needs_work": view.review.needs_work},
    )


def run_tags(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List the codebook with usage counts."""
    views: list[TagView] = list(context.workspace(read_only=True).tagging.tags())
    if context.as_json:
        output.print_json([output.record(view.tag, claims=view.claims) for view in views])
        return 0
    context.say(output.table(
        ("key", "tag", "Persian", "claims", "colour", "id"),
        [(view.tag.shortcut, "  " * view.depth + view.tag.name_en, view.tag.name_fa, view.claims, view.tag.colour,
          view.tag.id[:13]) for view in views],
    ))
    return 0


def run_claim_add(context: Context, options: argparse.Namespace) -> int:
    """Make a claim of one or more quotations."""
    workspace = context.workspace()
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else _only_paper(context)
    selections = [workspace.reading.find_quote(paper.id, quote) for quote in options.quote]
    tag = lookup.find_tag(workspace.library, options.tag) if options.tag else None
    deed = workspace.tagging.claim_from_selection(
        paper.id, selections, tag_id=tag.id if tag else None, **given(options, "statement", "note", "kind")
    )
    number = next(change.after["number"] for change in deed.changes if change.entity == "claims")
    return show_deed(context, deed, f"Claim {number} made.")


def _only_paper(context: Context) -> Any:  # noqa: ANN401
    papers = context.workspace().reading.papers()
    if len(papers) != 1:
        raise BadRequest(f"The library holds {len(papers)} papers: say which one with --paper.")
    return papers[0].paper


def _claim(context: Context, options: argparse.Namespace) -> Any:  # noqa: ANN401
    library = context.workspace().library
    paper = lookup.find_paper(library, options.paper) if options.paper else None
    return lookup.find_claim(library, options.claim, paper)


def run_claim_edit(context: Context, options: argparse.Namespace) -> int:
    """Change a claim's words."""
    claim = _claim(context, options)
    fields = given(options, "statement", "note", "kind", "relation")
    if not fields:
        raise BadRequest("Say what to change: --statement, --note, --kind or --relation.")
    deed = context.workspace().tagging.edit_claim(claim.id, **fields)
    return show_deed(context, deed, f"Claim {claim.number} changed.")


def run_claim_delete(context: Context, options: argparse.Namespace) -> int:
    """Delete a claim with its anchors and links."""
    claim = _claim(context, options)
    deed = context.workspace().tagging.delete_claim(claim.id)
    return show_deed(context, deed, f"Claim {claim.number} deleted; annotator undo brings it back.")


def run_tag_set(context: Context, options: argparse.Namespace) -> int:
    """Put a tag on a claim."""
    claim, tag = _claim(context, options), lookup.find_tag(context.workspace().library, options.tag)
    deed = context.workspace().tagging.set_tag(claim.id, tag.id)
    return show_deed(context, deed, f"Claim {claim.number}: tagged {tag.name_en}.")


def run_tag_unset(context: Context, options: argparse.Namespace) -> int:
    """Take a tag off a claim."""
    claim, tag = _claim(context, options), lookup.find_tag(context.workspace().library, options.tag)
    deed = context.workspace().tagging.unset_tag(claim.id, tag.id)
    return show_deed(context, deed, f"Claim {claim.number}: tag {tag.name_en} removed.")


def run_tag_add(context: Context, options: argparse.Namespace) -> int:
    """Add a tag to the codebook."""
    deed = context.workspace(create=True).tagging.add_tag(
        options.name_en, **given(options, "name_fa", "colour", "definition", "shortcut")
    )
    return show_deed(context, deed, f"Tag {options.name_en} added.")


def run_tag_edit(context: Context, options: argparse.Namespace) -> int:
    """Change a tag."""
    tag = lookup.find_tag(context.workspace().library, options.tag)
    fields = given(options, "name_en", "name_fa", "colour", "definition", "shortcut")
    if not fields:
        raise BadRequest("Say what to change: --name, --name-fa, --colour, --definition or --shortcut.")
    deed = context.workspace().tagging.edit_tag(tag.id, **fields)
    return show_deed(context, deed, f"Tag {tag.name_en} changed.")


def run_tag_delete(context: Context, options: argparse.Namespace) -> int:
    """Delete a tag."""
    tag = lookup.find_tag(context.workspace().library, options.tag)
    deed = context.workspace().tagging.delete_tag(tag.id)
    return show_deed(context, deed, f"Tag {tag.name_en} deleted; its claims stay.")
