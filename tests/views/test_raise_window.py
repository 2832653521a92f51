"""Two programs over one vault, started in the same second: real processes, real sockets."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from planner.keeper import Keeper
from planner.system.clock import SystemClock
from planner.system.folders import HOME_VARIABLE, vaults_folder
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.views import raise_window
from planner.views.raise_window import _TRIES, Doorbell, Ringer
from planner.views.shell.context import SetUp
from tests.journeys.program import PASSPHRASE, PIN, PLANNER
from tests.views.one_of_two import no_keyring


@pytest.fixture
def started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[subprocess.Popen[str]]]:
    """Two programs at their unlock pages, over one vault."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    keeper = Keeper(vaults_folder() / "first", no_keyring(), SystemClock(), LOWEST)
    chosen = SetUp(name=PLANNER, passphrase=PASSPHRASE, recovery_code=new_code(), pin=PIN)
    keeper.make(chosen).close()
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.views.one_of_two"],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _each in range(2)
    ]
    yield both
    for each in both:
        each.kill()
        each.communicate()


def line_of(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def go_on(program: subprocess.Popen[str]) -> None:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()


def test_of_two_programs_one_wins_and_the_other_says_which_and_brings_it_forward(
    started: list[subprocess.Popen[str]],
) -> None:
    for program in started:
        assert line_of(program) == "ready"
    for program in started:
        go_on(program)
    first, second = (line_of(program) for program in started)
    winner = started[0] if first == "open" else started[1]
    lost = second if first == "open" else first
    assert "open" in (first, second)
    assert re.match(r"This vault is open in another window, since \d\d:\d\d\.", lost)
    assert line_of(winner) == "came forward"


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes leave nothing behind")
def test_a_socket_left_by_a_crash_does_not_keep_the_next_from_listening(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        left = socket.socket(socket.AF_UNIX)
        left.bind(raise_window._name(tmp_path))
        left.close()
        parent = QObject()
        doorbell = Doorbell(parent)
        doorbell.listen(tmp_path, "10:42")
        ringer = Ringer(tmp_path, parent)
        with qtbot.waitSignals([doorbell.rung, ringer.answered]):
            pass
        doorbell.stop()
        assert os.listdir(runtime) == []


def test_one_that_begins_to_listen_a_moment_later_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    ringer = Ringer(tmp_path, parent)
    doorbell = Doorbell(parent)
    QTimer.singleShot(200, partial(doorbell.listen, tmp_path, "10:42"))
    with qtbot.waitSignal(ringer.answered) as answered:
        pass
    assert answered.args == ["10:42"]
    doorbell.stop()


@pytest.mark.parametrize("said", [b"nonsense\n", b"[]\n", b'{"pid": "me"}\n', b"x" * 5000])
def test_an_answer_that_is_not_ours_is_none(qtbot: QtBot, tmp_path: Path, said: bytes) -> None:
    parent = QObject()
    server = QLocalServer(parent)

    def answer() -> None:
        visitor = server.nextPendingConnection()
        visitor.write(said)
        visitor.flush()
        visitor.disconnectFromServer()

    server.newConnection.connect(answer)
    QLocalServer.removeServer(raise_window._name(tmp_path))
    assert server.listen(raise_window._name(tmp_path))
    ringer = Ringer(tmp_path, parent)
    with qtbot.assertNotEmitted(ringer.answered), qtbot.waitSignal(ringer._socket.disconnected):
        pass
    server.close()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes lie in no folder")
def test_a_socket_that_somebody_else_laid_there_is_not_asked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder of one's own programs meet in /tmp, where anybody may listen."""
    server, parent = QLocalServer(), QObject()
    QLocalServer.removeServer(raise_window._name(tmp_path))
    assert server.listen(raise_window._name(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    ringer = Ringer(tmp_path, parent)
    qtbot.waitUntil(lambda: ringer._tries < _TRIES - 1)
    assert not server.hasPendingConnections()
    server.close()
