"""Opening libraries: the one of last time, another, a new one, the sample of the first start."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from annotator.gui.conducting.deeds import Deeds
from annotator.gui.conducting.desk import Desk
from annotator.gui.conducting.files import Files
from annotator.gui.settings import Settings
from annotator.gui.work import Progress
from annotator.services.workspace import Workspace

SAMPLE = "sample.annotator"
USUAL = "library.annotator"
"""The name of the library the command line makes where none is named."""
KINDS = "*.annotator"
Take = Callable[[Workspace], None]


def data_folder() -> Path:
    """Return the folder of libraries that were not put elsewhere; ``ANNOTATOR_DATA`` names another."""
    named = os.environ.get("ANNOTATOR_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("annotator", appauthor=False)


class Opening:
    """Opens libraries for one person."""

    def __init__(self, desk: Desk, deeds: Deeds, files: Files, settings: Settings, person: str) -> None:
        self._desk = desk
        self._deeds = deeds
        self._files = files
        self._window = desk.window
        self._settings = settings
        self._person = person

    def open_first(self, library: str | None, take: Take) -> None:
        """Open the library named, or the one of last time, or the one the command line uses, or the sample."""
        last = self._settings.text("library")
        usual = data_folder() / USUAL
        if library:
            self.open(library, take)
        elif last and ("://" in last or Path(last).exists()):
            self.open(last, take)
        elif usual.exists():
            self.open(str(usual), take)
        else:
            self.open_sample(take)

    def open(self, path: str, take: Take, *, create: bool = False) -> None:
        """Open a library; where it cannot be written, for reading."""
        workspace = self._deeds.attempt(lambda: Workspace.open(path, user=self._person, create=create))
        if workspace is None:
            self._window.show_mode("read")
            self._window.show_paper_parts(self._desk.is_open and bool(self._desk.papers))
            return
        self._settings.set("library", workspace.library.path)
        self._show_card(is_sample=Path(path).name == SAMPLE)
        take(workspace)
        if workspace.library.read_only:
            text = QCoreApplication.translate(
                "Opening", "This library can be read only. To change it, copy it to a folder of your own."
            )
            self._window.messages.say(text, "question")

    def open_sample(self, take: Take) -> None:
        """Open the sample; it is made, off the window's thread, if it is not there yet."""
        path = data_folder() / SAMPLE
        if path.exists():
            self.open(str(path), take)
            return
        person = self._person

        def make(progress: Progress) -> str:
            from annotator.services.sample import make_sample  # the first window needs none of it

            make_sample(path, person, progress=progress).close()
            return str(path)

        what = QCoreApplication.translate("Opening", "Making the sample library")
        self._files.start(what, make, lambda made: self.open(made, take))

    def ask_open(self, take: Take) -> None:
        """Choose a library."""
        title = QCoreApplication.translate("Opening", "Open library")
        path, _ = QFileDialog.getOpenFileName(self._window, title, str(data_folder()), KINDS)
        if path:
            self.open(path, take)

    def ask_new(self, take: Take) -> None:
        """Choose a place for a new library and make it."""
        title = QCoreApplication.translate("Opening", "New library")
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path, _ = QFileDialog.getSaveFileName(self._window, title, str(folder / "library.annotator"), KINDS)
        if path:
            wanted = path if Path(path).suffix else f"{path}.annotator"
            self.open(wanted, take, create=True)

    def dismiss_card(self) -> None:
        """Do not show the card of the first start again."""
        self._settings.set("card_dismissed", True)
        self._window.try_card.hide()

    def _show_card(self, *, is_sample: bool) -> None:
        self._window.try_card.setVisible(is_sample and not self._settings.is_on("card_dismissed"))
