"""A selection's counterpart in the other language."""

from __future__ import annotations

from annotator.core.model import Paper
from annotator.services.counterparts import Counterpart
from annotator.services.views import Selection
from annotator.services.workspace import Workspace


def proposed(workspace: Workspace, paper: Paper, quote: str) -> Counterpart | None:
    return workspace.tagging.counterpart(workspace.reading.find_quote(paper.id, quote))


def test_a_selected_sentence_gets_the_whole_of_its_counterpart(workspace: Workspace, paper: Paper) -> None:
    found = proposed(workspace, paper, "Two governments blamed each other for it.")
    assert found is not None
    assert (found.lang, found.words) == ("fa", "دو دولت یکدیگر را مقصر دانستند.")
    back = workspace.tagging.counterpart(found.selection)
    assert back is not None
    assert (back.lang, back.words) == ("en", "Two governments blamed each other for it.")


def test_claims_take_the_counterpart_in_and_are_no_longer_in_one_language(
    workspace: Workspace, paper: Paper
) -> None:
    selection = workspace.reading.find_quote(paper.id, "half of its surface")
    claim_id = workspace.tagging.claim_of(workspace.tagging.claim_from_selection(paper.id, [selection]))
    assert [view.claim.id for view in workspace.tagging.claims(one_language=True)] == [claim_id]
    found = workspace.tagging.counterpart(selection)
    assert found is not None
    assert "نیمی از سطح" in found.words
    workspace.tagging.add_anchor(claim_id, found.selection)
    assert workspace.tagging.claims(one_language=True) == ()


def test_a_row_of_one_language_offers_nothing(workspace: Workspace, paper: Paper) -> None:
    row = next(row for row in workspace.reading.page(paper.id).rows if row.fa and not row.en)
    cell = row.fa[0]
    assert workspace.tagging.counterpart(Selection(cell.block_id, cell.start, cell.end)) is None
