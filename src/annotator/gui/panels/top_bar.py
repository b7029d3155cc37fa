"""The row under the menu: import, the three modes, the search field, export, new claim."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.drawing import isolated_code

MODES = ("read", "sources", "review")


class SearchField(QLineEdit):
    """The search field.

    Signals:
        search_requested(text): Enter, or typing paused.
        left: Escape.
    """

    search_requested = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QWidget):
    """The row of the main deeds.

    Signals:
        import_requested, claim_requested: as the buttons say.
        mode_requested(mode): read, sources or review.
        search_requested(text): search everything.
        search_left: the keyboard belongs to the reader again.
    """

    import_requested = Signal()
    claim_requested = Signal()
    mode_requested = Signal(str)
    search_requested = Signal(str)
    search_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._import = make_button(self.tr("Import…"), "", self)
        self._import.clicked.connect(self.import_requested)
        self._modes = QButtonGroup(self)
        self._mode_buttons: dict[str, QPushButton] = {}
        for mode, text in zip(MODES, (self.tr("Read"), self.tr("Sources"), self.tr("Review")), strict=True):
            button = make_button(text, "mode", self)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_requested.emit(mode))
            self._modes.addButton(button)
            self._mode_buttons[mode] = button
        self.search = SearchField(self)
        self.search.setObjectName("searchField")
        self.search.setAccessibleName(self.tr("Search everything"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(520)
        self.search.setMinimumWidth(160)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.returnPressed.connect(lambda: self.search_requested.emit(self.search.text()))
        self.search.left.connect(self.search_left)
        self._export = make_button(self.tr("Export ▾"), "", self)
        self._claim = make_button("", "primary", self)
        self._claim.clicked.connect(self.claim_requested)
        self.show_keys("Ctrl+P", "N")
        self.show_mode("read")
        self._lay_out()

    def show_mode(self, mode: str) -> None:
        """Mark the current mode."""
        self._mode_buttons[mode].setChecked(True)

    def show_keys(self, search: str, claim: str) -> None:
        """Write the keys of the moment on the field and the button."""
        hint = self.tr("Search papers, claims and sources · جستجو")
        self.search.setPlaceholderText(f"{hint}    {isolated_code(search)}")
        self._claim.setText("   ".join(part for part in (self.tr("New claim"), claim) if part))

    def set_tips(self, tips: dict[str, QAction]) -> None:
        """Take tooltips from the actions: import, claim_new, export, search."""
        for widget, action_id in (
            (self._import, "import"),
            (self._claim, "claim_new"),
            (self._export, "export"),
            (self.search, "search"),
        ):
            widget.setToolTip(tips[action_id].toolTip())

    def enable(self, *, can_import: bool, can_claim: bool, can_export: bool) -> None:
        """Enable the buttons of what can be done now."""
        self._import.setEnabled(can_import)
        self._claim.setEnabled(can_claim)
        self._export.setEnabled(can_export)

    def set_export_menu(self, menu: QMenu) -> None:
        """Give the export button its menu."""
        self._export.setMenu(menu)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self._import)
        for button in self._mode_buttons.values():
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.search, 4)
        layout.addStretch(1)
        layout.addWidget(self._export)
        layout.addWidget(self._claim)
