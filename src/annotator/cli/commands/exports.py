"""What leaves the library: ``export bibtex|biblatex|claims|tmx|report``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from annotator.cli import output
from annotator.cli.context import Context
from annotator.errors import BadRequest
from annotator.services import lookup
from annotator.services.exporting import DIALECTS, write_atomically

FORMATS = {
    "bibtex": "sources for BibTeX", "biblatex": "sources for biblatex and biber",
    "ris": "sources for reference managers", "csl-json": "sources for Zotero, Pandoc and citation processors",
    "claims": "the claims as a table: CSV, or HTML when the file is named .html",
    "tmx": "confirmed rows and translations as a translation memory",
    "report": "claims and evidence as HTML",
}


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    export = commands.add_parser(
        "export", parents=[common], help="write sources, claims, rows or a report",
        description="; ".join(f"{name}: {words}" for name, words in FORMATS.items()),
    )
    export.add_argument("format", choices=tuple(FORMATS))
    export.add_argument("-o", "--output", metavar="FILE", help="where to (default: standard output)")
    scope = export.add_mutually_exclusive_group()
    scope.add_argument("--cited", action="store_true", help="only sources that a citation or link points at")
    scope.add_argument("--keys", metavar="K,…", help="only sources with these citation keys")
    scope.add_argument("--as-imported", metavar="FILE-NAME",
                       help="an imported .bib as it stood, changed only where its sources were edited since")
    export.add_argument("--paper", metavar="ID", help="only what belongs to this paper")
    export.add_argument("--tag", metavar="T", help="only claims with this tag and their sources")
    export.add_argument("--as", dest="form", choices=("csv", "html"), help="form of the claims table")
    export.set_defaults(run=run_export)


def run_export(context: Context, options: argparse.Namespace) -> int:
    """Write one export; the file is replaced only when the whole of it is written and read back."""
    if options.as_imported:
        return _export_as_imported(context, options)
    exporting = context.workspace(read_only=True).exporting
    library = context.workspace(read_only=True).library
    paper = lookup.find_paper(library, options.paper) if options.paper else None
    tag = lookup.find_tag(library, options.tag) if options.tag else None
    within: dict[str, Any] = {"paper_id": paper.id if paper else None, "tag_id": tag.id if tag else None}
    facts: dict[str, Any] = {"format": options.format}
    if options.format in DIALECTS:
        keys = tuple(key.strip() for key in options.keys.split(",") if key.strip()) if options.keys else ()
        made = exporting.bibliography(options.format, scope="cited" if options.cited else "all", keys=keys, **within)
        text = made.text
        facts |= {"keys": made.keys, "left_out": made.left_out}
        for key, reason in made.left_out:
            print(f"{key}: left out, {reason}", file=sys.stderr)
    elif options.format == "tmx":
        text = context.workspace(read_only=True).translating.export_tmx(within["paper_id"])
    elif options.format == "claims":
        html = options.form == "html" or (options.form is None and (options.output or "").endswith((".html", ".htm")))
        text = exporting.claims_html(**within) if html else exporting.claims_csv(**within)
    else:
        text = exporting.report_html(**within)
    return _deliver(context, options.output, text, facts)


def _export_as_imported(context: Context, options: argparse.Namespace) -> int:
    if options.format not in ("bibtex", "biblatex") or options.paper or options.tag:
        raise BadRequest("--as-imported gives a whole .bib back; it goes with bibtex or biblatex and no other choice")
    made = context.workspace(read_only=True).exporting.bibliography_as_imported(options.as_imported)
    for key in made.left_out:
        print(f"{key}: left out, its source is deleted", file=sys.stderr)
    facts = {"format": options.format, "name": made.name, "encoding": made.encoding, "edited": made.edited,
             "left_out": made.left_out}
    if options.output is None and not context.as_json:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
        return 0
    return _deliver(context, options.output, made.data, facts)


def _deliver(context: Context, place: str | None, text: str | bytes, facts: dict[str, Any]) -> int:
    if place is None:
        if context.as_json:
            raise BadRequest("--json tells what was written; name a file with -o.")
        sys.stdout.write(text if isinstance(text, str) else text.decode())
        return 0
    write_atomically(place, text)
    if context.as_json:
        output.print_json({**facts, "path": place, "characters": len(text)})
    else:
        unit = "characters" if isinstance(text, str) else "bytes"
        context.say(f"{place}: {len(text):,} {unit} written.")
    return 0
