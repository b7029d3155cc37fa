"""Icons drawn in the colours of the palette.

The SVG files are Lucide's (ISC, see ``resources/icons/LICENSE``); their strokes say
``currentColor``, which is filled in when an icon is loaded.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from annotator.assets import resource

_SIZE = 16
_SCALES = (1, 2)


def icon(name: str, colour: QColor, *, disabled: QColor | None = None) -> QIcon:
    """Return an icon of ``resources/icons`` in one colour, and in another when disabled.

    Raises:
        AssetMissing: there is no icon of this name.
    """
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(_pixmap(name, colour.name(), scale), QIcon.Mode.Normal)
        if disabled is not None:
            result.addPixmap(_pixmap(name, disabled.name(), scale), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, scale: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # the first window shows no icon

    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    pixmap = QPixmap(_SIZE * scale, _SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, _SIZE * scale, _SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
