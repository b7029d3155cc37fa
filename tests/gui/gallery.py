"""Pictures of the window in its main variants: ``python -m tests.gui.gallery DIR [LIBRARY]``.

The pictures are for the eye; ``test_gallery`` asserts what a program can see. Colours are brought down
to a palette, so that a picture of text stays small enough to live beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QLocale
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.gui.conductor import Conductor
from annotator.gui.main_window import MainWindow
from annotator.gui.reader.view import ReaderView
from annotator.gui.settings import Settings
from annotator.gui.starting import Looks, set_language
from annotator.services.sample import make_sample

_COLOURS = 144
_EXACT = 32
"""The most frequent colours, grounds and inks, stay as they are."""


@dataclass(frozen=True)
class Variant:
    """One look of the window; ``zoom`` is that of the reader's text in percent."""

    name: str
    width: int
    height: int
    theme: str = "light"
    language: str = "en"
    zoom: int = 100


VARIANTS: tuple[Variant, ...] = (
    Variant("main-window", 1600, 1000),
    Variant("dark", 1600, 1000, theme="dark"),
    Variant("persian", 1600, 1000, language="fa"),
    Variant("persian-dark", 1600, 1000, theme="dark", language="fa"),
    Variant("small", 1100, 700),
    Variant("small-persian-dark", 1100, 700, theme="dark", language="fa"),
    Variant("large-text", 1600, 1000, zoom=200),
    Variant("small-large-text-persian", 1100, 700, language="fa", zoom=200),
)
KEPT = ("main-window", "dark", "persian", "small")
"""The variants kept beside the README."""


def settle(milliseconds: int = 50) -> None:
    """Let the window lay itself out and paint."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QCoreApplication.processEvents()


def build(application: QApplication, variant: Variant, folder: Path, library: Path) -> tuple[MainWindow, Conductor]:
    """Return a window at work on a library, its first claim selected, and its conductor."""
    settings = Settings(folder)
    language = set_language(application, variant.language)
    looks = Looks(application, settings, language)
    looks.apply(variant.theme)
    window = MainWindow(ReaderView(), settings)
    conductor = Conductor(window, window.reader, settings, "Analyst B")
    looks.dress()
    window.resize(variant.width, variant.height)
    window.show()
    conductor.opening.open(str(library), conductor.take)
    window.reader.set_zoom(variant.zoom)
    first = next(iter(conductor.desk.claims), "")
    if first:
        conductor.desk.show_claim(first, goes_there=False)
    settle()
    return window, conductor


def undo_language(application: QApplication) -> None:
    """Go back to an English window."""
    set_language(application, "en")
    QLocale.setDefault(QLocale(QLocale.Language.English))


def with_palette(picture: QImage, colours: int = _COLOURS) -> QImage:
    """Return a picture in its most frequent colours; the others take the nearest of them."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(picture.constBits()).cast("B").cast("I")
    counted = Counter(pixels)
    ordered = [value for value, _ in counted.most_common()]
    chosen = ordered[:_EXACT]
    # Of the rest, two colours that differ by less than an eye sees count as one, so that rare ones get a place.
    near: dict[int, int] = {}
    for value in ordered[_EXACT:]:
        near.setdefault(value & 0xF0F0F0, value)
    chosen += list(near.values())[: colours - len(chosen)]
    table = [QColor(value & 0xFFFFFF).rgb() for value in chosen]
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table)


def write(folder: Path, library: Path | None, chosen: Callable[[Variant], bool] = lambda _: True) -> list[Path]:
    """Render the variants into a folder and return the files."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as work:
        sample = Path(work) / "sample.annotator"
        if library is None:
            make_sample(sample, "Analyst A").close()
        else:
            shutil.copy(library, sample)
        for variant in filter(chosen, VARIANTS):
            window, _ = build(application, variant, Path(work) / variant.name, sample)
            settle(400)
            path = folder / f"{variant.name}.png"
            with_palette(window.grab().toImage()).save(str(path))
            written.append(path)
            window.close()
            undo_language(application)
    return written


def main(arguments: list[str]) -> int:
    """Write the pictures and print where they are."""
    if not arguments:
        sys.stderr.write("python -m tests.gui.gallery DIR [LIBRARY]\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    library = Path(arguments[1]) if len(arguments) > 1 else None
    only = os.environ.get("ANNOTATOR_VARIANTS", "").split()
    for path in write(Path(arguments[0]), library, lambda one: not only or one.name in only):
        sys.stdout.write(f"{path} {path.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
