"""One key, one wish, on either keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.action_table import ACTION_BY_ID
from annotator.gui.reader import keys

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def key(text: str, code: Qt.Key = Qt.Key.Key_unknown, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text)


@pytest.mark.parametrize("digits", ["123456789", "۱۲۳۴۵۶۷۸۹", "١٢٣٤٥٦٧٨٩"])
def test_digits_of_every_script_are_tag_keys(digits: str) -> None:
    assert [keys.tag_number(key(digit)) for digit in digits] == list(range(1, 10))


@pytest.mark.parametrize(
    "event",
    [key("0"), key("۰"), key("a"), key(""), key("²"), key("1", Qt.Key.Key_1, CONTROL)],
)
def test_zero_and_commands_are_no_tag_keys(event: QKeyEvent) -> None:
    assert keys.tag_number(event) is None


@pytest.mark.parametrize(("latin", "persian"), list(zip("nvqmuarctjsl", "درضپعشقزفتسم", strict=True)))
def test_the_persian_letter_on_a_key_wishes_the_same(latin: str, persian: str) -> None:
    assert keys.wish(key(latin)) == keys.wish(key(persian)) == keys.WISHES[latin]


@pytest.mark.parametrize(
    ("code", "wish"),
    [(Qt.Key.Key_Return, "claim_note"), (Qt.Key.Key_Enter, "claim_note"), (Qt.Key.Key_Delete, "claim_delete"),
     (Qt.Key.Key_Space, "confirm_row")],
)
def test_special_keys_wish_too(code: Qt.Key, wish: str) -> None:
    assert keys.wish(key("\r", code)) == wish


@pytest.mark.parametrize("modifier", ["ControlModifier", "AltModifier", "MetaModifier", "ShiftModifier"])
def test_a_letter_with_a_modifier_is_left_to_the_window(modifier: str) -> None:
    assert keys.wish(key("n", Qt.Key.Key_N, getattr(Qt.KeyboardModifier, modifier))) is None


def test_letters_that_mean_an_action_of_the_window_use_its_name() -> None:
    rows_only = {"add_translation", "join_row", "split_row", "confirm_row"}
    wishes = {*keys.WISHES.values(), *keys.SPECIAL_WISHES.values()}
    assert wishes - rows_only <= ACTION_BY_ID.keys()
