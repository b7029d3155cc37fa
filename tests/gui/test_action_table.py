"""The table of actions is whole: ids, keys, needs, icons, menus."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QKeySequence

from annotator.assets import resource
from annotator.gui.action_table import ACTION_BY_ID, ACTIONS, MENUS, NEEDS, PERSIAN_KEYS
from annotator.gui.reader.keys import PERSIAN_KEYS as READER_KEYS
from annotator.gui.reader.keys import WISHES
from tests.gui.conftest import Opened


def test_every_action_has_an_id_of_its_own() -> None:
    assert [name for name, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []


def test_no_key_belongs_to_two_actions() -> None:
    keys = Counter(key for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_an_action_is_complete(spec: object) -> None:
    assert spec.text  # type: ignore[attr-defined]
    assert spec.menu in dict(MENUS)  # type: ignore[attr-defined]
    assert set(spec.needs) <= set(NEEDS)  # type: ignore[attr-defined]
    for key in spec.keys:  # type: ignore[attr-defined]
        assert not QKeySequence(key, QKeySequence.SequenceFormat.PortableText).isEmpty(), key
    if spec.icon:  # type: ignore[attr-defined]
        assert resource(f"icons/{spec.icon}.svg").is_file()  # type: ignore[attr-defined]


def test_every_need_is_asked_for_and_every_icon_is_used() -> None:
    assert {need for spec in ACTIONS for need in spec.needs} == set(NEEDS)
    files = {path.stem for path in resource("icons").glob("*.svg")}
    assert files == {spec.icon for spec in ACTIONS if spec.icon}


def test_the_reader_asks_for_actions_of_the_table() -> None:
    assert set(WISHES.values()) <= set(ACTION_BY_ID)


def test_the_persian_keyboard_is_the_same_in_table_and_reader() -> None:
    for latin, persian in PERSIAN_KEYS.items():
        assert READER_KEYS[persian] == latin.lower()


def test_every_action_does_something(opened: Opened) -> None:
    idle = [
        spec.id for spec in ACTIONS
        if opened.window.actions_table[spec.id].receivers(SIGNAL("triggered(bool)")) == 0
        and opened.window.actions_table[spec.id].receivers(SIGNAL("toggled(bool)")) == 0
    ]
    assert idle == []


def test_a_disabled_action_says_what_is_missing(opened: Opened) -> None:
    opened.reader.clear_selection()
    action = opened.window.actions_table["claim_new"]
    assert not action.isEnabled()
    assert action.toolTip() == "New claim (N)\nSelect text in the reader first."


def test_remapped_keys_are_used_shown_and_kept(opened: Opened) -> None:
    opened.settings.set("keys", {"claim_new": ["G"], "search": ["Ctrl+9"]})
    opened.conductor._remap()
    actions = opened.window.actions_table
    assert [key.toString() for key in actions["claim_new"].shortcuts()] == ["G"]
    assert [key.toString() for key in actions["search"].shortcuts()] == ["Ctrl+9"]
    assert opened.window.top_bar.search.placeholderText().endswith("Ctrl+9\u2069")
    assert opened.settings.remapped_keys() == {"claim_new": ("G",), "search": ("Ctrl+9",)}
