"""Work beside the window: in turn, except for what waits for a printer."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.errors import CancelledError
from planner.views.jobs import Jobs, Progress, wait_for_printers


class Listener(QObject):
    """Keeps what jobs gave."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[object] = []

    def take(self, result: object) -> None:
        self.given.append(result)


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


def test_a_printer_that_hangs_holds_up_neither_other_work_nor_the_end(
    qtbot: QtBot, listener: Listener
) -> None:
    jobs, answers = Jobs(), Event()
    jobs.start(answers.wait, finished=listener.take, at_printer=True)
    jobs.start(str, 1, finished=listener.take)
    qtbot.waitUntil(lambda: listener.given == ["1"])
    jobs.stop()
    answers.set()


def test_what_was_abandoned_reaches_nobody(qtbot: QtBot, listener: Listener) -> None:
    jobs, answers, over = Jobs(), Event(), Event()

    def hang(progress: Progress) -> None:
        answers.wait()
        try:
            progress(1, 1)
        except CancelledError:
            over.set()
            raise

    job = jobs.start(hang, failed=listener.take, with_progress=True, at_printer=True)
    jobs.abandon(job)
    answers.set()
    over.wait()
    jobs.start(str, 2, finished=listener.take)
    qtbot.waitUntil(lambda: listener.given == ["2"])
    jobs.stop()


def test_the_end_of_the_program_waits_for_pages_but_not_for_ever(qtbot: QtBot) -> None:
    jobs, answers, over = Jobs(), Event(), Event()

    def send() -> None:
        answers.wait()
        over.set()

    jobs.start(send, at_printer=True)
    jobs.stop()
    wait_for_printers(0.01)
    assert not over.is_set()
    answers.set()
    wait_for_printers(5)
    assert over.is_set()
