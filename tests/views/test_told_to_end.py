"""Somebody signs out, or the computer shuts down: the vault is closed, and no word is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication

from planner.app import Planner
from planner.system.folders import HOME_VARIABLE, backups_folder
from planner.system.socket_path import socket_path
from planner.views.told_to_end import ToldToEnd
from tests.computer import Computer

by_signal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
WORDS = "Mornings are hardest."
#: Says once that its first page shows. Hears what a shell has its background jobs not hear.
_PROGRAM = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from PySide6.QtCore import QTimer
from planner.app import Planner
from planner.run import run
begin = Planner.start
def start(self, notice=""):
    begin(self, notice)
    QTimer.singleShot(0, lambda: print("ready", flush=True))
Planner.start = start
raise SystemExit(run(sys.argv[1]))
"""


@pytest.fixture
def told(qapp: QApplication) -> Iterator[ToldToEnd]:
    made = ToldToEnd(qapp)
    yield made
    made.stop()
    made.deleteLater()
    # once told to quit, Qt lets no loop begin in this process, until it has run as a whole again
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


def by_a_signal(_planner: Planner) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def by_asking(_planner: Planner) -> None:
    """As Windows does before it signs out, and macOS: Qt is asked, and then told to quit."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.commitDataRequest.emit(application.findChild(QSessionManager))
    QApplication.sendEvent(application, QEvent(QEvent.Type.Quit))


def by_asking_and_a_lock(planner: Planner) -> None:
    """As Windows does, which says besides that nobody is there any more."""
    by_asking(planner)
    planner.lock_at_once()


BY = [pytest.param(by_a_signal, marks=by_signal), by_asking, by_asking_and_a_lock]


@pytest.mark.parametrize("sign_out", BY)
def test_what_is_typed_is_kept_and_the_vault_is_closed(
    computer: Computer, told: ToldToEnd, sign_out: Callable[[Planner], None]
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    planner = computer.planner
    assert planner is not None
    told.told.connect(planner.end_at_once)

    def over_a_dialog() -> None:
        if QApplication.activeModalWidget() is not None:
            over.stop()
            sign_out(planner)

    over = QTimer(told, interval=20)
    over.timeout.connect(over_a_dialog)
    over.start()
    hand.press(Qt.Key.Key_F1)  # keeps us here until the help is closed
    hand.wait_for(lambda: not planner.window.isVisible(), "the end")
    assert planner.workspace is None
    assert not list(backups_folder().rglob("*.backup")), "nobody waits for a backup"
    assert (computer.folder / "open.lock").read_bytes() == b"", "it was closed as it should be"
    computer.unlocked()
    assert computer.said(person) == WORDS


def test_the_vault_is_closed_before_whoever_asked_goes_on(
    computer: Computer, told: ToldToEnd
) -> None:
    """Windows may end the program in the moment in which it is answered."""
    hand = computer.unlocked()
    computer.open_prompt(hand, computer.someone())
    hand.type(WORDS)
    planner = computer.planner
    assert planner is not None
    told.told.connect(planner.end_at_once)
    by_asking(planner)
    assert planner.workspace is None
    assert planner.door.leaving is None, "nobody waits for a backup"
    assert (computer.folder / "open.lock").read_bytes() == b"", "it was closed as it should be"


@by_signal
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_the_program_ends_by_itself_and_leaves_nothing_open(tmp_path: Path, number: int) -> None:
    with started(tmp_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        assert program.wait(timeout=60) == 0


@by_signal
def test_one_that_was_to_take_over_ends_before_its_window_shows(
    tmp_path: Path, qapp: QApplication
) -> None:
    server = QLocalServer()
    assert server.listen(socket_path(f"pathway-planner-{uuid4().hex}"))
    with started(tmp_path, server.fullServerName()) as program:
        assert server.waitForNewConnection(60_000)[0]
        heir = server.nextPendingConnection()
        assert heir.waitForReadyRead(60_000)
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=60) == 0
    server.close()


@contextmanager
def started(home: Path, after_lock: str = "") -> Iterator[subprocess.Popen[str]]:
    """The real program, killed where it does not end: it would be waited for."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, after_lock],
        env={**os.environ, HOME_VARIABLE: str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            program.kill()
