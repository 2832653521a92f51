"""What every table is made from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.views.item_models.rows import ReadAsScrolled
from planner.views.widgets.table import BELOW_ROLE, STYLE_ROLE
from planner.words import N_


class Numbers(ReadAsScrolled[int, str]):
    """Numbers as words, all but those that are `gone`; three are read at a time."""

    heads = (N_("Person"), "")
    chunk = 3
    gone = frozenset({4, 5})

    def read(self, keys: list[int]) -> list[str]:
        """Those that are there."""
        return [str(key) for key in keys if key not in self.gone]

    def still_there(self, keys: list[int], rows: list[str]) -> list[int]:
        """By their words."""
        return [int(row) for row in rows]

    def words(self, row: str, column: int) -> str:
        """The number, hidden where names are."""
        return "-" if self._names_hidden else row * (1 - column)


def test_rows_are_read_as_they_are_scrolled_to_and_those_that_are_gone_left_out(
    qtbot: QtBot,
) -> None:
    model = Numbers()
    QAbstractItemModelTester(model)
    model.show_keys(list(range(8)))
    assert (model.rowCount(), model.columnCount(), model.matching) == (3, 2, 8)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["0", "1", "2", "3", "6", "7"]
    assert model.matching == 6
    assert model.row_at(4) == "6"


def test_a_cell_says_what_its_kind_does_and_the_rest_is_empty(qtbot: QtBot) -> None:
    model = Numbers()
    model.show_keys([7])
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)]
    assert heads == ["Person", ""]
    cell = model.index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "7"
    assert (cell.data(BELOW_ROLE), cell.data(STYLE_ROLE)) == ("", "")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_names_hidden(True)
    assert told.args is not None
    assert [place.column() for place in told.args[:2]] == [0, 1]
    assert cell.data() == "-"
