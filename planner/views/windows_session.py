"""Windows says by messages that the session was locked or left, or that it is about to sleep.

Written from Microsoft's documentation of WM_WTSSESSION_CHANGE, WM_POWERBROADCAST,
WTSRegisterSessionNotification and RegisterSuspendResumeNotification; not yet run on Windows.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from planner.views.desktop_lock import DesktopLock

#: Messages, and which of their first parameters mean that nobody is in front of the screen.
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE = 0x02B1
_WTS_AWAY = frozenset(
    {
        0x2,  # WTS_CONSOLE_DISCONNECT: someone else was switched to
        0x4,  # WTS_REMOTE_DISCONNECT
        0x6,  # WTS_SESSION_LOGOFF
        0x7,  # WTS_SESSION_LOCK
    }
)


def means_away(message: int, parameter: int) -> bool:
    """Whether a window message, by its number and its first parameter, tells to lock."""
    if message == _WM_POWERBROADCAST:
        return parameter == _PBT_APMSUSPEND
    return message == _WM_WTSSESSION_CHANGE and parameter in _WTS_AWAY


class WindowsSession(DesktopLock):
    """Has its window told of the session and of sleep; Windows waits while a message is handled."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        self._window = 0
        self._sleep: int | None = None

    def start(self, window: QWidget) -> None:
        """Listen, by the messages that `window` gets."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._window = int(window.winId())
        self._sleep = _register(self._window)

    def stop(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)
        _unregister(self._window, self._sleep)
        self._sleep = None


class _Filter(QAbstractNativeEventFilter):
    """Looks at window messages and lets all of them through."""

    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Lock before the message is answered: sleep goes on only then."""
        found = _parts(int(message))
        if found is not None and means_away(*found):
            self._session.went_away.emit()
        return False, 0


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _THIS_SESSION = 0
    _BY_WINDOW = 0

    def _register(window: int) -> int | None:
        handle = wintypes.HWND(window)
        with suppress(OSError, AttributeError):
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
        with suppress(OSError, AttributeError):
            ask = ctypes.windll.user32.RegisterSuspendResumeNotification
            ask.restype = wintypes.HANDLE
            return ask(handle, _BY_WINDOW) or None
        return None

    def _unregister(window: int, sleep: int | None) -> None:
        with suppress(OSError, AttributeError):
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(window))
        if sleep is not None:
            ctypes.windll.user32.UnregisterSuspendResumeNotification(wintypes.HANDLE(sleep))

    def _parts(message: int) -> tuple[int, int] | None:
        found = wintypes.MSG.from_address(message)
        return found.message, found.wParam
else:

    def _register(_window: int) -> int | None:
        return None

    def _unregister(_window: int, _sleep: int | None) -> None:
        pass

    def _parts(_message: int) -> tuple[int, int] | None:
        return None
