"""python -m benchmarks.lock_child stays|anew: the real program, unlocked, looked at, locked.

It is told the passphrase and a word to type as bytes that it wipes, so that only the program's own
copies are in its memory. It prints a name and the monotonic clock's seconds, or a process's number.
What only the first process needs is imported where it is used: the second is timed from its start.
"""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from planner.app import Planner
from planner.parts import Parts
from planner.run import make_application
from planner.system.device_secret import KeyringUnavailableError
from planner.system.last_opened import LastOpened
from planner.system.process import AFTER_LOCK
from planner.views.garbage import GarbageCollector
from planner.views.handover import Heir

if TYPE_CHECKING:
    from planner.views.workspace import Workspace


class NoKeyring:
    """A computer without one: the vault opens by its passphrase alone, in any process."""

    def read(self, vault_id: UUID) -> bytes | None:
        """Nothing to be had."""
        raise KeyringUnavailableError

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Nowhere to put it."""
        raise KeyringUnavailableError

    def forget(self, vault_id: UUID) -> None:
        """Nothing to forget."""

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """Nothing to be had."""
        raise KeyringUnavailableError

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Nowhere to put it."""
        raise KeyringUnavailableError


class Eye(QObject):
    """Tells when the program's window is painted next."""

    def __init__(self, planner: Planner, name: str) -> None:
        super().__init__(planner)
        self._window = planner.window
        self._name = name
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint; let everything through."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        _say(self._name, monotonic())


def play(planner: Planner) -> None:
    """Unlock, see every page of a person, type into a note, and lock when told."""
    from PySide6.QtTest import QTest

    window = planner.window
    window.activateWindow()
    _settle(300)
    _type()
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    while planner.workspace is None:
        _settle(5)
    _walk(planner.workspace)
    _type()
    _settle(2500)
    _say("open", monotonic())
    os.read(0, 1)
    _say("lock", monotonic())
    Eye(planner, "page").setObjectName("eye")
    QTest.keyClick(_focused(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _walk(workspace: Workspace) -> None:
    from sqlmodel import select

    from planner.models.people import Person
    from planner.views.navigation import Place, Room

    with workspace.context.records.changes.reading() as session:
        person_id = session.exec(select(Person.id)).one()
    for room in Room:
        lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        workspace.go(Place(room, None if lone else person_id))
        _settle(150)
    workspace.go(Place(Room.NOTES, person_id))
    for button in workspace.findChildren(QAbstractButton):
        if button.text() == "New note" or button.accessibleName() == "New note":
            button.click()
    _settle(50)


def _type() -> None:
    """Type what is told next, letter by letter."""
    from PySide6.QtTest import QTest

    told = bytearray(int.from_bytes(os.read(0, 2), "big"))
    os.readv(0, [told])
    for letter in told:
        QTest.keyClicks(_focused(), chr(letter))
    told[:] = bytes(len(told))


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _settle(milliseconds: int) -> None:
    until = monotonic() + milliseconds / 1000
    while monotonic() < until:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def _say(name: str, value: float) -> None:
    print(name, value, flush=True)


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.lock_child", "anew", AFTER_LOCK, name]


def main(how: str, after_lock: str) -> int:
    """Run the program, as `planner.run` does."""
    application = make_application()
    planner = Planner(
        application, Parts(secrets=NoKeyring(), heir=_command if how == "anew" else None)
    )
    if after_lock:
        _say("pid", os.getpid())
        heir = Heir(after_lock, planner.window)
        Eye(planner, "heir").setObjectName("eye")
        heir.called.connect(planner.go_on)
        heir.dismissed.connect(application.quit)
    else:
        planner.start()
        QTimer.singleShot(0, lambda: play(planner))
    GarbageCollector(planner).start()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[3] if AFTER_LOCK in sys.argv else ""))
