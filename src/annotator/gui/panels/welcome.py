"""What stands where the text will be while a library has no paper yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.widgets.cards import make_button
from annotator.gui.widgets.labels import PlainLabel


class WelcomePanel(QWidget):
    """Says how a paper gets in.

    Signals:
        import_requested: choose a file.
        sample_requested: open the sample library.
    """

    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(self.tr("No paper yet"), self, role="title")
        text = PlainLabel(
            self.tr("Drop a text file or a .bib file anywhere on the window, or choose one."),
            self,
            role="muted",
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = make_button(self.tr("Import…   Ctrl+I"), "primary", self)
        sample = make_button(self.tr("Open the sample library"), "link", self)
        choose.clicked.connect(self.import_requested)
        sample.clicked.connect(self.sample_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(sample, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
