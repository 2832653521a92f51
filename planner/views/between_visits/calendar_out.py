"""A calendar file on its way out, for as long as that takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.models.visit_sheets import CalendarEntry
from planner.models.visits import Appointment
from planner.views.page import Context
from planner.views.paper.sheet_out import write


class CalendarOut(QObject):
    """Writes one file beside the window, and that it was saved; whoever asked may be gone by then.

    Emits:
        saved(): it lies there.
    """

    saved = Signal()

    def __init__(self, context: Context, coming: Appointment) -> None:
        super().__init__(context.jobs)
        self._context = context
        self._coming = coming

    def save(self, entry: CalendarEntry, path: Path) -> None:
        """Write `entry` to `path`."""
        self._context.jobs.start(
            _make_and_write, entry, path, finished=self._note, failed=self._failed
        )

    def _note(self, _nothing: object) -> None:
        self.deleteLater()
        try:
            self._context.records.visit_sheets.note_calendar(self._coming)
        except PlannerError as error:
            self._context.dialogs.tell(str(error), details=error.details)
            return
        self.saved.emit()

    def _failed(self, error: Exception) -> None:
        self.deleteLater()
        if not isinstance(error, PlannerError):
            raise error
        self._context.dialogs.tell(str(error), details=error.details)


def _make_and_write(entry: CalendarEntry, path: Path) -> None:
    from planner.export import calendar_file

    write(path, calendar_file.make(entry))
