"""The table model shows windows of rows, filters by folded words, sorts all records, copies as text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.gui.models.columns import (
    citation_columns,
    claim_columns,
    history_columns,
    hit_columns,
    review_columns,
    source_columns,
)
from annotator.gui.models.records import ClaimItem, ReviewState, SourceItem, TagItem
from annotator.gui.models.rows_model import WINDOW, RowsModel

TAG = TagItem("t", "Finding", "یافته", "#e0a106", 1)


def claims(count: int) -> list[ClaimItem]:
    return [
        ClaimItem(f"c{number}", number, f"Claim about water {number}", tags=(TAG,), review=ReviewState("accepted", 2))
        for number in range(1, count + 1)
    ]


def model_of(count: int) -> RowsModel:
    model = RowsModel(claim_columns())
    model.set_records(claims(count))
    return model


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = model_of(WINDOW + 30)
    qtmodeltester.check(model)


def test_rows_are_shown_in_windows(qtbot: QtBot) -> None:
    model = model_of(2 * WINDOW + 5)
    assert model.rowCount() == WINDOW
    assert model.canFetchMore()
    model.fetchMore()
    model.fetchMore()
    assert model.rowCount() == 2 * WINDOW + 5
    assert not model.canFetchMore()


def test_a_record_beyond_the_window_is_found(qtbot: QtBot) -> None:
    model = model_of(3 * WINDOW)
    assert model.row_of(f"c{2 * WINDOW + 7}") == 2 * WINDOW + 6
    assert model.rowCount() == 3 * WINDOW
    assert model.row_of("nobody") is None


def test_filtering_folds_letters_and_digits_and_takes_all_words(qtbot: QtBot) -> None:
    model = RowsModel(claim_columns())
    model.set_records([
        ClaimItem("a", 1, "سیاست‌های روسیه در سال ۱۴۰۳"), ClaimItem("b", 2, "Russia in 2021"), ClaimItem("c", 3, "Iran"),
    ])
    counts: list[tuple[int, int]] = []
    model.counted.connect(lambda shown, total: counts.append((shown, total)))
    model.set_filter("سياست 1403")  # Arabic yeh, Latin digits
    assert [model.record(row).id for row in range(model.matching)] == ["a"]
    model.set_filter("2021 RUSSIA")
    assert [model.record(row).id for row in range(model.matching)] == ["b"]
    model.set_filter("russia iran")
    assert model.matching == 0
    assert counts == [(1, 3), (1, 3), (0, 3)]


def test_sorting_takes_numbers_as_numbers_and_reaches_rows_not_shown(qtbot: QtBot) -> None:
    model = model_of(WINDOW + 20)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.record(0).number == WINDOW + 20
    model.sort(-1)
    assert model.record(0).number == 1


def test_a_saved_filter_and_the_filter_field_work_together(qtbot: QtBot) -> None:
    model = model_of(20)
    model.set_predicate(lambda claim: claim.number > 10)
    model.set_filter("12")
    assert [model.record(row).number for row in range(model.matching)] == [12]
    model.set_predicate(None)
    model.set_filter("")
    assert model.matching == 20


def test_rows_are_copied_as_tab_separated_text(qtbot: QtBot) -> None:
    model = RowsModel(source_columns())
    model.set_records([SourceItem("s", "walt1998", "article", {"title": "One\tworld\nmany", "date": "1998"})])
    assert model.copied_text([0], [0, 1, 3]) == "Key\tTitle\tYear\nwalt1998\tOne world many\t1998"


def test_every_table_has_one_stretching_column_and_columns_of_different_names(qtbot: QtBot) -> None:
    for make in (claim_columns, citation_columns, source_columns, review_columns, hit_columns, history_columns):
        columns = make()
        assert sum(column.stretches for column in columns) == 1, make.__name__
        assert len({column.id for column in columns}) == len(columns)
