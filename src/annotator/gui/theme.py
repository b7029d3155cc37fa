"""The look: two palettes of named colours, the fonts, and how both are put on the application.

Colours are ``#rrggbb`` strings, so that style sheets, SVG icons and ``QColor`` can all use them.
Text colours keep a contrast of at least 4.5:1 against the grounds they stand on; a test checks it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from annotator.assets import resource

LATIN_FACE = "Inter"
PERSIAN_FACE = "Vazirmatn"
FACES = (LATIN_FACE, PERSIAN_FACE)
INTERFACE_POINT_SIZE = 9.5
READING_POINT_SIZE = 11.0


@dataclass(frozen=True)
class Theme:
    """Named colours of one palette.

    ``window`` is the ground of side panels and bars, ``base`` the paper of texts and tables,
    ``hairline`` the one-pixel lines between things; the ``*_soft`` colours are grounds for
    text in the colour they are named after.
    """

    name: str
    is_dark: bool
    window: str
    base: str
    alternate: str
    text: str
    muted: str
    faint: str
    hairline: str
    button: str
    hover: str
    accent: str
    accent_soft: str
    on_accent: str
    selection: str
    selection_text: str
    counterpart: str
    current_row: str
    hatch: str
    search_hit: str
    search_hit_current: str
    chip_resolved: str
    chip_resolved_soft: str
    chip_ambiguous: str
    chip_ambiguous_soft: str
    chip_unresolved: str
    chip_unresolved_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str

    def colours(self) -> dict[str, str]:
        """Return every colour by its name, as style sheets and icons want them."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type == "str" and f.name != "name"}


LIGHT = Theme(
    name="light", is_dark=False,
    window="#f7f8fa", base="#ffffff", alternate="#fafbfc",
    text="#16181d", muted="#5d6472", faint="#6c7380", hairline="#e3e6eb",
    button="#f1f2f5", hover="#e9ebf0",
    accent="#2355d6", accent_soft="#e2e9fb", on_accent="#ffffff",
    selection="#bcd3fb", selection_text="#16181d", counterpart="#e8effd", current_row="#f4f7fe",
    hatch="#f3f4f7", search_hit="#fff1a8", search_hit_current="#ffc94d",
    chip_resolved="#1f4cc0", chip_resolved_soft="#e9eefb",
    chip_ambiguous="#7a5300", chip_ambiguous_soft="#fdf3d3",
    chip_unresolved="#a8480a", chip_unresolved_soft="#fdeee2",
    success="#14703a", success_soft="#dcf1e3",
    warning="#7a5300", warning_soft="#fdf0d0",
    danger="#b3261e", danger_soft="#fbe1df",
)

DARK = Theme(
    name="dark", is_dark=True,
    window="#1b1d22", base="#141619", alternate="#181a1e",
    text="#e6e8ec", muted="#a3a9b5", faint="#8b919d", hairline="#2c2f36",
    button="#282b32", hover="#31353d",
    accent="#8db0ff", accent_soft="#24304f", on_accent="#0d1526",
    selection="#31508f", selection_text="#f4f6fb", counterpart="#1d2638", current_row="#191d27",
    hatch="#1b1d21", search_hit="#5c4d10", search_hit_current="#7a5c00",
    chip_resolved="#a3bfff", chip_resolved_soft="#222c47",
    chip_ambiguous="#ecc665", chip_ambiguous_soft="#3a3014",
    chip_unresolved="#f4a873", chip_unresolved_soft="#412a1b",
    success="#7fd6a0", success_soft="#17352a",
    warning="#ecc665", warning_soft="#3a3014",
    danger="#ff9e96", danger_soft="#45211f",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def load_fonts() -> tuple[str, ...]:
    """Load the shipped faces into the running application and return the family names found."""
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.ttf")):
        identifier = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else []
    return tuple(dict.fromkeys(families))


def interface_font(language: str = "en", point_size: float = INTERFACE_POINT_SIZE) -> QFont:
    """Return the font of menus and panels: the face of the interface language, the other behind it."""
    font = QFont()
    font.setFamilies([PERSIAN_FACE, LATIN_FACE] if language == "fa" else [LATIN_FACE, PERSIAN_FACE])
    font.setPointSizeF(point_size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # widths grow evenly with the zoom
    return font


def reading_font(language: str, point_size: float = READING_POINT_SIZE) -> QFont:
    """Return the font of running text in one language (``fa`` or ``en``).

    Persian letters are drawn smaller than Latin ones of the same size by most faces; Vazirmatn
    needs a little more size to look equal beside Inter.
    """
    return interface_font(language, point_size * (1.04 if language == "fa" else 1.0))


def palette(theme: Theme) -> QPalette:
    """Return the widget palette of a theme."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.window), (roles.WindowText, theme.text), (roles.Base, theme.base),
        (roles.AlternateBase, theme.alternate), (roles.Text, theme.text), (roles.Button, theme.button),
        (roles.ButtonText, theme.text), (roles.BrightText, theme.danger), (roles.ToolTipBase, theme.window),
        (roles.ToolTipText, theme.text), (roles.PlaceholderText, theme.faint),
        (roles.Highlight, theme.selection), (roles.HighlightedText, theme.selection_text),
        (roles.Link, theme.accent), (roles.LinkVisited, theme.accent), (roles.Accent, theme.accent),
        (roles.Light, theme.base), (roles.Midlight, theme.hover),
        (roles.Mid, theme.hairline), (roles.Dark, theme.faint), (roles.Shadow, theme.hairline),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made


def apply(app: QApplication, theme: Theme, language: str = "en") -> None:
    """Put the Fusion style, a palette and the interface font on the application."""
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(interface_font(language))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    parsed = QColor(colour)
    channels = (parsed.redF(), parsed.greenF(), parsed.blueF())
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
