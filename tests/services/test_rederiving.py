"""Repairs refused and accepted, rules switched: the text derived anew, with every anchor accounted for."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.assets import resource
from annotator.core.model import (
    Anchor,
    Block,
    Citation,
    CitationCandidate,
    Original,
    Paper,
    Repair,
    Row,
    RowMember,
    Sentence,
    Text,
)
from annotator.errors import BadRequest, LibraryDamaged
from annotator.services.derivation import Derivation, stored_texts
from annotator.services.rederiving import Rederiving
from annotator.services.repair_views import AnchorCheck
from annotator.services.views import Selection
from annotator.services.workspace import Workspace
from annotator.text.repair import RULES

DERIVED = (Text, Block, Sentence, Repair, Row, RowMember, Citation, CitationCandidate, Anchor)
PAPER = """\
مقدمه

معاهده سال 1973 هنوز تنها سند الزام آور است )Deltaworth, 2010, p. 25(. ایــران در سال 2023 ایســتگاه \
مشترک را پیشنهاد کرد )Fenmarsh & Lakeby, 2014, p. 102( و همسایگان آن را پذیرفتند.

سهم هر کشور از رود نابرابر است )Hillford, 2012, p. 7( و کســی آن را نمــی سنجد.
"""
SENTENCE = "هنوز تنها سند الزام آور است (Deltaworth, 2010, p. 25)"
BEHIND = "مشترک را پیشنهاد کرد (Fenmarsh & Lakeby, 2014, p. 102)"


@pytest.fixture
def damaged(workspace: Workspace, tmp_path: Path) -> Paper:
    path = tmp_path / "damaged.txt"
    path.write_text(PAPER, encoding="utf-8")
    return workspace.reading.import_file(path)[0]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Paper]]:
    """The bundled damaged paper, with a claim in every eighth sentence and every third row confirmed."""
    place = tmp_path_factory.mktemp("rederiving") / "sample.annotator"
    with Workspace.open(place, user="ana", create=True, codebook=False) as workspace:
        paper = workspace.reading.import_file(resource("sample/paper.txt"))[0]
        cells = [cell for row in workspace.reading.page(paper.id).rows for cell in (*row.en, *row.fa)]
        for cell in cells[::8]:
            if cell.end - cell.start > 20:
                workspace.tagging.claim_from_selection(
                    paper.id, [Selection(cell.block_id, cell.start + 3, cell.end - 4)]
                )
        for row in workspace.library.all(Row, paper_id=paper.id)[::3]:
            if row.state != "confirmed":
                workspace.reading.confirm_row(row.id)
        yield workspace, paper


def derived(workspace: Workspace) -> dict[str, dict[str, Any]]:
    return {kind.TABLE: {one.id: one.values() for one in workspace.library.all(kind)} for kind in DERIVED}


def body(workspace: Workspace) -> str:
    return "\n".join(block.body for block in workspace.library.all(Block, order=("text_id", "ord")))


def assert_whole(workspace: Workspace) -> None:
    """Every sentence of the text stands in one row, no row is empty, spans are true, exact anchors quote."""
    library = workspace.library
    blocks = {one.id: one for one in library.all(Block)}
    sentences = {one.id: one for one in library.all(Sentence)}
    rows = {one.id: one for one in library.all(Row)}
    members = library.all(RowMember)
    assert {one.row_id for one in members} == set(rows)
    in_rows = {one.sentence_id for one in members}
    furniture = {one.id for one in blocks.values() if one.kind in ("running_header", "page_number")}
    assert in_rows == {one.id for one in sentences.values() if one.block_id not in furniture}
    assert len({(one.paper_id, one.ord) for one in rows.values()}) == len(rows)
    for one in (*sentences.values(), *library.all(Citation)):
        assert one.end_pos <= len(blocks[one.block_id].body)
        assert one.text_id == blocks[one.block_id].text_id
    for anchor in library.all(Anchor, state="exact"):
        assert blocks[anchor.block_id].body[anchor.start_pos : anchor.end_pos] == anchor.exact
    assert workspace.check() == []


def claim_on(workspace: Workspace, paper: Paper, quote: str) -> Anchor:
    deed = workspace.tagging.claim_from_selection(paper.id, [workspace.reading.find_quote(paper.id, quote)])
    return workspace.tagging.claim(workspace.tagging.claim_of(deed)).anchors[0]


def repair_at(workspace: Workspace, paper: Paper, rule: str, raw: int) -> Repair:
    return next(one for one in workspace.rederiving.repairs(paper.id, rule=rule) if one.raw_start == raw)


def test_refusing_a_repair_inside_a_quotation_lists_its_anchor_as_moved(
    workspace: Workspace, damaged: Paper
) -> None:
    anchor = claim_on(workspace, damaged, SENTENCE)
    repair = repair_at(workspace, damaged, "brackets", PAPER.index(")Deltaworth"))
    report = workspace.rederiving.refuse_repair(repair.id)
    (check,) = report.moved
    assert check.anchor.exact == SENTENCE
    assert check.words == SENTENCE.replace("(Deltaworth", ")Deltaworth")
    assert (report.exact, report.ambiguous, report.orphan) == ((), (), ())
    stored = workspace.library.require(Anchor, anchor.id)
    assert (stored.state, stored.exact) == ("moved", SENTENCE)
    assert workspace.library.require(Repair, repair.id).state == "refused"
    (listed,) = workspace.tagging.check_anchors(damaged.id)
    assert (listed.state, listed.words, listed.candidates) == ("moved", check.words, check.candidates)


def test_confirming_a_moved_anchor_takes_the_new_words(workspace: Workspace, damaged: Paper) -> None:
    anchor = claim_on(workspace, damaged, SENTENCE)
    repair = repair_at(workspace, damaged, "brackets", PAPER.index(")Deltaworth"))
    (check,) = workspace.rederiving.refuse_repair(repair.id).moved
    workspace.tagging.confirm_anchor(anchor.id, *check.candidates[0])
    stored = workspace.library.require(Anchor, anchor.id)
    assert (stored.state, stored.exact) == ("exact", check.words)
    assert workspace.tagging.check_anchors(damaged.id) == ()


def test_accepting_the_repair_again_makes_the_anchor_exact_without_asking(
    workspace: Workspace, damaged: Paper
) -> None:
    claim_on(workspace, damaged, SENTENCE)
    before = derived(workspace)
    repair = repair_at(workspace, damaged, "brackets", PAPER.index(")Deltaworth"))
    workspace.rederiving.refuse_repair(repair.id)
    report = workspace.rederiving.accept_repair(repair.id)
    assert report.to_confirm == ()
    assert derived(workspace) == before


def test_refusing_elsewhere_in_the_block_shifts_the_anchor_and_leaves_it_exact(
    workspace: Workspace, damaged: Paper
) -> None:
    anchor = claim_on(workspace, damaged, BEHIND)
    repair = repair_at(workspace, damaged, "kashida", PAPER.index("ایــران") + 2)
    report = workspace.rederiving.refuse_repair(repair.id)
    assert report.to_confirm == ()
    (check,) = report.exact
    stored = workspace.library.require(Anchor, anchor.id)
    assert stored.start_pos == anchor.start_pos + 2
    assert check.candidates == ((stored.start_pos, stored.end_pos),)
    block = workspace.library.require(Block, stored.block_id)
    assert (stored.state, stored.exact) == ("exact", BEHIND)
    assert block.body[stored.start_pos : stored.end_pos] == BEHIND
    assert stored.prefix.endswith("ایستگاه ")


def test_undo_takes_the_whole_deriving_back(workspace: Workspace, damaged: Paper) -> None:
    claim_on(workspace, damaged, SENTENCE)
    before = derived(workspace)
    deed = workspace.rederiving.switch_rule(damaged.id, "brackets", False).deed
    after = derived(workspace)
    assert after != before
    assert workspace.undo().name == deed.name == "switch rule"
    assert derived(workspace) == before
    workspace.redo()
    assert derived(workspace) == after


def test_deriving_without_a_wish_changes_nothing(sample: tuple[Workspace, Paper]) -> None:
    workspace, paper = sample
    texts = workspace.library.all(Text, paper_id=paper.id)
    derivation = Derivation(workspace.library, texts[0].original_id, texts, {})
    assert derivation.derive() == []
    assert {check.state for check in derivation.checks} == {"exact"}
    assert len(stored_texts(workspace.library, texts).blocks) == len(workspace.library.all(Block))


def test_a_refusal_holds_when_the_text_is_derived_again(workspace: Workspace, damaged: Paper) -> None:
    repair = repair_at(workspace, damaged, "kashida", PAPER.index("ایــران") + 2)
    workspace.rederiving.refuse_repair(repair.id)
    workspace.rederiving.switch_rule(damaged.id, "brackets", False)
    assert "ایــران" in body(workspace)
    assert "ایستگاه" in body(workspace)
    workspace.rederiving.switch_rule(damaged.id, "kashida", False)
    assert workspace.library.require(Repair, repair.id).state == "refused"
    workspace.rederiving.switch_rule(damaged.id, "kashida", True)
    assert "ایــران" in body(workspace)


def test_a_suggestion_is_applied_when_accepted_and_stays_applied(workspace: Workspace) -> None:
    paper = workspace.reading.import_file(resource("sample/paper.txt"))[0]
    suggestion = workspace.rederiving.repairs(paper.id, state="suggested")[0]
    workspace.rederiving.accept_repair(suggestion.id)
    other = next(one.rule for one in workspace.rederiving.rules(paper.id) if one.rule != suggestion.rule)
    workspace.rederiving.switch_rule(paper.id, other, False)
    assert workspace.library.require(Repair, suggestion.id).state == "applied"
    workspace.undo()
    workspace.undo()
    assert workspace.library.require(Repair, suggestion.id).state == "suggested"


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_a_rule_switched_off_and_on_again_leaves_everything_as_it_was(
    sample: tuple[Workspace, Paper], rule: str
) -> None:
    workspace, paper = sample
    before = derived(workspace)
    off = workspace.rederiving.switch_rule(paper.id, rule, False)
    view = next(one for one in workspace.rederiving.rules(paper.id) if one.rule == rule)
    assert (view.is_on, view.applied, view.suggested) == (False, 0, 0)
    assert_whole(workspace)
    assert all(
        one.state != "exact" for one in workspace.library.all(Anchor) if one.id in _ids(off.to_confirm)
    )
    on = workspace.rederiving.switch_rule(paper.id, rule, True)
    assert on.to_confirm == ()
    assert derived(workspace) == before


def _ids(checks: tuple[AnchorCheck, ...]) -> set[str]:
    return {check.anchor.id for check in checks}


@pytest.mark.parametrize("rule", ["kashida", "zwnj_inflection", "page_furniture", "footnote_marker", "spaces"])
def test_confirmed_rows_are_never_touched(sample: tuple[Workspace, Paper], rule: str) -> None:
    """What is cut off one of their sentences stays in the row: it holds the same ground of the original."""
    workspace, paper = sample
    confirmed = {one.id: one for one in workspace.library.all(Row, state="confirmed")}
    assert len(confirmed) > 10
    members, grounds = _members_and_grounds(workspace, confirmed)
    workspace.rederiving.switch_rule(paper.id, rule, False)
    assert {one.id: one for one in workspace.library.all(Row, state="confirmed")} == confirmed
    kept, grounds_now = _members_and_grounds(workspace, confirmed)
    assert members <= kept
    for row_id, ground in grounds.items():
        lost = ground - grounds_now[row_id]
        assert len(lost) * 10 <= len(ground), row_id
    workspace.undo()


def _members_and_grounds(
    workspace: Workspace, rows: dict[str, Row]
) -> tuple[set[tuple[str, str]], dict[str, set[int]]]:
    members = {(one.row_id, one.sentence_id) for one in workspace.library.all(RowMember) if one.row_id in rows}
    grounds: dict[str, set[int]] = {row_id: set() for row_id in rows}
    for row_id, sentence_id in members:
        for start, end in workspace.library.require(Sentence, sentence_id).raw_spans:
            grounds[row_id].update(range(start, end))
    return members, grounds


@pytest.mark.parametrize("seed", range(6))
def test_random_refusals_all_accepted_again_give_the_first_text(
    sample: tuple[Workspace, Paper], seed: int
) -> None:
    workspace, paper = sample
    before = derived(workspace)
    chance = random.Random(seed)
    for _ in range(3):
        applied = workspace.rederiving.repairs(paper.id, state="applied")
        chosen = chance.sample(applied, 12)
        with_own_ground = [one for one in chosen if one.rule not in ("kashida", "visual_order")]
        workspace.rederiving.refuse_repairs([one.id for one in with_own_ground])
        assert_whole(workspace)
    while refused := workspace.rederiving.repairs(paper.id, state="refused"):
        workspace.rederiving.accept_repairs([one.id for one in refused])
    assert derived(workspace) == before


def test_a_citation_that_stays_keeps_its_source(workspace: Workspace, damaged: Paper) -> None:
    citation = workspace.reading.citations(damaged.id)[0].citation
    workspace.bibliography.source_from_citation(citation.id)
    before = workspace.library.require(Citation, citation.id)
    workspace.rederiving.switch_rule(damaged.id, "kashida", False)
    after = workspace.library.require(Citation, citation.id)
    assert (after.state, after.source_id) == ("resolved", before.source_id)


def test_a_citation_that_comes_back_has_its_source_again(workspace: Workspace) -> None:
    paper = workspace.reading.import_file(resource("sample/paper.txt"))[0]
    for view in workspace.reading.citations(paper.id):
        citation = workspace.library.require(Citation, view.citation.id)
        if citation.state == "unresolved" and "ambiguous" not in citation.problems:
            workspace.bibliography.source_from_citation(view.citation.id)
    before = derived(workspace)
    workspace.rederiving.switch_rule(paper.id, "displaced_citation", False)
    assert len(workspace.library.all(Citation)) < len(before["citations"])
    workspace.rederiving.switch_rule(paper.id, "displaced_citation", True)
    assert derived(workspace) == before


def test_a_translation_goes_along_when_its_row_is_taken_into_another(workspace: Workspace) -> None:
    paper = workspace.reading.import_file(resource("sample/paper.txt"))[0]
    report = workspace.rederiving.switch_rule(paper.id, "brackets", False)
    gone = [one.record_id for one in report.deed.changes if one.entity == Row.TABLE and one.verb == "delete"]
    workspace.undo()
    rows = {row.row_id: row for row in workspace.reading.page(paper.id).rows}
    lonely = [row_id for row_id in gone if not (rows[row_id].en and rows[row_id].fa)]
    assert lonely
    for row_id in lonely[:1]:
        workspace.translating.add_translation(row_id, "my own words")
    workspace.rederiving.switch_rule(paper.id, "brackets", False)
    (translation,) = workspace.translating.translations(paper.id)
    assert translation.body == "my own words"
    workspace.rederiving.switch_rule(paper.id, "brackets", True)
    assert workspace.translating.translations(paper.id)


def test_a_header_refused_as_furniture_returns_to_the_text(sample: tuple[Workspace, Paper]) -> None:
    workspace, paper = sample
    header = workspace.rederiving.repairs(paper.id, rule="page_furniture")[0]
    workspace.rederiving.refuse_repair(header.id)
    host = next(
        block for block in workspace.library.all(Block, kind="paragraph")
        if any(start <= header.raw_start < start + length for start, length in block.origins if start >= 0)
    )
    assert workspace.library.require(Repair, header.id).state == "refused"
    assert header.before.split()[0] in host.body
    workspace.undo()


def test_a_stretching_sign_lost_with_its_scrambled_line_cannot_be_refused_alone(
    sample: tuple[Workspace, Paper],
) -> None:
    workspace, paper = sample
    lost = [one for one in workspace.rederiving.repairs(paper.id) if one.reason == "stretching sign between torn words"]
    before = derived(workspace)
    with pytest.raises(BadRequest, match="follows from another"):
        workspace.rederiving.refuse_repair(lost[0].id)
    assert derived(workspace) == before


def test_rules_are_listed_in_the_order_of_their_work(workspace: Workspace, damaged: Paper) -> None:
    views = workspace.rederiving.rules(damaged.id)
    assert [view.rule for view in views] == [rule.name for rule in RULES]
    brackets = next(view for view in views if view.rule == "brackets")
    assert (brackets.title, brackets.is_on, brackets.applied) == ("Brackets", True, 6)
    assert brackets.examples[0] == (")", "(")


def test_wishes_that_make_no_sense_are_refused(workspace: Workspace, damaged: Paper) -> None:
    rederiving: Rederiving = workspace.rederiving
    repair = rederiving.repairs(damaged.id, rule="brackets")[0]
    with pytest.raises(BadRequest, match="applied already"):
        rederiving.accept_repair(repair.id)
    with pytest.raises(BadRequest, match="no rule nonsense"):
        rederiving.switch_rule(damaged.id, "nonsense", False)
    with pytest.raises(BadRequest, match="on already"):
        rederiving.switch_rule(damaged.id, "brackets", True)
    rederiving.refuse_repair(repair.id)
    with pytest.raises(BadRequest, match="refused already"):
        rederiving.refuse_repair(repair.id)
    rederiving.switch_rule(damaged.id, "brackets", False)
    with pytest.raises(BadRequest, match="switched off"):
        rederiving.accept_repair(repair.id)
    with pytest.raises(BadRequest, match="one original"):
        rederiving.refuse_repairs([])


@pytest.mark.parametrize(
    ("codec", "mark", "asked"),
    [
        ("utf-8", b"", None),
        ("utf-8", b"\xef\xbb\xbf", None),
        ("utf-16-le", b"\xff\xfe", None),
        ("utf-16-be", b"\xfe\xff", None),
        ("cp1256", b"", "cp1256"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_imported_file_comes_back_byte_for_byte(
    workspace: Workspace, tmp_path: Path, codec: str, mark: bytes, asked: str | None, line_end: str
) -> None:
    text = "مقدمه\n\nآب مرز نمي شناسد )Alder, 2018, p. 12(.  \n".replace("\n", line_end)
    data = mark + text.encode(codec)
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    paper = workspace.reading.import_file(path, encoding=asked)[0]
    original = workspace.rederiving.original(paper.id)
    assert workspace.rederiving.original_bytes(original.id) == data
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    workspace.rederiving.switch_rule(paper.id, "brackets", False)
    assert workspace.rederiving.original_bytes(original.id) == data


def test_an_original_that_does_not_make_its_file_is_reported(workspace: Workspace, damaged: Paper) -> None:
    original = workspace.rederiving.original(damaged.id)
    forged = Original(**{**vars(original), "id": "0" * 36, "body": original.body + "x"})
    workspace.library.bulk("import paper", [forged])
    with pytest.raises(LibraryDamaged):
        workspace.rederiving.original_bytes(forged.id)


def test_a_paper_of_45_000_characters_is_derived_anew_within_a_second(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = resource("sample/paper.txt").read_text(encoding="utf-8")
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join([text] * 4)[:45_000], encoding="utf-8")
    paper = workspace.reading.import_file(long)[0]
    times: list[float] = []
    for is_on in (False, True, False):
        started = time.process_time()
        workspace.rederiving.switch_rule(paper.id, "kashida", is_on)
        times.append(time.process_time() - started)
    assert min(times) <= 1.0
