"""Rows that open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.table import Table


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


def test_hostile_words_are_drawn_on_one_line(qtbot: QtBot, theme: Theme) -> None:
    table = people(qtbot, theme)
    table.grab()
    assert table.horizontalScrollBar().maximum() == 0
