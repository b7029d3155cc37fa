"""How a cell of a table is drawn: text in its own direction, keys left to right, chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.models.rows_model import PAINT_ROLE, RECORD_ROLE
from annotator.gui.stylesheet import theme_of
from annotator.gui.theme import Theme
from annotator.gui.widgets.chips import chip_width, paint_chip, state_colours
from annotator.gui.widgets.drawing import direction_of, draw_line
from annotator.gui.words import tag_name

ROW_HEIGHT = 28
_MARGIN = 8


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a ``RowsModel``."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, hairline and content."""
        theme = theme_of(option.palette)
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(theme.accent_soft if is_selected else theme.base))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, -1)
        kind = index.data(PAINT_ROLE)
        if kind == "tags":
            self._paint_tags(painter, area, option, index)
        elif kind in ("state", "verdict"):
            self._paint_state(painter, area, option, index, theme)
        else:
            self._paint_text(painter, area, option, index, kind)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height every row has."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _paint_text(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        kind: str,
    ) -> None:
        theme = theme_of(option.palette)
        text = index.data()
        colour = theme.text
        if kind == "number":
            colour = theme.muted
        direction = Qt.LayoutDirection.LeftToRight if kind == "code" else direction_of(text, option.direction)
        draw_line(
            painter, area, text, option.font, QColor(colour), direction=direction, window=option.direction
        )

    def _paint_tags(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = theme_of(option.palette)
        font = _small(option.font)
        x = 0
        for tag in index.data(RECORD_ROLE).tags:
            name = tag_name(tag.name_en, tag.name_fa)
            room = area.width() - x
            if room < 32:
                break
            width = min(chip_width(name, font, has_dot=True), room)
            box = _box(area, x, width, option.direction)
            paint_chip(
                painter, box, name, font, (theme.text, theme.button), window=option.direction, dot=tag.colour
            )
            x += width + 4

    def _paint_state(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Theme,
    ) -> None:
        record = index.data(RECORD_ROLE)
        state = getattr(record, "verdict", None)
        if state is None:
            review = getattr(record, "review", None)
            state = review.state if review is not None else record.state
        font = _small(option.font)
        width = min(chip_width(index.data(), font), area.width())
        box = _box(area, 0, width, option.direction)
        paint_chip(painter, box, index.data(), font, state_colours(theme, state), window=option.direction)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 0.75, 6))
    return small


def _box(area: QRect, offset: int, width: int, window: Qt.LayoutDirection) -> QRect:
    height = min(20, area.height())
    top = area.center().y() + 1 - height // 2
    left = (
        area.left() + offset
        if window == Qt.LayoutDirection.LeftToRight
        else area.right() + 1 - offset - width
    )
    return QRect(left, top, width, height)
