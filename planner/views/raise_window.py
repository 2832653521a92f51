"""How a second program finds the window that has the vault open, and has it come to the front.

The program that opened a vault listens at a local socket named after the vault's folder; whoever
finds the vault in use connects there. No network is involved, and nothing of a record is said.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from planner.system.socket_path import is_ours, socket_path

#: How often, and after how many milliseconds each time, somebody is looked for: whoever has just
#: taken the vault may be a while on a slow computer before it listens.
_TRIES, _PAUSE = 80, 150
#: Bytes of an answer; more is not ours.
_MOST = 200


class Doorbell(QObject):
    """Listens for others while a vault is open.

    Emits:
        rung(): another program wants this window to come to the front.
    """

    rung = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._since = ""

    def listen(self, folder: Path, since: str) -> None:
        """Answer for the vault in `folder`, open since that time of day.

        Only who holds the vault's lock calls this. Where no socket can be had, nobody is answered.
        """
        self._since = since
        name = _name(folder)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def stop(self) -> None:
        """Answer nobody."""
        self._server.close()

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.readyRead.connect(self.rung)
            visitor.disconnected.connect(visitor.deleteLater)
            said = json.dumps({"pid": os.getpid(), "since": self._since}) + "\n"
            visitor.write(said.encode())
            visitor.flush()


class Ringer(QObject):
    """Asks whoever has a vault open to come to the front; waits in nobody's way.

    Emits:
        answered(str): they have it since that time of day, and come forward if they may. Where
            nobody answers within seconds, the program runs for someone else who is signed in.
    """

    answered = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._name = _name(folder)
        self._tries = _TRIES
        self._socket = QLocalSocket(self)
        self._socket.errorOccurred.connect(self._try_later)
        self._socket.readyRead.connect(self._read)
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self._try)
        self._try()

    def _try(self) -> None:
        if is_ours(self._name):
            self._socket.connectToServer(self._name)
        else:
            self._try_later()

    def _try_later(self, _error: QLocalSocket.LocalSocketError | None = None) -> None:
        """Whoever has just opened the vault may not listen yet."""
        self._tries -= 1
        if self._tries:
            self._again.start()

    def _read(self) -> None:
        if not self._socket.canReadLine():
            return
        try:
            said = json.loads(bytes(self._socket.readLine(_MOST).data()))
            pid, since = int(said["pid"]), str(said["since"])
        except (ValueError, KeyError, TypeError):
            return
        let_come_forward(pid)
        self._tries = 1
        self._socket.write(b"\n")
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.answered.emit(since)


def bring_forward(window: QWidget) -> None:
    """Show `window` before others, as far as the desktop lets a program do that."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    over = QApplication.activeModalWidget() or window
    for each in (window, over):
        each.raise_()
        each.activateWindow()
    QApplication.alert(window)


def _name(folder: Path) -> str:
    """What the vault's socket is called: one name for each folder, telling nothing of it."""
    told = hashlib.sha256(os.path.normcase(folder.resolve()).encode()).hexdigest()[:24]
    return socket_path(f"pathway-planner-{told}")


if sys.platform == "win32":
    import ctypes

    def let_come_forward(pid: int) -> None:
        """Windows lets only the program in front hand that place on. Not yet run on Windows."""
        with suppress(OSError, AttributeError):
            ctypes.windll.user32.AllowSetForegroundWindow(pid)
else:

    def let_come_forward(_pid: int) -> None:
        """Elsewhere nobody has to be let."""
