"""Settings of one person on one machine, in a file of the user's configuration folder.

The table lists every setting with its default; nothing else is stored. ``ANNOTATOR_CONFIG``
names another folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

SETTINGS: Mapping[str, object] = {
    "theme": "system",  # system, light or dark
    "language": "",  # "" as the system, en or fa
    "library": "",  # the library opened last
    "person": "",  # the login used last
    "keys": "{}",  # {action id: [portable key texts]}, JSON
    "card_dismissed": False,  # the card of the first start
    "reader/view": "both",  # en, both or fa
    "reader/zoom": 100,  # percent
    "reader/repairs": False,  # repaired places are marked
    "reader/swapped": False,  # the sides of the texts
    "reader/focus": False,  # all rows but the current one are dimmed
    "reader/patterns": False,  # highlights carry a pattern beside their colour
    "export/last": "{}",  # the last choice of the export dialog, JSON
    "window/geometry": QByteArray(),
    "window/across": QByteArray(),
    "window/down": QByteArray(),
    "window/hidden": "[]",  # parts switched off, JSON
    "window/columns": "{}",  # {table: header state as hexadecimal}, JSON
}


def config_folder() -> Path:
    """Return the folder of the settings file; it may not exist yet."""
    named = os.environ.get("ANNOTATOR_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("annotator", appauthor=False)


class Settings:
    """The settings file."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = QSettings(str((folder or config_folder()) / "annotator.ini"), QSettings.Format.IniFormat)

    def text(self, name: str) -> str:
        """Return a text setting."""
        return str(self._value(name))

    def number(self, name: str) -> int:
        """Return a number; the default if the file holds something else."""
        try:
            return int(str(self._value(name)))
        except ValueError:
            return int(str(SETTINGS[name]))

    def is_on(self, name: str) -> bool:
        """Return a switch."""
        return str(self._value(name)).lower() in ("true", "1")

    def data(self, name: str) -> QByteArray:
        """Return bytes, such as the geometry of a window."""
        value = self._value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def plain(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return a setting kept as JSON; the default if the file was damaged."""
        try:
            return json.loads(self.text(name))
        except json.JSONDecodeError:
            return json.loads(str(SETTINGS[name]))

    def set(self, name: str, value: object) -> None:
        """Store a setting.

        Raises:
            KeyError: the setting is not in the table.
        """
        default = SETTINGS[name]
        is_plain = isinstance(default, str) and default[:1] in ("{", "[")
        self._file.setValue(name, json.dumps(value, ensure_ascii=False) if is_plain else value)

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()

    def remapped_keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys the user chose, by action."""
        stored = self.plain("keys")
        if not isinstance(stored, dict):
            return {}
        return {
            str(action): tuple(str(key) for key in keys)
            for action, keys in stored.items()
            if isinstance(keys, list)
        }

    def _value(self, name: str) -> object:
        value: object = self._file.value(name, SETTINGS[name])
        return value
