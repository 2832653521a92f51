"""Quiet time covers, more of it locks, and so does sleep."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.views.idle import IdleWatch
from tests.fakes import FakeClock


@pytest.fixture
def idle(qapp: QGuiApplication, clock: FakeClock) -> IdleWatch:
    watch = IdleWatch(clock, qapp, qapp)
    watch.start()
    return watch


def wait(idle: IdleWatch, clock: FakeClock, minutes: float) -> None:
    for _look in range(int(minutes * 12)):
        clock.advance(timedelta(seconds=5))
        idle.look()


def test_five_quiet_minutes_cover_and_fifteen_lock(
    qtbot: QtBot, idle: IdleWatch, clock: FakeClock
) -> None:
    with qtbot.assertNotEmitted(idle.grew_quiet):
        wait(idle, clock, 4.9)
    with qtbot.waitSignal(idle.grew_quiet), qtbot.assertNotEmitted(idle.left_alone):
        wait(idle, clock, 0.2)
    with qtbot.waitSignal(idle.left_alone):
        wait(idle, clock, 10)


def test_a_key_starts_the_count_again(qtbot: QtBot, idle: IdleWatch, clock: FakeClock) -> None:
    wait(idle, clock, 4.9)
    idle.touch()
    with qtbot.assertNotEmitted(idle.grew_quiet):
        wait(idle, clock, 4.9)


def test_sleep_locks_at_once(qtbot: QtBot, idle: IdleWatch, clock: FakeClock) -> None:
    clock.set(clock.now() + timedelta(minutes=3))
    with qtbot.waitSignal(idle.left_alone):
        idle.look()
