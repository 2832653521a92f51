"""What of the desktop around the window matters while a vault is open, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.views.desktop_lock import desktop_lock

if TYPE_CHECKING:
    from planner.views.raise_window import Doorbell


class Surroundings(QObject):
    """Hears the desktop's lock and its sleep, and other programs that want this vault.

    Emits:
        went_away(): nobody is at the screen any more: lock.
    """

    went_away = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._doorbell: Doorbell | None = None
        self._desktop = desktop_lock(self)
        self._desktop.went_away.connect(self.went_away)

    def start(self, folder: Path, since: str) -> None:
        """The vault in `folder` is open, since that time of day."""
        from planner.views.raise_window import Doorbell

        self._doorbell = Doorbell(self)
        self._doorbell.rung.connect(self._come_forward)
        self._doorbell.listen(folder, since)
        self._desktop.start(self._window)

    def stop(self) -> None:
        """It is closed."""
        if self._doorbell is not None:
            self._doorbell.stop()
            self._doorbell.deleteLater()
            self._doorbell = None
        self._desktop.stop()

    def let_sleep(self) -> None:
        """Nothing that was read is in memory any more, or it has to be left there."""
        self._desktop.let_sleep()

    def _come_forward(self) -> None:
        from planner.views.raise_window import bring_forward

        bring_forward(self._window)
