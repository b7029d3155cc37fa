"""Citations get their sources: one by one, all at once, by choosing among candidates."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.gui.conftest import Opened


def in_state(opened: Opened, state: str) -> list[str]:
    return [one for one, view in opened.desk.citations.items() if view.citation.state == state]


def test_a_source_is_made_of_a_citation_and_taken_back(opened: Opened, qtbot: QtBot) -> None:
    citation_id = in_state(opened, "unresolved")[0]
    before = len(opened.desk.sources)
    opened.desk.show_citation(citation_id)
    assert opened.window.actions_table["source_from_citation"].isEnabled()
    opened.window.inspector.citation.source_wanted.emit(citation_id)
    assert len(opened.desk.sources) == before + 1
    assert citation_id not in in_state(opened, "unresolved")
    chip = next(chip for chips in opened.reader._overlays._chips.values() for chip in chips
                if chip.citation_id == citation_id)
    assert chip.state == "resolved"
    opened.window.actions_table["undo"].trigger()
    assert len(opened.desk.sources) == before
    assert citation_id in in_state(opened, "unresolved")


def test_an_ambiguous_citation_is_decided_by_a_person(opened: Opened, qtbot: QtBot) -> None:
    citation_id = in_state(opened, "ambiguous")[0]
    candidate = opened.desk.citations[citation_id].candidates[0]
    opened.desk.show_citation(citation_id)
    opened.window.inspector.citation.resolve_requested.emit(citation_id, candidate.source.id)
    view = opened.desk.citations[citation_id]
    assert view.source is not None
    assert view.source.id == candidate.source.id


def test_all_open_citations_get_their_sources_in_one_deed(opened: Opened, qtbot: QtBot) -> None:
    before, open_before = len(opened.desk.sources), len(in_state(opened, "unresolved"))
    assert open_before
    opened.window.actions_table["sources_from_citations"].trigger()
    assert len(opened.desk.sources) > before
    assert len(in_state(opened, "unresolved")) < open_before
    assert "Sources made" in opened.window.messages.text
    opened.window.actions_table["undo"].trigger()
    assert len(opened.desk.sources) == before
    assert len(in_state(opened, "unresolved")) == open_before
