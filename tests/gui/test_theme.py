"""The palettes are readable and the shipped fonts load."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from annotator.gui import theme

READABLE_PAIRS = [
    ("text", "base"), ("text", "window"), ("text", "current_row"), ("text", "counterpart"), ("muted", "base"),
    ("muted", "window"), ("faint", "base"), ("accent", "base"), ("accent", "accent_soft"),
    ("on_accent", "accent"), ("selection_text", "selection"),
    ("chip_resolved", "chip_resolved_soft"), ("chip_ambiguous", "chip_ambiguous_soft"),
    ("chip_unresolved", "chip_unresolved_soft"), ("success", "success_soft"), ("warning", "warning_soft"),
    ("danger", "danger_soft"), ("text", "search_hit"), ("text", "search_hit_current"), ("text", "button"),
]


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("ink", "ground"), READABLE_PAIRS)
def test_text_stands_out_from_its_ground(palette: theme.Theme, ink: str, ground: str) -> None:
    colours = palette.colours()
    assert theme.contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda palette: palette.name)
def test_every_colour_is_written_as_six_hexadecimal_digits(palette: theme.Theme) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in palette.colours().values())


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_both_faces_load_from_the_shipped_files(qapp: QApplication) -> None:
    assert set(theme.FACES) <= set(theme.load_fonts())


def test_the_palette_carries_the_colours_of_the_theme(qapp: QApplication) -> None:
    made = theme.palette(theme.DARK)
    assert made.color(QPalette.ColorRole.Base).name() == theme.DARK.base
    assert made.color(QPalette.ColorRole.Highlight).name() == theme.DARK.selection


def test_persian_text_asks_for_the_persian_face_first(qapp: QApplication) -> None:
    assert theme.reading_font("fa").families()[0] == theme.PERSIAN_FACE
    assert theme.reading_font("en").families()[0] == theme.LATIN_FACE


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_theme_is_put_on_the_whole_application(qapp: QApplication, language: str) -> None:
    theme.apply(qapp, theme.DARK, language)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == theme.DARK.base
    assert qapp.font().families()[0] == (theme.PERSIAN_FACE if language == "fa" else theme.LATIN_FACE)
    theme.apply(qapp, theme.LIGHT)
    assert qapp.style().name() == "fusion"
