"""The window in its main variants: nothing cut by accident, nothing over another, texts on their sides."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.assets import resource
from annotator.gui.main_window import MainWindow
from annotator.gui.reader.view import ReaderView
from annotator.gui.widgets.labels import ElidedLabel, TitleLabel
from tests.gui.gallery import KEPT, VARIANTS, Variant, build, undo_language, with_palette

_MOST_KILOBYTES = 150


@pytest.fixture(params=VARIANTS, ids=lambda variant: variant.name)
def variant(request: pytest.FixtureRequest) -> Variant:
    return request.param


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, sample_library: Path, variant: Variant
) -> Iterator[MainWindow]:
    library = Path(shutil.copy(sample_library, tmp_path / "sample.annotator"))
    made, _ = build(qapp, variant, tmp_path / "config", library)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    undo_language(qapp)
    qapp.setStyleSheet("")


def test_a_variant_is_drawn_whole(window: MainWindow, variant: Variant) -> None:
    picture = window.grab().toImage()
    assert picture.width() == variant.width
    assert cut_labels(window) == []
    assert overlapping(window) == []
    assert texts_on_their_sides(window)
    assert window.inspector.claim.width() <= window.inspector.width()
    assert window.reader.height() >= window.height() * 0.5
    corner = picture.pixelColor(picture.width() // 2, 4).lightness()
    assert (corner < 128) == (variant.theme == "dark")


def cut_labels(window: MainWindow) -> list[str]:
    """Return the labels and buttons whose text has less room than it takes, unless they shorten themselves."""
    found = []
    for one in (*window.findChildren(QLabel), *window.findChildren(QPushButton)):
        if not one.isVisible() or not one.text() or isinstance(one, ElidedLabel | TitleLabel):
            continue
        wanted = one.sizeHint()
        if isinstance(one, QLabel) and one.wordWrap():
            is_cut = one.heightForWidth(one.width()) > one.height()
        else:
            is_cut = wanted.width() > one.width() or wanted.height() > one.height()
        if is_cut:
            found.append(f"{one.text()}: {one.size().toTuple()} of {wanted.toTuple()}")
    return found


def overlapping(window: MainWindow) -> list[str]:
    """Return the pairs of parts in one layout that lie over each other."""
    found = []
    for parent in (window.top_bar, window.header, window.reader_bar, window.try_card, window.inspector.claim,
                   window.status, window.tables, window.centralWidget()):
        shown = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()]
        for first, second in combinations(shown, 2):
            if first.geometry().intersects(second.geometry()):
                found.append(f"{type(parent).__name__}: {first!r} and {second!r}")
    return found


def texts_on_their_sides(window: MainWindow) -> bool:
    """Tell whether English stands left of Persian, and the parts follow the direction of the interface."""
    reader = window.reader
    assert isinstance(reader, ReaderView)
    columns = reader._geometry.columns
    navigator = QRect(window.navigator.mapTo(window, QPoint(0, 0)), window.navigator.size())
    is_mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return columns["en"].left < columns["fa"].left and (navigator.left() > window.width() // 2) == is_mirrored


def test_a_picture_with_a_palette_keeps_its_colours() -> None:
    picture = QImage(4, 1, QImage.Format.Format_RGB32)
    for x, colour in enumerate((0xFFFFFF, 0x2355D6, 0x2355D6, 0x16181D)):
        picture.setPixel(x, 0, 0xFF000000 | colour)
    reduced = with_palette(picture)
    assert reduced.format() == QImage.Format.Format_Indexed8
    assert [reduced.pixel(x, 0) & 0xFFFFFF for x in range(4)] == [0xFFFFFF, 0x2355D6, 0x2355D6, 0x16181D]

@pytest.mark.parametrize("name", KEPT)
def test_the_kept_pictures_are_small(name: str) -> None:
    path = resource("screenshots") / f"{name}.png"
    assert path.stat().st_size <= _MOST_KILOBYTES * 1024
    size = next((one.width, one.height) for one in VARIANTS if one.name == name)
    assert QImage(str(path)).size().toTuple() == size
