"""Who plays: a hand at the program's window, and an eye that keeps pictures."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.clock import StoryClock
from demo.hand import Hand
from demo.ready import PASSPHRASE
from demo.stage import PaperTray
from planner.app import Planner
from planner.parts import Parts
from planner.system.device_secret import DeviceSecrets
from planner.views.idle import IdleWatch
from planner.views.jobs import Job
from planner.views.paper.plan_panel import QUIET
from planner.views.widgets.text import PageTitle

#: Size of the window, in pixels.
SIZE = (1280, 800)


class Player:
    """Plays in the program's real window and keeps a picture of every page it passes."""

    def __init__(
        self, application: QApplication, folder: Path, clock: StoryClock, secrets: DeviceSecrets
    ) -> None:
        self.folder = folder
        self.clock = clock
        self._application = application
        self._secrets = secrets
        self._tray = PaperTray(folder / "out-of-the-printer.pdf")
        self._seen = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.open_program()

    def open_program(self) -> None:
        """Start the program, as in the morning."""
        parts = Parts(clock=self.clock, secrets=self._secrets, printers=self._printers)
        self.planner = Planner(self._application, parts)
        self.planner.window.resize(*SIZE)
        self.planner.start()
        self.hand = Hand(self.planner.window)
        self.planner.window.activateWindow()
        self.hand.pause()

    def unlock(self) -> None:
        """Type the passphrase, and show the names: nobody else is in the room."""
        self.hand.type(PASSPHRASE)
        self.hand.press(Qt.Key.Key_Return)
        self.hand.wait_for(self.is_unlocked, "the vault")
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.hand.press(Qt.Key.Key_H, modifiers)
        self.settle()

    def close_program(self) -> None:
        """Close the window, as in the evening."""
        window = self.planner.window
        window.close()
        self.hand.wait_for(window.isHidden, "the window closing")

    def is_unlocked(self) -> bool:
        """Whether the vault is open."""
        return self.planner.workspace is not None

    def see(self, name: str) -> None:
        """Keep a picture of what shows, in the order of seeing."""
        self._seen += 1
        self.keep(f"{self._seen:02}-{name}")

    def keep(self, name: str) -> None:
        """Keep a picture of what shows, once it is all there."""
        self.settle()
        self.hand.grab(self.folder / f"{name}.png")

    def settle(self) -> None:
        """Wait until everything asked for has been drawn, the plan at the side too."""
        self.hand.pause(QUIET + 100)
        self.hand.wait_for(self._is_idle, "the work beside the window")
        self.hand.pause(100)

    def save_pdf(self, name: str, folder: Path | None = None) -> Path:
        """Save what shows on the print page, through both dialogs; gives where."""
        path = (folder or self.folder) / name
        self.hand.meet(
            partial(self.hand.click, "Save as PDF"),
            partial(self.hand.click, "Choose where"),
            partial(self.hand.save_as, path),
        )
        self.hand.wait_for(path.exists, name)
        self.settle()
        return path

    def print_it(self) -> None:
        """Print what shows, and say that it came out."""
        self.settle()
        self.hand.click(f"Print on {self._tray.name}")
        self.hand.wait_for(partial(self.hand.reads, "Did it come out?"), "the question")
        self.see("did-it-come-out")
        self.hand.click("Yes")
        self.settle()

    def arrive(self, title: str) -> None:
        """Wait for the page called `title`."""
        self.hand.wait_for(partial(self._shows, title), title)

    def pass_time(self, minutes: int) -> None:
        """Let minutes of talking go by, somebody there all the while: the vault stays open."""
        watches = self.planner.findChildren(IdleWatch)
        for _half_minute in range(2 * minutes):
            self.clock.advance(timedelta(seconds=30))
            for watch in watches:
                watch.touch()
                watch.look()

    def _is_idle(self) -> bool:
        return not self.planner.findChildren(Job)

    def _shows(self, title: str) -> bool:
        titles = self.hand.window.findChildren(PageTitle)
        return any(one.isVisible() and one.text() == title for one in titles)

    def _printers(self) -> PaperTray:
        return self._tray
