"""The reader's figures can be measured; how good they are is for a quiet machine to say."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.benchmarks import reader_figures


def test_every_figure_of_the_reader_can_be_measured(qapp: QApplication) -> None:
    figures = reader_figures.figures(short=True)
    assert len(figures) > 8
    assert all(figure.value > 0 for figure in figures)
