"""The desktop's own lock, sleep and switching of persons lock the vault: over a real bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.system.folders import HOME_VARIABLE
from planner.views.desktop_lock import LinuxDesktop
from planner.views.windows_session import means_away

#: What locks, and what does not, told while our session is known.
LOCKING = ("sleep", "lock", "locked hint", "switched", "freedesktop", "gnome")
QUIET = ("waking", "lock of another session", "other change")
#: What locks where logind does not say which session is ours.
UNKNOWN = "lock of an unknown session"

on_a_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None, reason="needs D-Bus"
)


def told(folder: Path, *whats: str) -> list[str]:
    """What came of each, in the real program beside a stand-in for the desktop."""
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            *(sys.executable, "-W", "ignore", "-m", "tests.views.stand_in_desktop", *whats),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@on_a_bus
def test_what_the_desktop_tells_locks_the_real_window_before_the_computer_sleeps(
    tmp_path: Path,
) -> None:
    quiet = [f"{what}: locked False, closed before sleep None" for what in QUIET]
    locked = [f"{what}: locked True, closed before sleep True" for what in LOCKING]
    assert told(tmp_path, *(f"-{what}" for what in QUIET), *LOCKING) == quiet + locked


@on_a_bus
def test_where_our_session_is_not_known_any_sessions_lock_locks(tmp_path: Path) -> None:
    assert told(tmp_path, UNKNOWN) == [f"{UNKNOWN}: locked True, closed before sleep True"]


def test_without_a_bus_nothing_fails_and_nothing_waits(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.system.desktop.has_session_bus", lambda: False)
    monkeypatch.setattr("planner.system.desktop.has_system_bus", lambda: False)
    parent, window = QObject(), QWidget()
    qtbot.addWidget(window)
    begun = perf_counter()
    watch = LinuxDesktop(parent)
    watch.start(window)
    watch.stop()
    assert perf_counter() - begun < 5  # a bus that answers nothing is given up much later


@pytest.mark.parametrize(
    ("message", "parameter", "away"),
    [
        (0x2B1, 0x7, True),  # the session was locked
        (0x2B1, 0x8, False),  # and unlocked
        (0x2B1, 0x2, True),  # someone else took the screen
        (0x2B1, 0x1, False),
        (0x218, 0x4, True),  # about to sleep
        (0x218, 0x7, False),  # awake again
        (0x218, 0xA, False),  # on battery now
        (0x10, 0x7, False),
    ],
)
def test_which_messages_of_windows_mean_that_nobody_is_there(
    message: int, parameter: int, away: bool
) -> None:
    assert means_away(message, parameter) is away
