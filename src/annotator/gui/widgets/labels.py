"""Labels that never read their text as HTML and keep the direction of what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.gui.theme import interface_font
from annotator.gui.widgets.drawing import direction_of, isolated, isolated_citations, plain_tip

_LONGEST = 20_000
"""Code points shown in one label; more would only slow the window down."""


class PlainLabel(QLabel):
    """A label of the interface; ``role`` picks its look in the style sheet: section, muted, title …"""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        self._align()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show text; very long text is cut."""
        super().setText(text[:_LONGEST])

    def changeEvent(self, event: QEvent) -> None:
        """Stand at the leading side of another direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        # A QLabel takes its side from the direction of its text; a window wants its own leading side.
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)


class ForeignLabel(PlainLabel):
    """Text out of a paper, a library or a file, in its own direction.

    With ``lang`` (``fa`` or ``en``) the text keeps that language's side and face whatever the
    window's direction; without it the text stands at the window's leading side, isolated.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        lang: str = "",
        role: str = "",
        wraps: bool = True,
    ) -> None:
        self._lang = lang
        super().__init__(text, parent, role=role, wraps=wraps)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if lang:
            self.set_lang(lang)

    def set_lang(self, lang: str) -> None:
        """Set the language the text is in."""
        self._lang = lang
        self.setFont(interface_font(lang))
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if lang == "fa" else Qt.LayoutDirection.LeftToRight
        )

    def setText(self, text: str) -> None:
        """Show text; its direction comes from its language, or from its first strong letter."""
        if self._lang == "fa":
            super().setText(isolated_citations(text[:_LONGEST]))
        else:
            super().setText(text if self._lang or not text else isolated(text[:_LONGEST]))


class ElidedLabel(ForeignLabel):
    """One line of foreign text, cut at its own end where the room ends; the tooltip has it whole."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, lang: str = "", role: str = ""
    ) -> None:
        self._whole = ""
        super().__init__(text, parent, lang=lang, role=role, wraps=False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show as much of the text as fits."""
        self._whole = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Let the label shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width() - 2, 0)
        )
        super().setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


class TitleLabel(ForeignLabel):
    """A title on as many lines as it is given, cut at the end of the last; the tooltip has it whole."""

    def __init__(self, parent: QWidget | None = None, *, lang: str) -> None:
        self._whole = ""
        self._lines = 2
        super().__init__("", parent, lang=lang)

    def setText(self, text: str) -> None:
        """Show as much of the text as the lines take."""
        self._whole = text
        self._fit()

    def set_lines(self, lines: int) -> None:
        """Set how many lines the title may take."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = cut_to_lines(self._whole, self.font(), max(self.contentsRect().width(), 40), self._lines)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
        super().setText(shown)
        self.setAccessibleName(self._whole)


def cut_to_lines(text: str, font: QFont, width: int, lines: int) -> str:
    """Return what of a text fits on some lines of a width in pixels, with an ellipsis where it was cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    start = 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
    rest = layout.createLine().isValid()
    layout.endLayout()
    if not rest:
        return text
    last = QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return text[:start] + last


def language_of(text: str) -> str:
    """Return ``fa`` or ``en``, by the first strong letter."""
    return "fa" if direction_of(text) == Qt.LayoutDirection.RightToLeft else "en"
