"""The one window closes when it may, and only then."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Mode, Theme
from planner.views.widgets.surfaces import ScrollArea
from planner.views.widgets.text import Label
from planner.views.window import SMALLEST, Window


def open_window(qtbot: QtBot) -> Window:
    window = Window(Theme(Mode.LIGHT))
    qtbot.addWidget(window, before_close_func=Window.let_close)
    window.show()
    return window


def test_it_stays_until_it_is_told_that_everything_is_saved(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    with qtbot.waitSignal(window.close_wanted):
        window.close()
    assert window.isVisible()
    window.let_close()
    assert not window.isVisible()


def test_it_closes_where_the_answer_comes_at_once(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.close_wanted.connect(window.let_close)
    window.close()
    assert not window.isVisible()


def test_it_closes_where_the_answer_takes_a_moment(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    moment = QTimer(window, singleShot=True)
    moment.timeout.connect(window.let_close)
    window.close_wanted.connect(moment.start)
    window.close()
    qtbot.waitUntil(window.isHidden)


def test_a_page_that_fits_scrolls_by_itself_alone(qtbot: QtBot) -> None:
    window, theme = open_window(qtbot), Theme(Mode.LIGHT)
    inside = QWidget()
    long = QVBoxLayout(inside)
    long.addWidget(Label(theme, "Their words, as they said them. " * 400))
    area = ScrollArea(theme, inside)
    page = QWidget()
    QVBoxLayout(page).addWidget(area)
    window.show_page(page)
    window.resize(*SMALLEST)
    window.show()
    qtbot.waitExposed(window)
    pane = window.centralWidget()
    assert isinstance(pane, QScrollArea)
    assert pane.verticalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 0
    page.setMinimumSize(1400, 900)
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() > 0)
    assert pane.horizontalScrollBar().maximum() > 0
    page.setMinimumSize(10, 10)
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() == 0)
