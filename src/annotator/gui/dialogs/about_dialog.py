"""About the program, and the one page of help."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.gui.dialogs.frame import DialogFrame
from annotator.gui.widgets.labels import PlainLabel


class AboutDialog(DialogFrame):
    """Name, version, licences."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("About Annotator"))
        self.deed_button.setText(self.tr("Close"))
        self.cancel_button.hide()
        self.body.addWidget(PlainLabel(f"Annotator {version}", self, role="title"))
        self.body.addWidget(
            PlainLabel(
                self.tr(
                    "Read research papers in Persian and English, tag their claims, link every claim to "
                    "its sources, "
                    "review each other's work."
                ),
                self,
                wraps=True,
            )
        )
        self.body.addWidget(
            PlainLabel(
                self.tr(
                    "Licence: MIT. Fonts: Vazirmatn and Inter (OFL). Icons: Lucide (ISC). Qt %1 (LGPL)."
                ).replace("%1", qVersion()),
                self,
                role="muted",
                wraps=True,
            )
        )
        self.body.addStretch(1)
        self.setMinimumWidth(440)


class HelpDialog(DialogFrame):
    """How the program is used, on one page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Help"))
        self.deed_button.setText(self.tr("Close"))
        self.cancel_button.hide()
        page = QPlainTextEdit(self)
        page.setReadOnly(True)
        page.setTabChangesFocus(True)
        page.setAccessibleName(self.tr("Help"))
        page.setPlainText("\n\n".join(self._paragraphs()))
        self.body.addWidget(page, 1)
        self.resize(560, 520)

    def _paragraphs(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Import a paper: Ctrl+I, or drag a file onto the window. The preview shows the languages, "
                "the structure, "
                "what would be repaired and the citations found. The original is always kept."
            ),
            self.tr(
                "Read: both languages stand side by side in rows. F11 hides everything else, Ctrl+E goes "
                "to the same "
                "place in the other language, Alt+Left goes back."
            ),
            self.tr(
                "Claim: select text in either language and press 1 to 9 (or ۱ to ۹) to tag it, N for a "
                "claim without a "
                "tag. F2 writes the statement, M the note. U removes the tags, Del deletes the claim."
            ),
            self.tr(
                "Sources: L links a source to the claim, with its role, the page and the words that bear "
                "it out. A citation "
                "without a source can become one with a click. Ctrl+Shift+N makes a source by hand."
            ),
            self.tr(
                "Review: A accepts, R rejects with a reason, C comments; on a claim, or on the card of a "
                "link."
            ),
            self.tr(
                "Everything is saved at once. Ctrl+Z takes back what you did last and says what that was, "
                "also after a restart."
            ),
            self.tr("Export: Ctrl+Alt+E writes the bibliography, the claims or a report."),
            self.tr("All keys are on one sheet: Ctrl+/. They can be changed there."),
        )
