"""Somebody signs out, or the computer shuts down: the vault is closed, and no word is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from planner.system.folders import HOME_VARIABLE
from planner.views.told_to_end import ToldToEnd
from tests.computer import Computer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows says it by messages")
WORDS = "Mornings are hardest."
#: Says once that its first page shows.
_PROGRAM = """
from PySide6.QtCore import QTimer
from planner.app import Planner
from planner.run import run
begin = Planner.start
def start(self, notice=""):
    begin(self, notice)
    QTimer.singleShot(0, lambda: print("ready", flush=True))
Planner.start = start
raise SystemExit(run())
"""


@pytest.fixture
def told() -> Iterator[ToldToEnd]:
    parent = QObject()
    made = ToldToEnd(parent)
    yield made
    made.stop()


def test_what_is_typed_is_kept_and_the_vault_is_closed(computer: Computer, told: ToldToEnd) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(WORDS)
    planner = computer.planner
    assert planner is not None
    told.told.connect(planner.end_at_once)
    over = QTimer(told, interval=20)
    over.timeout.connect(_sign_out_over_a_dialog)
    over.start()
    hand.press(Qt.Key.Key_F1)  # keeps us here until the help is closed
    over.stop()
    hand.wait_for(lambda: not planner.window.isVisible(), "the end")
    assert planner.workspace is None
    assert (computer.folder / "open.lock").read_bytes() == b"", "it was closed as it should be"
    computer.unlocked()
    assert computer.said(person) == WORDS


def _sign_out_over_a_dialog() -> None:
    if QApplication.activeModalWidget() is not None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_the_program_ends_by_itself_and_leaves_nothing_open(tmp_path: Path, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        assert program.wait(timeout=60) == 0
