"""The actions of a window: made from the table, with the keys of the moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.gui.action_table import ACTIONS, CONTEXT, NEEDS, PERSIAN_KEYS, ActionSpec
from annotator.gui.icons import icon
from annotator.gui.widgets.drawing import plain_tip


def translated(text: str) -> str:
    """Return a text of the table in the language of the interface."""
    return QCoreApplication.translate(CONTEXT, text)


def shown_keys(keys: tuple[str, ...]) -> str:
    """Return keys as people read them: ``Ctrl+Shift+Z, Ctrl+Y``, the same in every language of the interface."""
    portable = QKeySequence.SequenceFormat.PortableText
    shown = QKeySequence.SequenceFormat.NativeText if sys.platform == "darwin" else portable
    return ", ".join(QKeySequence(key, portable).toString(shown) for key in keys)


def all_keys(spec: ActionSpec, keys: tuple[str, ...]) -> list[QKeySequence]:
    """Return the key sequences of an action, with the Persian keyboard's twins of single letters."""
    twins = [PERSIAN_KEYS[key] for key in keys if spec.scope == "reader" and key in PERSIAN_KEYS]
    return [QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in (*keys, *twins)]


class Actions(QObject):
    """The actions of one window, made from the table.

    ``remapped`` gives the keys of actions whose keys were changed. ``reader`` is the widget
    that must have the focus for single letters.
    """

    def __init__(self, window: QWidget, reader: QWidget, remapped: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._letters: dict[str, QAction] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._missing: dict[str, str] = {}
        for spec in ACTIONS:
            action = QAction(translated(spec.text), self)
            action.setObjectName(spec.id)
            action.setCheckable(spec.is_checkable)
            self._actions[spec.id] = action
            (reader if spec.scope == "reader" else window).addAction(action)
        self._reader = reader
        self.remap(remapped)

    def __getitem__(self, action_id: str) -> QAction:
        """Return an action by its id."""
        return self._actions[action_id]

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the portable key texts an action has now."""
        return self._keys[action_id]

    def missing(self, action_id: str) -> str:
        """Return why an action cannot be done now, or an empty string."""
        return self._missing.get(action_id, "")

    def remap(self, remapped: Mapping[str, tuple[str, ...]]) -> None:
        """Give actions the keys of the table, or those the user chose."""
        for spec in ACTIONS:
            keys = remapped.get(spec.id, spec.keys)
            self._keys[spec.id] = keys
            action = self._actions[spec.id]
            if spec.scope == "reader":
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.setShortcuts(all_keys(spec, keys))
            else:
                letters = tuple(key for key in keys if len(key) == 1)
                action.setShortcuts(all_keys(spec, tuple(key for key in keys if len(key) > 1)))
                self._add_letter_twin(spec, letters)

    def colour(self, menu: str, colour: QColor, disabled: QColor) -> None:
        """Draw the icons of one menu in the colours of the palette."""
        for spec in ACTIONS:
            if spec.icon and spec.menu == menu:
                self._actions[spec.id].setIcon(icon(spec.icon, colour, disabled=disabled))

    def rename(self, action_id: str, text: str) -> None:
        """Give an action a text of the moment, such as ``Undo tag ‘Security’``."""
        self._actions[action_id].setText(text.replace("&", "&&"))
        self._names[action_id] = text

    def enable(self, facts: Callable[[str], bool]) -> None:
        """Enable what can be done; the tooltip of the rest says what is missing."""
        for spec in ACTIONS:
            missing = next((need for need in spec.needs if not facts(need)), None)
            action = self._actions[spec.id]
            action.setEnabled(missing is None)
            name = self._names.get(spec.id, translated(spec.text)).rstrip("…")
            keys = shown_keys(self._keys[spec.id])
            hint = f"{name} ({keys})" if keys else name
            self._missing[spec.id] = "" if missing is None else translated(NEEDS[missing])
            action.setToolTip(plain_tip(f"{hint}\n{self._missing[spec.id]}".strip()))

    def _add_letter_twin(self, spec: ActionSpec, letters: tuple[str, ...]) -> None:
        twin = self._letters.get(spec.id)
        if twin is None:
            if not letters:
                return
            twin = QAction(self)
            twin.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            main = self._actions[spec.id]
            twin.triggered.connect(main.trigger)
            self._letters[spec.id] = twin
            self._reader.addAction(twin)
        twin.setShortcuts(
            [
                QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
                for letter in letters
                for key in (letter, *_twin_of(letter))
            ]
        )


def _twin_of(letter: str) -> tuple[str, ...]:
    return (PERSIAN_KEYS[letter],) if letter in PERSIAN_KEYS else ()
