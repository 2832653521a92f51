"""A program that is locked, and the one that takes over from it: real processes.

python -m tests.views.heirs REPORT HOW [--after-lock NAME], with a home of its own and a vault with
one person in it. Each process adds lines of JSON to REPORT. HOW is "idle" (nobody touches the
unlock page), "typing" (somebody unlocks before the heir is there), or "minimised".
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import select

from demo.hand import Hand
from planner.models.people import Person
from planner.parts import Parts
from planner.run import run
from planner.system.clock import SystemClock
from planner.system.process import AFTER_LOCK
from planner.vault.keys import LOWEST
from planner.views.dialogs import Dialogs
from planner.views.navigation import Place, Room
from planner.views.shell.unlock import UnlockPage
from planner.views.theme import Theme
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.fakes import FakePrinters
from tests.journeys.program import PASSPHRASE
from tests.views.one_of_two import no_keyring

GEOMETRY = (61, 47, 1222, 777)


class Player:
    """Plays in the window of the process it is in."""

    def __init__(self, report: Path, how: str, *, heir: bool) -> None:
        self._report = report
        self._how = how
        self._heir = heir
        self._window: Window | None = None

    def parts(self) -> Parts:
        """The program's, with what starts its heir."""
        return Parts(
            SystemClock(), no_keyring(), FakePrinters, self._look_in, LOWEST, self._command
        )

    def say(self, **words: Any) -> None:
        """Add a line to the report."""
        who = "heir" if self._heir else "first"
        with self._report.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"who": who, "pid": os.getpid(), **words}) + "\n")

    def _command(self, name: str) -> list[str]:
        me = [sys.executable, "-m", "tests.views.heirs", str(self._report), self._how]
        return [*me, AFTER_LOCK, name]

    def _look_in(self, theme: Theme, window: QWidget) -> Dialogs:
        assert isinstance(window, Window)
        self._window = window
        QTimer.singleShot(0, self._play_the_heir if self._heir else self._play_the_first)
        return Dialogs(theme, window)

    @property
    def window(self) -> Window:
        """The program's."""
        assert self._window is not None
        return self._window

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        assert isinstance(self.window.page, Workspace)
        return self.window.page

    def _unlock(self) -> Hand:
        hand = Hand(self.window)
        self.window.activateWindow()
        hand.wait_for(self.window.isActiveWindow, "the window")
        hand.type(f"{PASSPHRASE}\n")
        hand.wait_for(lambda: isinstance(self.window.page, Workspace), "the vault")
        return hand

    def _play_the_first(self) -> None:
        """Unlock, be with somebody, lock."""
        self._unlock()
        with self.workspace.context.records.changes.reading() as session:
            person_id = session.exec(select(Person.id)).one()
        self.window.setGeometry(*GEOMETRY)
        self.workspace.go(Place(Room.NOTES, person_id))
        if self._how == "minimised":
            self.window.showMinimized()
        self.workspace.lock_wanted.emit()
        self.say(locked=isinstance(self.window.page, UnlockPage))
        if self._how == "typing":
            Hand(self.window).type("a")
            QTimer.singleShot(3000, self._unlock_after_all)

    def _unlock_after_all(self) -> None:
        Hand(self.window).control(Qt.Key.Key_A)  # an empty box would be handed over
        self._unlock()
        self.say(went_on=True)
        QTimer.singleShot(1000, self.window.close)

    def _play_the_heir(self) -> None:
        """Say how the window shows; once told, unlock and go on with whoever was there."""
        if not self.window.isVisible():
            QTimer.singleShot(50, self._play_the_heir)
            return
        QApplication.processEvents()
        self.say(
            geometry=list(self.window.geometry().getRect()),  # type: ignore[call-overload]
            minimised=self.window.isMinimized(),
            locked=isinstance(self.window.page, UnlockPage),
        )
        self._once_told(1, self._go_on)

    def _once_told(self, times: int, then: Callable[[], object]) -> None:
        """Do `then` once the test has told so often to go on."""
        told = self._report.with_suffix(".go")
        if told.exists() and len(told.read_text()) >= times:
            then()
        else:
            QTimer.singleShot(50, partial(self._once_told, times, then))

    def _go_on(self) -> None:
        self.window.showNormal()
        hand = self._unlock()
        hand.click("Continue with M")
        place = self.workspace.place
        self.say(room=place and place.room)
        self._once_told(2, self.window.close)


def main(report: Path, how: str, after_lock: str) -> None:
    """Run the program, and play in it."""
    crashes = report.with_suffix(".crash").open("a", encoding="utf-8")
    faulthandler.enable(crashes)
    player = Player(report, how, heir=bool(after_lock))
    status = run(after_lock, player.parts())
    player.say(ended=status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[4] if AFTER_LOCK in sys.argv else "")
