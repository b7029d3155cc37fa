"""What another program writes appears in the window within a second, without being asked for."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.gui.bridge import Bridge
from annotator.services.workspace import Workspace
from tests.gui.conftest import Opened


def test_another_programs_change_appears(opened: Opened, library: Path, qtbot: QtBot) -> None:
    claim_id = next(iter(opened.desk.claims))
    with Workspace.open(library, user="Ben") as other:
        other.tagging.edit_claim(claim_id, statement="said elsewhere")
    qtbot.waitUntil(lambda: opened.desk.claims[claim_id].claim.statement == "said elsewhere", timeout=5_000)
    model = opened.window.tables.page("claims").model
    row = model.row_of(claim_id)
    assert row is not None
    assert model.record(row).statement == "said elsewhere"


def test_the_bridge_is_silent_while_nothing_changes_and_after_it_left(qtbot: QtBot) -> None:
    version = [1]
    heard: list[str] = []
    bridge = Bridge()
    bridge.others_wrote.connect(lambda: heard.append("wrote"))
    bridge.watch(lambda _: lambda: None, lambda: version[0])
    bridge.look()
    assert heard == []
    version[0] = 2
    bridge.look()
    bridge.look()
    assert heard == ["wrote"]
    bridge.leave()
    version[0] = 3
    bridge.look()
    assert heard == ["wrote"]
