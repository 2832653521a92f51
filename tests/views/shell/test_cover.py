"""The cover: digits lift it, five wrong PINs lock, and no name shows."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.models.sheets import CrisisNumberSnapshot
from planner.views.shell.cover import Cover
from planner.views.shell.pin import Pin
from planner.views.theme import Mode, Theme
from tests.fakes import FakeClock


@pytest.fixture
def under(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def cover(under: QWidget, clock: FakeClock) -> Cover:
    made = Cover(
        Theme(Mode.LIGHT),
        Pin.of("482913").fits,
        clock.local_now(),
        [CrisisNumberSnapshot("samaritans", "Samaritans", "116 123")],
        under,
    )
    made.show()
    return made


def test_typing_the_pin_lifts_it(qtbot: QtBot, cover: Cover) -> None:
    with qtbot.waitSignal(cover.lifted):
        qtbot.keyClicks(cover, "48")
        qtbot.keyClick(cover, Qt.Key.Key_Backspace)
        qtbot.keyClicks(cover, "82913")


def test_pressing_the_pin_lifts_it(qtbot: QtBot, cover: Cover) -> None:
    with qtbot.waitSignal(cover.lifted):
        for digit in "482913":
            qtbot.mouseClick(cover.digits[digit], Qt.MouseButton.LeftButton)


def test_the_fifth_wrong_pin_locks(qtbot: QtBot, cover: Cover) -> None:
    with qtbot.assertNotEmitted(cover.lock_wanted):
        qtbot.keyClicks(cover, "000000" * 4)
    with qtbot.waitSignal(cover.lock_wanted):
        qtbot.keyClicks(cover, "000000")


def test_ctrl_l_locks_and_dots_say_how_many_never_which(qtbot: QtBot, cover: Cover) -> None:
    qtbot.keyClicks(cover, "48")
    assert cover.dots.accessibleName() == "PIN, 2 of 6 digits"
    with qtbot.waitSignal(cover.lock_wanted):
        qtbot.keyClick(cover, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_it_says_when_it_locks(cover: Cover, clock: FakeClock) -> None:
    words = " ".join(label.text() for label in cover.findChildren(QLabel))
    assert datetime.strftime(clock.local_now(), "%H:%M") in words
    assert "Samaritans" in words
    assert "116 123" in words


@pytest.mark.parametrize(("width", "beside"), [(1180, True), (640, False)])
def test_the_keys_are_beside_the_words_only_where_there_is_room(
    cover: Cover, width: int, beside: bool
) -> None:
    cover.resize(width, 720)
    QApplication.processEvents()
    words = cover.lock.mapTo(cover, QPoint(0, 0))
    keys = cover.pad.mapTo(cover, QPoint(0, 0))
    assert (keys.x() > words.x() + cover.lock.width()) is beside
    assert keys.x() + cover.pad.width() <= width
