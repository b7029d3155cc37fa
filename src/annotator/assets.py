"""Where shipped files lie: migrations, fonts, icons, the sample.

A wheel carries ``db/`` and ``resources/`` inside the package; a source checkout keeps
them at its top level. Only this module knows, so nobody else builds a path.
"""

from __future__ import annotations

from pathlib import Path

from annotator.errors import AssetMissing

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_assets", _PACKAGE.parents[1])


def asset(relative: str) -> Path:
    """Return the path of a shipped file or folder such as ``resources/icons/tag.svg``.

    Raises:
        AssetMissing: no place holds it.
    """
    for place in _PLACES:
        path = place / relative
        if path.exists():
            return path
    raise AssetMissing(relative, tuple(str(place) for place in _PLACES))


def resource(relative: str) -> Path:
    """Return the path of a file below ``resources/``."""
    return asset(f"resources/{relative}")


def migrations() -> Path:
    """Return the folder of the numbered SQL files."""
    return asset("db")
