"""What of the desktop around the window matters, above all while a vault is open, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.system.screen import ScreenGuard
from planner.views.desktop_lock import desktop_lock
from planner.views.screen_block import ScreenBlock

if TYPE_CHECKING:
    from planner.records.book import Records
    from planner.views.navigation import Navigator
    from planner.views.raise_window import Doorbell


class Surroundings(QObject):
    """Hears the desktop's lock and its sleep, and other programs that want this vault; keeps
    windows out of other programs' pictures.

    Emits:
        went_away(): nobody is at the screen any more: lock.
    """

    went_away = Signal()

    def __init__(
        self, window: QWidget, guard: ScreenGuard, application: QGuiApplication, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._records: Records | None = None
        #: On from the start: a passphrase and a recovery code are on the screen before a record is.
        self.screen = ScreenBlock(guard, application, self)
        self.screen.set_on(True)
        self._doorbell: Doorbell | None = None
        self._desktop = desktop_lock(self)
        self._desktop.went_away.connect(self.went_away)

    def start(self, folder: Path, since: str, records: Records, navigator: Navigator) -> None:
        """The vault in `folder` is open, since that time of day."""
        from planner.views.raise_window import Doorbell

        self._doorbell = Doorbell(self)
        self._doorbell.rung.connect(self._come_forward)
        self._doorbell.listen(folder, since)
        self._desktop.start(self._window)
        self._records = records
        navigator.settings_changed.connect(self.apply_screen)
        navigator.visit_changed.connect(self.apply_screen)
        self.apply_screen()

    def apply_screen(self) -> None:
        """Block pictures as the vault says, but never while a visit goes by video."""
        self.screen.set_on(self._records is None or _wants_block(self._records))

    def stop(self) -> None:
        """It is closed."""
        if self._doorbell is not None:
            self._doorbell.stop()
            self._doorbell.deleteLater()
            self._doorbell = None
        self._desktop.stop()
        self._records = None
        self.apply_screen()

    def let_sleep(self) -> None:
        """Nothing that was read is in memory any more, or it has to be left there."""
        self._desktop.let_sleep()

    def _come_forward(self) -> None:
        from planner.views.raise_window import bring_forward

        bring_forward(self._window)


def _wants_block(records: Records) -> bool:
    from planner.models.visits import VisitHow

    visit = records.visits.current()
    by_video = visit is not None and visit.how is VisitHow.VIDEO
    return records.settings.blocks_screenshots() and not by_video
