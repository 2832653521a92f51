"""Tab follows the layouts, also through what was made later."""

from __future__ import annotations

from pathlib import Path

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

from planner.views.widgets.hand_on import hand_on
from planner.views.widgets.tab_order import go_on


class Top(QWidget):
    """A window whose Tab is ours."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt’s own name
        return go_on(self, back=not next, beside=True)


def test_what_was_made_last_and_laid_out_first_comes_first(qtbot: QtBot) -> None:
    window = Top()
    qtbot.addWidget(window)
    inside = QWidget()
    column = QVBoxLayout(inside)
    row = QHBoxLayout()
    column.addLayout(row)
    last, second, first = QLineEdit(), QLineEdit(), QLineEdit()
    field = QWidget()
    QHBoxLayout(field).addWidget(last)
    hand_on(field, to=last)
    column.addWidget(field)
    row.addWidget(second)
    row.insertWidget(0, first)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    QVBoxLayout(window).addWidget(area)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    for following in (second, last, first, second):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following


def test_qt_is_never_asked_for_a_focus_proxy() -> None:
    """PySide 6.11 then takes the widget for a part of its proxy, and deletes what still shows."""
    planner = Path(__file__).parents[3] / "planner"
    asking = [path.name for path in planner.rglob("*.py") if ".focusProxy(" in path.read_text()]
    assert asking == []
