"""Highlights lie where their text lies, and several at one place can all be seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.gui import theme
from annotator.gui.reader.cell_layout import CellLayout
from annotator.gui.reader.cell_text import CellText
from annotator.gui.reader.decorations import Decorations, decorate, readable
from annotator.gui.reader.overlays import Overlays
from annotator.gui.reader.page import FootnoteMarker, Highlight, SearchHit
from annotator.gui.reader.typography import Typography
from tests.gui.reader.pages import DAMS_EN, RIVERS_FA, cell, span


@pytest.fixture
def overlays(qapp: QApplication) -> Overlays:
    theme.load_fonts()
    return Overlays()


def decorated(overlays: Overlays, text: str, language: str, width: float = 400) -> tuple[CellLayout, Decorations]:
    style = Typography(1.0, 1.0).style("paragraph", None, language)
    shown = CellLayout(CellText(cell("b", text)), language, style, width)
    return shown, decorate(shown, overlays, theme.LIGHT, 1.0)


def test_overlapping_highlights_underline_on_levels_of_their_own(overlays: Overlays) -> None:
    overlays.set_highlights([
        Highlight("a", "b", 0, 20, "#ff0000", "A"), Highlight("b", "b", 10, 30, "#00ff00", "B"),
        Highlight("c", "b", 40, 50, "#0000ff", "C"),
    ])
    _, made = decorated(overlays, DAMS_EN, "en", 2000)
    bottoms = {line.claim_id: line.rectangle.bottom() for line in made.underlines}
    assert bottoms["a"] > bottoms["b"]
    assert bottoms["a"] == bottoms["c"]
    assert [initials.text for initials in made.initials] == ["A", "B", "C"]


def test_the_shortest_highlight_at_a_place_comes_first(overlays: Overlays) -> None:
    overlays.set_highlights([Highlight("long", "b", 0, 100, "#ff0000"), Highlight("short", "b", 10, 20, "#00ff00")])
    _, made = decorated(overlays, DAMS_EN, "en")
    assert made.claims_at(12) == ["short", "long"]
    assert made.claims_at(20) == ["long"]
    assert made.claims_at(100) == []


def test_a_highlight_over_mixed_directions_covers_each_run(overlays: Overlays) -> None:
    start = RIVERS_FA.index("روزمره")
    end = RIVERS_FA.index("Ostrom") + 6
    overlays.set_highlights([Highlight("a", "b", start, end, "#ff0000")])
    shown, made = decorated(overlays, RIVERS_FA, "fa", 5000)
    assert len(made.tints) >= 1
    persian = shown.rectangles(start, start + 6)[0]
    latin = shown.rectangles(end - 6, end)[0]
    covered = [tint.rectangle for tint in made.tints]
    for part in (persian, latin):
        assert any(rectangle.left() <= part.center().x() <= rectangle.right() for rectangle in covered)
    assert latin.right() < persian.left()


def test_hits_and_footnote_numbers_are_placed(overlays: Overlays) -> None:
    overlays.set_hits([SearchHit("b", *span(DAMS_EN, "region"), True)])
    overlays.set_markers([FootnoteMarker("b", 12, "3", "note")])
    style = Typography(1.0, 1.0).style("paragraph", None, "en")
    text = CellText(cell("b", DAMS_EN))
    assert [placed.position for placed in overlays.markers(text)] == [12]
    made = decorate(CellLayout(text, "en", style, 400), overlays, theme.LIGHT, 1.0)
    assert made.hits[0].colour == QColor(theme.LIGHT.search_hit_current)


def test_setting_overlays_tells_the_blocks_that_changed(overlays: Overlays) -> None:
    first, second = Highlight("a", "b1", 0, 3, "#ff0000"), Highlight("a", "b2", 0, 3, "#ff0000")
    assert overlays.set_highlights([first, second]) == {"b1", "b2"}
    assert overlays.set_highlights([first]) == {"b2"}
    assert overlays.set_highlights([first]) == set()


@pytest.mark.parametrize("ground", ["#ffffff", "#141619"])
@pytest.mark.parametrize("colour", ["#f0a500", "#ffff00", "#000080", "#888888", "#ffffff", "#000000"])
def test_initials_can_be_read_in_any_tag_colour(qapp: QApplication, colour: str, ground: str) -> None:
    assert theme.contrast(readable(colour, ground).name(), ground) >= 4.5
