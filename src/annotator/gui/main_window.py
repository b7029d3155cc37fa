"""The main window: where the parts stand, the menus, and what survives a restart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from annotator.gui.action_table import ACTIONS, CONTEXT, MENUS
from annotator.gui.actions import Actions, translated
from annotator.gui.panels.find_bar import FindBar
from annotator.gui.panels.inspector import InspectorPanel
from annotator.gui.panels.message_bar import MessageBar
from annotator.gui.panels.navigator import NavigatorPanel
from annotator.gui.panels.reader_bar import PaperHeader, ReaderBar
from annotator.gui.panels.status import StatusPanel
from annotator.gui.panels.tables import KINDS, TablesPanel
from annotator.gui.panels.top_bar import MODES, TopBar
from annotator.gui.panels.try_card import TryCard
from annotator.gui.panels.welcome import WelcomePanel
from annotator.gui.settings import Settings
from annotator.gui.stylesheet import theme_of

_TABLES = 240
"""Pixels of height the tables take at first."""
_ABOVE_READER, _ABOVE_READER_LOW = 184, 132
"""Pixels the titles, the line to try and the bar take above the reader, and in a low window."""
_LOW, _NARROW = 820, 1280
"""Pixels of height and width below which the window gives what is not text less room."""
_SIDES, _SIDES_NARROW = (228, 332), (196, 256)
"""Pixels of width the navigator and the inspector take at first."""
PARTS = ("navigator", "inspector", "tables")


class MainWindow(QMainWindow):
    """The window of one library.

    Signals:
        files_dropped(paths): files were dragged onto the window.
        closing: the window goes; what was typed is to be committed.
        theme_changed: the palette is another one now.
    """

    files_dropped = Signal(list)
    closing = Signal()
    theme_changed = Signal()

    def __init__(self, reader: QWidget, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Annotator")
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        self._settings = settings
        self.reader = reader
        self.top_bar = TopBar(self)
        self.navigator = NavigatorPanel(self)
        self.inspector = InspectorPanel(self)
        self.tables = TablesPanel(self)
        self.header = PaperHeader(self)
        self.reader_bar = ReaderBar(self)
        self.find_bar = FindBar(self)
        self.messages = MessageBar(self)
        self.try_card = TryCard(self)
        self.welcome = WelcomePanel(self)
        self.status = StatusPanel(self)
        self.setStatusBar(self.status)
        self.actions_table = Actions(self, reader, settings.remapped_keys())
        self.menus: dict[str, QMenu] = {}
        self._lay_out()
        self._coloured: dict[str, str] = {}
        self._make_menus()
        self._connect_parts()
        self._restore()
        self._order_tabs()

    def part(self, name: str) -> QWidget:
        """Return a part that can be hidden: navigator, inspector or tables."""
        parts: Mapping[str, QWidget] = {
            "navigator": self.navigator,
            "inspector": self.inspector,
            "tables": self.tables,
        }
        return parts[name]

    def show_part(self, name: str, shown: bool) -> None:
        """Show or hide a part."""
        self.part(name).setVisible(shown)
        self.actions_table[f"show_{name}"].setChecked(shown)

    def show_paper_parts(self, shown: bool) -> None:
        """Show header, bar and reader, or what to do while there is no paper."""
        for part in (self.header, self.reader_bar, self.reader):
            part.setVisible(shown)
        self.welcome.setVisible(not shown)

    def show_mode(self, mode: str) -> None:
        """Show the reader (read, review), or the tables alone (sources)."""
        self._above.setVisible(mode != "sources")
        if mode != "read":
            self.show_part("tables", True)
        self.top_bar.show_mode(mode)
        for name in MODES:
            self.actions_table[f"mode_{name}"].setChecked(name == mode)

    def export_menu(self) -> QMenu:
        """Return the menu of the export button."""
        menu = QMenu(self)
        for action_id in ("export_bib", "export_claims", "export_report"):
            menu.addAction(self.actions_table[action_id])
        menu.addSeparator()
        menu.addAction(self.actions_table["export"])
        return menu

    def save_state(self) -> None:
        """Store what the window looks like."""
        self._settings.set("window/geometry", self.saveGeometry())
        self._settings.set("window/across", self._across.saveState())
        self._settings.set("window/down", self._down.saveState())
        hidden = [name for name in PARTS if not self.actions_table[f"show_{name}"].isChecked()]
        self._settings.set("window/hidden", hidden)
        headers = {
            kind: bytes(self.tables.page(kind).view.horizontalHeader().saveState().toHex().data()).decode()
            for kind in KINDS
        }
        self._settings.set("window/columns", headers)
        self._settings.save()

    def changeEvent(self, event: object) -> None:
        """Draw the icons anew for another palette."""
        super().changeEvent(event)  # type: ignore[arg-type]
        if event.type() == event.Type.PaletteChange and hasattr(self, "_down"):  # type: ignore[attr-defined]
            self.theme_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store the state; nothing asks to save."""
        self.closing.emit()
        self.save_state()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if _files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the import of the files."""
        files = _files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _lay_out(self) -> None:
        above = self._above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.try_card, self.reader_bar, self.find_bar):
            column.addWidget(part)
        column.addWidget(self.reader, 1)
        column.addWidget(self.welcome, 1)
        self.try_card.hide()
        self._down = _splitter(Qt.Orientation.Vertical, (above, self.tables), (0,))
        centre = QWidget(self)
        stack = QVBoxLayout(centre)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.messages)
        stack.addWidget(self._down, 1)
        self._across = _splitter(Qt.Orientation.Horizontal, (self.navigator, centre, self.inspector), (1,))
        self._across.setSizes([228, 900, 320])
        self._down.setSizes([680, 240])
        self.navigator.setMinimumWidth(140)
        self.inspector.setMinimumWidth(240)
        self.tables.setMinimumHeight(110)
        above.setMinimumHeight(200)
        root = QWidget(self)
        layout = QVBoxLayout(root)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self._across, 1)
        self.setCentralWidget(root)

    def _make_menus(self) -> None:
        last: dict[QMenu, int] = {}
        submenus: dict[tuple[str, str], QMenu] = {}
        for menu_id, title in MENUS:
            menu = self.menus[menu_id] = self.menuBar().addMenu(QCoreApplication.translate(CONTEXT, title))
            menu.aboutToShow.connect(partial(self._colour_icons, menu_id))
        for spec in ACTIONS:
            menu = self.menus[spec.menu]
            if last.setdefault(menu, spec.section) != spec.section:
                menu.addSeparator()
                last[menu] = spec.section
            if spec.submenu:
                key = (spec.menu, spec.submenu)
                if key not in submenus:
                    submenus[key] = menu.addMenu(translated(spec.submenu))
                menu = submenus[key]
            menu.addAction(self.actions_table[spec.id])
            menu.setToolTipsVisible(True)
        self.top_bar.set_export_menu(self.export_menu())

    def _connect_parts(self) -> None:
        for name in PARTS:
            action = self.actions_table[f"show_{name}"]
            action.setChecked(True)
            action.toggled.connect(lambda shown, name=name: self.part(name).setVisible(shown))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the reader half of the height, and the middle its width, unless the user chose otherwise."""
        super().showEvent(event)
        if self._settings.data("window/across").isEmpty():
            sides = _SIDES_NARROW if self.width() < _NARROW else _SIDES
            self._across.setSizes([sides[0], self._across.width() - sum(sides), sides[1]])
        if self._settings.data("window/down").isEmpty():
            above = _ABOVE_READER_LOW if self.height() < _LOW else _ABOVE_READER
            rest = self._down.height() - self.height() // 2 - above
            tables = max(min(_TABLES, rest), self.tables.minimumHeight())
            self._down.setSizes([self._down.height() - tables, tables])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the titles to one line in a low window."""
        super().resizeEvent(event)
        self.header.set_compact(self.height() < _LOW)

    def _restore(self) -> None:
        self.resize(1440, 900)
        self.restoreGeometry(self._settings.data("window/geometry"))
        for splitter, name in ((self._across, "window/across"), (self._down, "window/down")):
            state = self._settings.data(name)
            if not state.isEmpty():
                splitter.restoreState(state)
        for name in self._settings.plain("window/hidden"):
            if name in PARTS:
                self.show_part(name, False)
        columns = self._settings.plain("window/columns")
        for kind in KINDS:
            stored = columns.get(kind) if isinstance(columns, dict) else None
            if isinstance(stored, str):
                header = self.tables.page(kind).view.horizontalHeader()
                header.restoreState(bytes.fromhex(stored))
                header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _order_tabs(self) -> None:
        order = (
            self.top_bar.search,
            self.navigator,
            self.reader_bar,
            self.reader,
            self.tables,
            self.inspector,
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _colour_icons(self, menu: str) -> None:
        """Draw the icons of a menu that is about to be shown, once a palette."""
        theme = theme_of(self.palette())
        if self._coloured.get(menu) != theme.name:
            self._coloured[menu] = theme.name
            disabled = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            self.actions_table.colour(menu, QColor(theme.muted), disabled)


def _splitter(
    orientation: Qt.Orientation, parts: tuple[QWidget, ...], stretching: tuple[int, ...]
) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for place, part in enumerate(parts):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, 1 if place in stretching else 0)
    return splitter


def _files_of(content: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in content.urls() if url.isLocalFile()]
