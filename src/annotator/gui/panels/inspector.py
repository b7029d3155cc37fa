"""The inspector at the trailing side: one page for what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from annotator.gui.models.records import CitationDetail, ClaimDetail, RowDetail, SourceDetail, TagItem
from annotator.gui.pages.citation_page import CitationPage
from annotator.gui.pages.claim_page import ClaimPage
from annotator.gui.pages.row_page import RowPage
from annotator.gui.pages.source_page import SourcePage
from annotator.gui.widgets.labels import PlainLabel


class InspectorPanel(QWidget):
    """The inspector. The wishes are those of its pages: ``claim``, ``citation``, ``source``, ``row``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.claim = ClaimPage(self)
        self.citation = CitationPage(self)
        self.source = SourcePage(self)
        self.row = RowPage(self)
        self._hint = PlainLabel(
            self.tr(
                "Select text and press 1 to 9 to tag it as a claim.\n\n"
                "Click a claim, a citation or a row to see it here."
            ),
            role="muted",
            wraps=True,
        )
        # A style sheet takes the margins of a label away, so the hint stands in a page like the others.
        self._nothing = QWidget(self)
        around = QVBoxLayout(self._nothing)
        around.setContentsMargins(16, 16, 16, 16)
        around.addWidget(self._hint)
        around.addStretch(1)
        self._pages = (self._nothing, self.claim, self.citation, self.source, self.row)
        holder = QWidget(self)
        holder.setObjectName("inspectorPage")
        # Hidden pages take no room, so the scroll area is as high as the page shown; a stack is not.
        stacked = QVBoxLayout(holder)
        stacked.setContentsMargins(0, 0, 0, 0)
        for page in self._pages:
            stacked.addWidget(page)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._show_page(self._nothing)

    def show_claim(self, detail: ClaimDetail, tags: Sequence[TagItem]) -> None:
        """Show a claim."""
        self.claim.show_claim(detail, tags)
        self._show_page(self.claim)

    def show_citation(self, detail: CitationDetail) -> None:
        """Show a citation."""
        self.claim.commit()
        self.citation.show_citation(detail)
        self._show_page(self.citation)

    def show_source(self, detail: SourceDetail) -> None:
        """Show a source."""
        self.claim.commit()
        self.source.show_source(detail)
        self._show_page(self.source)

    def show_row(self, row: RowDetail) -> None:
        """Show a row."""
        self.claim.commit()
        self.row.show_row(row)
        self._show_page(self.row)

    def show_nothing(self) -> None:
        """Say what can be done."""
        self.claim.commit()
        self._show_page(self._nothing)

    def _show_page(self, page: QWidget) -> None:
        if not page.isHidden() and sum(not one.isHidden() for one in self._pages) == 1:
            return
        for one in self._pages:
            one.setVisible(one is page)
        self._scroll.verticalScrollBar().setValue(0)
