"""Links a claim to a source: search, role, locator, evidence, note. Works without a mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.core.model import CHECK_STATES, LINK_ROLES
from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import LinkDraft, SourceItem
from annotator.gui.stylesheet import theme_of
from annotator.gui.widgets.cards import CommittingEdit, make_button
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.drawing import direction_of, draw_line, text_width
from annotator.gui.widgets.labels import ForeignLabel, PlainLabel
from annotator.gui.words import LOCATOR_LABELS, word
from annotator.text.folding import fold

_SOURCE_ROLE = int(Qt.ItemDataRole.UserRole)
_MANY = 200
_LINE = 44


class _SourceDelegate(QStyledItemDelegate):
    """Two lines a source: who and when, then the title."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        source: SourceItem = index.data(_SOURCE_ROLE)
        theme = theme_of(option.palette)
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(theme.accent_soft if is_chosen else theme.base))
        area = option.rect.adjusted(8, 4, -8, -4)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower = upper.translated(0, upper.height())
        persian = f" · {source.label_fa}" if source.label_fa not in ("", source.label) else ""
        first = f"{source.label}{persian}"
        key_width = round(text_width(source.key, option.font)) + 1
        draw_line(
            painter,
            upper,
            source.key,
            option.font,
            QColor(theme.faint),
            direction=Qt.LayoutDirection.LeftToRight,
            leading=False,
            window=option.direction,
        )
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        upper = upper.adjusted(
            key_width + 8 if is_mirrored else 0, 0, 0 if is_mirrored else -key_width - 8, 0
        )
        draw_line(
            painter,
            upper,
            first,
            option.font,
            QColor(theme.text),
            window=option.direction,
            direction=direction_of(first),
        )
        draw_line(
            painter,
            lower,
            source.title or source.entry_type,
            option.font,
            QColor(theme.muted),
            window=option.direction,
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(200, _LINE)


class SourceSearch(QLineEdit):
    """The search field of a list; up and down move in the list, Enter takes.

    Signals:
        moved(steps): up or down.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}.get(
            Qt.Key(event.key())
        )
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(steps)


class LinkDialog(DialogFrame):
    """Choose a source and say what the link means. Without ``asks_role`` only the source is asked for.

    Signals:
        link_given(draft): a ``LinkDraft``.
        new_source_requested(text): none fits; make one.
    """

    link_given = Signal(object)
    new_source_requested = Signal(str)

    def __init__(
        self,
        about: str,
        sources: Sequence[SourceItem],
        draft: LinkDraft | None = None,
        parent: QWidget | None = None,
        *,
        asks_role: bool = True,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Link a source") if asks_role else self.tr("Choose a source"))
        self.deed_button.setText(self.tr("Link") if asks_role else self.tr("It means this one"))
        self._sources = [
            (
                source,
                fold(
                    f"{source.label} {source.label_fa} {source.authors} {source.title} {source.key} "
                    f"{source.year}"
                ),
            )
            for source in sources
        ]
        self._asks_role = asks_role
        self.search = SourceSearch(self)
        self.search.setPlaceholderText(
            self.tr("Search sources: author, title, year or key, in either script")
        )
        self.search.setAccessibleName(self.tr("Search sources"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sources"))
        self.list.setItemDelegate(_SourceDelegate(self.list))
        self.list.setMinimumHeight(_LINE * 5)
        new = make_button(self.tr("New source…"), "link", self)
        new.setAutoDefault(False)
        new.clicked.connect(lambda: self.new_source_requested.emit(self.search.text()))
        self.buttons.insertWidget(0, new)
        self.body.addWidget(ForeignLabel(about, self, role="muted"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self._make_form()
        self.search.textChanged.connect(self._fill)
        self.search.moved.connect(self._move)
        self.list.currentRowChanged.connect(self._check)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self._fill()
        if draft is not None:
            self.show_draft(draft)
        self.resize(560, 560)
        self.search.setFocus()

    def show_draft(self, draft: LinkDraft) -> None:
        """Show a link that is there already, or what a citation suggests."""
        self._choose(draft.source_id)
        self.role.setCurrentIndex(max(self.role.findData(draft.role), 0))
        self.locator_label.setCurrentIndex(max(self.locator_label.findData(draft.locator_label), 0))
        self.locator.setText(draft.locator)
        self.check_state.setCurrentIndex(max(self.check_state.findData(draft.check_state), 0))
        self.evidence.show_text(draft.evidence)
        self.note.show_text(draft.note)

    def draft(self) -> LinkDraft | None:
        """Return what was chosen, or None while no source is."""
        item = self.list.currentItem()
        if item is None:
            return None
        source: SourceItem = item.data(_SOURCE_ROLE)
        return LinkDraft(
            source.id,
            self.role.currentData(),
            self.locator_label.currentData(),
            self.locator.text().strip(),
            self.evidence.toPlainText().strip(),
            self.check_state.currentData(),
            self.note.toPlainText().strip(),
        )

    def accept(self) -> None:
        """Tell the link."""
        draft = self.draft()
        if draft is not None:
            self.link_given.emit(draft)
            super().accept()

    def _make_form(self) -> None:
        self.role = _choices(LINK_ROLES, self)
        self.role.setCurrentIndex(LINK_ROLES.index("cites_as_evidence"))
        self.locator_label = _choices(LOCATOR_LABELS, self)
        self.locator = QLineEdit(self)
        self.locator.setAccessibleName(self.tr("Locator"))
        self.locator.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.check_state = _choices(CHECK_STATES, self)
        self.evidence = CommittingEdit(
            self.tr("Evidence"), self.tr("What the source says, word for word"), 2, self
        )
        self.note = CommittingEdit(self.tr("Note"), "", 1, self)
        place = QHBoxLayout()
        place.addWidget(self.locator_label)
        place.addWidget(self.locator, 1)
        holder = QWidget(self)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(PlainLabel(self.tr("Role"), role="section"), self.role)
        form.addRow(PlainLabel(self.tr("Locator"), role="section"), place)
        form.addRow(PlainLabel(self.tr("Evidence"), role="section"), self.evidence)
        form.addRow(PlainLabel(self.tr("Check state"), role="section"), self.check_state)
        form.addRow(PlainLabel(self.tr("Note"), role="section"), self.note)
        holder.setVisible(self._asks_role)
        self.body.addWidget(holder)

    def _fill(self) -> None:
        chosen = self.draft()
        words = fold(self.search.text()).split()
        fitting = [source for source, folded in self._sources if all(part in folded for part in words)]
        self.list.clear()
        for source in fitting[:_MANY]:
            item = QListWidgetItem(source.label)
            item.setData(_SOURCE_ROLE, source)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{source.label}, {source.title}")
            self.list.addItem(item)
        if not (chosen and self._choose(chosen.source_id)):
            self.list.setCurrentRow(0)
        self._check()

    def _choose(self, source_id: str) -> bool:
        for row in range(self.list.count()):
            if self.list.item(row).data(_SOURCE_ROLE).id == source_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def _move(self, steps: int) -> None:
        row = min(max(self.list.currentRow() + steps, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)

    def _check(self) -> None:
        self.deed_button.setEnabled(self.list.currentItem() is not None)


def _choices(words: Sequence[str], parent: QWidget) -> ChoiceBox:
    box = ChoiceBox(parent)
    for stable in words:
        box.addItem(word(stable), stable)
    return box
