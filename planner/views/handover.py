"""After a lock the program starts itself anew: what was typed or read goes with its memory.

The process that was locked shows its unlock page as ever, and starts an heir, which stays unseen
until it is ready. Once nobody is typing, it tells the heir where its window is and where the
planner was, and ends as soon as the heir's window shows. Whoever begins to unlock before that goes
on in the old one (docs/decisions/memory-of-keys.md).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from planner.system.passing_files import as_it_was
from planner.system.socket_path import socket_path
from planner.views.raise_window import let_come_forward
from planner.views.shell.front_door import FrontDoor
from planner.views.window import Window

#: Gives the command that starts an heir, told the name of the socket that it is to call at.
HeirCommand = Callable[[str], list[str]]

#: Milliseconds between looks whether the heir may take over, and until it is taken for lost.
_LOOK, _PATIENCE = 250, 60_000
#: Bytes of a line; more is not ours.
_MOST = 10_000


class Handover(QObject):
    """The side of the process that was locked.

    Emits:
        taken(): the heir's window shows: this process is to end.
        ended(): nobody takes over, or not any more.
    """

    taken = Signal()
    ended = Signal()

    def __init__(self, command: HeirCommand, window: Window, door: FrontDoor) -> None:
        super().__init__(window)
        self._command = command
        self._window = window
        self._door = door
        self._left = self._notice = ""
        self._heir: QLocalSocket | None = None
        self._over = False
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._hand_over)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.cancel)

    def begin(self, left: str, notice: str = "") -> None:
        """Start an heir; `left` says where the planner was, `notice` what the page says."""
        self._left, self._notice = left, notice
        name = socket_path(f"pathway-planner-{uuid4().hex}")
        if not self._server.listen(name) or not _start(self._command(name)):
            self.cancel()
            return
        self._patience.start()

    def cancel(self) -> None:
        """This process goes on: its vault is being opened, or no heir came. The heir ends."""
        if self._over:
            return
        self._part()
        self.ended.emit()

    def _part(self) -> None:
        """Hang up: a socket that closes while Python ends would call what is gone."""
        self._over = True
        self._look.stop()
        self._patience.stop()
        self._server.close()
        if self._heir is not None:
            self._heir.disconnected.disconnect(self.cancel)
            self._heir.abort()

    def _meet(self) -> None:
        heir = self._server.nextPendingConnection()
        if self._heir is not None:
            heir.abort()
            return
        self._heir = heir
        heir.readyRead.connect(self._hear)
        heir.disconnected.connect(self.cancel)

    def _hear(self) -> None:
        """First that the heir is ready, and its number; then that its window shows."""
        said = _line(self._heir)
        if said is None:
            return
        self._patience.stop()
        if "pid" in said:
            let_come_forward(int(said["pid"]))
            self._look.start()
            self._hand_over()
        elif not self._over:
            self._part()
            self.taken.emit()

    def _hand_over(self) -> None:
        if self._heir is None or not self._door.is_idle or QApplication.activeModalWidget():
            return
        self._look.stop()
        place = self._window.normalGeometry()
        will = {
            "state": self._window.saveGeometry().toBase64().toStdString(),
            "place": [place.x(), place.y(), place.width(), place.height()],
            "minimised": self._window.isMinimized(),
            "active": self._window.isActiveWindow(),
            "left": self._left,
            "notice": self._notice,
        }
        _say(self._heir, will)
        self._patience.start()


class Heir(QObject):
    """The side of the new process.

    Emits:
        called(str, str): show the window, which has its place; where the planner was, and what
            the page says.
        dismissed(): the process before goes on: end unseen.
    """

    called = Signal(str, str)
    dismissed = Signal()

    def __init__(self, name: str, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._called = False
        self._before = QLocalSocket(self)
        self._before.readyRead.connect(self._hear)
        self._before.disconnected.connect(self._lost)
        self._before.errorOccurred.connect(self._lost)
        self._before.connected.connect(self._ready)
        # once the program runs: before that nobody could be told, and nothing ended
        QTimer.singleShot(0, partial(self._before.connectToServer, name))

    def _ready(self) -> None:
        _say(self._before, {"pid": os.getpid()})

    def _hear(self) -> None:
        will = _line(self._before)
        if will is None or self._called:
            return
        self._called = True
        place_as(self._window, will)
        self.called.emit(str(will.get("left", "")), str(will.get("notice", "")))
        if will.get("active"):
            self._window.activateWindow()
        elif not will.get("minimised"):
            self._window.lower()
        QTimer.singleShot(0, self._shown)

    def _shown(self) -> None:
        """What waited to be painted is painted by now."""
        QApplication.processEvents()
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        _say(self._before, {"shown": True})

    def _lost(self) -> None:
        if not self._called:
            self._called = True
            self.dismissed.emit()


def place_as(window: Window, will: dict[str, Any]) -> None:
    """Have `window` show where the one before it was, and take the keyboard only if that had it."""
    window.restoreGeometry(QByteArray.fromBase64(QByteArray(str(will.get("state", "")).encode())))
    place = will.get("place")
    if isinstance(place, list) and not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(*(int(part) for part in place))
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not will.get("active"))
    if will.get("minimised"):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)


def _start(command: list[str]) -> bool:
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(command[1:])
    environment = QProcessEnvironment()
    for variable, value in as_it_was(os.environ).items():
        environment.insert(variable, value)
    environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")  # a packed program begins anew
    process.setProcessEnvironment(environment)
    return bool(process.startDetached())  # its types promise a pair, its code gives a bool


def _say(socket: QLocalSocket, words: dict[str, Any]) -> None:
    socket.write(json.dumps(words).encode() + b"\n")
    socket.flush()


def _line(socket: QLocalSocket | None) -> dict[str, Any] | None:
    """The next whole line as an object; None where there is none."""
    if socket is None or not socket.canReadLine():
        return None
    try:
        said = json.loads(bytes(socket.readLine(_MOST).data()))
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
