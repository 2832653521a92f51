"""What the keys do on the screen that is turned, and on the cover."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from planner.views.navigation import Room
from planner.views.shell.cover import Cover
from planner.views.turned.screen import TurnedScreen
from tests.journeys.program import PIN
from tests.keys.desk import Desk

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _turned(desk: Desk) -> TurnedScreen:
    desk.go(Room.ASPIRATIONS)
    desk.hand.press(Qt.Key.Key_T, CONTROL_SHIFT)
    screen = desk.workspace.turning.screen
    assert screen is not None
    return screen


def _turn_back(desk: Desk) -> None:
    desk.hand.press(Qt.Key.Key_Escape)
    desk.hand.type(PIN)
    assert desk.workspace.turning.screen is None


def _chosen(screen: TurnedScreen) -> list[str]:
    return [each.text() for each in screen.question.findChildren(QRadioButton) if each.isChecked()]


def turned_moves(desk: Desk) -> None:
    screen = _turned(desk)
    desk.hand.type("5")
    first = desk.focused()
    desk.press("Tab")
    assert desk.focused() is not first
    desk.press("Shift+Tab")
    assert desk.focused() is first
    desk.press("Right")
    assert desk.focused() is not first
    assert screen.isAncestorOf(desk.focused())
    desk.press("Left")
    assert desk.focused() is first
    for key in ("Down", "Up"):  # the numbers stand in one row
        desk.press(key)
        assert screen.isAncestorOf(desk.focused())
    _turn_back(desk)


def turned_space(desk: Desk) -> None:
    screen = _turned(desk)
    desk.hand.type("3")
    desk.hand.press(Qt.Key.Key_Right)
    desk.press("Space")
    assert _chosen(screen) == ["4"]
    _turn_back(desk)


def turned_enter(desk: Desk) -> None:
    screen = _turned(desk)
    before = screen.question
    desk.press("Return")
    assert screen.question is not before
    screen.back.setFocus()
    desk.press("Return")
    assert type(screen.question) is type(before)
    _turn_back(desk)


def turned_digits(desk: Desk) -> None:
    screen = _turned(desk)
    for digit in "2345678901":
        desk.press(digit)
        assert _chosen(screen) == [digit]
    _turn_back(desk)


def turned_escape(desk: Desk) -> None:
    screen = _turned(desk)
    desk.press("Escape")
    assert screen.asks_for_pin
    desk.press("Escape")
    assert not screen.asks_for_pin
    _turn_back(desk)


def _covered(desk: Desk) -> Cover:
    desk.hand.press(Qt.Key.Key_F9)
    desk.hand.wait_for(desk.computer.shows(Cover), "the cover")
    (cover,) = (each for each in desk.hand.window.findChildren(Cover) if each.isVisible())
    return cover


def cover_digits(desk: Desk) -> None:
    cover = _covered(desk)
    for digit in "0123456789":
        desk.press(digit)
        assert cover.dots.accessibleName()
        desk.hand.press(Qt.Key.Key_Backspace)
    desk.lift_cover()


def cover_back(desk: Desk) -> None:
    _covered(desk)
    desk.hand.type("9")
    desk.press("Backspace")
    desk.lift_cover()


def cover_escape(desk: Desk) -> None:
    _covered(desk)
    desk.hand.type("999")
    desk.press("Escape")
    desk.lift_cover()


def cover_lock(desk: Desk) -> None:
    _covered(desk)
    desk.press("Ctrl+L")
    desk.unlock()
