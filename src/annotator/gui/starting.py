"""What the application needs before its first window: language, looks, and a net for faults."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from annotator import __version__
from annotator.assets import resource
from annotator.errors import AssetMissing
from annotator.gui import theme
from annotator.gui.settings import Settings, config_folder
from annotator.gui.stylesheet import stylesheet, theme_of


class KeyNames(QTranslator):
    """Keeps the names of keys as they stand on the keyboard: ``Ctrl`` in a Persian menu, too."""

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Return the English name of a key; nothing for other texts, which others translate."""
        return source if context == "QShortcut" else None

    def isEmpty(self) -> bool:
        """Return that there is something to translate."""
        return False


class Looks(QObject):
    """Puts a theme on the application and follows the system's."""

    def __init__(self, application: QApplication, settings: Settings, language: str) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._language = language
        self._is_dressed = False
        theme.load_fonts()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def apply(self, name: str) -> None:
        """Put a theme on: system, light or dark."""
        is_dark = name == "dark"
        if name not in ("light", "dark"):
            is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        chosen = theme.THEMES["dark" if is_dark else "light"]
        theme.apply(self._application, chosen, self._language)
        if self._is_dressed:
            self._application.setStyleSheet(stylesheet(chosen))

    def dress(self) -> None:
        """Put the style sheet on.

        Done when the window is built: a widget under a style sheet is polished again whenever it
        gets another parent, which took a quarter of the start.
        """
        self._is_dressed = True
        self._application.setStyleSheet(stylesheet(theme_of(self._application.palette())))

    def _follow(self) -> None:
        if self._settings.text("theme") == "system":
            self.apply("system")


def set_language(application: QApplication, language: str) -> str:
    """Set language, digits and direction; return ``fa`` or ``en``. An empty language is the system's."""
    if not language:
        language = "fa" if QLocale.system().language() == QLocale.Language.Persian else "en"
    QLocale.setDefault(QLocale(QLocale.Language.Persian if language == "fa" else QLocale.Language.English))
    if language == "fa":
        qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for folder, name in ((qt_texts, "qtbase_fa"), (_own_texts(), "annotator_fa")):
            translator = QTranslator(application)
            if folder and translator.load(name, folder):
                application.installTranslator(translator)
        application.installTranslator(KeyNames(application))
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight
    )
    return language


def report_faults(window: QWidget) -> None:
    """Catch what nobody caught: write a report without document text, tell the user, go on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from annotator.gui.dialogs.trouble_dialog import TroubleDialog

        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = fault_report(kind, trace)
        place = store_report(report, config_folder() / "reports")
        TroubleDialog(report, place, window).open()

    sys.excepthook = hook


def fault_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return versions, the kind of fault and where it arose; its message may quote a paper: left out."""
    lines = [
        f"annotator {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{datetime.now().astimezone().isoformat(timespec='seconds')} {kind.__name__}",
    ]
    lines += [f"  {Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace)]
    return "\n".join(lines)


def store_report(report: str, folder: Path) -> str:
    """Write a report and return where it lies, or an empty string when it cannot be written."""
    path = folder / f"report-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report + "\n", encoding="utf-8")
    except OSError:
        return ""
    return str(path)


def _own_texts() -> str:
    try:
        return str(resource("i18n"))
    except AssetMissing:
        return ""
