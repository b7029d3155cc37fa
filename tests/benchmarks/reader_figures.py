"""Figures of the reader: what a frame costs against the text alone, and whether it grows with the paper.

    python -m tests.benchmarks.reader_figures [--short]

The peer of scrolling is drawing the text of the same rows, in the same fonts and widths, from
QTextLayouts made beforehand, in a scroll area of its own: no grounds, highlights, chips,
gutter, selection, and its scroll bar hidden. Between two
steps the event loop runs until idle, as it does between two presses of a key; a *jump* lands on
rows nobody laid out before.
"""

from __future__ import annotations

import os
import statistics
import sys
import tracemalloc
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from annotator.gui import theme
from annotator.gui.reader.page import Highlight, ReaderPage
from annotator.gui.reader.view import ReaderView
from tests.benchmarks.figures import Figure, from_ratios, seconds, table
from tests.gui.reader.pages import long_page

SIZES = (50_000, 500_000, 5_000_000)
VIEW = QSize(1000, 800)


def page_of(code_points: int) -> ReaderPage:
    """Return a page with about so many code points of text."""
    sample = long_page(100).rows
    each = sum(len(piece.text) for row in sample for side in (row.en, row.fa) for piece in side.pieces) / len(sample)
    return long_page(round(code_points / each))


def shown(page: ReaderPage) -> ReaderView:
    view = ReaderView()
    view.resize(VIEW)
    view.set_page(page)
    view.show()
    settle()
    return view


def settle() -> None:
    """Run the event loop until the reader has nothing left to do ahead."""
    for _ in range(40):
        QApplication.processEvents()


def frame(view: QAbstractScrollArea) -> None:
    """Paint what was asked to be painted, at once."""
    QApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)


def whole_frame(view: QAbstractScrollArea) -> None:
    """Paint everything in view."""
    view.viewport().update()
    frame(view)


class PlainView(QAbstractScrollArea):
    """The peer: a scroll area of the same size that draws text from QTextLayouts kept for it, nothing else."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__()
        self._view = view
        self.layouts: list[tuple[QTextLayout, QPointF]] = []
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(view.size())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show()

    def take_over(self) -> None:
        """Make layouts, lines broken, of what the view shows, each where it stands."""
        self.layouts = [
            (copied(box.layout, box.width), corner + QPointF(box.x, box.y))
            for cell, corner in self._view.cells_in_view() for box in cell.boxes
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor("#ffffff"))
        for layout, place in self.layouts:
            layout.draw(painter, place)
        painter.end()


def copied(layout: QTextLayout, width: float) -> QTextLayout:
    made = QTextLayout(layout.text(), layout.font())
    made.setTextOption(layout.textOption())
    made.setFormats(layout.formats())
    made.setCacheEnabled(True)
    made.beginLayout()
    for index in range(layout.lineCount()):
        line = made.createLine()
        line.setLineWidth(width)
        line.setPosition(layout.lineAt(index).position())
    made.endLayout()
    return made


def scrolled(
    view: ReaderView, step: int, rounds: int, *, hurried: bool = False,
) -> Iterator[tuple[float, float]]:
    """Yield (seconds of a scroll by ``step`` pixels and its frame, seconds of the peer) for many steps.

    ``hurried`` leaves no time between the steps: new rows are laid out within them.
    """
    bar, peer = view.verticalScrollBar(), PlainView(view)

    def ours() -> None:
        bar.setValue(bar.value() + step)
        frame(view)

    settle()
    for _ in range(rounds):
        if not hurried:
            settle()
        mine = seconds(ours)
        peer.take_over()
        if not hurried:
            settle()
        yield mine, seconds(lambda: whole_frame(peer))
    peer.close()


def scrolling(rounds: int) -> list[Figure]:
    view = shown(page_of(500_000))
    view.verticalScrollBar().setValue(20_000)
    list(scrolled(view, VIEW.height() - 40, 5))
    against = "drawing the same text from QTextLayouts"
    pages = [mine / peer for mine, peer in scrolled(view, VIEW.height() - 40, rounds)]
    steps = list(scrolled(view, 60, rounds * 4))
    hurried = [mine / peer for mine, peer in scrolled(view, 60, rounds * 4, hurried=True)]
    worst = [statistics.quantiles(times, n=100)[98] for times in zip(*steps, strict=True)]
    view.close()
    return [
        from_ratios("reader: scroll one page", pages, against=against, limit=1.5),
        from_ratios("reader: scroll step, three lines", [a / b for a, b in steps], against=against, limit=1.3),
        from_ratios("reader: scroll step, three lines, no pause", hurried, against=against, limit=3.0),
        Figure("reader: scroll step, 99th percentile", worst[0] / worst[1], "×", 3.0, against="its 99th percentile"),
    ]


def growth(rounds: int, sizes: tuple[int, ...]) -> list[Figure]:
    """Compare the largest text with the smallest, one round of each in turn."""
    pages = {size: page_of(size) for size in (sizes[0], sizes[-1])}
    times: dict[str, dict[int, list[float]]] = {}
    for _ in range(rounds):
        for size, page in pages.items():
            for name, taken in measured(page).items():
                times.setdefault(name, {}).setdefault(size, []).append(taken)
    limits = {"first paint": 3.0}
    figures = []
    for name, found in times.items():
        ratios = [big / small for small, big in zip(found[sizes[0]], found[sizes[-1]], strict=True)]
        against = f"{sizes[0]:,} characters".replace(",", " ")
        label = f"reader: {name}, {sizes[-1]:,} characters".replace(",", " ")
        figures.append(from_ratios(label.replace("  ", ", "), ratios, against=against, limit=limits.get(name, 1.3)))
        absolute = statistics.median(found[sizes[-1]]) * 1000
        promised = {"zoom": 20.0, "resize": 20.0, "add a highlight": 5.0}.get(name)
        figures.append(Figure(f"reader: {name}, median", absolute, "ms", promised))
    return figures


def measured(page: ReaderPage) -> dict[str, float]:
    """Return the seconds of every deed on one page."""
    view = ReaderView()
    view.resize(VIEW)
    view.show()
    settle()
    found = {"first paint": seconds(lambda: (view.set_page(page), frame(view)))}
    bar = view.verticalScrollBar()
    found["jump"] = statistics.median(
        seconds(lambda at=share: (bar.setValue(int(bar.maximum() * at)), frame(view)))
        for share in (0.1, 0.7, 0.3, 0.9, 0.5)
    )
    bar.setValue(bar.maximum() // 3)
    settle()
    steps = []
    for _ in range(9):
        settle()
        steps.append(seconds(lambda: (bar.setValue(bar.value() + 700), frame(view))))
    found["scroll one page"] = statistics.median(steps)
    found["zoom"] = statistics.median(
        seconds(lambda at=zoom: (view.set_zoom(at), frame(view))) for zoom in (110, 125, 100))
    found["resize"] = statistics.median(
        seconds(lambda at=width: (view.resize(at, VIEW.height()), frame(view))) for width in (940, 1060, 1000))
    highlights = list(page.highlights[:200])
    view.update_highlights(highlights)
    settle()
    cell = next(cell for cell, _ in view.cells_in_view() if cell.language == "fa")
    added = [*highlights, Highlight("new", cell.cell_text.block_ids[0], 2, 40, "#2e9e5b", "Th")]
    found["add a highlight"] = seconds(lambda: (view.update_highlights(added), frame(view)))
    view.close()
    view.deleteLater()
    settle()
    return found


def crowded(rounds: int) -> list[Figure]:
    """Compare a frame among 20 000 highlights with one among 200."""
    page = page_of(5_000_000)
    many = [Highlight(f"m{i}", f"fa-{i % len(page.rows)}", 3, 50, "#2e9e5b", "Th") for i in range(20_000)]
    view = shown(page)
    ratios = []
    for _ in range(rounds):
        taken = []
        for highlights in (many[:200], many):
            view.update_highlights(highlights)
            settle()
            taken.append(seconds(lambda: whole_frame(view)))
        ratios.append(taken[1] / taken[0])
    view.close()
    return [from_ratios("reader: a frame with 20 000 highlights", ratios, against="200 highlights", limit=1.3)]


def memory() -> list[Figure]:
    """Measure what the reader keeps of 5 million characters after scrolling through a part of them."""
    page = page_of(5_000_000)
    length = sum(len(piece.text) for row in page.rows for side in (row.en, row.fa) for piece in side.pieces)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    view = shown(page)
    for _ in range(20):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 700)
        frame(view)
    kept = (tracemalloc.get_traced_memory()[0] - before) / 1e6
    tracemalloc.stop()
    view.close()
    return [Figure("reader: memory above the page, Python side", kept / (length / 1e6), "MB/M", 12.0)]


def figures(*, short: bool = False) -> list[Figure]:
    """Return every figure of the reader; ``short`` only shows that they can be measured."""
    app = QApplication.instance() or QApplication([])
    theme.load_fonts()
    rounds = 2 if short else 9
    found = scrolling(2 if short else 40)
    found += growth(rounds, SIZES[:2] if short else SIZES)
    found += [] if short else crowded(15) + memory()
    app.processEvents()
    return found


if __name__ == "__main__":
    print(table(figures(short="--short" in sys.argv)))
