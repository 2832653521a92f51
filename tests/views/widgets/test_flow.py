"""Items go on below where the line is full."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.buttons import Chip
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import clear_layout


def chips(qtbot: QtBot, theme: Theme) -> tuple[QWidget, FlowLayout]:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    for words in ("Wellbeing", "Friends and community", "Home", "Finances"):
        flow.addWidget(Chip(theme, words))
    page.show()
    return page, flow


def test_items_wrap_and_the_height_follows(qtbot: QtBot, theme: Theme) -> None:
    page, flow = chips(qtbot, theme)
    one_line = flow.heightForWidth(2000)
    assert one_line == 44
    assert flow.heightForWidth(260) >= 2 * one_line + flow.spacing()
    page.resize(260, 400)
    for index in range(flow.count()):
        item = flow.itemAt(index)
        assert item is not None
        assert page.rect().contains(item.geometry())


def test_what_is_hidden_takes_no_room_and_all_can_be_cleared(qtbot: QtBot, theme: Theme) -> None:
    _page, flow = chips(qtbot, theme)
    wide = flow.sizeHint().width()
    item = flow.itemAt(1)
    assert item is not None
    widget = item.widget()
    assert widget is not None
    widget.hide()
    assert flow.sizeHint().width() < wide
    clear_layout(flow)
    assert flow.count() == 0
    assert flow.itemAt(0) is None
