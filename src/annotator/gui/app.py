"""Starts the window: looks for a display first, then builds the application.

Nothing of Qt is imported before the machine was found able to show a window, so that what is
missing can be said in one sentence instead of an abort.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


QT_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libdbus-1-3 libfontconfig1 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0"
)
"""Debian packages of the system libraries Qt's xcb platform loads and a bare Debian lacks."""
NO_DISPLAY = (
    "There is no display to show a window on. Log in to a desktop, or over ssh with -X; or run "
    "`annotator demo`, which does the main job without a window."
)
NO_ANSWER = (
    "The display {display} does not answer. Check DISPLAY and the right to use it; or run `annotator demo`, "
    "which does the main job without a window."
)
NO_LIBRARIES = (
    "Qt's system libraries are missing ({name}). On Debian or Ubuntu install them with:\n"
    "apt install {packages}\n"
    "Without them `annotator demo` works all the same."
)
_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_START = 2000
"""Milliseconds after which the start is over and garbage is collected again."""
UNAVAILABLE = 4
"""Exit code: what the window needs is not there."""


def missing_display(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window cannot be shown for want of a display; Qt would abort the process."""
    if not platform.startswith("linux"):
        return False
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in _WITHOUT_DISPLAY:
        return False
    return not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def x11_problem(environment: Mapping[str, str], platform: str) -> str:
    """Return why Qt could not show a window on X11, or nothing; it would abort instead of raising an error.

    Its platform plugin is loaded, which Qt does next anyway, and the display is greeted.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not platform.startswith("linux") or chosen not in ("", "xcb") or environment.get("WAYLAND_DISPLAY"):
        return ""
    from PySide6.QtCore import QLibraryInfo

    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / "libqxcb.so"
    try:
        if plugin.exists():  # a Qt built without X11 has none
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return NO_LIBRARIES.format(name=str(error).partition(":")[0], packages=QT_PACKAGES)
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return NO_ANSWER.format(display=environment.get("DISPLAY", "")) if is_refused else ""


def run(library: str | None, user: str, lang: str | None) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        library: path or address of a library, or None for the last one or the sample.
        user: login of the person at work.
        lang: fa, en, or None for the setting or the system's language.
    """
    if missing_display(os.environ, sys.platform):
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return UNAVAILABLE
    # Nothing made while the window is built is garbage; looking for some costs a twentieth of the start.
    gc.disable()
    # Before Qt: PySide6 reads the source of every module imported after it, to see whether that uses it.
    import annotator.services.workspace  # noqa: F401

    try:
        from PySide6 import QtWidgets
    except ImportError as error:
        name = str(error).partition(":")[0]
        print(NO_LIBRARIES.format(name=name, packages=QT_PACKAGES), file=sys.stderr)  # noqa: T201
        return UNAVAILABLE
    problem = x11_problem(os.environ, sys.platform)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return UNAVAILABLE
    application = QtWidgets.QApplication(sys.argv[:1])
    return _run(application, library, user, lang)


def _run(application: QApplication, library: str | None, user: str, lang: str | None) -> int:
    from PySide6.QtCore import QTimer

    from annotator.gui.conductor import Conductor
    from annotator.gui.main_window import MainWindow
    from annotator.gui.reader.view import ReaderView
    from annotator.gui.settings import Settings
    from annotator.gui.starting import Looks, report_faults, set_language

    settings = Settings()
    language = set_language(application, lang or settings.text("language"))
    looks = Looks(application, settings, language)
    looks.apply(settings.text("theme"))
    reader = ReaderView()
    window = MainWindow(reader, settings)
    report_faults(window)
    conductor = Conductor(window, reader, settings, settings.text("person") or user)
    conductor.theme_requested.connect(looks.apply)
    looks.dress()
    window.show()
    QTimer.singleShot(_START, gc.enable)
    # The window is painted before the library is read.
    QTimer.singleShot(0, conductor, lambda: conductor.opening.open_first(library, conductor.take_in_turns))
    return application.exec()
