"""Sources, citations, links: the lists and ``source …``, ``citation …``, ``link …``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from annotator.cli import output
from annotator.cli.citation_problems import problem_lines
from annotator.cli.commands.claims import given, show_deed
from annotator.cli.context import Context
from annotator.core.model import CHECK_STATES, CITATION_PROBLEMS, LINK_ROLES, Link
from annotator.errors import BadRequest
from annotator.services import lookup
from annotator.services.source_views import BibImportReport, SourceProblem
from annotator.services.views import CitationView, CreatorName

EXIT_FOUND = 1


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    sources = commands.add_parser("sources", parents=[common], help="list the sources, or import a bibliography")
    actions = sources.add_subparsers(dest="action", metavar="[import FILE | check | duplicates]")
    importing = actions.add_parser(
        "import", parents=[common], help="take over a BibTeX, RIS, CSL-JSON, EndNote XML, MODS or NBIB file")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--encoding", metavar="NAME")
    importing.add_argument("--dry-run", action="store_true", help="report only; store nothing")
    importing.set_defaults(run=run_import)
    checking = actions.add_parser("check", parents=[common], help="what is wrong with the sources; 1 if anything is")
    checking.add_argument("--fix", action="store_true", help="mend, in one deed, what is safe to mend")
    checking.set_defaults(run=run_check)
    doubled = actions.add_parser("duplicates", parents=[common], help="sources that may be one work; 1 if any are")
    doubled.set_defaults(run=run_duplicates)
    sources.add_argument("--cited", action="store_true", help="only sources a citation or link points at")
    sources.set_defaults(run=run_sources)

    citations = commands.add_parser("citations", parents=[common], help="list the citations found in the papers")
    citations.add_argument("--paper", metavar="ID")
    citations.add_argument("--state", choices=("resolved", "ambiguous", "unresolved"))
    citations.add_argument("--problem", choices=CITATION_PROBLEMS, help="only those with this problem")
    citations.set_defaults(run=run_citations)

    links = commands.add_parser("links", parents=[common], help="list the links between claims and sources")
    links.set_defaults(run=run_links)

    _add_source_deeds(commands, common)
    _add_link_deeds(commands, common)

    citation = commands.add_parser("citation", help="say what a citation means").add_subparsers(
        dest="deed", required=True)
    resolve = citation.add_parser("resolve", parents=[common], help="this citation means that source")
    resolve.add_argument("citation", metavar="CITATION")
    resolve.add_argument("source", metavar="SOURCE")
    resolve.set_defaults(run=run_resolve)


def _add_source_deeds(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    source = commands.add_parser("source", help="add, edit or delete a source").add_subparsers(
        dest="deed", required=True)
    add = source.add_parser("add", parents=[common], help="make a source by hand")
    add.add_argument("--type", default="misc", metavar="TYPE", help="article, book, online …")
    add.add_argument("--key", metavar="KEY", help="the citation key (default: made from author and year)")
    _source_fields(add)
    add.set_defaults(run=run_source_add)
    stub = source.add_parser("from-citation", parents=[common], help="make a source of what a citation tells")
    stub.add_argument("citation", metavar="CITATION")
    stub.set_defaults(run=run_source_from_citation)
    stubs = source.add_parser(
        "from-citations", parents=[common], help="make sources of all citations that have none")
    stubs.add_argument("--paper", metavar="ID", help="only of this paper")
    stubs.set_defaults(run=run_sources_from_citations)
    edit = source.add_parser("edit", parents=[common], help="change a source")
    edit.add_argument("source", metavar="SOURCE")
    edit.add_argument("--type", metavar="TYPE")
    edit.add_argument("--key", metavar="KEY")
    _source_fields(edit)
    edit.set_defaults(run=run_source_edit)
    merge = source.add_parser("merge", parents=[common], help="make two sources one; undo parts them")
    merge.add_argument("keep", metavar="KEEP", help="stays as it is and takes over what it lacks")
    merge.add_argument("other", metavar="OTHER", help="goes; its links, citations and keys move to the first")
    merge.set_defaults(run=run_merge)
    delete = source.add_parser("delete", parents=[common], help="delete a source; undo brings it back")
    delete.add_argument("source", metavar="SOURCE")
    delete.set_defaults(run=run_source_delete)


def _source_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--field", metavar="NAME=VALUE", action="append", default=[], help="title=…, date=2024 …")
    parser.add_argument("--author", metavar="FAMILY, GIVEN", action="append", default=[])
    parser.add_argument("--organisation", metavar="NAME", action="append", default=[])


def _add_link_deeds(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    link = commands.add_parser("link", help="link a claim to a source").add_subparsers(dest="deed", required=True)
    add = link.add_parser("add", parents=[common], help="this claim rests on that source")
    add.add_argument("claim", metavar="CLAIM")
    add.add_argument("source", metavar="SOURCE")
    add.add_argument("--paper", metavar="ID")
    add.add_argument("--citation", metavar="CITATION", help="the citation in the text the link follows")
    _link_fields(add)
    add.set_defaults(run=run_link_add)
    edit = link.add_parser("edit", parents=[common], help="change a link")
    edit.add_argument("link", metavar="LINK")
    _link_fields(edit)
    edit.set_defaults(run=run_link_edit)
    delete = link.add_parser("delete", parents=[common], help="delete a link; undo brings it back")
    delete.add_argument("link", metavar="LINK")
    delete.set_defaults(run=run_link_delete)


def _link_fields(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=LINK_ROLES)
    parser.add_argument("--locator", metavar="PAGE")
    parser.add_argument("--evidence", metavar="TEXT", help="what the source says, in its words")
    parser.add_argument("--check-state", choices=CHECK_STATES)
    parser.add_argument("--note", metavar="TEXT")


def run_sources(context: Context, options: argparse.Namespace) -> int:
    """List the sources with the counts of what points at them."""
    views = context.workspace(read_only=True).bibliography.sources(only="cited" if options.cited else None)
    if context.as_json:
        output.print_json([
            output.record(view.source, title=view.source.title, year=view.source.year, creators=view.creators,
                          citations=view.citations, links=view.links)
            for view in views
        ])
        return 0
    context.say(output.table(
        ("key", "type", "source", "title", "citations", "links"),
        [(view.source.citekey, view.source.entry_type, view.label, view.source.title, view.citations, view.links)
         for view in views],
    ))
    return 0


def run_import(context: Context, options: argparse.Namespace) -> int:
    """Take over a bibliography, or report what would be taken over."""
    workspace = context.workspace(create=not options.dry_run)
    report = workspace.bibliography.import_bib(options.file, encoding=options.encoding, dry_run=options.dry_run)
    if context.as_json:
        output.print_json(report)
    else:
        context.say(_report(report))
    return 0


def _report(report: BibImportReport) -> str:
    lines = [f"{report.path}: {report.read} entries read, {len(report.new)} new, "
             f"{len(report.completed)} completed a stub, {len(report.already_there)} already there, "
             f"{len(report.recovered)} recovered, "
             f"{len(report.refused)} refused; {report.resolved} citations found their source."]
    lines += [f"  line {entry.line}: {entry.reason} {entry.key}".rstrip() for entry in report.recovered]
    lines += [f"  line {entry.line}: refused, {entry.reason} {entry.key}".rstrip() for entry in report.refused]
    lines += [f"  {old} is taken by another work; imported as {new}" for old, new in report.changed_keys]
    lines += [f"  {key} completes the stub {stub}" for stub, key in report.completed]
    lines += [f"  {key} may be the work of {there}: see sources duplicates, source merge"
              for key, there in report.possible_duplicates]
    if report.dry_run:
        lines.append("  Nothing was stored (--dry-run).")
    return "\n".join(lines)


def run_check(context: Context, options: argparse.Namespace) -> int:
    """List what the checks find; with ``--fix`` mend what is safe, and list what is left."""
    librarian = context.workspace(read_only=not options.fix).librarian
    mended = librarian.mend() if options.fix else None
    left = mended.left if mended else librarian.problems()
    if context.as_json:
        output.print_json({"mended": mended.mended if mended else (), "problems": left})
        return EXIT_FOUND if left else 0
    if mended and mended.mended:
        context.say("Mended:")
        context.say(_problem_table(mended.mended))
    if left:
        context.say(_problem_table(left))
    context.say(f"{len(left)} problems." if left else "No problem found.")
    return EXIT_FOUND if left else 0


def _problem_table(problems: Sequence[SourceProblem]) -> str:
    return output.table(
        ("key", "problem", "field", "found", "mendable"),
        [(one.citekey, one.kind, one.field, one.found, "yes" if one.is_mendable else "") for one in problems],
    )


def run_duplicates(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List pairs of sources that may be one work, with the reasons."""
    pairs = context.workspace(read_only=True).librarian.duplicates()
    if context.as_json:
        output.print_json(pairs)
    elif pairs:
        context.say(output.table(
            ("key", "source", "other key", "other source", "score", "why"),
            [(one.citekey, one.label, one.other_citekey, one.other_label, one.score, ", ".join(one.reasons))
             for one in pairs],
        ))
        context.say("Make two one with: annotator source merge KEEP OTHER")
    else:
        context.say("No duplicates found.")
    return EXIT_FOUND if pairs else 0


def run_merge(context: Context, options: argparse.Namespace) -> int:
    """Make two sources one."""
    workspace = context.workspace()
    keep = lookup.find_source(workspace.library, options.keep)
    other = lookup.find_source(workspace.library, options.other)
    deed = workspace.librarian.merge(keep.id, other.id)
    return show_deed(context, deed, f"{other.citekey} is {keep.citekey} now; both keys find it.")


def run_citations(context: Context, options: argparse.Namespace) -> int:
    """List citations with what they resolve to."""
    workspace = context.workspace(read_only=True)
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else None
    papers = [paper] if paper else [view.paper for view in workspace.reading.papers()]
    views = [view for item in papers for view in workspace.reading.citations(item.id)]
    if options.state:
        views = [view for view in views if view.citation.state == options.state]
    if options.problem:
        views = [view for view in views if options.problem in view.citation.problems]
    if context.as_json:
        output.print_json([_citation_json(view) for view in views])
        return 0
    context.say(output.table(
        ("citation", "kind", "page", "state", "source", "problems", "id"),
        [(view.citation.body, view.citation.kind, view.page, view.citation.state, view.source_label,
          ", ".join(view.citation.problems), view.citation.id) for view in views],
    ))
    for line in problem_lines((view.citation.problems for view in views), context.lang):
        context.say(line)
    return 0


def _citation_json(view: CitationView) -> dict[str, Any]:
    return output.record(
        view.citation, paper_id=view.paper_id, lang=view.lang, page=view.page, row_id=view.row_id,
        sentence=view.sentence, citekey=view.source.citekey if view.source else None,
        candidates=[
            {**output.plain(item.candidate), "citekey": item.source.citekey} for item in view.candidates
        ],
    )


def run_links(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List every link with claim, source and check state."""
    workspace = context.workspace(read_only=True)
    views = [link for claim in workspace.tagging.claims() for link in claim.links]
    if context.as_json:
        output.print_json([
            output.record(view.link, claim_number=view.claim.number, citekey=view.source.citekey,
                          author=view.author.login, standing=view.review.standing)
            for view in views
        ])
        return 0
    context.say(output.table(
        ("claim", "source", "role", "locator", "checked", "review", "id"),
        [(f"#{view.claim.number}", view.source.citekey, view.link.role, view.link.locator, view.link.check_state,
          view.review.standing, view.link.id) for view in views],
    ))
    return 0


def _fields(options: argparse.Namespace) -> dict[str, str]:
    fields = {}
    for item in options.field:
        name, equals, value = item.partition("=")
        if not equals or not name.strip():
            raise BadRequest(f"--field takes NAME=VALUE, not “{item}”.")
        fields[name.strip().lower()] = value
    return fields


def _creators(options: argparse.Namespace) -> tuple[CreatorName, ...]:
    people = [_person(name) for name in options.author]
    return (*people, *(_organisation(name) for name in options.organisation))


def _is_persian(name: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def _person(name: str) -> CreatorName:
    family, _, given_name = (part.strip() for part in name.replace("،", ",").partition(","))
    if _is_persian(name):
        return CreatorName(family_fa=family, given_fa=given_name)
    return CreatorName(family_latin=family, given_latin=given_name)


def _organisation(name: str) -> CreatorName:
    if _is_persian(name):
        return CreatorName(family_fa=name, is_organisation=True)
    return CreatorName(family_latin=name, is_organisation=True)


def run_source_add(context: Context, options: argparse.Namespace) -> int:
    """Make a source by hand."""
    deed = context.workspace(create=True).bibliography.add_source(
        options.type, key=options.key, fields=_fields(options), creators=_creators(options)
    )
    key = next(change.after["citekey"] for change in deed.changes if change.entity == "sources")
    return show_deed(context, deed, f"Source {key} made.")


def run_source_from_citation(context: Context, options: argparse.Namespace) -> int:
    """Make a stub of a citation; every citation of the same work is resolved with it."""
    workspace = context.workspace()
    citation = lookup.find_citation(workspace.library, options.citation)
    deed = workspace.bibliography.source_from_citation(citation.id)
    key = next(change.after["citekey"] for change in deed.changes if change.entity == "sources")
    resolved = sum(change.entity == "citations" for change in deed.changes)
    return show_deed(context, deed, f"Source {key} made; {resolved} citations have it now.")


def run_sources_from_citations(context: Context, options: argparse.Namespace) -> int:
    """Make a stub of every work that is cited and has no source; what fits several is listed and left."""
    workspace = context.workspace()
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else None
    made = workspace.librarian.sources_from_citations(paper.id if paper else None)
    if context.as_json:
        output.print_json({
            "deed": output.deed(made.deed) if made.deed else None, "keys": made.keys, "resolved": made.resolved,
            "left": [{"citation_id": one.id, "body": one.body, "problems": one.problems} for one in made.left],
        })
        return 0
    context.say(f"{len(made.keys)} sources made; {made.resolved} citations have a source by it, {len(made.left)} left.")
    for one in made.left:
        context.say(f"  {one.body}: {', '.join(one.problems) or one.state}; say which source with citation resolve "
                    f"{one.id[-12:]} SOURCE")
    return 0


def run_source_edit(context: Context, options: argparse.Namespace) -> int:
    """Change a source's type, key, fields or creators."""
    workspace = context.workspace()
    source = lookup.find_source(workspace.library, options.source)
    changes: dict[str, Any] = {}
    if options.type:
        changes["entry_type"] = options.type
    if options.key:
        changes["key"] = options.key
    if options.field:
        changes["fields"] = {**source.fields, **_fields(options)}
    if options.author or options.organisation:
        changes["creators"] = _creators(options)
    if not changes:
        raise BadRequest("Say what to change: --type, --key, --field, --author or --organisation.")
    deed = workspace.bibliography.edit_source(source.id, **changes)
    return show_deed(context, deed, f"Source {source.citekey} changed.")


def run_source_delete(context: Context, options: argparse.Namespace) -> int:
    """Delete a source."""
    workspace = context.workspace()
    source = lookup.find_source(workspace.library, options.source)
    return show_deed(context, workspace.bibliography.delete_source(source.id), f"Source {source.citekey} deleted.")


def run_link_add(context: Context, options: argparse.Namespace) -> int:
    """Link a claim to a source."""
    workspace = context.workspace()
    paper = lookup.find_paper(workspace.library, options.paper) if options.paper else None
    claim = lookup.find_claim(workspace.library, options.claim, paper)
    source = lookup.find_source(workspace.library, options.source)
    citation = lookup.find_citation(workspace.library, options.citation) if options.citation else None
    deed = workspace.bibliography.link(
        claim.id, source.id, citation_id=citation.id if citation else None,
        **given(options, "role", "locator", "evidence", "note", "check_state"),
    )
    return show_deed(context, deed, f"Claim {claim.number} linked to {source.citekey}.")


def _link(context: Context, options: argparse.Namespace) -> Link:
    return lookup.find_link(context.workspace().library, options.link)


def run_link_edit(context: Context, options: argparse.Namespace) -> int:
    """Change a link."""
    link = _link(context, options)
    fields = given(options, "role", "locator", "evidence", "note", "check_state")
    if not fields:
        raise BadRequest("Say what to change: --role, --locator, --evidence, --check-state or --note.")
    return show_deed(context, context.workspace().bibliography.edit_link(link.id, **fields), "Link changed.")


def run_link_delete(context: Context, options: argparse.Namespace) -> int:
    """Delete a link."""
    link = _link(context, options)
    return show_deed(context, context.workspace().bibliography.unlink(link.id), "Link deleted.")


def run_resolve(context: Context, options: argparse.Namespace) -> int:
    """Say which source a citation means."""
    workspace = context.workspace()
    citation = lookup.find_citation(workspace.library, options.citation)
    source = lookup.find_source(workspace.library, options.source)
    deed = workspace.bibliography.resolve(citation.id, source.id)
    return show_deed(context, deed, f"{citation.body} means {source.citekey}.")
