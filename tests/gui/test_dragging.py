"""A tag dragged from the navigator onto the selection tags it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from annotator.gui.reader.selection import Place, Selection
from tests.gui.conftest import Opened


def drop(opened: Opened, content: QMimeData) -> bool:
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    opened.reader.dropEvent(event)
    return event.isAccepted()


def dragged_tag(opened: Opened) -> QMimeData:
    model = opened.window.navigator._model
    row = model.row_of("tags", opened.desk.tags[0].id)
    assert row is not None
    assert model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled
    return model.mimeData([model.index(row)])


def test_a_tag_dropped_on_the_selection_makes_a_claim(opened: Opened) -> None:
    before = len(opened.desk.claims)
    opened.reader.select(Selection("fa", Place(1, 0), Place(1, 12)))
    assert drop(opened, dragged_tag(opened))
    assert len(opened.desk.claims) == before + 1
    made = opened.desk.claims[opened.desk.focus.claim_id]
    assert [tag.id for tag in made.tags] == [opened.desk.tags[0].id]


def test_without_a_selection_nothing_is_taken(opened: Opened) -> None:
    before = len(opened.desk.claims)
    opened.reader.clear_selection()
    assert not drop(opened, dragged_tag(opened))
    assert len(opened.desk.claims) == before


def test_other_text_is_not_taken(opened: Opened) -> None:
    opened.reader.select(Selection("fa", Place(1, 0), Place(1, 12)))
    content = QMimeData()
    content.setText("anything")
    assert not drop(opened, content)
