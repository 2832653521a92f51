"""A copy of everything held on paper, for where nothing may be saved as a file."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.records.book import Records
from planner.views.background import beside
from planner.views.page import Context
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.words import _


class AccessPaper(QObject):
    """Makes the copy beside the window, asks which printer, and notes that it was printed.

    Emits:
        printed(str): all of it went to that printer.
        failed(PlannerError): it could not be made, or that it was printed could not be noted.
    """

    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._out: SheetOut | None = None
        self._request_id: UUID | None = None

    def print(self, request_id: UUID) -> None:
        """Print the copy of a request for which everything is there."""
        self._request_id = request_id
        beside(self._context, _made, request_id, finished=self._send, failed=self._failed)

    def _send(self, pdf: bytes) -> None:
        self._out = SheetOut(
            self._context,
            self._printers,
            partial(bytes, pdf),
            _("Copy of a record"),
            self._context.dialogs.window,
        )
        self._out.sent.connect(self._sent)
        self._out.print()

    def _printers(self) -> Printers:
        return self._context.printers

    def _sent(self, printer: str) -> None:
        if self._request_id is None:
            return
        try:
            self._context.records.access.note_printed(self._request_id)
        except PlannerError as error:
            self.failed.emit(error)
        self.printed.emit(printer)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)


def _made(records: Records, request_id: UUID) -> bytes:
    from planner.export import access_pdf

    return access_pdf.make(records.access.copy(request_id))
