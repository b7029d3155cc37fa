"""The tables below the reader: one tab a kind of thing, each with filter, count and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.models import columns
from annotator.gui.models.rows_model import RowsModel
from annotator.gui.widgets.cells import ROW_HEIGHT, CellDelegate
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number

KINDS = ("claims", "citations", "sources", "review", "search", "history")
_LEAST_STRETCH = 200
"""Pixels the widest column keeps before the others give way."""
_LEAST_SHARE = 0.65


class RowsView(QTableView):
    """A table of records.

    Signals:
        chosen(record): the current row changed by the user's hand.
        opened(record): Enter, or a double click.
        menu_requested(record, position): right click; the position is global.
    """

    chosen = Signal(object)
    opened = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._pressed_at: QPoint | None = None
        self._is_silent = False
        self._is_fitting = False
        self._is_set_by_hand = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.record(index.row())))
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self._set_up_header()

    def choose(self, record_id: str) -> None:
        """Make a record current without telling anybody; clear the selection if it is not shown."""
        self._is_silent = True
        row = self._rows.row_of(record_id)
        if row is None:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().hasSelection():
            index = self._rows.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._is_silent = False

    def selected_records(self) -> list[Any]:
        """Return the selected records in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.record(row) for row in rows]

    def selected_text(self) -> str:
        """Return the selected rows as tab-separated text, visible columns as they stand."""
        header = self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        shown = [column for column in shown if not self.isColumnHidden(column)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self._rows.copied_text(rows, shown)

    def copy(self) -> None:
        """Copy the selected rows as text."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(self)
        for place, column in enumerate(self._rows.columns):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown))
            menu.addAction(action)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make columns narrower in a narrow window, until the user sets a width by hand."""
        super().resizeEvent(event)
        if self._is_set_by_hand:
            return
        room = self.viewport().width() - _LEAST_STRETCH
        shown = [(place, column) for place, column in enumerate(self._rows.columns) if not column.is_hidden]
        fixed = [(place, column) for place, column in shown if not column.stretches]
        is_narrow = sum(column.width for _, column in fixed) * _LEAST_SHARE > room
        kept = [(place, column) for place, column in fixed if not (is_narrow and column.yields)]
        share = room / max(sum(column.width for _, column in kept), 1)
        self._is_fitting = True
        for place, column in fixed:
            self.setColumnHidden(place, is_narrow and column.yields)
        for place, column in kept:
            least = 1.0 if column.paint in ("state", "verdict", "number") else _LEAST_SHARE
            self.setColumnWidth(place, round(column.width * min(max(share, least), 1)))
        self._is_fitting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and open by key."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._rows.record(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag selected rows out as text."""
        start = self._pressed_at
        is_far = start is not None and (event.position().toPoint() - start).manhattanLength() > (
            QApplication.startDragDistance()
        )
        if not is_far or not event.buttons() & Qt.MouseButton.LeftButton or not self.selected_records():
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        content = QMimeData()
        content.setText(self.selected_text())
        drag = QDrag(self)
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.CopyAction)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(40)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self.column_menu().popup(header.mapToGlobal(place))
        )
        for place, column in enumerate(self._rows.columns):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, column.is_hidden)
            if column.stretches:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._notice_resize)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _show_column(self, place: int, shown: bool) -> None:
        self._is_set_by_hand = True
        self.setColumnHidden(place, not shown)

    def _notice_resize(self) -> None:
        is_by_hand = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        self._is_set_by_hand = self._is_set_by_hand or bool(is_by_hand and not self._is_fitting)

    def _tell_current(self) -> None:
        index = self.currentIndex()
        if not self._is_silent and index.isValid():
            self.chosen.emit(self._rows.record(index.row()))

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_requested.emit(self._rows.record(index.row()), self.viewport().mapToGlobal(place))


class TablePage(QWidget):
    """One table with its filter bar."""

    def __init__(self, model: RowsModel, title: str, empty_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = RowsView(model, self)
        self.view.setAccessibleName(title)
        self.filter_field = QLineEdit(self)
        self.filter_field.setPlaceholderText(self.tr("Filter"))
        self.filter_field.setAccessibleName(self.tr("Filter of %1").replace("%1", title))
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setMaximumWidth(260)
        self.filter_field.textChanged.connect(model.set_filter)
        self._scope = QPushButton(self)
        self._scope.setProperty("kind", "link")
        self._scope.setToolTip(self.tr("Show all again"))
        self._scope.hide()
        self._scope.clicked.connect(self.clear_scope)
        self._count = PlainLabel(role="muted")
        self._columns_button = QPushButton(self.tr("Columns"), self)
        self._columns_button.setProperty("kind", "plain")
        self._columns_button.setToolTip(self.tr("Choose the columns"))
        self._columns_button.clicked.connect(self._show_column_menu)
        self._copy_button = QPushButton(self.tr("Copy"), self)
        self._copy_button.setProperty("kind", "plain")
        self._copy_button.setToolTip(self.tr("Copy the selected rows as text (Ctrl+C)"))
        self._copy_button.clicked.connect(self.view.copy)
        self._hint = PlainLabel(empty_hint, role="muted", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._hint)
        self._lay_out()
        model.counted.connect(self._show_count)
        self._show_count(0, 0)

    def set_scope(self, title: str, predicate: Callable[[Any], bool] | None) -> None:
        """Show only what a saved filter lets pass; its title can be clicked away."""
        self._scope.setText(f"{title}  ×")
        self._scope.setVisible(predicate is not None)
        self.model.set_predicate(predicate)

    def clear_scope(self) -> None:
        """Show everything again."""
        self.set_scope("", None)

    def set_hint(self, text: str) -> None:
        """Say what an empty table means."""
        self._hint.setText(text)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(8)
        bar.addWidget(self.filter_field)
        bar.addWidget(self._scope)
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(self._copy_button)
        bar.addWidget(self._columns_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)

    def _show_count(self, shown: int, total: int) -> None:
        of_all = self.tr("%1 of %2").replace("%1", number(shown)).replace("%2", number(total))
        self._count.setText(of_all if shown != total else number(total))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._copy_button.setEnabled(bool(shown))

    def _show_column_menu(self) -> None:
        self.view.column_menu().popup(
            self._columns_button.mapToGlobal(QPoint(0, self._columns_button.height()))
        )


class TablesPanel(QWidget):
    """The tabs and their tables.

    Signals:
        record_chosen(kind, record): a row became current.
        record_opened(kind, record): Enter or double click on a row.
        menu_requested(kind, record, position): right click on a row.
        page_changed(kind): another tab is shown.
    """

    record_chosen = Signal(str, object)
    record_opened = Signal(str, object)
    menu_requested = Signal(str, object, QPoint)
    page_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tables")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Tables"))
        self._stack = QStackedWidget(self)
        self._titles = self._page_titles()
        self._pages: dict[str, TablePage] = {}
        for kind, make_columns, hint in self._page_makings():
            page = TablePage(RowsModel(make_columns(), self), self._titles[kind], hint, self)
            self._pages[kind] = page
            self._stack.addWidget(page)
            self._tabs.addTab(self._titles[kind])
            page.view.chosen.connect(lambda record, kind=kind: self.record_chosen.emit(kind, record))
            page.view.opened.connect(lambda record, kind=kind: self.record_opened.emit(kind, record))
            page.view.menu_requested.connect(
                lambda record, place, kind=kind: self.menu_requested.emit(kind, record, place)
            )
        self._tabs.currentChanged.connect(self._show_page)
        self._lay_out()

    @property
    def current_kind(self) -> str:
        """The kind of the table shown."""
        return KINDS[self._tabs.currentIndex()]

    def page(self, kind: str) -> TablePage:
        """Return one table."""
        return self._pages[kind]

    def show_kind(self, kind: str) -> None:
        """Show the table of a kind."""
        self._tabs.setCurrentIndex(KINDS.index(kind))

    def set_records(self, kind: str, records: Sequence[Any]) -> None:
        """Fill a table; its tab says how many there are."""
        self._pages[kind].model.set_records(records)
        title = self._titles[kind]
        self._tabs.setTabText(KINDS.index(kind), f"{title} {number(len(records))}" if records else title)

    def _page_titles(self) -> Mapping[str, str]:
        return {
            "claims": self.tr("Claims"),
            "citations": self.tr("Citations"),
            "sources": self.tr("Sources"),
            "review": self.tr("Review"),
            "search": self.tr("Search"),
            "history": self.tr("History"),
        }

    def _page_makings(self) -> tuple[tuple[str, Callable[[], Sequence[Any]], str], ...]:
        return (
            (
                "claims",
                columns.claim_columns,
                self.tr("No claims yet. Select text in the reader and press 1 to 9, or N."),
            ),
            ("citations", columns.citation_columns, self.tr("No citations here.")),
            (
                "sources",
                columns.source_columns,
                self.tr("No sources yet. Press Ctrl+Shift+N, or import a .bib file."),
            ),
            (
                "review",
                columns.review_columns,
                self.tr("Nobody has reviewed anything here yet. Press A, R or C on a claim."),
            ),
            ("search", columns.hit_columns, self.tr("Type in the search field above (Ctrl+P).")),
            ("history", columns.history_columns, self.tr("Nothing has been done yet.")),
        )

    def _lay_out(self) -> None:
        row = QWidget(self)
        row.setObjectName("tabRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tabs = QHBoxLayout(row)
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self._stack, 1)

    def _show_page(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.page_changed.emit(KINDS[index])
