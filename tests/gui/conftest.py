"""A whole window on the sample library, offscreen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.conductor import Conductor
from annotator.gui.main_window import MainWindow
from annotator.gui.reader.view import ReaderView
from annotator.gui.settings import Settings
from annotator.gui.starting import Looks, set_language
from annotator.services.sample import make_sample


@dataclass
class Opened:
    """A window at work."""

    window: MainWindow
    conductor: Conductor
    settings: Settings

    @property
    def reader(self) -> ReaderView:
        reader = self.window.reader
        assert isinstance(reader, ReaderView)
        return reader

    @property
    def desk(self):  # noqa: ANN201 - the conductor's
        return self.conductor.desk


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sample library nobody may change; tests copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.annotator"
    make_sample(path, "somebody").close()
    return path


@pytest.fixture
def library(sample_library: Path, tmp_path: Path) -> Path:
    """Return a sample library of one's own."""
    return Path(shutil.copy(sample_library, tmp_path / "sample.annotator"))


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return a function that builds a window; it is closed afterwards."""
    made: list[Opened] = []

    def make(*, theme: str = "light", mirrored: bool = False, folder: Path | None = None) -> Opened:
        settings = Settings(folder or tmp_path / "config")
        language = set_language(qapp, "en")
        looks = Looks(qapp, settings, language)
        looks.apply(theme)
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        qapp.setLayoutDirection(direction)
        window = MainWindow(ReaderView(), settings)
        conductor = Conductor(window, window.reader, settings, "Ana")
        conductor.theme_requested.connect(looks.apply)
        looks.dress()
        window.resize(1400, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        opened = Opened(window, conductor, settings)
        made.append(opened)
        return opened

    yield make
    for opened in made:
        opened.window.close()
        opened.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")


@pytest.fixture
def opened(make_window: Callable[..., Opened], library: Path) -> Opened:
    """Return a window with the sample open and the keyboard in the reader."""
    one = make_window()
    one.conductor.opening.open(str(library), one.conductor.take)
    one.reader.setFocus()
    return one
