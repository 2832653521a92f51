"""Rows that open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.pills import PillWords
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE, Table


def people(qtbot: QtBot, theme: Theme) -> Table:
    """A table with three names, one of them hostile."""
    table = Table(theme, "People")
    qtbot.addWidget(table)
    table.setModel(QStringListModel(["Aisha", "Bronwen", "<b>Callum</b> " * 40], table))
    table.resize(400, 300)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_enter_and_a_click_open_the_row(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    opened: list[QModelIndex] = []
    table.opened.connect(opened.append)
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [index.row() for index in opened] == [1, 0]


def test_letters_jump_to_a_name(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClicks(table, "br")
    assert table.currentIndex().row() == 1


def test_rows_grow_with_the_text_and_the_ring_stays_inside(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    table.setCurrentIndex(table.model().index(1, 0))
    assert table.rowHeight(0) == 61
    theme.set_scale(150)
    assert table.rowHeight(0) == round(61 * 1.5)
    assert table.rect().contains(table.ring_rect())


def test_columns_share_what_there_is_at_any_size(qtbot: QtBot, theme: Theme) -> None:
    table = Table(theme, "People")
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 4, table)
    model.setData(model.index(0, 1), PillWords("Recovery", "outline"), PILL_ROLE)
    model.setData(model.index(0, 0), "Margaret Ellis")
    model.setData(model.index(0, 0), "She likes to be called Meg", BELOW_ROLE)
    table.setModel(model)
    table.set_widths(0, 160, 0, 130)
    table.resize(900, 300)
    table.show()
    assert table.columnWidth(1) == 160
    theme.set_scale(200)
    table.resize(500, 300)
    table.grab()
    widths = [table.columnWidth(column) for column in range(4)]
    assert sum(widths) <= table.viewport().width() + 1
    assert min(widths) > 60


def test_only_rows_that_open_end_in_an_arrow(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    before = table.grab().toImage()
    assert not table.opens()
    table.opened.connect(table.selectRow)
    assert table.opens()
    table.viewport().update()
    assert table.grab().toImage() != before


def test_a_column_left_out_gives_its_width_to_the_others(qtbot: QtBot, theme: Theme) -> None:
    table = Table(theme, "People")
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(1, 3, table))
    table.set_widths(0, 400, 400)
    table.resize(500, 300)
    table.show()
    assert table.columnWidth(1) < 250
    table.setColumnHidden(2, True)
    assert table.columnWidth(1) > 350


def test_hostile_words_are_drawn_on_one_line(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    table.grab()
    assert table.horizontalScrollBar().maximum() == 0


def test_the_head_goes_on_over_the_bar_that_scrolls(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    table.setModel(QStringListModel([f"Person {n}" for n in range(40)], table))
    qtbot.waitUntil(table.verticalScrollBar().isVisible)
    image = table.grab().toImage()
    bar = table.verticalScrollBar()
    over = table.width() - 1 - bar.width() // 2
    assert image.pixelColor(over, 24) == theme.color("sunken")
    assert bar.mapTo(table, bar.rect().topLeft()).y() >= theme.size("table-head")
