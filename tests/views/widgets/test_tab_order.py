"""Tab follows the layouts, also through what was made later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.views.widgets.tab_order import follow_layout


def test_what_was_made_last_and_laid_out_first_comes_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = QWidget()
    column = QVBoxLayout(inside)
    row = QHBoxLayout()
    column.addLayout(row)
    last, second, first = QLineEdit(), QLineEdit(), QLineEdit()
    field = QWidget()
    QHBoxLayout(field).addWidget(last)
    field.setFocusProxy(last)
    column.addWidget(field)
    row.addWidget(second)
    row.insertWidget(0, first)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    QVBoxLayout(window).addWidget(area)
    follow_layout(area)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    for following in (second, last, first, second):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
