"""The export dialog: format, scope with count, a live preview of the first entries, the target."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.models.records import ExportChoice
from annotator.gui.widgets.cards import SectionLine, make_button
from annotator.gui.widgets.choice import ChoiceBox
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.words import number

FORMATS: tuple[str, ...] = ("biblatex", "bibtex", "claims_csv", "claims_html", "report")
SUFFIXES: Mapping[str, str] = {
    "biblatex": ".bib",
    "bibtex": ".bib",
    "claims_csv": ".csv",
    "claims_html": ".html",
    "report": ".html",
}
SCOPES: tuple[str, ...] = ("all", "cited", "paper", "chosen")
_BIBLIOGRAPHIES = ("biblatex", "bibtex")
_PREVIEW = 6_000
"""Code points of the preview."""


class ExportDialog(DialogFrame):
    """Choose what to export and where to.

    Signals:
        preview_requested(choice): show the beginning of this ``ExportChoice``.
        export_requested(choice): write it.
    """

    preview_requested = Signal(object)
    export_requested = Signal(object)

    def __init__(self, last: ExportChoice, folder: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Export"))
        self.deed_button.setText(self.tr("Export"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        places = (folder, documents, str(Path.home()))
        self._folder = next(place for place in places if place and Path(place).is_dir())
        self.format = ChoiceBox(self)
        self.format.setAccessibleName(self.tr("Format"))
        for name, title in self._format_titles().items():
            self.format.addItem(title, name)
        self.scope = ChoiceBox(self)
        self.scope.setAccessibleName(self.tr("Scope"))
        for name, title in self._scope_titles().items():
            self.scope.addItem(title, name)
        self._count = PlainLabel(role="muted")
        self.target = QLineEdit(self)
        self.target.setAccessibleName(self.tr("File"))
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.preview = QPlainTextEdit(self)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.preview.setTabChangesFocus(True)
        self._lay_out()
        self.format.setCurrentIndex(max(self.format.findData(last.format), 0))
        self.scope.setCurrentIndex(max(self.scope.findData(last.scope), 0))
        self.target.setText(last.path or self._suggested_path())
        self.format.currentIndexChanged.connect(self._change_format)
        self.scope.currentIndexChanged.connect(self._ask_preview)
        self.target.textChanged.connect(self._check)
        self.resize(680, 560)

    def begin(self) -> None:
        """Ask for the first preview; everything is connected now."""
        self._change_format()

    def choice(self) -> ExportChoice:
        """Return what is chosen."""
        return ExportChoice(self.format.currentData(), self.scope.currentData(), self.target.text().strip())

    def show_preview(self, text: str, count: int, problem: str = "") -> None:
        """Show the beginning of what would be written, and how much it is."""
        self.preview.setPlainText(text[:_PREVIEW])
        is_bibliography = self.format.currentData() in _BIBLIOGRAPHIES
        title = self.tr("%1 entries") if is_bibliography else self.tr("%1 claims")
        self._count.setText(title.replace("%1", number(count)))
        self.show_problem(problem)
        self._check()

    def accept(self) -> None:
        """Ask for the export."""
        self.export_requested.emit(self.choice())
        super().accept()

    def _lay_out(self) -> None:
        scope = QHBoxLayout()
        scope.addWidget(self.scope, 1)
        scope.addWidget(self._count)
        browse = make_button(self.tr("Choose…"), "", self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        target = QHBoxLayout()
        target.addWidget(self.target, 1)
        target.addWidget(browse)
        form = QFormLayout()
        form.addRow(PlainLabel(self.tr("Format"), role="section"), self.format)
        form.addRow(PlainLabel(self.tr("Scope"), role="section"), scope)
        form.addRow(PlainLabel(self.tr("File"), role="section"), target)
        self.body.addLayout(form)
        self.body.addWidget(SectionLine(self.tr("How it begins")))
        self.body.addWidget(self.preview, 1)

    def _format_titles(self) -> Mapping[str, str]:
        return {
            "biblatex": self.tr("Bibliography for biblatex (.bib)"),
            "bibtex": self.tr("Bibliography for BibTeX (.bib)"),
            "claims_csv": self.tr("Claims as a table (.csv)"),
            "claims_html": self.tr("Claims as a web page (.html)"),
            "report": self.tr("Report (.html)"),
        }

    def _scope_titles(self) -> Mapping[str, str]:
        return {
            "all": self.tr("Everything in the library"),
            "cited": self.tr("Only what is cited or linked"),
            "paper": self.tr("Only this paper"),
            "chosen": self.tr("Only the selected rows"),
        }

    def _change_format(self) -> None:
        path = self.target.text().strip()
        suffix = SUFFIXES[self.format.currentData()]
        if path:
            self.target.setText(str(Path(path).with_suffix(suffix)))
        is_bibliography = self.format.currentData() in _BIBLIOGRAPHIES
        for place, scope in enumerate(SCOPES):
            item = self.scope.model().item(place)  # type: ignore[attr-defined]
            item.setEnabled(is_bibliography or scope in ("all", "paper"))
        if not is_bibliography and self.scope.currentData() in ("cited", "chosen"):
            self.scope.setCurrentIndex(SCOPES.index("paper"))
        self._ask_preview()

    def _ask_preview(self) -> None:
        self.preview_requested.emit(self.choice())

    def _suggested_path(self) -> str:
        return str(Path(self._folder) / f"sources{SUFFIXES[self.format.currentData()]}")

    def _browse(self) -> None:
        suffix = SUFFIXES[self.format.currentData()]
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), self.target.text(), f"*{suffix}")
        if path:
            self.target.setText(path)

    def _check(self) -> None:
        path = self.target.text().strip()
        folder = Path(path).expanduser().parent if path else None
        if folder is None:
            self.show_problem(self.tr("Name a file."))
        elif not folder.is_dir():
            self.show_problem(self.tr("This folder does not exist: %1").replace("%1", str(folder)))
        else:
            self.show_problem("")
