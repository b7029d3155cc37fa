"""The alignment: ``rows``, ``rows realign``, ``row …``, ``lexicons``, ``lexicon …``."""

from __future__ import annotations

import argparse
from typing import Any

from annotator.cli import output
from annotator.cli.commands.claims import show_deed
from annotator.cli.context import Context
from annotator.core.model import Deed, Paper
from annotator.errors import BadRequest, NotFound
from annotator.services import lookup
from annotator.services.gathering import only
from annotator.services.views import ReaderRow


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401
    """Add this module's commands to the parser."""
    rows = commands.add_parser("rows", parents=[common], help="list the aligned rows of a paper, or align it anew")
    actions = rows.add_subparsers(dest="action", metavar="[realign]")
    again = actions.add_parser("realign", parents=[common], help="align anew; confirmed and translated rows stay")
    again.add_argument("--paper", metavar="ID", default=argparse.SUPPRESS)
    again.set_defaults(run=run_realign)
    rows.add_argument("--paper", metavar="ID", help="id, its beginning, or words of the title")
    rows.add_argument("--to-confirm", action="store_true", help="only rows that ask to be confirmed")
    rows.set_defaults(run=run_rows)

    deeds = commands.add_parser("row", help="confirm, join, split or unlink rows, move sentences").add_subparsers(
        dest="deed", required=True
    )
    for name, words in (("confirm", "say that both sides belong together"),
                        ("unconfirm", "put it back among those to confirm"),
                        ("unlink", "part its sides: the Persian one gets a row of its own"),
                        ("split", "cut it in two at a sentence of each side"),
                        ("join", "make one row of neighbouring ones"),
                        ("move", "put one of its sentences into another row"),
                        ("candidates", "offer the likeliest Persian sentences")):
        parser = deeds.add_parser(name, parents=[common], help=words)
        parser.add_argument("--paper", metavar="ID")
        parser.add_argument("row", metavar="ROW", nargs="+" if name == "join" else None, help="its number or id")
        parser.set_defaults(run=run_row)
        if name == "split":
            parser.add_argument("--en", type=int, default=1, metavar="N", help="English sentences that stay (1)")
            parser.add_argument("--fa", type=int, default=1, metavar="N", help="Persian sentences that stay (1)")
        if name == "move":
            parser.add_argument("sentence", metavar="WORDS", help="words of the sentence, or its id")
            parser.add_argument("to", metavar="ROW", help="the row it goes to")
        if name == "candidates":
            parser.set_defaults(run=run_candidates)

    listing = commands.add_parser("lexicons", parents=[common], help="list the word lists added for the alignment")
    listing.set_defaults(run=run_lexicons)
    lexicon = commands.add_parser("lexicon", help="word lists").add_subparsers(dest="deed", required=True)
    add = lexicon.add_parser("add", parents=[common], help="TSV, TMX, TBX, FreeDict TEI or a Wiktionary extract")
    add.add_argument("file", metavar="FILE")
    add.add_argument("--note", metavar="TEXT", default="", help="where it comes from, under which licence")
    add.set_defaults(run=run_lexicon_add)
    delete = lexicon.add_parser("delete", parents=[common], help="take a word list out")
    delete.add_argument("lexicon", metavar="NAME")
    delete.set_defaults(run=run_lexicon_delete)


def paper_of(context: Context, reference: str | None) -> Paper:
    """Return the paper named, or the only one."""
    library = context.workspace().library
    return lookup.find_paper(library, reference) if reference else only(library.all(Paper), Paper.TABLE, "--paper")


def row_of(rows: tuple[ReaderRow, ...], reference: str) -> ReaderRow:
    """Return an aligned row by its number in the list, or its id or the beginning or end of it.

    Raises:
        NotFound, BadRequest: none answers to it; it is a table or figure, which is not aligned.
    """
    if reference.isdecimal() and len(reference) <= 6:
        found = [row for row in rows if row.number == int(reference)]
    else:
        found = [row for row in rows if len(reference) >= 4 and (
            row.row_id.startswith(reference) or row.row_id.endswith(reference))]
    if len(found) != 1:
        raise NotFound("rows", reference)
    if not found[0].is_aligned:
        raise BadRequest("the row is a table or a figure")
    return found[0]


def run_rows(context: Context, options: argparse.Namespace) -> int:
    """List the aligned rows of one paper, or of the only one."""
    workspace = context.workspace(read_only=True)
    if options.paper:
        papers = [lookup.find_paper(workspace.library, options.paper)]
    else:
        papers = [view.paper for view in workspace.reading.papers()]
    rows = [
        (paper, row) for paper in papers for row in workspace.reading.page(paper.id).rows
        if not options.to_confirm or row.state == "suggested"
    ]
    if context.as_json:
        output.print_json([{"paper_id": paper.id, **output.plain(row), "id": row.row_id} for paper, row in rows])
        return 0
    context.say(output.table(
        ("row", "state", "score", "English", "Persian"),
        [(row.number, row.state, "" if row.score is None else f"{row.score / 1000:.2f}", side(row, "en"),
          side(row, "fa")) for _, row in rows],
    ))
    return 0


def side(row: ReaderRow, lang: str) -> str:
    """Return the words of one side of a row, or an analyst's own in angle brackets where it has none."""
    cells = row.en if lang == "en" else row.fa
    if cells:
        return " ".join(sentence.text for sentence in cells)
    return " ".join(f"⟨{one.body}⟩" for one in row.translations if one.lang == lang)


def run_realign(context: Context, options: argparse.Namespace) -> int:
    """Align a paper anew."""
    paper = paper_of(context, options.paper)
    deed = context.workspace().reading.realign(paper.id)
    changed = len({change.record_id for change in deed.changes if change.entity == "rows"})
    return show_deed(context, deed, f"Aligned anew: {changed} rows changed; confirmed rows as they were.")


def run_row(context: Context, options: argparse.Namespace) -> int:
    """Do one deed on a row."""
    reading = context.workspace().reading
    rows = reading.page(paper_of(context, options.paper).id).rows
    if options.deed == "join":
        deed: Deed = reading.join_rows([row_of(rows, one).row_id for one in options.row])
    elif options.deed == "split":
        deed = reading.split_row(row_of(rows, options.row).row_id, options.en, options.fa)
    elif options.deed == "move":
        sentence = _sentence(row_of(rows, options.row), options.sentence)
        deed = reading.move_sentence(sentence, row_of(rows, options.to).row_id)
    else:
        act = {"confirm": reading.confirm_row, "unconfirm": reading.unconfirm_row, "unlink": reading.unlink_row}
        deed = act[options.deed](row_of(rows, options.row).row_id)
    return show_deed(context, deed, f"{deed.name.capitalize()}: done.")


def _sentence(row: ReaderRow, words: str) -> str:
    found = [cell.sentence_id for cell in (*row.en, *row.fa) if words in cell.text or words == cell.sentence_id]
    if len(found) != 1:
        raise NotFound("sentences", words)
    return found[0]


def run_candidates(context: Context, options: argparse.Namespace) -> int:
    """Offer the likeliest counterparts of a row's English sentences."""
    reading = context.workspace(read_only=True).reading
    rows = reading.page(paper_of(context, options.paper).id).rows
    row = row_of(rows, options.row)
    texts = {cell.sentence_id: (one.number, cell.text) for one in rows for cell in (*one.en, *one.fa)}
    found = [
        {"sentence_id": own, "candidate_id": other, "score": score, "row": texts[other][0], "text": texts[other][1]}
        for own, places in reading.candidates(row.row_id).items() for other, score in places
    ]
    if context.as_json:
        output.print_json(found)
        return 0
    context.say(output.table(("row", "score", "Persian"), [(one["row"], one["score"], one["text"]) for one in found]))
    return 0


def run_lexicons(context: Context, options: argparse.Namespace) -> int:  # noqa: ARG001
    """List the word lists of the library."""
    found = context.workspace(read_only=True).word_pairs.lexicons()
    if context.as_json:
        output.print_json([{"id": one.id, "name": one.name, "note": one.note, "pairs": len(one.entries)}
                           for one in found])
        return 0
    context.say(output.table(("name", "pairs", "note", "id"),
                             [(one.name, len(one.entries), one.note, one.id[:13]) for one in found]))
    return 0


def run_lexicon_add(context: Context, options: argparse.Namespace) -> int:
    """Add a word list."""
    word_pairs = context.workspace(create=True).word_pairs
    deed = word_pairs.add_lexicon(options.file, options.note)
    pairs = len(word_pairs.lexicon(deed.detail).entries) if not context.as_json else 0
    return show_deed(context, deed, f"{deed.detail}: {pairs:,} pairs; annotator rows realign uses them.")


def run_lexicon_delete(context: Context, options: argparse.Namespace) -> int:
    """Take a word list out."""
    word_pairs = context.workspace().word_pairs
    lexicon = word_pairs.lexicon(options.lexicon)
    return show_deed(context, word_pairs.delete_lexicon(lexicon.id), f"{lexicon.name} deleted.")
