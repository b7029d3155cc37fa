"""The style sheet both palettes share: hairlines, flat buttons, a four-pixel grid.

Paddings are symmetric and no rule names left or right, so that a mirrored window needs no other.
"""

from __future__ import annotations

from PySide6.QtGui import QPalette

from annotator.gui.theme import DARK, LIGHT, Theme

_SHEET = """
QMainWindow, QDialog {{ background: {base}; }}
QMainWindow::separator {{ width: 1px; height: 1px; background: {hairline}; }}
QMenuBar {{ background: {base}; border-bottom: 1px solid {hairline}; padding: 0 4px; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; border-radius: 4px; }}
QMenu {{ background: {base}; border: 1px solid {hairline}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {hairline}; padding: 4px; }}
QSplitter::handle {{ background: {hairline}; }}
QStatusBar {{ background: {base}; border-top: 1px solid {hairline}; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QScrollArea {{ border: none; background: transparent; }}
#dialogPage {{ background: transparent; }}
QDialog QScrollArea > #qt_scrollarea_viewport {{ background: transparent; }}

QPushButton, QToolButton {{ background: {button}; color: {text}; border: none; border-radius: 5px;
    padding: 5px 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {accent}; padding: 4px 11px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; background: {button}; }}
QPushButton:checked {{ background: {accent_soft}; color: {accent}; font-weight: 500; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; font-weight: 500; }}
QPushButton[kind="primary"]:disabled {{ background: {button}; color: {faint}; }}
QPushButton[kind="mode"]:checked {{ background: {accent}; color: {on_accent}; }}
QPushButton[kind="plain"], QToolButton[kind="plain"] {{ background: transparent; padding: 3px 6px; }}
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover {{ background: {hover}; }}
QPushButton[kind="plain"]:focus, QToolButton[kind="plain"]:focus {{ padding: 2px 5px; }}
QPushButton[kind="plain"]:disabled, QToolButton[kind="plain"]:disabled {{ background: transparent; }}
QPushButton[kind="link"] {{ background: transparent; color: {accent}; padding: 3px 2px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ padding: 2px 1px; }}
QPushButton[kind="success"] {{ background: {success_soft}; color: {success}; }}
QPushButton[kind="danger"] {{ background: {danger_soft}; color: {danger}; }}
QPushButton[kind="success"]:disabled, QPushButton[kind="danger"]:disabled {{ background: {button};
    color: {faint}; }}
QPushButton[kind="segment"] {{ background: transparent; border-radius: 4px; padding: 3px 10px; }}
QPushButton[kind="segment"]:checked {{ background: {accent_soft}; color: {accent}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
QFrame#segments {{ border: 1px solid {hairline}; border-radius: 6px; }}

QLineEdit, QPlainTextEdit, QComboBox {{ background: {base}; color: {text};
    border: 1px solid {hairline};
    border-radius: 5px; padding: 4px 8px; selection-background-color: {selection};
    selection-color: {selection_text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 1px solid {accent}; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] {{ border: 1px solid {danger}; }}
QLineEdit#searchField {{ background: {button}; border: 1px solid {button}; padding: 5px 12px; }}
QLineEdit#searchField:focus {{ background: {base}; border: 1px solid {accent}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {base}; border: 1px solid {hairline};
    selection-background-color: {accent_soft};
    selection-color: {text}; }}

QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 7px 12px;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTableView, QListView, QTreeView {{ background: {base}; border: none; outline: none;
    gridline-color: {hairline};
    selection-background-color: {accent_soft}; selection-color: {text}; }}
QHeaderView {{ background: {base}; border: none; }}
QHeaderView::section {{ background: {base}; color: {muted}; border: none; border-bottom: 1px solid {hairline};
    padding: 4px 8px; }}
QHeaderView::section:hover {{ color: {text}; }}
QTableView QTableCornerButton::section {{ background: {base}; border: none; }}

#navigator, #navigator QListView {{ background: {window}; }}
#inspector, #inspectorPage {{ background: {alternate}; }}
#topBar, #readerBar, #paperHeader, #tables {{ background: {base}; }}
#topBar, #readerBar, #paperHeader, #tabRow {{ border-bottom: 1px solid {hairline}; }}
#cardFrame, QFrame[role="card"] {{ background: {base}; border: 1px solid {hairline}; border-radius: 6px; }}
QFrame[role="note"] {{ background: {accent_soft}; }}
#messageBar[level="problem"] {{ background: {danger_soft}; }}
#messageBar[level="question"] {{ background: {warning_soft}; }}
#messageBar[level="news"] {{ background: {accent_soft}; }}
QLabel[role="section"] {{ color: {muted}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="problem"] {{ color: {danger}; }}
QLabel[role="warning"] {{ color: {chip_unresolved}; font-weight: 500; }}
QLabel[role="title"] {{ font-weight: 600; }}
QProgressBar {{ background: {button}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {hairline}; border-radius: 4px; min-height: 24px; min-width: 24px;
    margin: 1px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the application in a theme's colours."""
    return _SHEET.format(**theme.colours())


def theme_of(palette: QPalette) -> Theme:
    """Return the theme a palette was made of, so that a view needs no global to paint."""
    return DARK if palette.base().color().lightness() < 128 else LIGHT
