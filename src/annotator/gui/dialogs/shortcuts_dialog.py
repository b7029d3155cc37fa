"""All keys on one sheet; a double click or Enter on a line gives an action another key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.gui.action_table import ACTION_BY_ID, ACTIONS, CONTEXT, MENUS
from annotator.gui.actions import shown_keys, translated
from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.cards import make_button
from annotator.text.folding import fold

_ACTION_ROLE = int(Qt.ItemDataRole.UserRole)


class ShortcutsDialog(DialogFrame):
    """The sheet of keys.

    Signals:
        keys_given(action_id, keys): portable key texts; an empty list: no key.
        keys_reset(action_id): the key of the table again; an empty id: all of them.
    """

    keys_given = Signal(str, list)
    keys_reset = Signal(str)

    def __init__(self, keys_of: Callable[[str], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.deed_button.setText(self.tr("Close"))
        self.cancel_button.hide()
        self._keys_of = keys_of
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, list[QTreeWidgetItem]] = {}
        self.filter_field = QLineEdit(self)
        self.filter_field.setPlaceholderText(self.tr("Filter by word or key"))
        self.filter_field.setAccessibleName(self.tr("Filter"))
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.editor = QKeySequenceEdit(self)
        self.editor.setMaximumSequenceLength(1)
        self.editor.setClearButtonEnabled(True)
        self.editor.hide()
        reset = make_button(self.tr("Reset all"), "", self)
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset_all)
        self.buttons.insertWidget(0, reset)
        self.body.addWidget(self.filter_field)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.editor)
        self.filter_field.textChanged.connect(self._filter)
        self.tree.itemActivated.connect(self._edit)
        self.editor.editingFinished.connect(self._take_key)
        self.resize(560, 620)
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        self._groups.clear()
        self._items.clear()
        for menu, title in MENUS:
            self._groups[menu] = QTreeWidgetItem([QCoreApplication.translate(CONTEXT, title).replace("&", "")])
            self._items[menu] = []
            self.tree.addTopLevelItem(self._groups[menu])
        for spec in ACTIONS:
            name = translated(spec.text).rstrip("…").replace("%1", spec.id.removeprefix("tag_"))
            item = QTreeWidgetItem([name, shown_keys(self._keys_of(spec.id))])
            item.setData(0, _ACTION_ROLE, spec.id)
            if spec.scope == "reader":
                item.setToolTip(1, self.tr("While the reader has the focus"))
            self._groups[spec.menu].addChild(item)
            self._items[spec.menu].append(item)
        self.tree.expandAll()
        self._filter(self.filter_field.text())

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        for menu, group in self._groups.items():
            shown = 0
            for item in self._items[menu]:
                content = fold(f"{item.text(0)} {item.text(1)}")
                fits = all(part in content for part in words)
                item.setHidden(not fits)
                shown += fits
            group.setHidden(not shown)

    def _edit(self, item: QTreeWidgetItem) -> None:
        action_id = item.data(0, _ACTION_ROLE)
        if action_id:
            keys = self._keys_of(action_id)
            self.editor.setProperty("action_id", action_id)
            self.editor.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
            self.editor.setAccessibleName(self.tr("New key for %1").replace("%1", item.text(0)))
            self.editor.show()
            self.editor.setFocus()

    def _take_key(self) -> None:
        action_id = str(self.editor.property("action_id") or "")
        portable = QKeySequence.SequenceFormat.PortableText
        key = self.editor.keySequence().toString(portable)
        self.editor.hide()
        if not action_id or (key,) == self._keys_of(action_id)[:1]:
            return
        owner = next(
            (spec for spec in ACTIONS if spec.id != action_id and key and key in self._keys_of(spec.id)), None
        )
        if owner is not None:
            text = (
                self.tr("%1 belongs to “%2” already.")
                .replace("%1", key)
                .replace("%2", translated(owner.text))
            )
            self.problem.setText(text)
            self.problem.show()
            return
        self.problem.hide()
        more = [other for other in ACTION_BY_ID[action_id].keys[1:] if other != key]
        self.keys_given.emit(action_id, [key, *more] if key else [])
        self._fill()

    def _reset_all(self) -> None:
        self.keys_reset.emit("")
        self._fill()
