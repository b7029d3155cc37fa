"""The navigator at the leading side: papers, outline in both languages, tags, saved filters."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.models.navigator_model import ENTRY_ROLE, Entry, NavigatorModel
from annotator.gui.models.records import NavigatorContent
from annotator.gui.stylesheet import theme_of
from annotator.gui.theme import Theme
from annotator.gui.widgets.drawing import direction_of, draw_line, text_width

_LINE = 26
_HEADING = 30
_MARGIN = 12
_DOT = 9


class NavigatorDelegate(QStyledItemDelegate):
    """Draws an entry: colour, text, key and what stands aside, each in its own direction."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entry."""
        entry: Entry = index.data(ENTRY_ROLE)
        theme = theme_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if entry.is_heading:
            self._paint_heading(painter, area, option, entry, theme)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected) or entry.is_current
            if is_chosen:
                painter.fillRect(option.rect, QColor(theme.accent_soft))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect, QColor(theme.hover))
            self._paint_entry(painter, area, option, entry, theme, is_chosen=is_chosen)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QColor(theme.accent))
                painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -1.5, -0.5))
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the height of an entry."""
        return QSize(80, _HEADING if index.data(ENTRY_ROLE).is_heading else _LINE)

    def _paint_heading(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, entry: Entry, theme: Theme
    ) -> None:
        font = QFont(option.font)
        font.setPointSizeF(max(font.pointSizeF() - 1.25, 6))
        font.setWeight(QFont.Weight.Medium)
        is_latin = direction_of(entry.text) == Qt.LayoutDirection.LeftToRight
        if is_latin:
            # Persian letters join: wider spacing would tear them.
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        draw_line(
            painter, area.adjusted(0, 8, 0, 0), entry.text, font, QColor(theme.muted), window=option.direction
        )

    def _paint_entry(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        entry: Entry,
        theme: Theme,
        *,
        is_chosen: bool,
    ) -> None:
        window = option.direction
        colour = theme.accent if is_chosen else theme.chip_unresolved if entry.warns else theme.text
        inner = _cut(area, entry.level * 12, window)
        if entry.colour:
            dot = _leading(inner, _DOT, window)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            painter.drawRoundedRect(QRectF(dot.left(), dot.center().y() + 1 - _DOT / 2, _DOT, _DOT), 2, 2)
            inner = _cut(inner, _DOT + 9, window)
        inner = self._paint_aside(painter, inner, option, entry, theme)
        used = draw_line(painter, inner, entry.text, option.font, QColor(colour), window=window)
        if entry.key:
            self._paint_key(painter, _cut(inner, used + 8, window), option, entry, theme)

    def _paint_aside(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, entry: Entry, theme: Theme
    ) -> QRect:
        """Draw the count or the other language at the trailing side and return the room left."""
        if not entry.aside:
            return area
        font = QFont(option.font)
        font.setPointSizeF(max(font.pointSizeF() - 1, 6))
        main = round(text_width(entry.text, option.font)) + 8
        wanted = round(text_width(entry.aside, font)) + 1
        room = max(area.width() - main, area.width() * 2 // 5 if entry.section == "outline" else wanted)
        width = min(wanted, room, area.width())
        at_left = option.direction == Qt.LayoutDirection.RightToLeft
        box = QRect(area.left() if at_left else area.right() + 1 - width, area.top(), width, area.height())
        draw_line(
            painter, box, entry.aside, font, QColor(theme.muted), leading=False, window=option.direction
        )
        return area.adjusted(width + 8 if at_left else 0, 0, 0 if at_left else -width - 8, 0)

    def _paint_key(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, entry: Entry, theme: Theme
    ) -> None:
        if area.width() < 16:
            return
        font = QFont(option.font)
        font.setPointSizeF(max(font.pointSizeF() - 2, 6))
        box = _leading(area, 16, option.direction)
        frame = QRectF(box.left() + 0.5, box.center().y() - 6.5, 15, 15)
        painter.setPen(QColor(theme.hairline))
        painter.setBrush(QColor(theme.base))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, entry.key)


class _EntriesView(QListView):
    """The list; Enter does what a click does."""

    entered_on = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter and Space."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            and self.currentIndex().isValid()
        ):
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class NavigatorPanel(QWidget):
    """The navigator.

    Signals:
        paper_requested(paper_id): open a paper.
        row_requested(row_id): go to a heading.
        tag_filter_requested(tag_id): list the claims of a tag.
        citation_filter_requested(filter_id), review_filter_requested(filter_id): list these.
        tag_requested: make a new tag.
        menu_requested(section, id, position): right click; the position is global.
    """

    paper_requested = Signal(str)
    row_requested = Signal(str)
    tag_filter_requested = Signal(str)
    citation_filter_requested = Signal(str)
    review_filter_requested = Signal(str)
    tag_requested = Signal()
    menu_requested = Signal(str, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigator")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = NavigatorModel(self)
        self._view = _EntriesView(self)
        self._view.setAccessibleName(self.tr("Navigator"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(NavigatorDelegate(self._view))
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMouseTracking(True)
        self._view.setDragEnabled(True)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._ask_for_menu)
        self._view.clicked.connect(self._activate)
        self._view.entered_on.connect(self._activate)
        new_tag = QPushButton(self.tr("+ New tag"), self)
        new_tag.setProperty("kind", "link")
        new_tag.clicked.connect(self.tag_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._view, 1)
        layout.addWidget(new_tag, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_content(self, content: NavigatorContent) -> None:
        """Show new content; the chosen entry and the scroll position stay."""
        index = self._view.currentIndex()
        chosen = self._model.entry(index.row()) if index.isValid() else None
        position = self._view.verticalScrollBar().value()
        self._model.show(content)
        if chosen is not None:
            self._choose(chosen.section, chosen.id)
        self._view.verticalScrollBar().setValue(position)

    def show_place(self, row_id: str) -> None:
        """Mark the heading the reader stands under."""
        if not self._view.hasFocus():
            self._choose("outline", row_id)

    def _choose(self, section: str, entry_id: str) -> None:
        row = self._model.row_of(section, entry_id)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().setCurrentIndex(self._model.index(row), flag)

    def _activate(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry.is_heading:
            return
        {
            "papers": self.paper_requested,
            "outline": self.row_requested,
            "tags": self.tag_filter_requested,
            "citations": self.citation_filter_requested,
            "reviews": self.review_filter_requested,
        }[entry.section].emit(entry.id)

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid() and not self._model.entry(index.row()).is_heading:
            entry = self._model.entry(index.row())
            self.menu_requested.emit(entry.section, entry.id, self._view.viewport().mapToGlobal(place))


def _leading(area: QRect, width: int, window: Qt.LayoutDirection) -> QRect:
    left = area.left() if window == Qt.LayoutDirection.LeftToRight else area.right() + 1 - width
    return QRect(left, area.top(), width, area.height())


def _cut(area: QRect, width: int, window: Qt.LayoutDirection) -> QRect:
    if window == Qt.LayoutDirection.LeftToRight:
        return area.adjusted(width, 0, 0, 0)
    return area.adjusted(0, 0, -width, 0)
