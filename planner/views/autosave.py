"""Saving as it is typed: on leaving a field, and at most two seconds after the first key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError

#: Milliseconds from the first unsaved key to the save, however long typing goes on: with a timer's
#: leeway and the write itself, words are kept within two seconds.
DELAY = 1900


class Autosave(QObject):
    """Saves one field's words. The field calls `touched` on each edit and `leave` on focus-out.

    `save` writes the words and gives the moment they became durable; `seal` ends the journal line.
    A failed save keeps the words marked unsaved and tries again at the next key, leave or flush.

    Emits:
        saved(datetime): the words are durable; aware UTC.
        failed(PlannerError): they are not; they are still on the screen.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, save: Callable[[], datetime], seal: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._seal = seal
        self.unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.flush)

    def touched(self) -> None:
        """The words changed. The clock runs from the first change after a save."""
        self.unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """There is nothing to save any more: the words were wiped out before they were kept."""
        self._timer.stop()
        self.unsaved = False

    def flush(self) -> bool:
        """Save now if anything is unsaved. False where it failed."""
        self._timer.stop()
        if not self.unsaved:
            return True
        try:
            moment = self._save()
        except PlannerError as error:
            self.failed.emit(error)
            return False
        self.unsaved = False
        self.saved.emit(moment)
        return True

    def leave(self) -> bool:
        """Save and end the step of undo. False where the save failed."""
        if not self.flush():
            return False
        self._seal()
        return True
