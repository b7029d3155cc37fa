"""Above the reader: the paper's titles in both languages, and the bar that steers the reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel, TitleLabel
from annotator.gui.words import number

VIEWS = ("en", "both", "fa")


class PaperHeader(QWidget):
    """Both titles, English on the left and Persian on the right in every interface language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._english = TitleLabel(lang="en")
        self._persian = TitleLabel(lang="fa")
        self._is_compact = False
        for label in (self._english, self._persian):
            font = label.font()
            font.setPointSizeF(font.pointSizeF() + 1.5)
            font.setBold(True)
            label.setFont(font)
        self._about = ElidedLabel(lang="en", role="muted")
        self._has_about = False
        titles = QHBoxLayout()
        titles.setSpacing(24)
        titles.addWidget(self._english, 1, Qt.AlignmentFlag.AlignTop)
        titles.addWidget(self._persian, 1, Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(18, 10, 18, 8)
        self._lines.setSpacing(4)
        self._lines.addLayout(titles)
        self._lines.addWidget(self._about)

    def show_paper(self, title_en: str, title_fa: str, about: str = "") -> None:
        """Show the titles; ``about`` is where and when it was published."""
        self._english.setText(title_en)
        self._persian.setText(title_fa)
        self._english.setVisible(bool(title_en) or not title_fa)
        self._persian.setVisible(bool(title_fa))
        self._about.setText(about)
        self._has_about = bool(about)
        self._about.setVisible(self._has_about and not self._is_compact)

    def set_compact(self, compact: bool) -> None:
        """Give each title one line, and leave out where it was published, for a window that is low."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self._lines.setContentsMargins(18, 6 if compact else 10, 18, 4 if compact else 8)
        for label in (self._english, self._persian):
            label.set_lines(1 if compact else 2)
        self._about.setVisible(self._has_about and not compact)


class ReaderBar(QWidget):
    """What is shown of the paper, how it is aligned, where one stands, how large.

    Signals:
        view_requested(view): en, both or fa.
        confirm_requested: go to the next row to confirm.
        page_requested(page): go to a printed page.
        zoom_requested(steps): +1 larger, -1 smaller, 0 back to 100 %.
    """

    view_requested = Signal(str)
    confirm_requested = Signal()
    page_requested = Signal(int)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: tuple[int, ...] = ()
        self._views: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._aligned = PlainLabel(role="muted")
        self._alignments: tuple[str, ...] = ()
        self._confirm = make_button("", "link", self)
        self._confirm.setToolTip(self.tr("Go to the next row to confirm (Ctrl+J)"))
        self._confirm.clicked.connect(self.confirm_requested)
        self._page = make_button("", "plain", self)
        self._page.setToolTip(self.tr("Go to a page"))
        self._page.clicked.connect(self._show_pages)
        self._smaller = make_button("−", "plain", self)
        self._larger = make_button("+", "plain", self)
        self._zoom = make_button("", "plain", self)
        self._name_zoom_buttons()
        self._lay_out()
        self.show_view("both")
        self.show_zoom(100)
        self.show_alignment(0, 0, 0)
        self.show_page(None, ())

    def show_view(self, view: str) -> None:
        """Mark what is shown."""
        self._views[view].setChecked(True)

    def show_alignment(self, aligned: int, rows: int, to_confirm: int) -> None:
        """Show how many rows have both sides and how many wait to be confirmed."""
        whole, short = self.tr("Aligned %1 of %2 rows"), self.tr("%1 of %2", "aligned rows, in a narrow bar")
        counts = (number(aligned), number(rows))
        self._alignments = tuple(
            text.replace("%1", counts[0]).replace("%2", counts[1]) for text in (whole, short)
        ) if rows else ()
        self._confirm.setText(self.tr("%1 to confirm").replace("%1", number(to_confirm)))
        self._confirm.setVisible(to_confirm > 0)
        self._fit_alignment()

    def show_page(self, page: int | None, pages: tuple[int, ...]) -> None:
        """Show the printed page at the top, and which there are."""
        self._pages = pages
        self._page.setVisible(bool(pages))
        if page is not None:
            self._page.setText(self.tr("Page %1 ▾").replace("%1", number(page)))

    def show_zoom(self, percent: int) -> None:
        """Show the size of the text in percent."""
        self._zoom.setText(self.tr("%1 %").replace("%1", number(percent)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how the rows are aligned in as many words as there is room for."""
        super().resizeEvent(event)
        self._fit_alignment()

    def _fit_alignment(self) -> None:
        """Show the longest of the wordings that fits, rather than half of one."""
        items = (self._parts.itemAt(place) for place in range(self._parts.count()))
        shown = [part for item in items if item is not None and (part := item.widget()) and not part.isHidden()]
        gap = self._parts.spacing()
        taken = sum(part.sizeHint().width() + gap for part in shown if part is not self._aligned)
        room = self.contentsRect().width() - taken - 40
        metrics = self._aligned.fontMetrics()
        fitting = [text for text in self._alignments if metrics.horizontalAdvance(text) <= room]
        self._aligned.setText(fitting[0] if fitting else "")
        self._aligned.setVisible(bool(fitting))
        self._aligned.setToolTip(self._alignments[0] if self._alignments else "")

    def _name_zoom_buttons(self) -> None:
        for button, name, steps in (
            (self._smaller, self.tr("Smaller text (Ctrl+-)"), -1),
            (self._zoom, self.tr("Text at 100 % (Ctrl+0)"), 0),
            (self._larger, self.tr("Larger text (Ctrl++)"), 1),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, steps=steps: self.zoom_requested.emit(steps))

    def _lay_out(self) -> None:
        segments = QFrame(self)
        segments.setObjectName("segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for view, text in zip(VIEWS, ("English", self.tr("Side by side"), "فارسی"), strict=True):
            button = make_button(text, "segment", self)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, view=view: self.view_requested.emit(view))
            self._group.addButton(button)
            self._views[view] = button
            row.addWidget(button)
        self._parts = QHBoxLayout(self)
        self._parts.setContentsMargins(18, 4, 12, 4)
        self._parts.setSpacing(8)
        self._parts.addWidget(segments)
        self._parts.addWidget(self._aligned)
        self._parts.addWidget(self._confirm)
        self._parts.addStretch(1)
        for button in (self._page, self._smaller, self._zoom, self._larger):
            self._parts.addWidget(button)

    def _show_pages(self) -> None:
        menu = QMenu(self)
        for page in self._pages:
            action = menu.addAction(self.tr("Page %1").replace("%1", number(page)))
            action.triggered.connect(lambda _=False, page=page: self.page_requested.emit(page))
        menu.popup(self._page.mapToGlobal(QPoint(0, self._page.height())))
