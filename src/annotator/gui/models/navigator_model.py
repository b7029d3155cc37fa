"""The navigator as a flat list: section headings and what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.gui.models.records import FilterItem, NavigatorContent, OutlineItem, PaperItem, TagItem
from annotator.gui.reader.view import TAG_FORMAT
from annotator.gui.widgets.drawing import plain_tip
from annotator.gui.words import number, tag_name

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """A line of the navigator.

    ``section`` is papers, outline, tags, citations or reviews; ``id`` is empty for a heading.
    ``text`` stands at the leading side, ``aside`` (the other language, a count, languages) at
    the trailing one; ``key`` is the digit in the little frame.
    """

    section: str
    id: str
    text: str
    aside: str = ""
    colour: str = ""
    key: str = ""
    level: int = 0
    is_current: bool = False
    warns: bool = False
    count: int | None = None

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a section heading."""
        return not self.id


class NavigatorModel(QAbstractListModel):
    """Entries as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, content: NavigatorContent) -> None:
        """Show new content."""
        self.beginResetModel()
        self._entries = _entries_of(content)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, section: str, entry_id: str) -> int | None:
        """Return the row of an entry, or None."""
        for row, entry in enumerate(self._entries):
            if entry.section == section and entry.id == entry_id:
                return row
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._entries[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_tag = self._entries[index.row()].section == "tags"
        return chosen | Qt.ItemFlag.ItemIsDragEnabled if is_tag else chosen

    def mimeTypes(self) -> list[str]:
        """Return what can be dragged: a tag."""
        return [TAG_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return a dragged tag by its id."""
        content = QMimeData()
        content.setData(TAG_FORMAT, self._entries[indexes[0].row()].id.encode())
        return content

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return what an entry shows."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if entry.is_heading or role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        whole = f"{entry.text} – {entry.aside}" if entry.aside else entry.text
        return plain_tip(whole) if role == Qt.ItemDataRole.ToolTipRole else whole


def _entries_of(content: NavigatorContent) -> list[Entry]:
    translate = QCoreApplication.translate
    groups = (
        (
            "papers",
            translate("Navigator", "Papers"),
            [_paper_entry(p, content.current_paper) for p in content.papers],
        ),
        ("outline", translate("Navigator", "Outline"), _outline_entries(content.outline)),
        ("tags", translate("Navigator", "Tags"), [_tag_entry(tag) for tag in content.tags]),
        (
            "citations",
            translate("Navigator", "Citations"),
            [_filter_entry("citations", f) for f in content.citations],
        ),
        ("reviews", translate("Navigator", "Review"), [_filter_entry("reviews", f) for f in content.reviews]),
    )
    entries: list[Entry] = []
    for section, title, lines in groups:
        if lines:
            entries += [Entry(section, "", title), *lines]
    return entries


def _paper_entry(paper: PaperItem, current: str) -> Entry:
    return Entry("papers", paper.id, paper.title, aside=paper.languages, is_current=paper.id == current)


def _outline_entries(outline: Sequence[OutlineItem]) -> list[Entry]:
    """Return the headings in the order of the language that has more, those of the other alone behind.

    An extended abstract numbers its few sections anew: between the sections of the paper its headings
    would read as a second, contradicting order.
    """
    counts = {"fa": sum(bool(item.fa) for item in outline), "en": sum(bool(item.en) for item in outline)}
    main = "fa" if counts["fa"] >= counts["en"] else "en"
    others = [item for item in outline if not (item.fa if main == "fa" else item.en)]
    entries = [_outline_entry(item) for item in outline if item not in others]
    if others and entries:
        translate = QCoreApplication.translate
        only_english, only_persian = (
            translate("Navigator", "Only in English"), translate("Navigator", "Only in Persian")
        )
        entries.append(Entry("outline", "", only_english if main == "fa" else only_persian))
    return entries + [_outline_entry(item) for item in others]


def _outline_entry(item: OutlineItem) -> Entry:
    numbered = f"{item.number} " if item.number else ""
    text, aside = (f"{numbered}{item.en}", item.fa) if item.en else (f"{numbered}{item.fa}", "")
    return Entry("outline", item.row_id, text, aside=aside, level=max(item.level - 1, 0))


def _tag_entry(tag: TagItem) -> Entry:
    key = number(tag.shortcut) if tag.shortcut else ""
    name = tag_name(tag.name_en, tag.name_fa)
    return Entry("tags", tag.id, name, aside=number(tag.count), colour=tag.colour, key=key, count=tag.count)


def _filter_entry(section: str, item: FilterItem) -> Entry:
    return Entry(
        section,
        item.id,
        item.title,
        aside=number(item.count),
        warns=item.warns and item.count > 0,
        count=item.count,
    )
