"""Notices that the desktop was locked or left, or that the computer is about to sleep.

On Linux by logind and the desktop's screen saver, over D-Bus; on Windows by window messages.
Elsewhere, and where no bus is, nothing is noticed here: quiet time and a gap in it still lock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.system import desktop
from planner.words import _

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

#: Milliseconds that logind is given for an answer.
_PATIENCE = 5_000


class DesktopLock(QObject):
    """Listens while a vault is open; this one, for other systems, hears nothing.

    Emits:
        went_away(): the desktop was locked or left, or the computer is about to sleep.
    """

    went_away = Signal()

    def start(self, window: QWidget) -> None:
        """Listen from now on, and have sleep wait for `let_sleep` where the system can."""

    def stop(self) -> None:
        """Listen no more."""

    def let_sleep(self) -> None:
        """The computer may sleep."""


def desktop_lock(parent: QObject) -> DesktopLock:
    """The one of this system."""
    if sys.platform == "win32":
        from planner.views.windows_session import WindowsSession

        return WindowsSession(parent)
    return LinuxDesktop(parent) if sys.platform == "linux" else DesktopLock(parent)


class LinuxDesktop(DesktopLock):
    """Asks logind and the screen savers that desktops have; none of them has to be there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False
        self._listening = False
        self._session = ""
        self._inhibitor: int | None = None

    def start(self, window: QWidget) -> None:
        """Listen, and ask logind to wait before it sleeps."""
        self._on = True
        if not self._listening:
            self._listening = True
            self._listen()
        self._delay_sleep()

    def stop(self) -> None:
        """Listen no more."""
        self._on = False

    def let_sleep(self) -> None:
        """Let go of what holds sleep up."""
        if self._inhibitor is not None:
            os.close(self._inhibitor)
            self._inhibitor = None

    def _listen(self) -> None:
        flagged = _slot("flagged(bool)")
        if desktop.has_session_bus():
            from PySide6.QtDBus import QDBusConnection

            session = QDBusConnection.sessionBus()
            for name, path in desktop.SCREEN_SAVERS:
                session.connect(name, path, name, desktop.SAVING_SCREEN, self, flagged)
        system = _system_bus()
        if system is not None:
            logind, root = desktop.LOGIND, desktop.ROOT
            system.connect(logind, root, desktop.MANAGER, desktop.SLEEPING, self, flagged)
            self._look_up(system, desktop.OUR_SESSION, desktop.ID, self._session_named)

    def _delay_sleep(self) -> None:
        system = _system_bus()
        if system is not None and self._inhibitor is None:
            given = ["sleep", _("Pathway Planner"), _("The vault is locked first."), "delay"]
            self._ask(system, desktop.INHIBIT, given, self._sleep_delayed)

    def _ask(
        self,
        bus: QDBusConnection,
        member: str,
        given: list[Any],
        answered: Callable[[QDBusPendingCallWatcher], None],
        *,
        path: str = desktop.ROOT,
        interface: str = desktop.MANAGER,
    ) -> None:
        """Ask logind without waiting; no answer is no failure."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        message = QDBusMessage.createMethodCall(desktop.LOGIND, path, interface, member)
        message.setAutoStartService(False)
        message.setArguments(given)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE), self)
        watcher.finished.connect(answered)

    def _look_up(
        self,
        bus: QDBusConnection,
        session: str,
        name: str,
        answered: Callable[[QDBusPendingCallWatcher], None],
    ) -> None:
        """Ask for something known of a session."""
        given = [desktop.SESSION, name]
        self._ask(bus, desktop.ASK, given, answered, path=session, interface=desktop.PROPERTIES)

    def _sleep_delayed(self, watcher: QDBusPendingCallWatcher) -> None:
        """Sleep waits while this is held open; of no use to a vault closed meanwhile."""
        given = _first(watcher)
        if given is not None and self._on and self._inhibitor is None:
            self._inhibitor = os.dup(given.fileDescriptor())

    def _session_named(self, watcher: QDBusPendingCallWatcher) -> None:
        found, system = _first(watcher), _system_bus()
        if system is None:
            return
        if found is None:
            self._listen_to(system, "")
        else:
            self._ask(system, desktop.NAME_SESSION, [found.variant()], self._session_found)

    def _session_found(self, watcher: QDBusPendingCallWatcher) -> None:
        found, system = _first(watcher), _system_bus()
        if system is not None:
            self._listen_to(system, "" if found is None else found.path())

    def _listen_to(self, system: QDBusConnection, path: str) -> None:
        """Listen to our session; where logind did not say which it is, to every one."""
        self._session = path or desktop.OUR_SESSION
        logind = desktop.LOGIND
        system.connect(logind, path, desktop.SESSION, desktop.LOCK, self, _slot("told()"))
        changed = _slot("changed(QDBusMessage)")
        system.connect(logind, path, desktop.PROPERTIES, desktop.CHANGED, self, changed)

    @Slot()
    def told(self) -> None:
        """The session is to lock."""
        if self._on:
            self.went_away.emit()

    @Slot(bool)
    def flagged(self, away: bool) -> None:
        """The screen saver came on (or went), the computer is about to sleep (or woke)."""
        if away:
            self.told()

    @Slot("QDBusMessage")
    def changed(self, _message: QDBusMessage) -> None:
        """Something about the session changed: see whether it is locked, or not in front."""
        system = _system_bus()
        if system is not None and self._on:
            self._look_up(system, self._session, desktop.LOCKED, self._lock_looked_up)
            self._look_up(system, self._session, desktop.IN_FRONT, self._front_looked_up)

    def _lock_looked_up(self, watcher: QDBusPendingCallWatcher) -> None:
        found = _first(watcher)
        self.flagged(found is not None and found.variant() is True)

    def _front_looked_up(self, watcher: QDBusPendingCallWatcher) -> None:
        found = _first(watcher)
        self.flagged(found is not None and found.variant() is False)


def _slot(signature: str) -> Any:
    """A slot of ours by name; the binding takes a str, though its own types ask for bytes."""
    return SLOT(signature)


def _system_bus() -> QDBusConnection | None:
    if not desktop.has_system_bus():
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.systemBus()
    return bus if bus.isConnected() else None


def _first(watcher: QDBusPendingCallWatcher) -> Any:
    """The first value of an answer; None where there was none."""
    watcher.deleteLater()
    if watcher.isError():
        return None
    given = watcher.reply().arguments()
    return given[0] if given else None
