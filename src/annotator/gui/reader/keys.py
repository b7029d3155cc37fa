"""Single keys while the reader has the focus: digits set tags, letters ask for deeds.

Letters of the Persian keyboard (ISIRI 9147, and the older Windows layout where it differs)
stand for the Latin letter on the same physical key, so a reader typing Persian need not switch.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

WISHES: dict[str, str] = {
    "n": "claim_new", "v": "tag_new", "q": "tag_last", "m": "claim_note", "u": "tag_remove",
    "a": "accept", "r": "reject", "c": "comment", "t": "add_translation",
    "j": "join_row", "s": "split_row", "l": "link",
}
"""Letter -> name of the wish the reader emits; the names are ids of the action table."""

SPECIAL_WISHES: dict[Qt.Key, str] = {
    Qt.Key.Key_Return: "claim_note", Qt.Key.Key_Enter: "claim_note", Qt.Key.Key_Delete: "claim_delete",
    Qt.Key.Key_Space: "confirm_row",
}

PERSIAN_KEYS: dict[str, str] = {
    "د": "n", "ر": "v", "ض": "q", "پ": "m", "ئ": "m", "ع": "u", "ش": "a", "ق": "r", "ز": "c", "ژ": "c",
    "ف": "t", "ت": "j", "س": "s", "م": "l",
}
"""Persian letter -> the Latin letter on the same key."""

_Modifier = Qt.KeyboardModifier
_COMMANDING = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier


def tag_number(event: QKeyEvent) -> int | None:
    """Return 1 to 9 for a digit key of any script, typed without Ctrl, Alt or Shift; else None."""
    text = event.text()
    if len(text) != 1 or event.modifiers() & _COMMANDING:
        return None
    digit = unicodedata.digit(text, 0) if unicodedata.category(text) == "Nd" else 0
    return digit or None


def wish(event: QKeyEvent) -> str | None:
    """Return the name of the wish a key stands for, or None."""
    if event.modifiers() & (_COMMANDING | _Modifier.ShiftModifier):
        return None
    special = SPECIAL_WISHES.get(Qt.Key(event.key())) if event.key() in _SPECIAL_NUMBERS else None
    if special:
        return special
    letter = event.text().lower()
    return WISHES.get(PERSIAN_KEYS.get(letter, letter))


_SPECIAL_NUMBERS = frozenset(int(key) for key in SPECIAL_WISHES)
