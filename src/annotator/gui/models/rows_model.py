"""One table model for every table: columns over plain records, shown in windows.

A model over a large library tells the view of ``WINDOW`` rows at a time; filtering and sorting
work on all records, so no row is missed because it was not shown yet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.text.folding import fold

WINDOW = 200
RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
PAINT_ROLE = RECORD_ROLE + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column: ``text`` is shown and copied, ``order`` sorts, ``paint`` names how it is drawn.

    ``paint`` is one of text, number, code (keys and locators, always left to right), tags, state,
    verdict. ``width`` is pixels at first; ``stretches`` takes what is left; ``yields`` goes in a
    narrow window.
    """

    id: str
    title: str
    text: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    paint: str = "text"
    width: int = 120
    stretches: bool = False
    is_hidden: bool = False
    yields: bool = False


class RowsModel(QAbstractTableModel):
    """Records as rows.

    Signals:
        counted(shown, total): the filter or the records changed.
    """

    counted = Signal(int, int)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._all: list[Any] = []
        self._matching: list[Any] = []
        self._visible = 0
        self._needle = ""
        self._predicate: Callable[[Any], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._folded: dict[str, str] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, left to right in a left-to-right window."""
        return self._columns

    @property
    def total(self) -> int:
        """How many records there are without the filter."""
        return len(self._all)

    @property
    def matching(self) -> int:
        """How many records pass the filter."""
        return len(self._matching)

    def set_records(self, records: Sequence[Any]) -> None:
        """Show these records; filter and order stay."""
        self._all = list(records)
        self._folded.clear()
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show the records whose columns hold all words of ``text``, folded."""
        self._needle = text
        self._arrange()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show the records a saved filter lets pass."""
        self._predicate = predicate
        self._arrange()

    def record(self, row: int) -> Any:  # noqa: ANN401 - each table has its own record class
        """Return the record of a row."""
        return self._matching[row]

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record, showing more rows if needed, or None."""
        for row, record in enumerate(self._matching):
            if _id_of(record) == record_id:
                while row >= self._visible:
                    self.fetchMore()
                return row
        return None

    def copied_text(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Return rows as tab-separated text with a heading line."""
        lines = ["\t".join(self._columns[column].title for column in columns)]
        for row in rows:
            cells = (self._columns[column].text(self._matching[row]) for column in columns)
            lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
        return "\n".join(lines)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort all records, not only those shown."""
        self._sorted_by = (column, order) if 0 <= column < len(self._columns) else None
        self._arrange()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many rows the view knows of."""
        return 0 if parent.isValid() else self._visible

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> bool:
        """Tell whether the view does not know all rows yet."""
        return not parent.isValid() and self._visible < len(self._matching)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> None:
        """Show the next window of rows."""
        last = min(self._visible + WINDOW, len(self._matching)) - 1
        if last < self._visible:
            return
        self.beginInsertRows(QModelIndex() if parent is _NOWHERE else parent, self._visible, last)
        self._visible = last + 1
        self.endInsertRows()

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= self._visible:
            return None
        column = self._columns[index.column()]
        record = self._matching[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(record)
        if role == RECORD_ROLE:
            return record
        if role == PAINT_ROLE:
            return column.paint
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a column's title; titles stand where the text of the column stands."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        words = fold(self._needle).split()
        self._matching = [record for record in self._all if self._passes(record, words)]
        if self._sorted_by is not None:
            column, order = self._sorted_by
            key = self._columns[column].order or (lambda record: fold(self._columns[column].text(record)))
            self._matching.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self._visible = min(WINDOW, len(self._matching))
        self.endResetModel()
        self.counted.emit(len(self._matching), len(self._all))

    def _passes(self, record: Any, words: Sequence[str]) -> bool:  # noqa: ANN401
        if self._predicate is not None and not self._predicate(record):
            return False
        if not words:
            return True
        record_id = _id_of(record)
        if record_id not in self._folded:
            self._folded[record_id] = fold(" ".join(column.text(record) for column in self._columns))
        return all(word in self._folded[record_id] for word in words)


def _id_of(record: Any) -> str:  # noqa: ANN401
    return record.id if hasattr(record, "id") else f"{record.entity}/{record.record_id}"
