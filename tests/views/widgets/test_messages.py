"""What the program says by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.messages import Banner, EmptyState, Toast, Waiting


def button(widget: QWidget, words: str) -> Button:
    """The button that says `words`."""
    return next(one for one in widget.findChildren(Button) if one.text() == words)


def test_a_toast_shows_one_message_and_its_action(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 400)
    page.show()
    toast = Toast(theme, page)
    toast.show_message("Step removed: “<b>Walk</b>”", "Undo")
    assert toast.text() == "Step removed: “<b>Walk</b>”"
    assert page.rect().contains(toast.geometry())
    theme.set_scale(200)
    page.resize(500, 400)
    assert page.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.action_pressed):
        QTest.mouseClick(toast._action, Qt.MouseButton.LeftButton)
    assert toast.text() == ""


def test_a_banner_folds_its_details_away(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "danger", "That change is not saved yet.", "Try again", "disk full")
    qtbot.addWidget(banner)
    banner.resize(800, 60)
    banner.show()
    assert not banner._details.isVisible()
    QTest.mouseClick(button(banner, "Details"), Qt.MouseButton.LeftButton)
    assert banner._details.isVisible()
    with qtbot.waitSignal(banner.pressed):
        QTest.mouseClick(button(banner, "Try again"), Qt.MouseButton.LeftButton)


def test_waiting_says_nothing_at_first_and_offers_cancel_late(qtbot: QtBot, theme: Theme) -> None:
    waiting = Waiting(theme, "Opening 27 people")
    qtbot.addWidget(waiting)
    waiting.show()
    assert not waiting.sentence.isVisible()
    qtbot.waitUntil(waiting.sentence.isVisible)
    assert not waiting._cancel.isVisible()
    waiting._long.setInterval(0)
    qtbot.waitUntil(waiting._cancel.isVisible)
    with qtbot.waitSignal(waiting.cancelled):
        QTest.mouseClick(waiting._cancel, Qt.MouseButton.LeftButton)


def test_an_empty_page_offers_one_thing(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "Nothing here yet. It can be small.", "Add something", "plus")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.pressed):
        QTest.mouseClick(button(empty, "Add something"), Qt.MouseButton.LeftButton)
