"""The large boxes of the turned screen."""

from __future__ import annotations

from time import monotonic

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.page import Context
from planner.views.turned.boxes import BigChoice, number_boxes
from planner.views.turned.question import body
from tests.fit import misfits, settle


def test_a_label_of_two_lines_is_whole_and_so_are_the_boxes_below(
    qtbot: QtBot, context: Context
) -> None:
    theme = context.theme
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    choice = BigChoice(theme, "How close does it feel to you today?", number_boxes(), monotonic)
    choice.put_beside_label(body(theme, "Press one of these numbers"))
    column.addWidget(choice)
    column.addStretch(1)
    theme.set_scale(150)
    page.resize(1060, 500)
    page.show()
    settle()
    assert choice.label.height() > theme.line_height("turned-heading")
    assert misfits(page) == []
    assert all(box.height() == box.heightForWidth(box.width()) for box in choice.buttons())
