"""Hears that the system wants the program to end: somebody signs out, or the computer shuts down.

Linux says it by a signal, and kills the program some seconds later. Windows, macOS and some
desktops of Linux ask first, and go on once they are answered: Qt hands that on as
`commitDataRequest`. Windows asks by WM_QUERYENDSESSION, macOS by the event that Command+Q sends
too; both read in Qt's sources, not yet run there.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication

#: The last is Ctrl+C in a terminal.
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
_MOST = 64


class ToldToEnd(QObject):
    """Listens from the moment it is made.

    Emits:
        told(): end now, within seconds; what asked may go on as soon as this has returned.
    """

    told = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        #: Who heard each signal before.
        self._before: dict[int, Any] = {}
        application.commitDataRequest.connect(self._asked, Qt.ConnectionType.DirectConnection)
        self._asks = application
        if sys.platform == "win32":
            return
        # Python runs its handlers between two steps of its own, and Qt waits outside of Python:
        # what Python writes into this pipe at once wakes Qt, too
        self._hears, self._writes = os.pipe()
        for end in (self._hears, self._writes):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _SIGNALS):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                self._before[int(number)] = signal.signal(number, _go_on)
        self._notifier = QSocketNotifier(self._hears, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def stop(self) -> None:
        """Listen no more: a signal does what it did before."""
        self._asks.commitDataRequest.disconnect(self._asked)
        if sys.platform == "win32":
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        for end in (self._hears, self._writes):
            os.close(end)

    def _asked(self) -> None:
        """Nothing is asked back, as the session would wait for an answer: and PySide 6.11 breaks
        down where it is to hand on who asks.
        """
        self.told.emit()

    def _hear(self) -> None:
        if sys.platform == "win32":
            return
        heard = b""
        with suppress(BlockingIOError):
            heard = os.read(self._hears, _MOST)
        if self._before.keys() & set(heard):
            self.told.emit()


def _go_on(_number: int, _frame: object) -> None:
    """Nothing: what is to be done is done in the window's thread."""
